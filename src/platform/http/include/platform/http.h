#pragma once
// The seam between HTTP and verbs. A context lists its routes; a route says what it takes, what it answers
// and which policy action it asks for, and from that follow dispatch, validation, the API description and the
// route page. Handlers are plain functions that run to completion; sockets, time limits and event streams
// live in server.h.
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.h"
#include "kernel/result.h"
#include "platform/access.h"
#include "platform/json.h"
#include "platform/request.h"
#include "platform/town.h"

namespace varn::http {

enum class Method { get, post, patch, put, remove };

/// What a handler may know of its request.
struct Call {
    Town& town;
    auth::Actor const& actor;
    std::string id = {};  // the path's {id}, checked to be a UUID; empty when there is none
    std::map<std::string, std::string> query = {};  // decoded; only parameters that the route declares
    std::string_view body = {};
    std::optional<int> if_match = {};   // version named by If-Match
    std::string language = {};          // "sv" or "en"
    std::string session = {};           // id of the session, empty for tokens
    std::string last_event_id = {};     // where a client of an event stream wants to go on
    RequestHead const* head = nullptr;  // for sign-in (cookies, address); null in tests of verbs

    /// A declared query parameter, if it was given.
    std::optional<std::string> asked(std::string_view name) const;
    /// A query parameter that must be a date; the town's today when absent. Parameter `valid_on` by default.
    Result<Date> date(std::string_view name = "valid_on") const;
    /// The page wanted: `limit` 1..500 (50 when absent) and `offset`.
    struct Window {
        int limit;
        int offset;
    };
    Result<Window> window() const;
};

/// What a handler says. `version` becomes the ETag.
struct Reply {
    int status = 200;
    std::string content_type = "application/json";
    std::string body = {};
    std::optional<int> version = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::shared_ptr<EventStream> stream = nullptr;  // made by stream_events (platform/events.h)
};

/// Some rows of a list and how many there are in all. On the wire: `{"items": […], "total": n}`.
template <class T>
struct Page {
    std::vector<T> items;
    std::int64_t total = 0;
};

/// A query parameter that a route understands.
struct Parameter {
    std::string_view name;
    Kind kind = Kind::text;  // text, integer, date, instant, id, boolean
    std::string_view example = {};
};

/// One line of a context's route list.
struct Route {
    Method method = Method::get;
    std::string path = {};    // "/risks/{id}/assessments": at most one parameter, called id
    std::string action = {};  // the policy action asked for, and the key of the operation's name: operation.X
    std::function<Result<Reply>(Call const&)> handler = nullptr;
    Table const* takes = nullptr;  // body, by description
    json::Reading reading = json::Reading::whole;
    Table const* answers = nullptr;
    bool paged = false;  // understands `limit` and `offset` without saying so
    int status = 200;
    bool for_anybody = false;  // also without being signed in
    std::vector<Parameter> parameters = {};
    std::string takes_types =
        {};  // content types of a body that is no described type: "text/csv, application/zip"
    std::string gives_types = {};  // content types of an answer that is no described type
    std::size_t body_bytes_max = body_bytes_default;
    bool present_only = false;  // has no past to tell of
    bool is_locked = false;     // a locked room: who reads what is kept before anything is answered

