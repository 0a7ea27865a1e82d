#include "wire.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace varn::http {

std::optional<std::string> RequestHead::header(std::string_view name) const {
    std::optional<std::string> joined;
    for (auto const& [field, value] : headers) {
        if (field == name) {
            joined = joined ? *joined + ", " + value : value;
        }
    }
    return joined;
}

std::optional<std::string> RequestHead::cookie(std::string_view name) const {
    std::optional<std::string> found;
    for (auto const& [field, value] : headers) {
        if (field != "cookie") {
            continue;
        }
        std::string_view rest = value;
        while (!rest.empty()) {
            auto const end = std::min(rest.find(';'), rest.size());
            auto const pair = wire::trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            auto const equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != name) {
                continue;
            }
            auto const here = pair.substr(equals + 1);
            if (found && *found != here) {
                return std::nullopt;  // somebody planted a second one; neither is believed
            }
            found = here;
        }
    }
    return found;
}

std::optional<std::vector<std::pair<std::string, std::string>>> form_fields(std::string_view text) {
    return wire::query_fields(text);
}

namespace wire {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

struct Reason {
    int status;
    std::string_view text;
};
constexpr std::array reasons{Reason{100, "Continue"},
                             Reason{200, "OK"},
                             Reason{201, "Created"},
                             Reason{202, "Accepted"},
                             Reason{204, "No Content"},
                             Reason{302, "Found"},
                             Reason{303, "See Other"},
                             Reason{304, "Not Modified"},
                             Reason{307, "Temporary Redirect"},
                             Reason{308, "Permanent Redirect"},
                             Reason{400, "Bad Request"},
                             Reason{401, "Unauthorized"},
                             Reason{403, "Forbidden"},
                             Reason{404, "Not Found"},
                             Reason{405, "Method Not Allowed"},
                             Reason{406, "Not Acceptable"},
                             Reason{408, "Request Timeout"},
                             Reason{409, "Conflict"},
                             Reason{412, "Precondition Failed"},
                             Reason{413, "Content Too Large"},
                             Reason{415, "Unsupported Media Type"},
                             Reason{417, "Expectation Failed"},
                             Reason{428, "Precondition Required"},
                             Reason{429, "Too Many Requests"},
                             Reason{431, "Request Header Fields Too Large"},
                             Reason{500, "Internal Server Error"},
                             Reason{503, "Service Unavailable"},
                             Reason{507, "Insufficient Storage"}};

}  // namespace

