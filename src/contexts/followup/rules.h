#pragma once
// The rules of the trade that follow-up keeps.
#include "store.h"

namespace varn::followup::rules {

/// `invalid` unless the period ends after it begins and the last day to answer lies in or after it.
Result<Done> must_have_days_in_order(Round const& round);
/// `invalid` unless the edition is adopted, has begun, and is not replaced by one that held when the period
/// began. An edition that has run out without a successor is still followed up.
Result<Done> must_be_an_edition_to_follow_up(db::ReadTx& tx, Round const& round);
/// `conflict` unless the round is open.
Result<Done> must_be_open(Round const& round);
/// `conflict` when the round is closed.
Result<Done> must_not_be_closed(Round const& round);
/// `conflict` unless the sheet lies with the unit.
Result<Done> must_lie_with_the_unit(Sheet const& sheet);
/// `conflict` unless the sheet has been handed in.
Result<Done> must_be_handed_in(Sheet const& sheet);
/// `stale` when somebody has changed it since the asker saw it; content when no version was said.
Result<Done> must_be_current(std::optional<int> seen, int version);
/// Every goal answered with a mark, words and, when the round asks, a forecast. All that is missing at once.
Result<Done> must_be_complete(Round const& round, std::vector<RoundGoal> const& goals,
                              std::vector<Answer> const& answers);

/// The annual report looks back on the whole year, so it asks for no forecast.
bool needs_forecast(Round const& round);
/// True for a sheet whose marks count in roll-ups.
bool counts(SheetStatus status);
/// How many days past the last day an open round is.
std::int64_t days_late(Round const& round, Date today);
/// The letter of a mark on a sheet.
char letter_of(std::optional<Mark> mark);

}  // namespace varn::followup::rules
