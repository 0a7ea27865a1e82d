#include "platform/server.h"

#include <gtest/gtest.h>

#include <csignal>

#include "echo.h"
#include "test_client.h"

namespace varn::http {
namespace {

using namespace testing;
using std::chrono::milliseconds;

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

TEST(server, stopping_the_moment_after_an_answer_does_not_wait_for_another_request) {
    Echo const echo;
    for (int i = 0; i < 200; ++i) {
        Running server({}, echo);
        Client client(server.port());
        client.send(get("/x"));
        client.read_answer();
        ASSERT_LT(server.stop(), milliseconds{2000});
    }
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

}  // namespace
}  // namespace varn::http
