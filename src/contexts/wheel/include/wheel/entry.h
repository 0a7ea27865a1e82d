#pragma once
// What people put in the annual wheel themselves: an entry that comes back, and that one of its days was
// done.
#include <optional>
#include <string>

#include "programme/model.h"

namespace varn::wheel {

using organisation::Marker;
using organisation::Unit;
using programme::Requirement;

/// How an entry comes back.
enum class Recurrence { once, yearly, monthly, every_months };

/// A day, or days that come back, which a unit or the whole town wants in its wheel. With a requirement it is
/// the day that the requirement is due, for whom it binds; otherwise something of its own.
struct CalendarEntry {
    Id<CalendarEntry> id;
    std::optional<std::string> key;  // what a pack finds it by
    std::optional<Id<Unit>> unit;    // absent: the whole town
    std::optional<Id<Requirement>> requirement;
    std::string title;
    std::optional<std::string> body;
    Date first_on;
    Recurrence recurrence{};
    std::optional<int> every_months;  // with Recurrence::every_months
    std::optional<Date> valid_to;     // after it, no more
    bool is_withdrawn = false;        // never happens; kept, so that it can be brought back
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// One day of an entry was done.
struct Completion {
    Id<Completion> id;
    Id<CalendarEntry> entry;
    std::optional<Id<Unit>> unit;  // the entry's
    Date due_on;
    Date done_on;
    std::optional<std::string> reference;  // diary number or name of a document
    int version = 0;
};

}  // namespace varn::wheel

namespace varn::wheel::facts {
inline constexpr FieldFacts unit{.label = "organisation.unit",
                                 .example = "01903f5e-0000-7000-8000-000000000001",
                                 .fixed = true,
                                 .owner_unit = true};
}  // namespace varn::wheel::facts

template <>
struct varn::Describe<varn::wheel::CalendarEntry> {
    using T = wheel::CalendarEntry;
    static constexpr auto value = entity<T>(
        "calendar_entry", field<&T::id>(organisation::facts::id),
        field<&T::key>({.label = "common.key",
                        .example = "uppfoljning-lansstyrelsen",
                        .fixed = true,
                        .key = true,
                        .length_max = 80}),
        field<&T::unit>(wheel::facts::unit),
        field<&T::requirement>({.label = "programme.requirement",
                                .example = "01903f5e-0000-7000-8000-000000000017",
                                .fixed = true}),
        field<&T::title>(
            {.label = "common.title", .example = "Rapportera tertial 1", .length_min = 1, .length_max = 200}),
        field<&T::body>({.label = "common.body", .example = "Lämnas i stadens system.", .length_max = 4000}),
        field<&T::first_on>({.label = "wheel.first_on", .example = "2024-04-30"}),
        field<&T::recurrence>({.label = "wheel.recurrence", .example = "yearly"}),
        field<&T::every_months>(
            {.label = "wheel.every_months", .example = "6", .number_min = 1, .number_max = 600}),
        field<&T::valid_to>(organisation::facts::valid_to),
        field<&T::is_withdrawn>({.label = "wheel.is_withdrawn", .example = "false"}),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::wheel::Completion> {
    using T = wheel::Completion;
    static constexpr auto value = entity<T>(
        "calendar_completion", field<&T::id>(organisation::facts::id),
        field<&T::entry>(
            {.label = "wheel.entry", .example = "01903f5e-0000-7000-8000-000000000051", .fixed = true}),
        field<&T::unit>(wheel::facts::unit),
        field<&T::due_on>({.label = "wheel.due_on", .example = "2024-04-30", .fixed = true}),
        field<&T::done_on>({.label = "programme.done_on", .example = "2024-04-26"}),
        field<&T::reference>({.label = "programme.reference", .example = "T2024-00123", .length_max = 120}),
        field<&T::version>(organisation::facts::version));
};
