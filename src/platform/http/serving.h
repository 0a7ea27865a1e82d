#pragma once
// What a connection does with a request: has it answered, writes the answer, sends events, says good-bye.
// Included by server.cpp alone.
#include "reading.h"

namespace varn::http {

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
    bool over = false;
    while (!over && !connection->gone && !connection->loop.stopping &&
           std::chrono::steady_clock::now() < until) {
        auto const batch = stream->hub.from(position);
        position = batch.next;
        for (auto const& published : batch.events) {
            if (!stream->wanted || stream->wanted(published->event)) {
                text += published->wire;
            }
            over = over || (stream->ends && stream->ends(published->event));
        }
        if (batch.lost || (over && text.empty())) {
            break;
        }
        if (!text.empty()) {
            connection->allow(connection->options().write_time);
            auto const [error, count] =
                co_await net::async_write(connection->socket, net::buffer(text), returned);
            connection->allow_for_ever();
            if (error) {
                break;
            }
            std::string().swap(text);
        } else if (batch.events.empty()) {
            // Nothing suspends between asking the hub and waiting, so a wake cannot fall in between.
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
    for (;;) {
        if (connection->loop.stopping) {
            break;
        }
        bool const begun = co_await first_byte(*connection, buffer);
        if (!begun) {
            break;
        }
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
