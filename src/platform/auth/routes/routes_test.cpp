// The routes as the dispatcher calls them: what goes into the body, what into the cookie, and what anybody
// may know.
#include "platform/auth_routes.h"

#include <algorithm>

#include "platform/auth_policy.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/testing.h"

namespace varn::auth {
namespace {

constexpr auto good_password = "fyra hästar på bron";

class AuthRoutes : public testing::TownTest {
protected:
    void SetUp() override {
        auto all = auth_migrations();
        for (auto const& more : notify::telling_migrations()) {
            all.push_back(more);
        }
        migrate(all);
        sessions_ = std::make_unique<Sessions>(town(), UnitsBelow{}, SessionSettings{.rules = {auth_policy}});
        routes_ = auth_routes(*sessions_, {.name = "Provköping",
                                           .version = "0.1.0",
                                           .demo = false,
                                           .demo_accounts = {{"demo", "Demo", Role::reader, {}}},
                                           .demo_password = "publikt"});
        anna_ = add_account(town(), administrator_,
                            {.user_name = "anna", .name = "Anna", .language = {}, .password = good_password})
                    .value()
                    .id;
        ASSERT_TRUE(grant_role(town(), administrator_, anna_, {.role = Role::administrator}));
    }

    Result<http::Reply> ask(http::Method method, std::string const& path, Actor const& actor,
                            std::string const& body = "", std::string const& id = "",
                            std::optional<int> version = {}) {
        auto const route = std::find_if(routes_.begin(), routes_.end(), [&](auto const& one) {
            return one.method == method && one.path == path;
        });
        if (route == routes_.end()) {
            ADD_FAILURE() << "no route " << path;
            return internal("no route");
        }
        http::RequestHead head;
        head.peer = "10.0.0.1";
        http::Call const call{.town = town(),
                              .actor = actor,
                              .id = id,
                              .query = {},
                              .body = body,
                              .if_match = version,
                              .language = "sv",
                              .session = session_,
                              .last_event_id = {},
                              .head = &head};
        return route->handler(call);
    }
    static http::RequestHead with_cookie(std::string const& value) {
        http::RequestHead head;
        head.headers.emplace_back("cookie", value);
        return head;
    }
    /// Signs anna in and gives the value of her cookie.
    std::string sign_in() {
        auto const reply = ask(http::Method::post, "/session", {},
                               R"({"user_name":"anna","password":"fyra hästar på bron"})")
                               .value();
        auto const& cookie = reply.headers.at(0).second;
        return cookie.substr(0, cookie.find(';'));
    }

