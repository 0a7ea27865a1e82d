#include "factor_routes.h"

#include "platform/passkeys.h"
#include "platform/tokens.h"

namespace varn::auth {
namespace {

using http::Call;
using http::Reply;
using http::Route;

std::string_view field_of(Call const& call, std::string_view name) {
    if (call.head == nullptr) {
        return {};
    }
    for (auto const& [field, value] : call.head->headers) {
        if (field == name) {
            return value;
        }
    }
    return {};
}

/// An answer whose session is a new one: its token goes into the cookie.
Reply with_cookie(Sessions const& sessions, std::string body, std::string_view token) {
    Reply reply{.status = 201, .body = std::move(body)};
    reply.headers.emplace_back("Set-Cookie", sessions.cookie(token));
    return reply;
}

/// A POST that answers with a new session: `verb` makes it of what was asked.
template <class Ask, class Verb>
Route opening(std::string path, Sessions& sessions, Verb verb) {
    auto route = http::post(std::move(path), std::function<Result<SignedIn>(Call const&, Ask const&)>{});
    route.handler = [&sessions, verb](Call const& call) -> Result<Reply> {
        TRY(ask, json::read<Ask>(call.body, json::Reading::created));
        TRY(opened, verb(call, ask));
        return with_cookie(sessions, json::write(opened.signed_in), opened.token);
    };
    return route;
}

/// A POST that makes a factor: it answers with recovery codes, if there are new ones, and a new session.
template <class Ask, class Verb>
Route making_factor(std::string path, Sessions& sessions, Verb verb) {
    auto route = http::post(std::move(path), std::function<Result<RecoveryCodes>(Call const&, Ask const&)>{});
    route.handler = [&sessions, verb](Call const& call) -> Result<Reply> {
        TRY(ask, json::read<Ask>(call.body, json::Reading::created));
        TRY(made, verb(call, ask));
        return with_cookie(sessions, json::write(made.codes), made.token);
    };
    return route;
}

/// A POST without a body.
template <class Answer, class Verb>
Route bare_post(std::string path, Verb verb) {
    auto route = http::raw(http::Method::post, std::move(path), [verb](Call const& call) -> Result<Reply> {
        TRY(answer, verb(call));
        return Reply{.status = 201, .body = json::write(answer)};
    });
    route.answers = &table<Answer>();
    route.status = 201;
    return route;
}

}  // namespace

Arrival arrival_of(Call const& call) {
    return {.address = call.head == nullptr ? std::string_view{} : std::string_view{call.head->peer},
            .agent = field_of(call, "user-agent")};
}

Asker asker_of(Call const& call) {
    return {.actor = call.actor,
            .session = call.session,
            .from = arrival_of(call),
            .host = field_of(call, "host")};
}

void add_factor_routes(std::vector<Route>& routes, Sessions& sessions) {
    routes.push_back(
        opening<Proof>("/session/proofs", sessions, [&sessions](Call const& call, Proof const& proof) {
            return Factors{sessions}.prove(asker_of(call), proof);
        }).says("session.prove"));
    routes.push_back(http::get("/factors",
                               [&sessions](Call const& call) -> Result<FactorsHeld> {
                                   return Factors{sessions}.held(call.actor);
                               })
                         .says("factor.read")
                         .of_the_present());
    routes.push_back(bare_post<TotpOffer>("/totp", [&sessions](Call const& call) {
                         return Factors{sessions}.offer_totp(asker_of(call));
                     }).says("factor.offer_totp"));
    routes.push_back(making_factor<GivenCode>("/totp/confirmations", sessions,
                                              [&sessions](Call const& call, GivenCode const& given) {
                                                  return Factors{sessions}.confirm_totp(asker_of(call),
                                                                                        given);
                                              })
                         .says("factor.confirm_totp"));
    routes.push_back(http::remove("/totp", [&sessions](Call const& call) -> Result<Done> {
                         return Factors{sessions}.drop_totp(asker_of(call));
                     }).says("factor.drop"));
    routes.push_back(bare_post<RecoveryCodes>("/recovery-codes", [&sessions](Call const& call) {
                         return Factors{sessions}.renew_recovery_codes(asker_of(call));
                     }).says("factor.recovery_codes"));
    routes.push_back(http::get("/accounts/{id}/factors",
                               [&sessions](Call const& call) -> Result<FactorsHeld> {
                                   return Factors{sessions}.held_by(call.actor, {call.id});
                               })
                         .says("account.read")
                         .of_the_present());
    routes.push_back(http::remove("/accounts/{id}/factors", [&sessions](Call const& call) -> Result<Done> {
                         return Factors{sessions}.reset(call.actor, {call.id});
                     }).says("account.factors"));
    routes.push_back(http::remove("/accounts/{id}/sessions", [](Call const& call) -> Result<Done> {
                         return end_sessions(call.town, call.actor, {call.id});
                     }).says("account.sessions"));
}

void add_passkey_routes(std::vector<Route>& routes, Sessions& sessions) {
    auto question = bare_post<PasskeyQuestion>(
                        "/passkey-questions",
                        [&sessions](Call const& call) { return Passkeys{sessions}.ask(asker_of(call)); })
                        .says("passkey.ask")
                        .anybody();
    routes.push_back(std::move(question));
    routes.push_back(opening<PasskeyAnswer>("/passkey-sessions", sessions,
                                            [&sessions](Call const& call, PasskeyAnswer const& answer) {
                                                return Passkeys{sessions}.sign_in(asker_of(call), answer);
                                            })
                         .says("session.sign_in_by_passkey")
                         .anybody());
    routes.push_back(bare_post<PasskeyOffer>("/passkey-offers", [&sessions](Call const& call) {
                         return Passkeys{sessions}.offer(asker_of(call));
                     }).says("passkey.offer"));
    routes.push_back(making_factor<NewPasskey>("/passkeys", sessions,
                                               [&sessions](Call const& call, NewPasskey const& made) {
                                                   return Passkeys{sessions}.add(asker_of(call), made);
                                               })
                         .says("passkey.add"));
    routes.push_back(http::list("/passkeys",
                                [&sessions](Call const& call) -> Result<http::Page<Passkey>> {
                                    TRY(mine, Passkeys{sessions}.list(call.actor));
                                    return all_of(std::move(mine));
                                })
                         .says("passkey.read")
                         .of_the_present());
    routes.push_back(http::remove("/passkeys/{id}", [&sessions](Call const& call) -> Result<Done> {
                         return Passkeys{sessions}.drop(asker_of(call), {call.id});
                     }).says("passkey.drop"));
}

void add_token_routes(std::vector<Route>& routes, Sessions& sessions) {
    routes.push_back(http::list("/tokens",
                                [&sessions](Call const& call) -> Result<http::Page<Token>> {
                                    TRY(mine, Tokens{sessions}.list(call.actor, {call.actor.account}));
                                    return all_of(std::move(mine));
                                })
                         .says("token.read")
                         .of_the_present());
    routes.push_back(
        http::post("/tokens", [&sessions](Call const& call, NewToken const& ask) -> Result<MadeToken> {
            return Tokens{sessions}.make(call.actor, call.session, ask);
        }).says("token.make"));
    routes.push_back(http::remove("/tokens/{id}", [&sessions](Call const& call) -> Result<Done> {
                         return Tokens{sessions}.revoke(call.actor, {call.id});
                     }).says("token.revoke"));
    routes.push_back(http::list("/accounts/{id}/tokens",
                                [&sessions](Call const& call) -> Result<http::Page<Token>> {
                                    TRY(theirs, Tokens{sessions}.list(call.actor, {call.id}));
                                    return all_of(std::move(theirs));
                                })
                         .says("account.tokens")
                         .of_the_present());
}

}  // namespace varn::auth
