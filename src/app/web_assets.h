#pragma once
// The built web inside the binary.
#include "platform/static_files.h"

namespace varn::app {

/// Finds a file of the web; nothing when this binary was built without it.
http::FindAsset web_assets();

}  // namespace varn::app
