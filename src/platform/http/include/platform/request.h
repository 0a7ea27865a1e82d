#pragma once
// A request and an answer as plain values, between the sockets (server.h) and the one who answers
// (dispatch.h).
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace varn::http {

struct EventStream;  // platform/events.h

/// What a request's body may hold unless its route says otherwise, and what no route may exceed.
inline constexpr std::size_t body_bytes_default = std::size_t{1} << 20U;
inline constexpr std::size_t body_bytes_limit = std::size_t{20} << 20U;

/// Header fields; in a request the names are lower-case.
using Headers = std::vector<std::pair<std::string, std::string>>;

/// Everything before the body.
struct RequestHead {
    std::string method;  // as sent: "GET"
    std::string path;    // as sent, still percent-encoded, never empty: "/units/x"
    std::string query;   // as sent, without the question mark
    Headers headers;
    std::string peer;  // the address of the other end; behind a trusted proxy the one the proxy tells

    /// The value of a header field by its lower-case name; several lines are joined with ", ".
    std::optional<std::string> header(std::string_view name) const;
    /// The value of a cookie; nothing when it is absent or named twice with different values.
    std::optional<std::string> cookie(std::string_view name) const;
};

/// The names and values of a query string or of a form (application/x-www-form-urlencoded), decoded, in
/// order; nothing when it cannot be decoded.
std::optional<std::vector<std::pair<std::string, std::string>>> form_fields(std::string_view text);

struct Request {
    RequestHead head;
    std::string body;
};

/// What is sent back. The server adds Date, Connection and Content-Length.
struct Response {
    int status = 200;
    Headers headers = {};
    std::string body = {};
    std::string_view file = {};  // sent instead of `body`: bytes that live as long as the process
    std::shared_ptr<EventStream> stream = nullptr;  // sent after the headers, until either side goes away
};

}  // namespace varn::http
