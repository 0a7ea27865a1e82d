#pragma once
// One field of a described object as plain text, for those who compare or hash values rather than send them.
#include <optional>
#include <string>

#include "kernel/describe.h"

namespace varn::json {

/// A scalar field as text: texts as they are, numbers in shortest form, true and false; nothing when it is
/// absent.
std::optional<std::string> scalar_text(Column const& column, void const* object);

}  // namespace varn::json
