#pragma once
// Charts as vector pictures. Nothing is said by colour alone: bars bear values and patterns, lines markers
// and dashes, squares texts.
#include "drawing.h"

namespace varn::documents {

/// What a chart is drawn with.
struct Drafting {
    Fonts const& fonts;
    Style const& style;
    std::string language;
    double width;   // points
    double height;  // points
};

Result<Picture> draw(Figure const& figure, Drafting const& with);
Picture draw_bars(BarChart const& chart, Drafting const& with);
Picture draw_lines(LineChart const& chart, Drafting const& with);
Picture draw_heat(HeatMap const& map, Drafting const& with);
Picture draw_links(LinkMap const& map, Drafting const& with);

/// A number as people write it: decimal comma in Swedish, groups of three, at most two decimals.
std::string written_number(double number, std::string const& language);

/// The scale of a chart: whole steps that enclose all values, zero among them.
struct Scale {
    double least = 0;
    double most = 1;
    double step = 1;
};
Scale scale_around(double least, double most);

/// The frame that bars and lines share: scale with guide lines, unit, categories, legend.
class Frame {
public:
    Frame(Drafting const& with, Picture& picture, Scale scale)
        : with_(with), picture_(picture), scale_(scale) {}

    /// Draws it; afterwards the places below are known. `marks_` of the legend are drawn by `sign`.
    template <class Sign>
    void draw(std::vector<std::string> const& categories, std::vector<std::string> const& series,
              std::string const& unit, Sign const& sign) {
        double x = 0;
        bool const legend = series.size() > 1;
        for (std::size_t i = 0; legend && i < series.size(); ++i) {
            double const wide = sign_width + width_of(with_.fonts, series[i], type()) + gap * 2;
            if (x > 0 && x + wide > with_.width) {
                x = 0;
                top_ += line;
            }
            sign(i, Point{x, top_});
            label(series[i], {x + sign_width, top_ + 8}, Align::start);
            x += wide;
        }
        top_ += legend ? line + 4 : 0;
        axes(categories, unit);
    }
    double slot() const { return (right_ - left_) / static_cast<double>(slots_); }
    double slot_begin(std::size_t index) const { return left_ + slot() * static_cast<double>(index); }
    double y(double value) const {
        return bottom_ - (value - scale_.least) / (scale_.most - scale_.least) * (bottom_ - top_);
    }
    double left() const { return left_; }
    double right() const { return right_; }
    void label(std::string text, Point at, Align align, bool bold = false, bool upright = false) const;
    Type type() const { return {with_.style.heading_font, size, false, false}; }

    static constexpr double size = 8;
    static constexpr double line = 13;
    static constexpr double gap = 6;
    static constexpr double sign_width = 24;

private:
    void axes(std::vector<std::string> const& categories, std::string const& unit);
    void write_categories(std::vector<std::string> const& categories);

    Drafting const& with_;
    Picture& picture_;
    Scale scale_;
    std::size_t slots_ = 1;
    double left_ = 0;
    double right_ = 0;
    double top_ = 2;
    double bottom_ = 0;
};

/// Text in at most `lines` lines of `width`; nothing when it does not fit.
std::vector<std::string> wrapped(Drafting const& with, std::string const& text, Type const& type,
                                 double width, std::size_t lines);
/// Text cut to a width, with a sign that it was.
std::string shortened(Drafting const& with, std::string text, Type const& type, double width);

}  // namespace varn::documents
