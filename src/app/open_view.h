#pragma once
// The town as everybody may see it.
#include "platform/town.h"
#include "report/dossier.h"

namespace varn::app {

/// Asks a town as somebody sees it who is cleared for nothing, on the same moment as `town`.
Result<documents::Document> seen_open(Town const& town, report::AskOpen const& ask);

}  // namespace varn::app
