#include "platform/dispatch.h"

#include <atomic>
#include <chrono>

#include "locked_reading.h"
#include "platform/clock.h"
#include "platform/i18n.h"
#include "platform/log.h"
#include "platform/metrics.h"
#include "platform/past_clock.h"
#include "problem.h"
#include "request_check.h"
#include "route_table.h"
#include "wire.h"

namespace varn::http {
namespace {

Headers security_headers(bool tls) {
    Headers headers{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
         "font-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
         "frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"}};
    if (tls) {
        headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    }
    return headers;
}

/// A number nobody mistakes for another: a random beginning for each process, then a count.
class References {
public:
    References() {
        static constexpr char const* digits = "0123456789abcdef";
        for (char const byte : clock::random_bytes(4)) {
            auto const value = static_cast<unsigned char>(byte);
            beginning_ += {digits[value >> 4U], digits[value & 15U]};
        }
    }
    std::string next() { return beginning_ + "-" + std::to_string(++count_); }

private:
    std::string beginning_;
    std::atomic<std::uint64_t> count_ = 0;
};

bool names_field(Headers const& headers, std::string_view name) {
    for (auto const& [field, value] : headers) {
        if (wire::lower(field) == name) {
            return true;
        }
    }
    return false;
}

Response response_of(Reply reply) {
    Response response{.status = reply.status, .headers = std::move(reply.headers)};
    if (!reply.content_type.empty() && reply.status != 204) {
        response.headers.emplace_back("Content-Type", std::move(reply.content_type));
    }
    response.body = std::move(reply.body);
    response.stream = std::move(reply.stream);
    return response;
}

Error failure(ErrorCode code, std::string_view key, Params params = {}) {
    return Error{code, std::string{key}, std::move(params), {}, {}};
}

bool is_under_base(std::string_view path) {
    return path.starts_with(base_path) && (path.size() == base_path.size() || path[base_path.size()] == '/');
}

/// "https://varn.example.se" of "https://varn.example.se/start/": an address as the Origin field writes it.
std::string origin_of(std::string const& address) {
    auto const scheme_end = address.find("://");
    return scheme_end == std::string::npos ? address : address.substr(0, address.find('/', scheme_end + 3));
}

bool is_safe(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

}  // namespace

/// What one request carries through the dispatcher.
struct Passage {
    Request const& request;
    RequestHead const& head;
    std::string language;
    std::string reference;
    std::string_view pattern = "-";  // for the log: never the path itself
};

struct Dispatcher::Impl {
    Town& town;
    DispatchOptions options;
    RouteTable table;
    Headers security;
    mutable References references;

    Impl(Town& of, std::vector<Route> routes, DispatchOptions given)
        : town(of),
          options(std::move(given)),
          table(std::move(routes)),
          security(security_headers(options.tls_in_front)) {
        options.origin = origin_of(options.origin);
    }

    Annex const* annex_of(std::string_view path) const {
        auto const hit = std::find_if(options.annexes.begin(), options.annexes.end(),
                                      [&](auto const& annex) { return annex.holds(path); });
        return hit == options.annexes.end() ? nullptr : &*hit;
    }

    Response finished(Response response, std::string const& reference) const {
        response.headers.insert(response.headers.end(), security.begin(), security.end());
        response.headers.emplace_back("X-Request-Id", reference);
        if (!names_field(response.headers, "cache-control")) {
            response.headers.emplace_back("Cache-Control", "no-store");
        }
        return response;
    }

    Response say(int status, Error const& error, Passage const& passage) const {
        return response_of(
            problem_with_status(status, error, passage.language, passage.head.path, passage.reference));
    }
    Response say(Error const& error, Passage const& passage) const {
        if (error.code == ErrorCode::internal || error.code == ErrorCode::unavailable) {
            log::error("http.failed",
                       {log::word("request", passage.reference), log::word("route", passage.pattern),
                        log::word("key", error.key), log::cause(error.cause)});
        }
        return response_of(problem(error, passage.language, passage.head.path, passage.reference));
    }

    Result<Session> session_of(Route const& route, RequestHead const& head) const {
        if (!options.authenticate) {
            return Session{};
        }
        auto recognised = options.authenticate(head);
        if (!recognised.ok() && recognised.error().code == ErrorCode::unauthenticated && route.for_anybody) {
            return Session{};
        }
        return recognised;
    }

    bool is_half_way(Route const& route) const {
        return std::find(options.half_way.begin(), options.half_way.end(), route.action) !=
               options.half_way.end();
    }

    /// Who asks, when she may ask this route at all.
    Result<Session> admitted(Route const& route, RequestHead const& head) const {
        TRY(session, session_of(route, head));
        bool const is_let_in = session.actor.is_somebody() || (!session.id.empty() && is_half_way(route));
        if (!route.for_anybody && !is_let_in) {
            return failure(ErrorCode::unauthenticated, "http.sign_in_needed");
        }
        if (!is_safe(head.method)) {
            // Where nobody needs to be signed in, a session's token would protect nothing.
            CHECK(not_forged(head, route.for_anybody ? Session{} : session, options.origin));
        }
        return std::move(session);
    }

