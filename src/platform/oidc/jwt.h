#pragma once
// A JSON Web Token in compact form (RFC 7515, 7519), taken apart. Nothing in it is believed here: a signature
// is checked by keys.h, what it claims by claims.h.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json.h"

namespace varn::oidc {

inline constexpr std::size_t jwt_bytes_max = 64 * 1024;

struct Jwt {
    std::string algorithm;
    std::string key_id;  // empty when it names none
    std::string type;    // "JWT", "logout+jwt"; empty when it does not say
    json::Value claims;
    std::string signed_text;
    std::string signature;
};

/// Takes a token apart. Refused with a code: `token_form` for what is no token, `token_algorithm` for one
/// that is not signed by RS256, PS256 or ES256, `token_critical` for one that asks for extensions.
Result<Jwt> parse_jwt(std::string_view compact);

/// The text of a claim; nothing when it is absent or no text.
std::optional<std::string> text_claim(json::Value const& claims, std::string_view name);
/// A moment as seconds since 1970; nothing when it is absent or no sensible number.
std::optional<std::int64_t> time_claim(json::Value const& claims, std::string_view name);
/// The texts of a claim that is one text or a list of them; nothing when absent or holding anything else.
std::optional<std::vector<std::string>> texts_claim(json::Value const& claims, std::string_view name);

}  // namespace varn::oidc
