#pragma once
// What a unit wants to reach in a year, and which of the programme's goals it serves.
#include <optional>
#include <string>

#include "planning/cycle.h"

namespace varn::planning {

/// A goal of a unit's own (nämndmål, styrelsemål, enhetsmål) in one cycle.
struct UnitGoal {
    Id<UnitGoal> id;
    Id<Unit> unit;
    Id<PlanningCycle> cycle;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    std::optional<std::string> focus_area_key;  // the key outlives the edition
    Ability ability{};
    GoalKind kind{};
    Standing standing{};
    std::optional<std::string> unbound_why;  // why it serves none of the programme's goals
    std::optional<std::string> retired_why;
    int position = 0;
    std::optional<Id<UnitGoal>> origin;  // the goal it continues, in an earlier cycle or an earlier unit
    Marker marker{};
    int version = 0;
};

/// A unit goal serves a goal of the programme.
struct GoalBinding {
    Id<GoalBinding> id;
    Id<Unit> unit;  // that of the unit goal, which the server sets
    Id<UnitGoal> unit_goal;
    Id<Goal> goal;
};

}  // namespace varn::planning

template <>
struct varn::Describe<varn::planning::UnitGoal> {
    using T = planning::UnitGoal;
    static constexpr auto value = entity<T>(
        "unit_goal", field<&T::id>(organisation::facts::id), field<&T::unit>(organisation::facts::unit),
        field<&T::cycle>(planning::facts::cycle), field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Gator och tunnlar är öppna även vid störningar",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::focus_area_key>({.label = "planning.focus_area", .example = "beredskap", .length_max = 80}),
        field<&T::ability>({.label = "programme.ability", .example = "withstand"}),
        field<&T::kind>({.label = "programme.goal_kind", .example = "societal_disturbance"}),
        field<&T::standing>(planning::facts::standing),
        field<&T::unbound_why>({.label = "planning.unbound_why",
                                .example = "Programmet har inget mål om fallolyckor.",
                                .length_max = 2000}),
        field<&T::retired_why>(planning::facts::retired_why), field<&T::position>(programme::facts::position),
        field<&T::origin>({.label = "planning.origin",
                           .example = "01903f5e-0000-7000-8000-000000000102",
                           .fixed = true,
                           .server_set = true,
                           .mention = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::planning::GoalBinding> {
    using T = planning::GoalBinding;
    static constexpr auto value =
        entity<T>("goal_binding", field<&T::id>(organisation::facts::id),
                  field<&T::unit>({.label = "organisation.unit",
                                   .example = "01903f5e-0000-7000-8000-000000000001",
                                   .fixed = true,
                                   .server_set = true,
                                   .owner_unit = true}),
                  field<&T::unit_goal>(planning::facts::unit_goal),
                  field<&T::goal>({.label = "planning.programme_goal",
                                   .example = "01903f5e-0000-7000-8000-000000000031",
                                   .fixed = true}));
};
