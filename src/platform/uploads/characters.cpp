#include "characters.h"

#include <cstddef>

namespace varn::uploads {

std::optional<char32_t> take_character(std::string_view& text) {
    auto const first = static_cast<unsigned char>(text.front());
    std::size_t const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || first > 0xf4 || length > text.size()) {
        text.remove_prefix(1);
        return std::nullopt;
    }
    char32_t character = length == 1 ? first : first & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        auto const next = static_cast<unsigned char>(text[i]);
        if ((next & 0xc0U) != 0x80U) {
            text.remove_prefix(1);
            return std::nullopt;
        }
        character = (character << 6U) | (next & 0x3fU);
    }
    bool const is_longer_than_need =
        (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    bool const is_none = (character >= 0xd800 && character < 0xe000) || character > 0x10ffff;
    if (is_longer_than_need || is_none) {
        text.remove_prefix(1);
        return std::nullopt;
    }
    text.remove_prefix(length);
    return character;
}

}  // namespace varn::uploads
