#pragma once
// One connection: from its first byte to its last. Included by server.cpp alone, the only translation unit
// that pays for Asio and Beast.
//
// GCC 12 destroys a capturing lambda twice when it is a coroutine and a temporary of a co_await or co_spawn
// expression. Therefore every coroutine here is a free function with parameters; asio_trap_test.cpp watches
// it.
#include <array>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <map>
#include <unordered_set>
#include <utility>

#include "kernel/result.h"
#include "platform/events.h"
#include "platform/server.h"
#include "wire.h"
#include "worker_pool.h"

namespace varn::http {

namespace net = boost::asio;
namespace beast = boost::beast;
using tcp = net::ip::tcp;
using std::chrono::milliseconds;
using Parser = beast::http::request_parser<beast::http::string_body>;
inline constexpr auto returned = net::as_tuple(net::use_awaitable);

struct Connection;

/// What the connections of all loops share.
struct House {
    ServerOptions options;
    Application const& application;
    std::atomic<std::size_t> connections = 0;
    std::atomic<std::size_t> streams = 0;
    std::atomic<std::size_t> body_bytes = 0;
    std::function<void()> all_gone;  // called once the server stops and has no connection left
    WorkerPool workers;

    House(ServerOptions given, Application const& answers)
        : options(std::move(given)), application(answers), workers(options.workers, options.queued_max) {}
};

/// One thread with its own io_context; what belongs to a loop is touched by its thread alone.
struct Loop {
    House& house;
    // Declared before the io_context, because connections that still live when it ends take leave of these.
    std::unordered_set<Connection*> connections;
    std::unordered_set<Connection*> streams;
    std::map<EventHub*, std::uint64_t> followed;
    std::atomic<bool> wake_pending = false;
    bool stopping = false;
    bool over = false;
    net::io_context ioc{1};
    net::steady_timer last_moment{ioc};
    net::executor_work_guard<net::io_context::executor_type> work{ioc.get_executor()};

    explicit Loop(House& of) : house(of) {}
    ~Loop() {
        over = true;
        for (auto const& [hub, listener] : followed) {
            hub->forget(listener);
        }
    }
    void follow(EventHub& hub);
    void wake_streams();
    void stop();
    void stop_now();
    void take_leave_of(Connection& connection);
};

/// A claim on a counter that has an upper bound, given back at the end.
class Claim {
public:
    Claim() = default;
    Claim(Claim const&) = delete;
    Claim& operator=(Claim const&) = delete;
    ~Claim() {
        if (counter_ != nullptr) {
            *counter_ -= count_;
        }
    }
    bool take(std::atomic<std::size_t>& counter, std::size_t count, std::size_t count_max) {
        if (counter.fetch_add(count) + count > count_max) {
            counter -= count;
            return false;
        }
        counter_ = &counter;
        count_ = count;
        return true;
    }

private:
    std::atomic<std::size_t>* counter_ = nullptr;
    std::size_t count_ = 0;
};

struct Connection : std::enable_shared_from_this<Connection> {
    Loop& loop;
    tcp::socket socket;
    net::steady_timer deadline;
    net::steady_timer wake;  // a worker has answered, or a hub has something new
    std::uint64_t allowance = 0;
    bool timed_out = false;
    bool idle = true;
    bool gone = false;
    std::array<char, 8> probe{};

    Connection(Loop& of, tcp::socket accepted)
        : loop(of), socket(std::move(accepted)), deadline(of.ioc), wake(of.ioc) {
        loop.connections.insert(this);
    }
    ~Connection() { loop.take_leave_of(*this); }

    ServerOptions const& options() const { return loop.house.options; }
    Application const& application() const { return loop.house.application; }