    /// True when the route understands `as_of`: every question about what people keep here.
    bool tells_the_past() const { return method == Method::get && !for_anybody && !present_only; }
    Route&& says(std::string_view policy_action) && { return action = policy_action, std::move(*this); }
    Route&& understands(std::vector<Parameter> more) && {
        return parameters = std::move(more), std::move(*this);
    }
    /// About sessions, the log and the machine: what has no past of its own.
    Route&& of_the_present() && { return present_only = true, std::move(*this); }
    /// A locked room: each answer is kept in the read log first, and not given when it cannot be.
    Route&& locked() && { return is_locked = true, std::move(*this); }
    Route&& anybody() && { return for_anybody = true, std::move(*this); }
    /// Takes a file of one of these types and at most so many bytes (20 MiB is the house's own limit).
    Route&& accepts(std::string_view types, std::size_t bytes_max) && {
        return takes_types = types, body_bytes_max = bytes_max, std::move(*this);
    }
    /// Answers with one of these types.
    Route&& gives(std::string_view types) && { return gives_types = types, std::move(*this); }
};

/// The version that a change must name in If-Match; `stale`, which becomes 428, without it.
Result<int> expected_version(Call const& call);

namespace detail {
template <class T>
Reply reply_with(T const& value, int status) {
    Reply reply{.status = status, .body = json::write(value)};
    if constexpr (requires { value.version; }) {
        reply.version = static_cast<int>(value.version);
    }
    return reply;
}
}  // namespace detail

// Each maker takes a function, or a lambda that knows more than its call.

/// GET of one thing.
template <class Answer>
Route get(std::string path, std::function<Result<Answer>(Call const&)> verb) {
    return Route{.method = Method::get,
                 .path = std::move(path),
                 .handler = [verb = std::move(verb)](Call const& call) -> Result<Reply> {
                     TRY(answer, verb(call));
                     return detail::reply_with(answer, 200);
                 },
                 .answers = &table<Answer>()};
}
/// GET of a list.
template <class Item>
Route list(std::string path, std::function<Result<Page<Item>>(Call const&)> verb) {
    return Route{.method = Method::get,
                 .path = std::move(path),
                 .handler = [verb = std::move(verb)](Call const& call) -> Result<Reply> {
                     TRY(page, verb(call));
                     return Reply{.body = "{\"items\":" + json::write_list(page.items) +
                                          ",\"total\":" + std::to_string(page.total) + "}"};
                 },
                 .answers = &table<Item>(),
                 .paged = true};
}
/// POST of something new (or of a thing that is a verb: an adoption, an acceptance).
template <class Answer, class Ask>
Route post(std::string path, std::function<Result<Answer>(Call const&, Ask const&)> verb, int status = 201) {
    return Route{.method = Method::post,
                 .path = std::move(path),
                 .handler = [verb = std::move(verb), status](Call const& call) -> Result<Reply> {
                     TRY(ask, json::read<Ask>(call.body, json::Reading::created));
                     TRY(answer, verb(call, ask));
                     return detail::reply_with(answer, status);
                 },
                 .takes = &table<Ask>(),
                 .reading = json::Reading::created,
                 .answers = &table<Answer>(),
                 .status = status};
}
/// PATCH of an entity: the verb gets the change and lays it onto what it loads.
template <class T>
Route patch(std::string path, std::function<Result<T>(Call const&, json::Change<T> const&)> verb) {
    return Route{.method = Method::patch,
                 .path = std::move(path),
                 .handler = [verb = std::move(verb)](Call const& call) -> Result<Reply> {
                     TRY(answer, verb(call, json::Change<T>{std::string{call.body}}));
                     return detail::reply_with(answer, 200);
                 },
                 .takes = &table<T>(),
                 .reading = json::Reading::changed,
                 .answers = &table<T>()};
}
template <class Verb>
Route get(std::string path, Verb verb) {
    return get(std::move(path), std::function{std::move(verb)});
}
template <class Verb>
Route list(std::string path, Verb verb) {
    return list(std::move(path), std::function{std::move(verb)});
}
template <class Verb>
Route post(std::string path, Verb verb, int status = 201) {
    return post(std::move(path), std::function{std::move(verb)}, status);
}
template <class Verb>
Route patch(std::string path, Verb verb) {
    return patch(std::move(path), std::function{std::move(verb)});
}
/// DELETE of a link: 204.
Route remove(std::string path, std::function<Result<Done>(Call const&)> verb);
/// A route whose answer is not a described type (a file, a stream of events, text).
Route raw(Method method, std::string path, std::function<Result<Reply>(Call const&)> verb);

/// The status of a failure: 400, 401, 403, 404, 409, 412 …, one table for the house.
int status_of(ErrorCode code);
/// A failure as application/problem+json (RFC 9457) in the reader's language; `internal` keeps its cause to
/// the log and gives `reference` instead.
Reply problem(Error const& error, std::string_view language, std::string_view instance,
              std::string const& reference);

/// The whole surface, as OpenAPI 3.1 with examples, in an order that depends on the routes alone. `version`
/// is the product's; the texts must be loaded.
std::string open_api(std::vector<Route> const& routes, std::string_view version);
/// The whole surface on a page: method, path, action, what it takes and what it answers, one line a route.
std::string route_page(std::vector<Route> const& routes);
/// GET /api-info (DIGG VER.06) and GET /openapi, added to the routes they tell of. `released` is a date.
void add_api_routes(std::vector<Route>& routes, std::string_view version, std::string_view released);

/// Where every route of the product begins.
inline constexpr std::string_view base_path = "/varn/v1";

}  // namespace varn::http
