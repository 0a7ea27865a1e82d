#include "platform/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <random>
#include <semaphore>

#include "platform/events.h"
#include "test_client.h"

namespace varn::http {
namespace {

using std::chrono::milliseconds;
using testing::body_of_answer;
using testing::Client;
using testing::Running;
using testing::status_of_answer;

int status_of_refusal(Refusal why) {
    switch (why) {
        case Refusal::bad_request:
            return 400;
        case Refusal::request_timeout:
            return 408;
        case Refusal::body_too_large:
            return 413;
        case Refusal::expectation_failed:
            return 417;
        case Refusal::headers_too_large:
            return 431;
        case Refusal::method_unknown:
            return 405;
        case Refusal::busy:
            return 503;
    }
    return 0;
}

/// Answers what it was asked; /gate waits until it is opened, /quick needs no worker, /events streams.
class Echo : public Application {
public:
    std::size_t body_bytes_max(RequestHead const& head) const override {
        return head.path == "/upload" ? 4096 : 100;
    }
    std::optional<Response> answer_at_once(RequestHead const& head) const override {
        return head.path == "/quick" ? std::optional{Response{.body = "quick"}} : std::nullopt;
    }
    Response answer(Request const& request) const override {
        ++answered;
        if (request.head.path == "/gate") {
            entered.release();
            gate.acquire();
        }
        if (request.head.path == "/events") {
            auto stream = std::make_shared<EventStream>(EventStream{hub, hub.position(), {}, nullptr});
            return Response{.headers = {{"Content-Type", "text/event-stream"}}, .stream = std::move(stream)};
        }
        if (request.head.path == "/throws") {
            throw std::runtime_error("unforeseen");
        }
        return Response{.body = request.head.method + " " + request.head.path + "?" + request.head.query +
                                " " + request.body};
    }
    Response refuse(Refusal why, RequestHead const*) const override {
        return Response{.status = status_of_refusal(why), .body = "refused"};
    }

