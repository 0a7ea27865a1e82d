// Between prose and plain text.
#include <algorithm>
#include <optional>

#include "model.h"
#include "platform/prose.h"

namespace varn::prose {
namespace {

/// The length of the UTF-8 character that begins at `at`, or 0 when there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const first = byte(at);
    std::size_t const length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length == 0 || first > 0xF4 || at + length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80) {
            return 0;
        }
    }
    // Too long, half a pair, or beyond the last character.
    bool const wrong = (first == 0xE0 && byte(at + 1) < 0xA0) || (first == 0xED && byte(at + 1) > 0x9F) ||
                       (first == 0xF0 && byte(at + 1) < 0x90) || (first == 0xF4 && byte(at + 1) > 0x8F);
    return wrong ? 0 : length;
}

/// Text without control characters but line feed and tab, and without what is no character; what is no UTF-8
/// is "�".
std::string fit(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        auto const length = character_length(text, i);
        auto const character = text.substr(i, std::max<std::size_t>(length, 1));
        auto const first = static_cast<unsigned char>(character.front());
        bool const control = (first < 0x20 && first != '\n' && first != '\t') || first == 0x7F ||
                             (first == 0xC2 && static_cast<unsigned char>(character.back()) < 0xA0) ||
                             character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
        if (length == 0) {
            out += "\xEF\xBF\xBD";
        } else if (!control) {
            out += character;
        }
        i += character.size();
    }
    return out;
}

/// How much of a text is one piece: all of it, or up to a blank, never within a character.
std::size_t portion(std::string_view text) {
    if (text.size() <= paragraph_max) {
        return text.size();
    }
    auto const blank = text.find_last_of(' ', paragraph_max - 1);
    if (blank != text.npos && blank > paragraph_max / 2) {
        return blank + 1;
    }
    auto end = paragraph_max;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) {
        --end;
    }
    return end;
}

struct Sign {
    bool numbered = false;
    std::string_view rest{};
};

/// The line as a point, when it begins as one. A numbered list begins at 1; a later number is a later point.
std::optional<Sign> sign_of(std::string_view line, bool in_numbered) {
    if (line.starts_with("- ")) {
        return Sign{false, without_blanks(line.substr(2))};
    }
    auto const digits = std::min(line.find_first_not_of("0123456789"), line.size());
    bool const numbered = digits > 0 && digits <= 3 && digits + 1 < line.size() &&
                          (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
    if (numbered && (in_numbered || line.substr(0, digits) == "1")) {
        return Sign{true, without_blanks(line.substr(digits + 2))};
    }
    return std::nullopt;
}

class PlainReading {
public:
    void take(std::string_view raw) {
        auto const line = without_blanks(raw);
        if (line.empty()) {
            open_ = nullptr;
            parted_ = true;
            return;
        }
        auto* list = prose.empty() ? nullptr : std::get_if<Points>(&prose.back());
        bool const in_list = list != nullptr && open_ == nullptr && !parted_;
        parted_ = false;
        if (auto const sign = sign_of(line, in_list && list->numbered); sign && !sign->rest.empty()) {
            point(*sign, in_list && list->numbered == sign->numbered);
            return;
        }
        words(line);
    }
    Prose prose{};

private:
    void point(Sign const& sign, bool goes_on) {
        if (!goes_on) {
            prose.emplace_back(Points{sign.numbered, {}});
        }
        open_ = nullptr;
        auto& points = std::get<Points>(prose.back()).points;
        for (auto rest = sign.rest; !rest.empty();) {
            auto const size = portion(rest);
            add_piece(points.emplace_back().said,
                      Piece{Piece::Kind::words, std::string{rest.substr(0, size)}, false, false, {}});
            rest.remove_prefix(size);
        }
    }
    void words(std::string_view line) {
        while (!line.empty()) {
            auto const size = portion(line);
            bool const fits = open_ != nullptr && size_ + 1 + size <= paragraph_max;
            if (fits) {
                open_->push_back(Piece{Piece::Kind::line_end, {}, false, false, {}});
                size_ += 1 + size;
            } else {
                prose.emplace_back(Line{});
                open_ = std::get_if<Line>(&prose.back());
                size_ = size;
            }
            add_piece(*open_, Piece{Piece::Kind::words, std::string{line.substr(0, size)}, false, false, {}});
            line.remove_prefix(size);
        }
    }

    Line* open_ = nullptr;  // the paragraph that the next line goes on with
    std::size_t size_ = 0;
    bool parted_ = false;  // by an empty line
};

void plain_points(std::string& out, Points const& list, std::size_t level) {
    std::size_t number = 0;
    for (auto const& point : list.points) {
        out += out.empty() || out.back() == '\n' ? "" : "\n";
        out.append(2 * level, ' ');
        out += list.numbered ? std::to_string(++number) + ". " : "- ";
        out += plain_line(point.said, " ");
        for (auto const& inside : point.inside) {
            plain_points(out, inside, level + 1);
        }
    }
}

struct Plainly {
    std::string& out;

    void operator()(Line const& line) const { out += plain_line(line); }
    void operator()(Title const& title) const { out += title.text; }
    void operator()(Points const& list) const { plain_points(out, list, 0); }
    void operator()(Grid const& grid) const {
        for (std::size_t row = 0; row < grid.rows.size(); ++row) {
            out += row == 0 ? "" : "\n";
            for (std::size_t column = 0; column < grid.rows[row].size(); ++column) {
                out += column == 0 ? "" : "\t";
                for (std::size_t i = 0; i < grid.rows[row][column].size(); ++i) {
                    out += i == 0 ? "" : " ";
                    out += plain_line(grid.rows[row][column][i], " ");
                }
            }
        }
    }
};

}  // namespace

