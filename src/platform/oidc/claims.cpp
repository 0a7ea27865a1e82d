#include "claims.h"

#include <algorithm>

#include "base64url.h"
#include "keys.h"
#include "refusal.h"

namespace varn::oidc {
namespace {

constexpr std::size_t groups_max = 5000;
constexpr std::size_t subject_bytes_max = 255;

/// Issuer, audience and times: the same for every token.
Result<Done> check_envelope(Jwt const& token, Expected const& expected) {
    auto const& claims = token.claims;
    if (text_claim(claims, "iss") != expected.issuer) {
        return refused("issuer_differs");
    }
    auto const audience = texts_claim(claims, "aud").value_or(std::vector<std::string>{});
    if (std::find(audience.begin(), audience.end(), expected.client_id) == audience.end()) {
        return refused("audience_differs");
    }
    auto const party = text_claim(claims, "azp");
    if ((audience.size() > 1 && !party) || (claims.find("azp") != nullptr && party != expected.client_id)) {
        return refused("party_differs");
    }
    auto const ends = time_claim(claims, "exp");
    if (!ends || *ends + skew_seconds <= expected.now) {
        return refused("token_expired");
    }
    auto const issued = time_claim(claims, "iat");
    if (!issued || *issued > expected.now + skew_seconds ||
        *issued + fresh_seconds + skew_seconds < expected.now) {
        return refused("token_not_fresh");
    }
    if (claims.find("nbf") != nullptr) {
        auto const begins = time_claim(claims, "nbf");
        if (!begins || *begins > expected.now + skew_seconds) {
            return refused("token_not_yet");
        }
    }
    return Done{};
}

bool is_subject(std::optional<std::string> const& subject) {
    return subject && !subject->empty() && subject->size() <= subject_bytes_max;
}

}  // namespace

Result<Done> check_id_token(Jwt const& token, Expected const& expected) {
    auto const& claims = token.claims;
    if (!token.type.empty() && token.type != "JWT" && token.type != "jwt") {
        return refused("token_type");
    }
    CHECK(check_envelope(token, expected));
    auto const subject = text_claim(claims, "sub");
    if (!is_subject(subject) || (expected.subject && subject != expected.subject)) {
        return refused("subject_differs");
    }
    if (expected.nonce && text_claim(claims, "nonce") != expected.nonce) {
        return refused("nonce_differs");
    }
    if (claims.find("at_hash") != nullptr) {
        auto const half = base64url(sha256(expected.access_token.value_or("")).substr(0, 16));
        if (!expected.access_token || text_claim(claims, "at_hash") != half) {
            return refused("access_token_differs");
        }
    }
    if (expected.required_acr && text_claim(claims, "acr") != expected.required_acr) {
        return refused("strength_differs");
    }
    return Done{};
}

Result<SignedOut> check_logout_token(Jwt const& token, Expected const& expected) {
    static constexpr std::string_view event = "http://schemas.openid.net/event/backchannel-logout";
    auto const& claims = token.claims;
    if (!token.type.empty() && token.type != "logout+jwt" && token.type != "JWT") {
        return refused("token_type");
    }
    CHECK(check_envelope(token, expected));
    auto const* events = claims.find("events");
    auto const* said = events != nullptr ? events->find(event) : nullptr;
    if (said == nullptr || said->object() == nullptr) {
        return refused("no_logout");
    }
    if (claims.find("nonce") != nullptr) {
        return refused("nonce_in_logout");
    }
    SignedOut out{text_claim(claims, "sub"), text_claim(claims, "sid"),
                  text_claim(claims, "jti").value_or("")};
    if (out.token_id.empty()) {
        return refused("token_without_id");
    }
    if ((!out.subject && !out.session) || (out.subject && !is_subject(out.subject))) {
        return refused("nobody_named");
    }
    return out;
}

Result<std::optional<std::vector<std::string>>> groups_in(json::Value const& claims, std::string_view name) {
    if (claims.find(name) == nullptr) {
        auto const* elsewhere = claims.find("_claim_names");
        if (elsewhere != nullptr && elsewhere->find(name) != nullptr) {
            return refused("groups_not_told");
        }
        return std::optional<std::vector<std::string>>{};
    }
    auto groups = texts_claim(claims, name);
    if (!groups || groups->size() > groups_max) {
        return refused("groups_form");
    }
    return groups;
}

}  // namespace varn::oidc
