#include "platform/events.h"

#include <gtest/gtest.h>

#include <atomic>

#include "platform/http.h"
#include "platform/server.h"
#include "test_client.h"

namespace varn::http {
namespace {

using std::chrono::milliseconds;
using testing::Client;
using testing::Running;
using testing::status_of_answer;

TEST(events, an_event_is_written_as_the_standard_says) {
    EXPECT_EQ(to_wire({"7", "changed", "a"}), "id: 7\nevent: changed\ndata: a\n\n");
    EXPECT_EQ(to_wire({"", "", "one\ntwo\r\nthree\r"}), "data: one\ndata: two\ndata: three\ndata: \n\n");
}

TEST(events, a_hub_remembers_the_latest_and_says_what_it_lost) {
    EventHub hub(3);
    auto const begin = hub.position();
    for (int i = 1; i <= 3; ++i) {
        hub.publish({std::to_string(i), "e", ""});
    }
    auto const all = hub.from(begin);
    ASSERT_EQ(all.events.size(), 3U);
    EXPECT_FALSE(all.lost);
    EXPECT_EQ(hub.from(all.next).events.size(), 0U);
    EXPECT_EQ(hub.position_after(begin, "2"), begin + 2);
    EXPECT_EQ(hub.position_after(begin, "none"), begin);
    hub.publish({"4", "e", ""});
    EXPECT_TRUE(hub.from(begin).lost);
    EXPECT_EQ(hub.from(begin + 1, 2).events.size(), 2U);
    EXPECT_EQ(hub.from(begin + 1, 2).next, begin + 3);
}

/// A log of events that can be asked what came after an id, behind a server of nothing but its stream.
class Ticker : public Application {
public:
    std::size_t body_bytes_max(RequestHead const&) const override { return 0; }
    std::optional<Response> answer_at_once(RequestHead const&) const override { return std::nullopt; }
    Response answer(Request const& request) const override {
        auto const last = request.head.header("last-event-id");
        // Only what stream_events reads of a call; no verb is behind it.
        auto stream = std::make_shared<EventStream>(EventStream{hub, hub.position(), {}, nullptr, nullptr});
        if (last) {
            for (auto i = std::stoul(*last); i < log.size(); ++i) {
                stream->missed.push_back(log[i]);
            }
            if (!stream->missed.empty()) {
                stream->position = hub.position_after(stream->position, stream->missed.back().id);
            }
        }
        if (request.head.path == "/odd") {
            stream->wanted = [](Event const& event) { return event.id.back() % 2 == 1; };
        }
        if (request.head.path == "/until_a") {
            stream->ends = [](Event const& event) { return event.data == "a"; };
        }
        ++opened;
        return Response{.headers = {{"Content-Type", "text/event-stream"}}, .stream = std::move(stream)};
    }
    Response refuse(Refusal why, RequestHead const*) const override {
        return Response{.status = why == Refusal::busy ? 503 : 400};
    }
    void happen(std::string const& data) {
        log.push_back({std::to_string(log.size() + 1), "tick", data});
        hub.publish(log.back());
    }
    void await_open(int count) const {
        for (int i = 0; opened < count && i < 2000; ++i) {
            std::this_thread::sleep_for(milliseconds{1});
        }
        std::this_thread::sleep_for(milliseconds{20});
    }

