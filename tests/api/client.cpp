#include "client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace scenario {
namespace {

constexpr int answer_time_ms = 60'000;
constexpr int stream_time_ms = 300;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string wire_of(Request const& request) {
    bool const names_host = std::any_of(request.fields.begin(), request.fields.end(),
                                        [](auto const& field) { return field.first == "Host"; });
    std::string wire = request.method + " " + request.target + " HTTP/1.1\r\nConnection: close\r\n" +
                       (names_host ? "" : "Host: 127.0.0.1\r\n");
    for (auto const& [name, value] : request.fields) {
        wire += name + ": " + value + "\r\n";
    }
    if (!request.body.empty() || request.method == "POST" || request.method == "PATCH") {
        wire += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    }
    return wire + "\r\n" + request.body;
}

/// The answer as far as it has come; nothing before its header is whole.
std::optional<Answer> read_answer(std::string const& wire) {
    auto const end = wire.find("\r\n\r\n");
    if (!wire.starts_with("HTTP/1.1 ") || end == std::string::npos) {
        return std::nullopt;
    }
    Answer answer;
    answer.status = std::atoi(wire.c_str() + 9);
    for (auto at = wire.find("\r\n") + 2; at < end;) {
        auto const line_end = wire.find("\r\n", at);
        auto const line = wire.substr(at, line_end - at);
        auto const colon = line.find(':');
        auto const value = colon == std::string::npos ? colon : line.find_first_not_of(' ', colon + 1);
        answer.fields.emplace_back(lower(line.substr(0, colon)),
                                   value == std::string::npos ? "" : line.substr(value));
        at = line_end + 2;
    }
    answer.body = wire.substr(end + 4);
    return answer;
}

class Socket {
public:
    explicit Socket(std::uint16_t port) : handle_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = connect(handle_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Socket() { close(handle_); }
    Socket(Socket const&) = delete;
    Socket& operator=(Socket const&) = delete;
    bool is_connected() const { return connected_; }

    /// Sends what the server takes: one that refuses a body closes before it has all of it.
    void send_all(std::string const& wire) const {
        for (std::size_t sent = 0; sent < wire.size();) {
            auto const some = send(handle_, wire.data() + sent, wire.size() - sent, MSG_NOSIGNAL);
            if (some <= 0) {
                return;
            }
            sent += static_cast<std::size_t>(some);
        }
    }
    /// Reads to the end, or for as long as `patience` of what has come allows.
    template <class Patience>
    std::string receive(Patience patience) const {
        std::string wire;
        char bytes[16'384];
        for (;;) {
            pollfd waiting{.fd = handle_, .events = POLLIN, .revents = 0};
            if (poll(&waiting, 1, patience(wire)) <= 0) {
                return wire;
            }
            auto const some = recv(handle_, bytes, sizeof bytes, 0);
            if (some <= 0) {
                return wire;
            }
            wire.append(bytes, static_cast<std::size_t>(some));
        }
    }

private:
    int handle_;
    bool connected_ = false;
};

}  // namespace

std::string Answer::field(std::string const& name) const {
    std::string all;
    for (auto const& [known, value] : fields) {
        if (known == lower(name)) {
            all += (all.empty() ? "" : ", ") + value;
        }
    }
    return all;
}

std::optional<Answer> ask(std::uint16_t port, Request const& request) {
    Socket const socket{port};
    if (!socket.is_connected()) {
        return std::nullopt;
    }
    socket.send_all(wire_of(request));
    auto const wire = socket.receive([](std::string const& so_far) {
        auto const answer = read_answer(so_far);
        bool const streams = answer && answer->field("content-type").starts_with("text/event-stream");
        return streams ? stream_time_ms : answer_time_ms;
    });
    return read_answer(wire);
}

}  // namespace scenario
