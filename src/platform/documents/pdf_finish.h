#pragma once
// From what Cairo drew to what an archive keeps.
#include "pdf_paint.h"

namespace varn::documents {

/// Names every mark, hangs it into the tree, adds links, bookmarks, metadata and the colour space.
Result<std::string> finish_pdf(Painted const& painted, Flow& flow, Story const& story, Archival archival);

}  // namespace varn::documents
