#pragma once
// Why a provider's word is not taken. The code goes to the audit and, coarser, to the page; never what was
// sent.
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace varn::oidc {

/// A refusal with a reason code as its cause.
inline Error refused(std::string_view code) {
    return Error{ErrorCode::forbidden, "oidc.refused", {}, {}, std::string{code}};
}
/// The provider did not answer, or not as a provider does.
inline Error unreachable(std::string_view code) {
    return Error{ErrorCode::unavailable, "oidc.unreachable", {}, {}, std::string{code}};
}

}  // namespace varn::oidc