    mutable EventHub hub{8};
    mutable std::atomic<int> answered = 0;
    mutable std::counting_semaphore<> entered{0};
    mutable std::counting_semaphore<> gate{0};
};

std::string get(std::string const& path, std::string const& fields = {}) {
    return "GET " + path + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n";
}
std::string post(std::string const& path, std::string const& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

TEST(server, answers_many_requests_on_one_connection) {
    Echo const echo;
    Running const server({}, echo);
    Client client(server.port());
    for (int i = 0; i < 100; ++i) {
        client.send(get("/x" + std::to_string(i) + "?a=1"));
        EXPECT_EQ(body_of_answer(client.read_answer()), "GET /x" + std::to_string(i) + "?a=1 ");
    }
    client.send(post("/y", "hej"));
    EXPECT_EQ(body_of_answer(client.read_answer()), "POST /y? hej");
}

TEST(server, answers_pipelined_requests_in_their_order) {
    Echo const echo;
    Running const server({}, echo);
    Client client(server.port());
    std::string all;
    for (int i = 0; i < 50; ++i) {
        all += i % 3 == 0 ? post("/p" + std::to_string(i), "b" + std::to_string(i))
                          : get("/p" + std::to_string(i));
    }
    client.send(all);
    for (int i = 0; i < 50; ++i) {
        auto const expected = i % 3 == 0 ? "POST /p" + std::to_string(i) + "? b" + std::to_string(i)
                                         : "GET /p" + std::to_string(i) + "? ";
        EXPECT_EQ(body_of_answer(client.read_answer()), expected);
    }
}

TEST(server, a_request_may_come_byte_by_byte) {
    Echo const echo;
    Running const server({}, echo);
    Client client(server.port());
    for (char const c : post("/slow", "abc")) {
        client.send({&c, 1});
        std::this_thread::sleep_for(milliseconds{1});
    }
    EXPECT_EQ(body_of_answer(client.read_answer()), "POST /slow? abc");
}

TEST(server, a_client_that_closes_its_half_still_gets_its_answer) {
    Echo const echo;
    Running const server({}, echo);
    Client client(server.port());
    client.send(get("/half"));
    client.half_close();
    EXPECT_EQ(body_of_answer(client.read_to_end()), "GET /half? ");
    EXPECT_TRUE(client.closed());
}

TEST(server, a_request_cut_short_is_a_bad_request) {
    Echo const echo;
    Running const server({}, echo);
    for (std::string const& cut :
         {std::string{"GET /x HT"}, std::string{"GET /x HTTP/1.1\r\nHost: t\r\n"},
          std::string{"POST /x HTTP/1.1\r\nHost: t\r\nContent-Length: 9\r\n\r\nabc"}}) {
        Client client(server.port());
        client.send(cut);
        client.half_close();
        EXPECT_EQ(status_of_answer(client.read_to_end()), 400) << cut;
    }
    EXPECT_EQ(echo.answered, 0);
}

TEST(server, head_gets_the_length_and_no_body) {
    Echo const echo;
    Running const server({}, echo);
    Client client(server.port());
    client.send("HEAD /h HTTP/1.1\r\nHost: t\r\n\r\n" + get("/next"));
    EXPECT_NE(client.read_answer(true).find("Content-Length: 9\r\n"), std::string::npos);
    EXPECT_EQ(body_of_answer(client.read_answer()), "GET /next? ");
}

TEST(server, connection_close_and_http_1_0_are_honoured) {
    Echo const echo;
    Running const server({}, echo);
    Client client(server.port());
    client.send(get("/c", "Connection: close\r\n"));
    EXPECT_NE(client.read_to_end().find("Connection: close"), std::string::npos);
    Client old(server.port());
    old.send("GET /old HTTP/1.0\r\n\r\n");
    EXPECT_EQ(body_of_answer(old.read_to_end()), "GET /old? ");
}

TEST(server, headers_and_bodies_have_an_end) {
    Echo const echo;
    Running const server({}, echo);
    struct Case {
        std::string request;
        int status;
    };
    for (auto const& [request, status] : std::vector<Case>{
             {get("/x", "A: " + std::string(17'000, 'a') + "\r\n"), 431},
             {"GET /" + std::string(20'000, 'a'), 431},
             {post("/x", std::string(101, 'b')), 413},
             {post("/x", std::string(100, 'b')), 200},
             {post("/upload", std::string(4096, 'b')), 200},
             {post("/upload", std::string(4097, 'b')), 413},
             {"POST /x HTTP/1.1\r\nHost: t\r\nContent-Length: 99999999999\r\n\r\n", 413},
             {"POST /x HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n" +
                  std::string(101, 'c'),
              413},
             {"POST /x HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
              200}}) {
        Client client(server.port());
        client.send(request);
        EXPECT_EQ(status_of_answer(client.read_answer()), status) << request.substr(0, 60);
    }
}

TEST(server, requests_that_contradict_http_are_refused) {
    Echo const echo;
    Running const server({}, echo);
    for (std::string const& request :
         {std::string{"GET /x HTTP/1.1\r\n\r\n"},
          std::string{"GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"},
          std::string{"GET x HTTP/1.1\r\nHost: a\r\n\r\n"}, std::string{"GET /x HTTP/3.0\r\nHost: a\r\n\r\n"},
          std::string{"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: "
                      "chunked\r\n\r\n0\r\n\r\n"},
          std::string{"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"},
          std::string{"POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
          std::string{"POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"},
          std::string{"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"},
          std::string{"GET /x HTTP/1.1\r\nHost: a\r\nBad name: x\r\n\r\n"}}) {
        Client client(server.port());
        client.send(request);
        EXPECT_EQ(status_of_answer(client.read_answer()), 400) << request;
    }
    Client unknown(server.port());
    unknown.send("BREW /x HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status_of_answer(unknown.read_answer()), 405);
    EXPECT_EQ(echo.answered, 0);
}

TEST(server, a_client_that_asks_before_sending_is_told_to_go_on_or_not) {
    Echo const echo;
    Running const server({}, echo);
    Client client(server.port());
    client.send("POST /x HTTP/1.1\r\nHost: t\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_NE(client.read_until_text("100 Continue\r\n\r\n").find("100"), std::string::npos);
    client.send("ok");
    EXPECT_NE(client.read_until_text("POST /x? ok").find("200 OK"), std::string::npos);
    Client large(server.port());
    large.send("POST /x HTTP/1.1\r\nHost: t\r\nContent-Length: 2000\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(status_of_answer(large.read_answer()), 413);
    Client strange(server.port());
    strange.send("POST /x HTTP/1.1\r\nHost: t\r\nContent-Length: 2\r\nExpect: miracles\r\n\r\n");
    EXPECT_EQ(status_of_answer(strange.read_answer()), 417);
}

TEST(server, slow_clients_run_out_of_time) {
    Echo const echo;
    Running const server({.idle_time = milliseconds{100},
                          .header_time = milliseconds{150},
                          .body_time = milliseconds{150},
                          .linger_time = milliseconds{50}},
                         echo);
    Client idle(server.port());
    Client header(server.port());
    Client body(server.port());
    header.send("GET /x HTTP/1.1\r\nHos");
    body.send("POST /x HTTP/1.1\r\nHost: t\r\nContent-Length: 3\r\n\r\na");
    EXPECT_EQ(idle.read_to_end(), "");
    EXPECT_EQ(status_of_answer(header.read_to_end()), 408);
    EXPECT_EQ(status_of_answer(body.read_to_end()), 408);
    EXPECT_EQ(echo.answered, 0);
}

TEST(server, a_slow_trickle_does_not_buy_more_time) {
    Echo const echo;
    Running const server({.header_time = milliseconds{150}, .linger_time = milliseconds{50}}, echo);
    Client client(server.port());
    client.send("GET /x HTTP/1.1\r\n");
    for (int i = 0; i < 12; ++i) {
        client.send("A: b\r\n");
        std::this_thread::sleep_for(milliseconds{20});
    }
    EXPECT_EQ(status_of_answer(client.read_to_end()), 408);
}

TEST(server, a_client_that_does_not_read_is_dropped) {
    class Large : public Echo {
        Response answer(Request const&) const override {
            return Response{.body = std::string(20'000'000, 'x')};
        }
    } const large;
    Running server({.write_time = milliseconds{100}}, large);
    Client client(server.port());
    client.send(get("/x"));
    std::this_thread::sleep_for(milliseconds{400});
    client.read_to_end();
    EXPECT_TRUE(client.closed());
    EXPECT_LT(server.stop(), milliseconds{2000});
}

TEST(server, a_full_queue_is_said_at_once_and_quick_answers_still_come) {
    Echo const echo;
    Running const server({.workers = 1, .queued_max = 1}, echo);
    Client busy(server.port());
    busy.send(get("/gate"));
    echo.entered.acquire();
    Client waiting(server.port());
    waiting.send(get("/waits"));
    std::this_thread::sleep_for(milliseconds{100});
    Client refused(server.port());
    refused.send(get("/refused"));
    EXPECT_EQ(status_of_answer(refused.read_answer()), 503);
    Client quick(server.port());
    quick.send(get("/quick"));
    EXPECT_EQ(body_of_answer(quick.read_answer()), "quick");
    echo.gate.release();
    EXPECT_EQ(body_of_answer(busy.read_answer()), "GET /gate? ");
    EXPECT_EQ(body_of_answer(waiting.read_answer()), "GET /waits? ");
    refused.send(get("/again"));
    EXPECT_EQ(body_of_answer(refused.read_answer()), "GET /again? ");
}

TEST(server, connections_have_an_upper_bound) {
    Echo const echo;
    Running const server({.connections_max = 2}, echo);
    auto first = std::make_unique<Client>(server.port());
    Client second(server.port());
    first->send(get("/1"));
    second.send(get("/2"));
    EXPECT_EQ(status_of_answer(first->read_answer()), 200);
    EXPECT_EQ(status_of_answer(second.read_answer()), 200);
    Client third(server.port());
    EXPECT_EQ(status_of_answer(third.read_to_end()), 503);
    first.reset();
    std::this_thread::sleep_for(milliseconds{100});
    Client fourth(server.port());
    fourth.send(get("/4"));
    EXPECT_EQ(status_of_answer(fourth.read_answer()), 200);
}

TEST(server, bodies_held_at_once_have_an_upper_bound) {
    Echo const echo;
    Running const server({.body_bytes_at_once = 5000}, echo);
    Client holds(server.port());
    holds.send("POST /upload HTTP/1.1\r\nHost: t\r\nContent-Length: 4000\r\n\r\nx");
    std::this_thread::sleep_for(milliseconds{100});
    Client more(server.port());
    more.send(post("/upload", std::string(2000, 'y')));
    EXPECT_EQ(status_of_answer(more.read_answer()), 503);
    holds.send(std::string(3999, 'x'));
    EXPECT_EQ(status_of_answer(holds.read_answer()), 200);
    Client after(server.port());
    after.send(post("/upload", std::string(2000, 'y')));
    EXPECT_EQ(status_of_answer(after.read_answer()), 200);
}

TEST(server, an_answer_that_fails_does_not_take_the_server_with_it) {
    Echo const echo;
    Running const server({}, echo);
    Client client(server.port());
    client.send(get("/throws") + get("/next"));
    EXPECT_EQ(status_of_answer(client.read_answer()), 500);
    EXPECT_EQ(status_of_answer(client.read_answer()), 200);
}

TEST(server, stopping_finishes_what_has_begun_and_takes_no_more) {
    Echo const echo;
    Running server({}, echo);
    Client busy(server.port());
    Client idle(server.port());
    Client half(server.port());
    busy.send(get("/gate"));
    echo.entered.acquire();
    half.send("GET /half HTTP/1.1\r\nHo");
    std::this_thread::sleep_for(milliseconds{100});
    server.ask_to_stop();
    EXPECT_EQ(idle.read_to_end(), "");
    Client late(server.port());
    EXPECT_FALSE(late.connected());
    half.send("st: t\r\n\r\n");
    auto const finished = half.read_to_end();
    EXPECT_EQ(body_of_answer(finished), "GET /half? ");
    EXPECT_NE(finished.find("Connection: close"), std::string::npos);
    echo.gate.release();
    EXPECT_EQ(body_of_answer(busy.read_to_end()), "GET /gate? ");
    EXPECT_LT(server.stop(), milliseconds{1000});
}

TEST(server, stopping_does_not_wait_for_ever) {
    Echo const echo;
    Running server({.shutdown_time = milliseconds{150}}, echo);
    Client stalled(server.port());
    stalled.send("GET /half HTTP/1.1\r\nHo");
    std::this_thread::sleep_for(milliseconds{50});
    EXPECT_LT(server.stop(), milliseconds{2000});
    EXPECT_EQ(stalled.read_to_end(), "");
}

TEST(server, a_signal_stops_it) {
    Echo const echo;
    Server server({.stop_on_signal = true}, echo);
    ASSERT_TRUE(server.listen().ok());
    std::thread thread([&] { server.run(); });
    Client client(server.port());
    client.send(get("/1"));
    EXPECT_EQ(status_of_answer(client.read_answer()), 200);
    ::kill(::getpid(), SIGTERM);
    EXPECT_EQ(client.read_to_end(), "");
    thread.join();
}

TEST(server, an_address_in_use_is_an_error) {
    Echo const echo;
    Running const server({}, echo);
    Server second({.port = server.port()}, echo);
    auto const listens = second.listen();
    ASSERT_FALSE(listens.ok());
    EXPECT_EQ(listens.error().code, ErrorCode::unavailable);
    Server nowhere({.address = "not an address"}, echo);
    EXPECT_EQ(nowhere.listen().error().code, ErrorCode::invalid);
}

TEST(server, garbage_never_gets_a_5xx_and_never_hangs) {
    Echo const echo;
    Running server({.idle_time = milliseconds{300},
                    .header_time = milliseconds{300},
                    .body_time = milliseconds{300},
                    .linger_time = milliseconds{50}},
                   echo);
    std::mt19937 random(20240201);
    std::vector<std::string> const seeds{
        get("/x?a=%41"),
        post("/upload", "hello"),
        get("/quick", "If-Match: \"7\"\r\nExpect: 100-continue\r\n"),
        "POST /x HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: t\r\n\r\n",
        "GET http://t/abs HTTP/1.1\r\nHost: t\r\n\r\n"};
    std::string_view const interesting = "\r\n\t :;%/?&=0\"\x00\xff\x80Tc";
    for (int round = 0; round < 500; ++round) {
        auto text = seeds[random() % seeds.size()];
        for (auto edits = random() % 8; edits > 0 && !text.empty(); --edits) {
            auto const place = random() % text.size();
            char const c = interesting[random() % interesting.size()];
            switch (random() % 4) {
                case 0:
                    text[place] = c;
                    break;
                case 1:
                    text.insert(place, 1 + random() % 3, c);
                    break;
                case 2:
                    text.erase(place, 1 + random() % 4);
                    break;
                default:
                    text.insert(place, text.substr(random() % text.size(), random() % 40));
                    break;
            }
        }
        Client client(server.port());
        client.send(text);
        client.half_close();
        auto const answers = client.read_to_end();
        for (std::size_t at = 0; (at = answers.find("HTTP/1.1 ", at)) != std::string::npos; ++at) {
            EXPECT_NE(answers[at + 9], '5') << text << "\n->\n" << answers;
        }
    }
    Client client(server.port());
    client.send(get("/alive"));
    EXPECT_EQ(status_of_answer(client.read_answer()), 200);
    EXPECT_LT(server.stop(), milliseconds{1000});
}

}  // namespace
}  // namespace varn::http
