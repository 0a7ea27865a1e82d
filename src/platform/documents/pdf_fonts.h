#pragma once
// What archives ask of fonts that Cairo leaves out.

#include "platform/documents.h"
#include "qpdf_objects.h"

namespace varn::documents {

/// Says of every composite font how its characters are numbered and, for PDF/A-1, which of them are there.
void complete_fonts(QPDF& pdf, Archival archival);

}  // namespace varn::documents
