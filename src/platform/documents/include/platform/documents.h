#pragma once
// Documents that a town decides on and archives: one content, described here as data, and three ways to write
// it: DOCX to work on, tagged PDF/A to keep, plain text to paste. How it looks stands in a style
// (platform/document_style.h). The same document, style and dates always give the same bytes.
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kernel/result.h"
#include "kernel/time.h"
#include "platform/document_pictures.h"

namespace varn::documents {

struct Style;  // platform/document_style.h

// What a document may hold. More is an error that names the bound, never a shortened document.
constexpr std::size_t blocks_max = 20'000;
constexpr std::size_t text_max = 20'000;               // bytes of one text: a paragraph, a cell, an item
constexpr std::size_t all_text_max = 8 * 1024 * 1024;  // bytes of all texts together
constexpr std::size_t cells_max = 60'000;              // of all tables together
constexpr std::size_t columns_max = 16;                // of one table
constexpr std::size_t header_rows_max = 4;             // of one table
constexpr std::size_t list_levels_max = 3;             // a list, and two levels inside it
constexpr std::size_t notes_max = 2'000;               // footnotes
constexpr std::size_t figures_max = 300;
constexpr std::size_t series_max = 6;   // of one chart; more cannot be told apart
constexpr std::size_t points_max = 60;  // categories of one chart, rows or columns of a heat map
constexpr std::size_t pages_max = 1'500;
constexpr std::size_t bytes_max = 64 * 1024 * 1024;  // of what is written

/// A piece of running text in one manner. `link` is an address (https, http or mailto); `note` is the text of
/// a footnote, whose sign stands after this piece. A line feed in `text` breaks the line.
struct Run {
    std::string text{};
    bool bold = false;
    bool italic = false;
    std::string link{};
    std::string note{};
};

/// Running text. A plain string is one; `Text{{"Enligt "}, {"KL 6:1", .italic = true}}` is another.
struct Text {
    std::vector<Run> runs{};

    Text() = default;
    Text(std::string plain) : runs{Run{std::move(plain), false, false, {}, {}}} {}
    Text(char const* plain) : Text(std::string{plain}) {}
    Text(std::initializer_list<Run> pieces) : runs(pieces) {}
};

/// A heading. The first one has level 1, and no level is skipped on the way down. Numbered when the style
/// numbers headings and `numbered` is kept.
struct Heading {
    int level = 1;  // 1 to 3
    std::string text{};
    bool numbered = true;
    std::string name{};  // by which a style may give it other words: "report.measures"
};
/// Running text. What `leads` stands on the same page as what it leads to.
struct Paragraph {
    Text text{};
    bool leads = false;
};
/// One point of a list, with the points inside it.
struct ListItem {
    Text text{};
    std::vector<ListItem> inside{};
    bool numbered_inside = false;
};
struct List {
    std::vector<ListItem> items{};
    bool numbered = false;
};
/// What is to be decided, point by point, with figures from `first`.
struct Decisions {
    std::vector<Text> points{};
    int first = 1;
};

enum class Align { start, centre, end };
/// A column. Widths are shares of what all columns ask for together, at least 3 per cent each.
struct Column {
    double width = 1;
    Align align = Align::start;
};
struct Cell {
    Text text{};
    Tone tone = Tone::none;
    int span = 1;  // columns

    Cell() = default;
    Cell(Text said, Tone with = Tone::none, int over = 1) : text(std::move(said)), tone(with), span(over) {}
    Cell(std::string plain, Tone with = Tone::none, int over = 1)
        : Cell(Text{std::move(plain)}, with, over) {}
    Cell(char const* plain, Tone with = Tone::none, int over = 1) : Cell(Text{plain}, with, over) {}
};
/// A table with at least one header row, which is repeated on every page. A row is not split over pages
/// unless it is taller than one. With `row_headers` the first column says what its row is about. A row of one
/// cell over all columns heads the rows after it, and is not parted from them.
struct Table {
    std::string caption{};  // without number; the writers count
    std::vector<Column> columns{};
    std::vector<std::vector<Cell>> header{};
    std::vector<std::vector<Cell>> rows{};
    bool row_headers = true;
};

struct PageBreak {};
/// The table of contents: headings down to `levels`, with their pages.
struct Contents {
    int levels = 2;  // 1 to 3
};
struct Signer {
    std::string name{};
    std::string title{};
};
/// Where somebody signs. Kept together on one page.
struct Signatures {
    std::vector<Signer> signers{};
};
struct Attachment {
    std::string title{};
    std::string reference{};  // diary number or date, may be empty
};
/// The attachments, numbered: "Bilaga 1".
struct Attachments {
    std::vector<Attachment> items{};
};
/// Facts in two columns: what, and what about it.
struct KeyValues {
    std::vector<std::pair<std::string, Text>> pairs{};
};

using Block = std::variant<Heading, Paragraph, List, Decisions, Table, Figure, PageBreak, Contents,
                           Signatures, Attachments, KeyValues>;

/// What stands above the title. What is empty is left out, but for the organisation, which is then the town
/// of the style.
struct Letterhead {
    std::string organisation{};
    std::string unit{};
    std::string diary_number{};  // without "Dnr"
    Date date{};
    std::vector<std::string> case_officer{};  // handläggare: name, telephone, address of mail
    std::vector<std::string> recipient{};     // "Kommunstyrelsen"
};

/// A document. `made_at` is what the file says about when it was made; no clock is asked.
struct Document {
    std::string title{};
    std::string language = "sv";  // sv or en
    std::string kind{};           // "Tjänsteutlåtande", "Uppföljningsrapport"
    Letterhead letterhead{};
    Instant made_at{};
    std::vector<Block> blocks{};
};

/// What a PDF promises: `accessible` is PDF/A-2a with PDF/UA-1, `oldest` PDF/A-1b for archives that take
/// nothing newer.
enum class Archival { accessible, oldest };

/// A written PDF. `replaced` are the characters that no font has and that stand as "�", each once.
struct Pdf {
    std::string bytes{};
    int pages = 0;
    std::vector<std::string> replaced{};
};

/// Looks a document over: bounds, levels of headings, shapes of tables and charts, alternative texts,
/// addresses. All faults at once, each with a pointer such as `/blocks/12/rows/3/1`. The writers ask it
/// first.
Result<Done> look_over(Document const& document);
/// A4 with headings, numbering, fields, footnotes, alternative texts and repeated table heads as Word has
/// them.
Result<std::string> write_docx(Document const& document, Style const& style);
/// A4, tagged, with bookmarks and all fonts inside.
Result<Pdf> write_pdf(Document const& document, Style const& style, Archival archival = Archival::accessible);
/// Text with line feeds, to paste into another system; tables with tabs, footnotes last. Has no contents
/// list.
Result<std::string> write_text(Document const& document, Style const& style);

/// "27 november 2026" in the language.
std::string written_date(Date date, std::string const& language);

}  // namespace varn::documents
