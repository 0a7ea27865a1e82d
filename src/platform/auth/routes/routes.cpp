#include "factor_routes.h"
#include "platform/appointment.h"
#include "platform/auth_routes.h"
#include "platform/tokens.h"

#include "platform/deputies.h"

namespace varn::auth {
namespace {

using http::Call;
using http::Reply;
using http::Route;

Route sign_in_route(Sessions& sessions) {
    auto route = http::post("/session", std::function<Result<SignedIn>(Call const&, SignIn const&)>{})
                     .says("session.sign_in")
                     .anybody();
    // The token goes into the cookie, so this one answers more than a body.
    route.handler = [&sessions](Call const& call) -> Result<Reply> {
        TRY(ask, json::read<SignIn>(call.body, json::Reading::created));
        TRY(opened, sessions.sign_in(ask, arrival_of(call)));
        Reply reply{.status = 201, .body = json::write(opened.signed_in)};
        reply.headers.emplace_back("Set-Cookie", sessions.cookie(opened.token));
        return reply;
    };
    return route;
}

Route sign_out_route(Sessions& sessions) {
    auto route =
        http::remove("/session", std::function<Result<Done>(Call const&)>{}).says("session.sign_out");
    route.handler = [&sessions](Call const& call) -> Result<Reply> {
        CHECK(sessions.sign_out(call.actor, call.session));
        Reply reply{.status = 204};
        reply.headers.emplace_back("Set-Cookie", sessions.no_cookie());
        return reply;
    };
    return route;
}

void add_session_routes(std::vector<Route>& routes, Sessions& sessions) {
    routes.push_back(sign_in_route(sessions));
    routes.push_back(http::get("/session",
                               [&sessions](Call const& call) -> Result<SignedIn> {
                                   return sessions.signed_in(call.actor, call.session);
                               })
                         .says("session.read")
                         .of_the_present());
    routes.push_back(sign_out_route(sessions));
    routes.push_back(http::list("/sessions",
                                [&sessions](Call const& call) -> Result<http::Page<Session>> {
                                    TRY(mine, sessions.list_sessions(call.actor, call.session));
                                    return all_of(std::move(mine));
                                })
                         .says("session.list")
                         .of_the_present());
    routes.push_back(http::remove("/sessions/{id}", [&sessions](Call const& call) -> Result<Done> {
                         return sessions.revoke_session(call.actor, {call.id});
                     }).says("session.revoke"));
    routes.push_back(http::remove("/sessions", [&sessions](Call const& call) -> Result<Done> {
                         return sessions.revoke_other_sessions(call.actor, call.session);
                     }).says("session.revoke"));
}

Result<Account> give_password(Sessions& sessions, Call const& call, NewPassword const& ask) {
    Id<Account> const id{call.id};
    if (call.actor.is_somebody() && call.actor.account == id.text) {
        CHECK(sessions.change_password(call.actor, ask, call.session));
    } else {
        CHECK(set_password(call.town, call.actor, id, ask.password));
    }
    return account(call.town, call.actor, id);
}

void add_account_routes(std::vector<Route>& routes, Sessions& sessions) {
    routes.push_back(http::list("/accounts", [](Call const& call) -> Result<http::Page<Account>> {
                         TRY(window, call.window());
                         TRY(page, list_accounts(call.town, call.actor, window.limit, window.offset));
                         return http::Page<Account>{std::move(page.items), page.total};
                     }).says("account.read"));
    routes.push_back(
        http::post("/accounts", [](Call const& call, AccountToAdd const& ask) -> Result<Account> {
            return add_account(call.town, call.actor, ask);
        }).says("account.add"));
    routes.push_back(http::get("/accounts/{id}", [](Call const& call) -> Result<Account> {
                         return account(call.town, call.actor, {call.id});
                     }).says("account.read"));
    routes.push_back(
        http::patch("/accounts/{id}",
                    [](Call const& call, json::Change<Account> const& change) -> Result<Account> {
                        TRY(version, http::expected_version(call));
                        return change_account(call.town, call.actor, {{call.id}, version, change});
                    })
            .says("account.change"));
    routes.push_back(http::post("/accounts/{id}/passwords",
                                [&sessions](Call const& call, NewPassword const& ask) -> Result<Account> {
                                    return give_password(sessions, call, ask);
                                })
                         .says("account.password"));
}

void add_grant_routes(std::vector<Route>& routes, Sessions& sessions) {
    routes.push_back(
        http::list("/accounts/{id}/grants", [](Call const& call) -> Result<http::Page<RoleGrant>> {
            TRY(held, list_grants(call.town, call.actor, {call.id}));
            return all_of(std::move(held));
        }).says("account.read"));
    routes.push_back(http::post("/accounts/{id}/grants",
                                [&sessions](Call const& call, NewGrant const& ask) -> Result<RoleGrant> {
                                    return grant_role(call.town, call.actor, {call.id}, ask,
                                                      sessions.granting());
                                })
                         .says("account.grant"));
    routes.push_back(
        http::post("/accounts/{id}/grant-proposals",
                   [&sessions](Call const& call, NewGrant const& ask) -> Result<seconding::Proposal> {
                       return propose_grant(call.town, call.actor, {{call.id}, ask}, sessions.units_below());
                   })
            .says("account.appoint"));
    routes.push_back(http::patch("/grants/{id}",
                                 [&sessions](Call const& call,
                                             json::Change<RoleGrant> const& change) -> Result<RoleGrant> {
                                     TRY(version, http::expected_version(call));
                                     return change_grant(call.town, call.actor, {{call.id}, version, change},
                                                         sessions.granting().appointing);
                                 })
                         .says("account.grant"));
    routes.push_back(http::remove("/grants/{id}", [](Call const& call) -> Result<Done> {
                         return end_grant(call.town, call.actor, {call.id});
                     }).says("account.grant"));
    routes.push_back(
        http::list("/accounts/{id}/deputyships", [](Call const& call) -> Result<http::Page<DeputyshipTold>> {
            TRY(found, list_deputyships(call.town, call.actor, {call.id}));
            return all_of(std::move(found));
        }).says("account.read"));
    routes.push_back(http::post("/grants/{id}/deputyships",
                                [&sessions](Call const& call, NewDeputy const& ask) -> Result<Deputyship> {
                                    return name_deputy(call.town, call.actor, {call.id}, ask,
                                                       sessions.granting().appointing);
                                })
                         .says("account.deputy"));
    routes.push_back(http::remove("/deputyships/{id}", [](Call const& call) -> Result<Done> {
                         return end_deputyship(call.town, call.actor, {call.id});
                     }).says("account.deputy"));
}

Result<TownTold> tell_town(Town& town, TownFacts const& facts) {
    TRY(awaited, awaits_first_start(town));
    TownTold told{.name = facts.name,
                  .version = facts.version,
                  .today = town.clock.today(),
                  .demo = facts.demo,
                  .awaits_first_start = awaited,
                  .accounts = {}};
    for (auto const& one : facts.demo ? facts.demo_accounts : std::vector<DemoAccount>{}) {
        told.accounts.push_back({one.user_name, one.name, one.role, one.unit, facts.demo_password});
    }
    return told;
}

void add_start_routes(std::vector<Route>& routes, TownFacts facts) {
    routes.push_back(http::post("/first-administrators",
                                [](Call const& call, NewFirstAdministrator const& ask) -> Result<Account> {
                                    return start_with(call.town, ask);
                                })
                         .says("account.first_start")
                         .anybody());
    // Its version is that of the product and no version of a row, so it becomes no ETag.
    auto town = http::raw(http::Method::get, "/town",
                          [facts = std::move(facts)](Call const& call) -> Result<Reply> {
                              TRY(told, tell_town(call.town, facts));
                              return Reply{.body = json::write(told)};
                          })
                    .says("town.read")
                    .anybody();
    town.answers = &table<TownTold>();
    routes.push_back(std::move(town));
}

}  // namespace

std::vector<Route> auth_routes(Sessions& sessions, TownFacts facts) {
    std::vector<Route> routes;
    add_session_routes(routes, sessions);
    add_factor_routes(routes, sessions);
    add_passkey_routes(routes, sessions);
    add_token_routes(routes, sessions);
    add_account_routes(routes, sessions);
    add_grant_routes(routes, sessions);
    add_start_routes(routes, std::move(facts));
    return routes;
}

std::vector<std::string> half_way_actions() {
    return {"factor.confirm_totp", "factor.offer_totp", "passkey.add",     "passkey.offer",
            "session.prove",       "session.read",      "session.sign_out"};
}

http::Authenticate recognise_by(Sessions& sessions) {
    return [&sessions](http::RequestHead const& head) -> Result<http::Session> {
        static constexpr std::string_view scheme = "Bearer ";
        auto const given = head.header("authorization").value_or("");
        if (given.starts_with(scheme) && given.substr(scheme.size()).starts_with(token_prefix)) {
            // Whoever sends a token acts by it alone, whatever cookie goes with it.
            TRY(seen, Tokens{sessions}.authenticate(std::string_view{given}.substr(scheme.size())));
            return http::Session{std::move(seen.actor), {}, {}};
        }
        auto const token = head.cookie(sessions.cookie_name());
        TRY(seen, sessions.authenticate(token ? std::optional<std::string_view>{*token} : std::nullopt));
        return http::Session{std::move(seen.actor), std::move(seen.csrf_token), std::move(seen.session)};
    };
}

}  // namespace varn::auth
