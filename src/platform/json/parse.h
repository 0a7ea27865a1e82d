#pragma once
// From text to a Value. Inside platform/json only.
#include <optional>
#include <string_view>

#include "platform/json.h"
#include "problems.h"

namespace varn::json {

/// The value of a text; nothing when it is not JSON. A document with duplicate members is read to its end, so
/// that its other problems are told too, but the problem is there.
std::optional<Value> parse_into(std::string_view text, Problems& problems);

}  // namespace varn::json
