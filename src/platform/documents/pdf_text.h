#pragma once
// Running text set as lines.
#include <string>
#include <utility>
#include <vector>

#include "fonts.h"
#include "pdf_canvas.h"
#include "platform/document_style.h"
#include "platform/documents.h"

namespace varn::documents {

/// How text is set.
struct Setting {
    Type type;
    Colour colour;
    double leading = 1.32;  // distance of base lines, in sizes
    double width = 100;
    Align align = Align::start;
};

/// A stretch of a text that is one thing: plain words, a link, the sign of a footnote.
struct Stretch {
    std::size_t from = 0;
    std::size_t to = 0;
    Element* element = nullptr;
    bool link = false;
    bool note = false;
};

/// A text that has been set. Lines paint themselves where they are put.
struct SetText {
    struct Line {
        PangoLayoutLine* line = nullptr;
        double x = 0;
        std::size_t from = 0;
        std::size_t to = 0;
    };
    Setting setting;
    Colour link_colour;
    std::string text;
    std::vector<Stretch> stretches;
    std::vector<std::pair<std::size_t, int>> notes;  // where in the text, which
    LayoutPtr layout;
    std::vector<Line> lines;

    double line_height() const { return setting.type.size * setting.leading; }
    double height() const { return line_height() * static_cast<double>(lines.size()); }
    /// How wide the widest line is.
    double width() const;
    /// The footnotes whose signs stand in a line.
    std::vector<int> notes_of(std::size_t line) const;
    /// Paints a line with its upper left corner at (x, y). Decoration belongs to no element.
    void paint(Canvas& canvas, std::size_t line, double x, double y, bool decoration) const;
    /// Lays the text out; `bold` and `italic` are stretches of bytes.
    using Stretches = std::vector<std::pair<std::size_t, std::size_t>>;
    void lay(Fonts const& fonts, std::string_view language, Stretches const& bold, Stretches const& italic);
};

}  // namespace varn::documents
