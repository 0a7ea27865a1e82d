#pragma once
// The alphabet of JSON Web Tokens (RFC 4648 section 5, without padding).
#include <optional>
#include <string>
#include <string_view>

namespace varn::oidc {

std::string base64url(std::string_view bytes);
/// Nothing for a character outside the alphabet, padding, or bits that are left over.
std::optional<std::string> base64url_decoded(std::string_view text);

}  // namespace varn::oidc
