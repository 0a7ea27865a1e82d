// The PDF writer from end to end: tell, set, place, paint, finish.
#include "pdf_write.h"
#include "pdf_finish.h"

namespace varn::documents {

Result<Pdf> write_pdf(Document const& document, Style const& style, Archival archival) {
    TRY(story, tell(document, style));
    auto const held = typesetting();
    TRY(fonts, Fonts::with_folder(style.font_folder));
    TRY(flow, set_flow(story, style, *fonts));
    TRY(pages, make_pages(flow, Sheet{style}));
    TRY(painted, paint_pages(flow, pages, story, style, *fonts));
    TRY(bytes, finish_pdf(painted, flow, story, archival));
    return Pdf{std::move(bytes), static_cast<int>(pages.size()), std::move(flow.replaced)};
}

Result<Paging> page_through(Story const& story, Style const& style) {
    auto const held = typesetting();
    TRY(fonts, Fonts::with_folder(style.font_folder));
    TRY(flow, set_flow(story, style, *fonts));
    TRY(pages, make_pages(flow, Sheet{style}));
    Paging paging;
    paging.pages = static_cast<int>(pages.size());
    for (auto const& heading : flow.headings) {
        paging.heading_pages.push_back(heading.page + 1);
    }
    return paging;
}

}  // namespace varn::documents
