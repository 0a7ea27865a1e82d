#pragma once
// Reports answer people and the command line, and no other context.
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "followup/round.h"
#include "platform/access.h"
#include "platform/document_style.h"
#include "platform/documents.h"
#include "platform/http.h"
#include "platform/town.h"
#include "report/dossier.h"

namespace varn::report {

/// Which report: of a round, for the whole town or for one unit alone, in the frame of a language. What units
/// and the centre have written stands in the language they wrote.
struct Ask {
    Id<followup::Round> round;
    std::optional<Id<followup::Unit>> unit;
    std::string language = "sv";
};

/// The report as a document, for any of the writers. `not_found` for a round or a unit that is not there,
/// `conflict` for a round that asks nobody yet, `invalid` for a unit that the round did not ask.
Result<documents::Document> round_report(Town& town, auth::Actor const& actor, Ask const& ask);
/// The names of the headings that a town's style may give other words.
std::span<std::string_view const> headings();
/// The report's figures and texts as a workbook to count in, a sheet a theme: the bytes of an XLSX.
Result<std::string> round_workbook(Town& town, auth::Actor const& actor, Ask const& ask);

auth::Rules policy();
/// `style` is how the town's documents look, `seen_open` how open extracts are made: views of the database
/// are not made by contexts.
std::vector<http::Route> routes(std::shared_ptr<documents::Style const> style, SeenOpen seen_open);

}  // namespace varn::report
