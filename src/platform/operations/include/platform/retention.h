#pragma once
// Technical rows are not kept for ever: how long each kind is kept is a setting, a run a day takes away what
// is older, and every run that took something away is told in the log. What the trade says (entities, their
// history) is weeded by people who decide it, never here.
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/config.h"
#include "platform/jobs.h"

namespace varn::operations {

/// How many rows of a kind are older than what is kept.
struct Weeded {
    std::string kind;
    int kept_days = 0;
    std::int64_t rows = 0;
};

/// What a run would take away now.
Result<std::vector<Weeded>> overdue(Town& town, config::Settings const& settings);
/// Takes it away; an entry `retention.run` in the log tells how much of each kind. Twice is once.
Result<std::vector<Weeded>> run_retention(Town& town, auth::Actor const& actor,
                                          config::Settings const& settings);

}  // namespace varn::operations

template <>
struct varn::Describe<varn::operations::Weeded> {
    using W = operations::Weeded;
    static constexpr auto value =
        entity<W>("weeded", field<&W::kind>({}), field<&W::kept_days>({}), field<&W::rows>({}));
};
