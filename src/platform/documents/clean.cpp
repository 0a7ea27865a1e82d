#include "clean.h"

namespace varn::documents {
namespace {

constexpr char32_t unreadable = 0xFFFD;

/// Marks that turn the direction of text, or that show nothing: a reader cannot see what they do.
bool is_unseen(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0x061C ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_no_character(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c >= 0xFFF9 && c <= 0xFFFC);
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
    auto const byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    char32_t const first = byte(at++);
    if (first < 0x80) {
        return first;
    }
    std::size_t const more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || at + more > text.size()) {
        return unreadable;
    }
    char32_t code = first & (0x3FU >> more);
    for (std::size_t i = 0; i < more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            return unreadable;
        }
        code = code << 6 | (byte(at + i) & 0x3FU);
    }
    constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (code < least[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return unreadable;
    }
    at += more;
    return code;
}

void append_character(std::string& text, char32_t c) {
    auto const put = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

std::string clean(std::string_view text, bool keep_line_feeds) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_character(text, at);
        if (c == '\r') {
            out += at < text.size() && text[at] == '\n' ? "" : keep_line_feeds ? "\n" : " ";
        } else if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C) {
            out += keep_line_feeds ? '\n' : ' ';
        } else if (c == '\t') {
            out += ' ';
        } else if (is_no_character(c)) {
            out += replacement;
        } else if (!is_unseen(c)) {
            append_character(out, c);
        }
    }
    return out;
}

std::string xml(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (char const c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace varn::documents
