#include <algorithm>
#include <cmath>

#include "chart.h"

namespace varn::documents {
namespace {

constexpr Colour ground{255, 255, 255};

std::vector<double> dash_of(std::size_t series) {
    switch (series % 4) {
        case 1:
            return {6, 3};
        case 2:
            return {2, 2};
        case 3:
            return {8, 2, 2, 2};
        default:
            return {};
    }
}

/// A marker of its own for each series: square, triangle, diamond, and the same hollow.
Shape marker(std::size_t series, Point at, Colour colour) {
    constexpr double r = 3.2;
    Shape shape;
    switch (series % 3) {
        case 0:
            shape.steps = {{Step::move, {at.x - r, at.y - r}},
                           {Step::line, {at.x + r, at.y - r}},
                           {Step::line, {at.x + r, at.y + r}},
                           {Step::line, {at.x - r, at.y + r}}};
            break;
        case 1:
            shape.steps = {{Step::move, {at.x, at.y - r * 1.2}},
                           {Step::line, {at.x + r * 1.2, at.y + r}},
                           {Step::line, {at.x - r * 1.2, at.y + r}}};
            break;
        default:
            shape.steps = {{Step::move, {at.x, at.y - r * 1.3}},
                           {Step::line, {at.x + r * 1.3, at.y}},
                           {Step::line, {at.x, at.y + r * 1.3}},
                           {Step::line, {at.x - r * 1.3, at.y}}};
    }
    shape.steps.push_back({Step::close, shape.steps.front().to});
    shape.fill = series < 3 ? colour : ground;
    shape.stroke = colour;
    return shape;
}

class Lines {
public:
    Lines(LineChart const& chart, Drafting const& with)
        : chart_(chart), with_(with), frame_(with, picture_, scale()) {}

    Picture draw() {
        picture_.width = with_.width;
        picture_.height = with_.height;
        std::vector<std::string> names;
        for (auto const& series : chart_.series) {
            names.push_back(series.name);
        }
        frame_.draw(chart_.categories, names, chart_.unit, [&](std::size_t series, Point at) {
            picture_.line({at.x, at.y + 5}, {at.x + 20, at.y + 5}, colour(series), 1.6, dash_of(series));
            picture_.marks.emplace_back(marker(series, {at.x + 10, at.y + 5}, colour(series)));
        });
        draw_target();
        for (std::size_t i = 0; i < chart_.series.size(); ++i) {
            draw_series(i);
        }
        return std::move(picture_);
    }

private:
    Scale scale() const {
        double least = chart_.target.value_or(0);
        double most = least;
        for (auto const& series : chart_.series) {
            for (auto const& value : series.values) {
                least = std::min(least, value.value_or(least));
                most = std::max(most, value.value_or(most));
            }
        }
        return scale_around(least, most);
    }
    Colour colour(std::size_t series) const {
        return with_.style.chart_colours[series % with_.style.chart_colours.size()];
    }
    void draw_target() {
        if (!chart_.target) {
            return;
        }
        double const y = frame_.y(*chart_.target);
        picture_.line({frame_.left(), y}, {frame_.right(), y}, with_.style.heading, 1.2, {1.5, 2.5});
        auto const text = (chart_.target_name.empty() ? "" : chart_.target_name + ' ') +
                          written_number(*chart_.target, with_.language);
        auto const& values = chart_.series.front().values;
        double const at_begin = std::abs(values.front().value_or(0) - *chart_.target);
        double const at_end = std::abs(values.back().value_or(0) - *chart_.target);
        bool const left = at_begin > at_end;
        frame_.label(text, {left ? frame_.left() + 3 : frame_.right(), y - 3.5},
                     left ? Align::start : Align::end, true);
    }
    void draw_series(std::size_t index) {
        auto const& values = chart_.series[index].values;
        Shape path;
        path.stroke = colour(index);
        path.stroke_width = 1.6;
        path.dash = dash_of(index);
        bool joined = false;  // a gap in what is known is a gap in the line
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i]) {
                path.steps.push_back({joined ? Step::line : Step::move, place(i, *values[i])});
                last = i;
            }
            joined = values[i].has_value();
        }
        picture_.marks.emplace_back(path);
        bool const roomy = chart_.series.size() == 1 && frame_.slot() > 22;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!values[i]) {
                continue;
            }
            auto const at = place(i, *values[i]);
            picture_.marks.emplace_back(marker(index, at, colour(index)));
            if (roomy || (last == i && has_room(at))) {
                frame_.label(written_number(*values[i], with_.language), {at.x, at.y - 6}, Align::centre);
                labelled_.push_back(at);
            }
        }
    }
    /// Values that would stand upon one another are left to the table.
    bool has_room(Point at) const {
        return std::none_of(labelled_.begin(), labelled_.end(), [&](Point other) {
            return std::abs(other.x - at.x) < 1 && std::abs(other.y - at.y) < Frame::size + 1;
        });
    }
    Point place(std::size_t category, double value) const {
        return {frame_.slot_begin(category) + frame_.slot() / 2, frame_.y(value)};
    }

    LineChart const& chart_;
    Drafting const& with_;
    Picture picture_;
    Frame frame_;
    std::vector<Point> labelled_;
};

