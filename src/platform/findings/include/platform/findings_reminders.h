#pragma once
// Reminding of acceptances whose review date has come.
#include "platform/job_runner.h"
#include "platform/notices.h"

namespace varn::findings {

inline constexpr notify::Kind review_due{"findings.review_due", "finding_acceptance",
                                         notify::Delivery::daily};

/// Tells of each acceptance whose review date is today or past, once: the strategist who accepted, or all of
/// them when she is one no longer. How many acceptances are due.
Result<int> remind(Town& town);
/// The job that does it every morning.
jobs::Kind reminding();

}  // namespace varn::findings
