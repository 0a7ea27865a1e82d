#pragma once
// A planning cycle: one year of planning, open until it is closed for good.
#include <optional>
#include <string>

#include "planning/facts.h"

namespace varn::planning {

enum class CycleState { open, closed };

/// One year of ordinary planning (verksamhetsplan). Closing it locks everything in it: a closed cycle never
/// changes again.
struct PlanningCycle {
    Id<PlanningCycle> id;
    std::string key;
    int year = 0;
    std::string name;
    CycleState state{};  // closed by a closing alone
    Date valid_from;
    Date valid_to;
    Marker marker{};
    int version = 0;
};

}  // namespace varn::planning

template <>
struct varn::Describe<varn::planning::PlanningCycle> {
    using T = planning::PlanningCycle;
    static constexpr auto value = entity<T>(
        "planning_cycle", field<&T::id>(organisation::facts::id),
        field<&T::key>(
            {.label = "common.key", .example = "vp-2024", .fixed = true, .key = true, .length_max = 80}),
        field<&T::year>({.label = "planning.year",
                         .example = "2024",
                         .fixed = true,
                         .number_min = 1900,
                         .number_max = 2999}),
        field<&T::name>({.label = "planning.cycle_name", .example = "Verksamhetsplan 2024", .length_min = 1}),
        field<&T::state>({.label = "planning.cycle_state", .example = "open", .server_set = true}),
        field<&T::valid_from>({.label = "common.valid_from", .example = "2024-01-01"}),
        field<&T::valid_to>({.label = "common.valid_to", .example = "2024-12-31"}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};
