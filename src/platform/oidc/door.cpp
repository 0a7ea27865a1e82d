#include "door.h"

#include <algorithm>

#include "base64url.h"
#include "platform/log.h"
#include "refusal.h"

namespace varn::oidc {
namespace {

constexpr std::int64_t attempt_ms = 10 * 60 * 1000;
constexpr std::size_t page_bytes_max = 12 * 1024;
constexpr std::size_t secret_bytes = 32;

std::string fresh_secret() {
    return base64url(clock::random_bytes(secret_bytes));
}

bool same_secret(std::string_view a, std::string_view b) {
    return sha256(a) == sha256(b);
}

http::Reply sent_on(std::string const& address) {
    http::Reply reply{.status = 302, .content_type = ""};
    reply.headers.emplace_back("Location", address);
    return reply;
}

/// Which of the calm pages tells of a refusal: few, since more would tell an attacker how far she got.
std::string_view page_for(Error const& error) {
    static constexpr std::string_view own[] = {"no_role",          "account_closed", "groups_not_told",
                                               "strength_differs", "too_many",       "provider_closed"};
    if (error.code == ErrorCode::unavailable) {
        return "unreachable";
    }
    if (auto const* hit = std::find(std::begin(own), std::end(own), error.cause); hit != std::end(own)) {
        return *hit;
    }
    if (error.cause.starts_with("attempt_") || error.cause == "state_differs") {
        return "try_again";
    }
    return error.cause.starts_with("provider_says_") ? "provider_refused" : "refused";
}

/// The provider's own error code, when it is one that can be shown: letters and underscores.
std::string provider_says(std::string_view error) {
    bool const plain =
        !error.empty() && error.size() <= 40 &&
        std::all_of(error.begin(), error.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    return "provider_says_" + (plain ? std::string{error} : std::string{"something"});
}

}  // namespace

std::string Door::redirect_address(federation::IdentityProvider const& provider) const {
    return world_.settings.address() + "/federation/" + provider.key + "/callback";
}

std::string_view Door::cookie_name() const {
    return world_.settings.secure ? "__Host-varn_attempt" : "varn_attempt";
}

std::string Door::cookie(std::string_view value, std::string_view more) const {
    // Lax: the provider sends the browser back from its own site, and the cookie must come along.
    std::string out{cookie_name()};
    out.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax").append(more);
    return out + (world_.settings.secure ? "; Secure" : "");
}

Result<http::Reply> Door::turned_away(federation::IdentityProvider const& provider, Error const& error) {
    if (error.code != ErrorCode::forbidden && error.code != ErrorCode::unavailable) {
        return error;
    }
    log::info("oidc.turned_away", {log::word("provider", provider.key), log::word("cause", error.cause)});
    CHECK(world_.sessions.refuse_vouched(provider.id.text, error.cause));
    auto reply = sent_on("/sign-in?problem=" + std::string{page_for(error)});
    reply.headers.emplace_back("Set-Cookie", cookie("", "; Max-Age=0"));
    return reply;
}

Result<http::Reply> Door::start(federation::IdentityProvider const& provider, http::AnnexCall const& call) {
    auto const now = world_.machine.now();
    if (!pace_.allows(call.head.peer, now)) {
        return turned_away(provider, refused("too_many"));
    }
    auto const metadata = world_.conversations.metadata(provider);
    if (!metadata) {
        return turned_away(provider, metadata.error());
    }
    auto const token = fresh_secret();
    Attempt const attempt{.token_hash = base64url(sha256(token)),
                          .provider = provider.id.text,
                          .state = fresh_secret(),
                          .nonce = fresh_secret(),
                          .verifier = fresh_secret(),
                          .begun_at = now};
    CHECK(store::add_attempt(world_.town.db, attempt, Instant{now.milliseconds - attempt_ms}));
    std::vector<std::pair<std::string, std::string>> asked{
        {"response_type", "code"},
        {"client_id", provider.client_id},
        {"redirect_uri", redirect_address(provider)},
        {"scope", provider.scopes},
        {"state", attempt.state},
        {"nonce", attempt.nonce},
        {"code_challenge", base64url(sha256(attempt.verifier))},
        {"code_challenge_method", "S256"}};
    if (provider.required_acr) {
        asked.emplace_back("acr_values", *provider.required_acr);
    }
    auto const& where = metadata.value().authorization;
    auto reply = sent_on(where + (where.find('?') == std::string::npos ? "?" : "&") + form_of(asked));
    reply.headers.emplace_back("Set-Cookie", cookie(token, "; Max-Age=600"));
    return reply;
}

Result<Door::Answer> Door::answer_in(std::string const& query) const {
    auto const fields = http::form_fields(query);
    if (!fields || query.size() > page_bytes_max) {
        return refused("answer_form");
    }
    Answer answer;
    for (auto const& [name, value] : *fields) {
        if (!answer.emplace(name, value).second) {
            return refused("answer_repeats");
        }
    }
    return answer;
}

Result<Attempt> Door::attempt_of(federation::IdentityProvider const& provider, http::AnnexCall const& call,
                                 Answer const& answer) {
    auto const token = call.head.cookie(cookie_name());
    if (!token || token->empty()) {
        return refused("attempt_missing");
    }
    TRY(attempt, store::take_attempt(world_.town.db, base64url(sha256(*token))));
    if (!attempt) {
        return refused("attempt_unknown");
    }
    if (world_.machine.now().milliseconds - attempt->begun_at.milliseconds > attempt_ms) {
        return refused("attempt_over");
    }
    if (attempt->provider != provider.id.text) {
        return refused("provider_differs");
    }
    auto const state = answer.find("state");
    if (state == answer.end() || !same_secret(state->second, attempt->state)) {
        return refused("state_differs");
    }
    return std::move(*attempt);
}

Result<Tokens> Door::tokens_for(federation::IdentityProvider const& provider, Attempt const& attempt,
                                Answer const& answer) {
    TRY(metadata, world_.conversations.metadata(provider));
    // Who answers must be whom we asked, or another provider could have a code of this one redeemed (RFC
    // 9207).
    auto const issuer = answer.find("iss");
    if (issuer == answer.end() ? metadata.tells_issuer : issuer->second != provider.issuer) {
        return refused("answer_of_another");
    }
    if (auto const error = answer.find("error"); error != answer.end()) {
        return refused(provider_says(error->second));
    }
    auto const code = answer.find("code");
    if (code == answer.end() || code->second.empty()) {
        return refused("code_missing");
    }
    TRY(secret, federation::client_secret(world_.town, provider.id));
    TRY(tokens, world_.conversations.tokens(provider, secret,
                                            {{"grant_type", "authorization_code"},
                                             {"code", code->second},
                                             {"redirect_uri", redirect_address(provider)},
                                             {"code_verifier", attempt.verifier}}));
    if (tokens.id_token.empty() || tokens.access_token.empty()) {
        return refused("tokens_missing");
    }
    return std::move(tokens);
}

Result<Vouched> Door::vouched_for(federation::IdentityProvider const& provider, Attempt const& attempt,
                                  Answer const& answer) {
    TRY(tokens, tokens_for(provider, attempt, answer));
    TRY(token, world_.conversations.verified(provider, tokens.id_token));
    CHECK(check_id_token(token, {.issuer = provider.issuer,
                                 .client_id = provider.client_id,
                                 .now = world_.machine.now().milliseconds / 1000,
                                 .nonce = attempt.nonce,
                                 .access_token = tokens.access_token,
                                 .required_acr = provider.required_acr}));
    TRY(userinfo, world_.conversations.userinfo(provider, tokens.access_token));
    TRY(told, told_in(provider, token.claims, userinfo));
    return Vouched{std::move(told), std::move(token.claims), std::move(tokens)};
}

Result<auth::NewSession> Door::let_in(federation::IdentityProvider const& provider, Vouched const& vouched,
                                      http::AnnexCall const& call) {
    auto const& told = vouched.told;
    auto person = told.person;
    person.groups = person.groups.value_or(std::vector<std::string>{});
    TRY(admitted, federation::admit(world_.town, provider, person));
    if (!admitted.account) {
        return refused(admitted.turned == federation::Turned::away_closed ? "account_closed" : "no_role");
    }
    // The provider asked for what it asks for; a second factor here too would be asking twice.
    auto const agent = call.head.header("user-agent").value_or("");
    TRY(session, world_.sessions.sign_in_vouched(*admitted.account, "provider", {call.head.peer, agent}));
    auto const now = world_.machine.now();
    auto const kept = store::add_session(
        world_.town.db,
        {.session = session.id,
         .account = admitted.account->text,
         .provider = provider.id.text,
         .subject = told.person.subject,
         .provider_session = text_claim(vouched.id_token, "sid"),
         .sealed =
             sealed({.tokens = vouched.tokens, .groups_in_id_token = told.groups_in_id_token}, session.token),
         .checked_at = now,
         .claimed_at = now});
    if (!kept) {
        // Without its row nobody would ask the provider about it.
        CHECK(world_.sessions.end_vouched(*admitted.account, session.id, "not_kept"));
        return kept.error();
    }
    return std::move(session);
}

Result<http::Reply> Door::callback(federation::IdentityProvider const& provider,
                                   http::AnnexCall const& call) {
    auto const answer = answer_in(call.head.query);
    if (!answer) {
        return turned_away(provider, answer.error());
    }
    auto const attempt = attempt_of(provider, call, answer.value());
    if (!attempt) {
        return turned_away(provider, attempt.error());
    }
    auto const vouched = vouched_for(provider, attempt.value(), answer.value());
    if (!vouched) {
        return turned_away(provider, vouched.error());
    }
    auto const session = let_in(provider, vouched.value(), call);
    if (!session) {
        return turned_away(provider, session.error());
    }
    auto reply = sent_on("/");
    reply.headers.emplace_back("Set-Cookie", world_.sessions.cookie(session.value().token));
    reply.headers.emplace_back("Set-Cookie", cookie("", "; Max-Age=0"));
    return reply;
}

Result<Done> Door::sign_out(federation::IdentityProvider const& provider, http::AnnexCall const& call) {
    auto const fields = http::form_fields(call.body);
    auto const type = call.head.header("content-type").value_or("");
    if (!fields || fields->size() != 1 || fields->front().first != "logout_token" ||
        !type.starts_with("application/x-www-form-urlencoded")) {
        return refused("answer_form");
    }
    TRY(token, world_.conversations.verified(provider, fields->front().second));
    auto const now = world_.machine.now();
    TRY(whom, check_logout_token(token, {.issuer = provider.issuer,
                                         .client_id = provider.client_id,
                                         .now = now.milliseconds / 1000}));
    constexpr std::int64_t remembered_ms = 2 * (fresh_seconds + skew_seconds) * 1000;
    TRY(first, store::use_logout_token(world_.town.db, base64url(sha256(provider.id.text + whom.token_id)),
                                       now, Instant{now.milliseconds - remembered_ms}));
    if (!first) {
        return refused("token_used");
    }
    std::vector<FederatedSession> ended;
    {
        db::ReadTx tx{world_.town.db};
        TRY(rows, store::sessions_of(tx, provider.id.text, whom));
        ended = std::move(rows);
    }
    for (auto const& row : ended) {
        CHECK(world_.vouching.end(row, "provider_signed_out"));
    }
    return Done{};
}

Result<http::Reply> Door::logout(federation::IdentityProvider const& provider, http::AnnexCall const& call) {
    auto const done = sign_out(provider, call);
    if (done) {
        return http::Reply{.status = 200, .content_type = ""};
    }
    if (done.error().code != ErrorCode::forbidden) {
        return done.error();
    }
    log::info("oidc.not_signed_out",
              {log::word("provider", provider.key), log::word("cause", done.error().cause)});
    CHECK(world_.sessions.refuse_vouched(provider.id.text, "logout " + done.error().cause));
    return http::Reply{.status = 400, .body = R"({"error":"invalid_request"})"};
}

}  // namespace varn::oidc
