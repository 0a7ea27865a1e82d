#pragma once
// What planning tells: plans put together for those who read, and what it is asked to do.
#include <string>
#include <vector>

#include "organisation/views.h"
#include "planning/model.h"
#include "programme/views.h"

namespace varn::planning {

/// What is missing in a plan. Shown, never refused.
enum class PlanGap {
    serves_no_goal,       // binds no goal of the programme and does not say why not
    serves_expired_goal,  // binds only goals of editions that do not hold in the cycle
    no_activity,
    no_indicator,
    to_confirm,  // the goal, or something under it, waits for confirmation
    no_value     // an indicator that nobody has measured
};

/// A goal of the programme that a unit goal serves.
struct BoundGoal {
    Id<GoalBinding> binding;
    Id<Goal> goal;
    std::string key;
    std::string title;
    Id<programme::Edition> edition;
    std::string edition_title;
    bool holds = false;  // its edition is in force during the cycle, or on its way
};

struct CommentView {
    PlanComment comment;
    std::string name;  // of the account
};

struct ActivityView {
    Activity activity;
    std::string owner_name;
    std::optional<std::string> responsible_name;
    bool late = false;  // its last day has passed and it is neither done nor given up
    int version = 0;
};

/// An indicator and what was measured, oldest first.
struct IndicatorView {
    Indicator indicator;
    std::vector<IndicatorValue> series;
    std::optional<double> latest;
    std::optional<bool> on_target;  // absent without a target or a value
    int version = 0;
};

/// A unit goal with everything under it.
struct UnitGoalView {
    UnitGoal goal;
    std::string unit_name;
    std::vector<BoundGoal> serves;
    std::vector<ActivityView> activities;
    std::vector<IndicatorView> indicators;
    std::vector<CommentView> comments;
    std::vector<PlanGap> gaps;
    int version = 0;
};

/// Where rows can be copied from: an earlier cycle of the unit, or of one it took over after.
struct CopyOffer {
    Id<PlanningCycle> cycle;
    int year = 0;
    Id<Unit> unit;
    std::string unit_name;
    std::int64_t goals = 0;  // not yet copied
};

/// One of the four steps of the work in a year; `row` is absent until somebody has said who and when. The
/// plan itself shows the last activity that was done and the last value that was measured.
struct WorkStepView {
    Step step{};
    std::optional<WorkStep> row;
    std::optional<std::string> responsible_name;
    std::optional<Date> seen_on;
};

/// What the reader may do with a plan.
struct PlanRights {
    bool write = false;
    bool comment = false;
    bool steer = false;
};

/// What a unit plans in a cycle.
struct UnitPlan {
    PlanningCycle cycle;
    organisation::UnitView unit;  // as it is on the day of the cycle nearest to today
    std::vector<UnitGoalView> goals;
    std::vector<UnitGoalView> taken_over;    // of units it took over after during the cycle
    std::vector<IndicatorView> from_centre;  // the centre's indicators, with this unit's values
    std::vector<Instruction> instructions;
    std::vector<WorkStepView> steps;  // all four, in order
    std::vector<CopyOffer> offers;
    PlanRights rights;
};

/// How far a unit has come: nothing written, something left to do, or every goal with what it needs.
enum class PlanState { none, begun, whole };

/// A line of the city page: how a unit's plan stands.
struct PlanStanding {
    Id<Unit> unit;
    std::string key;
    std::string name;
    organisation::UnitKind kind{};
    std::optional<Date> ends_on;  // when the unit ends within the cycle
    PlanState state{};
    bool must_plan = false;  // a board of a committee or company, on the last day it can be asked for
    std::int64_t goals = 0;
    std::int64_t taken_over = 0;
    std::int64_t serving = 0;  // goals that serve a goal of the programme
    std::int64_t to_confirm = 0;
    std::int64_t activities = 0;
    std::int64_t done = 0;
    std::int64_t late = 0;
    std::int64_t indicators = 0;
    std::int64_t on_target = 0;
};

// What is asked for.

struct Closing {
    std::optional<std::string> reason;
};
/// Copy what a unit planned, from an earlier cycle or from a unit it took over after.
struct PlanCopy {
    Id<Unit> unit;
    Id<PlanningCycle> cycle;
    Id<PlanningCycle> from_cycle;
    Id<Unit> from_unit;
};
struct PlanCopied {
    std::int64_t goals = 0;
    std::int64_t bindings = 0;
    std::int64_t activities = 0;
    std::int64_t indicators = 0;
    std::int64_t already = 0;  // goals that were copied before
};

}  // namespace varn::planning

#include "planning/views_described.h"
