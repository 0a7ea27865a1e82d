#pragma once
// One day of the wheel: something that is to be done, or was.
#include <optional>
#include <string>
#include <vector>

#include "organisation/unit.h"

namespace varn::wheel {

using organisation::Marker;
using organisation::Unit;

/// What an occurrence comes from. The last four are handed in by the contexts that keep them.
enum class Source { requirement, entry, round, measure, activity, milestone };

/// How an occurrence stands: see engine/schedule.h. Follows from days, never stored.
enum class OccurrenceState { upcoming, soon, late, done, missed, unrecorded };

/// A focus area that an occurrence serves, by the key it has through all editions.
struct FocusRef {
    std::string key;
    std::string title;
};

struct Occurrence {
    std::string key;  // the same for the same occurrence, whenever it is asked for
    Source source{};
    AnyId of;                      // the requirement, the entry, the round …
    std::optional<AnyId> entry;    // the entry that set the day of a requirement
    std::optional<Id<Unit>> unit;  // absent: the whole town
    std::optional<std::string> unit_name;
    std::string title;
    std::optional<std::string> reference;  // "SFS 2006:544, 2 kap. 1 §"
    std::optional<std::string> group;      // the kind of catalogue that asks: law, agreement, programme …
    std::optional<Date> on;  // where it stands in the year: when it was done, else when it is due
    std::optional<Date> due_on;
    OccurrenceState state{};
    bool is_preliminary = false;       // moves with the day the one before it is done
    std::optional<Date> counted_from;  // when it was last done, for what is counted from that
    std::optional<Date> done_on;
    std::optional<AnyId> done_by;  // the fulfilment or the completion
    std::optional<std::string> done_reference;
    std::vector<FocusRef> focus_areas;
    std::string page;  // where it is read about: "/krav/…"
    std::optional<Marker> marker;
    int of_version = 0;  // of what it comes from
};

/// What is looked for in the wheel.
struct Wanted {
    Date from;
    Date to;
    std::optional<Id<Unit>> unit = {};
    bool is_below_too = true;  // the units below it as well
    std::optional<Source> source = {};
    std::optional<OccurrenceState> state = {};
};

}  // namespace varn::wheel

template <>
struct varn::Describe<varn::wheel::FocusRef> {
    using T = wheel::FocusRef;
    static constexpr auto value =
        entity<T>("FocusRef", field<&T::key>({.label = "common.key", .example = "beredskap"}),
                  field<&T::title>({.label = "common.title", .example = "Beredskap"}));
};

template <>
struct varn::Describe<varn::wheel::Occurrence> {
    using T = wheel::Occurrence;
    static constexpr auto value = entity<T>(
        "Occurrence", field<&T::key>({.label = "wheel.occurrence_key", .example = "requirement-0190-0190-0"}),
        field<&T::source>({.label = "wheel.source", .example = "requirement"}),
        field<&T::of>({.label = "wheel.of", .example = "01903f5e-0000-7000-8000-000000000017"}),
        field<&T::entry>({.label = "wheel.entry", .example = "01903f5e-0000-7000-8000-000000000051"}),
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::unit_name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::title>({.label = "common.title", .example = "Risk- och sårbarhetsanalys"}),
        field<&T::reference>({.label = "programme.reference", .example = "2 kap. 1 §"}),
        field<&T::group>({.label = "programme.catalogue_kind", .example = "law"}),
        field<&T::on>({.label = "wheel.on", .example = "2024-02-15"}),
        field<&T::due_on>({.label = "wheel.due_on", .example = "2024-02-15"}),
        field<&T::state>({.label = "wheel.state", .example = "soon"}),
        field<&T::is_preliminary>({.label = "wheel.is_preliminary", .example = "false"}),
        field<&T::counted_from>({.label = "wheel.counted_from", .example = "2023-02-13"}),
        field<&T::done_on>({.label = "programme.done_on", .example = "2024-02-13"}),
        field<&T::done_by>({.label = "wheel.done_by", .example = "01903f5e-0000-7000-8000-000000000052"}),
        field<&T::done_reference>({.label = "programme.reference", .example = "T2024-00123"}),
        field<&T::focus_areas>({.label = "wheel.focus_areas"}),
        field<&T::page>({.label = "wheel.page", .example = "/krav/01903f5e-0000-7000-8000-000000000017"}),
        field<&T::marker>(organisation::facts::marker),
        field<&T::of_version>({.label = "common.version", .example = "1"}));
};
