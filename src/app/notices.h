#pragma once
// What the house tells people of, how its things are called, and where mails go.
#include "platform/config.h"
#include "platform/inbox.h"
#include "platform/mailing.h"

namespace varn::app {

inline constexpr notify::Kind job_failed{"jobs.failed", "job", notify::Delivery::at_once};

/// Every kind of notice, in the order people choose among them.
notify::Kinds const& notice_kinds();
/// How the things are called that notices are about.
notify::Titles const& notice_titles();
/// The mail server of the settings; none when none is named. `invalid` with every fault at once.
Result<notify::Post> post_of(config::Settings const& settings);
/// Tells administrators of jobs that failed for good, each once. How many were looked at.
Result<int> tell_of_failed_jobs(Town& town);

}  // namespace varn::app
