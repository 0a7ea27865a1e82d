#pragma once
// How a connection reads one request: the first byte, the header, the body, each within its time and size.
// Included by server.cpp alone.
#include "connection.h"

namespace varn::http {

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

}  // namespace varn::http
