#pragma once
// An application for tests of the server: it says what it was asked.
#include <atomic>
#include <semaphore>
#include <stdexcept>

#include "platform/events.h"
#include "platform/server.h"

namespace varn::http::testing {

inline int status_of_refusal(Refusal why) {
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
            auto stream =
                std::make_shared<EventStream>(EventStream{hub, hub.position(), {}, nullptr, nullptr});
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

inline std::string get(std::string const& path, std::string const& fields = {}) {
    return "GET " + path + " HTTP/1.1\r\nHost: test\r\n" + fields + "\r\n";
}
inline std::string post(std::string const& path, std::string const& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

}  // namespace varn::http::testing
