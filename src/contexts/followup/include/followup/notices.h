#pragma once
// What follow-up tells people of, and the job that reminds them.
#include "platform/inbox.h"
#include "platform/job_runner.h"

namespace varn::followup {

inline constexpr notify::Kind round_opened{"followup.round_opened", "follow_up_sheet",
                                           notify::Delivery::at_once};
inline constexpr notify::Kind due_soon{"followup.due_soon", "follow_up_sheet", notify::Delivery::at_once};
inline constexpr notify::Kind late{"followup.late", "follow_up_sheet", notify::Delivery::at_once};
inline constexpr notify::Kind unit_reminded{"followup.reminded", "follow_up_sheet",
                                            notify::Delivery::at_once};
inline constexpr notify::Kind sheet_handed_back{"followup.handed_back", "follow_up_sheet",
                                                notify::Delivery::at_once};
inline constexpr notify::Kind sheet_accepted{"followup.accepted", "follow_up_sheet", notify::Delivery::daily};
inline constexpr notify::Kind sheet_handed_in{"followup.handed_in", "follow_up_sheet",
                                              notify::Delivery::daily};

/// How to find what a round and a sheet are called.
void add_titles(notify::Titles& titles);
/// Tells those who have not answered of what is due soon or late, once for each of the round's days. How many
/// sheets were reminded of.
Result<int> remind(Town& town);
/// The job that does it every morning.
jobs::Kind reminding();

}  // namespace varn::followup
