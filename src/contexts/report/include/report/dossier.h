#pragma once
// Documents that stand in a binder or in a case: risk and vulnerability analyses, continuity plans and lists
// of contacts, each whole or as an open extract.
#include <functional>

#include "continuity/model.h"
#include "platform/access.h"
#include "platform/documents.h"
#include "platform/town.h"
#include "risk/model.h"

namespace varn::report {

/// `open` leaves out whatever bears a secrecy marking, and what is worked out from it. It is made of a town
/// as somebody sees it who is cleared for nothing.
enum class Extract { whole, open };

/// How a document is wanted. `diary_number` stands in the letterhead, without "Dnr".
struct Wanted {
    Extract extract = Extract::whole;
    std::string language = "sv";
    std::string diary_number = {};
};

/// A risk and vulnerability analysis in the seven headings of MSBFS 2015:5, of a unit or of the whole town.
/// `not_found` for one that the town does not show, `forbidden` for who may not read it, `internal` when an
/// open extract is asked of a town that shows what is marked.
Result<documents::Document> analysis_document(Town& town, auth::Actor const& actor,
                                              Id<risk::Analysis> const& id, Wanted const& wanted);
/// The continuity plan of a service, what is to be done first. Errors as above.
Result<documents::Document> plan_document(Town& town, auth::Actor const& actor,
                                          Id<continuity::ContinuityPlan> const& id, Wanted const& wanted);
/// Whom to reach at a unit, at those below it, and outside the town. Errors as above.
Result<documents::Document> contact_list(Town& town, auth::Actor const& actor,
                                         Id<organisation::Unit> const& id, Wanted const& wanted);

/// Gives what is asked a town as somebody sees it who is cleared for nothing, on the same moment as `town`.
using AskOpen = std::function<Result<documents::Document>(Town&)>;
using SeenOpen = std::function<Result<documents::Document>(Town const& town, AskOpen const& ask)>;

}  // namespace varn::report
