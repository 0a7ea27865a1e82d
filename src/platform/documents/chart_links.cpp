// Two columns of things and what binds them: each thing a bar as high as its share, each bond a band between
// the bars. A band that cannot be done without is filled; one that has a way round is only outlined, so
// colour says nothing alone.
#include <algorithm>
#include <numeric>

#include "chart.h"

namespace varn::documents {
namespace {

constexpr double bar_width = 7;
constexpr double least_high = 10;   // points of a bar, so that its name has room
constexpr double names_part = 0.4;  // of the width, at most, for the names of one side
constexpr double legend_sign = 24;
constexpr double name_gap = 5;

/// One column of bars: where each begins, how high it is, and how much of it is taken by bands already.
class Side {
public:
    Side(std::vector<double> weights, double top, double height) : weights_(std::move(weights)) {
        auto const count = static_cast<double>(weights_.size());
        double const sum = std::accumulate(weights_.begin(), weights_.end(), 0.0);
        double const between = std::min(4.0, height / count / 4);
        double const shared = std::max(0.0, height - between * (count - 1) - least_high * count);
        for (double const weight : weights_) {
            tops_.push_back(top);
            highs_.push_back(least_high + (sum > 0 ? shared * weight / sum : 0));
            top += highs_.back() + between;
        }
        taken_.resize(weights_.size());
    }
    double top(std::size_t at) const { return tops_[at]; }
    double high(std::size_t at) const { return highs_[at]; }
    /// The next part of a bar, for a band of that weight: its upper and its lower end.
    std::pair<double, double> take(std::size_t at, double weight) {
        double const before = taken_[at];
        taken_[at] += weight;
        double const unit = highs_[at] / weights_[at];
        return {tops_[at] + before * unit, tops_[at] + taken_[at] * unit};
    }

private:
    std::vector<double> weights_;
    std::vector<double> tops_;
    std::vector<double> highs_;
    std::vector<double> taken_;
};

class Links {
public:
    Links(LinkMap const& map, Drafting const& with)
        : map_(map),
          with_(with),
          left_names_(room_for(map.from, map.from_title)),
          right_names_(room_for(map.to, map.to_title)),
          left_(side(map.from.size(), &Link::from)),
          right_(side(map.to.size(), &Link::to)) {}

    Picture draw() {
        picture_.width = with_.width;
        picture_.height = with_.height;
        write_legend();
        write(map_.from_title, {left_end(), legend_high() + 9}, Align::end, true);
        write(map_.to_title, {right_begin(), legend_high() + 9}, Align::start, true);
        auto links = map_.links;
        std::sort(links.begin(), links.end(), [](Link const& a, Link const& b) {
            return std::pair{a.from, a.to} < std::pair{b.from, b.to};
        });
        for (auto const& link : links) {
            band(link);
        }
        for (std::size_t i = 0; i < map_.from.size(); ++i) {
            bar(left_, i, left_names_);
            name(map_.from[i], left_names_, {left_names_ - name_gap, left_.top(i) + left_.high(i) / 2 + 3},
                 Align::end);
        }
        for (std::size_t i = 0; i < map_.to.size(); ++i) {
            bar(right_, i, right_begin());
            name(map_.to[i], right_names_,
                 {with_.width - right_names_ + name_gap, right_.top(i) + right_.high(i) / 2 + 3},
                 Align::start);
        }
        return std::move(picture_);
    }

private:
    Type type() const { return {with_.style.heading_font, Frame::size, false, false}; }
    Colour colour() const { return with_.style.chart_colours.front(); }
    double legend_high() const { return map_.firm_name.empty() ? 0 : Frame::line + 4; }
    double top() const { return legend_high() + Frame::line + 2; }

    Side side(std::size_t count, std::size_t Link::*end) const {
        std::vector<double> weights(count, 0.0);
        for (auto const& link : map_.links) {
            weights[link.*end] += link.weight;
        }
        return {std::move(weights), top(), with_.height - top() - 2};
    }
    void write(std::string text, Point at, Align align, bool bold = false) {
        picture_.marks.emplace_back(
            Label{std::move(text), at, Frame::size, bold, align, with_.style.text, false});
    }
    void name(std::string const& text, double room, Point at, Align align) {
        write(shortened(with_, text, type(), room - name_gap), at, align);
    }
    /// What the names of one side take, the title among them; the longest are cut.
    double room_for(std::vector<std::string> const& names, std::string const& title) const {
        double widest = width_of(with_.fonts, title, type());
        for (auto const& name : names) {
            widest = std::max(widest, width_of(with_.fonts, name, type()));
        }
        return std::min(widest + name_gap + 2, with_.width * names_part);
    }
    double left_end() const { return left_names_ + bar_width; }
    double right_begin() const { return with_.width - right_names_ - bar_width; }
    void bar(Side const& side, std::size_t at, double x) {
        picture_.rectangle({x, side.top(at)}, {bar_width, side.high(at)}, with_.style.text, std::nullopt);
    }
    /// Between white and the colour of charts, so that bands that cross are told apart.
    Colour pale() const {
        auto const mixed = [](int part) { return 255 - (255 - part) * 2 / 5; };
        return {mixed(colour().red), mixed(colour().green), mixed(colour().blue)};
    }
    void band(Link const& link) {
        auto const [left_top, left_bottom] = left_.take(link.from, link.weight);
        auto const [right_top, right_bottom] = right_.take(link.to, link.weight);
        double const x = left_end();
        double const end = right_begin();
        double const middle = (x + end) / 2;
        put({{Step::move, {x, left_top}},
             {Step::curve, {end, right_top}, {middle, left_top}, {middle, right_top}},
             {Step::line, {end, right_bottom}},
             {Step::curve, {x, left_bottom}, {middle, right_bottom}, {middle, left_bottom}},
             {Step::close, {x, left_top}}},
            link.is_firm);
    }
    void put(std::vector<Step> steps, bool is_firm) {
        Shape shape;
        shape.steps = std::move(steps);
        shape.fill = is_firm ? std::optional{pale()} : std::nullopt;
        shape.stroke = colour();
        shape.stroke_width = 0.4;
        shape.dash = is_firm ? std::vector<double>{} : std::vector<double>{2, 2};
        picture_.marks.emplace_back(std::move(shape));
    }
    void write_legend() {
        double x = 0;
        for (bool const is_firm : {true, false}) {
            auto const& text = is_firm ? map_.firm_name : map_.loose_name;
            if (text.empty()) {
                continue;
            }
            double const end = x + legend_sign - 6;
            put({{Step::move, {x, 2}},
                 {Step::line, {end, 2}},
                 {Step::line, {end, 10}},
                 {Step::line, {x, 10}},
                 {Step::close, {x, 2}}},
                is_firm);
            write(text, {x + legend_sign, 9}, Align::start);
            x += legend_sign + width_of(with_.fonts, text, type()) + Frame::gap * 2;
        }
    }

    LinkMap const& map_;
    Drafting const& with_;
    Picture picture_;
    double left_names_;
    double right_names_;
    Side left_;
    Side right_;
};

}  // namespace

Picture draw_links(LinkMap const& map, Drafting const& with) {
    return Links{map, with}.draw();
}

}  // namespace varn::documents
