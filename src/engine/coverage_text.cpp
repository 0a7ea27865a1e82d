#include "engine/coverage_text.h"

#include <algorithm>
#include <optional>

#include "coverage_reader.h"

namespace varn::coverage {
namespace {

/// The bytes that may follow a first byte: how many, and what the second one must lie between. Nothing else
/// is well-formed UTF-8 (RFC 3629, section 4).
struct Following {
    int count;
    unsigned char low;
    unsigned char high;
};

std::optional<Following> following(unsigned char first) {
    if (first >= 0xC2 && first <= 0xDF) {
        return Following{1, 0x80, 0xBF};
    }
    if (first >= 0xE0 && first <= 0xEF) {
        return Following{2, static_cast<unsigned char>(first == 0xE0 ? 0xA0 : 0x80),
                         static_cast<unsigned char>(first == 0xED ? 0x9F : 0xBF)};
    }
    if (first >= 0xF0 && first <= 0xF4) {
        return Following{3, static_cast<unsigned char>(first == 0xF0 ? 0x90 : 0x80),
                         static_cast<unsigned char>(first == 0xF4 ? 0x8F : 0xBF)};
    }
    return std::nullopt;
}

/// True for well-formed UTF-8 without control characters other than tab.
bool is_plain_text(std::string_view text) {
    Following rest{0, 0x80, 0xBF};
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (rest.count > 0) {
            if (byte < rest.low || byte > rest.high) {
                return false;
            }
            rest = {rest.count - 1, 0x80, 0xBF};
        } else if (byte < 0x80) {
            if ((byte < 0x20 && c != '\t') || byte == 0x7F) {
                return false;
            }
        } else if (auto const more = following(byte)) {
            rest = *more;
        } else {
            return false;
        }
    }
    return rest.count == 0;
}

Error at_line(std::size_t number, Error error) {
    error.problems.front().pointer = "line " + std::to_string(number);
    return error;
}

}  // namespace

Result<std::string_view> each_line(std::string_view text, TextLimits const& limits,
                                   std::function<Result<Done>(std::string_view)> const& read) {
    if (text.size() > limits.bytes_max) {
        return at_line(1, wrong("coverage_text.too_large", {{"limit", std::to_string(limits.bytes_max)}}));
    }
    std::size_t number = 0;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        if (++number > limits.lines_max) {
            return at_line(
                number, wrong("coverage_text.too_many_lines", {{"limit", std::to_string(limits.lines_max)}}));
        }
        if (line == "----") {
            break;
        }
        if (!is_plain_text(line)) {
            return at_line(number, wrong("coverage_text.not_text"));
        }
        auto const first = line.find_first_not_of(" \t");
        if (first == std::string_view::npos || line[first] == '#') {
            continue;
        }
        if (auto done = read(line); !done) {
            return at_line(number, std::move(done).error());
        }
    }
    return text;
}

Result<Fixture> read_fixture(std::string_view text, TextLimits const& limits) {
    Reader reader(limits);
    TRY(expected, each_line(text, limits, [&](std::string_view line) { return reader.read_line(line); }));
    auto const lines =
        std::count(text.begin(), text.end() - static_cast<std::ptrdiff_t>(expected.size()), '\n');
    auto fixture = reader.finish(expected);
    return fixture ? std::move(fixture)
                   : at_line(std::max<std::size_t>(static_cast<std::size_t>(lines), 1),
                             std::move(fixture).error());
}

}  // namespace varn::coverage
