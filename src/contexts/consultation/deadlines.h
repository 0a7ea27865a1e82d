#pragma once
// When an opinion must be ready to be decided in time: reckoned from a board's meetings, nothing else.
#include <vector>

#include "consultation/views.h"

namespace varn::consultation {

// Ordinary days before a meeting, for meetings that do not say their own (domain: defaults to change).
constexpr int papers_sent_days = 8;
constexpr int opinion_ready_days = 17;
// Days that the law gives.
constexpr int verification_days = 14;  // KL 5:69
constexpr int posting_days = 2;        // KL 8:12

/// The plan on a day, from the meetings held on that day or later, the nearest first.
DeadlinePlan plan_deadlines(std::vector<BoardMeeting> const& meetings, Date due_on, Date today,
                            std::optional<Id<BoardMeeting>> const& chosen);
/// The days that follow from a decision; `later` are the board's meetings after it, the nearest first.
DecisionShown with_days(BoardDecision decision, std::vector<Dissent> dissents,
                        std::vector<BoardMeeting> const& later);

}  // namespace varn::consultation