    /// What is read or written from here on must be done within `time`, or it is cancelled.
    void allow(milliseconds time) {
        timed_out = false;
        ++allowance;
        cancel_after(time, allowance);
    }
    /// Nothing is pending, so nothing is measured.
    void allow_for_ever() {
        ++allowance;
        deadline.cancel();
    }

private:
    void cancel_after(milliseconds time, std::uint64_t given) {
        deadline.expires_after(time);
        deadline.async_wait([weak = weak_from_this(), given](beast::error_code error) {
            auto const self = weak.lock();
            if (error || !self || self->allowance != given) {
                return;
            }
            self->timed_out = true;
            beast::error_code ignored;
            self->socket.cancel(ignored);
            // A composed operation may have been between two steps, so it is told again until it ends.
            self->cancel_after(milliseconds{50}, given);
        });
    }
};

/// A request on its way through a worker. Shared by the connection and the worker, because either may go
/// first.
struct Job {
    Request request;
    Claim body;
    bool keep_alive = false;
    bool head_only = false;
    Response response;
    bool answered = false;
};

/// What came of reading a request: a job, or a refusal, or (neither) a client that went away.
struct Incoming {
    std::shared_ptr<Job> job;
    std::optional<Refusal> refusal;
};

inline std::optional<Refusal> refusal_of(beast::error_code error, Connection const& connection) {
    auto const is = [&](beast::http::error wanted) { return error == beast::http::make_error_code(wanted); };
    if (connection.timed_out) {
        return Refusal::request_timeout;
    }
    if (is(beast::http::error::header_limit) || is(beast::http::error::buffer_overflow)) {
        return Refusal::headers_too_large;
    }
    if (is(beast::http::error::body_limit)) {
        return Refusal::body_too_large;
    }
    if (is(beast::http::error::end_of_stream) ||
        error.category() != beast::http::make_error_code(beast::http::error::bad_method).category()) {
        return std::nullopt;
    }
    return Refusal::bad_request;
}

/// Takes over the header fields; a refusal when they contradict HTTP in a way the parser lets pass.
inline std::optional<Refusal> take_head(Parser const& parser, Connection const& connection,
                                        RequestHead& head) {
    auto const& message = parser.get();
    auto target = wire::split_target({message.target().data(), message.target().size()});
    std::size_t hosts = 0;
    std::size_t encodings = 0;
    bool chunked = false;
    for (auto const& field : message) {
        std::string_view const value{field.value().data(), field.value().size()};
        auto name = wire::lower({field.name_string().data(), field.name_string().size()});
        hosts += name == "host" ? 1U : 0U;
        if (name == "transfer-encoding") {
            ++encodings;
            chunked = wire::lower(value) == "chunked";
        }
        head.headers.emplace_back(std::move(name), std::string(value));
    }
    bool const encoded_strangely = encodings > 0 && (encodings > 1 || !chunked || message.version() < 11);
    if (!target || encoded_strangely || hosts > 1 || (hosts == 0 && message.version() >= 11)) {
        return Refusal::bad_request;
    }
    head.method = std::string(message.method_string().data(), message.method_string().size());
    head.path = std::move(target->first);
    head.query = std::move(target->second);
    beast::error_code gone;
    head.peer = connection.socket.remote_endpoint(gone).address().to_string();
    return message.method() == beast::http::verb::unknown ? std::optional{Refusal::method_unknown}
                                                          : std::nullopt;
}

/// Waits for the first byte of a request. False when the client went away or was quiet for too long.
inline net::awaitable<bool> first_byte(Connection& connection, beast::flat_buffer& buffer) {
    if (buffer.size() > 0) {
        co_return true;
    }
    connection.idle = true;
    connection.allow(connection.options().idle_time);
    auto const [error, count] = co_await connection.socket.async_read_some(buffer.prepare(1024), returned);
    connection.idle = false;
    buffer.commit(count);
    co_return !error && count > 0;
}

/// Checks the body announced, claims room for it and reads it.
inline net::awaitable<std::optional<Refusal>> read_body(Connection& connection, beast::flat_buffer& buffer,
                                                        Parser& parser, Job& job) {
    auto const& options = connection.options();
    auto const limit = std::min(connection.application().body_bytes_max(job.request.head), body_bytes_limit);
    auto const announced = parser.content_length();
    if (announced && *announced > limit) {
        co_return Refusal::body_too_large;
    }
    auto const room = announced ? static_cast<std::size_t>(*announced) : limit;
    if (!job.body.take(connection.loop.house.body_bytes, room, options.body_bytes_at_once)) {
        co_return Refusal::busy;
    }
    if (auto const expect = job.request.head.header("expect")) {
        if (wire::lower(*expect) != "100-continue") {
            co_return Refusal::expectation_failed;
        }
        connection.allow(options.write_time);
        auto const [error, count] = co_await net::async_write(
            connection.socket, net::buffer(std::string_view{"HTTP/1.1 100 Continue\r\n\r\n"}), returned);
        if (error) {
            co_return Refusal::request_timeout;
        }
    }
    parser.body_limit(limit);
    connection.allow(options.body_time);
    auto const [error, count] = co_await beast::http::async_read(connection.socket, buffer, parser, returned);
    if (error) {
        co_return refusal_of(error, connection).value_or(Refusal::bad_request);
    }
    job.request.body = std::move(parser.get().body());
    co_return std::nullopt;
}

/// Reads one request whose first byte is there.
inline net::awaitable<Incoming> read_request(Connection& connection, beast::flat_buffer& buffer) {
    auto const& options = connection.options();
    auto job = std::make_shared<Job>();
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(options.header_bytes_max));
    parser.body_limit(boost::none);
    connection.allow(options.header_time);
    auto const [error, count] =
        co_await beast::http::async_read_header(connection.socket, buffer, parser, returned);
    if (error) {
        co_return Incoming{.job = nullptr, .refusal = refusal_of(error, connection)};
    }
    if (auto const refusal = take_head(parser, connection, job->request.head)) {
        co_return Incoming{.job = nullptr, .refusal = refusal};
    }
    job->keep_alive = parser.get().keep_alive();
    job->head_only = parser.get().method() == beast::http::verb::head;
    if (!parser.is_done()) {
        if (auto const refusal = co_await read_body(connection, buffer, parser, *job)) {
            co_return Incoming{.job = job, .refusal = refusal};
        }
    }
    co_return Incoming{.job = std::move(job), .refusal = std::nullopt};
}

