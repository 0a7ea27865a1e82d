#pragma once
// The kinds of jobs that a server knows.
#include <vector>

#include "platform/config.h"
#include "platform/job_runner.h"
#include "platform/mailing.h"

namespace varn::app {

/// Every kind of job, from all parts. Mails go by `post`.
std::vector<jobs::Kind> job_kinds(config::Settings const& settings, notify::Post post);

}  // namespace varn::app
