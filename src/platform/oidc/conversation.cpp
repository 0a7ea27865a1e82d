#include "conversation.h"

#include <chrono>

#include "base64url.h"
#include "platform/outgoing.h"
#include "refusal.h"

namespace varn::oidc {

/// One request to a provider.
struct Question {
    outgoing::HttpRequest request;
    std::string_view fault;   // code when it is not answered as it should be
    bool may_refuse = false;  // a 4xx is the provider's no, and no fault of it
};

namespace {

constexpr std::int64_t metadata_seconds = 3600;
constexpr std::int64_t metadata_seconds_silent = 24 * 3600;
constexpr std::int64_t keys_seconds = 3600;
constexpr std::int64_t keys_pause_seconds = 10;
constexpr std::int64_t silence_seconds = 10;
constexpr int timeout_ms = 4000;
constexpr std::chrono::milliseconds patience{500};  // while somebody else asks: workers are few
constexpr std::size_t answer_bytes_max = 512 * 1024;

std::string basic_credentials(std::string_view id, std::string_view secret) {
    auto text = base64url(outgoing::percent_encoded(id) + ":" + outgoing::percent_encoded(secret));
    for (auto& c : text) {
        c = c == '-' ? '+' : c == '_' ? '/' : c;
    }
    text.append((4 - text.size() % 4) % 4, '=');
    return "Basic " + text;
}

/// What went wrong with a token request, as a code of ours.
Error token_fault(std::string_view body) {
    auto const answer = json::parse(body);
    auto const error = answer ? text_claim(answer.value(), "error").value_or("") : "";
    return error == "invalid_grant" ? refused("grant_refused") : unreachable("client_refused");
}

}  // namespace

std::string form_of(std::vector<std::pair<std::string, std::string>> const& fields) {
    std::string out;
    for (auto const& [name, value] : fields) {
        out += (out.empty() ? "" : "&") + outgoing::percent_encoded(name) + "=" +
               outgoing::percent_encoded(value);
    }
    return out;
}

Conversations::Known& Conversations::known(federation::IdentityProvider const& provider) {
    std::lock_guard const lock{mutex_};
    auto& known = known_[provider.id.text];
    if (!known) {
        known = std::make_unique<Known>();
    }
    return *known;
}

Result<std::string> Conversations::asked(Known& known, Question question) {
    if (now() < known.silent_until) {
        return unreachable("silent");
    }
    if (!federation::is_allowed_address(question.request.url, rules_)) {
        return unreachable("address_refused");
    }
    question.request.headers.emplace_back("Accept", "application/json");
    auto const answer = outgoing::ask(question.request, {.timeout_ms = timeout_ms,
                                                         .bytes_max = answer_bytes_max,
                                                         .ca_file = ca_file_,
                                                         .goes_on = [this] { return !given_up_; }});
    if (!answer) {
        known.silent_until = now() + silence_seconds;
        return unreachable(question.fault);
    }
    auto const status = answer.value().status;
    if (question.may_refuse && status >= 400 && status < 500 && status != 429 && status != 408) {
        return Error{ErrorCode::forbidden, "oidc.refused", {}, {}, answer.value().body};
    }
    if (status != 200) {
        return unreachable(question.fault);
    }
    return answer.value().body;
}

Result<Metadata> Conversations::read_metadata(Known& known, federation::IdentityProvider const& provider) {
    auto const base = provider.issuer.ends_with('/') ? provider.issuer.substr(0, provider.issuer.size() - 1)
                                                     : provider.issuer;
    TRY(body,
        asked(known, {.request = {.url = base + "/.well-known/openid-configuration"}, .fault = "discovery"}));
    auto const parsed = json::parse(body);
    if (!parsed || text_claim(parsed.value(), "issuer") != provider.issuer) {
        return unreachable("discovery_issuer");
    }
    auto const said = [&](std::string_view name) { return text_claim(parsed.value(), name).value_or(""); };
    auto const* tells = parsed.value().find("authorization_response_iss_parameter_supported");
    auto const* yes = tells != nullptr ? std::get_if<bool>(&tells->held) : nullptr;
    Metadata const read{.authorization = said("authorization_endpoint"),
                        .token = said("token_endpoint"),
                        .keys = said("jwks_uri"),
                        .userinfo = said("userinfo_endpoint"),
                        .end_session = said("end_session_endpoint"),
                        .tells_issuer = yes != nullptr && *yes};
    for (auto const& address : {read.authorization, read.token, read.keys}) {
        if (!federation::is_allowed_address(address, rules_)) {
            return unreachable("discovery_address");
        }
    }
    for (auto const& address : {read.userinfo, read.end_session}) {
        if (!address.empty() && !federation::is_allowed_address(address, rules_)) {
            return unreachable("discovery_address");
        }
    }
    return read;
}

Result<Metadata> Conversations::metadata_of(Known& known, federation::IdentityProvider const& provider) {
    auto const age = now() - known.metadata_at;
    if (known.metadata && age >= 0 && age < metadata_seconds) {
        return *known.metadata;
    }
    auto read = read_metadata(known, provider);
    if (!read) {
        bool const still_good = known.metadata && age < metadata_seconds_silent;
        return still_good ? Result<Metadata>{*known.metadata} : std::move(read);
    }
    known.metadata = read.value();
    known.metadata_at = now();
    return read;
}

Result<Metadata> Conversations::metadata(federation::IdentityProvider const& provider) {
    auto& known = this->known(provider);
    std::unique_lock const lock{known.reading, patience};
    if (!lock) {
        return unreachable("silent");
    }
    return metadata_of(known, provider);
}

Result<Done> Conversations::read_keys(Known& known, std::string const& address) {
    TRY(body, asked(known, {.request = {.url = address}, .fault = "keys"}));
    TRY(keys, parse_keys(body));
    known.keys = std::move(keys);
    known.keys_at = now();
    return Done{};
}

Result<Jwt> Conversations::verified(federation::IdentityProvider const& provider, std::string_view compact) {
    TRY(token, parse_jwt(compact));
    auto& known = this->known(provider);
    std::unique_lock const lock{known.reading, patience};
    if (!lock) {
        return unreachable("silent");
    }
    TRY(metadata, metadata_of(known, provider));
    auto const age = now() - known.keys_at;
    bool const have = !known.keys.empty() && age >= 0 && age < keys_seconds;
    auto const* key = have ? key_for(known.keys, token) : nullptr;
    if (key == nullptr && (!have || now() - known.unknown_at >= keys_pause_seconds)) {
        known.unknown_at = have ? now() : known.unknown_at;
        if (auto const read = read_keys(known, metadata.keys); !read && known.keys.empty()) {
            return read.error();
        }
        key = key_for(known.keys, token);
    }
    if (key == nullptr) {
        return refused("key_unknown");
    }
    if (!has_signed(*key, token)) {
        return refused("signature");
    }
    return std::move(token);
}

Result<Tokens> Conversations::tokens(federation::IdentityProvider const& provider,
                                     std::string_view client_secret,
                                     std::vector<std::pair<std::string, std::string>> grant) {
    TRY(metadata, this->metadata(provider));
    Question question{
        .request = {.url = metadata.token, .method = "POST"}, .fault = "token", .may_refuse = true};
    question.request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    if (provider.client_authentication == federation::ClientAuthentication::secret_basic) {
        question.request.headers.emplace_back("Authorization",
                                              basic_credentials(provider.client_id, client_secret));
    } else {
        grant.emplace_back("client_id", provider.client_id);
        if (provider.client_authentication == federation::ClientAuthentication::secret_post) {
            grant.emplace_back("client_secret", client_secret);
        }
    }
    question.request.body = form_of(grant);
    auto body = asked(known(provider), std::move(question));
    if (!body) {
        return body.error().code == ErrorCode::forbidden ? token_fault(body.error().cause)
                                                         : std::move(body).error();
    }
    auto const answer = json::parse(body.value());
    if (!answer || answer.value().object() == nullptr) {
        return unreachable("token_form");
    }
    auto const said = [&](std::string_view name) { return text_claim(answer.value(), name).value_or(""); };
    return Tokens{said("id_token"), said("access_token"), said("refresh_token")};
}

Result<json::Value> Conversations::userinfo(federation::IdentityProvider const& provider,
                                            std::string_view access_token) {
    TRY(metadata, this->metadata(provider));
    if (metadata.userinfo.empty()) {
        return json::Value{json::Object{}};
    }
    Question question{.request = {.url = metadata.userinfo}, .fault = "userinfo", .may_refuse = true};
    question.request.headers.emplace_back("Authorization", "Bearer " + std::string{access_token});
    auto body = asked(known(provider), std::move(question));
    if (!body) {
        return body.error().code == ErrorCode::forbidden ? refused("access_token_refused")
                                                         : std::move(body).error();
    }
    auto parsed = json::parse(body.value());
    if (!parsed || parsed.value().object() == nullptr) {
        return unreachable("userinfo_form");
    }
    return std::move(parsed).value();
}

}  // namespace varn::oidc
