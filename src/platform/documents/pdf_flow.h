#pragma once
// A document as a column of strips that are put on pages: set first, placed afterwards, painted last. So the
// pages are known before the first one is drawn, and a page number costs no second setting.
#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "drawing.h"
#include "pdf_text.h"
#include "story.h"

namespace varn::documents {

constexpr double points_per_mm = 72 / 25.4;

/// The page: A4 and the margins of the style, in points.
struct Sheet {
    explicit Sheet(Style const& style)
        : left(style.left * points_per_mm),
          top(style.top * points_per_mm),
          text_width(width - (style.left + style.right) * points_per_mm),
          text_height(height - (style.top + style.bottom) * points_per_mm) {}

    static constexpr double width = 595.276;
    static constexpr double height = 841.890;
    double left;
    double top;
    double text_width;
    double text_height;
};

/// What is never split over pages.
struct Strip {
    double height = 0;
    double before = 0;            // space above it, none at the top of a page
    bool keep_with_next = false;  // no page begins between this and the next
    bool begins_page = false;
    int heading = -1;        // the heading that begins here
    int table = -1;          // the table whose head is repeated when a page begins here
    std::vector<int> notes;  // the footnotes that stand at the foot of the same page
    std::function<void(Canvas&, double x, double y, bool repeated)> paint;
};

struct HeadingPlace {
    std::string text;
    int level = 1;
    int page = 0;  // from 0
    double y = 0;  // from the upper edge
};

/// The whole column. Layouts live as long as the strips that paint them.
struct Flow {
    std::vector<Strip> strips;
    std::vector<std::vector<Strip>> table_heads;  // by table: what is repeated
    std::vector<std::vector<Strip>> notes;        // by footnote: its lines
    std::vector<HeadingPlace> headings;
    std::deque<SetText> texts;
    std::deque<Picture> pictures;
    Tags tags;
    std::vector<std::string> replaced;
};

/// A strip where it stands, its upper edge from that of the page.
struct Placed {
    Strip const* strip = nullptr;
    double y = 0;
    bool repeated = false;
};
struct Page {
    std::vector<Placed> placed;
    double notes_rule = 0;  // where the line above the footnotes stands; 0: none
};

/// Sets a story as a flow.
Result<Flow> set_flow(Story const& story, Style const& style, Fonts const& fonts);
/// Puts a flow on pages and notes where the headings came to stand.
Result<std::vector<Page>> make_pages(Flow& flow, Sheet const& sheet);

}  // namespace varn::documents