/// The part of a heat map's width that the names of its rows may take.
constexpr double names_share = 0.3;

}  // namespace

Picture draw_lines(LineChart const& chart, Drafting const& with) {
    return Lines{chart, with}.draw();
}

Picture draw_heat(HeatMap const& map, Drafting const& with) {
    Picture picture;
    picture.width = with.width;
    picture.height = with.height;
    Type const type{with.style.heading_font, Frame::size, false, false};
    auto const write = [&](std::string text, Point at, Align align, Colour colour, bool bold = false,
                           bool upright = false) {
        picture.marks.emplace_back(Label{std::move(text), at, Frame::size, bold, align, colour, upright});
    };
    double names = 0;
    for (auto const& row : map.rows) {
        names = std::max(names, width_of(with.fonts, row, type));
    }
    double const turned = map.rows_title.empty() ? 0 : Frame::line + 2;
    double const left = turned + std::min(names, with.width * names_share) + 8;
    double const wide = (with.width - left) / static_cast<double>(map.columns.size());
    bool two_lines = false;
    for (auto const& column : map.columns) {
        two_lines = two_lines || wrapped(with, column, type, wide - 3, 2).size() > 1;
    }
    double const bottom =
        with.height - (map.columns_title.empty() ? 0 : Frame::line + 2) - (two_lines ? 24 : 14);
    double const high = bottom / static_cast<double>(map.rows.size());
    for (std::size_t i = 0; i < map.rows.size(); ++i) {
        double const y = high * static_cast<double>(i);
        write(shortened(with, map.rows[i], type, left - turned - 6), {left - 6, y + high / 2 + 3}, Align::end,
              with.style.text);
        for (std::size_t j = 0; j < map.columns.size(); ++j) {
            auto const& cell = map.cells[i][j];
            auto const& tone = with.style.tones[static_cast<std::size_t>(cell.tone)];
            double const x = left + wide * static_cast<double>(j);
            picture.rectangle({x, y}, {wide, high}, tone.fill, with.style.rule, 0.5);
            auto const& said = cell.text.empty() ? tone.sign : cell.text;
            write(shortened(with, said, type, wide - 3), {x + wide / 2, y + high / 2 + 3}, Align::centre,
                  tone.text, true);
        }
    }
    for (std::size_t j = 0; j < map.columns.size(); ++j) {
        auto lines = wrapped(with, map.columns[j], type, wide - 3, 2);
        if (lines.empty()) {
            lines = {shortened(with, map.columns[j], type, wide - 3)};
        }
        for (std::size_t n = 0; n < lines.size(); ++n) {
            write(lines[n],
                  {left + wide * (static_cast<double>(j) + 0.5), bottom + 11 + 10 * static_cast<double>(n)},
                  Align::centre, with.style.text);
        }
    }
    write(map.columns_title, {left + (with.width - left) / 2, with.height - 2}, Align::centre,
          with.style.text, true);
    write(map.rows_title, {8, bottom / 2}, Align::centre, with.style.text, true, true);
    return picture;
}

}  // namespace varn::documents
