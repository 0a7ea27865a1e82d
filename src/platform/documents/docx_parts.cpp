#include "docx_parts.h"

#include <cmath>

#include "clean.h"

namespace varn::documents {
namespace {

/// One level of a numbering.
struct Level {
    int number;
    char const* format;
    std::string text;
    long left;
    long hanging;
};

std::string written_level(Level const& level) {
    return "<w:lvl w:ilvl=\"" + std::to_string(level.number) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" +
           level.format + "\"/><w:lvlText w:val=\"" + xml(level.text) +
           "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" + std::to_string(level.left) +
           "\" w:hanging=\"" + std::to_string(level.hanging) + "\"/></w:pPr></w:lvl>";
}

std::string pattern(int number, std::string const& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(number) +
           "\"><w:multiLevelType w:val=\"multilevel\"/>" + levels + "</w:abstractNum>";
}

std::string heading_pattern() {
    std::string levels;
    std::string text;
    for (int level = 0; level < 3; ++level) {
        text += (level > 0 ? ".%" : "%") + std::to_string(level + 1);
        levels +=
            "<w:lvl w:ilvl=\"" + std::to_string(level) +
            "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Heading" +
            std::to_string(level + 1) + "\"/><w:suff w:val=\"space\"/><w:lvlText w:val=\"" + text +
            "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr></w:lvl>";
    }
    return pattern(heading_numbering, levels);
}

std::string list_patterns(Words const& words, Style const& style) {
    constexpr long step = 340;
    constexpr char const* bullets[] = {"•", "–", "·"};
    constexpr char const* formats[] = {"decimal", "lowerLetter", "lowerRoman"};
    std::string bulleted;
    std::string ordered;
    for (int level = 0; level < 3; ++level) {
        long const left = 80 + step * (level + 1);
        bulleted += written_level({level, "bullet", bullets[level], left, step});
        ordered += written_level({level, formats[level], "%" + std::to_string(level + 1) + ".", left, step});
    }
    long const attachment = std::lround(static_cast<double>(text_twips(style)) * 0.16);
    return pattern(bullet_numbering, bulleted) +
           pattern(attachment_numbering,
                   written_level({0, "decimal", words.attachment + " %1", attachment, attachment})) +
           pattern(ordered_pattern, ordered) +
           pattern(decision_pattern, written_level({0, "decimal", "%1.", 80 + step, step}));
}

std::string margin(char const* kind, std::string const& paragraphs) {
    return std::string{xml_head} + "<w:" + kind + ' ' + word_names + '>' + paragraphs + "</w:" + kind + '>';
}

std::string tabbed(char const* style, std::string const& inner, std::string const& tabs,
                   std::string const& more = "") {
    return std::string{"<w:p><w:pPr><w:pStyle w:val=\""} + style + "\"/>" + more + "<w:tabs>" + tabs +
           "</w:tabs></w:pPr>" + inner + "</w:p>";
}

std::string tab_at(char const* kind, long position) {
    return std::string{"<w:tab w:val=\""} + kind + "\" w:pos=\"" + std::to_string(position) + "\"/>";
}

/// The columns of the footer, line by line; what a column lacks is left empty.
std::string footer_paragraphs(Style const& style) {
    std::vector<std::vector<std::string>> columns;
    std::size_t lines = 0;
    for (auto const& text : style.footer) {
        columns.push_back(footer_lines(text));
        lines = std::max(lines, columns.back().size());
    }
    std::string out;
    for (std::size_t i = 0; i < lines; ++i) {
        std::string inner;
        std::string tabs;
        for (std::size_t n = 0; n < columns.size(); ++n) {
            tabs += n == 0 ? ""
                           : tab_at("left", text_twips(style) * static_cast<long>(n) /
                                                static_cast<long>(columns.size()));
            inner += (n == 0 ? "" : "<w:r><w:tab/></w:r>") +
                     (i < columns[n].size() ? word_run(columns[n][i]) : std::string{});
        }
        std::string const rule = "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"" +
                                 word_colour(style.rule) + "\"/></w:pBdr>";
        out += columns.size() > 1 ? tabbed("Footer", inner, tabs, i == 0 ? rule : "")
                                  : "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/>" + (i == 0 ? rule : "") +
                                        "</w:pPr>" + inner + "</w:p>";
    }
    return out.empty() ? "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr></w:p>" : out;
}

}  // namespace

long twips(double millimetres) {
    return std::lround(millimetres * twips_per_mm);
}

long text_twips(Style const& style) {
    return twips(210 - style.left - style.right);
}

std::string word_run(std::string_view text, std::string const& properties) {
    std::string out = "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>");
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        out += at == 0 ? "" : "<w:br/>";
        if (end > at) {
            out += "<w:t xml:space=\"preserve\">" + xml(text.substr(at, end - at)) + "</w:t>";
        }
        at = end + 1;
    }
    return out + "</w:r>";
}

std::string word_field(std::string const& instruction, std::string const& shown) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> " +
           instruction + " </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
           word_run(shown) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string page_fields(Words const& words, int pages) {
    return word_run(words.page + ' ') + word_field("PAGE", "1") + word_run(" (") +
           word_field("NUMPAGES", std::to_string(pages)) + word_run(")");
}

std::string numbering_part(Story const& story, Style const& style, std::string const& lists) {
    std::string fixed;
    for (int const number : {heading_numbering, bullet_numbering, attachment_numbering}) {
        fixed += "<w:num w:numId=\"" + std::to_string(number) + "\"><w:abstractNumId w:val=\"" +
                 std::to_string(number) + "\"/></w:num>";
    }
    return std::string{xml_head} + "<w:numbering " + word_names + '>' + heading_pattern() +
           list_patterns(story.words, style) + fixed + lists + "</w:numbering>";
}

std::string settings_part(Document const& document) {
    return std::string{xml_head} + "<w:settings " + word_names +
           "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:characterSpacingControl "
           "w:val=\"doNotCompress\"/><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote "
           "w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
           "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang "
           "w:val=\"" +
           std::string{language_tag(document)} + "\"/></w:settings>";
}

std::string core_part(Document const& document) {
    auto const made = to_text(document.made_at).substr(0, 19) + 'Z';
    return std::string{xml_head} +
           "<cp:coreProperties "
           "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
           xml(document.title) + "</dc:title><dc:creator>" + xml(document.letterhead.organisation) +
           "</dc:creator><dc:language>" + std::string{language_tag(document)} +
           "</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + made +
           "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + made +
           "</dcterms:modified></cp:coreProperties>";
}

Parts margin_parts(Story const& story, Style const& style, int pages) {
    auto const& head = story.document.letterhead;
    auto const& kind = story.document.kind;
    auto const right = tab_at("right", text_twips(style));
    auto const diary = diary_line(story);
    auto const name = head.organisation + (kind.empty() ? "" : ", " + kind);
    std::string const tab = "<w:r><w:tab/></w:r>";
    std::string const rule = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"3\" w:color=\"" +
                             word_colour(style.rule) + "\"/></w:pBdr>";
    return {
        {"word/header1.xml", margin("hdr", tabbed("Header", tab + page_fields(story.words, pages), right))},
        {"word/header2.xml",
         margin("hdr", tabbed("Header",
                              word_run(name) + tab + (diary.empty() ? "" : word_run(diary + "     ")) +
                                  page_fields(story.words, pages),
                              right, rule))},
        {"word/footer1.xml", margin("ftr", footer_paragraphs(style))},
        {"word/footer2.xml", margin("ftr", "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr></w:p>")}};
}

}  // namespace varn::documents
