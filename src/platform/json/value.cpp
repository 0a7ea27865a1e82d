// Values built by hand, and numbers and texts as JSON writes them.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "platform/json.h"

namespace varn::json {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// The two-character escape of a byte, or 0.
constexpr char short_escape(unsigned char c) {
    switch (c) {
        case '"':
            return '"';
        case '\\':
            return '\\';
        case '\b':
            return 'b';
        case '\f':
            return 'f';
        case '\n':
            return 'n';
        case '\r':
            return 'r';
        case '\t':
            return 't';
        default:
            return 0;
    }
}

/// Which bytes end a stretch that can be copied as it is.
constexpr std::array<bool, 256> escaped = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = i < 0x20 || i == '"' || i == '\\';
    }
    return bytes;
}();

/// The weight of a UTF-8 byte in the order of UTF-16: characters beyond U+FFFF (lead bytes F0 and up) become
/// surrogates there, which sort before U+E000 to U+FFFF (lead bytes EE and EF).
constexpr unsigned weight(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte == 0xEE || byte == 0xEF ? byte + 0x10U : byte;
}

bool sorts_before(std::string_view a, std::string_view b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return weight(x) < weight(y); });
}

/// Numbers of RFC 8785 are doubles; whole ones beyond 2^53 are written as the double they become.
void append_canonical_number(std::string& out, std::int64_t number) {
    constexpr std::int64_t exact = std::int64_t{1} << 53;
    if (number >= -exact && number <= exact) {
        append_number(out, number);
    } else {
        append_number(out, static_cast<double>(number));
    }
}

struct Style {
    int indent = 0;
    bool canonical = false;
};

void append_value(std::string& out, Value const& value, Style style, int depth);

void new_line(std::string& out, Style style, int depth) {
    if (style.indent > 0) {
        out += '\n';
        out.append(static_cast<std::size_t>(style.indent * depth), ' ');
    }
}

void append_array(std::string& out, Array const& array, Style style, int depth) {
    out += '[';
    for (auto const& element : array) {
        if (&element != &array.front()) {
            out += ',';
        }
        new_line(out, style, depth + 1);
        append_value(out, element, style, depth + 1);
    }
    if (!array.empty()) {
        new_line(out, style, depth);
    }
    out += ']';
}

void append_object(std::string& out, Object const& object, Style style, int depth) {
    std::vector<std::pair<std::string, Value> const*> members;
    members.reserve(object.size());
    for (auto const& member : object) {
        members.push_back(&member);
    }
    if (style.canonical) {
        std::sort(members.begin(), members.end(),
                  [](auto const* a, auto const* b) { return sorts_before(a->first, b->first); });
    }
    out += '{';
    for (auto const* member : members) {
        if (member != members.front()) {
            out += ',';
        }
        new_line(out, style, depth + 1);
        append_text(out, member->first);
        out += style.indent > 0 ? ": " : ":";
        append_value(out, member->second, style, depth + 1);
    }
    if (!members.empty()) {
        new_line(out, style, depth);
    }
    out += '}';
}

void append_value(std::string& out, Value const& value, Style style, int depth) {
    if (auto const* text = value.text()) {
        append_text(out, *text);
    } else if (auto const* array = value.array()) {
        append_array(out, *array, style, depth);
    } else if (auto const* object = value.object()) {
        append_object(out, *object, style, depth);
    } else if (auto const* flag = std::get_if<bool>(&value.held)) {
        out += *flag ? "true" : "false";
    } else if (auto const* whole = std::get_if<std::int64_t>(&value.held)) {
        style.canonical ? append_canonical_number(out, *whole) : append_number(out, *whole);
    } else if (auto const* number = std::get_if<double>(&value.held)) {
        append_number(out, *number);
    } else {
        out += "null";
    }
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (!escaped[c]) {
            continue;
        }
        out.append(text, begin, i - begin);
        begin = i + 1;
        out += '\\';
        if (auto const escape = short_escape(c); escape != 0) {
            out += escape;
        } else {
            out += "u00";
            out += hex_digits[c >> 4];
            out += hex_digits[c & 0xF];
        }
    }
    out.append(text, begin, text.size() - begin);
    out += '"';
}

void append_number(std::string& out, std::int64_t number) {
    std::array<char, 24> buffer{};
    auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    out.append(buffer.data(), end);
}

// The layout is that of ECMAScript's Number::toString, which RFC 8785 prescribes: plain digits for exponents
// from -7 to 20, else one digit before the point and an exponent with its sign.
void append_number(std::string& out, double number) {
    ASSERT(std::isfinite(number));
    if (number == 0) {
        out += '0';
        return;
    }
    std::array<char, 40> buffer{};
    auto const* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number),
                                    std::chars_format::scientific)
                          .ptr;
    std::string_view const text{buffer.data(), static_cast<std::size_t>(end - buffer.data())};
    auto const e = text.find('e');
    std::string digits{text.substr(0, 1)};
    if (e > 2) {
        digits += text.substr(2, e - 2);
    }
    int exponent = 0;
    std::from_chars(text.data() + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);
    int const count = static_cast<int>(digits.size());
    int const point = exponent + 1;  // digits before the decimal point
    if (number < 0) {
        out += '-';
    }
    if (count <= point && point <= 21) {
        out += digits;
        out.append(static_cast<std::size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        out.append(digits, 0, static_cast<std::size_t>(point))
            .append(".")
            .append(digits, static_cast<std::size_t>(point));
    } else if (-6 < point && point <= 0) {
        out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
    } else {
        out += digits[0];
        if (count > 1) {
            out.append(".").append(digits, 1);
        }
        out += exponent < 0 ? "e-" : "e+";
        append_number(out, std::int64_t{std::abs(exponent)});
    }
}

Value const* Value::find(std::string_view name) const {
    if (auto const* members = object()) {
        for (auto const& member : *members) {
            if (member.first == name) {
                return &member.second;
            }
        }
    }
    return nullptr;
}

std::string to_text(Value const& value, int indent) {
    std::string out;
    append_value(out, value, {.indent = indent, .canonical = false}, 0);
    return out;
}

std::string canonical(Value const& value) {
    std::string out;
    append_value(out, value, {.indent = 0, .canonical = true}, 0);
    return out;
}

}  // namespace varn::json
