#pragma once
// What people write with headings, lists, tables, links and footnotes: kept as a strict subset of
// ProseMirror's JSON, which the web's editor reads as it is (decision 0042). One content has one writing, so
// that texts can be compared byte by byte. The empty text is the empty document. docs: README.md beside this
// folder.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "platform/documents.h"

namespace varn::prose {

// What one prose may hold. More is refused with the bound in the text. What one text of a document may hold
// (platform/documents.h) is what a paragraph and a cell may hold here.
constexpr std::size_t bytes_max = std::size_t{2} << 20U;  // of the stored text
constexpr std::size_t nodes_max = 20'000;                 // blocks, points, rows, cells and runs together
constexpr std::size_t columns_max = documents::columns_max;
constexpr std::size_t list_levels_max = documents::list_levels_max;
constexpr std::size_t paragraph_max = documents::text_max;  // bytes of a paragraph, and of a cell
// A row is set as a whole, and the first heads every page: what is longer is text of its own.
constexpr std::size_t row_max = 8'000;      // bytes of all cells of a row
constexpr std::size_t head_max = 1'600;     // and of the first one
constexpr std::size_t heading_max = 1'000;  // bytes
constexpr std::size_t note_max = 1'500;     // bytes of a footnote
constexpr std::size_t notes_max = 500;
constexpr std::size_t link_max = 2'000;  // bytes of an address

/// The one writing of a prose: keys and marks in order, equal runs joined, what is unknown of a node left
/// out, no empty tail. `invalid` with a pointer for each fault: what is no prose, unknown nodes and marks,
/// links that are not http, https or mailto, control characters, too much or too deep, and a text that bears
/// a security class (decision 0018).
Result<std::string> canonical(std::string_view json);

/// Plain text as a prose: empty lines part paragraphs, a line feed breaks the line, lines that begin with "-
/// " are bullets, with "1. " and so on a numbered list. Longer paragraphs than may be are parted; a text that
/// is too large as a whole is refused first when `canonical` reads it.
std::string from_plain(std::string_view text);

// The following take what `canonical` gave. What is no prose is read as plain text, so that a field that was
// plain before keeps its words.

/// The words: blocks parted by an empty line, points by line feeds with their signs, cells by tabs, footnotes
/// in square brackets where they stand. For search, comparison and likeness.
std::string plain(std::string_view canonical);

/// The blocks of a document. Headings stand under a heading of `level` (0 for none) without skipping one;
/// what would be under the third is a bold line. A table's caption is the heading above it, or its columns.
std::vector<documents::Block> blocks(std::string_view canonical, int level);

/// The points of the first numbered list, for documents::Decisions. What stands inside a point are lines of
/// it.
std::vector<documents::Text> points(std::string_view canonical);

/// No word is written in it.
bool is_empty(std::string_view canonical);

}  // namespace varn::prose
