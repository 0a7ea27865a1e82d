#include "docx_body.h"

#include "clean.h"
#include "drawing.h"
#include "svg_read.h"

namespace varn::documents {
namespace {

constexpr char const* relation_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string indent(long left, long hanging) {
    return "<w:ind w:left=\"" + std::to_string(left) + "\" w:hanging=\"" + std::to_string(hanging) + "\"/>";
}

std::string numbered_by(int numbering, std::size_t level) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
           std::to_string(numbering) + "\"/></w:numPr>";
}

}  // namespace

Result<std::string> DocxBody::write() {
    letterhead();
    paragraph("Title", word_run(story_.document.title));
    auto const& blocks = story_.document.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        std::visit([&](auto const& block) { at(block, i); }, blocks[i]);
        CHECK(fault_);
    }
    if (after_table_) {
        paragraph("Letterhead", "");  // Word wants a paragraph after the last table
    }
    return std::move(out_);
}

void DocxBody::paragraph(char const* style, std::string const& inner, ParagraphManner const& manner) {
    std::string_view const name{style};
    bool const spaced = name == "BodyText" || name == "ListParagraph" || name == "Decision" ||
                        name == "Caption" || name == "Facts";
    out_ += "<w:p><w:pPr><w:pStyle w:val=\"" + std::string{name} + "\"/>";
    out_ += manner.keep_next ? "<w:keepNext/>" : "";
    out_ += page_begins_ ? "<w:pageBreakBefore/>" : "";
    out_ += manner.numbering;
    out_ += manner.tabs.empty() ? "" : "<w:tabs>" + manner.tabs + "</w:tabs>";
    // Tables, lists and captions have no space of their own below them.
    out_ += needs_room_ && spaced
                ? std::string{"<w:spacing w:before=\""} + (after_table_ ? "260" : "180") + "\"/>"
                : std::string{};
    out_ += manner.indent + manner.align + "</w:pPr>" + inner + "</w:p>";
    page_begins_ = false;
    after_table_ = false;
    needs_room_ = false;
}

std::string DocxBody::relation(std::string const& type, std::string const& target, bool external) {
    auto const id = "rIdX" + std::to_string(++relation_count_);
    relations_ += "<Relationship Id=\"" + id + "\" Type=\"" + relation_types + type + "\" Target=\"" +
                  xml(target) + '"' + (external ? " TargetMode=\"External\"" : "") + "/>";
    return id;
}

std::string DocxBody::link(std::string const& address, std::string const& inner) {
    return "<w:hyperlink r:id=\"" + relation("hyperlink", address, true) + "\" w:history=\"1\">" + inner +
           "</w:hyperlink>";
}

std::string DocxBody::running(Text const& text, std::string const& properties) {
    std::string out;
    for (auto const& run : text.runs) {
        auto manner = std::string{run.link.empty() ? "" : "<w:rStyle w:val=\"Hyperlink\"/>"} +
                      (run.bold || properties.starts_with("<w:b/>") ? "<w:b/>" : "") +
                      (run.italic ? "<w:i/>" : "");
        auto const rest = properties.starts_with("<w:b/>") ? properties.substr(6) : properties;
        manner += run.link.empty() ? rest : "";
        if (!run.text.empty()) {
            auto const piece = word_run(run.text, manner);
            out += run.link.empty() ? piece : link(run.link, piece);
        }
        if (!run.note.empty()) {
            auto const number = std::to_string(++note_count_);
            std::string const sign = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
            out += "<w:r>" + sign + "<w:footnoteReference w:id=\"" + number + "\"/></w:r>";
            footnotes_ += "<w:footnote w:id=\"" + number +
                          "\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>" + indent(280, 280) +
                          "</w:pPr><w:r>" + sign + "<w:footnoteRef/></w:r><w:r><w:tab/></w:r>" +
                          word_run(run.note) + "</w:p></w:footnote>";
        }
    }
    return out;
}

int DocxBody::own_list(int from_pattern, std::size_t level, int start) {
    int const number = first_free_numbering + list_count_++;
    lists_ += "<w:num w:numId=\"" + std::to_string(number) + "\"><w:abstractNumId w:val=\"" +
              std::to_string(from_pattern) + "\"/><w:lvlOverride w:ilvl=\"" + std::to_string(level) +
              "\"><w:startOverride w:val=\"" + std::to_string(start) + "\"/></w:lvlOverride></w:num>";
    return number;
}

void DocxBody::at(Heading const& block, std::size_t) {
    auto const index = static_cast<std::size_t>(heading_count_++);
    auto const number = std::to_string(index + 1);
    bool const unnumbered = style_.numbered_headings && !block.numbered;
    auto const style = "Heading" + std::to_string(block.level);
    paragraph(style.c_str(),
              "<w:bookmarkStart w:id=\"" + number + "\" w:name=\"_Toc" + number + "\"/>" +
                  word_run(block.text) + "<w:bookmarkEnd w:id=\"" + number + "\"/>",
              {.numbering = unnumbered ? "<w:numPr><w:numId w:val=\"0\"/></w:numPr>" : ""});
}

void DocxBody::at(Paragraph const& block, std::size_t) {
    paragraph("BodyText", running(block.text), {.keep_next = block.leads});
}

void DocxBody::at(List const& block, std::size_t) {
    items(block.items, block.numbered, 0);
    needs_room_ = true;
}

void DocxBody::items(std::vector<ListItem> const& items, bool numbered, std::size_t level) {
    int const numbering = numbered ? own_list(ordered_pattern, level, 1) : bullet_numbering;
    for (auto const& item : items) {
        paragraph("ListParagraph", running(item.text), {.numbering = numbered_by(numbering, level)});
        if (!item.inside.empty()) {
            this->items(item.inside, item.numbered_inside, level + 1);
        }
    }
}

