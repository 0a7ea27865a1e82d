#pragma once
// The descriptions of organisation/model.h. Included by it, at its end.
#include "organisation/model.h"

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

template <>
struct varn::Describe<varn::organisation::Person> {
    using P = organisation::Person;
    static constexpr auto value = entity<P>(
        "person", field<&P::id>(organisation::facts::id), field<&P::key>(organisation::facts::key),
        field<&P::name>(
            {.label = "organisation.person_name", .example = "Vera Exempelsson", .length_min = 1}),
        field<&P::unit>({.label = "organisation.unit",
                         .example = "01903f5e-0000-7000-8000-000000000001",
                         .owner_unit = true}),
        field<&P::email>(
            {.label = "organisation.email", .example = "vera@exempel.invalid", .secrecy = Secrecy::internal}),
        field<&P::phone>({.label = "organisation.phone",
                          .example = "08-000 00 00",
                          .secrecy = Secrecy::internal,
                          .length_max = 40}),
        field<&P::marker>(organisation::facts::marker), field<&P::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::organisation::Assignment> {
    using A = organisation::Assignment;
    static constexpr auto value = entity<A>(
        "assignment", field<&A::id>(organisation::facts::id), field<&A::unit>(organisation::facts::unit),
        field<&A::person>({.label = "organisation.person",
                           .example = "01903f5e-0000-7000-8000-000000000005",
                           .fixed = true}),
        field<&A::duty>({.label = "organisation.duty",
                         .example = "säkerhetssamordnare",
                         .length_min = 1,
                         .length_max = 100}),
        field<&A::deputy_for>(
            {.label = "organisation.deputy_for", .example = "01903f5e-0000-7000-8000-000000000006"}),
        field<&A::valid_from>(organisation::facts::valid_from),
        field<&A::valid_to>(organisation::facts::valid_to), field<&A::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::organisation::Sector> {
    using S = organisation::Sector;
    static constexpr auto value = entity<S>(
        "sector", field<&S::id>(organisation::facts::id), field<&S::key>(organisation::facts::key),
        field<&S::name>({.label = "organisation.sector_name", .example = "Transporter", .length_min = 1}),
        field<&S::body>({.label = "common.body",
                         .example = "Samordnar vägar, gator och kollektivtrafik.",
                         .length_max = 4000}),
        field<&S::lead>(
            {.label = "organisation.sector_lead", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&S::valid_from>(organisation::facts::valid_from),
        field<&S::valid_to>(organisation::facts::valid_to), field<&S::marker>(organisation::facts::marker),
        field<&S::source>(organisation::facts::source), field<&S::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::organisation::SectorMember> {
    using S = organisation::SectorMember;
    static constexpr auto value = entity<S>(
        "sector_member", field<&S::id>(organisation::facts::id),
        field<&S::sector>({.label = "organisation.sector",
                           .example = "01903f5e-0000-7000-8000-000000000007",
                           .fixed = true}),
        field<&S::unit>(
            {.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true}),
        field<&S::valid_from>(organisation::facts::valid_from),
        field<&S::valid_to>(organisation::facts::valid_to));
};

template <>
struct varn::Describe<varn::organisation::NationalSector> {
    using N = organisation::NationalSector;
    static constexpr auto value = entity<N>(
        "national_sector", field<&N::id>(organisation::facts::id), field<&N::key>(organisation::facts::key),
        field<&N::number>(
            {.label = "organisation.sector_number", .example = "10", .number_min = 1, .number_max = 99}),
        field<&N::name>({.label = "organisation.sector_name", .example = "Transporter", .length_min = 1}),
        field<&N::agency>({.label = "organisation.agency", .example = "Trafikverket", .length_min = 1}),
        field<&N::valid_from>(organisation::facts::valid_from),
        field<&N::valid_to>(organisation::facts::valid_to), field<&N::marker>(organisation::facts::marker),
        field<&N::source>(organisation::facts::source), field<&N::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::organisation::SectorMirror> {
    using S = organisation::SectorMirror;
    static constexpr auto value =
        entity<S>("sector_mirror", field<&S::id>(organisation::facts::id),
                  field<&S::sector>({.label = "organisation.sector",
                                     .example = "01903f5e-0000-7000-8000-000000000007",
                                     .fixed = true}),
                  field<&S::national_sector>({.label = "organisation.national_sector",
                                              .example = "01903f5e-0000-7000-8000-000000000008",
                                              .fixed = true}),
                  field<&S::valid_from>(organisation::facts::valid_from),
                  field<&S::valid_to>(organisation::facts::valid_to));
};

template <>
struct varn::Describe<varn::organisation::ExternalActor> {
    using E = organisation::ExternalActor;
    static constexpr auto value = entity<E>(
        "external_actor", field<&E::id>(organisation::facts::id), field<&E::key>(organisation::facts::key),
        field<&E::name>({.label = "organisation.actor_name",
                         .example = "Länsstyrelsen i Stockholms län",
                         .length_min = 1}),
        field<&E::kind>(
            {.label = "organisation.actor_kind", .example = "myndighet", .length_min = 1, .length_max = 80}),
        field<&E::contact>({.label = "organisation.contact", .example = "Tjänsteman i beredskap"}),
        field<&E::phone>({.label = "organisation.phone",
                          .example = "010-000 00 00",
                          .secrecy = Secrecy::internal,
                          .length_max = 40}),
        field<&E::email>(
            {.label = "organisation.email", .example = "tib@exempel.invalid", .secrecy = Secrecy::internal}),
        field<&E::marker>(organisation::facts::marker), field<&E::source>(organisation::facts::source),
        field<&E::version>(organisation::facts::version));
};
