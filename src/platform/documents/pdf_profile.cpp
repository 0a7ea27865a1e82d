#include "pdf_profile.h"

#include <cmath>
#include <cstdint>

#include "clean.h"

namespace varn::documents {
namespace {

void put_number(std::string& out, std::uint32_t number, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        out += static_cast<char>(number >> shift & 0xFF);
    }
}

std::string xyz(double x, double y, double z) {
    std::string out{"XYZ \0\0\0\0", 8};
    for (double const part : {x, y, z}) {
        put_number(out, static_cast<std::uint32_t>(std::lround(part * 65536)), 4);
    }
    return out;
}

std::string description(std::string const& text) {
    std::string out{"desc\0\0\0\0", 8};
    put_number(out, static_cast<std::uint32_t>(text.size() + 1), 4);
    out += text + '\0';
    return out + std::string(4 + 4 + 2 + 1 + 67, '\0');  // no text in other codes
}

/// The curve of IEC 61966-2-1, in 64 steps: between them a straight line is at most 0.025 of a step of 8 bits
/// from it, and a reader that turns the curve round by searching it (lcms) opens a document many times faster
/// than with 1,024.
std::string curve() {
    constexpr std::uint32_t steps = 64;
    std::string out{"curv\0\0\0\0", 8};
    put_number(out, steps, 4);
    for (std::uint32_t i = 0; i < steps; ++i) {
        double const x = i / static_cast<double>(steps - 1);
        double const y = x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
        put_number(out, static_cast<std::uint32_t>(std::lround(y * 65535)), 2);
    }
    return out;
}

std::string dublin_core(Document const& document) {
    return "<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
           xml(document.title) + "</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>" +
           xml(document.letterhead.organisation) +
           "</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>" +
           std::string{language_tag(document)} + "</rdf:li></rdf:Bag></dc:language>";
}

/// PDF/A-2 wants a description of every schema that it does not know itself, before it is used.
constexpr char const* accessibility_schema =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"><pdfaExtension:schemas><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
    "<pdfuaid:part>1</pdfuaid:part></rdf:Description>";

}  // namespace

std::string colour_profile() {
    auto const red_curve = curve();
    // The primaries of sRGB, adapted to the white of ICC (D50).
    std::pair<char const*, std::string> const tags[] = {
        {"desc", description("sRGB IEC61966-2.1")},
        {"cprt", std::string{"text\0\0\0\0", 8} + "No copyright, use freely" + '\0'},
        {"wtpt", xyz(0.9505, 1.0, 1.0891)},
        {"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
        {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
        {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
        {"rTRC", red_curve},
        {"gTRC", red_curve},
        {"bTRC", red_curve}};
    constexpr std::uint32_t count = 9;
    std::string table;
    std::string data;
    put_number(table, count, 4);
    std::uint32_t curve_at = 0;
    for (auto const& [name, bytes] : tags) {
        bool const shared = name[1] == 'T' && curve_at != 0;
        auto const at = shared ? curve_at : static_cast<std::uint32_t>(128 + 4 + count * 12 + data.size());
        table += name;
        put_number(table, at, 4);
        put_number(table, static_cast<std::uint32_t>(bytes.size()), 4);
        curve_at = name[1] == 'T' ? at : curve_at;
        if (!shared) {
            data += bytes;
            data.append((4 - data.size() % 4) % 4, '\0');
        }
    }
    std::string head;
    put_number(head, static_cast<std::uint32_t>(128 + table.size() + data.size()), 4);
    head += std::string(4, '\0');
    put_number(head, 0x02100000, 4);
    head += "mntrRGB XYZ ";
    for (std::uint32_t const part : {2026U, 1U, 1U, 0U, 0U, 0U}) {
        put_number(head, part, 2);
    }
    head += "acsp" + std::string(28, '\0');
    head += xyz(0.9642, 1.0, 0.8249).substr(8);
    head.resize(128, '\0');
    return head + table + data;
}

std::string metadata(Story const& story, Archival archival) {
    bool const oldest = archival == Archival::oldest;
    auto const made = to_text(story.document.made_at).substr(0, 19) + 'Z';
    return std::string{"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"} +
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
           "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">" +
           (oldest ? "" : accessibility_schema) +
           "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
           "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">" +
           (oldest ? "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
                   : "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>") +
           dublin_core(story.document) + "<xmp:CreateDate>" + made + "</xmp:CreateDate><xmp:ModifyDate>" +
           made + "</xmp:ModifyDate><xmp:MetadataDate>" + made + "</xmp:MetadataDate><xmp:CreatorTool>" +
           producer + "</xmp:CreatorTool><pdf:Producer>" + producer +
           "</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
}

}  // namespace varn::documents
