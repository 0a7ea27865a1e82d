#include "drawing.h"

#include <charconv>

#include "clean.h"

namespace varn::documents {
namespace {

constexpr double brightest = 255.0;

void set_colour(cairo_t* cairo, Colour colour) {
    cairo_set_source_rgb(cairo, colour.red / brightest, colour.green / brightest, colour.blue / brightest);
}

void trace(cairo_t* cairo, std::vector<Step> const& steps) {
    cairo_new_path(cairo);
    for (auto const& step : steps) {
        switch (step.kind) {
            case Step::move:
                cairo_move_to(cairo, step.to.x, step.to.y);
                break;
            case Step::line:
                cairo_line_to(cairo, step.to.x, step.to.y);
                break;
            case Step::curve:
                cairo_curve_to(cairo, step.handle_one.x, step.handle_one.y, step.handle_two.x,
                               step.handle_two.y, step.to.x, step.to.y);
                break;
            case Step::close:
                cairo_close_path(cairo);
        }
    }
}

void paint_shape(cairo_t* cairo, Shape const& shape) {
    trace(cairo, shape.steps);
    if (shape.fill) {
        set_colour(cairo, *shape.fill);
        cairo_set_fill_rule(cairo, shape.even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        cairo_fill_preserve(cairo);
    }
    if (shape.stroke) {
        set_colour(cairo, *shape.stroke);
        cairo_set_line_width(cairo, shape.stroke_width);
        cairo_set_dash(cairo, shape.dash.data(), static_cast<int>(shape.dash.size()), 0);
        cairo_stroke_preserve(cairo);
    }
    cairo_new_path(cairo);
}

void paint_label(cairo_t* cairo, Label const& label, Fonts const& fonts, std::string const& family) {
    auto const layout = fonts.layout("sv-SE");
    auto* const description = describe({family, label.size, label.bold, false});
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    std::vector<std::string> replaced;
    auto const text = fonts.showable(label.text, replaced);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    int units = 0;
    pango_layout_get_size(layout.get(), &units, nullptr);
    double const width = static_cast<double>(units) / PANGO_SCALE;
    double const back = label.align == Align::end ? width : label.align == Align::centre ? width / 2 : 0;
    cairo_save(cairo);
    cairo_translate(cairo, label.at.x, label.at.y);
    if (label.upright) {
        cairo_rotate(cairo, -3.14159265358979323846 / 2);
    }
    set_colour(cairo, label.colour);
    cairo_move_to(cairo, -back, 0);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout.get(), 0));
    cairo_restore(cairo);
}

/// A number in SVG: at most two decimals, no locale.
std::string svg_number(double number) {
    char text[32];
    auto* const end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed, 2).ptr;
    return std::string(text, end);
}

std::string svg_colour(Colour colour) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string text = "#";
    for (int const part : {colour.red, colour.green, colour.blue}) {
        text += digits[part / 16];
        text += digits[part % 16];
    }
    return text;
}

std::string svg_point(Point point) {
    return svg_number(point.x) + ' ' + svg_number(point.y);
}

std::string svg_shape(Shape const& shape) {
    std::string path;
    for (auto const& step : shape.steps) {
        switch (step.kind) {
            case Step::move:
                path += 'M' + svg_point(step.to);
                break;
            case Step::line:
                path += 'L' + svg_point(step.to);
                break;
            case Step::curve:
                path += 'C' + svg_point(step.handle_one) + ' ' + svg_point(step.handle_two) + ' ' +
                        svg_point(step.to);
                break;
            case Step::close:
                path += 'Z';
        }
    }
    std::string out =
        "<path d=\"" + path + "\" fill=\"" + (shape.fill ? svg_colour(*shape.fill) : "none") + '"';
    out += shape.even_odd ? " fill-rule=\"evenodd\"" : "";
    if (shape.stroke) {
        out += " stroke=\"" + svg_colour(*shape.stroke) + "\" stroke-width=\"" +
               svg_number(shape.stroke_width) + '"';
        for (std::size_t i = 0; i < shape.dash.size(); ++i) {
            out += (i == 0 ? " stroke-dasharray=\"" : " ") + svg_number(shape.dash[i]);
        }
        out += shape.dash.empty() ? "" : "\"";
    }
    return out + "/>";
}

