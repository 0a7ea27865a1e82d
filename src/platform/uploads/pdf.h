#pragma once
// PDF files, by what can be seen in their bytes. Inside platform/uploads only.
#include <string_view>

#include "kinds.h"

namespace varn::uploads {

/// A PDF from its first byte to its last (ISO 32000-1, 7.5), without names of actions that run, of files
/// inside or of forms with scripts. Names within compressed object streams are not seen.
Result<Done> look_over_pdf(std::string_view bytes);

}  // namespace varn::uploads
