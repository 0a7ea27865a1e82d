#pragma once
// Where the parts of a ZIP archive lie. Inside platform/uploads only.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace varn::uploads {

/// A part as the directory tells of it.
struct PlacedPart {
    std::string name;
    std::size_t data = 0;  // where its bytes begin
    std::size_t packed_size = 0;
    bool sizes_follow = false;
};

/// Whether the parts, the directory and its end fill the bytes from the first to the last, so that nothing is
/// hidden before, between or behind them, and every part bears the name that the directory gives it.
bool fills(std::string_view bytes, std::vector<PlacedPart> parts);

/// Whether the name of a part stays inside the package: relative, no `..`, backslash, colon or control
/// character.
bool is_inner_name(std::string_view name);

std::size_t zip_number(std::string_view bytes, std::size_t at, std::size_t count);

}  // namespace varn::uploads
