#pragma once
// The rules of the trade, each named as the sentence it is. A rule that is broken answers with the place and
// the cure.
#include "planning/api.h"

namespace varn::planning::rules {

/// A closed cycle never changes: everything that would write in it asks here first.
Result<Done> must_be_open(PlanningCycle const& cycle);
/// The cycle, open, and nobody closes it until `tx` ends: what is written in it is written before its
/// closing.
Result<PlanningCycle> must_stay_open(db::WriteTx& tx, Id<PlanningCycle> const& cycle);
Result<PlanningCycle> must_be_an_open_cycle(db::ReadTx& tx, Id<PlanningCycle> const& cycle);
Result<Done> must_end_after_it_begins(std::optional<Date> from, std::optional<Date> to,
                                      std::string const& pointer);
/// A row that is named must be there.
template <class T>
Result<Done> must_be_there(db::ReadTx& tx, Id<T> const& id, std::string pointer) {
    TRY(found, tx.find(id));
    return found ? Result<Done>{Done{}} : invalid(std::move(pointer), "planning.not_there");
}
/// What is given up says why; what was confirmed does not wait again. `before` is absent for a new row.
Result<Done> must_stand_rightly(std::optional<Standing> before, Standing after,
                                std::optional<std::string> const& why);
/// Done or not done is not told by a mark alone.
Result<Done> must_be_told_in_words(Activity const& activity);
/// An indicator measures exactly one thing: a goal of the unit's, or one of the programme's.
Result<Done> must_measure_one_thing(Indicator const& indicator);
/// What a unit measured is its own, by the indicator of its own goal or by the centre's.
Result<Done> must_be_measured_by_its_unit(Indicator const& indicator, IndicatorValue const& value,
                                          Date today);
/// What is commented belongs to the goal.
Result<Done> must_be_of_the_goal(db::ReadTx& tx, PlanComment const& comment);
/// The unit exists on some day of the cycle.
Result<Done> must_exist_in(db::ReadTx& tx, Id<Unit> const& unit, PlanningCycle const& cycle,
                           std::string const& pointer);

}  // namespace varn::planning::rules
