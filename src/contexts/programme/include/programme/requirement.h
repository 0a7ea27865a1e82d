#pragma once
// What is demanded of the town and who answers for it: responsibilities, catalogues of requirements,
// carriers, fulfilments, and the links that tie them to what an edition says.
#include <optional>
#include <string>

#include "programme/edition.h"

namespace varn::programme {

/// Where a responsibility lies: with the city board for the whole town, or with every board for its own
/// (SEED-21).
enum class Level { central, local };

enum class CatalogueKind { law, regulation, agreement, programme, own };

/// The kinds of things a link can join.
enum class NodeKind {
    section,
    focus_area,
    goal,
    protection_value,
    threat,
    responsibility,
    requirement,
    driver,
    change,
    topic,
    unit
};

/// A task and the level that answers for it.
struct Responsibility {
    Id<Responsibility> id;
    Id<Edition> edition;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    Level level{};
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A body of requirements: a law, a regulation, an agreement, the programme itself.
struct Catalogue {
    Id<Catalogue> id;
    std::string key;
    std::string title;
    CatalogueKind kind{};
    std::string reference;  // "SFS 2006:544"
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// Something that must be done ("ska"), by whom it binds, and how often.
struct Requirement {
    Id<Requirement> id;
    Id<Catalogue> catalogue;
    std::optional<Id<Edition>> edition;  // set when the programme itself requires it
    std::string key;
    std::string reference;  // "2 kap. 1 §"
    std::string title;
    std::optional<std::string> body;
    bool is_document = false;                    // fulfilled by a document that has to be renewed
    std::optional<int> interval_months;          // at least this often
    std::optional<int> mandate_deadline_months;  // within so many months of a mandate period
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// Who carries a responsibility or is bound by a requirement: one unit, or every unit of a kind. A sector
/// cannot be named here.
struct Carrier {
    Id<Carrier> id;
    std::optional<Id<Responsibility>> responsibility;
    std::optional<Id<Requirement>> requirement;
    std::optional<Id<Unit>> unit;
    std::optional<UnitKind> unit_kind;
};

/// A unit did what a requirement asks, on a day. The newest counts for the interval.
struct Fulfilment {
    Id<Fulfilment> id;
    Id<Requirement> requirement;
    Id<Unit> unit;
    Date done_on;
    std::optional<std::string> reference;  // diary number or name of the document
    Marker marker{};
    int version = 0;
};

/// Two things belong together in an edition: a goal serves a focus area, a responsibility answers a
/// requirement. Stored once, read both ways. `from_kind` never stands after `to_kind` in NodeKind.
struct Link {
    Id<Link> id;
    Id<Edition> edition;
    NodeKind from_kind{};
    AnyId from_id;
    NodeKind to_kind{};
    AnyId to_id;
};

}  // namespace varn::programme

template <>
struct varn::Describe<varn::programme::Responsibility> {
    using T = programme::Responsibility;
    static constexpr auto value = entity<T>(
        "responsibility", field<&T::id>(organisation::facts::id),
        field<&T::edition>(programme::facts::edition), field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Ta fram en risk- och sårbarhetsanalys",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::level>({.label = "programme.level", .example = "local"}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Catalogue> {
    using T = programme::Catalogue;
    static constexpr auto value = entity<T>(
        "catalogue", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Lagen om extraordinära händelser",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::kind>({.label = "programme.catalogue_kind", .example = "law"}),
        field<&T::reference>(
            {.label = "programme.reference", .example = "SFS 2006:544", .length_min = 1, .length_max = 120}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Requirement> {
    using T = programme::Requirement;
    static constexpr auto value = entity<T>(
        "requirement", field<&T::id>(organisation::facts::id),
        field<&T::catalogue>({.label = "programme.catalogue",
                              .example = "01903f5e-0000-7000-8000-000000000020",
                              .fixed = true}),
        field<&T::edition>(
            {.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000021", .fixed = true}),
        field<&T::key>(organisation::facts::key),
        field<&T::reference>(
            {.label = "programme.reference", .example = "2 kap. 1 §", .length_min = 1, .length_max = 120}),
        field<&T::title>({.label = "common.title",
                          .example = "Risk- och sårbarhetsanalys",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::is_document>({.label = "programme.is_document", .example = "true"}),
        field<&T::interval_months>(
            {.label = "programme.interval_months", .example = "48", .number_min = 1, .number_max = 600}),
        field<&T::mandate_deadline_months>({.label = "programme.mandate_deadline_months",
                                            .example = "12",
                                            .number_min = 1,
                                            .number_max = 48}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Carrier> {
    using T = programme::Carrier;
    static constexpr auto value = entity<T>(
        "carrier", field<&T::id>(organisation::facts::id),
        field<&T::responsibility>({.label = "programme.responsibility",
                                   .example = "01903f5e-0000-7000-8000-000000000016",
                                   .fixed = true}),
        field<&T::requirement>({.label = "programme.requirement",
                                .example = "01903f5e-0000-7000-8000-000000000017",
                                .fixed = true}),
        field<&T::unit>(
            {.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true}),
        field<&T::unit_kind>({.label = "organisation.unit_kind", .example = "committee", .fixed = true}));
};

template <>
struct varn::Describe<varn::programme::Fulfilment> {
    using T = programme::Fulfilment;
    static constexpr auto value = entity<T>(
        "fulfilment", field<&T::id>(organisation::facts::id),
        field<&T::requirement>({.label = "programme.requirement",
                                .example = "01903f5e-0000-7000-8000-000000000017",
                                .fixed = true}),
        field<&T::unit>(organisation::facts::unit),
        field<&T::done_on>({.label = "programme.done_on", .example = "2023-10-31"}),
        field<&T::reference>({.label = "programme.reference", .example = "T2023-01234", .length_max = 120}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Link> {
    using T = programme::Link;
    static constexpr auto value = entity<T>(
        "link", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::from_kind>({.label = "programme.from_kind", .example = "focus_area", .fixed = true}),
        field<&T::from_id>(
            {.label = "programme.from_id", .example = "01903f5e-0000-7000-8000-000000000022", .fixed = true}),
        field<&T::to_kind>({.label = "programme.to_kind", .example = "goal", .fixed = true}),
        field<&T::to_id>(
            {.label = "programme.to_id", .example = "01903f5e-0000-7000-8000-000000000023", .fixed = true}));
};
