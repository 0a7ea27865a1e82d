// CSV in the dialects that Swedish spreadsheets write.
#include <algorithm>
#include <array>
#include <cctype>

#include "gather.h"

namespace varn::sheet {
namespace {

/// What a spreadsheet itself has room for; more is no table, even when nothing stands there.
constexpr int lines_max = 1'048'576;
constexpr std::size_t columns_there_are = 16'384;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Error refuse(std::string pointer, std::string_view key) {
    return Error{
        ErrorCode::invalid, "sheet.unreadable", {}, {{std::move(pointer), std::string{key}, {}}}, {}};
}

void append_utf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// The bytes 80 to 9F of Windows-1252; 0 where there is no character.
constexpr std::array<unsigned short, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

Result<std::string> to_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (char const c : bytes) {
        unsigned code = static_cast<unsigned char>(c);
        if (code >= 0x80 && code < 0xA0) {
            code = windows_1252[code - 0x80];
            if (code == 0) {
                return refuse("", "sheet.encoding");
            }
        }
        append_utf8(out, code);
    }
    return out;
}

/// True when the first line is `sep=` and a sign that can separate; half a letter in UTF-8 cannot.
bool names_separator(std::string_view text) {
    return text.starts_with("sep=") && text.size() > 4 &&
           (text[4] == '\t' || std::ispunct(static_cast<unsigned char>(text[4])) != 0) && text[4] != '"';
}

/// The separator: named by `sep=`, else the most common candidate of the first line that is not quoted.
char separator_of(std::string_view& text) {
    if (names_separator(text)) {
        char const named = text[4];
        auto const end = text.find('\n');
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        return named;
    }
    constexpr std::string_view candidates = ";\t,";
    std::array<int, candidates.size()> counts{};
    bool quoted = false;
    for (char const c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '\n' && !quoted &&
                   std::any_of(counts.begin(), counts.end(), [](int n) { return n > 0; })) {
            break;
        } else if (auto const which = candidates.find(c); which != candidates.npos && !quoted) {
            ++counts[which];
        }
    }
    return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) -
                                               counts.begin())];
}

bool runs_as_formula(char c) {
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

bool is_plain_number(std::string_view text) {
    return text.size() > 1 && (text[0] == '+' || text[0] == '-') &&
           text.find_first_not_of("0123456789.,", 1) == text.npos;
}

/// True for what begins with an apostrophe that a reader would take for a guard.
bool looks_guarded(std::string_view text) {
    return text.size() > 1 && text[0] == '\'' && (text[1] == '\'' || runs_as_formula(text[1]));
}

class CsvReader {
public:
    CsvReader(std::string_view text, int first_row) : text_(text), row_(first_row - 1) {}

    Result<Sheet> read(char separator) {
        separator_ = separator;
        while (at_ < text_.size()) {
            gathering_.begin_row(++row_);
            if (row_ > lines_max) {
                return refuse(place(row_, 0), "sheet.too_many_lines");
            }
            for (std::size_t column = 0;; ++column) {
                if (column >= columns_there_are) {
                    return refuse(place(row_, column), "sheet.too_many_separators");
                }
                CHECK(cell(column));
                if (gathering_.fault()) {
                    return std::move(gathering_).finish();
                }
                if (at_ >= text_.size() || text_[at_] != separator_) {
                    break;
                }
                ++at_;
            }
            end_line();
        }
        return std::move(gathering_).finish();
    }

private:
    void end_line() {
        if (at_ < text_.size() && text_[at_] == '\r') {
            ++at_;
        }
        if (at_ < text_.size() && text_[at_] == '\n') {
            ++at_;
        }
    }

    bool at_end_of_cell() const {
        return at_ >= text_.size() || text_[at_] == separator_ || text_[at_] == '\n' || text_[at_] == '\r';
    }

    Result<Done> cell(std::size_t column) {
        std::string text;
        if (at_ < text_.size() && text_[at_] == '"') {
            ++at_;
            if (!quoted(text)) {
                return refuse(place(row_, column), "sheet.quote_open");
            }
            if (!at_end_of_cell()) {
                return refuse(place(row_, column), "sheet.quote_inside");
            }
        } else {
            auto const begin = at_;
            while (!at_end_of_cell()) {
                ++at_;
            }
            text = text_.substr(begin, at_ - begin);
        }
        if (looks_guarded(text)) {
            text.erase(0, 1);
        }
        gathering_.put(column, std::move(text));
        return Done{};
    }

    /// Reads to the closing quote; false when there is none.
    bool quoted(std::string& text) {
        for (;;) {
            auto const end = text_.find('"', at_);
            if (end == text_.npos) {
                return false;
            }
            text.append(text_, at_, end - at_);
            at_ = end + 1;
            if (at_ >= text_.size() || text_[at_] != '"') {
                return true;
            }
            text += '"';
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int row_;
    char separator_ = ';';
    Gathering gathering_;
};

void append_cell(std::string& out, std::string_view text) {
    bool const guard =
        looks_guarded(text) || (!text.empty() && runs_as_formula(text[0]) && !is_plain_number(text));
    // A first cell that looks like the line that names the separator must not be one.
    bool const quote = text.find_first_of(";\"\r\n,\t") != text.npos || text.starts_with("sep=");
    out += quote ? "\"" : "";
    out += guard ? "'" : "";
    for (char const c : text) {
        out += c;
        if (c == '"') {
            out += '"';
        }
    }
    out += quote ? "\"" : "";
}

void append_line(std::string& out, std::vector<std::string> const& cells) {
    for (auto const& cell : cells) {
        if (&cell != &cells.front()) {
            out += ';';
        }
        append_cell(out, cell);
    }
    out += "\r\n";
}

}  // namespace

Result<Sheet> read_csv(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.find('\0') != bytes.npos) {
        return refuse("", "sheet.no_text");
    }
    std::string converted;
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    if (!is_utf8(bytes)) {
        TRY(utf8, to_utf8(bytes));
        converted = std::move(utf8);
        bytes = converted;
    }
    bool const named = names_separator(bytes);
    char const separator = separator_of(bytes);
    return CsvReader{bytes, named ? 2 : 1}.read(separator);
}

std::string write_csv(Document const& document) {
    std::string out{byte_order_mark};
    append_line(out, document.headings);
    for (auto const& row : document.rows) {
        append_line(out, row);
    }
    return out;
}

}  // namespace varn::sheet
