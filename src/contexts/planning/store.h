#pragma once
// All questions that planning asks the database.
#include "organisation/api.h"
#include "planning/api.h"
#include "programme/api.h"

namespace varn::planning::store {

using http::Page;
using Window = http::Call::Window;
using MaybeUnit = std::optional<Id<Unit>>;

Result<Page<PlanningCycle>> cycles(db::ReadTx& tx, Window window);
Result<std::optional<PlanningCycle>> cycle_of_year(db::ReadTx& tx, int year);
/// The cycle that a day lies in; otherwise the last one before it, otherwise the first.
Result<std::optional<PlanningCycle>> cycle_on(db::ReadTx& tx, Date on);
/// The number of other cycles that share a day with this one.
Result<std::int64_t> overlapping(db::ReadTx& tx, PlanningCycle const& cycle);

// The rows of a cycle, of one unit or of all, those given up among them, each kind in its order.

Result<std::vector<UnitGoal>> goals(db::ReadTx& tx, Id<PlanningCycle> const& cycle, MaybeUnit const& unit);
Result<std::vector<GoalBinding>> bindings(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                          MaybeUnit const& unit);
Result<std::vector<Activity>> activities(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                         MaybeUnit const& unit);
/// Of one unit: its own. Of all: the centre's too.
Result<std::vector<Indicator>> indicators(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                          MaybeUnit const& unit);
Result<std::vector<Indicator>> indicators_of_centre(db::ReadTx& tx, Id<PlanningCycle> const& cycle);
/// What was measured, oldest first; of one unit also by the centre's indicators.
Result<std::vector<IndicatorValue>> values(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                           MaybeUnit const& unit);
Result<std::vector<PlanComment>> comments(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                          Id<Unit> const& unit);
/// The instructions that stand beside a unit's plan: those for every unit, and its own.
Result<std::vector<Instruction>> instructions(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                              Id<Unit> const& unit);
Result<Page<Instruction>> all_instructions(db::ReadTx& tx, Id<PlanningCycle> const& cycle, Window window);

Result<std::vector<WorkStep>> work_steps(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                         Id<Unit> const& unit);

// Single rows.

Result<std::optional<UnitGoal>> goal_of_key(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                            Id<Unit> const& unit, std::string const& key);
Result<std::optional<Activity>> activity_of_key(db::ReadTx& tx, Id<UnitGoal> const& goal,
                                                std::string const& key);
Result<std::optional<Indicator>> indicator_of_key(db::ReadTx& tx, Id<UnitGoal> const& goal,
                                                  std::string const& key);
Result<std::optional<IndicatorValue>> value_of_day(db::ReadTx& tx, IndicatorValue const& value);
Result<std::vector<IndicatorValue>> series(db::ReadTx& tx, Id<Indicator> const& indicator);
/// The goals that continue a goal, in later cycles or at units that took over.
Result<std::vector<UnitGoal>> continued_as(db::ReadTx& tx, Id<UnitGoal> const& goal);
Result<std::vector<GoalBinding>> bindings_of(db::ReadTx& tx, Id<UnitGoal> const& goal);
Result<std::vector<Activity>> activities_of(db::ReadTx& tx, Id<UnitGoal> const& goal);
Result<std::vector<Indicator>> indicators_of(db::ReadTx& tx, Id<UnitGoal> const& goal);
/// The name of an account; empty when there is none of that id.
Result<std::string> account_name(db::ReadTx& tx, std::string const& account);

// What stands elsewhere in the house.

Result<std::vector<programme::Edition>> editions(db::ReadTx& tx);
Result<std::vector<Goal>> goals_of_edition(db::ReadTx& tx, Id<programme::Edition> const& edition);
Result<std::vector<Goal>> goals_of_key(db::ReadTx& tx, std::string const& key);
Result<std::vector<organisation::Succession>> successions(db::ReadTx& tx);
/// A unit that exists on some day of a period, with the name it has on the day asked for, or nearest to it.
struct UnitWithin {
    Id<Unit> id;
    std::string key;
    std::string name;
    organisation::UnitKind kind{};
    Date valid_from;
    std::optional<Date> valid_to;
};
/// All of them, in Swedish order of name.
Result<std::vector<UnitWithin>> units_within(db::ReadTx& tx, PlanningCycle const& cycle, Date on);
Result<std::vector<Person>> people(db::ReadTx& tx, Id<PlanningCycle> const& cycle);

}  // namespace varn::planning::store

template <>
struct varn::Describe<varn::planning::store::UnitWithin> {
    using T = planning::store::UnitWithin;
    static constexpr auto value =
        entity<T>("UnitWithin", field<&T::id>({}), field<&T::key>({}), field<&T::name>({}),
                  field<&T::kind>({}), field<&T::valid_from>({}), field<&T::valid_to>({}));
};
