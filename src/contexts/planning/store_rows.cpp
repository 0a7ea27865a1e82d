// Single rows, and what stands elsewhere in the house.
#include "store.h"

namespace varn::planning::store {

Result<std::optional<UnitGoal>> goal_of_key(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                            Id<Unit> const& unit, std::string const& key) {
    return tx.first<UnitGoal>("WHERE cycle = $1 AND unit = $2 AND key = $3", cycle, unit, key);
}

Result<std::optional<Activity>> activity_of_key(db::ReadTx& tx, Id<UnitGoal> const& goal,
                                                std::string const& key) {
    return tx.first<Activity>("WHERE unit_goal = $1 AND key = $2", goal, key);
}

Result<std::optional<Indicator>> indicator_of_key(db::ReadTx& tx, Id<UnitGoal> const& goal,
                                                  std::string const& key) {
    return tx.first<Indicator>("WHERE unit_goal = $1 AND key = $2", goal, key);
}

Result<std::optional<IndicatorValue>> value_of_day(db::ReadTx& tx, IndicatorValue const& value) {
    return tx.first<IndicatorValue>("WHERE indicator = $1 AND unit = $2 AND period_on = $3", value.indicator,
                                    value.unit, value.period_on);
}

Result<std::vector<IndicatorValue>> series(db::ReadTx& tx, Id<Indicator> const& indicator) {
    return tx.select<IndicatorValue>("WHERE indicator = $1 ORDER BY period_on, unit", indicator);
}

Result<std::vector<UnitGoal>> continued_as(db::ReadTx& tx, Id<UnitGoal> const& goal) {
    return tx.select<UnitGoal>("WHERE origin = $1 ORDER BY id", goal);
}

Result<std::vector<GoalBinding>> bindings_of(db::ReadTx& tx, Id<UnitGoal> const& goal) {
    return tx.select<GoalBinding>("WHERE unit_goal = $1 ORDER BY id", goal);
}

Result<std::vector<Activity>> activities_of(db::ReadTx& tx, Id<UnitGoal> const& goal) {
    return tx.select<Activity>("WHERE unit_goal = $1 ORDER BY position, key", goal);
}

Result<std::vector<Indicator>> indicators_of(db::ReadTx& tx, Id<UnitGoal> const& goal) {
    return tx.select<Indicator>("WHERE unit_goal = $1 ORDER BY position, key", goal);
}

Result<std::string> account_name(db::ReadTx& tx, std::string const& account) {
    TRY(names, tx.query<std::string>("SELECT name FROM {account} WHERE id = $1", account));
    return names.empty() ? std::string{} : names.front();
}

Result<std::vector<programme::Edition>> editions(db::ReadTx& tx) {
    return tx.select<programme::Edition>("ORDER BY COALESCE(valid_from, '9999-12-31'), key");
}

Result<std::vector<Goal>> goals_of_edition(db::ReadTx& tx, Id<programme::Edition> const& edition) {
    return tx.select<Goal>("WHERE edition = $1 ORDER BY position, key", edition);
}

Result<std::vector<Goal>> goals_of_key(db::ReadTx& tx, std::string const& key) {
    return tx.select<Goal>("WHERE key = $1 ORDER BY edition", key);
}

Result<std::vector<organisation::Succession>> successions(db::ReadTx& tx) {
    return tx.select<organisation::Succession>("ORDER BY taken_over_on, id");
}

Result<std::vector<UnitWithin>> units_within(db::ReadTx& tx, PlanningCycle const& cycle, Date on) {
    return tx.query<UnitWithin>(
        "SELECT w.id, w.key, w.name, w.kind, w.valid_from, w.valid_to FROM (SELECT u.id, u.key, u.kind, "
        "u.valid_from, u.valid_to, (SELECT n.name FROM {unit_period} n WHERE n.unit = u.id "
        "ORDER BY CASE WHEN n.valid_from <= $3 THEN 0 ELSE 1 END, "
        "CASE WHEN n.valid_from <= $3 THEN n.valid_from END DESC, n.valid_from LIMIT 1) AS name "
        "FROM {unit} u WHERE u.valid_from <= $2 AND (u.valid_to IS NULL OR u.valid_to >= $1)) w "
        "WHERE w.name IS NOT NULL ORDER BY w.name COLLATE \"sv-SE-x-icu\", w.id",
        cycle.valid_from, cycle.valid_to, on);
}

Result<std::vector<Person>> people(db::ReadTx& tx, Id<PlanningCycle> const& cycle) {
    return tx.select<Person>(
        "WHERE person.id IN (SELECT a.responsible FROM {activity} a JOIN {unit_goal} g ON g.id = a.unit_goal "
        "WHERE g.cycle = $1) ORDER BY person.key",
        cycle);
}

}  // namespace varn::planning::store
