#pragma once
// Measures from spreadsheets: shown first, taken in all or nothing; and given out so that they can be taken
// in again unchanged.
#include "kronor.h"
#include "organisation/views.h"
#include "service.h"

namespace varn::measure {

/// A measure as a row of a spreadsheet. Units and people go by their keys, money is kronor.
struct MeasureRow {
    std::optional<std::string> key;  // a new measure when absent
    std::string title;
    std::optional<std::string> body;
    std::string owner;
    std::optional<std::string> responsible;
    SourceKind source_kind{};
    std::optional<AnyId> source_id;
    Date due;
    std::optional<std::string> cost;
    std::optional<std::string> yearly_cost;
    std::optional<std::string> effect;
    std::optional<Ability> ability;
    Status status{};
    std::optional<std::string> words;  // of the latest change of status
};

/// What the file would do (`apply` false), or does. Problems are told in the preview; applying with problems
/// is `invalid` and stores nothing.
Result<organisation::ImportPreview> import_measures(Town& town, Actor const& actor, std::string_view file,
                                                    bool apply, std::string_view language);
/// What a question asks for, as rows that can be imported again.
Result<std::vector<MeasureRow>> export_measures(Town& town, Actor const& actor, Question const& question);

}  // namespace varn::measure

template <>
struct varn::Describe<varn::measure::MeasureRow> {
    using T = measure::MeasureRow;
    static constexpr auto value = entity<T>(
        "MeasureRow",
        field<&T::key>(
            {.label = "common.key", .example = "reservkraft-trafik", .key = true, .length_max = 80}),
        field<&T::title>(measure::facts::title), field<&T::body>(measure::facts::body),
        field<&T::owner>(
            {.label = "measure.owner", .example = "trafiknamnden", .length_min = 1, .length_max = 80}),
        field<&T::responsible>(
            {.label = "measure.responsible", .example = "vera-exempelsson", .length_max = 80}),
        field<&T::source_kind>(measure::facts::source_kind), field<&T::source_id>(measure::facts::source_id),
        field<&T::due>(measure::facts::due),
        field<&T::cost>({.label = "measure.cost_kronor", .example = "1 250 000", .length_max = 40}),
        field<&T::yearly_cost>(
            {.label = "measure.yearly_cost_kronor", .example = "40 000", .length_max = 40}),
        field<&T::effect>(measure::facts::effect), field<&T::ability>(measure::facts::ability),
        field<&T::status>(measure::facts::status), field<&T::words>(measure::facts::words));
};
