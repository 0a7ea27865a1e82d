// The dispatcher behind the server, over real sockets.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "platform/events.h"
#include "platform/server.h"
#include "sample_api.h"
#include "test_client.h"

namespace varn::http {
namespace {

using std::chrono::milliseconds;
using testing::body_of_answer;
using testing::Client;
using testing::known_id;
using testing::Running;
using testing::status_of_answer;

class ServedApi : public testing::SampleApi {
protected:
    ServedApi() {
        auto all = routes();
        // Routes that fail on purpose have their own tests; here every 5xx is a fault.
        std::erase_if(all,
                      [](Route const& route) { return route.path == "/throws" || route.path == "/fails"; });
        all.push_back(raw(Method::get, "/boat-news",
                          [this](Call const& call) {
                              return stream_events(call, hub_,
                                                   [this](std::string_view id) { return news_after(id); });
                          })
                          .says(testing::may("follow"))
                          .gives("text/event-stream"));
        dispatcher_ = std::make_unique<Dispatcher>(town(), std::move(all),
                                                   DispatchOptions{.authenticate = recognise()});
    }

    Result<std::vector<Event>> news_after(std::string_view id) {
        auto const known =
            std::find_if(news_.begin(), news_.end(), [&](Event const& event) { return event.id == id; });
        if (known == news_.end()) {
            return invalid("Last-Event-ID", "http.query_id", {{"name", "Last-Event-ID"}});
        }
        return std::vector<Event>(known + 1, news_.end());
    }
    void happen(std::string const& id) {
        news_.push_back({id, "boat", "{\"id\":" + id + "}"});
        hub_.publish(news_.back());
    }

