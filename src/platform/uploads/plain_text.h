#pragma once
// Plain text and CSV. Inside platform/uploads only.
#include <string_view>

#include "kinds.h"

namespace varn::uploads {

/// Text or CSV in UTF-8 without control characters other than tab and line ends; no mark-up that a browser or
/// an office program would take for its own. `invalid` otherwise.
Result<Kind> text_kind_of(std::string_view bytes);

}  // namespace varn::uploads
