#pragma once
// What is read out of all plans of a cycle: how goals are spread over what they are about, the chain of one
// goal, and who carries a goal of the programme.
#include "planning/views.h"

namespace varn::planning {

/// One bar of the goal balance.
struct KindCount {
    GoalKind kind{};
    std::int64_t goals = 0;
};
struct AbilityCount {
    Ability ability{};
    std::int64_t goals = 0;
};
/// A goal behind the bars.
struct BalancedGoal {
    AnyId id;
    std::string title;
    std::optional<std::string> unit_name;  // absent for a goal of the programme
    GoalKind kind{};
    Ability ability{};
};
/// How goals are spread over what they are about.
struct Balance {
    std::vector<KindCount> kinds;  // every kind, also those without a goal
    std::vector<AbilityCount> abilities;
    std::vector<BalancedGoal> goals;
};
struct EditionBalance {
    Id<programme::Edition> edition;
    std::string title;
    programme::EditionState state{};
    Balance balance;
};
struct GoalBalanceReport {
    PlanningCycle cycle;
    std::vector<EditionBalance> editions;
    Balance unit_goals;
};

// The chain of a goal, up to the law and down to what is measured.

struct ChainReason {
    programme::NodeView node;
    std::optional<std::string> law;  // the catalogue and paragraph of a requirement
};
struct ChainUp {
    BoundGoal goal;
    std::vector<ChainReason> reasons;
};
/// The same goal in another year, or at the unit it came from.
struct ChainYear {
    Id<UnitGoal> goal;
    int year = 0;
    Id<Unit> unit;
    std::string unit_name;
    std::string title;
    Standing standing{};
};
struct GoalChain {
    UnitGoalView goal;
    PlanningCycle cycle;
    std::vector<ChainUp> up;
    std::vector<ChainYear> years;  // oldest first, this one among them
};

/// Who carries a goal of the programme in a cycle, and who does not.
struct GoalCarrier {
    Id<UnitGoal> goal;
    std::string title;
    Id<Unit> unit;
    std::string unit_name;
    Standing standing{};
    std::vector<ActivityView> activities;
};
struct UnitNamed {
    Id<Unit> unit;
    std::string name;
    organisation::UnitKind kind{};
};
struct GoalCarriers {
    PlanningCycle cycle;
    std::vector<GoalCarrier> carriers;
    std::vector<UnitNamed> without;  // boards that should plan and serve this goal with nothing
    std::vector<IndicatorView> indicators;
};

}  // namespace varn::planning

#include "planning/readings_described.h"