void DocxBody::at(Decisions const& block, std::size_t) {
    int const numbering = own_list(decision_pattern, 0, block.first);
    for (auto const& point : block.points) {
        paragraph("Decision", running(point), {.numbering = numbered_by(numbering, 0)});
    }
}

void DocxBody::at(PageBreak const&, std::size_t) {
    page_begins_ = true;
}

void DocxBody::at(Contents const& block, std::size_t) {
    paragraph("TOCHeading", word_run(story_.words.contents), {.keep_next = true});
    std::string open =
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o "
        "\"1-" +
        std::to_string(block.levels) +
        "\" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    std::vector<std::pair<int, std::string>> entries;
    std::size_t heading = 0;
    for (std::size_t i = 0; i < story_.document.blocks.size(); ++i) {
        auto const* const found = std::get_if<Heading>(&story_.document.blocks[i]);
        if (found == nullptr) {
            continue;
        }
        auto const place = "_Toc" + std::to_string(heading + 1);
        auto const page = std::to_string(paging_.heading_pages[heading++]);
        if (found->level <= block.levels) {
            entries.emplace_back(found->level, "<w:hyperlink w:anchor=\"" + place + "\" w:history=\"1\">" +
                                                   word_run(heading_line(story_, i)) + "<w:r><w:tab/></w:r>" +
                                                   word_field("PAGEREF " + place + " \\h", page) +
                                                   "</w:hyperlink>");
        }
    }
    for (auto const& [level, entry] : entries) {
        bool const last = &entry == &entries.back().second;
        auto const style = "TOC" + std::to_string(level);
        paragraph(style.c_str(),
                  open + entry + (last ? "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" : ""));
        open.clear();
    }
}

void DocxBody::at(Attachments const& block, std::size_t) {
    paragraph("TOCHeading", word_run(story_.words.attachments), {.keep_next = true});
    for (auto const& item : block.items) {
        paragraph("ListParagraph",
                  word_run(item.title + (item.reference.empty() ? "" : ", " + item.reference)),
                  {.numbering = numbered_by(attachment_numbering, 0)});
    }
}

void DocxBody::at(KeyValues const& block, std::size_t) {
    long const key_width = text_twips(style_) * 3 / 10;
    for (auto const& [key, value] : block.pairs) {
        paragraph("Facts",
                  word_run(key, "<w:rFonts w:ascii=\"" + xml(style_.heading_font_in_word) + "\" w:hAnsi=\"" +
                                    xml(style_.heading_font_in_word) + "\"/><w:b/><w:sz w:val=\"" +
                                    half_points(style_.text_size * 0.88) + "\"/>") +
                      "<w:r><w:tab/></w:r>" + running(value),
                  {.indent = indent(key_width, key_width)});
    }
}

void DocxBody::sides(std::string const& left, std::string const& right) {
    auto const cell = [&](std::string const& inner, long width) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/></w:tcPr>" +
               (inner.empty() ? "<w:p><w:pPr><w:pStyle w:val=\"Letterhead\"/></w:pPr></w:p>" : inner) +
               "</w:tc>";
    };
    long const wide = text_twips(style_) * 62 / 100;
    out_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell(left, wide) +
            cell(right, text_twips(style_) - wide) + "</w:tr>";
}

void DocxBody::letterhead() {
    auto const& head = story_.document.letterhead;
    auto const lines = [&](std::vector<std::string> const& texts, std::string const& first,
                           std::string const& before) {
        std::string out;
        for (auto const& text : texts) {
            if (!text.empty()) {
                out += "<w:p><w:pPr><w:pStyle w:val=\"Letterhead\"/>" + (out.empty() ? before : "") +
                       "</w:pPr>" + word_run(text, out.empty() ? first : "") + "</w:p>";
            }
        }
        return out;
    };
    auto const drawn = logo();
    if (!drawn.ok()) {
        fault_ = drawn.error();
        return;
    }
    long const wide = text_twips(style_) * 62 / 100;
    begin_table({wide, text_twips(style_) - wide},
                "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>");
    auto const strong = "<w:b/><w:color w:val=\"" + word_colour(style_.heading) + "\"/><w:sz w:val=\"" +
                        half_points(style_.text_size) + "\"/>";
    auto const& picture_said = drawn.value();
    sides((picture_said.empty()
               ? ""
               : "<w:p><w:pPr><w:pStyle w:val=\"Letterhead\"/><w:spacing w:after=\"120\"/></w:pPr>" +
                     picture_said + "</w:p>") +
              lines({head.organisation, head.unit}, strong, ""),
          lines(reference_lines(story_), story_.document.kind.empty() ? "" : "<w:b/>", ""));
    if (!head.case_officer.empty() || !head.recipient.empty()) {
        std::string const before = "<w:spacing w:before=\"320\"/>";
        std::vector<std::string> officer;
        if (!head.case_officer.empty()) {
            officer = {story_.words.case_officer};
            officer.insert(officer.end(), head.case_officer.begin(), head.case_officer.end());
        }
        sides(lines(officer, "<w:b/>", before), lines(head.recipient, "", before));
    }
    out_ += "</w:tbl>";
}

Result<std::string> DocxBody::logo() {
    if (style_.logo_svg.empty()) {
        return std::string{};
    }
    TRY(drawn, read_svg(style_.logo_svg));
    double const scale = style_.logo_height * 72 / 25.4 / drawn.height;
    return picture(drawn, drawn.width * scale, drawn.height * scale, story_.document.letterhead.organisation);
}

}  // namespace varn::documents
