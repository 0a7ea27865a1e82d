#pragma once
// The tree of elements, the links and the bookmarks as objects of a PDF.
#include <vector>

#include "pdf_flow.h"
#include "qpdf_objects.h"

namespace varn::documents {

class TreeWriter {
public:
    TreeWriter(QPDF& pdf, std::vector<QPDFObjectHandle> pages) : pdf_(pdf), pages_(std::move(pages)) {}

    /// Hangs the tree into the document, and the links on their pages.
    void write_tree(Flow& flow, std::vector<std::vector<Element*>> const& marks);
    void write_bookmarks(std::vector<HeadingPlace> const& headings);

private:
    QPDFObjectHandle write_element(Element& element, QPDFObjectHandle const& parent);
    void write_attributes(Element const& element, QPDFObjectHandle object);
    QPDFObjectHandle write_link(Element const& element, Pressable const& at, std::string const& contents);
    QPDFObjectHandle destination(HeadingPlace const& heading) const;
    QPDFObjectHandle page(int number) const { return pages_[static_cast<std::size_t>(number)]; }

    QPDF& pdf_;
    std::vector<QPDFObjectHandle> pages_;
    std::vector<HeadingPlace> const* headings_ = nullptr;
    std::vector<std::pair<Element const*, QPDFObjectHandle>>
        written_;  // sorted by address before it is asked
    std::vector<std::pair<std::string, QPDFObjectHandle>> named_;
    std::vector<QPDFObjectHandle> link_parents_;
};

}  // namespace varn::documents
