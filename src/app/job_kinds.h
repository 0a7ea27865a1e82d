#pragma once
// The kinds of jobs that a server knows.
#include <vector>

#include "platform/job_runner.h"

namespace varn::app {

/// Every kind of job, from all parts.
std::vector<jobs::Kind> job_kinds();

}  // namespace varn::app
