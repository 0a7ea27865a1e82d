// What a handler may ask of its call, and the makers of routes that need no template.
#include <charconv>

#include "platform/http.h"

namespace varn::http {
namespace {

constexpr int limit_default = 50;
constexpr int limit_max = 500;
constexpr int offset_max = 1'000'000'000;

/// A number of the query within bounds, or nothing.
std::optional<int> number_between(std::string const& text, int least, int most) {
    int number = 0;
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, number);
    bool const read = error == std::errc{} && stopped == end;
    return read && number >= least && number <= most ? std::optional{number} : std::nullopt;
}

}  // namespace

std::optional<std::string> Call::asked(std::string_view name) const {
    auto const hit = query.find(std::string(name));
    return hit == query.end() ? std::nullopt : std::optional{hit->second};
}

Result<Date> Call::date(std::string_view name) const {
    auto const text = asked(name);
    if (!text) {
        return town.clock.today();
    }
    if (auto const read = parse_date(*text)) {
        return *read;
    }
    return invalid("?" + std::string(name), "http.query_date", {{"name", std::string(name)}});
}

Result<Call::Window> Call::window() const {
    Error wrong{ErrorCode::invalid, "common.invalid", {}, {}, {}};
    auto const limit = number_between(asked("limit").value_or(std::to_string(limit_default)), 1, limit_max);
    if (!limit) {
        wrong.problems.push_back({"?limit", "http.query_limit", {{"maximum", std::to_string(limit_max)}}});
    }
    auto const offset = number_between(asked("offset").value_or("0"), 0, offset_max);
    if (!offset) {
        wrong.problems.push_back({"?offset", "http.query_offset", {{"maximum", std::to_string(offset_max)}}});
    }
    if (!limit || !offset) {
        return wrong;
    }
    return Window{.limit = *limit, .offset = *offset};
}

Route remove(std::string path, std::function<Result<Done>(Call const&)> verb) {
    return Route{.method = Method::remove,
                 .path = std::move(path),
                 .handler = [verb = std::move(verb)](Call const& call) -> Result<Reply> {
                     CHECK(verb(call));
                     return Reply{.status = 204};
                 },
                 .status = 204};
}

Route raw(Method method, std::string path, std::function<Result<Reply>(Call const&)> verb) {
    return Route{.method = method, .path = std::move(path), .handler = std::move(verb)};
}

}  // namespace varn::http
