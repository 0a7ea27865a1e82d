#include "scan.h"

#include <algorithm>

namespace varn::pack {
namespace {

/// The smallest code point that needs so many bytes; a shorter way to write it is an error (overlong).
constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

struct Walk {
    int line = 1;
    int column = 1;
    bool indenting = true;
    std::size_t flow_marks = 0;

    void step(unsigned char c) {
        indenting = c == '\n' || (indenting && c == ' ');
        line += c == '\n' ? 1 : 0;
        column = c == '\n' ? 1 : column + 1;
        flow_marks += c == '[' || c == '{' || c == ',' ? 1U : 0U;
    }
};

bool is_control(unsigned char c) {
    return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
}

}  // namespace

std::size_t utf8_length(std::string_view bytes, std::size_t at) {
    auto const lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) {
        return 1;
    }
    std::size_t const length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > bytes.size()) {
        return 0;
    }
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        auto const next = static_cast<unsigned char>(bytes[at + i]);
        if ((next & 0xC0U) != 0x80) {
            return 0;
        }
        code = code << 6U | (next & 0x3FU);
    }
    bool const surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < smallest[length] || surrogate || code > 0x10FFFF ? 0 : length;
}

bool is_clean_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const length = utf8_length(text, at);
        if (length == 0 || is_control(static_cast<unsigned char>(text[at]))) {
            return false;
        }
        at += length;
    }
    return true;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::string place_of(std::string_view name, int line, int column) {
    return std::string{name} + ":" + std::to_string(line) + ":" + std::to_string(column);
}

std::optional<Problem> first_bad_byte(std::string_view bytes, std::string_view name, Limits const& limits) {
    Walk walk;
    auto const problem = [&](std::string_view key, Params params = {}) {
        return Problem{place_of(name, walk.line, walk.column), std::string{key}, std::move(params)};
    };
    for (std::size_t at = 0; at < bytes.size();) {
        auto const c = static_cast<unsigned char>(bytes[at]);
        auto const length = utf8_length(bytes, at);
        if (length == 0) {
            return problem("pack.encoding");
        }
        if (is_control(c)) {
            return problem("pack.control_character");
        }
        if (c == '\t' && walk.indenting) {
            return problem("pack.tab");
        }
        walk.step(c);
        // The library keeps the whole of a [..] or {..} in memory before it says a word about it.
        if (walk.flow_marks > limits.nodes_max) {
            return problem("pack.nodes", {{"maximum", std::to_string(limits.nodes_max)}});
        }
        at += length;
    }
    return std::nullopt;
}

std::string normalised(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\r' || i + 1 == bytes.size() || bytes[i + 1] != '\n') {
            text.push_back(bytes[i]);
        }
    }
    return text;
}

}  // namespace varn::pack
