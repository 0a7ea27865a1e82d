#include "svg_read.h"

#include <expat.h>

#include <array>
#include <charconv>
#include <cmath>
#include <map>

namespace varn::documents {
namespace {

constexpr std::size_t shapes_max = 5'000;
constexpr std::size_t depth_max = 32;
constexpr double circle_handle = 0.5522847498;  // how far the handles of a quarter of a circle reach

using Attributes = std::map<std::string, std::string, std::less<>>;

/// What elements inherit: colours, and the matrix a b c d e f.
struct Manner {
    std::optional<Colour> fill = Colour{0, 0, 0};
    std::optional<Colour> stroke;
    double stroke_width = 1;
    bool even_odd = false;
    std::array<double, 6> matrix{1, 0, 0, 1, 0, 0};
};

Point moved(std::array<double, 6> const& m, Point p) {
    return {m[0] * p.x + m[2] * p.y + m[4], m[1] * p.x + m[3] * p.y + m[5]};
}

std::array<double, 6> after(std::array<double, 6> const& a, std::array<double, 6> const& b) {
    return {a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1],        a[0] * b[2] + a[2] * b[3],
            a[1] * b[2] + a[3] * b[3], a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5]};
}

std::vector<double> numbers_in(std::string_view text) {
    std::vector<double> numbers;
    auto const* at = text.data();
    auto const* const end = at + text.size();
    while (at != end) {
        double number = 0;
        auto const read = std::from_chars(at, end, number);
        if (read.ec == std::errc{}) {
            numbers.push_back(number);
            at = read.ptr;
        } else {
            ++at;
        }
    }
    return numbers;
}

class SvgReader {
public:
    Result<Picture> read(std::string_view svg) {
        auto* const parser = XML_ParserCreateNS("UTF-8", '\n');
        XML_SetUserData(parser, this);
        XML_SetElementHandler(
            parser,
            [](void* self, char const* name, char const** pairs) {
                static_cast<SvgReader*>(self)->begin(name, pairs);
            },
            [](void* self, char const*) { static_cast<SvgReader*>(self)->end(); });
        // A document type may declare entities that grow; a logo has none.
        XML_SetStartDoctypeDeclHandler(parser, [](void* self, char const*, char const*, char const*, int) {
            static_cast<SvgReader*>(self)->refuse("DOCTYPE");
        });
        parser_ = parser;
        auto const status = XML_Parse(parser, svg.data(), static_cast<int>(svg.size()), XML_TRUE);
        XML_ParserFree(parser);
        if (!fault_.empty()) {
            return invalid("svg", "documents.svg_part", {{"part", fault_}});
        }
        if (status != XML_STATUS_OK || picture_.width <= 0 || picture_.height <= 0) {
            return invalid("svg", "documents.svg_broken");
        }
        return std::move(picture_);
    }

private:
    void refuse(std::string_view part) {
        if (fault_.empty()) {
            fault_ = part.substr(0, 60);
        }
        XML_StopParser(parser_, XML_FALSE);
    }

    void begin(std::string_view name, char const** pairs) {
        name.remove_prefix(name.rfind('\n') == name.npos ? 0 : name.rfind('\n') + 1);
        Attributes attributes;
        for (; *pairs != nullptr; pairs += 2) {
            attributes.emplace(pairs[0], pairs[1]);
        }
        bool const words = name == "title" || name == "desc" || name == "metadata";
        if (ignored_ > 0 || words) {
            ++ignored_;
            return;
        }
        if (manners_.size() >= depth_max || picture_.marks.size() >= shapes_max) {
            return refuse(name);
        }
        auto manner = manners_.empty() ? Manner{} : manners_.back();
        take_manner(attributes, manner);
        manners_.push_back(manner);
        if (name == "svg" && manners_.size() == 1) {
            take_frame(attributes);
        } else if (name != "g") {
            take_shape(name, attributes, manner);
        }
    }
    void end() {
        if (ignored_ > 0) {
            --ignored_;
        } else if (!manners_.empty()) {
            manners_.pop_back();
        }
    }

    double number(Attributes const& attributes, std::string_view name) const {
        auto const found = attributes.find(name);
        auto const numbers = found == attributes.end() ? std::vector<double>{} : numbers_in(found->second);
        return numbers.empty() ? 0 : numbers[0];
    }

    void take_frame(Attributes const& attributes) {
        auto const box = attributes.find("viewBox");
        auto const numbers = box == attributes.end() ? std::vector<double>{} : numbers_in(box->second);
        if (numbers.size() == 4) {
            picture_.width = numbers[2];
            picture_.height = numbers[3];
            manners_.back().matrix = {1, 0, 0, 1, -numbers[0], -numbers[1]};
        } else {
            picture_.width = number(attributes, "width");
            picture_.height = number(attributes, "height");
        }
    }

    void take_colour(std::string const& text, std::string_view name, std::optional<Colour>& into) {
        if (text == "none") {
            into.reset();
        } else if (auto const colour = hexadecimal_colour(text == "black"   ? "#000"
                                                          : text == "white" ? "#fff"
                                                                            : std::string_view{text})) {
            into = colour;
        } else {
            refuse(std::string{name} + "=\"" + text + '"');
        }
    }

