#pragma once
// What the risk context tells people of, and the job that reminds them.
#include "platform/inbox.h"
#include "platform/job_runner.h"

namespace varn::risk {

inline constexpr notify::Kind round_opened{"risk.round_opened", "risk_analysis", notify::Delivery::at_once};
inline constexpr notify::Kind analysis_due_soon{"risk.due_soon", "risk_analysis", notify::Delivery::at_once};
inline constexpr notify::Kind analysis_late{"risk.late", "risk_analysis", notify::Delivery::at_once};
inline constexpr notify::Kind analysis_reminded{"risk.reminded", "risk_analysis", notify::Delivery::at_once};
inline constexpr notify::Kind analysis_handed_in{"risk.handed_in", "risk_analysis", notify::Delivery::daily};
inline constexpr notify::Kind analysis_approved{"risk.approved", "risk_analysis", notify::Delivery::daily};
inline constexpr notify::Kind analysis_reopened{"risk.reopened", "risk_analysis", notify::Delivery::at_once};

/// How to find what an analysis is called.
void add_titles(notify::Titles& titles);
/// Tells those whose analyses are not handed in of what is due soon or late, once for each of the round's
/// days. How many analyses were reminded of.
Result<int> remind(Town& town);
/// The job that does it every morning.
jobs::Kind reminding();

}  // namespace varn::risk
