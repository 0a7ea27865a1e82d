#include "platform/dispatch.h"

#include <gtest/gtest.h>

#include <mutex>

#include "example.h"
#include "platform/events.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/log.h"
#include "sample_api.h"

namespace varn::http {
namespace {

using testing::ask;
using testing::field_of;
using testing::known_id;
using testing::member_of;
using testing::SampleApi;
using testing::with;

TEST_F(SampleApi, a_route_answers_with_its_version_as_a_tag) {
    auto const response = say(ask("GET", "/varn/v1/boats/" + known_id));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(field_of(response, "ETag"), "\"3\"");
    EXPECT_EQ(field_of(response, "Content-Type"), "application/json");
    EXPECT_EQ(member_of(response, "name"), "Vega");
}

TEST_F(SampleApi, a_version_that_is_known_already_is_not_sent_again) {
    auto const path = "/varn/v1/boats/" + known_id;
    auto const response = say(with(ask("GET", path), "if-none-match", "W/\"3\", \"9\""));
    EXPECT_EQ(response.status, 304);
    EXPECT_TRUE(response.body.empty());
    EXPECT_EQ(field_of(response, "ETag"), "\"3\"");
    EXPECT_EQ(say(with(ask("GET", path), "if-none-match", "\"2\"")).status, 200);
}

TEST_F(SampleApi, paths_that_lead_nowhere_are_not_found) {
    for (std::string const path :
         {"/varn/v1/", "/varn/v1", "/varn/v1/ships", "/varn/v1/boats/7", "/varn/v1/boats/", "/varn/v1x/boats",
          "/elsewhere", "/varn/v1/boats//", "//varn/v1/boats"}) {
        auto const response = say(ask("GET", path));
        EXPECT_EQ(response.status, 404) << path;
        EXPECT_EQ(field_of(response, "Content-Type"), "application/problem+json") << path;
    }
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats/%zz")).status, 400);
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats/%00")).status, 400);
}

TEST_F(SampleApi, a_literal_path_goes_before_an_id) {
    EXPECT_EQ(member_of(say(ask("GET", "/varn/v1/boats/count")), "name"), "count");
}

TEST_F(SampleApi, the_wrong_method_is_told_the_right_ones) {
    auto const response = say(ask("DELETE", "/varn/v1/boats"));
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(field_of(response, "Allow"), "GET, HEAD, POST, OPTIONS");
    auto const options = say(ask("OPTIONS", "/varn/v1/boats"));
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(field_of(options, "Allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(say(ask("BREW", "/varn/v1/boats")).status, 405);
    EXPECT_EQ(say(ask("POST", "/elsewhere")).status, 405);
}

TEST_F(SampleApi, nobody_is_asked_to_sign_in_unless_the_route_is_open) {
    session_ = Session{};
    auto const response = say(ask("GET", "/varn/v1/boats"));
    EXPECT_EQ(response.status, 401);
    EXPECT_EQ(field_of(response, "WWW-Authenticate"), "Bearer");
    EXPECT_EQ(calls_, 0);
    EXPECT_EQ(say(ask("GET", "/varn/v1/open")).status, 200);
    session_ = Error{ErrorCode::unauthenticated, "http.sign_in_needed", {}, {}, {}};
    EXPECT_EQ(say(ask("GET", "/varn/v1/open")).status, 200);
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats")).status, 401);
    session_ = Error{ErrorCode::unavailable, "http.busy", {{"seconds", "2"}}, {}, "the database is away"};
    EXPECT_EQ(say(ask("GET", "/varn/v1/open")).status, 503);
}

TEST_F(SampleApi, every_fault_of_the_query_is_named_at_once) {
    auto const response = say(ask("GET",
                                  "/varn/v1/boats?limit=ten&on=2024-02-30&wet=maybe&colour=red&limit=3"
                                  "&owner=7&since=now&text=%ff"));
    EXPECT_EQ(response.status, 400);
    auto const problem = json::parse(response.body);
    ASSERT_TRUE(problem.ok());
    std::map<std::string, std::string> faults;
    for (auto const& one : *problem.value().find("errors")->array()) {
        faults[*one.find("pointer")->text() + " " + *one.find("key")->text()] = *one.find("detail")->text();
    }
    for (std::string const wanted :
         {"?limit http.query_integer", "?limit http.query_repeated", "?on http.query_date",
          "?wet http.query_boolean", "?colour http.query_unknown", "?owner http.query_id",
          "?since http.query_instant", "?text http.query_text"}) {
        EXPECT_TRUE(faults.contains(wanted)) << wanted;
    }
    EXPECT_EQ(faults.size(), 8U);
    EXPECT_NE(faults["?colour http.query_unknown"].find("on, wet"), std::string::npos);
    EXPECT_EQ(calls_, 0);
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats?on=%zz")).status, 400);
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats?limit=501")).status, 400);
    EXPECT_EQ(say(ask("GET", "/varn/v1/boats?limit=0&offset=-1")).status, 400);
    EXPECT_EQ(
        say(ask("GET", "/varn/v1/boats?limit=500&offset=3&on=2024-02-29&wet=true&text=b%C3%A5t+1")).status,
        200);
}

TEST_F(SampleApi, a_body_must_be_of_a_type_the_route_takes) {
    EXPECT_EQ(say(ask("POST", "/varn/v1/boats", R"({"name":"Vega","length":3})")).status, 415);
    auto const json = with(ask("POST", "/varn/v1/boats", R"({"name":"Vega","length":3})"), "content-type",
                           "Application/JSON; charset=utf-8");
    EXPECT_EQ(say(json).status, 201);
    EXPECT_EQ(say(with(json, "content-encoding", "gzip")).status, 415);
    EXPECT_EQ(say(with(ask("POST", "/varn/v1/boats", "name=Vega"), "content-type", "text/plain")).status,
              415);
    EXPECT_EQ(say(with(ask("POST", "/varn/v1/boat-files", "a;b"), "content-type", "text/csv")).status, 200);
    EXPECT_EQ(say(with(ask("POST", "/varn/v1/boat-files", "a;b"), "content-type", "application/json")).status,
              415);
}

TEST_F(SampleApi, all_faults_of_a_body_come_back_with_their_places) {
    auto const response = say(with(ask("POST", "/varn/v1/boats", R"({"length":"long","keel":1})"),
                                   "content-type", "application/json"));
    EXPECT_EQ(response.status, 400);
    for (std::string const place : {"\"/name\"", "\"/length\"", "\"/keel\""}) {
        EXPECT_NE(response.body.find(place), std::string::npos) << place << response.body;
    }
    EXPECT_EQ(calls_, 0);
}

TEST_F(SampleApi, a_change_must_name_the_version_it_changes) {
    auto const change = with(ask("PATCH", "/varn/v1/boats/" + known_id, R"({"name":"Vera"})"), "content-type",
                             "application/merge-patch+json");
    EXPECT_EQ(say(change).status, 428);
    EXPECT_EQ(say(with(change, "if-match", "7")).status, 400);
    EXPECT_EQ(say(with(change, "if-match", "*")).status, 400);
    EXPECT_EQ(say(with(change, "if-match", "\"2\"")).status, 412);
    auto const changed = say(with(change, "if-match", "\"3\""));
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(member_of(changed, "name"), "Vera");
    EXPECT_EQ(field_of(changed, "ETag"), "\"4\"");
}

TEST_F(SampleApi, a_removal_answers_without_a_body) {
    auto const response = say(ask("DELETE", "/varn/v1/boats/" + known_id));
    EXPECT_EQ(response.status, 204);
    EXPECT_TRUE(response.body.empty());
    EXPECT_EQ(field_of(response, "Content-Type"), "");
}

TEST_F(SampleApi, a_write_needs_the_sessions_token_unless_it_is_no_cookie) {
    auto const remove = [] { return ask("DELETE", "/varn/v1/boats/" + known_id); };
    auto without = remove();
    std::erase_if(without.head.headers, [](auto const& field) { return field.first == "x-varn-csrf"; });
    EXPECT_EQ(say(without).status, 403);
    EXPECT_EQ(say(with(without, "x-varn-csrf", "wrong")).status, 403);
    EXPECT_EQ(say(with(without, "sec-fetch-site", "same-origin")).status, 403);
    EXPECT_EQ(calls_, 0);
    EXPECT_EQ(say(remove()).status, 204);
    auto sign_in =
        with(ask("POST", "/varn/v1/open", R"({"name":"Asta"})"), "content-type", "application/json");
    std::erase_if(sign_in.head.headers, [](auto const& field) { return field.first == "x-varn-csrf"; });
    EXPECT_EQ(say(sign_in).status, 201);
    session_.value().csrf.clear();  // a bearer token
    EXPECT_EQ(say(without).status, 204);
}

TEST_F(SampleApi, a_write_that_another_site_caused_is_refused) {
    auto const remove = ask("DELETE", "/varn/v1/boats/" + known_id);
    for (std::string const site : {"cross-site", "same-site", "strange"}) {
        EXPECT_EQ(say(with(remove, "sec-fetch-site", site)).status, 403) << site;
    }
    for (std::string const origin : {"https://evil.example", "null", "http://varn.test.evil.example", ""}) {
        EXPECT_EQ(say(with(remove, "origin", origin)).status, 403) << origin;
    }
    // Signing in has no session yet, but must not be caused by another site either.
    EXPECT_EQ(say(with(with(ask("POST", "/varn/v1/open"), "content-type", "application/json"),
                       "sec-fetch-site", "cross-site"))
                  .status,
              403);
    EXPECT_EQ(calls_, 0);
    EXPECT_EQ(say(with(remove, "origin", "http://varn.test")).status, 204);
    EXPECT_EQ(say(with(remove, "sec-fetch-site", "same-origin")).status, 204);
    EXPECT_EQ(say(with(remove, "sec-fetch-site", "none")).status, 204);
    // Reading is not refused: a link from another site may lead here.
    EXPECT_EQ(say(with(ask("GET", "/varn/v1/boats"), "sec-fetch-site", "cross-site")).status, 200);
}

TEST_F(SampleApi, a_public_address_is_the_only_origin) {
    start({.authenticate = recognise(), .origin = "https://varn.example.se/"});
    auto const remove = ask("DELETE", "/varn/v1/boats/" + known_id);
    EXPECT_EQ(say(with(remove, "origin", "https://varn.example.se")).status, 204);
    EXPECT_EQ(say(with(remove, "origin", "http://varn.example.se")).status, 403);
    EXPECT_EQ(say(with(remove, "origin", "http://varn.test")).status, 403);
}

TEST_F(SampleApi, what_fails_unforeseen_is_logged_and_not_told) {
    std::vector<std::string> lines;
    auto const before = log::set_sink([&](std::string_view line) { lines.emplace_back(line); });
    for (std::string const path : {"/varn/v1/throws", "/varn/v1/fails"}) {
        lines.clear();
        auto const response = say(ask("GET", path));
        EXPECT_EQ(response.status, 500);
        EXPECT_EQ(response.body.find("the secret cause"), std::string::npos);
        auto const reference = member_of(response, "reference");
        EXPECT_EQ(reference, field_of(response, "X-Request-Id"));
        bool logged = false;
        for (auto const& line : lines) {
            logged = logged || (line.find(reference) != std::string::npos &&
                                line.find("the secret cause") != std::string::npos);
        }
        EXPECT_TRUE(logged);
    }
    log::set_sink(before);
}

TEST_F(SampleApi, failures_have_their_statuses) {
    for (auto const& [code, status] :
         std::vector<std::pair<ErrorCode, int>>{{ErrorCode::invalid, 400},
                                                {ErrorCode::unauthenticated, 401},
                                                {ErrorCode::forbidden, 403},
                                                {ErrorCode::not_found, 404},
                                                {ErrorCode::conflict, 409},
                                                {ErrorCode::stale, 412},
                                                {ErrorCode::too_large, 413},
                                                {ErrorCode::too_many, 429},
                                                {ErrorCode::unavailable, 503},
                                                {ErrorCode::internal, 500}}) {
        auto const reply = problem({code, "http.busy", {{"seconds", "9"}}, {}, "cause"}, "en", "/x", "r-1");
        EXPECT_EQ(reply.status, status);
        EXPECT_EQ(reply.body.find("cause"), std::string::npos);
        EXPECT_EQ(reply.body.find("r-1") != std::string::npos, code == ErrorCode::internal);
        bool const says_when = std::any_of(reply.headers.begin(), reply.headers.end(), [](auto const& field) {
            return field.first == "Retry-After" && field.second == "9";
        });
        EXPECT_EQ(says_when, status == 429 || status == 503);
    }
}

TEST_F(SampleApi, a_full_disk_is_told_from_a_busy_one) {
    auto const status = [](char const* key) {
        return problem({ErrorCode::unavailable, key, {}, {}, "cause"}, "en", "/x", "r-1").status;
    };
    EXPECT_EQ(status("db.storage_full"), 507);
    EXPECT_EQ(status("db.storage"), 503);
    EXPECT_EQ(status("db.busy"), 503);
}

TEST_F(SampleApi, the_language_is_the_readers) {
    auto const title = [&](Request const& request) { return member_of(say(request), "title"); };
    auto const unknown = ask("GET", "/varn/v1/ships");
    EXPECT_EQ(title(unknown), "Finns inte");
    EXPECT_EQ(title(with(unknown, "accept-language", "en-GB,en;q=0.9")), "Not found");
    EXPECT_EQ(title(with(unknown, "accept-language", "de, sv;q=0.8, en;q=0.5")), "Finns inte");
    EXPECT_EQ(title(with(unknown, "accept-language", "sv;q=0.1, en")), "Not found");
    EXPECT_EQ(title(with(with(unknown, "accept-language", "sv"), "cookie", "a=b; lang=en")), "Not found");
    EXPECT_EQ(title(with(unknown, "cookie", "lang=xx")), "Finns inte");
}

TEST_F(SampleApi, every_answer_carries_the_security_headers) {
    for (auto const& response : {say(ask("GET", "/varn/v1/boats")), say(ask("GET", "/nothing")),
                                 *dispatcher_->answer_at_once(ask("GET", "/health").head),
                                 dispatcher_->refuse(Refusal::bad_request, nullptr)}) {
        EXPECT_NE(field_of(response, "Content-Security-Policy").find("default-src 'none'"),
                  std::string::npos);
        EXPECT_EQ(field_of(response, "X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(field_of(response, "Referrer-Policy"), "no-referrer");
        EXPECT_EQ(field_of(response, "Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_EQ(field_of(response, "Cache-Control"), "no-store");
        EXPECT_EQ(field_of(response, "Strict-Transport-Security"), "");
        EXPECT_NE(field_of(response, "X-Request-Id"), "");
    }
    start({.authenticate = recognise(), .tls_in_front = true});
    EXPECT_NE(field_of(say(ask("GET", "/varn/v1/boats")), "Strict-Transport-Security"), "");
}

TEST_F(SampleApi, behind_a_proxy_the_address_is_the_one_the_proxy_saw) {
    auto const request = with(ask("GET", "/varn/v1/open"), "x-forwarded-for", "6.6.6.6, 192.0.2.7");
    EXPECT_EQ(member_of(say(request), "name"), "127.0.0.1");
    start({.authenticate = recognise(), .tls_in_front = true});
    EXPECT_EQ(member_of(say(request), "name"), "192.0.2.7");
}

TEST_F(SampleApi, an_annex_answers_its_own_path_and_all_below_by_its_own_rules) {
    std::string seen;
    auto const answer = [&](AnnexCall const& call) -> Result<Reply> {
        seen = std::string{call.below} + "|" + std::string{call.body};
        return Reply{.status = 202, .content_type = "application/scim+json", .body = "{}"};
    };
    start({.annexes = {Annex{.path = "/scim/v2", .answer = answer, .body_bytes_max = 77}}});
    auto const request = ask("PUT", "/scim/v2/Users/%C3%A5?x=1&x=2", "{}");
    auto const response = say(with(request, "sec-fetch-site", "cross-site"));
    EXPECT_EQ(response.status, 202);
    EXPECT_EQ(seen, "/Users/å|{}");
    EXPECT_FALSE(field_of(response, "Content-Security-Policy").empty());
    EXPECT_EQ(dispatcher_->body_bytes_max(request.head), 77U);
    EXPECT_FALSE(dispatcher_->answer_at_once(with(ask("GET", "/scim/v2"), "accept", "text/html").head));
    EXPECT_EQ(say(ask("GET", "/scim/v20")).status, 404);
}

TEST_F(SampleApi, alive_and_ready_are_two_questions) {
    start({.authenticate = recognise(), .ready = [this]() -> Result<Done> {
               if (!ready_) {
                   return Error{ErrorCode::unavailable, "http.not_ready", {}, {}, {}};
               }
               return Done{};
           }});
    EXPECT_EQ(say(ask("GET", "/ready")).status, 200);
    ready_ = false;
    EXPECT_EQ(say(ask("GET", "/ready")).status, 503);
    EXPECT_EQ(dispatcher_->answer_at_once(ask("GET", "/health").head)->status, 200);
}

TEST_F(SampleApi, bodies_are_as_large_as_their_route_says) {
    EXPECT_EQ(dispatcher_->body_bytes_max(ask("POST", "/varn/v1/boats").head), body_bytes_default);
    EXPECT_EQ(dispatcher_->body_bytes_max(ask("POST", "/varn/v1/boat-files").head), std::size_t{5} << 20U);
    EXPECT_EQ(dispatcher_->body_bytes_max(ask("POST", "/nothing").head), body_bytes_default);
}

TEST_F(SampleApi, routes_that_contradict_each_other_end_the_program) {
    auto const twice = [&] { Dispatcher const d(town(), {routes().front(), routes().front()}, {}); };
    EXPECT_DEATH(twice(), "assertion failed");
    auto const strange = [&](std::string path) {
        auto route = routes().front();
        route.path = std::move(path);
        Dispatcher const d(town(), {route}, {});
    };
    for (std::string const path :
         {"/Boats", "/boat_files", "/boats/{boat}", "/{id}", "/boats/{id}/x/{id}", ""}) {
        EXPECT_DEATH(strange(path), "assertion failed") << path;
    }
}

TEST_F(SampleApi, a_stream_begins_with_what_was_missed_and_skips_nothing) {
    EventHub hub;
    auth::Actor const actor{};
    Call call{.town = town(), .actor = actor, .language = "sv", .last_event_id = "1"};
    hub.publish({"1", "e", ""});
    auto const load = [&](std::string_view id) -> Result<std::vector<Event>> {
        EXPECT_EQ(id, "1");
        hub.publish({"2", "e", ""});  // written and published while we load: found by both
        hub.publish({"3", "e", ""});
        return std::vector<Event>{{"2", "e", ""}};
    };
    auto const reply = stream_events(call, hub, load);
    ASSERT_TRUE(reply.ok());
    auto const& stream = *reply.value().stream;
    ASSERT_EQ(stream.missed.size(), 1U);
    auto const live = hub.from(stream.position);
    ASSERT_EQ(live.events.size(), 1U);
    EXPECT_EQ(live.events[0]->event.id, "3");
    auto const unknown = [](std::string_view) -> Result<std::vector<Event>> {
        return invalid("Last-Event-ID", "x.y");
    };
    EXPECT_FALSE(stream_events(call, hub, unknown).ok());
}

}  // namespace
}  // namespace varn::http
