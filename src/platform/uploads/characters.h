#pragma once
// Characters of a text in UTF-8 (RFC 3629). Inside platform/uploads only.
#include <optional>
#include <string_view>

namespace varn::uploads {

/// Takes the first character off a text that is not empty. Nothing, and one byte taken off, when it is none.
std::optional<char32_t> take_character(std::string_view& text);

/// C0 and C1 and delete.
inline bool is_control(char32_t character) {
    return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

}  // namespace varn::uploads
