#include <cmath>
#include <span>

#include "platform/assets.h"
#include "platform/document_style.h"
#include "style_read.h"

namespace varn::assets {
std::span<File const> document_styles();
}  // namespace varn::assets

namespace varn::documents {
namespace {

/// Relative luminance (WCAG 2.1).
double luminance(Colour colour) {
    auto const part = [](int channel) {
        double const share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue);
}

}  // namespace

double contrast(Colour one, Colour other) {
    double const a = luminance(one);
    double const b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::string_view default_style_file() {
    for (auto const& file : assets::document_styles()) {
        if (file.name == "standard.yaml") {
            return file.bytes;
        }
    }
    return {};
}

Style const& default_style() {
    static Style const style = [] {
        Style read;
        auto const done = lay_over(read, default_style_file(), "standard.yaml", {});
        ASSERT(done.ok());
        return read;
    }();
    return style;
}

Result<Style> read_style(std::string_view yaml, std::string_view name,
                         std::span<std::string_view const> headings) {
    auto style = default_style();
    CHECK(lay_over(style, yaml, name, headings));
    return style;
}

}  // namespace varn::documents
