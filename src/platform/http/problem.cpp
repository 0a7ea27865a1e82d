#include "problem.h"

#include "platform/i18n.h"

namespace varn::http {
namespace {

constexpr std::string_view if_match_missing = "http.if_match_missing";
// When nothing better is known: longer than a connection takes to come back, shorter than patience.
constexpr char const* seconds_when_away = "5";
constexpr std::string_view storage_full = "db.storage_full";

}  // namespace

int status_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid:
            return 400;
        case ErrorCode::unauthenticated:
            return 401;
        case ErrorCode::forbidden:
            return 403;
        case ErrorCode::not_found:
            return 404;
        case ErrorCode::conflict:
            return 409;
        case ErrorCode::stale:
            return 412;
        case ErrorCode::too_large:
            return 413;
        case ErrorCode::too_many:
            return 429;
        case ErrorCode::unavailable:
            return 503;
        case ErrorCode::internal:
            return 500;
    }
    return 500;
}

Reply problem_with_status(int status, Error const& error, std::string_view language,
                          std::string_view instance, std::string const& reference) {
    auto const say = [&](std::string_view key, Params const& params) {
        return i18n::text(language, key, params);
    };
    json::Object members{{"type", "about:blank"}, {"title", say("http.status." + std::to_string(status), {})},
                         {"status", status},      {"detail", say(error.key, error.params)},
                         {"instance", instance},  {"key", error.key}};
    if (!error.problems.empty()) {
        json::Array errors;
        for (auto const& one : error.problems) {
            errors.push_back(json::Object{
                {"pointer", one.pointer}, {"detail", say(one.key, one.params)}, {"key", one.key}});
        }
        members.emplace_back("errors", std::move(errors));
    }
    if (error.code == ErrorCode::internal) {
        members.emplace_back("reference", reference);
    }
    Reply reply{.status = status, .content_type = "application/problem+json", .body = json::to_text(members)};
    reply.headers.emplace_back("Content-Language", language);
    bool is_told_when = false;
    for (auto const& [name, value] : error.params) {
        if (name == "seconds" && (status == 429 || status == 503)) {
            reply.headers.emplace_back("Retry-After", value);
            is_told_when = true;
        }
    }
    if (status == 503 && !is_told_when) {
        reply.headers.emplace_back("Retry-After", seconds_when_away);
    }
    if (status == 401) {
        // A scheme that no browser answers with a window of its own.
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    }
    return reply;
}

Reply problem(Error const& error, std::string_view language, std::string_view instance,
              std::string const& reference) {
    auto status = status_of(error.code);
    if (error.code == ErrorCode::stale && error.key == if_match_missing) {
        status = 428;
    } else if (error.code == ErrorCode::unavailable && error.key == storage_full) {
        status = 507;  // waiting does not help, as it does for 503: somebody must make room
    }
    return problem_with_status(status, error, language, instance, reference);
}

Result<int> expected_version(Call const& call) {
    if (!call.if_match) {
        return Error{ErrorCode::stale, std::string{if_match_missing}, {}, {}, {}};
    }
    return *call.if_match;
}

}  // namespace varn::http