    Result<Reply> reply_of(Route const& route, std::string id, Session const& session,
                           Passage const& passage) const {
        auto const& head = passage.head;
        TRY(query, checked_query(route, head.query));
        TRY(if_match, checked_if_match(head));
        TRY(as_of, checked_as_of(query, town.clock.now()));
        // Asked about the past, the whole town stands still there: its rows, and its clock. Whoever asks,
        // what is kept from her is not there.
        auto seen = town.db.seen_from(
            {.as_of = as_of, .sight = options.sight_of ? options.sight_of(session.actor) : auth::Sight{}});
        clock::PastClock const then{as_of.value_or(Instant{})};
        Town here{seen, as_of ? then : town.clock, town.ids};
        return route.handler(Call{.town = here,
                                  .actor = session.actor,
                                  .id = std::move(id),
                                  .query = std::move(query),
                                  .body = passage.request.body,
                                  .if_match = if_match,
                                  .language = passage.language,
                                  .session = session.id,
                                  .last_event_id = head.header("last-event-id").value_or("").substr(0, 200),
                                  .head = &head});
    }

    Response answer_route(Route const& route, std::string id, Passage& passage) const {
        passage.pattern = route.path;
        auto const session = admitted(route, passage.head);
        if (!session.ok()) {
            return say(session.error(), passage);
        }
        if (auto const type = wrong_type(route, passage.request)) {
            return say(415, *type, passage);
        }
        auto reply = reply_of(route, id, session.value(), passage);
        reply =
            kept_first(options, session.value().actor, {route, passage.head.method, id}, std::move(reply));
        return reply.ok() ? with_tag(std::move(reply).value(), passage.head) : say(reply.error(), passage);
    }

    Response with_tag(Reply reply, RequestHead const& head) const {
        if (!reply.version) {
            return response_of(std::move(reply));
        }
        auto const tag = '"' + std::to_string(*reply.version) + '"';
        bool const known = (head.method == "GET" || head.method == "HEAD") &&
                           wire::names_tag(head.header("if-none-match").value_or(""), tag);
        if (known) {
            return Response{.status = 304, .headers = {{"ETag", tag}}};
        }
        auto response = response_of(std::move(reply));
        response.headers.emplace_back("ETag", tag);
        return response;
    }

    Response answer_api(std::string_view path, Passage& passage) const {
        auto match = table.find(path.substr(base_path.size()));
        if (!match) {
            return say(failure(ErrorCode::not_found, "http.path_unknown"), passage);
        }
        auto const allowed = match->endpoint->allowed();
        if (passage.head.method == "OPTIONS") {
            return Response{.status = 204, .headers = {{"Allow", allowed}}};
        }
        auto const method = method_of(passage.head.method);
        auto const route = method ? match->endpoint->routes.find(*method) : match->endpoint->routes.end();
        if (route == match->endpoint->routes.end()) {
            auto response = say(
                405, failure(ErrorCode::invalid, "http.method_not_allowed", {{"allowed", allowed}}), passage);
            response.headers.emplace_back("Allow", allowed);
            return response;
        }
        return answer_route(*route->second, std::move(match->id), passage);
    }

    Response answer_annex(Annex const& annex, std::string_view path, Passage& passage) const {
        passage.pattern = annex.path;
        auto reply = annex.answer(AnnexCall{.head = passage.head,
                                            .below = path.substr(annex.path.size()),
                                            .body = passage.request.body,
                                            .language = passage.language});
        return reply.ok() ? response_of(std::move(reply).value()) : say(reply.error(), passage);
    }

    Response answer_elsewhere(std::string_view path, Passage& passage) const {
        if (auto const* annex = annex_of(path)) {
            return answer_annex(*annex, path, passage);
        }
        if (path == "/ready" && is_safe(passage.head.method)) {
            passage.pattern = "/ready";
            auto const ready = options.ready ? options.ready() : Result<Done>{Done{}};
            return ready.ok() ? Response{.headers = {{"Content-Type", "application/json"}},
                                         .body = R"({"status":"ok"})"}
                              : say(503, failure(ErrorCode::unavailable, "http.not_ready"), passage);
        }
        if (passage.head.method == "OPTIONS") {
            return Response{.status = 204, .headers = {{"Allow", "GET, HEAD, OPTIONS"}}};
        }
        if (!is_safe(passage.head.method)) {
            auto response =
                say(405, failure(ErrorCode::invalid, "http.method_not_allowed", {{"allowed", "GET, HEAD"}}),
                    passage);
            response.headers.emplace_back("Allow", "GET, HEAD, OPTIONS");
            return response;
        }
        return say(failure(ErrorCode::not_found, "http.path_unknown"), passage);
    }

