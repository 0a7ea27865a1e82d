#pragma once
// What a token must say to be believed: for the one who signs in (OpenID Connect Core 3.1.3.7) and for the
// one whom the provider has signed out (Back-Channel Logout 2.6). Each fault has a code of its own.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jwt.h"

namespace varn::oidc {

inline constexpr std::int64_t skew_seconds = 60;    // how wrong two clocks may be
inline constexpr std::int64_t fresh_seconds = 600;  // a token is used at once; an older one is not for us

/// What a token is held against.
struct Expected {
    std::string issuer;
    std::string client_id;
    std::int64_t now = 0;                          // seconds since 1970
    std::optional<std::string> nonce = {};         // of this sign-in; absent at a refresh
    std::optional<std::string> access_token = {};  // that came beside it
    std::optional<std::string> subject = {};       // that it must be about; absent at sign-in
    std::optional<std::string> required_acr = {};
};

/// Checks the claims of an ID token whose signature has been verified.
Result<Done> check_id_token(Jwt const& token, Expected const& expected);

/// Whom a provider has signed out.
struct SignedOut {
    std::optional<std::string> subject;
    std::optional<std::string> session;  // the provider's
    std::string token_id;                // jti: each is used once
};
/// Checks the claims of a logout token whose signature has been verified.
Result<SignedOut> check_logout_token(Jwt const& token, Expected const& expected);

/// The groups that a claim tells of; nothing when the provider does not say. A provider that says there are
/// too many to tell is refused as `groups_not_told`.
Result<std::optional<std::vector<std::string>>> groups_in(json::Value const& claims, std::string_view name);

}  // namespace varn::oidc
