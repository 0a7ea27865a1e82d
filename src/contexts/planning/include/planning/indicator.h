#pragma once
// How it is seen whether a goal is reached: what is measured, where it shall go, and what was measured.
#include <optional>
#include <string>

#include "planning/unit_goal.h"

namespace varn::planning {

/// Which way is better.
enum class Direction { higher, lower };

/// A measure of a unit goal, set by the unit; or of a goal of the programme, set by the centre and measured
/// by every unit.
struct Indicator {
    Id<Indicator> id;
    std::optional<Id<Unit>> unit;  // that of the unit goal, which the server sets; absent for the centre's
    Id<PlanningCycle> cycle;
    std::optional<Id<UnitGoal>> unit_goal;
    std::optional<Id<Goal>> goal;  // exactly one of the two
    std::string key;
    std::string title;
    std::string unit_of_measure;
    Direction direction{};
    std::optional<double> target;
    std::optional<double> start_value;
    Standing standing{};
    std::optional<std::string> retired_why;
    int position = 0;
    std::optional<Id<Indicator>> origin;
    Marker marker{};
    int version = 0;
};

/// What a unit measured, for the period that ends on a day.
struct IndicatorValue {
    Id<IndicatorValue> id;
    Id<Unit> unit;
    Id<Indicator> indicator;
    Date period_on;
    double value = 0;
    std::optional<std::string> comment;
    int version = 0;
};

}  // namespace varn::planning

template <>
struct varn::Describe<varn::planning::Indicator> {
    using T = planning::Indicator;
    static constexpr auto value = entity<T>(
        "indicator", field<&T::id>(organisation::facts::id),
        field<&T::unit>({.label = "organisation.unit",
                         .example = "01903f5e-0000-7000-8000-000000000001",
                         .fixed = true,
                         .server_set = true,
                         .owner_unit = true}),
        field<&T::cycle>(planning::facts::cycle), field<&T::unit_goal>(planning::facts::unit_goal),
        field<&T::goal>({.label = "planning.programme_goal",
                         .example = "01903f5e-0000-7000-8000-000000000031",
                         .fixed = true}),
        field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Andel övade tunnlar", .length_min = 1, .length_max = 300}),
        field<&T::unit_of_measure>(
            {.label = "planning.unit_of_measure", .example = "procent", .length_min = 1, .length_max = 60}),
        field<&T::direction>({.label = "planning.direction", .example = "higher"}),
        field<&T::target>({.label = "planning.target", .example = "80"}),
        field<&T::start_value>({.label = "planning.start_value", .example = "40"}),
        field<&T::standing>(planning::facts::standing), field<&T::retired_why>(planning::facts::retired_why),
        field<&T::position>(programme::facts::position),
        field<&T::origin>({.label = "planning.origin",
                           .example = "01903f5e-0000-7000-8000-000000000104",
                           .fixed = true,
                           .server_set = true,
                           .mention = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::planning::IndicatorValue> {
    using T = planning::IndicatorValue;
    static constexpr auto value = entity<T>(
        "indicator_value", field<&T::id>(organisation::facts::id), field<&T::unit>(organisation::facts::unit),
        field<&T::indicator>({.label = "planning.indicator",
                              .example = "01903f5e-0000-7000-8000-000000000104",
                              .fixed = true}),
        field<&T::period_on>({.label = "planning.period_on", .example = "2024-04-30", .fixed = true}),
        field<&T::value>({.label = "planning.value", .example = "55"}),
        field<&T::comment>(
            {.label = "planning.value_comment", .example = "En tunnel återstår.", .length_max = 4000}),
        field<&T::version>(organisation::facts::version));
};
