#include "xml_write.h"

#include "kernel/result.h"

namespace varn::archive {
namespace {

/// Line breaks and tabs survive reading, in a text and in an attribute; other control characters XML cannot
/// hold.
std::string escaped(std::string_view text, bool in_attribute) {
    std::string safe;
    safe.reserve(text.size());
    for (auto const c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\r':
                safe += "&#13;";
                break;
            case '\n':
                safe += in_attribute ? "&#10;" : "\n";
                break;
            case '\t':
                safe += in_attribute ? "&#9;" : "\t";
                break;
            default:
                safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return safe;
}

}  // namespace

XmlWriter::XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::begin(std::string_view name, Attributes const& attributes) {
    out_.append(2 * open_.size(), ' ');
    out_ += '<';
    out_ += name;
    for (auto const& [attribute, value] : attributes) {
        if (!value.empty()) {
            out_ += ' ';
            out_ += attribute;
            out_ += "=\"" + escaped(value, true) + '"';
        }
    }
}

void XmlWriter::open(std::string_view name, Attributes const& attributes) {
    begin(name, attributes);
    out_ += ">\n";
    open_.emplace_back(name);
}

void XmlWriter::close() {
    ASSERT(!open_.empty());
    auto const name = std::move(open_.back());
    open_.pop_back();
    out_.append(2 * open_.size(), ' ');
    out_ += "</" + name + ">\n";
}

void XmlWriter::leaf(std::string_view name, std::string_view text, Attributes const& attributes) {
    begin(name, attributes);
    if (text.empty()) {
        out_ += "/>\n";
        return;
    }
    out_ += '>' + escaped(text, false) + "</";
    out_ += name;
    out_ += ">\n";
}

void XmlWriter::leaf_if(std::string_view name, std::string_view text, Attributes const& attributes) {
    if (!text.empty()) {
        leaf(name, text, attributes);
    }
}

std::string XmlWriter::take() {
    ASSERT(open_.empty());
    return std::move(out_);
}

}  // namespace varn::archive
