#include <gtest/gtest.h>

#include <random>

#include "echo.h"
#include "test_client.h"

namespace varn::http {
namespace {

using namespace testing;
using std::chrono::milliseconds;

TEST(server_limits, a_request_cut_short_is_a_bad_request) {
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

TEST(server_limits, headers_and_bodies_have_an_end) {
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

TEST(server_limits, requests_that_contradict_http_are_refused) {
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

TEST(server_limits, slow_clients_run_out_of_time) {
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

TEST(server_limits, a_slow_trickle_does_not_buy_more_time) {
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

TEST(server_limits, a_client_that_does_not_read_is_dropped) {
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

TEST(server_limits, a_full_queue_is_said_at_once_and_quick_answers_still_come) {
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

TEST(server_limits, connections_have_an_upper_bound) {
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

TEST(server_limits, bodies_held_at_once_have_an_upper_bound) {
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

TEST(server_limits, garbage_never_gets_a_5xx_and_never_hangs) {
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
