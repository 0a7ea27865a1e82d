#include "pdf_fonts.h"

#include <algorithm>
#include <string>

#include "qpdf_objects.h"

namespace varn::documents {
namespace {

/// How many characters a composite font has: Cairo numbers them from 0 and writes the width of each.
std::size_t characters_of(QPDFObjectHandle widths) {
    long long most = 0;
    for (int i = 0; widths.isArray() && i + 1 < widths.getArrayNItems(); i += 2) {
        auto first = widths.getArrayItem(i);
        auto list = widths.getArrayItem(i + 1);
        if (first.isInteger() && list.isArray()) {
            most = std::max(most, first.getIntValue() + list.getArrayNItems());
        }
    }
    return static_cast<std::size_t>(most);
}

/// One bit for each character, the first one highest (PDF 1.4, 5.7.2).
std::string set_of(std::size_t characters) {
    std::string bits((characters + 7) / 8, '\0');
    for (std::size_t i = 0; i < characters; ++i) {
        bits[i / 8] = static_cast<char>(static_cast<unsigned char>(bits[i / 8]) | (0x80U >> (i % 8)));
    }
    return bits;
}

}  // namespace

void complete_fonts(QPDF& pdf, Archival archival) {
    for (auto& object : pdf.getAllObjects()) {
        if (!object.isDictionary() || !object.hasKey("/Subtype") || !object.getKey("/Subtype").isName()) {
            continue;
        }
        auto const kind = object.getKey("/Subtype").getName();
        if (kind != "/CIDFontType2" && kind != "/CIDFontType0") {
            continue;
        }
        if (kind == "/CIDFontType2") {
            object.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
        }
        if (archival == Archival::oldest) {
            auto descriptor = object.getKey("/FontDescriptor");
            descriptor.replaceKey("/CIDSet", pdf.newStream(set_of(characters_of(object.getKey("/W")))));
        }
    }
}

}  // namespace varn::documents
