#include <algorithm>
#include <numeric>

#include "chart.h"

namespace varn::documents {
namespace {

constexpr Colour white{255, 255, 255};
constexpr double hatch_gap = 4;

/// A pattern as lines inside a rectangle. Each series has its own, so that a print in grey can be read.
class Hatching {
public:
    Hatching(Picture& picture, Colour colour) : picture_(picture), colour_(colour) {}

    void fill(std::size_t pattern, Point corner, Point size) const {
        if (size.x <= 0 || size.y <= 0) {
            return;
        }
        picture_.rectangle(corner, size, pattern == 0 ? colour_ : white, colour_);
        if (pattern == 1 || pattern == 4) {
            slanting(corner, size, true);
        }
        if (pattern == 3 || pattern == 4) {
            slanting(corner, size, false);
        }
        if (pattern == 2) {
            for (double y = hatch_gap; y < size.y; y += hatch_gap) {
                stroke({corner.x, corner.y + y}, {corner.x + size.x, corner.y + y});
            }
        }
        if (pattern == 5) {
            for (double x = hatch_gap; x < size.x; x += hatch_gap) {
                stroke({corner.x + x, corner.y}, {corner.x + x, corner.y + size.y});
            }
        }
    }

private:
    void stroke(Point from, Point to) const { picture_.line(from, to, colour_, 0.8); }
    /// Lines at half a right angle, cut where they leave the rectangle.
    void slanting(Point corner, Point size, bool rising) const {
        for (double offset = hatch_gap; offset < size.x + size.y; offset += hatch_gap * 1.4) {
            double const x_from = std::max(0.0, offset - size.y);
            double const x_to = std::min(size.x, offset);
            double const y_from = offset - x_from;
            double const y_to = offset - x_to;
            auto const at = [&](double x, double y) {
                return Point{rising ? corner.x + x : corner.x + size.x - x, corner.y + y};
            };
            stroke(at(x_from, y_from), at(x_to, y_to));
        }
    }

    Picture& picture_;
    Colour colour_;
};

class Bars {
public:
    Bars(BarChart const& chart, Drafting const& with)
        : chart_(chart), with_(with), frame_(with, picture_, scale()) {}

    Picture draw() {
        picture_.width = with_.width;
        picture_.height = with_.height;
        std::vector<std::string> names;
        for (auto const& series : chart_.series) {
            names.push_back(series.name);
        }
        frame_.draw(chart_.categories, names, chart_.unit, [&](std::size_t series, Point at) {
            hatching(series).fill(series, {at.x, at.y + 0.5}, {18, 9});
        });
        for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
            if (chart_.stacked) {
                stack(i);
            } else {
                side_by_side(i);
            }
        }
        return std::move(picture_);
    }

private:
    Scale scale() const {
        double least = 0;
        double most = 0;
        for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
            double sum = 0;
            for (auto const& series : chart_.series) {
                double const value = series.values[i].value_or(0);
                sum += value;
                least = std::min(least, value);
                most = std::max({most, value, chart_.stacked ? sum : value});
            }
        }
        return scale_around(least, most);
    }
    Hatching hatching(std::size_t series) { return {picture_, colour(series)}; }
    /// Of a tone, the one of its two colours that is seen best on paper.
    Colour colour(std::size_t series) const {
        auto const tone = chart_.series[series].tone;
        if (tone == Tone::none) {
            return with_.style.chart_colours[series % with_.style.chart_colours.size()];
        }
        auto const& [fill, text, sign] = with_.style.tones[static_cast<std::size_t>(tone)];
        return contrast(text, white) > contrast(fill, white) ? text : fill;
    }
    /// The value of a bar, turned when the bar is too narrow for it.
    void value(double number, Point middle, double wide, bool above) {
        auto const text = written_number(number, with_.language);
        bool const upright = width_of(with_.fonts, text, frame_.type()) > wide + 3;
        if (!upright) {
            double const wide_text = width_of(with_.fonts, text, frame_.type()) + 2;
            picture_.rectangle({middle.x - wide_text / 2, above ? middle.y - 10.5 : middle.y + 2},
                               {wide_text, 8.5}, white, {});
        }
        if (upright) {
            frame_.label(text, {middle.x + 3, middle.y - 3}, Align::start, false, true);
        } else {
            frame_.label(text, {middle.x, above ? middle.y - 3 : middle.y + 9}, Align::centre);
        }
    }
    void side_by_side(std::size_t category) {
        double const room = frame_.slot() * 0.74;
        double const wide = std::min(room / static_cast<double>(chart_.series.size()), 46.0);
        double const all = wide * static_cast<double>(chart_.series.size());
        double x = frame_.slot_begin(category) + (frame_.slot() - all) / 2;
        for (std::size_t n = 0; n < chart_.series.size(); ++n, x += wide) {
            if (auto const known = chart_.series[n].values[category]) {
                double const from = std::min(frame_.y(*known), frame_.y(0));
                double const to = std::max(frame_.y(*known), frame_.y(0));
                hatching(n).fill(n, {x + 0.5, from}, {wide - 1, to - from});
                value(*known, {x + wide / 2, *known < 0 ? to : from}, wide, *known >= 0);
            }
        }
    }
    void stack(std::size_t category) {
        double const wide = std::min(frame_.slot() * 0.62, 46.0);
        double const x = frame_.slot_begin(category) + (frame_.slot() - wide) / 2;
        double sum = 0;
        for (std::size_t n = 0; n < chart_.series.size(); ++n) {
            double const part = chart_.series[n].values[category].value_or(0);
            double const top = frame_.y(sum + part);
            double const high = frame_.y(sum) - top;
            hatching(n).fill(n, {x, top}, {wide, high});
            auto const text = written_number(part, with_.language);
            double const needed = width_of(with_.fonts, text, frame_.type()) + 6;
            if (high >= Frame::size + 1.5 && needed < wide) {
                double const middle = top + high / 2;
                picture_.rectangle({x + (wide - needed) / 2, middle - 4.5}, {needed, 9}, white, {});
                frame_.label(text, {x + wide / 2, middle + 2.9}, Align::centre);
            }
            sum += part;
        }
        value(sum, {x + wide / 2, frame_.y(sum)}, wide, true);
    }

    BarChart const& chart_;
    Drafting const& with_;
    Picture picture_;
    Frame frame_;
};

}  // namespace

Picture draw_bars(BarChart const& chart, Drafting const& with) {
    return Bars{chart, with}.draw();
}

}  // namespace varn::documents
