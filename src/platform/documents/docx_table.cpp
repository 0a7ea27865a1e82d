#include <cmath>

#include "chart.h"
#include "clean.h"
#include "docx_body.h"

namespace varn::documents {
namespace {

/// How many of a picture's points one of a PNG's stands for; sharp in print, and still small.
constexpr double png_scale = 2.5;
constexpr double emu_per_point = 12'700;
constexpr double points_per_millimetre = 72 / 25.4;

std::string aligned(Align align) {
    return align == Align::end      ? "<w:jc w:val=\"right\"/>"
           : align == Align::centre ? "<w:jc w:val=\"center\"/>"
                                    : "";
}

}  // namespace

void DocxBody::begin_table(std::vector<long> const& widths, std::string const& properties) {
    long all = 0;
    std::string grid;
    for (long const width : widths) {
        all += width;
        grid += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    }
    bool const data = properties.find("<w:tblLook") != std::string::npos;
    out_ += "<w:tbl><w:tblPr>" + std::string{data ? "<w:tblStyle w:val=\"DataTable\"/>" : ""} +
            "<w:tblW w:w=\"" + std::to_string(all) + "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>" +
            properties + "</w:tblPr><w:tblGrid>" + grid + "</w:tblGrid>";
}

void DocxBody::caption(std::string const& word, std::size_t index, std::string const& text, bool keep_next) {
    auto const& label = story_.labels[index];
    auto const number = label.substr(label.rfind(' ') + 1);
    paragraph(
        "Caption",
        word_run(word + ' ') + word_field("SEQ " + word + " \\* ARABIC", number) + word_run(". " + text),
        {.keep_next = keep_next});
}

void DocxBody::at(Table const& block, std::size_t index) {
    caption(story_.words.table, index, block.caption, true);
    double asked = 0;
    for (auto const& column : block.columns) {
        asked += column.width;
    }
    std::vector<long> widths;
    for (auto const& column : block.columns) {
        widths.push_back(std::lround(column.width / asked * static_cast<double>(text_twips(style_))));
    }
    auto const first_column = std::string{block.row_headers ? "1" : "0"};
    begin_table(widths, "<w:tblLook w:val=\"04" + std::string{block.row_headers ? "A" : "2"} +
                            "0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"" + first_column +
                            "\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"" +
                            xml(block.caption) + "\"/>");
    for (auto const& cells : block.header) {
        row(block, cells, true);
    }
    for (auto const& cells : block.rows) {
        row(block, cells, false);
    }
    out_ += "</w:tbl>";
    after_table_ = needs_room_ = true;
}

void DocxBody::row(Table const& table, std::vector<Cell> const& cells, bool head) {
    double asked = 0;
    for (auto const& column : table.columns) {
        asked += column.width;
    }
    out_ += "<w:tr><w:trPr><w:cantSplit/>" + std::string{head ? "<w:tblHeader/>" : ""} + "</w:trPr>";
    std::size_t column = 0;
    for (auto const& cell : cells) {
        double share = 0;
        for (int i = 0; i < cell.span; ++i) {
            share += table.columns[column + static_cast<std::size_t>(i)].width / asked;
        }
        auto const& tone = style_.tones[static_cast<std::size_t>(cell.tone)];
        bool const toned = cell.tone != Tone::none;
        std::string properties;
        if (head || toned) {
            properties =
                "<w:b/><w:color w:val=\"" + word_colour(toned ? tone.text : style_.table_head_text) + "\"/>";
        }
        out_ += "<w:tc><w:tcPr><w:tcW w:w=\"" +
                std::to_string(std::lround(share * static_cast<double>(text_twips(style_)))) +
                "\" w:type=\"dxa\"/>";
        out_ += cell.span > 1 ? "<w:gridSpan w:val=\"" + std::to_string(cell.span) + "\"/>" : "";
        if (head || toned) {
            out_ += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" +
                    word_colour(toned ? tone.fill : style_.table_head_fill) + "\"/>";
        }
        out_ += "</w:tcPr>";
        paragraph("TableText", running(cell_text(cell, style_), properties),
                  {.keep_next = head || heads_rows(cells), .align = aligned(table.columns[column].align)});
        out_ += "</w:tc>";
        column += static_cast<std::size_t>(cell.span);
    }
    out_ += "</w:tr>";
}

void DocxBody::at(Figure const& block, std::size_t index) {
    double const width = static_cast<double>(text_twips(style_)) / 20;
    double const most = (297 - style_.top - style_.bottom) * points_per_millimetre * 0.85;
    double const height = std::min(block.height_mm * points_per_millimetre, most);
    auto const drawn = draw(block, Drafting{fonts_, style_, story_.document.language, width, height});
    if (!drawn.ok()) {
        fault_ = drawn.error();
        return;
    }
    double const scale = std::min(width / drawn.value().width, height / drawn.value().height);
    auto const shown =
        picture(drawn.value(), drawn.value().width * scale, drawn.value().height * scale, block.alt);
    paragraph("BodyText", shown, {.keep_next = true});
    caption(story_.words.figure, index, block.caption, false);
    needs_room_ = true;
}

std::string DocxBody::picture(Picture const& drawn, double width, double height, std::string const& alt) {
    auto const number = std::to_string(++picture_count_);
    auto png = write_png(drawn, png_scale * width / drawn.width, fonts_, style_.heading_font);
    if (!png.ok()) {
        fault_ = png.error();
        return "";
    }
    media_.emplace_back("word/media/picture" + number + ".png", std::move(png).value());
    media_.emplace_back("word/media/picture" + number + ".svg",
                        write_svg(drawn, style_.heading_font_in_word));
    auto const png_id = relation("image", "media/picture" + number + ".png", false);
    auto const svg_id = relation("image", "media/picture" + number + ".svg", false);
    auto const emu = [](double points) { return std::to_string(std::lround(points * emu_per_point)); };
    auto const properties = "id=\"" + number + "\" name=\"Picture " + number + "\" descr=\"" + xml(alt) + '"';
    return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" "
           "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:extent "
           "cx=\"" +
           emu(width) + "\" cy=\"" + emu(height) + "\"/><wp:docPr " + properties +
           "/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
           "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
           "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr " +
           properties + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" + png_id +
           "\"><a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\"><asvg:svgBlip "
           "xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"" +
           svg_id +
           "\"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
           "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"" +
           emu(width) + "\" cy=\"" + emu(height) +
           "\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
           "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}

void DocxBody::at(Signatures const& block, std::size_t) {
    if (page_begins_ || after_table_) {
        paragraph("Letterhead", "");
    }
    long const date = 2400;
    long const gap = 480;
    long const name = std::min(5200L, text_twips(style_) - date - gap);
    begin_table({date, gap, name}, "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>");
    auto const cell = [&](long width, std::string const& inner, bool line) {
        return "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>" +
               (line ? "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"" +
                           word_colour(style_.muted) + "\"/></w:tcBorders>"
                     : std::string{}) +
               "</w:tcPr>" +
               (inner.empty() ? "<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/><w:keepNext/></w:pPr></w:p>"
                              : inner) +
               "</w:tc>";
    };
    auto const small = [&](std::string const& text, std::string const& properties) {
        return text.empty() ? std::string{}
                            : "<w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/><w:keepNext/></w:pPr>" +
                                  word_run(text, properties) + "</w:p>";
    };
    for (auto const& signer : block.signers) {
        out_ += "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"840\" w:hRule=\"atLeast\"/></w:trPr>" +
                cell(date, "", true) + cell(gap, "", false) + cell(name, "", true) + "</w:tr>";
        out_ += "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cell(date, small(story_.words.date, ""), false) +
                cell(gap, "", false) +
                cell(name,
                     small(story_.words.signature, "") +
                         small(signer.name, "<w:b/><w:color w:val=\"" + word_colour(style_.text) + "\"/>") +
                         small(signer.title, ""),
                     false) +
                "</w:tr>";
    }
    out_ += "</w:tbl>";
    after_table_ = needs_room_ = true;
}

}  // namespace varn::documents
