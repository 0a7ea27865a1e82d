#pragma once
// One file of YAML to one tree, within limits.
#include <string_view>

#include "platform/pack.h"
#include "platform/pack_cursor.h"

namespace varn::pack {

/// Reads `bytes` into `root`. What is wrong goes to `problems`; `nodes` counts up through all files of a
/// pack.
void read_yaml(std::string_view bytes, std::string_view name, Limits const& limits, std::size_t& nodes,
               Node& root, Problems& problems);

}  // namespace varn::pack