bool is_blank(std::string_view text) {
    return without_blanks(text).empty();
}

std::string_view without_blanks(std::string_view text) {
    static constexpr std::string_view hard = "\xC2\xA0";
    for (;;) {
        if (text.starts_with(' ') || text.starts_with('\t')) {
            text.remove_prefix(1);
        } else if (text.starts_with(hard)) {
            text.remove_prefix(hard.size());
        } else if (text.ends_with(' ') || text.ends_with('\t')) {
            text.remove_suffix(1);
        } else if (text.ends_with(hard)) {
            text.remove_suffix(hard.size());
        } else {
            return text;
        }
    }
}

void add_piece(Line& line, Piece piece) {
    if (piece.kind != Piece::Kind::line_end && piece.text.empty()) {
        return;
    }
    if (!line.empty() && line.back().like(piece)) {
        line.back().text += piece.text;
    } else {
        line.push_back(std::move(piece));
    }
}

void drop_tail(Prose& prose) {
    while (!prose.empty() && std::holds_alternative<Line>(prose.back()) &&
           std::get<Line>(prose.back()).empty()) {
        prose.pop_back();
    }
}

void drop_tail(Points& list) {
    while (!list.points.empty() && list.points.back().said.empty() && list.points.back().inside.empty()) {
        list.points.pop_back();
    }
}

std::string plain_line(Line const& line, std::string_view line_end) {
    std::string out;
    for (auto const& piece : line) {
        if (piece.kind == Piece::Kind::words) {
            out += piece.text;
        } else if (piece.kind == Piece::Kind::line_end) {
            out += line_end;
        } else {
            out += " [" + piece.text + "]";
        }
    }
    return out;
}

Prose read_plain(std::string_view text) {
    PlainReading reading;
    auto const fitted = fit(text);
    for (std::string_view rest = fitted; !rest.empty();) {
        auto const end = std::min(rest.find('\n'), rest.size());
        reading.take(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::move(reading.prose);
}

std::string write_plain(Prose const& prose) {
    std::string out;
    for (auto const& part : prose) {
        out += out.empty() ? "" : "\n\n";
        std::visit(Plainly{out}, part);
    }
    return out;
}

}  // namespace varn::prose