    mutable EventHub hub{16};
    std::vector<Event> log;
    mutable std::atomic<int> opened = 0;
};

std::string listen_to(std::string const& path, std::string const& last = {}) {
    return "GET " + path + " HTTP/1.1\r\nHost: t\r\n" +
           (last.empty() ? "" : "Last-Event-ID: " + last + "\r\n") + "\r\n";
}

TEST(events, everybody_who_listens_gets_what_is_published) {
    Ticker ticker;
    Running const server({}, ticker);
    Client one(server.port());
    Client two(server.port());
    Client odd(server.port());
    one.send(listen_to("/"));
    two.send(listen_to("/"));
    odd.send(listen_to("/odd"));
    ticker.await_open(3);
    for (int i = 0; i < 5; ++i) {
        ticker.happen("d" + std::to_string(i));
    }
    EXPECT_NE(one.read_until_text("data: d4\n\n").find("id: 1\nevent: tick\ndata: d0\n\n"),
              std::string::npos);
    EXPECT_NE(two.read_until_text("data: d4\n\n").find("text/event-stream"), std::string::npos);
    auto const odd_ones = odd.read_until_text("data: d4\n\n");
    EXPECT_EQ(odd_ones.find("data: d1"), std::string::npos);
    EXPECT_NE(odd_ones.find("data: d2"), std::string::npos);
}

TEST(events, a_client_that_comes_back_gets_what_it_missed_once) {
    Ticker ticker;
    for (int i = 0; i < 5; ++i) {
        ticker.happen("d" + std::to_string(i));
    }
    Running const server({}, ticker);
    Client client(server.port());
    client.send(listen_to("/", "3"));
    ticker.await_open(1);
    ticker.happen("d5");
    auto const all = client.read_until_text("data: d5\n\n");
    auto const begin = all.find("retry: 2000\n\n");
    ASSERT_NE(begin, std::string::npos);
    EXPECT_EQ(all.substr(begin),
              "retry: 2000\n\nid: 4\nevent: tick\ndata: d3\n\nid: 5\nevent: tick\ndata: d4\n\n"
              "id: 6\nevent: tick\ndata: d5\n\n");
}

TEST(events, what_is_published_while_a_client_is_being_written_to_is_not_forgotten) {
    Ticker ticker;
    Running const server({}, ticker);
    Client client(server.port());
    client.send(listen_to("/"));
    client.read_until_text("retry");
    for (int i = 0; i < 500; ++i) {
        // Published the moment the one before arrives, which is while the server finishes writing it.
        ticker.happen(std::to_string(i));
        client.read_until_text("data: " + std::to_string(i) + "\n\n");
    }
    EXPECT_FALSE(client.closed());
}

TEST(events, a_quiet_stream_is_kept_alive_by_comments) {
    Ticker ticker;
    Running const server({.heartbeat = milliseconds{30}}, ticker);
    Client client(server.port());
    client.send(listen_to("/"));
    EXPECT_NE(client.read_until_text(":\n\n:\n\n").find("retry"), std::string::npos);
}

TEST(events, a_stream_ends_after_its_time_so_that_the_client_is_asked_again) {
    Ticker ticker;
    Running const server({.heartbeat = milliseconds{30}, .stream_time = milliseconds{100}}, ticker);
    Client client(server.port());
    client.send(listen_to("/"));
    client.read_to_end();
    EXPECT_TRUE(client.closed());
}

TEST(events, a_stream_is_over_after_an_event_that_ends_it_and_others_go_on) {
    Ticker ticker;
    Running const server({}, ticker);
    Client ending(server.port());
    Client staying(server.port());
    ending.send(listen_to("/until_a"));
    staying.send(listen_to("/"));
    ticker.await_open(2);
    ticker.happen("b");
    ticker.happen("a");
    ticker.happen("c");
    auto const all = ending.read_to_end();
    EXPECT_TRUE(ending.closed());
    EXPECT_NE(all.find("data: b\n\n"), std::string::npos);
    EXPECT_NE(all.find("data: a\n\n"), std::string::npos);
    EXPECT_NE(staying.read_until_text("data: c\n\n").find("data: a"), std::string::npos);
    EXPECT_FALSE(staying.closed());
}

TEST(events, a_client_that_does_not_read_is_dropped_and_nobody_else_notices) {
    Ticker ticker;
    Running server({.write_time = milliseconds{200}}, ticker);
    Client slow(server.port());
    Client quick(server.port());
    slow.send(listen_to("/"));
    quick.send(listen_to("/"));
    ticker.await_open(2);
    std::string const large(1'000'000, 'x');
    for (int i = 0; i < 20; ++i) {
        ticker.happen(large);
        quick.read_until_text("id: " + std::to_string(i + 1) + "\n");
    }
    ticker.happen("end");
    EXPECT_NE(quick.read_until_text("data: end\n\n").find("id: 20\n"), std::string::npos);
    std::this_thread::sleep_for(milliseconds{400});
    EXPECT_EQ(slow.read_to_end().find("data: end"), std::string::npos);
    EXPECT_TRUE(slow.closed());
}

TEST(events, streams_have_an_upper_bound_and_leave_room_when_they_end) {
    Ticker ticker;
    Running const server({.streams_max = 1}, ticker);
    auto first = std::make_unique<Client>(server.port());
    first->send(listen_to("/"));
    first->read_until_text("retry");
    Client second(server.port());
    second.send(listen_to("/"));
    EXPECT_EQ(status_of_answer(second.read_to_end()), 503);
    first.reset();
    std::this_thread::sleep_for(milliseconds{100});
    Client third(server.port());
    third.send(listen_to("/"));
    EXPECT_EQ(status_of_answer(third.read_until_text("retry")), 200);
}

TEST(events, stopping_ends_streams_at_once) {
    Ticker ticker;
    Running server({}, ticker);
    Client client(server.port());
    client.send(listen_to("/"));
    client.read_until_text("retry");
    EXPECT_LT(server.stop(), milliseconds{500});
    client.read_to_end();
    EXPECT_TRUE(client.closed());
}

long resident_kilobytes() {
    long pages = 0;
    if (FILE* const file = std::fopen("/proc/self/statm", "r")) {
        long total = 0;
        EXPECT_EQ(std::fscanf(file, "%ld %ld", &total, &pages), 2);
        std::fclose(file);
    }
    return pages * (::sysconf(_SC_PAGESIZE) / 1024);
}

TEST(events, an_idle_stream_is_cheap) {
    Ticker ticker;
    Running const server({}, ticker);
    std::vector<std::unique_ptr<Client>> clients;
    auto const open = [&](int count) {
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<Client>(server.port()));
            clients.back()->send(listen_to("/"));
            clients.back()->read_until_text("retry");
        }
    };
    open(100);
    auto const before = resident_kilobytes();
    open(300);
    auto const kilobytes = static_cast<double>(resident_kilobytes() - before) / 300.0;
    RecordProperty("kilobytes_per_stream", std::to_string(kilobytes));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    EXPECT_LT(kilobytes, 12.0);
#endif
    std::printf("    %.1f kB a stream, client included\n", kilobytes);
}

}  // namespace
}  // namespace varn::http
