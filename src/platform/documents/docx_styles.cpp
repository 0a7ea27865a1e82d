#include <cmath>

#include "clean.h"
#include "docx_parts.h"

namespace varn::documents {
namespace {

std::string fonts(std::string const& family) {
    auto const name = xml(family);
    return "<w:rFonts w:ascii=\"" + name + "\" w:hAnsi=\"" + name + "\" w:cs=\"" + name + "\" w:eastAsia=\"" +
           name + "\"/>";
}

std::string size(double points) {
    return "<w:sz w:val=\"" + half_points(points) + "\"/><w:szCs w:val=\"" + half_points(points) + "\"/>";
}

std::string colour(Colour value) {
    return "<w:color w:val=\"" + word_colour(value) + "\"/>";
}

struct WordStyle {
    char const* id;
    char const* name;
    char const* based_on;
    char const* next;
    std::string paragraph;
    std::string run;
};

std::string written(WordStyle const& style) {
    return std::string{"<w:style w:type=\"paragraph\" w:styleId=\""} + style.id + "\"><w:name w:val=\"" +
           style.name + "\"/><w:basedOn w:val=\"" + style.based_on + "\"/><w:next w:val=\"" + style.next +
           "\"/><w:qFormat/><w:pPr>" + style.paragraph + "</w:pPr><w:rPr>" + style.run + "</w:rPr></w:style>";
}

std::string heading(Style const& style, int level) {
    constexpr char const* before[] = {"400", "300", "240"};
    auto const index = static_cast<std::size_t>(level - 1);
    auto const number = std::to_string(level);
    auto const id = "Heading" + number;
    auto const name = "heading " + number;
    std::string const numbering = style.numbered_headings
                                      ? "<w:numPr><w:ilvl w:val=\"" + std::to_string(level - 1) +
                                            "\"/><w:numId w:val=\"" + std::to_string(heading_numbering) +
                                            "\"/></w:numPr>"
                                      : "";
    return written({id.c_str(), name.c_str(), "Normal", "BodyText",
                    "<w:keepNext/><w:keepLines/>" + numbering + "<w:spacing w:before=\"" + before[index] +
                        "\" w:after=\"80\" w:line=\"264\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"" +
                        std::to_string(level - 1) + "\"/>",
                    fonts(style.heading_font_in_word) + "<w:b/>" + colour(style.heading) +
                        size(style.heading_sizes[index])});
}

std::string contents_styles(Style const& style) {
    std::string out = written({"TOCHeading", "TOC Heading", "Normal", "BodyText",
                               "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"80\"/>",
                               fonts(style.heading_font_in_word) + "<w:b/>" + colour(style.heading) +
                                   size(style.heading_sizes[1])});
    auto const right = std::to_string(text_twips(style));
    for (int level = 1; level <= 3; ++level) {
        auto const number = std::to_string(level);
        auto const id = "TOC" + number;
        auto const name = "toc " + number;
        out +=
            written({id.c_str(), name.c_str(), "Normal", "BodyText",
                     "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"" + right +
                         "\"/></w:tabs><w:spacing w:before=\"" + (level == 1 ? "80" : "0") +
                         "\" w:after=\"20\"/><w:ind w:left=\"" + std::to_string((level - 1) * 340) + "\"/>",
                     ""});
    }
    return out;
}

std::string character_styles(Style const& style) {
    return "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name "
           "w:val=\"Default Paragraph Font\"/></w:style>"
           "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:rPr>" +
           colour(style.link) +
           "<w:u w:val=\"single\"/></w:rPr></w:style>"
           "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote "
           "reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";
}

std::string table_styles(Style const& style) {
    auto const rule = word_colour(style.rule);
    return "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
           "Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" "
           "w:type=\"dxa\"/><w:left w:w=\"90\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right "
           "w:w=\"90\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
           "<w:style w:type=\"table\" w:styleId=\"DataTable\"><w:name w:val=\"Data Table\"/><w:basedOn "
           "w:val=\"TableNormal\"/><w:tblPr><w:tblBorders><w:bottom w:val=\"single\" w:sz=\"4\" "
           "w:space=\"0\" "
           "w:color=\"" +
           rule + "\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"" + rule +
           "\"/></w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/>" +
           colour(style.table_head_text) +
           "</w:rPr><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"8\" "
           "w:space=\"0\" w:color=\"" +
           word_colour(style.heading) +
           "\"/></w:tcBorders><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" +
           word_colour(style.table_head_fill) + "\"/></w:tcPr></w:tblStylePr></w:style>";
}

}  // namespace

std::string word_colour(Colour value) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (int const part : {value.red, value.green, value.blue}) {
        out += digits[part / 16];
        out += digits[part % 16];
    }
    return out;
}

std::string half_points(double points) {
    return std::to_string(std::lround(points * 2));
}

std::string styles_part(Style const& style, Document const& document) {
    auto const sans = fonts(style.heading_font_in_word);
    auto const table = sans + size(style.table_size);
    auto const head = sans + size(style.text_size - 1.5);
    constexpr char const* tight =
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"264\" w:lineRule=\"auto\"/>";
    std::string out =
        std::string{xml_head} + "<w:styles " + word_names + "><w:docDefaults><w:rPrDefault><w:rPr>" +
        fonts(style.text_font_in_word) + colour(style.text) + size(style.text_size) + "<w:lang w:val=\"" +
        std::string{language_tag(document)} +
        "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"276\" "
        "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
        "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>";
    out += written(
        {"Title", "Title", "Normal", "BodyText",
         "<w:keepNext/><w:spacing w:before=\"560\" w:after=\"200\" w:line=\"252\" w:lineRule=\"auto\"/>",
         sans + "<w:b/>" + colour(style.heading) + size(style.title_size)});
    out += heading(style, 1) + heading(style, 2) + heading(style, 3);
    out += written({"BodyText", "Body Text", "Normal", "BodyText", "<w:spacing w:after=\"140\"/>", ""});
    out += written(
        {"ListParagraph", "List Paragraph", "Normal", "ListParagraph", "<w:spacing w:after=\"60\"/>", ""});
    out += written({"Decision", "Decision", "Normal", "Decision", "<w:spacing w:after=\"120\"/>", ""});
    out += written({"Facts", "Facts", "Normal", "Facts", "<w:spacing w:after=\"50\"/>", ""});
    out += written({"Caption", "caption", "Normal", "BodyText", "<w:spacing w:before=\"60\" w:after=\"80\"/>",
                    sans + "<w:b/>" + colour(style.heading) + size(style.table_size)});
    out += written({"TableText", "Table Text", "Normal", "TableText",
                    "<w:spacing w:before=\"50\" w:after=\"50\" w:line=\"252\" w:lineRule=\"auto\"/>", table});
    out += written({"Letterhead", "Letterhead", "Normal", "Letterhead", tight, head});
    out += written({"FootnoteText", "footnote text", "Normal", "FootnoteText", tight,
                    sans + colour(style.muted) + size(style.small_size)});
    out += written(
        {"Header", "header", "Normal", "Header", tight, sans + colour(style.muted) + size(style.small_size)});
    out += written(
        {"Footer", "footer", "Normal", "Footer", tight, sans + colour(style.muted) + size(style.small_size)});
    return out + contents_styles(style) + character_styles(style) + table_styles(style) + "</w:styles>";
}

}  // namespace varn::documents
