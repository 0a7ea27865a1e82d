#pragma once
// A package of Office Open XML: files in an archive, the same bytes for the same files.
#include <string>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace varn::documents {

using Parts = std::vector<std::pair<std::string, std::string>>;  // name, bytes

Result<std::string> pack_parts(Parts const& parts);

}  // namespace varn::documents