    void take_manner(Attributes const& attributes, Manner& manner) {
        for (auto const& [name, value] : attributes) {
            if (name == "fill") {
                take_colour(value, name, manner.fill);
            } else if (name == "stroke") {
                take_colour(value, name, manner.stroke);
            } else if (name == "stroke-width") {
                manner.stroke_width = number(attributes, name);
            } else if (name == "fill-rule") {
                manner.even_odd = value == "evenodd";
            } else if (name == "transform") {
                take_transform(value, manner.matrix);
            } else if (name == "style" || name == "class" || name == "opacity" || name == "fill-opacity" ||
                       name == "clip-path" || name == "mask" || name == "filter") {
                refuse(name);
            }
        }
    }

    void take_transform(std::string_view text, std::array<double, 6>& matrix) {
        while (!text.empty()) {
            auto const open = text.find('(');
            auto const shut = text.find(')');
            if (open == text.npos || shut == text.npos || shut < open) {
                return text.find_first_not_of(" ,\t\r\n") == text.npos ? void() : refuse("transform");
            }
            auto const name = text.substr(text.find_first_not_of(" ,\t\r\n"), open);
            auto const n = numbers_in(text.substr(open + 1, shut - open - 1));
            if (name.starts_with("translate") && !n.empty()) {
                matrix = after(matrix, {1, 0, 0, 1, n[0], n.size() > 1 ? n[1] : 0});
            } else if (name.starts_with("scale") && !n.empty()) {
                matrix = after(matrix, {n[0], 0, 0, n.size() > 1 ? n[1] : n[0], 0, 0});
            } else if (name.starts_with("matrix") && n.size() == 6) {
                matrix = after(matrix, {n[0], n[1], n[2], n[3], n[4], n[5]});
            } else {
                return refuse("transform");
            }
            text.remove_prefix(shut + 1);
        }
    }

    void take_shape(std::string_view name, Attributes const& attributes, Manner const& manner) {
        auto const value = [&](std::string_view which) { return number(attributes, which); };
        std::vector<Step> steps;
        if (name == "path") {
            auto const d = attributes.find("d");
            auto read = read_path(d == attributes.end() ? "" : std::string_view{d->second});
            if (!read) {
                return refuse("path d");
            }
            steps = std::move(*read);
        } else if (name == "rect") {
            Picture box;
            box.rectangle({value("x"), value("y")}, {value("width"), value("height")}, {}, {});
            steps = std::get<Shape>(box.marks[0]).steps;
        } else if (name == "circle" || name == "ellipse") {
            bool const round = name == "circle";
            steps = ellipse({value("cx"), value("cy")}, round ? value("r") : value("rx"),
                            round ? value("r") : value("ry"));
        } else if (name == "line") {
            steps = {{Step::move, {value("x1"), value("y1")}}, {Step::line, {value("x2"), value("y2")}}};
        } else if (name == "polygon" || name == "polyline") {
            auto const points = attributes.find("points");
            auto const n = points == attributes.end() ? std::vector<double>{} : numbers_in(points->second);
            for (std::size_t i = 0; i + 1 < n.size(); i += 2) {
                steps.push_back({i == 0 ? Step::move : Step::line, {n[i], n[i + 1]}});
            }
            if (name == "polygon" && !steps.empty()) {
                steps.push_back({Step::close, steps.front().to});
            }
        } else {
            return refuse(name);
        }
        add(std::move(steps), manner);
    }

    static std::vector<Step> ellipse(Point centre, double rx, double ry) {
        auto const at = [&](double x, double y) { return Point{centre.x + x * rx, centre.y + y * ry}; };
        double const k = circle_handle;
        return {{Step::move, at(1, 0)},
                {Step::curve, at(0, 1), at(1, k), at(k, 1)},
                {Step::curve, at(-1, 0), at(-k, 1), at(-1, k)},
                {Step::curve, at(0, -1), at(-1, -k), at(-k, -1)},
                {Step::curve, at(1, 0), at(k, -1), at(1, -k)},
                {Step::close, at(1, 0)}};
    }

    void add(std::vector<Step> steps, Manner const& manner) {
        for (auto& step : steps) {
            step.to = moved(manner.matrix, step.to);
            step.handle_one = moved(manner.matrix, step.handle_one);
            step.handle_two = moved(manner.matrix, step.handle_two);
        }
        Shape shape;
        shape.steps = std::move(steps);
        shape.fill = manner.fill;
        shape.stroke = manner.stroke;
        shape.even_odd = manner.even_odd;
        auto const& m = manner.matrix;
        shape.stroke_width = manner.stroke_width * std::sqrt(std::abs(m[0] * m[3] - m[1] * m[2]));
        picture_.marks.emplace_back(std::move(shape));
    }

    XML_Parser parser_ = nullptr;
    Picture picture_;
    std::vector<Manner> manners_;
    std::size_t ignored_ = 0;
    std::string fault_;
};

}  // namespace

std::optional<Colour> hexadecimal_colour(std::string_view text) {
    if ((text.size() != 7 && text.size() != 4) || text[0] != '#') {
        return std::nullopt;
    }
    std::array<int, 3> parts{};
    std::size_t const width = text.size() == 7 ? 2 : 1;
    for (std::size_t i = 0; i < 3; ++i) {
        auto const* const begin = text.data() + 1 + i * width;
        auto const read = std::from_chars(begin, begin + width, parts[i], 16);
        if (read.ec != std::errc{} || read.ptr != begin + width || *begin == '-') {
            return std::nullopt;
        }
        parts[i] *= width == 1 ? 17 : 1;
    }
    return Colour{parts[0], parts[1], parts[2]};
}

Result<Picture> read_svg(std::string_view svg) {
    return SvgReader{}.read(svg);
}

}  // namespace varn::documents
