#pragma once
// A connection that only listens. Private to platform/db.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "kernel/result.h"

namespace varn::db {

class Ear {
public:
    virtual ~Ear() = default;
    /// Waits for a commit somewhere and gives the latest position that was told; nothing when the time is
    /// over or `stop` (a file descriptor) becomes readable. Fails when the connection is lost.
    virtual Result<std::optional<std::int64_t>> wait(std::chrono::milliseconds most, int stop) = 0;
    /// The size of the log, asked for.
    virtual Result<std::int64_t> size() = 0;
};

/// Listens on the database of that address.
Result<std::unique_ptr<Ear>> open_ear(std::string const& url);

}  // namespace varn::db
