#pragma once
// Whether one text speaks of what another names. Swedish joins words (information, informationssäkerhet), so
// long words that begin alike count as kin.
#include <string_view>

namespace varn::programme {

/// True when `text` holds `title` as it stands, big or small letters alike.
bool mentions(std::string_view text, std::string_view title);
/// True when `text` has kin of at least half of the long words of `topic`.
bool is_about(std::string_view text, std::string_view topic);

}  // namespace varn::programme
