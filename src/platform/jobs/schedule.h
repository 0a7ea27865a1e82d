#pragma once
// Which period it is: the same word in every process, so that the database lets one of them begin it.
#include <string>

#include "platform/job_runner.h"

namespace varn::jobs {

/// The latest period of that kind which has begun: "jobs.weed@2024-02-01".
std::string period_of(Kind const& kind, Instant now);

}  // namespace varn::jobs