    Actor const administrator_ = testing::somebody(Role::administrator);
    Id<Account> anna_;
    std::unique_ptr<Sessions> sessions_;
    std::vector<http::Route> routes_;
    std::string session_;
};
VARN_ON_EVERY_ENGINE(AuthRoutes);

TEST_P(AuthRoutes, signing_in_puts_the_token_in_the_cookie_and_nowhere_else) {
    auto const reply =
        ask(http::Method::post, "/session", {}, R"({"user_name":"anna","password":"fyra hästar på bron"})")
            .value();
    EXPECT_EQ(reply.status, 201);
    ASSERT_EQ(reply.headers.size(), 1U);
    EXPECT_EQ(reply.headers[0].first, "Set-Cookie");
    auto const& cookie = reply.headers[0].second;
    EXPECT_NE(cookie.find("HttpOnly; SameSite=Strict"), std::string::npos);
    auto const token = cookie.substr(cookie.find('=') + 1, 64);
    EXPECT_EQ(reply.body.find(token), std::string::npos);
    EXPECT_NE(reply.body.find(R"("csrf_token":")"), std::string::npos);
    EXPECT_NE(reply.body.find(R"("roles":[{"role":"administrator"}])"), std::string::npos);
    EXPECT_NE(reply.body.find(R"("account.grant")"), std::string::npos);
}

TEST_P(AuthRoutes, the_cookie_tells_who_sends_until_signing_out) {
    auto const cookie = sign_in();
    auto const recognise = recognise_by(*sessions_);
    auto const seen = recognise(with_cookie(cookie)).value();
    EXPECT_EQ(seen.actor.account, anna_.text);
    EXPECT_FALSE(seen.csrf.empty());
    session_ = seen.id;
    EXPECT_TRUE(ask(http::Method::get, "/session", seen.actor));
    EXPECT_NE(ask(http::Method::get, "/sessions", seen.actor).value().body.find("\"here\":true"),
              std::string::npos);
    auto const out = ask(http::Method::remove, "/session", seen.actor).value();
    EXPECT_EQ(out.status, 204);
    EXPECT_NE(out.headers.at(0).second.find("Max-Age=0"), std::string::npos);
    EXPECT_FALSE(recognise(with_cookie(cookie)).value().actor.is_somebody());
    EXPECT_FALSE(recognise({}).value().actor.is_somebody());
}

TEST_P(AuthRoutes, nobody_has_no_session_to_read) {
    EXPECT_EQ(ask(http::Method::get, "/session", {}).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(ask(http::Method::get, "/sessions", {}).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(ask(http::Method::get, "/accounts", {}).error().code, ErrorCode::unauthenticated);
}

TEST_P(AuthRoutes, an_account_is_added_given_a_role_and_closed) {
    auto const added =
        ask(http::Method::post, "/accounts", administrator_, R"({"user_name":"bo","name":"Bo"})").value();
    EXPECT_EQ(added.status, 201);
    EXPECT_EQ(added.version, 1);
    auto const id = account_named(town(), administrator_, "bo").value().id.text;
    auto const granted =
        ask(http::Method::post, "/accounts/{id}/grants", administrator_, R"({"role":"reader"})", id).value();
    EXPECT_EQ(granted.status, 201);
    auto const grants = ask(http::Method::get, "/accounts/{id}/grants", administrator_, "", id).value();
    EXPECT_NE(grants.body.find("\"total\":1"), std::string::npos);
    auto const closing = R"({"status":"closed"})";
    EXPECT_EQ(ask(http::Method::patch, "/accounts/{id}", administrator_, closing, id).error().code,
              ErrorCode::stale);
    EXPECT_EQ(ask(http::Method::patch, "/accounts/{id}", administrator_, closing, id, 1).value().version, 2);
    EXPECT_EQ(ask(http::Method::patch, "/accounts/{id}", testing::somebody(Role::auditor), closing, id, 2)
                  .error()
                  .code,
              ErrorCode::forbidden);
}

TEST_P(AuthRoutes, one_path_serves_ones_own_password_and_that_of_others) {
    auto const cookie = sign_in();
    auto const seen = recognise_by(*sessions_)(with_cookie(cookie)).value();
    session_ = seen.id;
    EXPECT_EQ(ask(http::Method::post, "/accounts/{id}/passwords", seen.actor,
                  R"({"password":"en helt ny mening"})", anna_.text)
                  .error()
                  .problems.at(0)
                  .pointer,
              "/current_password");
    auto const reply =
        ask(http::Method::post, "/accounts/{id}/passwords", seen.actor,
            R"({"password":"en helt ny mening","current_password":"fyra hästar på bron"})", anna_.text)
            .value();
    EXPECT_EQ(reply.body.find("mening"), std::string::npos);
    EXPECT_TRUE(ask(http::Method::post, "/accounts/{id}/passwords", administrator_,
                    R"({"password":"ännu en ny mening"})", anna_.text));
}

TEST_P(AuthRoutes, anybody_may_know_the_town_but_its_demo_accounts_only_in_the_demo) {
    auto const told = ask(http::Method::get, "/town", {}).value().body;
    EXPECT_EQ(told, R"({"name":"Provköping","version":"0.1.0","today":"2024-02-01","demo":false,)"
                    R"("awaits_first_start":false,"accounts":[]})");
    routes_ = auth_routes(*sessions_, {.name = "Provköping",
                                       .version = "0.1.0",
                                       .demo = true,
                                       .demo_accounts = {{"demo", "Demo", Role::reader, {}}},
                                       .demo_password = "publikt"});
    auto const demo = ask(http::Method::get, "/town", {}).value().body;
    EXPECT_NE(demo.find(R"("user_name":"demo","name":"Demo","role":"reader","password":"publikt")"),
              std::string::npos)
        << demo;
}

TEST_P(AuthRoutes, the_first_administrator_comes_by_a_link_alone) {
    auto const body = R"({"token":"x","user_name":"bo","name":"Bo","password":"fyra hästar på bron"})";
    EXPECT_EQ(ask(http::Method::post, "/first-administrators", {}, body).error().code, ErrorCode::conflict);
}

TEST_P(AuthRoutes, through_the_dispatcher_a_write_needs_cookie_and_receipt) {
    i18n::load_embedded();
    http::Dispatcher const house{town(), routes_, {.authenticate = recognise_by(*sessions_)}};
    auto send = [&](std::string method, std::string const& path, http::Headers headers, std::string body) {
        http::Request request;
        request.head.method = std::move(method);
        request.head.path = std::string{http::base_path} + path;
        request.head.headers = std::move(headers);
        request.head.headers.emplace_back("host", "localhost");
        request.head.headers.emplace_back("content-type", "application/json");
        request.head.peer = "10.0.0.1";
        request.body = std::move(body);
        return house.answer(request);
    };
    auto const opened =
        send("POST", "/session", {}, R"({"user_name":"anna","password":"fyra hästar på bron"})");
    ASSERT_EQ(opened.status, 201) << opened.body;
    auto const set = std::find_if(opened.headers.begin(), opened.headers.end(),
                                  [](auto const& header) { return header.first == "Set-Cookie"; });
    ASSERT_NE(set, opened.headers.end());
    auto const cookie = set->second.substr(0, set->second.find(';'));
    auto const at = opened.body.find("\"csrf_token\":\"") + 14;
    auto const receipt = opened.body.substr(at, 64);
    EXPECT_EQ(send("GET", "/session", {}, "").status, 401);
    EXPECT_EQ(send("GET", "/session", {{"cookie", cookie}}, "").status, 200);
    auto const bo = R"({"user_name":"bo","name":"Bo"})";
    EXPECT_EQ(send("POST", "/accounts", {{"cookie", cookie}}, bo).status, 403);
    auto const added = send("POST", "/accounts", {{"cookie", cookie}, {"x-varn-csrf", receipt}}, bo);
    EXPECT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(send("DELETE", "/session", {{"cookie", cookie}, {"x-varn-csrf", receipt}}, "").status, 204);
    EXPECT_EQ(send("GET", "/session", {{"cookie", cookie}}, "").status, 401);
    EXPECT_EQ(send("POST", "/session", {}, R"({"user_name":"anna","password":"fel"})").status, 401);
}

TEST_P(AuthRoutes, the_description_of_the_api_shows_every_route) {
    i18n::load_embedded();
    auto const described = http::open_api(routes_, "0.1.0");
    for (auto const& route : routes_) {
        EXPECT_NE(described.find('"' + route.path + '"'), std::string::npos) << route.path;
    }
    EXPECT_NE(described.find("\"AccountToAdd\""), std::string::npos);
}

TEST_P(AuthRoutes, every_route_has_its_words_in_both_languages) {
    i18n::load_embedded();
    for (auto const& route : routes_) {
        for (auto const* language : {"sv", "en"}) {
            EXPECT_TRUE(i18n::known(language, "operation." + route.action)) << route.path;
        }
    }
}

TEST_P(AuthRoutes, a_token_in_authorization_acts_for_its_owner_whatever_cookie_goes_with_it) {
    auto const cookie = sign_in();
    auto const seen = recognise_by(*sessions_)(with_cookie(cookie)).value();
    session_ = seen.id;
    auto const made = ask(http::Method::post, "/tokens", seen.actor,
                          R"({"name":"Utdrag","scope":"read","actions":[],"valid_to":"2024-12-31"})")
                          .value();
    EXPECT_EQ(made.status, 201);
    auto const at = made.body.find("varn_pat_");
    auto const secret = made.body.substr(at, 73);
    auto head = with_cookie(cookie);
    head.headers.emplace_back("authorization", "Bearer " + secret);
    auto const by_token = recognise_by(*sessions_)(head).value();
    EXPECT_EQ(by_token.actor.account, anna_.text);
    EXPECT_FALSE(by_token.actor.is_in_person());
    EXPECT_TRUE(by_token.id.empty() && by_token.csrf.empty());
    // A token that is wrong is nobody, though the cookie beside it would be somebody.
    head.headers.back().second.back() = head.headers.back().second.back() == '0' ? '1' : '0';
    EXPECT_FALSE(recognise_by(*sessions_)(head).value().actor.is_somebody());
    EXPECT_FALSE(recognise_by(*sessions_)(with_cookie("varn_session=" + secret)).value().actor.is_somebody());
}

TEST_P(AuthRoutes, what_a_half_way_session_may_call_exists_and_is_no_more_than_seven) {
    auto const open = half_way_actions();
    EXPECT_EQ(open.size(), 7U);
    for (auto const& action : open) {
        EXPECT_EQ(std::count_if(routes_.begin(), routes_.end(),
                                [&](http::Route const& route) { return route.action == action; }),
                  1)
            << action;
    }
}

}  // namespace
}  // namespace varn::auth
