#pragma once
// Pages drawn: plain PDF as Cairo writes it, and which mark of which page is what.
#include <string>
#include <vector>

#include "pdf_flow.h"

namespace varn::documents {

struct Painted {
    std::string bytes;
    std::vector<std::vector<Element*>> marks;  // by page: the elements of its pieces, in order
};

Result<Painted> paint_pages(Flow& flow, std::vector<Page> const& pages, Story const& story,
                            Style const& style, Fonts const& fonts);

}  // namespace varn::documents
