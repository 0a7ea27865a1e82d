#pragma once
// Sectors for civil preparedness and those outside the town. A sector coordinates and owns nothing.

#include <optional>
#include <string>

#include "organisation/unit.h"

namespace varn::organisation {

/// Units that coordinate their preparedness in one field. A sector owns nothing: every duty belongs to a
/// unit, and no field of Värn that names an owner can hold a sector's id.
struct Sector {
    Id<Sector> id;
    std::string key;
    std::string name;
    std::optional<std::string> body;
    Id<Unit> lead;
    Date valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A unit takes part in a sector for a period.
struct SectorMember {
    Id<SectorMember> id;
    Id<Sector> sector;
    Id<Unit> unit;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// A beredskapssektor of the state: ten from 2022-10-01, twelve from 2025-07-22 (förordning 2022:524).
struct NationalSector {
    Id<NationalSector> id;
    std::string key;
    int number = 0;
    std::string name;
    std::string agency;
    Date valid_from;
    std::optional<Date> valid_to;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A sector of the town mirrors one of the state's for a period.
struct SectorMirror {
    Id<SectorMirror> id;
    Id<Sector> sector;
    Id<NationalSector> national_sector;
    Date valid_from;
    std::optional<Date> valid_to;
};

/// Somebody outside the town that it works with: authority, rescue service, supplier.
struct ExternalActor {
    Id<ExternalActor> id;
    std::string key;
    std::string name;
    std::string kind;
    std::optional<std::string> contact;
    std::optional<std::string> phone;
    std::optional<std::string> email;
    std::optional<std::string> agreement;  // diary number or name of the agreement with the town
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

}  // namespace varn::organisation

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
        field<&E::agreement>(
            {.label = "organisation.agreement", .example = "KS 2022/845", .length_max = 120}),
        field<&E::marker>(organisation::facts::marker), field<&E::source>(organisation::facts::source),
        field<&E::version>(organisation::facts::version));
};
