#pragma once
// An examination of an installation, for whoever runs it: what is well, what is doubtful, what is wrong, and
// what to do about it.
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.h"
#include "platform/config.h"
#include "platform/inspection.h"

namespace varn::operations {

enum class Judgement { ok, warn, fail };

/// One thing that was looked at. `key` is the text that tells of it, and of the cure where one is needed.
struct Examined {
    std::string subject;
    Judgement judgement{};
    std::string key;
    Params params = {};
};

/// Looks at settings, folders, clock, database, log and backups; changes nothing. Never fails: what cannot be
/// looked at is told as such.
std::vector<Examined> examine(config::Settings const& settings, std::string_view config_file,
                              Blueprint const& blueprint);

}  // namespace varn::operations
