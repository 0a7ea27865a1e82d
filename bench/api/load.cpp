#include "load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace varn::bench {
namespace {

class Client {
public:
    explicit Client(Question const& question)
        : socket_(socket(AF_INET, SOCK_STREAM, 0)),
          text_("GET " + question.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
                (question.cookie.empty() ? "" : "Cookie: " + question.cookie + "\r\n") + "\r\n") {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(question.port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        int const on = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            close(socket_);
            throw std::runtime_error("no connection to the server");
        }
    }
    ~Client() { close(socket_); }
    Client(Client const&) = delete;
    Client& operator=(Client const&) = delete;

    /// Asks and reads the whole answer; gives where its body begins in `answer`.
    std::size_t ask(std::string& answer) {
        if (send(socket_, text_.data(), text_.size(), 0) != static_cast<ssize_t>(text_.size())) {
            throw std::runtime_error("the question was not sent");
        }
        answer.clear();
        std::size_t body = std::string::npos;
        std::size_t whole = 0;
        while (body == std::string::npos || answer.size() < whole) {
            char part[65536];
            auto const size = recv(socket_, part, sizeof part, 0);
            if (size <= 0) {
                throw std::runtime_error("the answer broke off");
            }
            answer.append(part, static_cast<std::size_t>(size));
            if (body == std::string::npos && (body = answer.find("\r\n\r\n")) != std::string::npos) {
                body += 4;
                whole = body + length_told(answer);
            }
        }
        if (answer.compare(0, 12, "HTTP/1.1 200") != 0) {
            throw std::runtime_error("refused: " + answer);
        }
        return body;
    }

private:
    static std::size_t length_told(std::string const& answer) {
        constexpr std::string_view name = "\r\nContent-Length: ";
        auto const at = answer.find(name);
        if (at == std::string::npos) {
            throw std::runtime_error("an answer without length");
        }
        return std::stoul(answer.substr(at + name.size(), 20));
    }

    int socket_;
    std::string text_;
};

}  // namespace

std::string ask_once(Question const& question) {
    Client client{question};
    std::string answer;
    auto const body = client.ask(answer);
    return answer.substr(body);
}

long ask_for(Question const& question, int connections, double seconds) {
    auto const end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    std::atomic<long> answered{0};
    std::atomic<bool> failed{false};
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i) {
        threads.emplace_back([&] {
            try {
                Client client{question};
                std::string answer;
                while (std::chrono::steady_clock::now() < end) {
                    client.ask(answer);
                    ++answered;
                }
            } catch (std::exception const&) {
                failed = true;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    if (failed) {
        throw std::runtime_error("a question was not answered");
    }
    return answered;
}

}  // namespace varn::bench
