#pragma once
// A document on its way to paper: cleaned, with everything numbered that is numbered. All writers begin here,
// so that they say the same.
#include <string>
#include <string_view>
#include <vector>

#include "platform/document_style.h"
#include "platform/documents.h"

namespace varn::documents {

struct Story {
    Document document;
    Words words;
    /// By block: "2.1" of a heading, "Tabell 3" of a table, "Figur 1" of a figure, else empty.
    std::vector<std::string> labels;
};

/// Looks the document over, cleans its texts and numbers it.
Result<Story> tell(Document const& document, Style const& style);

/// A heading as the contents list and the bookmarks say it.
std::string heading_line(Story const& story, std::size_t block);
/// "1.", "a.", "i." by level from 0.
std::string list_label(std::size_t index, std::size_t level);
/// "Bilaga 2".
std::string attachment_label(Story const& story, std::size_t index);
/// The text of a cell, or the sign of its tone when there is none.
Text cell_text(Cell const& cell, Style const& style);
/// True of a row that heads those after it: one cell over several columns.
bool heads_rows(std::vector<Cell> const& cells);
/// "Dnr KS 2026/123", or nothing.
std::string diary_line(Story const& story);
/// The right side of the letterhead: kind, day, diary number.
std::vector<std::string> reference_lines(Story const& story);
/// "Sida 3 (24)".
std::string page_line(Story const& story, int page, int pages);
/// A column of the footer as lines; they are parted by " | ".
std::vector<std::string> footer_lines(std::string_view column);
/// `sv-SE` or `en-GB`.
std::string_view language_tag(Document const& document);

}  // namespace varn::documents
