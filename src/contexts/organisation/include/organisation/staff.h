#pragma once
// People, and the duties they hold at units.

#include <optional>
#include <string>

#include "organisation/unit.h"

namespace varn::organisation {

/// Somebody who works in, or for, the town.
struct Person {
    Id<Person> id;
    std::string key;
    std::string name;
    Id<Unit> unit;
    std::optional<std::string> email;
    std::optional<std::string> phone;
    Marker marker{};
    int version = 0;
};

/// A duty somebody holds at a unit for a period, in the first place or as deputy. Gives no rights in Värn.
struct Assignment {
    Id<Assignment> id;
    Id<Unit> unit;
    Id<Person> person;
    std::string duty;
    std::optional<Id<Assignment>> deputy_for;
    Date valid_from;
    std::optional<Date> valid_to;
    int version = 0;
};

}  // namespace varn::organisation

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
