#pragma once
// Letters, by ICU. Private to platform/search.
#include <string>
#include <string_view>

namespace varn::search {

enum class Glyph { letter, digit, mark, other };

/// Reads one character of UTF-8 at `at` and goes past it; what is no UTF-8 is other.
Glyph next_glyph(std::string_view text, std::size_t& at);
/// Lower case, composed, other accents than those of å ä ö laid aside; ø and æ are ö and ä.
std::string fold(std::string_view word);

}  // namespace varn::search
