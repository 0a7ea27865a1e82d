#include "request_check.h"

#include <algorithm>
#include <charconv>

#include "wire.h"

namespace varn::http {
namespace {

constexpr std::size_t text_bytes_max = 400;

/// True for UTF-8 without control characters, overlong forms and surrogates.
bool is_plain_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const lead = static_cast<unsigned char>(text[i]);
        std::size_t const length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0x20 || lead == 0x7F || (lead >= 0x80 && lead < 0xC2) || lead > 0xF4 ||
            i + length > text.size()) {
            return false;
        }
        std::uint32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k) {
            auto const next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0U) != 0x80U) {
                return false;
            }
            point = (point << 6U) | (next & 0x3FU);
        }
        bool const overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        if (overlong || (point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF) {
            return false;
        }
        i += length;
    }
    return true;
}

/// The key of what is wrong with a value, empty when nothing is.
std::string_view fault_of(Kind kind, std::string const& value) {
    switch (kind) {
        case Kind::integer: {
            std::int64_t number = 0;
            auto const* const end = value.data() + value.size();
            auto const [stopped, error] = std::from_chars(value.data(), end, number);
            return error == std::errc{} && stopped == end ? "" : "http.query_integer";
        }
        case Kind::date:
            return parse_date(value) ? "" : "http.query_date";
        case Kind::instant:
            return parse_instant(value) ? "" : "http.query_instant";
        case Kind::id:
            return is_uuid(value) ? "" : "http.query_id";
        case Kind::boolean:
            return value == "true" || value == "false" ? "" : "http.query_boolean";
        default:
            return value.size() <= text_bytes_max && is_plain_text(value) ? "" : "http.query_text";
    }
}

std::vector<Parameter> understood(Route const& route) {
    auto all = route.parameters;
    if (route.paged) {
        all.push_back({.name = "limit", .kind = Kind::integer});
        all.push_back({.name = "offset", .kind = Kind::integer});
    }
    if (route.tells_the_past()) {
        all.push_back({.name = "as_of", .kind = Kind::instant});
    }
    return all;
}

std::string names_of(std::vector<Parameter> const& parameters) {
    std::string names;
    for (auto const& parameter : parameters) {
        names.append(names.empty() ? "" : ", ").append(parameter.name);
    }
    return names.empty() ? "–" : names;
}

/// The name as it may be shown and pointed at: what was sent, cut, and nothing that is no text.
std::string shown(std::string const& name) {
    return is_plain_text(name) ? name.substr(0, 40) : std::string{"?"};
}

}  // namespace

Result<std::map<std::string, std::string>> checked_query(Route const& route, std::string const& query) {
    std::map<std::string, std::string> values;
    if (query.empty()) {
        return values;
    }
    auto const fields = wire::query_fields(query);
    if (!fields) {
        return invalid("?", "http.query_undecodable");
    }
    auto const parameters = understood(route);
    Error wrong{ErrorCode::invalid, "common.invalid", {}, {}, {}};
    for (auto const& [name, value] : *fields) {
        auto const known = std::find_if(parameters.begin(), parameters.end(),
                                        [&, &wanted = name](auto const& one) { return one.name == wanted; });
        auto const refuse = [&, &sent = name](std::string_view key) {
            auto const visible = shown(sent);
            wrong.problems.push_back(
                {"?" + visible, std::string{key}, {{"name", visible}, {"names", names_of(parameters)}}});
        };
        if (known == parameters.end()) {
            refuse("http.query_unknown");
        } else if (!values.emplace(name, value).second) {
            refuse("http.query_repeated");
        } else if (auto const fault = fault_of(known->kind, value); !fault.empty()) {
            refuse(fault);
        }
    }
    if (!wrong.problems.empty()) {
        return wrong;
    }
    return values;
}

Result<std::optional<Instant>> checked_as_of(std::map<std::string, std::string> const& query, Instant now) {
    auto const asked = query.find("as_of");
    if (asked == query.end()) {
        return std::optional<Instant>{};
    }
    auto const moment = parse_instant(asked->second);
    if (!moment || *moment > now) {
        return invalid("?as_of", "http.as_of_in_the_future");
    }
    return moment;
}

Result<std::optional<int>> checked_if_match(RequestHead const& head) {
    auto const field = head.header("if-match");
    if (!field) {
        return std::optional<int>{};
    }
    auto const version = wire::version_in_tag(*field);
    if (!version) {
        return invalid("If-Match", "http.if_match_unreadable");
    }
    return version;
}

std::optional<Error> wrong_type(Route const& route, Request const& request) {
    if (route.takes == nullptr && route.takes_types.empty()) {
        return std::nullopt;
    }
    auto const sent = request.head.header("content-type").value_or("");
    auto const type = wire::lower(wire::trimmed(std::string_view{sent}.substr(0, sent.find(';'))));
    std::string const taken = !route.takes_types.empty() ? route.takes_types
                              : route.reading == json::Reading::changed
                                  ? "application/merge-patch+json, application/json"
                                  : "application/json";
    auto const encoding = request.head.header("content-encoding").value_or("identity");
    auto const types = wire::list_parts(taken);
    if (wire::lower(encoding) == "identity" && std::find(types.begin(), types.end(), type) != types.end()) {
        return std::nullopt;
    }
    return Error{ErrorCode::invalid, "http.content_type", {{"types", taken}}, {}, {}};
}

Result<Done> not_forged(RequestHead const& head, Session const& session, std::string const& origin) {
    auto const foreign = Error{ErrorCode::forbidden, "http.foreign_origin", {}, {}, {}};
    if (auto const site = head.header("sec-fetch-site")) {
        if (*site != "same-origin" && *site != "none") {
            return foreign;
        }
    } else if (auto const from = head.header("origin")) {
        auto const scheme_end = from->find("://");
        auto const host =
            scheme_end == std::string::npos ? std::string{} : wire::lower(from->substr(scheme_end + 3));
        bool const ours = origin.empty()
                              ? !host.empty() && host == wire::lower(head.header("host").value_or(""))
                              : wire::lower(*from) == wire::lower(origin);
        if (!ours) {
            return foreign;
        }
    }
    if (!session.csrf.empty() && !wire::same_secret(head.header("x-varn-csrf").value_or(""), session.csrf)) {
        return Error{ErrorCode::forbidden, "http.csrf_token", {}, {}, {}};
    }
    return Done{};
}

}  // namespace varn::http
