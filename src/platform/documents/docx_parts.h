#pragma once
// The parts of a DOCX beside its text: styles, numbering, margins, settings.
#include <string>

#include "docx_package.h"
#include "story.h"

namespace varn::documents {

constexpr double twips_per_mm = 1440 / 25.4;
constexpr char const* xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr char const* word_names =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

// What numbering.xml begins with; a list of its own gets a number after these.
constexpr int heading_numbering = 1;
constexpr int bullet_numbering = 2;
constexpr int attachment_numbering = 3;
constexpr int first_free_numbering = 4;
constexpr int ordered_pattern = 4;  // abstract numberings that lists of their own are made from
constexpr int decision_pattern = 5;

std::string word_colour(Colour colour);  // "14324A"
std::string half_points(double size);
long twips(double millimetres);
/// The width between the margins, in twentieths of a point.
long text_twips(Style const& style);
/// A run of text; line feeds break the line. `properties` is what stands in w:rPr.
std::string word_run(std::string_view text, std::string const& properties = "");
/// A field and what it showed last.
std::string word_field(std::string const& instruction, std::string const& shown);
/// "Sida 1 (5)" with fields.
std::string page_fields(Words const& words, int pages);

std::string styles_part(Style const& style, Document const& document);
/// `lists` are the numberings that lists of their own were given.
std::string numbering_part(Story const& story, Style const& style, std::string const& lists);
std::string settings_part(Document const& document);
std::string core_part(Document const& document);
/// Headers and footers: of the first page, and of the others.
Parts margin_parts(Story const& story, Style const& style, int pages);

}  // namespace varn::documents
