#pragma once
// A prose that has been read, and what is done with it. Inside platform/prose only.
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/result.h"

namespace varn::prose {

/// A piece of running text: words in one manner, the end of a line, or a footnote.
struct Piece {
    enum class Kind { words, line_end, note };
    Kind kind = Kind::words;
    std::string text{};
    bool bold = false;
    bool italic = false;
    std::string link{};

    bool like(Piece const& other) const {
        return kind == Kind::words && other.kind == Kind::words && bold == other.bold &&
               italic == other.italic && link == other.link;
    }
};
using Line = std::vector<Piece>;

struct Title {
    int level = 1;
    std::string text{};
};
struct Point;
struct Points {
    bool numbered = false;
    std::vector<Point> points;
};
struct Point {
    Line said{};
    std::vector<Points> inside{};
};
/// Rows of cells of paragraphs, as many cells in every row; the first row heads the others.
struct Grid {
    std::vector<std::vector<std::vector<Line>>> rows{};
};
using Part = std::variant<Line, Title, Points, Grid>;
using Prose = std::vector<Part>;

/// A prose from its JSON, cleaned; every fault at once otherwise.
Result<Prose> read_prose(std::string_view json);
/// A prose from plain text.
Prose read_plain(std::string_view text);
/// A prose from what is stored; what is no prose is plain text.
Prose read_stored(std::string_view stored);

/// Adds words to a line, joined to those before when they are in the same manner.
void add_piece(Line& line, Piece piece);
/// Takes away the empty paragraphs that end it.
void drop_tail(Prose& prose);
/// Takes away the empty points that end a list.
void drop_tail(Points& list);
/// Nothing but blanks: spaces, tabs, and spaces that do not break.
bool is_blank(std::string_view text);
/// Without blanks at its ends.
std::string_view without_blanks(std::string_view text);

std::string write_prose(Prose const& prose);
std::string write_plain(Prose const& prose);
/// The words of a line; its ends of lines as `line_end`.
std::string plain_line(Line const& line, std::string_view line_end = "\n");

}  // namespace varn::prose
