#include "organisation/import_preview.h"

#include "platform/i18n.h"

namespace varn::organisation {
namespace {

/// "row 3, column B" in the reader's language.
std::string place_in_words(std::string const& place, std::string_view language) {
    auto const comma = place.find(", column ");
    if (!place.starts_with("row ")) {
        return place;
    }
    auto const number = place.substr(4, comma == std::string::npos ? comma : comma - 4);
    return comma == std::string::npos ? i18n::text(language, "organisation.place_row", {{"row", number}})
                                      : i18n::text(language, "organisation.place_cell",
                                                   {{"row", number}, {"column", place.substr(comma + 9)}});
}

}  // namespace

Result<ImportPreview> as_preview(Result<ImportPreview> outcome, bool apply, std::string_view language) {
    if (outcome || apply || outcome.error().code != ErrorCode::invalid) {
        return outcome;
    }
    ImportPreview preview;
    for (auto const& problem : outcome.error().problems) {
        preview.problems.push_back(
            {place_in_words(problem.pointer, language), i18n::text(language, problem.key, problem.params)});
    }
    if (preview.problems.empty()) {
        preview.problems.push_back({"", i18n::text(language, outcome.error().key, outcome.error().params)});
    }
    return preview;
}

}  // namespace varn::organisation
