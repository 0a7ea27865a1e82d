#pragma once
// Units over time: what they are, what they are called, where they stand, who took over after whom.

#include <optional>
#include <string>

#include "kernel/describe.h"

namespace varn::organisation {

/// How sure a fact is: read in its source, a default the town should check, an example, or made up for the
/// demo.
enum class Marker { own, verified, editable_default, example, fictional };

/// What kind of body a unit is. Boards of committees (nämnder) and companies (bolag) have equal duties in a
/// programme, and decide in different forms.
enum class UnitKind {
    council,             // kommunfullmäktige
    city_board,          // kommunstyrelse
    committee,           // facknämnd
    district_committee,  // stadsdelsnämnd
    administration,      // förvaltning
    department,          // avdelning
    company,             // bolag
    federation,          // kommunalförbund
    external             // extern
};

/// A body that can own duties, through all its names and places in the tree. Registered for the whole town.
struct Unit {
    Id<Unit> id;
    std::string key;
    UnitKind kind{};
    std::optional<std::string> diary_prefix;
    Date valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// What a unit is called and where it stands during one period. The periods of a unit never overlap.
struct UnitPeriod {
    Id<UnitPeriod> id;
    Id<Unit> unit;
    std::string name;
    std::optional<std::string> administration;  // the office that works for the board
    std::optional<Id<Unit>> parent;
    Date valid_from;
    std::optional<Date> valid_to;
    int version = 0;
};

/// One unit took over after another, on a date: a merger has several predecessors, a split several
/// successors.
struct Succession {
    Id<Succession> id;
    Id<Unit> predecessor;
    Id<Unit> successor;
    Date taken_over_on;
};

}  // namespace varn::organisation

namespace varn::organisation::facts {
inline constexpr FieldFacts id{.label = "common.id",
                               .example = "01903f5e-7a1c-7c2e-9d4b-1f2a3b4c5d6e",
                               .fixed = true,
                               .server_set = true};
inline constexpr FieldFacts key{
    .label = "common.key", .example = "trafiknamnden", .fixed = true, .key = true, .length_max = 80};
inline constexpr FieldFacts valid_from{.label = "common.valid_from", .example = "2023-07-01"};
inline constexpr FieldFacts valid_to{.label = "common.valid_to", .example = "2026-12-31"};
inline constexpr FieldFacts marker{.label = "common.marker", .example = "verified"};
inline constexpr FieldFacts source{
    .label = "common.source", .example = "Kommunfullmäktige 2023-04-24", .length_max = 400};
inline constexpr FieldFacts version{.label = "common.version", .example = "1", .server_set = true};
inline constexpr FieldFacts unit{.label = "organisation.unit",
                                 .example = "01903f5e-0000-7000-8000-000000000001",
                                 .fixed = true,
                                 .owner_unit = true};
}  // namespace varn::organisation::facts

template <>
struct varn::Describe<varn::organisation::Unit> {
    using U = organisation::Unit;
    static constexpr auto value = entity<U>(
        "unit", field<&U::id>(organisation::facts::id), field<&U::key>(organisation::facts::key),
        field<&U::kind>({.label = "organisation.unit_kind", .example = "committee"}),
        field<&U::diary_prefix>({.label = "organisation.diary_prefix", .example = "T", .length_max = 20}),
        field<&U::valid_from>(organisation::facts::valid_from),
        field<&U::valid_to>(organisation::facts::valid_to), field<&U::marker>(organisation::facts::marker),
        field<&U::source>(organisation::facts::source), field<&U::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::organisation::UnitPeriod> {
    using U = organisation::UnitPeriod;
    static constexpr auto value = entity<U>(
        "unit_period", field<&U::id>(organisation::facts::id),
        field<&U::unit>(
            {.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true}),
        field<&U::name>({.label = "organisation.unit_name", .example = "Trafiknämnden", .length_min = 1}),
        field<&U::administration>({.label = "organisation.administration", .example = "Trafikkontoret"}),
        field<&U::parent>(
            {.label = "organisation.parent", .example = "01903f5e-0000-7000-8000-000000000002"}),
        field<&U::valid_from>(organisation::facts::valid_from),
        field<&U::valid_to>(organisation::facts::valid_to), field<&U::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::organisation::Succession> {
    using S = organisation::Succession;
    static constexpr auto value =
        entity<S>("unit_succession", field<&S::id>(organisation::facts::id),
                  field<&S::predecessor>({.label = "organisation.predecessor",
                                          .example = "01903f5e-0000-7000-8000-000000000003",
                                          .fixed = true}),
                  field<&S::successor>({.label = "organisation.successor",
                                        .example = "01903f5e-0000-7000-8000-000000000004",
                                        .fixed = true}),
                  field<&S::taken_over_on>(
                      {.label = "organisation.taken_over_on", .example = "2023-07-01", .fixed = true}));
};