    EventHub hub_;
    std::vector<Event> news_;
};

std::string fields_of(std::string const& more = {}) {
    return "Host: varn.test\r\nX-Varn-Csrf: receipt\r\n" + more + "\r\n";
}

TEST_F(ServedApi, a_boat_goes_over_the_wire) {
    Running const server({.now = [this] { return clock_.now(); }}, *dispatcher_);
    Client client(server.port());
    std::string const body = R"({"name":"Åmål","length":12})";
    client.send("POST /varn/v1/boats HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n" + fields_of() + body);
    auto const made = client.read_answer();
    EXPECT_EQ(status_of_answer(made), 201);
    EXPECT_NE(made.find("\r\nDate: Thu, 01 Feb 2024 12:00:00 GMT\r\n"), std::string::npos);
    EXPECT_NE(body_of_answer(made).find("\"name\":\"Åmål\""), std::string::npos);
    client.send("HEAD /varn/v1/boats/" + known_id + " HTTP/1.1\r\n" + fields_of());
    auto const head = client.read_answer(true);
    EXPECT_EQ(status_of_answer(head), 200);
    EXPECT_TRUE(body_of_answer(head).empty());
    client.send("GET /varn/v1/boats/" + known_id + " HTTP/1.1\r\n" + fields_of("If-None-Match: \"3\"\r\n"));
    EXPECT_EQ(status_of_answer(client.read_answer()), 304);
    client.send("GET /health HTTP/1.1\r\n" + fields_of());
    EXPECT_EQ(body_of_answer(client.read_answer()), R"({"status":"ok"})");
}

TEST_F(ServedApi, what_http_refuses_is_a_problem_too) {
    Running const server({.header_time = milliseconds{100}, .linger_time = milliseconds{50}}, *dispatcher_);
    struct Case {
        std::string request;
        int status;
    };
    auto const post = [](std::string const& path, std::size_t length) {
        return "POST /varn/v1/" + path +
               " HTTP/1.1\r\nContent-Type: text/csv\r\nContent-Length: " + std::to_string(length) + "\r\n" +
               fields_of();
    };
    for (auto const& [request, status] :
         std::vector<Case>{{"nonsense\r\n\r\n", 400},
                           {"GET /x HTTP/1.1\r\n", 408},
                           {post("boats", body_bytes_default + 1), 413},
                           {post("boat-files", (std::size_t{5} << 20U) + 1), 413},
                           {"GET /x HTTP/1.1\r\nA: " + std::string(20'000, 'a') + "\r\n\r\n", 431},
                           {"BREW /x HTTP/1.1\r\n" + fields_of(), 405}}) {
        Client client(server.port());
        client.send(request);
        auto const answer = client.read_to_end();
        EXPECT_EQ(status_of_answer(answer), status) << request.substr(0, 60);
        EXPECT_NE(answer.find("Content-Type: application/problem+json\r\n"), std::string::npos);
        EXPECT_NE(answer.find("Content-Security-Policy: "), std::string::npos);
        EXPECT_TRUE(json::parse(body_of_answer(answer)).ok());
    }
    Client client(server.port());
    client.send(post("boat-files", std::size_t{2} << 20U) + std::string(std::size_t{2} << 20U, 'x'));
    EXPECT_EQ(status_of_answer(client.read_answer()), 200);
}

TEST_F(ServedApi, a_stream_goes_on_where_the_client_was) {
    Running server({}, *dispatcher_);
    for (auto const* const id : {"1", "2", "3"}) {
        happen(id);
    }
    Client client(server.port());
    client.send("GET /varn/v1/boat-news HTTP/1.1\r\n" + fields_of("Last-Event-ID: 1\r\n"));
    client.read_until_text("id: 3\n");
    happen("4");
    auto const all = client.read_until_text("data: {\"id\":4}\n\n");
    EXPECT_NE(all.find("Content-Type: text/event-stream\r\n"), std::string::npos);
    EXPECT_NE(all.find("Cache-Control: no-store\r\n"), std::string::npos);
    EXPECT_EQ(all.find("id: 1\n"), std::string::npos);
    for (auto const* const id : {"id: 2\n", "id: 3\n", "id: 4\n"}) {
        auto const first = all.find(id);
        EXPECT_NE(first, std::string::npos) << id;
        EXPECT_EQ(all.find(id, first + 1), std::string::npos) << id;
    }
    Client lost(server.port());
    lost.send("GET /varn/v1/boat-news HTTP/1.1\r\n" + fields_of("Last-Event-ID: never\r\n"));
    EXPECT_EQ(status_of_answer(lost.read_answer()), 400);
    session_ = Session{};
    Client nobody(server.port());
    nobody.send("GET /varn/v1/boat-news HTTP/1.1\r\n" + fields_of());
    EXPECT_EQ(status_of_answer(nobody.read_answer()), 401);
    EXPECT_LT(server.stop(), milliseconds{500});
}

TEST_F(ServedApi, garbage_gets_a_4xx_and_never_a_5xx) {
    Running const server({.idle_time = milliseconds{300},
                          .header_time = milliseconds{300},
                          .body_time = milliseconds{300},
                          .linger_time = milliseconds{50}},
                         *dispatcher_);
    std::mt19937 random(20231231);
    std::string const json_body = R"({"name":"Vega","length":9,"flags":["SE"]})";
    auto const with_body = [&](std::string const& start) {
        return start + " HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: " +
               std::to_string(json_body.size()) + "\r\n" + fields_of("If-Match: \"3\"\r\n") + json_body;
    };
    std::vector<std::string> const seeds{
        "GET /varn/v1/boats?limit=5&on=2024-02-01&wet=true&text=%C3%A5 HTTP/1.1\r\n" +
            fields_of("Accept-Language: sv;q=0.3,en\r\n"),
        with_body("POST /varn/v1/boats"), with_body("PATCH /varn/v1/boats/" + known_id),
        "DELETE /varn/v1/boats/" + known_id + " HTTP/1.1\r\n" + fields_of("Origin: http://varn.test\r\n"),
        "GET /varn/v1/open HTTP/1.1\r\n" + fields_of("Cookie: lang=en; a=b\r\nIf-None-Match: \"3\", *\r\n")};
    std::string_view const interesting = "\r\n\t :;%/?&={}[]\",0-9\x00\xff\x80T";
    std::map<int, int> statuses;
    for (int round = 0; round < 500; ++round) {
        auto text = seeds[random() % seeds.size()];
        for (auto edits = 1 + random() % 5; edits > 0 && !text.empty(); --edits) {
            auto const place = random() % text.size();
            char const c = interesting[random() % interesting.size()];
            switch (random() % 3) {
                case 0:
                    text[place] = c;
                    break;
                case 1:
                    text.insert(place, 1 + random() % 3, c);
                    break;
                default:
                    text.erase(place, 1 + random() % 4);
                    break;
            }
        }
        Client client(server.port());
        client.send(text);
        client.half_close();
        auto const answers = client.read_to_end();
        for (std::size_t at = 0; (at = answers.find("HTTP/1.1 ", at)) != std::string::npos; ++at) {
            ++statuses[status_of_answer(answers.substr(at, 20))];
            EXPECT_NE(answers[at + 9], '5') << text << "\n->\n" << answers;
        }
    }
    // The garbage is worth its while only if it reaches every floor of the house.
    for (int const status : {200, 400, 404}) {
        EXPECT_GT(statuses[status], 5) << status;
    }
}

}  // namespace
}  // namespace varn::http
