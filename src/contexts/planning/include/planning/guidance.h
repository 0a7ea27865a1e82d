#pragma once
// What the centre says beside a unit's plan, and what is said back. The centre never writes in the plan
// itself.
#include <optional>
#include <string>

#include "planning/activity.h"
#include "planning/indicator.h"

namespace varn::planning {

/// A field of a local plan that an instruction can stand beside.
enum class PlanField {
    plan,
    goal_title,
    goal_body,
    goal_focus_area,
    goal_ability,
    goal_kind,
    goal_programme_goals,
    activity_title,
    activity_body,
    activity_owner,
    activity_responsible,
    activity_period,
    activity_cost,
    activity_status,
    indicator_title,
    indicator_unit_of_measure,
    indicator_target,
    indicator_values
};

/// An instruction (anvisning) of the centre beside a field: for every unit, or for one.
struct Instruction {
    Id<Instruction> id;
    Id<PlanningCycle> cycle;
    std::optional<Id<Unit>> for_unit;  // belongs to the centre all the same
    PlanField plan_field{};
    std::string body;
    bool withdrawn = false;
    int version = 0;
};

/// Who speaks: the centre, or the unit itself.
enum class Voice { centre, unit };

/// Words beside a row of a plan. Said once, never changed.
struct PlanComment {
    Id<PlanComment> id;
    Id<Unit> unit;  // that of the unit goal, which the server sets
    Id<UnitGoal> unit_goal;
    std::optional<Id<Activity>> activity;    // about this activity of the goal
    std::optional<Id<Indicator>> indicator;  // or this indicator
    Voice voice{};
    std::string body;
    std::string written_by;  // account
    Instant written_at;
};

}  // namespace varn::planning

template <>
struct varn::Describe<varn::planning::Instruction> {
    using T = planning::Instruction;
    static constexpr auto value = entity<T>(
        "instruction", field<&T::id>(organisation::facts::id), field<&T::cycle>(planning::facts::cycle),
        field<&T::for_unit>(
            {.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true}),
        field<&T::plan_field>({.label = "planning.plan_field", .example = "goal_title", .fixed = true}),
        field<&T::body>({.label = "planning.instruction",
                         .example = "Målet ska gå att följa upp vid tertial 1 och 2.",
                         .length_min = 1,
                         .length_max = 4000}),
        field<&T::withdrawn>({.label = "planning.withdrawn", .example = "false"}),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::planning::PlanComment> {
    using T = planning::PlanComment;
    static constexpr auto value = entity<T>(
        "plan_comment", field<&T::id>(organisation::facts::id),
        field<&T::unit>({.label = "organisation.unit",
                         .example = "01903f5e-0000-7000-8000-000000000001",
                         .fixed = true,
                         .server_set = true,
                         .owner_unit = true}),
        field<&T::unit_goal>(planning::facts::unit_goal),
        field<&T::activity>(
            {.label = "planning.activity", .example = "01903f5e-0000-7000-8000-000000000103", .fixed = true}),
        field<&T::indicator>({.label = "planning.indicator",
                              .example = "01903f5e-0000-7000-8000-000000000104",
                              .fixed = true}),
        field<&T::voice>({.label = "planning.voice", .example = "centre", .fixed = true, .server_set = true}),
        field<&T::body>({.label = "planning.comment",
                         .example = "Kan målet göras mätbart?",
                         .fixed = true,
                         .length_min = 1,
                         .length_max = 4000}),
        field<&T::written_by>({.label = "planning.written_by",
                               .example = "01903f5e-0000-7000-8000-000000000061",
                               .fixed = true,
                               .server_set = true}),
        field<&T::written_at>({.label = "planning.written_at",
                               .example = "2024-02-01T09:00:00Z",
                               .fixed = true,
                               .server_set = true}));
};
