#pragma once
// Pictures, by their headers. Inside platform/uploads only.
#include <string_view>

#include "kinds.h"

namespace varn::uploads {

/// A PNG (ISO/IEC 15948): its chunks from the signature to IEND, and nothing behind. Pixels are not read.
Result<Done> look_over_png(std::string_view bytes);
/// A JPEG (ITU-T T.81): its segments up to the scan, and an end of image. What cameras put behind it is let
/// be.
Result<Done> look_over_jpeg(std::string_view bytes);

}  // namespace varn::uploads
