#include "store.h"

namespace varn::planning::store {
namespace {

std::string id_or_nothing(MaybeUnit const& unit) {
    return unit ? unit->text : std::string{};
}

/// `rest` begins with a WHERE that has two parameters, the cycle and the unit ("" for all).
template <class T>
Result<std::vector<T>> of_cycle(db::ReadTx& tx, std::string_view rest, Id<PlanningCycle> const& cycle,
                                MaybeUnit const& unit) {
    return tx.select<T>(rest, cycle, id_or_nothing(unit));
}

}  // namespace

Result<Page<PlanningCycle>> cycles(db::ReadTx& tx, Window window) {
    TRY(items, tx.select<PlanningCycle>("ORDER BY year DESC LIMIT $1 OFFSET $2", std::int64_t{window.limit},
                                        std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {planning_cycle}"));
    return Page<PlanningCycle>{std::move(items), total};
}

Result<std::optional<PlanningCycle>> cycle_of_year(db::ReadTx& tx, int year) {
    return tx.first<PlanningCycle>("WHERE year = $1", std::int64_t{year});
}

Result<std::optional<PlanningCycle>> cycle_on(db::ReadTx& tx, Date on) {
    TRY(begun, tx.first<PlanningCycle>("WHERE valid_from <= $1 ORDER BY valid_from DESC LIMIT 1", on));
    if (begun) {
        return begun;
    }
    return tx.first<PlanningCycle>("ORDER BY valid_from LIMIT 1");
}

Result<std::int64_t> overlapping(db::ReadTx& tx, PlanningCycle const& cycle) {
    return tx.scalar<std::int64_t>(
        "SELECT COUNT(*) FROM {planning_cycle} WHERE id <> $1 AND valid_from <= $3 AND valid_to >= $2",
        cycle.id.text, cycle.valid_from, cycle.valid_to);
}

Result<std::vector<UnitGoal>> goals(db::ReadTx& tx, Id<PlanningCycle> const& cycle, MaybeUnit const& unit) {
    return of_cycle<UnitGoal>(tx, "WHERE cycle = $1 AND ($2 = '' OR unit = $2) ORDER BY unit, position, key",
                              cycle, unit);
}

Result<std::vector<GoalBinding>> bindings(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                          MaybeUnit const& unit) {
    return of_cycle<GoalBinding>(tx,
                                 "JOIN {unit_goal} g ON g.id = goal_binding.unit_goal WHERE g.cycle = $1 AND "
                                 "($2 = '' OR g.unit = $2) ORDER BY goal_binding.unit_goal, goal_binding.id",
                                 cycle, unit);
}

Result<std::vector<Activity>> activities(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                         MaybeUnit const& unit) {
    return of_cycle<Activity>(tx,
                              "JOIN {unit_goal} g ON g.id = activity.unit_goal WHERE g.cycle = $1 AND "
                              "($2 = '' OR g.unit = $2) ORDER BY activity.unit_goal, activity.position, "
                              "activity.key",
                              cycle, unit);
}

Result<std::vector<Indicator>> indicators(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                          MaybeUnit const& unit) {
    return of_cycle<Indicator>(
        tx, "WHERE cycle = $1 AND ($2 = '' OR unit = $2) ORDER BY unit_goal, goal, position, key", cycle,
        unit);
}

Result<std::vector<Indicator>> indicators_of_centre(db::ReadTx& tx, Id<PlanningCycle> const& cycle) {
    return tx.select<Indicator>("WHERE cycle = $1 AND unit IS NULL ORDER BY goal, position, key", cycle);
}

Result<std::vector<IndicatorValue>> values(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                           MaybeUnit const& unit) {
    return of_cycle<IndicatorValue>(
        tx,
        "JOIN {indicator} i ON i.id = indicator_value.indicator WHERE i.cycle = $1 AND "
        "($2 = '' OR indicator_value.unit = $2) "
        "ORDER BY indicator_value.indicator, indicator_value.period_on, indicator_value.unit",
        cycle, unit);
}

Result<std::vector<PlanComment>> comments(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                          Id<Unit> const& unit) {
    return of_cycle<PlanComment>(tx,
                                 "JOIN {unit_goal} g ON g.id = plan_comment.unit_goal WHERE g.cycle = $1 AND "
                                 "($2 = '' OR g.unit = $2) ORDER BY plan_comment.written_at, plan_comment.id",
                                 cycle, unit);
}

Result<std::vector<Instruction>> instructions(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                              Id<Unit> const& unit) {
    return tx.select<Instruction>(
        "WHERE cycle = $1 AND withdrawn = 0 AND (for_unit IS NULL OR for_unit = $2) ORDER BY plan_field, id",
        cycle, unit);
}

Result<std::vector<WorkStep>> work_steps(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                         Id<Unit> const& unit) {
    return tx.select<WorkStep>("WHERE cycle = $1 AND unit = $2 ORDER BY step", cycle, unit);
}

Result<Page<Instruction>> all_instructions(db::ReadTx& tx, Id<PlanningCycle> const& cycle, Window window) {
    TRY(items, tx.select<Instruction>("WHERE cycle = $1 ORDER BY plan_field, id LIMIT $2 OFFSET $3", cycle,
                                      std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {instruction} WHERE cycle = $1", cycle));
    return Page<Instruction>{std::move(items), total};
}

}  // namespace varn::planning::store
