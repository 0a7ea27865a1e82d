#pragma once
// The part of SVG that a coat of arms needs.
#include <optional>
#include <string_view>

#include "drawing.h"

namespace varn::documents {

/// "#14324A" or "#abc".
std::optional<Colour> hexadecimal_colour(std::string_view text);
/// Reads paths, rectangles, circles, ellipses, lines, polygons and groups with `fill`, `stroke` and
/// `transform`. What it does not know is refused by name, so that a logo never comes out as half of itself.
Result<Picture> read_svg(std::string_view svg);
/// The steps of the attribute `d`; nothing when it is broken or has an arc.
std::optional<std::vector<Step>> read_path(std::string_view text);

}  // namespace varn::documents
