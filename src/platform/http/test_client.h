#pragma once
// A client that can misbehave: plain sockets, for tests of the server.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

#include "platform/server.h"

namespace varn::http::testing {

/// One connection to 127.0.0.1.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    bool connected() const { return connected_; }
    bool send(std::string_view text) const {
        while (!text.empty()) {
            auto const sent = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void half_close() const { ::shutdown(socket_, SHUT_WR); }
    /// Reads until `enough` or the other side closes; `closed` tells which. Gives up after five seconds.
    std::string read_until(std::function<bool(std::string const&)> const& enough) {
        while (!enough(received_)) {
            pollfd ready{socket_, POLLIN, 0};
            if (::poll(&ready, 1, 5000) <= 0) {
                ADD_FAILURE() << "nothing came within five seconds after: " << received_;
                break;
            }
            char bytes[65536];
            auto const count = ::recv(socket_, bytes, sizeof bytes, 0);
            if (count <= 0) {
                closed_ = true;
                break;
            }
            received_.append(bytes, static_cast<std::size_t>(count));
        }
        return received_;
    }
    std::string read_to_end() {
        return read_until([](auto const&) { return false; });
    }
    std::string read_until_text(std::string_view text) {
        return read_until([&](auto const& all) { return all.find(text) != std::string::npos; });
    }
    /// Reads one answer with a Content-Length, and leaves what comes after it.
    std::string read_answer(bool head_only = false) {
        auto const length_of = [&](std::string const& all) -> std::size_t {
            auto const end = all.find("\r\n\r\n");
            if (end == std::string::npos) {
                return std::string::npos;
            }
            auto const field = all.find("Content-Length: ");
            auto const body = head_only || field > end ? 0 : std::stoul(all.substr(field + 16));
            return end + 4 + body;
        };
        read_until([&](auto const& all) { return all.size() >= length_of(all); });
        auto const length = std::min(length_of(received_), received_.size());
        auto const answer = received_.substr(0, length);
        received_.erase(0, length);
        return answer;
    }
    bool closed() const { return closed_; }

private:
    int socket_;
    bool connected_ = false;
    bool closed_ = false;
    std::string received_;
};

inline int status_of_answer(std::string const& answer) {
    return answer.size() > 12 && answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0;
}
inline std::string body_of_answer(std::string const& answer) {
    auto const end = answer.find("\r\n\r\n");
    return end == std::string::npos ? std::string{} : answer.substr(end + 4);
}

/// A server that runs on a thread of its own for as long as this lives.
class Running {
public:
    Running(ServerOptions options, Application const& application)
        : server_(std::move(options), application) {
        auto const listens = server_.listen();
        EXPECT_TRUE(listens.ok());
        port_ = server_.port();
        thread_ = std::thread([this] { server_.run(); });
    }
    ~Running() { stop(); }
    std::uint16_t port() const { return port_; }
    void ask_to_stop() { server_.stop(); }
    /// Stops and waits; how long it took.
    std::chrono::milliseconds stop() {
        auto const begin = std::chrono::steady_clock::now();
        if (thread_.joinable()) {
            server_.stop();
            thread_.join();
        }
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                     begin);
    }

private:
    Server server_;
    std::uint16_t port_ = 0;
    std::thread thread_;
};

}  // namespace varn::http::testing
