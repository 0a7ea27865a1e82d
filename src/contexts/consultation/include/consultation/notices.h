#pragma once
// What consultation tells people of, and the job that reminds them.
#include "platform/inbox.h"
#include "platform/job_runner.h"

namespace varn::consultation {

inline constexpr notify::Kind referral_sent{"consultation.referral_sent", "opinion_case",
                                            notify::Delivery::at_once};
inline constexpr notify::Kind answer_due_soon{"consultation.due_soon", "opinion_case",
                                              notify::Delivery::at_once};
inline constexpr notify::Kind answer_late{"consultation.late", "opinion_case", notify::Delivery::at_once};
inline constexpr notify::Kind answer_reminded{"consultation.reminded", "opinion_case",
                                              notify::Delivery::at_once};
inline constexpr notify::Kind time_extended{"consultation.extended", "opinion_case",
                                            notify::Delivery::at_once};
inline constexpr notify::Kind extension_asked{"consultation.extension_asked", "referral",
                                              notify::Delivery::at_once};
inline constexpr notify::Kind answer_submitted{"consultation.answer_submitted", "opinion_case",
                                               notify::Delivery::daily};

/// How to find what a remiss and a case are called.
void add_titles(notify::Titles& titles);
/// Tells those who have not answered of what is due soon or late, once for each of the remiss's days. How
/// many cases were reminded of.
Result<int> remind(Town& town);
/// The job that does it every morning.
jobs::Kind reminding();

}  // namespace varn::consultation
