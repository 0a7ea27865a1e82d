#pragma once
// PATCH of SCIM (RFC 7644, 3.5.2): operations laid on a resource, one after the other. A pure function; what
// may be changed at all is for the caller to say.
#include <string_view>

#include "filter.h"

namespace varn::scim {

inline constexpr std::size_t patch_operations_max = 1000;

/// The resource after the operations of a PatchOp body. Faults: invalidSyntax, invalidPath, noTarget,
/// tooMany.
Result<json::Value> patched(json::Value resource, json::Value const& body);

}  // namespace varn::scim
