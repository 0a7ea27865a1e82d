#pragma once
// A vector picture as data: what charts become and logos are read to, before Cairo or SVG draws it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "fonts.h"
#include "platform/document_style.h"
#include "platform/documents.h"

namespace varn::documents {

struct Point {
    double x = 0;
    double y = 0;
};
/// A step of a path: to a place, in a straight line, in a curve with two handles, or back to the beginning.
struct Step {
    enum Kind { move, line, curve, close };
    Kind kind = move;
    Point to;
    Point handle_one{};
    Point handle_two{};
};
struct Shape {
    std::vector<Step> steps;
    std::optional<Colour> fill;
    bool even_odd = false;
    std::optional<Colour> stroke;
    double stroke_width = 1;
    std::vector<double> dash;
};
/// One line of text; `at` is on its base line. `upright` is turned a quarter to the left.
struct Label {
    std::string text;
    Point at;
    double size = 8;
    bool bold = false;
    Align align = Align::start;
    Colour colour;
    bool upright = false;
};
struct Picture {
    double width = 0;
    double height = 0;
    std::vector<std::variant<Shape, Label>> marks;

    void rectangle(Point corner, Point size, std::optional<Colour> fill, std::optional<Colour> stroke,
                   double stroke_width = 0.75);
    void line(Point from, Point to, Colour colour, double width, std::vector<double> dash = {});
};

/// Draws with the picture's upper left corner at `corner`, `scale` times as large.
void paint(cairo_t* cairo, Picture const& picture, Point corner, double scale, Fonts const& fonts,
           std::string const& family);
/// The picture as SVG and as PNG, for those who show no SVG.
std::string write_svg(Picture const& picture, std::string const& family);
Result<std::string> write_png(Picture const& picture, double scale, Fonts const& fonts,
                              std::string const& family);

}  // namespace varn::documents
