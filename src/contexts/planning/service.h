#pragma once
// The verbs of planning. Each asks the policy, obeys the rules of the trade and says so in the audit.
#include "planning/api.h"
#include "platform/verbs.h"
#include "rules.h"
#include "store.h"
#include "writing.h"

namespace varn::planning {

using http::Page;
using Window = http::Call::Window;

/// Fails unless the actor may read plans.
Result<Done> may_read(Actor const& actor);
PlanRights rights_at(Actor const& actor, Id<Unit> const& unit);

// Cycles.
Result<Page<PlanningCycle>> list_cycles(Town& town, Actor const& actor, Window window);
Result<PlanningCycle> read_cycle(Town& town, Actor const& actor, Id<PlanningCycle> const& id);
Result<PlanningCycle> add_cycle(Town& town, Actor const& actor, PlanningCycle cycle);
Result<PlanningCycle> change_cycle(Town& town, Actor const& actor, Id<PlanningCycle> const& id, int version,
                                   json::Change<PlanningCycle> const& change);
/// The cycle is closed for good. `version` is what the asker saw, when that was said.
Result<PlanningCycle> close_cycle(Town& town, Actor const& actor, Id<PlanningCycle> const& id,
                                  Closing const& ask, std::optional<int> version);

// Plans.
/// Boards of committees and companies plan: they are whom a programme binds.
bool must_plan(organisation::UnitKind kind);
/// The plan of a unit in the cycle named, or in that of a year, or in the one around today.
Result<UnitPlan> plan_of(Town& town, Actor const& actor, Id<Unit> const& unit,
                         std::optional<std::string> const& cycle, std::optional<std::string> const& year);
/// How the plan of every unit stands that exists within the cycle, in Swedish order of name.
Result<Page<PlanStanding>> list_standings(Town& town, Actor const& actor, Id<PlanningCycle> const& id);
Result<GoalBalanceReport> balance(Town& town, Actor const& actor, Id<PlanningCycle> const& id);
Result<GoalChain> chain(Town& town, Actor const& actor, Id<UnitGoal> const& id);
/// Who carries a goal of the programme, in the cycle of a year or the one around today.
Result<GoalCarriers> carriers(Town& town, Actor const& actor, Id<Goal> const& goal,
                              std::optional<std::string> const& cycle);
Result<PlanCopied> copy_plan(Town& town, Actor const& actor, PlanCopy const& ask);
/// From where rows can still be copied into a unit's plan.
Result<std::vector<CopyOffer>> offers(db::ReadTx& tx, Id<Unit> const& unit, PlanningCycle const& cycle);
/// The goals of a plan that no goal of `unit` continues yet.
Result<std::vector<UnitGoal>> not_continued(db::ReadTx& tx, Id<PlanningCycle> const& from_cycle,
                                            Id<Unit> const& from_unit, Id<Unit> const& unit);

// Rows.
Result<IndicatorView> read_indicator(Town& town, Actor const& actor, Id<Indicator> const& id);
Result<Done> unbind(Town& town, Actor const& actor, Id<GoalBinding> const& id);
Result<PlanComment> add_comment(Town& town, Actor const& actor, PlanComment comment);
/// Tells those who write the unit's plan, when it is the centre that has commented.
Result<Done> tell_of_comment(Town& town, db::WriteTx& tx, PlanComment const& comment);
Result<Page<Instruction>> list_instructions(Town& town, Actor const& actor, Id<PlanningCycle> const& id,
                                            Window window);
/// The cycle that was asked for by id or by year; the one around today when neither was said.
Result<PlanningCycle> cycle_asked_for(Town& town, db::ReadTx& tx, std::optional<std::string> const& cycle,
                                      std::optional<std::string> const& year);

std::vector<http::Route> spreadsheet_routes();

}  // namespace varn::planning
