#pragma once
// What changed since a day.
#include <optional>
#include <string>
#include <vector>

#include "overview/views.h"

namespace varn::overview {

/// A thing that something was done to. Who did what is told to those who may read the log alone.
struct Changed {
    Thing thing;
    Instant at;              // the latest time
    std::int64_t times = 0;  // entries of the log
    std::optional<std::string> who;
    std::optional<std::string> action;
};
struct Changes {
    Date since;
    std::vector<Changed> items;  // the latest first
    std::int64_t total = 0;      // things; `items` holds the first of them
};

}  // namespace varn::overview

template <>
struct varn::Describe<varn::overview::Changed> {
    using C = overview::Changed;
    static constexpr auto value =
        entity<C>("Changed", field<&C::thing>({.label = "overview.thing"}),
                  field<&C::at>({.label = "verification.entry_at", .example = "2024-02-01T08:00:00.000Z"}),
                  field<&C::times>({.label = "overview.times", .example = "3"}),
                  field<&C::who>({.label = "verification.actor_name", .example = "Anna Berg"}),
                  field<&C::action>({.label = "verification.action", .example = "programme.write"}));
};
template <>
struct varn::Describe<varn::overview::Changes> {
    using C = overview::Changes;
    static constexpr auto value =
        entity<C>("Changes", field<&C::since>({.label = "overview.since", .example = "2024-02-01"}),
                  field<&C::items>({.label = "overview.changed_things"}),
                  field<&C::total>({.label = "overview.changed_total", .example = "12"}));
};
