#pragma once
// What other contexts, and the command line, may ask of planning.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planning/readings.h"
#include "planning/views.h"
#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"

namespace varn::planning {

/// Every cycle, the newest year first.
Result<std::vector<PlanningCycle>> cycles(db::ReadTx& tx);
/// The unit goals of a cycle that are not given up, of one unit or of all, in the order of unit and position.
Result<std::vector<UnitGoal>> goals_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                       std::optional<Id<Unit>> const& unit = {});
/// Which unit goals of a cycle serve which goals of the programme.
Result<std::vector<GoalBinding>> bindings_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle);
/// The activities of a cycle that are not given up, in the order of unit goal and position.
Result<std::vector<Activity>> activities_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle);
/// The indicators of a cycle that are not given up: those of units, and the centre's.
Result<std::vector<Indicator>> indicators_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle);
/// Whether a value is as good as the target of its indicator, or better; absent without a target.
std::optional<bool> reaches(Indicator const& indicator, double value);
/// What was measured by the indicators of a cycle, oldest first.
Result<std::vector<IndicatorValue>> values_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle);
/// Keeps what a unit measured, inside a transaction of the asker's: added, or in place of what was said of
/// the same day before. The actor must have the right to write the unit's plan, and the cycle must be open.
Result<IndicatorValue> record_value(Town& town, db::WriteTx& tx, auth::Actor const& actor,
                                    IndicatorValue value);
/// What a unit plans in a cycle, as the page shows it to `actor`.
Result<UnitPlan> unit_plan(Town& town, auth::Actor const& actor, Id<Unit> const& unit,
                           Id<PlanningCycle> const& cycle);
/// A plan as plain text that can be pasted into another planning system.
std::string plan_text(UnitPlan const& plan, std::string_view language);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();

}  // namespace varn::planning
