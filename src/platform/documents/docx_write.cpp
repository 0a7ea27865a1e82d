// The DOCX writer from end to end.
#include "docx_body.h"

namespace varn::documents {
namespace {

constexpr char const* word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr char const* package_relations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr char const* office_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string content_types() {
    std::string out =
        std::string{xml_head} +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
        "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" "
        "ContentType=\"image/png\"/><Default Extension=\"svg\" ContentType=\"image/svg+xml\"/>";
    for (auto const& [part, type] :
         std::initializer_list<std::pair<char const*, char const*>>{{"document", "document.main"},
                                                                    {"styles", "styles"},
                                                                    {"numbering", "numbering"},
                                                                    {"settings", "settings"},
                                                                    {"footnotes", "footnotes"},
                                                                    {"header1", "header"},
                                                                    {"header2", "header"},
                                                                    {"footer1", "footer"},
                                                                    {"footer2", "footer"}}) {
        out += std::string{"<Override PartName=\"/word/"} + part + ".xml\" ContentType=\"" + word_type +
               type + "+xml\"/>";
    }
    return out +
           "<Override PartName=\"/docProps/core.xml\" "
           "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
}

std::string package_part() {
    return std::string{xml_head} + "<Relationships xmlns=\"" + package_relations +
           "\"><Relationship Id=\"rId1\" Type=\"" + office_relations +
           "officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" "
           "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
           "Target=\"docProps/core.xml\"/></Relationships>";
}

std::string document_relations(std::string const& more) {
    std::string out = std::string{xml_head} + "<Relationships xmlns=\"" + package_relations + "\">";
    int number = 0;
    for (auto const& [type, target] :
         std::initializer_list<std::pair<char const*, char const*>>{{"styles", "styles"},
                                                                    {"numbering", "numbering"},
                                                                    {"settings", "settings"},
                                                                    {"footnotes", "footnotes"},
                                                                    {"header", "header1"},
                                                                    {"header", "header2"},
                                                                    {"footer", "footer1"},
                                                                    {"footer", "footer2"}}) {
        out += "<Relationship Id=\"rId" + std::to_string(++number) + "\" Type=\"" + office_relations + type +
               "\" Target=\"" + target + ".xml\"/>";
    }
    return out + more + "</Relationships>";
}

std::string footnotes_part(std::string const& notes) {
    return std::string{xml_head} + "<w:footnotes " + word_names +
           "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
           "<w:footnote w:type=\"continuationSeparator\" "
           "w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>" +
           notes + "</w:footnotes>";
}

std::string document_part(std::string const& body, Style const& style) {
    auto const length = [](double millimetres) { return std::to_string(twips(millimetres)); };
    constexpr double header_mm = 12;
    return std::string{xml_head} + "<w:document " + word_names + "><w:body>" + body +
           "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId5\"/><w:headerReference "
           "w:type=\"default\" "
           "r:id=\"rId6\"/><w:footerReference w:type=\"first\" r:id=\"rId7\"/><w:footerReference "
           "w:type=\"default\" r:id=\"rId8\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"" +
           length(style.top) + "\" w:right=\"" + length(style.right) + "\" w:bottom=\"" +
           length(style.bottom) + "\" w:left=\"" + length(style.left) + "\" w:header=\"" + length(header_mm) +
           "\" w:footer=\"" + length(header_mm) +
           "\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>";
}

}  // namespace

Result<std::string> write_docx(Document const& document, Style const& style) {
    TRY(story, tell(document, style));
    TRY(paging, page_through(story, style));
    int const page_count = paging.pages;
    auto const held = typesetting();
    TRY(fonts, Fonts::with_folder(style.font_folder));
    DocxBody body{story, style, *fonts, std::move(paging)};
    TRY(text, body.write());
    Parts parts{{"[Content_Types].xml", content_types()},
                {"_rels/.rels", package_part()},
                {"docProps/core.xml", core_part(story.document)},
                {"word/document.xml", document_part(text, style)},
                {"word/_rels/document.xml.rels", document_relations(body.relations())},
                {"word/styles.xml", styles_part(style, story.document)},
                {"word/numbering.xml", numbering_part(story, style, body.lists())},
                {"word/settings.xml", settings_part(story.document)},
                {"word/footnotes.xml", footnotes_part(body.footnotes())}};
    for (auto& part : margin_parts(story, style, page_count)) {
        parts.push_back(std::move(part));
    }
    for (auto const& part : body.media()) {
        parts.push_back(part);
    }
    return pack_parts(parts);
}

}  // namespace varn::documents
