#pragma once
// Names of files from strangers. Inside platform/uploads only.
#include <string>
#include <string_view>

#include "kinds.h"

namespace varn::uploads {

/// The last component of the name without what steers, hides or has a meaning to a file system, with an
/// ending that fits the kind; never empty, at most `file_name_max` characters.
std::string clean_file_name(std::string_view name, Kind const& kind);

}  // namespace varn::uploads