/// Has a worker answer, and sleeps meanwhile. False when no worker could be had.
inline net::awaitable<bool> answered_by_worker(std::shared_ptr<Connection> connection,
                                               std::shared_ptr<Job> job) {
    connection->allow_for_ever();
    // The worker hands its share of the connection back, so that the last one is always let go by the loop's
    // thread.
    bool const queued = connection->loop.house.workers.offer([there = connection, job]() mutable {
        try {
            job->response = there->application().answer(job->request);
        } catch (...) {
            job->response = Response{.status = 500};
        }
        auto& loop = there->loop;
        net::post(loop.ioc, [back = std::move(there), done = std::move(job)] {
            done->answered = true;
            back->wake.cancel();
        });
    });
    if (!queued) {
        co_return false;
    }
    connection->wake.expires_at(net::steady_timer::time_point::max());
    while (!job->answered) {
        co_await connection->wake.async_wait(returned);
    }
    co_return true;
}

/// Writes an answer; its head alone where HTTP wants no body.
inline net::awaitable<bool> write_response(Connection& connection, Response const& response, bool head_only,
                                           bool keep_alive) {
    std::string_view const body = response.file.empty() ? std::string_view{response.body} : response.file;
    bool const bodiless = response.status == 204 || response.status == 304;
    bool const streams = response.stream != nullptr;
    auto const length = bodiless || streams ? std::nullopt : std::optional{body.size()};
    auto const& now = connection.options().now;
    auto const head =
        wire::head_text(response, length, keep_alive, now ? wire::http_date(now()) : std::string{});
    std::array<net::const_buffer, 2> const buffers{
        net::buffer(head), bodiless || streams || head_only ? net::const_buffer{} : net::buffer(body)};
    connection.allow(connection.options().write_time);
    auto const [error, count] = co_await net::async_write(connection.socket, buffers, returned);
    co_return !error;
}

/// Tells a refused client why, and reads on for a moment so that the answer is not lost in a reset.
inline net::awaitable<void> refuse(Connection& connection, Refusal why, RequestHead const* head) {
    bool const head_only = head != nullptr && head->method == "HEAD";
    if (!co_await write_response(connection, connection.application().refuse(why, head), head_only, false)) {
        co_return;
    }
    beast::error_code ignored;
    connection.socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::array<char, 4096> rest{};
    connection.allow(connection.options().linger_time);
    for (int i = 0; i < 1024 && !connection.timed_out; ++i) {
        auto const [error, count] = co_await connection.socket.async_read_some(net::buffer(rest), returned);
        if (error) {
            break;
        }
    }
}

