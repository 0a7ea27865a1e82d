#pragma once
// What services stand on: power, staff, a supplier, an area. A common cause is a resource that others need;
// there is no second mechanism.
#include "continuity/facts.h"

namespace varn::continuity {

enum class ResourceClass {
    power,
    it,
    telecom,
    water,
    heat,
    staff,
    premises,
    fuel,
    supplier,
    transport,
    payments,
    food,
    medicine,
    equipment,
    area,
    common_cause,
    other
};

/// Something that can be lost by itself. Times are whole minutes.
struct Resource {
    Id<Resource> id;
    Id<Unit> unit;  // answers for it in the register
    std::string key;
    std::string name;
    ResourceClass kind{};
    std::optional<std::string> body;
    std::optional<Id<ExternalActor>> supplier;  // who provides it, when it is not the unit
    std::optional<std::string> agreement;
    std::optional<Date> tested_on;
    std::int64_t repair_minutes = 0;   // from its own loss to when it is repaired
    std::int64_t restart_minutes = 0;  // from when its needs are back to when it works
    double losses_per_year = 0.0;      // by its own cause
    bool is_black_start = false;       // starts and runs though what it needs is gone
    std::optional<Date> ended_on;
    Marker marker{};
    int version = 0;
};

}  // namespace varn::continuity

template <>
struct varn::Describe<varn::continuity::Resource> {
    using T = continuity::Resource;
    static constexpr auto value = entity<T>(
        "resource", field<&T::id>(organisation::facts::id), field<&T::unit>(continuity::facts::unit),
        field<&T::key>(organisation::facts::key),
        field<&T::name>({.label = "continuity.resource_name", .example = "Ställverk Norra", .length_min = 1}),
        field<&T::kind>({.label = "continuity.resource_kind", .example = "power"}),
        field<&T::body>({.label = "continuity.resource_body",
                         .example = "Matar hela Norra Skuggan.",
                         .length_max = 4000}),
        field<&T::supplier>({.label = "continuity.supplier",
                             .example = "01903f5e-0000-7000-8000-000000000009",
                             .mention = true}),
        field<&T::agreement>(continuity::facts::agreement),
        field<&T::tested_on>(continuity::facts::tested_on),
        field<&T::repair_minutes>({.label = "continuity.repair_minutes",
                                   .example = "480",
                                   .number_min = 1,
                                   .number_max = continuity::minutes_max}),
        field<&T::restart_minutes>(continuity::facts::restart_minutes),
        field<&T::losses_per_year>({.label = "continuity.losses_per_year", .example = "0.2"}),
        field<&T::is_black_start>({.label = "continuity.is_black_start", .example = "false"}),
        field<&T::ended_on>(continuity::facts::ended_on), field<&T::marker>(organisation::facts::marker),
        field<&T::version>(organisation::facts::version));
};