std::string svg_label(Label const& label, std::string const& family) {
    std::string const anchor = label.align == Align::end      ? "end"
                               : label.align == Align::centre ? "middle"
                                                              : "start";
    std::string out = "<text x=\"" + svg_number(label.at.x) + "\" y=\"" + svg_number(label.at.y) +
                      "\" font-family=\"" + xml(family) + "\" font-size=\"" + svg_number(label.size) +
                      "\" text-anchor=\"" + anchor + "\" fill=\"" + svg_colour(label.colour) + '"';
    out += label.bold ? " font-weight=\"bold\"" : "";
    if (label.upright) {
        out += " transform=\"rotate(-90 " + svg_point(label.at) + ")\"";
    }
    return out + '>' + xml(label.text) + "</text>";
}

cairo_status_t take_bytes(void* into, unsigned char const* bytes, unsigned count) {
    static_cast<std::string*>(into)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

void Picture::rectangle(Point corner, Point size, std::optional<Colour> fill, std::optional<Colour> stroke,
                        double stroke_width) {
    Shape shape;
    shape.steps = {{Step::move, corner},
                   {Step::line, {corner.x + size.x, corner.y}},
                   {Step::line, {corner.x + size.x, corner.y + size.y}},
                   {Step::line, {corner.x, corner.y + size.y}},
                   {Step::close, corner}};
    shape.fill = fill;
    shape.stroke = stroke;
    shape.stroke_width = stroke_width;
    marks.emplace_back(std::move(shape));
}

void Picture::line(Point from, Point to, Colour colour, double width_, std::vector<double> dash) {
    Shape shape;
    shape.steps = {{Step::move, from}, {Step::line, to}};
    shape.stroke = colour;
    shape.stroke_width = width_;
    shape.dash = std::move(dash);
    marks.emplace_back(std::move(shape));
}

void paint(cairo_t* cairo, Picture const& picture, Point corner, double scale, Fonts const& fonts,
           std::string const& family) {
    cairo_save(cairo);
    cairo_translate(cairo, corner.x, corner.y);
    cairo_scale(cairo, scale, scale);
    for (auto const& mark : picture.marks) {
        if (auto const* shape = std::get_if<Shape>(&mark)) {
            paint_shape(cairo, *shape);
        } else {
            paint_label(cairo, std::get<Label>(mark), fonts, family);
        }
    }
    cairo_restore(cairo);
}

std::string write_svg(Picture const& picture, std::string const& family) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
        svg_number(picture.width) + "pt\" height=\"" + svg_number(picture.height) + "pt\" viewBox=\"0 0 " +
        svg_number(picture.width) + ' ' + svg_number(picture.height) + "\">";
    for (auto const& mark : picture.marks) {
        auto const* shape = std::get_if<Shape>(&mark);
        out += shape != nullptr ? svg_shape(*shape) : svg_label(std::get<Label>(mark), family);
    }
    return out + "</svg>\n";
}

Result<std::string> write_png(Picture const& picture, double scale, Fonts const& fonts,
                              std::string const& family) {
    SurfacePtr const surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                        static_cast<int>(picture.width * scale + 0.5),
                                                        static_cast<int>(picture.height * scale + 0.5))};
    CairoPtr const cairo{cairo_create(surface.get())};
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
    paint(cairo.get(), picture, {}, scale, fonts, family);
    std::string bytes;
    auto const status = cairo_surface_write_to_png_stream(surface.get(), take_bytes, &bytes);
    if (status != CAIRO_STATUS_SUCCESS) {
        return internal(std::string{"a picture could not be drawn: "} + cairo_status_to_string(status));
    }
    return bytes;
}

}  // namespace varn::documents