    Response answer(Passage& passage) const {
        auto const path = wire::percent_decoded(passage.head.path, false);
        if (!path) {
            return say(failure(ErrorCode::invalid, "http.path_undecodable"), passage);
        }
        try {
            return is_under_base(*path) ? answer_api(*path, passage) : answer_elsewhere(*path, passage);
        } catch (std::exception const& unforeseen) {
            return say(internal(unforeseen.what()), passage);
        }
    }
};

Dispatcher::Dispatcher(Town& town, std::vector<Route> routes, DispatchOptions options)
    : impl_(std::make_unique<Impl>(town, std::move(routes), std::move(options))) {}
Dispatcher::~Dispatcher() = default;

std::size_t Dispatcher::body_bytes_max(RequestHead const& head) const {
    auto const method = method_of(head.method);
    auto const match = is_under_base(head.path)
                           ? impl_->table.find(std::string_view{head.path}.substr(base_path.size()))
                           : std::nullopt;
    if (auto const* annex = impl_->annex_of(head.path)) {
        return annex->body_bytes_max;
    }
    if (!match || !method || !match->endpoint->routes.contains(*method)) {
        return body_bytes_default;
    }
    return match->endpoint->routes.at(*method)->body_bytes_max;
}

std::optional<Response> Dispatcher::answer_at_once(RequestHead const& head) const {
    if (head.path == "/health" && (head.method == "GET" || head.method == "HEAD")) {
        return impl_->finished(
            Response{.headers = {{"Content-Type", "application/json"}}, .body = R"({"status":"ok"})"},
            impl_->references.next());
    }
    if (!impl_->options.find_asset || is_under_base(head.path) || head.path == "/ready" ||
        impl_->annex_of(head.path) != nullptr) {
        return std::nullopt;
    }
    auto file = static_file(head, impl_->options.find_asset);
    return file ? std::optional{impl_->finished(std::move(*file), impl_->references.next())} : std::nullopt;
}

Response Dispatcher::answer(Request const& request) const {
    auto const begin = std::chrono::steady_clock::now();
    std::optional<RequestHead> proxied;
    if (impl_->options.tls_in_front) {
        auto const forwarded = request.head.header("x-forwarded-for").value_or("");
        if (auto const hops = wire::list_parts(forwarded); !hops.empty()) {
            proxied = request.head;
            proxied->peer = hops.back();  // what our own proxy saw; the rest is what it was told
        }
    }
    auto const& head = proxied ? *proxied : request.head;
    Passage passage{.request = request,
                    .head = head,
                    .language = wire::language_of(head),
                    .reference = impl_->references.next()};
    auto response = impl_->answer(passage);
    auto const took = std::chrono::steady_clock::now() - begin;
    metrics::answered(head.method, passage.pattern, response.status, took);
    log::info("http.answered",
              {log::word("request", passage.reference), log::word("method", head.method),
               log::word("route", passage.pattern), log::number("status", response.status), log::took(took)});
    return impl_->finished(std::move(response), passage.reference);
}

Response Dispatcher::refuse(Refusal why, RequestHead const* head) const {
    struct Told {
        int status;
        ErrorCode code;
        std::string_view key;
    };
    auto const told = [why]() -> Told {
        switch (why) {
            case Refusal::bad_request:
                return {400, ErrorCode::invalid, "http.bad_request"};
            case Refusal::request_timeout:
                return {408, ErrorCode::invalid, "http.request_timeout"};
            case Refusal::body_too_large:
                return {413, ErrorCode::too_large, "http.body_too_large"};
            case Refusal::expectation_failed:
                return {417, ErrorCode::invalid, "http.expectation_failed"};
            case Refusal::headers_too_large:
                return {431, ErrorCode::too_large, "http.headers_too_large"};
            case Refusal::method_unknown:
                return {405, ErrorCode::invalid, "http.method_unknown"};
            case Refusal::busy:
                return {503, ErrorCode::unavailable, "http.busy"};
        }
        return {400, ErrorCode::invalid, "http.bad_request"};
    }();
    static RequestHead const nobody{.method = "-", .path = "/", .query = {}, .headers = {}, .peer = {}};
    auto const& from = head != nullptr ? *head : nobody;
    auto const reference = impl_->references.next();
    Params params;
    if (why == Refusal::busy) {
        params = {{"seconds", "2"}};
    } else if (why == Refusal::body_too_large) {
        params = {{"maximum", std::to_string(body_bytes_max(from))}};
    }
    auto response =
        response_of(problem_with_status(told.status, failure(told.code, told.key, std::move(params)),
                                        wire::language_of(from), from.path, reference));
    if (told.status == 405) {
        response.headers.emplace_back("Allow", "GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS");
    }
    metrics::count(metrics::Tally::refusals);
    log::info("http.refused", {log::word("request", reference), log::number("status", told.status)});
    return impl_->finished(std::move(response), reference);
}

}  // namespace varn::http