/// Sends events until the client goes away, falls behind, has listened long enough, or the server stops.
inline net::awaitable<void> send_events(std::shared_ptr<Connection> connection,
                                        std::shared_ptr<EventStream> stream) {
    auto const until = std::chrono::steady_clock::now() + connection->options().stream_time;
    auto position = stream->position;
    std::string text = "retry: 2000\n\n";
    for (auto const& event : std::exchange(stream->missed, {})) {
        text += to_wire(event);
    }
    connection->loop.follow(stream->hub);
    connection->socket.async_read_some(
        net::buffer(connection->probe), [connection](beast::error_code, std::size_t) {
            connection->gone = true;  // an event stream has nothing more to say to us
            connection->wake.cancel();
        });
    while (!connection->gone && !connection->loop.stopping) {
        auto batch = stream->hub.from(position);
        position = batch.next;
        for (auto const& published : batch.events) {
            if (!stream->wanted || stream->wanted(published->event)) {
                text += published->wire;
            }
        }
        if (!text.empty()) {
            connection->allow(connection->options().write_time);
            auto const [error, count] =
                co_await net::async_write(connection->socket, net::buffer(text), returned);
            connection->allow_for_ever();
            std::string().swap(text);
            if (error) {
                break;
            }
        }
        if (batch.lost || std::chrono::steady_clock::now() >= until) {
            break;
        }
        if (batch.events.empty() && !connection->gone && !connection->loop.stopping) {
            connection->wake.expires_after(connection->options().heartbeat);
            auto const [interrupted] = co_await connection->wake.async_wait(returned);
            if (!interrupted) {
                text = ":\n\n";
            }
        }
    }
    beast::error_code ignored;
    connection->socket.cancel(ignored);
}

/// Gives a stream its place among the streams of the loop for as long as it lasts.
inline net::awaitable<void> serve_stream(std::shared_ptr<Connection> connection, Response response) {
    Claim place;
    if (!place.take(connection->loop.house.streams, 1, connection->options().streams_max)) {
        co_await refuse(*connection, Refusal::busy, nullptr);
        co_return;
    }
    if (!co_await write_response(*connection, response, false, false)) {
        co_return;
    }
    connection->allow_for_ever();
    auto stream = std::move(response.stream);
    response = {};
    connection->loop.streams.insert(connection.get());
    co_await send_events(connection, std::move(stream));
    connection->loop.streams.erase(connection.get());
}

/// Serves the requests of one connection, one after the other, in the order they came.
inline net::awaitable<void> serve(std::shared_ptr<Connection> connection) {
    beast::flat_buffer buffer(connection->options().header_bytes_max + std::size_t{64} * 1024);
    Response streaming;
    while (!connection->loop.stopping && co_await first_byte(*connection, buffer)) {
        auto incoming = co_await read_request(*connection, buffer);
        if (incoming.refusal) {
            auto const* head = incoming.job ? &incoming.job->request.head : nullptr;
            co_await refuse(*connection, *incoming.refusal, head);
            break;
        }
        auto const job = std::move(incoming.job);
        if (!job) {
            break;
        }
        if (auto quick = connection->application().answer_at_once(job->request.head)) {
            job->response = std::move(*quick);
        } else if (!co_await answered_by_worker(connection, job)) {
            job->response = connection->application().refuse(Refusal::busy, &job->request.head);
        }
        if (job->response.stream && !job->head_only) {
            streaming = std::move(job->response);
            break;
        }
        bool const keep_alive = job->keep_alive && !connection->loop.stopping;
        bool const written = co_await write_response(*connection, job->response, job->head_only, keep_alive);
        if (!written || !keep_alive) {
            break;
        }
    }
    if (streaming.stream) {
        buffer = beast::flat_buffer{};  // an idle stream keeps nothing it does not need
        co_await serve_stream(connection, std::move(streaming));
    }
    connection->allow_for_ever();
    beast::error_code ignored;
    connection->socket.shutdown(tcp::socket::shutdown_both, ignored);
}

}  // namespace varn::http
