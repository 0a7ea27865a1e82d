#include "plain_text.h"

#include <array>

#include "characters.h"

namespace varn::uploads {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// HTML, XML, RTF, PostScript and scripts are text too, but not what is meant by it.
bool is_markup(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        return false;
    }
    auto const begins = text.substr(first, 2);
    bool const is_tag = begins.size() == 2 && begins[0] == '<' &&
                        has("!?/abcdefghijklmnopqrstuvwxyz", lowered(begins.substr(1)));
    constexpr std::size_t searched_by_readers = 1024;  // where PDF readers look for a header
    return is_tag || begins == "#!" || begins == "%!" || text.substr(first).starts_with("{\\rtf") ||
           has(text.substr(0, searched_by_readers), "%PDF-");
}

/// A table in CSV (RFC 4180): at least two rows, each with as many cells as the first. A blank after a
/// separator is prose.
bool is_table(std::string_view text, char separator) {
    std::size_t cells_of_first = 0;
    std::size_t rows = 0;
    std::size_t cells = 1;
    bool is_quoted = false;
    bool is_even = true;
    for (std::size_t i = 0; i <= text.size() && is_even; ++i) {
        bool const at_end = i == text.size();
        if (!at_end && text[i] == '"') {
            is_quoted = !is_quoted;
        } else if (!at_end && text[i] == separator && !is_quoted) {
            ++cells;
            is_even = i + 1 == text.size() || text[i + 1] != ' ';
        } else if (at_end || (text[i] == '\n' && !is_quoted)) {
            bool const is_last = at_end && (i == 0 || text[i - 1] == '\n');
            if (!is_last) {
                cells_of_first = rows == 0 ? cells : cells_of_first;
                is_even = cells == cells_of_first && cells > 1;
                ++rows;
            }
            cells = 1;
        }
    }
    return is_even && !is_quoted && rows > 1;
}

}  // namespace

Result<Kind> text_kind_of(std::string_view bytes) {
    bool is_utf8 = true;
    for (auto rest = bytes; !rest.empty();) {
        auto const character = take_character(rest);
        is_utf8 = is_utf8 && character;
        bool const is_line_end =
            character && (*character == '\t' || *character == '\r' || *character == '\n');
        if (character && is_control(*character) && !is_line_end) {
            return refused("uploads.unknown_kind");
        }
    }
    if (!is_utf8) {
        return refused("uploads.encoding");
    }
    auto const text = bytes.starts_with(byte_order_mark) ? bytes.substr(byte_order_mark.size()) : bytes;
    if (is_markup(text)) {
        return refused("uploads.unknown_kind");
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return refused("uploads.empty");
    }
    for (char const separator : std::array{';', '\t', ','}) {
        if (is_table(text, separator)) {
            return csv_kind;
        }
    }
    return text_kind;
}

}  // namespace varn::uploads
