#pragma once
// The tree that says what the marks on the pages are: what screen readers read (PDF 1.7, 14.7; PDF/UA-1).
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace varn::documents {

/// A piece of a page that belongs to an element; `mark` is its number on the page (MCID).
struct Piece {
    int page = 0;
    int mark = 0;
};
/// Where a link leads: an address, or a place in the document.
struct Target {
    std::string address;
    int heading = -1;
};
/// A rectangle to press, in points from the upper left corner of the page.
struct Pressable {
    int page = 0;
    double x = 0, y = 0, width = 0, height = 0;
};

/// What is between two tags: other elements, or pieces of pages when it has none.
struct Element {
    std::string type;
    std::vector<Element*> inside;
    std::vector<Piece> pieces;
    std::string alternative;  // of a figure; what a link says
    std::string scope;        // of a table's heading: Column, Row
    std::string numbering;    // of a list: Decimal, LowerAlpha, LowerRoman, Disc
    std::string id;           // of a footnote
    int span = 1;
    Target target;                     // of a link
    std::vector<Pressable> pressable;  // of a link
    std::vector<Pressable> frame;      // of a figure
};

/// Owns the elements. The first one is the document.
class Tags {
public:
    Tags() { elements_.push_back({"Document", {}, {}, {}, {}, {}, {}, 1, {}, {}, {}}); }
    Element& root() { return elements_.front(); }
    Element& add(Element& parent, std::string type) {
        elements_.push_back({std::move(type), {}, {}, {}, {}, {}, {}, 1, {}, {}, {}});
        parent.inside.push_back(&elements_.back());
        return elements_.back();
    }

private:
    std::deque<Element> elements_;
};

}  // namespace varn::documents