std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c + ('a' - 'A'));
        }
    }
    return out;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] == '%') {
            if (i + 2 >= text.size()) {
                return std::nullopt;
            }
            int const high = hex_value(text[i + 1]);
            int const low = hex_value(text[i + 2]);
            if (high < 0 || low < 0 || (high == 0 && low == 0)) {
                return std::nullopt;
            }
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else if (text[i] == '\0') {
            return std::nullopt;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::optional<std::vector<std::pair<std::string, std::string>>> query_fields(std::string_view query) {
    std::vector<std::pair<std::string, std::string>> fields;
    while (!query.empty()) {
        auto const end = std::min(query.find('&'), query.size());
        auto const part = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (part.empty()) {
            continue;
        }
        auto const equals = std::min(part.find('='), part.size());
        auto name = percent_decoded(part.substr(0, equals), true);
        auto value = percent_decoded(part.substr(std::min(equals + 1, part.size())), true);
        if (!name || !value) {
            return std::nullopt;
        }
        fields.emplace_back(std::move(*name), std::move(*value));
    }
    return fields;
}

std::optional<std::pair<std::string, std::string>> split_target(std::string_view target) {
    for (std::string_view const scheme : {"http://", "https://"}) {
        if (lower(target.substr(0, scheme.size())) == scheme) {
            auto const slash = target.find('/', scheme.size());
            target = slash == std::string_view::npos ? std::string_view{"/"} : target.substr(slash);
            break;
        }
    }
    if (target.empty() || (target.front() != '/' && target != "*") ||
        target.find('#') != std::string_view::npos) {
        return std::nullopt;
    }
    auto const question = target.find('?');
    if (question == std::string_view::npos) {
        return std::pair{std::string(target), std::string{}};
    }
    return std::pair{std::string(target.substr(0, question)), std::string(target.substr(question + 1))};
}

std::vector<std::string_view> list_parts(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(','), text.size());
        if (auto const part = trimmed(text.substr(0, end)); !part.empty()) {
            parts.push_back(part);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<double> quality_of(std::string_view header, std::string_view wanted) {
    for (auto const part : list_parts(header)) {
        auto const semicolon = part.find(';');
        if (lower(trimmed(part.substr(0, semicolon))) != wanted) {
            continue;
        }
        if (semicolon == std::string_view::npos) {
            return 1.0;
        }
        auto const q = part.find("q=", semicolon);
        double quality = 1.0;
        if (q != std::string_view::npos) {
            auto const number = trimmed(part.substr(q + 2));
            std::from_chars(number.data(), number.data() + number.size(), quality);
        }
        return std::clamp(quality, 0.0, 1.0);
    }
    return std::nullopt;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
    for (auto part : list_parts(if_none_match)) {
        if (part == "*") {
            return true;
        }
        if (part.starts_with("W/")) {
            part.remove_prefix(2);
        }
        if (part == tag) {
            return true;
        }
    }
    return false;
}

std::optional<int> version_in_tag(std::string_view if_match) {
    auto const tag = trimmed(if_match);
    if (tag.size() < 3 || tag.front() != '"' || tag.back() != '"') {
        return std::nullopt;
    }
    int version = 0;
    auto const* const end = tag.data() + tag.size() - 1;
    auto const [stopped, error] = std::from_chars(tag.data() + 1, end, version);
    return error == std::errc{} && stopped == end && version >= 0 ? std::optional{version} : std::nullopt;
}

std::string language_of(RequestHead const& head) {
    if (auto const chosen = head.cookie("lang"); chosen == "sv" || chosen == "en") {
        return *chosen;
    }
    double swedish = 0;
    double english = 0;
    auto const accepted =
        head.header("accept-language").value_or("");  // outlives the parts, which look into it
    for (auto const part : list_parts(accepted)) {
        auto const tag = trimmed(part.substr(0, part.find(';')));
        auto const language = lower(tag.substr(0, tag.find('-')));
        auto const quality = quality_of(part, lower(tag)).value_or(0);
        if (language == "sv") {
            swedish = std::max(swedish, quality);
        } else if (language == "en") {
            english = std::max(english, quality);
        }
    }
    return english > swedish ? "en" : "sv";
}

std::string http_date(Instant instant) {
    static constexpr char const* days[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    static constexpr char const* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const text = to_text(instant);  // YYYY-MM-DDThh:mm:ss.fffZ
    auto const weekday = static_cast<std::size_t>(((day_of(instant).days % 7) + 7) % 7);
    auto const month = static_cast<std::size_t>((text[5] - '0') * 10 + (text[6] - '0') - 1);
    return std::string(days[weekday]) + ", " + text.substr(8, 2) + " " + months[month] + " " +
           text.substr(0, 4) + " " + text.substr(11, 8) + " GMT";
}

std::string_view reason_of(int status) {
    auto const* const hit =
        std::find_if(reasons.begin(), reasons.end(), [&](auto const& r) { return r.status == status; });
    return hit == reasons.end() ? std::string_view{"Status"} : hit->text;
}

bool same_secret(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) {
        return false;
    }
    unsigned difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        difference |=
            static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    }
    return difference == 0;
}

std::string head_text(Response const& response, std::optional<std::size_t> length, bool keep_alive,
                      std::string const& date) {
    std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
    out.append(reason_of(response.status)).append("\r\n");
    for (auto const& [name, value] : response.headers) {
        out.append(name).append(": ");
        for (char const c : value) {
            out += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
        }
        out.append("\r\n");
    }
    if (!date.empty()) {
        out.append("Date: ").append(date).append("\r\n");
    }
    if (length) {
        out.append("Content-Length: ").append(std::to_string(*length)).append("\r\n");
    }
    out.append(keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
    return out;
}

}  // namespace wire
}  // namespace varn::http
