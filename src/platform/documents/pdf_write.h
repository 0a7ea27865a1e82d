#pragma once
// Where things would stand on paper, for a writer that does not make pages itself.
#include <vector>

#include "story.h"

namespace varn::documents {

struct Paging {
    int pages = 0;
    std::vector<int> heading_pages;  // in order of the headings, from 1
};
Result<Paging> page_through(Story const& story, Style const& style);

}  // namespace varn::documents
