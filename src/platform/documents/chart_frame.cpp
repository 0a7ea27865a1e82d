#include <algorithm>
#include <charconv>
#include <cmath>

#include "chart.h"
#include "clean.h"
#include "svg_read.h"

namespace varn::documents {
namespace {

constexpr std::size_t ticks_wanted = 5;
constexpr double upright_max = 80;  // points that turned category texts may take

}  // namespace

std::string written_number(double number, std::string const& language) {
    char buffer[64];
    auto const* const end =
        std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::fixed, 2).ptr;
    std::string text(static_cast<char const*>(buffer), end);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    auto const point = text.find('.');
    std::string decimals = point == text.npos ? "" : text.substr(point + 1);
    std::string whole = text.substr(0, point);
    for (auto at = static_cast<std::ptrdiff_t>(whole.size()) - 3; at > 0; at -= 3) {
        whole.insert(static_cast<std::size_t>(at), language == "en" ? "," : "\u00A0");
    }
    bool const negative = number < 0 && text != "0";
    return (negative ? "\u2212" : "") + whole +
           (decimals.empty() ? "" : (language == "en" ? "." : ",") + decimals);
}

Scale scale_around(double least, double most) {
    least = std::min(least, 0.0);
    most = std::max(most, 0.0);
    if (most - least <= 0) {
        most = 1;
    }
    double const rough = (most - least) / static_cast<double>(ticks_wanted);
    double const power = std::pow(10, std::floor(std::log10(rough)));
    double const times = rough / power;
    // Rounding may put a whole number a hair above itself.
    double const step = (times <= 1.0001 ? 1 : times <= 2.0001 ? 2 : times <= 5.0001 ? 5 : 10) * power;
    return {std::floor(least / step + 1e-9) * step, std::ceil(most / step - 1e-9) * step, step};
}

std::vector<std::string> wrapped(Drafting const& with, std::string const& text, Type const& type,
                                 double width, std::size_t lines) {
    std::vector<std::string> out{""};
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        auto const word = text.substr(at, end - at);
        auto const longer = out.back().empty() ? word : out.back() + ' ' + word;
        if (width_of(with.fonts, longer, type) <= width) {
            out.back() = longer;
        } else if (out.back().empty() || width_of(with.fonts, word, type) > width) {
            return {};
        } else {
            out.push_back(word);
        }
        at = end + 1;
    }
    return out.size() <= lines ? out : std::vector<std::string>{};
}

std::string shortened(Drafting const& with, std::string text, Type const& type, double width) {
    if (width_of(with.fonts, text, type) <= width) {
        return text;
    }
    std::vector<std::size_t> ends{0};
    for (std::size_t at = 0; at < text.size();) {
        next_character(text, at);
        ends.push_back(at);
    }
    while (ends.size() > 1 && width_of(with.fonts, text.substr(0, ends.back()) + "…", type) > width) {
        ends.pop_back();
    }
    return text.substr(0, ends.back()) + "…";
}

void Frame::label(std::string text, Point at, Align align, bool bold, bool upright) const {
    picture_.marks.emplace_back(Label{std::move(text), at, size, bold, align, with_.style.text, upright});
}

void Frame::axes(std::vector<std::string> const& categories, std::string const& unit) {
    slots_ = std::max<std::size_t>(categories.size(), 1);
    auto const count = static_cast<int>(std::lround((scale_.most - scale_.least) / scale_.step));
    double widest = 0;
    for (int i = 0; i <= count; ++i) {
        auto const text = written_number(scale_.least + i * scale_.step, with_.language);
        widest = std::max(widest, width_of(with_.fonts, text, type()));
    }
    left_ = widest + gap;
    right_ = with_.width;
    if (!unit.empty()) {
        label(unit, {0, top_ + 8}, Align::start);
        top_ += line;
    }
    top_ += 10;  // for the value above the highest bar
    write_categories(categories);
    for (int i = 0; i <= count; ++i) {
        double const value = scale_.least + i * scale_.step;
        bool const zero = std::abs(value) < scale_.step / 2;
        picture_.line({left_, y(value)}, {right_, y(value)}, zero ? with_.style.text : with_.style.rule,
                      zero ? 0.9 : 0.35);
        label(written_number(zero ? 0 : value, with_.language), {left_ - gap + 1, y(value) + 2.8},
              Align::end);
    }
}

void Frame::write_categories(std::vector<std::string> const& categories) {
    constexpr std::size_t lines_max = 3;
    std::vector<std::vector<std::string>> texts;
    std::size_t most = 0;
    bool lying = true;
    for (auto const& category : categories) {
        texts.push_back(wrapped(with_, category, type(), slot() - 4, lines_max));
        lying = lying && !texts.back().empty();
        most = std::max(most, texts.back().size());
    }
    if (lying) {
        bottom_ = with_.height - static_cast<double>(most) * (size + 2) - 5;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t n = 0; n < texts[i].size(); ++n) {
                label(texts[i][n],
                      {slot_begin(i) + slot() / 2, bottom_ + 11 + static_cast<double>(n) * (size + 2)},
                      Align::centre);
            }
        }
        return;
    }
    double longest = 0;
    std::vector<std::string> turned;
    for (auto const& category : categories) {
        turned.push_back(shortened(with_, category, type(), std::min(upright_max, with_.height / 3)));
        longest = std::max(longest, width_of(with_.fonts, turned.back(), type()));
    }
    bottom_ = with_.height - longest - 6;
    for (std::size_t i = 0; i < turned.size(); ++i) {
        label(turned[i], {slot_begin(i) + slot() / 2 + 3, bottom_ + 5}, Align::end, false, true);
    }
}

Result<Picture> draw(Figure const& figure, Drafting const& with) {
    if (auto const* bars = std::get_if<BarChart>(&figure.picture)) {
        return draw_bars(*bars, with);
    }
    if (auto const* lines = std::get_if<LineChart>(&figure.picture)) {
        return draw_lines(*lines, with);
    }
    if (auto const* heat = std::get_if<HeatMap>(&figure.picture)) {
        return draw_heat(*heat, with);
    }
    if (auto const* links = std::get_if<LinkMap>(&figure.picture)) {
        return draw_links(*links, with);
    }
    auto const& svg = std::get<Drawing>(figure.picture).svg;
    if (svg.size() > logo_bytes_max) {
        return invalid("svg", "documents.style_too_long", {{"maximum", std::to_string(logo_bytes_max)}});
    }
    return read_svg(svg);
}

}  // namespace varn::documents
