#pragma once
// Faults as SCIM tells them: a status, and for 400 and 409 a word of the standard's own (RFC 7644, 3.12).
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace varn::scim {

/// An input that the standard has a word for: invalidFilter, invalidPath, noTarget, mutability, invalidValue,
/// invalidSyntax, tooMany. The word travels as the cause.
inline Error fault(std::string_view word, std::string_view key) {
    return Error{ErrorCode::invalid, std::string{key}, {}, {}, std::string{word}};
}

}  // namespace varn::scim
