#pragma once
// The descriptions of organisation/views.h. Included by it, at its end.
#include "organisation/views.h"

template <>
struct varn::Describe<varn::organisation::UnitView> {
    using T = organisation::UnitView;
    static constexpr auto value = entity<T>(
        "UnitView", field<&T::id>({.label = "common.id", .example = "01903f5e-7a1c-7c2e-9d4b-1f2a3b4c5d6e"}),
        field<&T::key>({.label = "common.key", .example = "trafiknamnden"}),
        field<&T::kind>({.label = "organisation.unit_kind", .example = "committee"}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::administration>({.label = "organisation.administration", .example = "Trafikkontoret"}),
        field<&T::parent>(
            {.label = "organisation.parent", .example = "01903f5e-0000-7000-8000-000000000002"}),
        field<&T::diary_prefix>({.label = "organisation.diary_prefix", .example = "T"}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source),
        field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::organisation::UnitStep> {
    using T = organisation::UnitStep;
    static constexpr auto value = entity<T>(
        "UnitStep",
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::taken_over_on>({.label = "organisation.taken_over_on", .example = "2023-07-01"}));
};

template <>
struct varn::Describe<varn::organisation::DutyView> {
    using T = organisation::DutyView;
    static constexpr auto value = entity<T>(
        "DutyView", field<&T::id>({.label = "common.id", .example = "01903f5e-7a1c-7c2e-9d4b-1f2a3b4c5d6e"}),
        field<&T::duty>({.label = "organisation.duty", .example = "säkerhetssamordnare"}),
        field<&T::person>(
            {.label = "organisation.person", .example = "01903f5e-0000-7000-8000-000000000005"}),
        field<&T::person_name>({.label = "organisation.person_name", .example = "Vera Exempelsson"}),
        field<&T::email>(
            {.label = "organisation.email", .example = "vera@exempel.invalid", .secrecy = Secrecy::internal}),
        field<&T::phone>(
            {.label = "organisation.phone", .example = "08-000 00 00", .secrecy = Secrecy::internal}),
        field<&T::deputy_for>(
            {.label = "organisation.deputy_for", .example = "01903f5e-0000-7000-8000-000000000006"}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to), field<&T::marker>(organisation::facts::marker),
        field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::organisation::UnitSector> {
    using T = organisation::UnitSector;
    static constexpr auto value =
        entity<T>("UnitSector",
                  field<&T::sector>(
                      {.label = "organisation.sector", .example = "01903f5e-0000-7000-8000-000000000007"}),
                  field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
                  field<&T::leads>({.label = "organisation.leads", .example = "true"}));
};

template <>
struct varn::Describe<varn::organisation::UnitPage> {
    using T = organisation::UnitPage;
    static constexpr auto value =
        entity<T>("UnitPage", field<&T::unit>({.label = "organisation.unit"}),
                  field<&T::path>({.label = "organisation.path", .length_max = 100000}),
                  field<&T::children>({.label = "organisation.children", .length_max = 100000}),
                  field<&T::periods>({.label = "organisation.periods", .length_max = 100000}),
                  field<&T::predecessors>({.label = "organisation.predecessors", .length_max = 100000}),
                  field<&T::successors>({.label = "organisation.successors", .length_max = 100000}),
                  field<&T::duties>({.label = "organisation.duties", .length_max = 100000}),
                  field<&T::sectors>({.label = "organisation.sectors", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::organisation::NewUnit> {
    using T = organisation::NewUnit;
    static constexpr auto value = entity<T>(
        "NewUnit", field<&T::key>(organisation::facts::key),
        field<&T::kind>({.label = "organisation.unit_kind", .example = "committee"}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden", .length_min = 1}),
        field<&T::administration>({.label = "organisation.administration", .example = "Trafikkontoret"}),
        field<&T::parent>(
            {.label = "organisation.parent", .example = "01903f5e-0000-7000-8000-000000000002"}),
        field<&T::diary_prefix>({.label = "organisation.diary_prefix", .example = "T"}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::source>(organisation::facts::source));
};

template <>
struct varn::Describe<varn::organisation::SectorUnit> {
    using T = organisation::SectorUnit;
    static constexpr auto value = entity<T>(
        "SectorUnit",
        field<&T::id>({.label = "common.id", .example = "01903f5e-7a1c-7c2e-9d4b-1f2a3b4c5d6e"}),
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to));
};

template <>
struct varn::Describe<varn::organisation::MirrorView> {
    using T = organisation::MirrorView;
    static constexpr auto value =
        entity<T>("MirrorView",
                  field<&T::id>({.label = "common.id", .example = "01903f5e-7a1c-7c2e-9d4b-1f2a3b4c5d6e"}),
                  field<&T::national_sector>({.label = "organisation.national_sector",
                                              .example = "01903f5e-0000-7000-8000-000000000008"}),
                  field<&T::number>({.label = "organisation.sector_number", .example = "10"}),
                  field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
                  field<&T::agency>({.label = "organisation.agency", .example = "Trafikverket"}),
                  field<&T::valid_from>(organisation::facts::valid_from),
                  field<&T::valid_to>(organisation::facts::valid_to));
};

template <>
struct varn::Describe<varn::organisation::SectorPage> {
    using T = organisation::SectorPage;
    static constexpr auto value =
        entity<T>("SectorPage", field<&T::sector>({.label = "organisation.sector"}),
                  field<&T::lead_name>({.label = "organisation.sector_lead", .example = "Trafiknämnden"}),
                  field<&T::members>({.label = "organisation.members", .length_max = 100000}),
                  field<&T::mirrors>({.label = "organisation.mirrors", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::organisation::ImportProblem> {
    using T = organisation::ImportProblem;
    static constexpr auto value =
        entity<T>("ImportProblem",
                  field<&T::place>({.label = "organisation.import_place", .example = "rad 3, kolumn B"}),
                  field<&T::text>({.label = "organisation.import_problem",
                                   .example = "Datumet ska skrivas ÅÅÅÅ-MM-DD.",
                                   .length_max = 2000}));
};

template <>
struct varn::Describe<varn::organisation::ImportPreview> {
    using T = organisation::ImportPreview;
    static constexpr auto value = entity<T>(
        "ImportPreview", field<&T::applied>({.label = "organisation.import_applied", .example = "false"}),
        field<&T::rows>({.label = "organisation.import_rows", .example = "12"}),
        field<&T::added>({.label = "organisation.import_added", .example = "10"}),
        field<&T::changed>({.label = "organisation.import_changed", .example = "2"}),
        field<&T::unchanged>({.label = "organisation.import_unchanged", .example = "0"}),
        field<&T::names>({.label = "organisation.import_names", .length_max = 100000}),
        field<&T::problems>({.label = "organisation.import_problems", .length_max = 100000}));
};
