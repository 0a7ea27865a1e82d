#pragma once
// Office documents: what their packages must and must not hold. Inside platform/uploads only.
#include <string_view>

#include "kinds.h"

namespace varn::uploads {

/// DOCX, XLSX (ECMA-376) or ODT (ODF 1.3) within the bounds, without macros, embedded objects, document types
/// and content that is fetched from elsewhere. `invalid` otherwise.
Result<Kind> office_kind_of(std::string_view bytes);

}  // namespace varn::uploads
