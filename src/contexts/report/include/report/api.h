#pragma once
// Reports answer people and the command line, and no other context.
#include <optional>
#include <string>
#include <vector>

#include "followup/round.h"
#include "platform/access.h"
#include "platform/documents.h"
#include "platform/http.h"
#include "platform/town.h"

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
/// Every figure and text of the report as one table, row by row: the bytes of an XLSX.
Result<std::string> round_sheet(Town& town, auth::Actor const& actor, Ask const& ask);

auth::Rules policy();
std::vector<http::Route> routes();

}  // namespace varn::report
