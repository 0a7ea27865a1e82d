#pragma once
// Plans put together out of their rows. The rows of a whole cycle, or of one unit in it, are read once and
// joined here, so that page, city page, text and export tell the same.
#include <algorithm>
#include <map>
#include <span>

#include "store.h"

namespace varn::planning {

/// The rows of a cycle, of one unit or of all. What hangs on something is sorted by what it hangs on, so that
/// it is found without looking at the rest.
struct CycleRows {
    std::vector<UnitGoal> goals;
    std::vector<GoalBinding> bindings;
    std::vector<Activity> activities;
    std::vector<Indicator> indicators;
    std::vector<IndicatorValue> values;
    std::vector<PlanComment> comments;  // of one unit only
};
Result<CycleRows> rows_of(db::ReadTx& tx, Id<PlanningCycle> const& cycle, store::MaybeUnit const& unit);

std::string const& hangs_on(GoalBinding const& row);
std::string const& hangs_on(Activity const& row);
std::string const& hangs_on(Indicator const& row);  // empty for the centre's
std::string const& hangs_on(IndicatorValue const& row);
std::string const& hangs_on(PlanComment const& row);
/// The rows that hang on the thing of that id.
template <class T>
std::span<T const> under(std::vector<T> const& rows, std::string const& id) {
    auto const begin = std::lower_bound(rows.begin(), rows.end(), id,
                                        [](T const& row, auto const& key) { return hangs_on(row) < key; });
    auto const end = std::upper_bound(begin, rows.end(), id,
                                      [](auto const& key, T const& row) { return key < hangs_on(row); });
    return {begin, end};
}

/// The day of a cycle that is nearest to another day.
Date day_in(PlanningCycle const& cycle, Date day);
/// True when an edition holds on some day of the cycle, or has not been adopted yet.
bool holds_in(programme::Edition const& edition, PlanningCycle const& cycle);

/// Puts together what is asked for; names are looked up once each.
class Assembly {
public:
    Assembly(db::ReadTx& tx, PlanningCycle const& cycle, Date today)
        : tx_(tx), cycle_(cycle), today_(today) {}

    /// Everything of a unit, in order.
    Result<std::vector<UnitGoalView>> goals(CycleRows const& rows);
    Result<UnitGoalView> goal(UnitGoal const& goal, CycleRows const& rows);
    Result<ActivityView> activity(Activity const& row);
    Result<BoundGoal> bound(GoalBinding const& binding);
    /// The name of a unit as it is in the cycle, on the day nearest to today.
    Result<std::string> unit_name(Id<Unit> const& unit);

private:
    template <class T>
    Result<T const*> known(std::map<std::string, T>& cache, Id<T> const& id);

    db::ReadTx& tx_;
    PlanningCycle const& cycle_;
    Date today_;
    std::map<std::string, std::string> unit_names_;
    std::map<std::string, std::string> account_names_;
    std::map<std::string, Goal> goals_;
    std::map<std::string, programme::Edition> editions_;
    std::map<std::string, Person> people_;
};

/// An indicator with what was measured, as told from the values of many.
IndicatorView indicator_view(Indicator const& row, std::vector<IndicatorValue> const& values);
/// True when the last day has passed and the activity is neither done nor given up.
bool is_late(Activity const& activity, Date today);
/// What is missing in a goal; nothing in one that was given up.
std::vector<PlanGap> gaps_of(UnitGoalView const& view);
/// How a plan of these goals stands.
PlanState state_of(std::vector<UnitGoalView> const& goals);

/// The units that a unit took over after until a day, itself not among them, each with the day of the step
/// nearest to it in time.
std::map<std::string, Date> predecessors_of(std::vector<organisation::Succession> const& all,
                                            Id<Unit> const& unit, Date until);

}  // namespace varn::planning
