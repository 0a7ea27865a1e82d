#pragma once
// Sockets, time limits and bounds. The only place where the product meets the network; everything above it is
// a synchronous function from a request to an answer. Nothing here grows without a bound (ADR 0004).
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kernel/result.h"
#include "kernel/time.h"
#include "platform/request.h"

namespace varn::http {

/// Every bound of the server, each with the value it has unless told otherwise.
struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one, see Server::port
    int io_threads = 2;
    int workers = 4;                                           // requests answered at once
    std::size_t queued_max = 256;                              // requests waiting for a worker; 503 beyond
    std::size_t connections_max = 8000;                        // 503 beyond
    std::size_t streams_max = 6000;                            // event streams among them; 503 beyond
    std::size_t header_bytes_max = 16 * 1024;                  // 431 beyond
    std::size_t body_bytes_at_once = std::size_t{128} << 20U;  // over all connections; 503 beyond
    std::chrono::milliseconds idle_time{60'000};               // between requests; closed without a word
    std::chrono::milliseconds header_time{10'000};  // from the first byte to the end of the header; 408
    std::chrono::milliseconds body_time{60'000};    // from there to the end of the body; 408
    std::chrono::milliseconds write_time{30'000};   // for one answer or one batch of events; closed
    std::chrono::milliseconds linger_time{1'000};   // for a refused client to read why
    std::chrono::milliseconds heartbeat{20'000};    // a comment on every quiet event stream
    std::chrono::milliseconds stream_time{
        900'000};  // then the client comes back and is asked who it is again
    std::chrono::milliseconds shutdown_time{10'000};  // for requests begun; closed after it
    bool stop_on_signal = false;             // SIGTERM and SIGINT end run(); a second one does so at once
    std::function<Instant()> now = nullptr;  // for the Date header; left out without it
};

/// Why the server itself refuses a request, before anybody is asked to answer it.
enum class Refusal {
    bad_request,
    request_timeout,
    body_too_large,
    expectation_failed,
    headers_too_large,
    method_unknown,
    busy
};

/// The one who answers. All functions are called from several threads at once.
class Application {
public:
    virtual ~Application() = default;
    /// How large a body this request may have. Must not block.
    virtual std::size_t body_bytes_max(RequestHead const& head) const = 0;
    /// An answer that needs no worker (liveness, a file of the web), so it is given even when all are busy.
    virtual std::optional<Response> answer_at_once(RequestHead const& head) const = 0;
    /// The answer of a worker.
    virtual Response answer(Request const& request) const = 0;
    /// What a refused client is told; `head` is absent when the request could not be read.
    virtual Response refuse(Refusal why, RequestHead const* head) const = 0;
};

/// Serves one application on one address.
class Server {
public:
    /// `application`, and every EventHub whose streams it answers with, must outlive the server.
    Server(ServerOptions options, Application const& application);
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    /// Takes the address. `unavailable` when it is in use or not ours, `invalid` when it is no address.
    /// Connections wait from here on, and are served by `run`.
    Result<Done> listen();
    /// The port taken.
    std::uint16_t port() const;
    /// How many connections there are, and how many event streams among them.
    std::size_t connections() const;
    std::size_t streams() const;
    /// Serves until `stop` or a signal: then takes no more connections, ends event streams and idle
    /// connections, finishes the requests that have begun (within `shutdown_time`) and returns.
    void run();
    /// Ends `run`. From any thread, any number of times.
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace varn::http
