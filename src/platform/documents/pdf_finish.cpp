#include "pdf_finish.h"

#include "pdf_fonts.h"
#include "pdf_marks.h"
#include "pdf_profile.h"
#include "pdf_tree.h"
#include "qpdf_objects.h"

namespace varn::documents {
namespace {

using PdfObject = QPDFObjectHandle;

/// "D:20261127120000Z".
std::string pdf_moment(Instant instant) {
    std::string digits;
    for (char const c : to_text(instant).substr(0, 19)) {
        digits += c >= '0' && c <= '9' ? std::string(1, c) : "";
    }
    return "D:" + digits + 'Z';
}

void write_intent(QPDF& pdf) {
    auto profile = pdf.newStream(colour_profile());
    profile.getDict().replaceKey("/N", PdfObject::newInteger(3));
    auto intent = PdfObject::parse(
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
        "/Info (sRGB IEC61966-2.1) >>");
    intent.replaceKey("/DestOutputProfile", profile);
    auto intents = PdfObject::newArray();
    intents.appendItem(pdf.makeIndirectObject(intent));
    pdf.getRoot().replaceKey("/OutputIntents", intents);
}

void write_words(QPDF& pdf, Story const& story, Archival archival) {
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", PdfObject::newString(std::string{language_tag(story.document)}));
    root.replaceKey("/ViewerPreferences", PdfObject::parse("<< /DisplayDocTitle true >>"));
    root.replaceKey("/MarkInfo", PdfObject::parse("<< /Marked true >>"));
    auto words = pdf.newStream(metadata(story, archival));
    words.getDict().replaceKey("/Type", PdfObject::newName("/Metadata"));
    words.getDict().replaceKey("/Subtype", PdfObject::newName("/XML"));
    root.replaceKey("/Metadata", words);
    auto info = PdfObject::newDictionary();
    auto const moment = PdfObject::newString(pdf_moment(story.document.made_at));
    info.replaceKey("/Title", PdfObject::newUnicodeString(story.document.title));
    info.replaceKey("/Author", PdfObject::newUnicodeString(story.document.letterhead.organisation));
    info.replaceKey("/Creator", PdfObject::newUnicodeString(producer));
    info.replaceKey("/Producer", PdfObject::newUnicodeString(producer));
    info.replaceKey("/CreationDate", moment);
    info.replaceKey("/ModDate", moment);
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
}

std::string write_out(QPDF& pdf, Archival archival) {
    bool const oldest = archival == Archival::oldest;
    QPDFWriter writer{pdf};
    writer.setOutputMemory();
    if (oldest) {
        writer.forcePDFVersion("1.4");
    } else {
        writer.setMinimumPDFVersion("1.7");
    }
    writer.setObjectStreamMode(oldest ? qpdf_o_disable : qpdf_o_generate);
    writer.setStreamDataMode(qpdf_s_compress);
    writer.setDeterministicID(true);
    writer.setNewlineBeforeEndstream(true);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

Result<std::string> finish_pdf(Painted const& painted, Flow& flow, Story const& story, Archival archival) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("pages", painted.bytes.data(), painted.bytes.size());
        bool agrees = true;
        std::vector<PdfObject> pages;
        for (auto& page : QPDFPageDocumentHelper{pdf}.getAllPages()) {
            auto object = page.getObjectHandle();
            auto const number = pages.size();
            agrees = agrees && number < painted.marks.size();
            if (agrees) {
                page.addContentTokenFilter(std::make_shared<Marks>(painted.marks[number], agrees));
            }
            object.removeKey("/Group");  // transparency, which PDF/A-1 has none of, and we use none
            object.replaceKey("/Tabs", PdfObject::newName("/S"));
            pages.push_back(object);
        }
        TreeWriter tree{pdf, std::move(pages)};
        tree.write_tree(flow, painted.marks);
        tree.write_bookmarks(flow.headings);
        complete_fonts(pdf, archival);
        write_intent(pdf);
        write_words(pdf, story, archival);
        auto bytes = write_out(pdf, archival);
        if (!agrees) {
            return internal("the marks on the pages are not those that were painted");
        }
        if (bytes.size() > bytes_max) {
            return invalid("/blocks", "documents.too_many_bytes", {{"maximum", std::to_string(bytes_max)}});
        }
        return bytes;
    } catch (std::exception const& fault) {
        return internal(std::string{"the pages could not be made a PDF/A: "} + fault.what());
    }
}

}  // namespace varn::documents
