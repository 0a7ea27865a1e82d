#pragma once
// Units and people from spreadsheets: shown first, taken in all or nothing.
#include "organisation/api.h"

namespace varn::organisation {

/// A unit as a row of a spreadsheet.
struct UnitRow {
    std::string key;
    UnitKind kind{};
    std::string name;
    std::optional<std::string> administration;
    std::optional<std::string> parent;  // key
    std::optional<std::string> diary_prefix;
    Date valid_from;
    std::optional<Date> valid_to;
    std::optional<std::string> source;
};

/// A person as a row, with the one duty the row may tell of.
struct PersonRow {
    std::string key;
    std::string name;
    std::string unit;  // key
    std::optional<std::string> email;
    std::optional<std::string> phone;
    std::optional<std::string> duty;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
};

/// What the file would do (`apply` false), or does. Problems are told in the preview; applying with problems
/// is `invalid` and stores nothing.
Result<ImportPreview> import_units(Town& town, auth::Actor const& actor, std::string_view file, bool apply,
                                   std::string_view language);
Result<ImportPreview> import_people(Town& town, auth::Actor const& actor, std::string_view file, bool apply,
                                    std::string_view language);
/// The units of a date as rows that can be imported again.
Result<std::vector<UnitRow>> export_units(Town& town, auth::Actor const& actor, Date on);

}  // namespace varn::organisation

template <>
struct varn::Describe<varn::organisation::UnitRow> {
    using T = organisation::UnitRow;
    static constexpr auto value = entity<T>(
        "UnitRow", field<&T::key>(organisation::facts::key),
        field<&T::kind>({.label = "organisation.unit_kind", .example = "committee"}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden", .length_min = 1}),
        field<&T::administration>({.label = "organisation.administration", .example = "Trafikkontoret"}),
        field<&T::parent>({.label = "organisation.parent", .example = "kommunfullmaktige", .length_max = 80}),
        field<&T::diary_prefix>({.label = "organisation.diary_prefix", .example = "T", .length_max = 20}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to), field<&T::source>(organisation::facts::source));
};
template <>
struct varn::Describe<varn::organisation::PersonRow> {
    using T = organisation::PersonRow;
    static constexpr auto value = entity<T>(
        "PersonRow", field<&T::key>(organisation::facts::key),
        field<&T::name>(
            {.label = "organisation.person_name", .example = "Vera Exempelsson", .length_min = 1}),
        field<&T::unit>(
            {.label = "organisation.unit", .example = "trafiknamnden", .length_min = 1, .length_max = 80}),
        field<&T::email>({.label = "organisation.email", .example = "vera@exempel.invalid"}),
        field<&T::phone>({.label = "organisation.phone", .example = "08-000 00 00", .length_max = 40}),
        field<&T::duty>({.label = "organisation.duty", .example = "säkerhetssamordnare", .length_max = 100}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to));
};
