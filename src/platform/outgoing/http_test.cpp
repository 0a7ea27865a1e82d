// What is asked over HTTP, of a server that answers one thing to each who asks.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "platform/outgoing.h"

namespace varn::outgoing {
namespace {

/// Takes one conversation: keeps what was asked, up to `until`, and answers.
class OneAnswer {
public:
    OneAnswer(std::string answer, std::string until = "\r\n\r\n")
        : listening_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        EXPECT_EQ(bind(listening_, reinterpret_cast<sockaddr*>(&address), length), 0);
        EXPECT_EQ(listen(listening_, 1), 0);
        getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &length);
        url_ = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/";
        thread_ = std::thread{[this, answer = std::move(answer), until = std::move(until)] {
            int const taken = accept(listening_, nullptr, nullptr);
            std::array<char, 4096> bytes{};
            while (asked_.find(until) == std::string::npos) {
                auto const count = read(taken, bytes.data(), bytes.size());
                if (count <= 0) {
                    break;
                }
                asked_.append(bytes.data(), static_cast<std::size_t>(count));
            }
            for (std::size_t at = 0; at < answer.size();) {
                auto const count = send(taken, answer.data() + at, answer.size() - at, MSG_NOSIGNAL);
                if (count <= 0) {
                    break;
                }
                at += static_cast<std::size_t>(count);
            }
            close(taken);
        }};
    }
    ~OneAnswer() {
        asked();
        close(listening_);
    }
    OneAnswer(OneAnswer const&) = delete;
    OneAnswer& operator=(OneAnswer const&) = delete;

    std::string const& url() const { return url_; }
    std::string const& asked() {
        if (thread_.joinable()) {
            thread_.join();
        }
        return asked_;
    }

private:
    int listening_;
    std::string url_;
    std::string asked_;
    std::thread thread_;
};

TEST(Ask, a_question_and_its_answer) {
    OneAnswer server{"HTTP/1.1 201 Created\r\nETag:  \"7\" \r\nContent-Length: 3\r\n\r\nSvar", "fråga"};
    auto const answer = ask({.url = server.url(),
                             .method = "POST",
                             .headers = {{"Content-Type", "text/plain"}},
                             .body = "fråga"});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer.value().status, 201);
    EXPECT_EQ(answer.value().header("etag"), "\"7\"");
    EXPECT_EQ(answer.value().header("location"), std::nullopt);
    EXPECT_EQ(answer.value().body, "Sva");
    EXPECT_TRUE(server.asked().starts_with("POST / HTTP/1.1\r\n"));
    EXPECT_NE(server.asked().find("\r\nContent-Type: text/plain\r\n"), std::string::npos);
}

TEST(Ask, a_redirection_is_an_answer_and_not_followed) {
    OneAnswer server{"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"};
    EXPECT_EQ(ask({.url = server.url()}).value().status, 302);
}

TEST(Ask, an_answer_that_is_too_large_is_none) {
    OneAnswer server{"HTTP/1.1 200 OK\r\n\r\n" + std::string(100'000, 'x')};
    EXPECT_EQ(ask({.url = server.url()}, {.bytes_max = 1000}).error().code, ErrorCode::too_large);
}

TEST(Ask, nobody_answers) {
    EXPECT_EQ(ask({.url = "http://127.0.0.1:1/"}).error().code, ErrorCode::unavailable);
}

TEST(Ask, nothing_is_asked_of_others_in_clear_and_no_header_is_slipped_in) {
    for (auto const* url :
         {"http://example.org/", "file:///etc/passwd", "http://localhost@example.org/", "ftp://x"}) {
        EXPECT_EQ(ask({.url = url}).error().code, ErrorCode::invalid) << url;
    }
    EXPECT_EQ(ask({.url = "http://127.0.0.1:1/", .headers = {{"A", "b\r\nC: d"}}}).error().code,
              ErrorCode::invalid);
    EXPECT_EQ(ask({.url = "http://127.0.0.1:1/", .method = "GET / x\r\nHost: y"}).error().code,
              ErrorCode::invalid);
}

}  // namespace
}  // namespace varn::outgoing
