#pragma once
// What a unit does in a year to reach a goal of its own.
#include <optional>
#include <string>

#include "planning/unit_goal.h"

namespace varn::planning {

enum class ActivityStatus { planned, under_way, done, not_done };

/// Something a unit does for a goal: who owns it, from when to when, what it costs, and how it went.
struct Activity {
    Id<Activity> id;
    Id<Unit> unit;  // that of the unit goal, which the server sets
    Id<UnitGoal> unit_goal;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    Id<Unit> owner;  // always a unit: the goal's own, or one that works for it
    std::optional<Id<Person>> responsible;
    std::optional<Date> starts_on;
    std::optional<Date> ends_on;
    std::optional<std::int64_t> cost_ore;
    ActivityStatus status{};
    std::optional<std::string> status_words;
    Standing standing{};
    std::optional<std::string> retired_why;
    int position = 0;
    std::optional<Id<Activity>> origin;
    Marker marker{};
    int version = 0;
};

}  // namespace varn::planning

template <>
struct varn::Describe<varn::planning::Activity> {
    using T = planning::Activity;
    static constexpr auto value = entity<T>(
        "activity", field<&T::id>(organisation::facts::id),
        field<&T::unit>({.label = "organisation.unit",
                         .example = "01903f5e-0000-7000-8000-000000000001",
                         .fixed = true,
                         .server_set = true,
                         .owner_unit = true}),
        field<&T::unit_goal>(planning::facts::unit_goal), field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Öva stängning av tunnel",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::owner>({.label = "planning.owner", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::responsible>({.label = "planning.responsible",
                                .example = "01903f5e-0000-7000-8000-000000000051",
                                .mention = true}),
        field<&T::starts_on>({.label = "planning.starts_on", .example = "2024-03-01"}),
        field<&T::ends_on>({.label = "planning.ends_on", .example = "2024-10-31"}),
        field<&T::cost_ore>({.label = "planning.cost_ore", .example = "12500000"}),
        field<&T::status>({.label = "planning.activity_status", .example = "planned"}),
        field<&T::status_words>({.label = "planning.status_words",
                                 .example = "Övad den 12 mars med räddningstjänsten.",
                                 .length_max = 4000}),
        field<&T::standing>(planning::facts::standing), field<&T::retired_why>(planning::facts::retired_why),
        field<&T::position>(programme::facts::position),
        field<&T::origin>({.label = "planning.origin",
                           .example = "01903f5e-0000-7000-8000-000000000103",
                           .fixed = true,
                           .server_set = true,
                           .mention = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};
