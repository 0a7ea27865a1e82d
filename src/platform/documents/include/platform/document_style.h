#pragma once
// How documents look: a style that a town changes in a file (docs/formats/document-style.md), without
// compiling.
#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace varn::documents {

constexpr std::size_t style_bytes_max = 512 * 1024;
constexpr std::size_t logo_bytes_max = 256 * 1024;

/// A colour of the screen, 0 to 255 each.
struct Colour {
    int red = 0;
    int green = 0;
    int blue = 0;
    bool operator==(Colour const&) const = default;
};
/// How much lighter one colour is than the other, 1 to 21 (WCAG 2.1). Text needs 4.5, signs and bars 3.
double contrast(Colour one, Colour other);

/// What a tone looks like: shading, text upon it, and the sign for a cell without words.
struct ToneStyle {
    Colour fill{255, 255, 255};
    Colour text;
    std::string sign;
};
/// The words a document says by itself, in one language.
struct Words {
    std::string page;
    std::string contents;
    std::string table;
    std::string figure;
    std::string attachment;
    std::string attachments;
    std::string diary_number;
    std::string case_officer;
    std::string date;
    std::string signature;
};

/// Texts by what they are called.
using Named = std::map<std::string, std::string, std::less<>>;

/// A style. Lengths in millimetres, sizes of type in points.
struct Style {
    std::string font_folder;                              // of a town's own fonts; empty: those in the binary
    std::string text_font, heading_font;                  // of the PDF; in the binary or in the font folder
    std::string text_font_in_word, heading_font_in_word;  // of the DOCX; on the reader's machine
    double text_size = 0, title_size = 0, table_size = 0, small_size = 0;
    std::array<double, 3> heading_sizes{};
    Colour text, heading, muted, link, rule;
    Colour table_head_fill, table_head_text;
    std::array<ToneStyle, 6> tones;  // by Tone; none is plain
    std::vector<Colour> chart_colours;
    double top = 0, bottom = 0, left = 0, right = 0;
    std::string logo_svg;
    double logo_height = 0;
    Named organisation;               // the town's name, by language
    std::vector<std::string> footer;  // one column each: address, telephone, mail
    bool numbered_headings = false;
    std::map<std::string, Words, std::less<>> words;     // by language
    std::map<std::string, Named, std::less<>> headings;  // by language, then by the name of the heading
};

/// The style in the binary.
Style const& default_style();
/// The file of the style in the binary, for a town to begin with.
std::string_view default_style_file();
/// Reads a style; what the file does not say is as in the default. Every fault with its place
/// (`style.yaml:12:5`), the field and what cures it. Refuses colours that are hard to read, and other words
/// for a heading that is not among `headings`.
Result<Style> read_style(std::string_view yaml, std::string_view name,
                         std::span<std::string_view const> headings = {});

}  // namespace varn::documents
