#pragma once
// Money as people write it in spreadsheets: kronor, with the öre after a comma.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace varn::measure {

/// Whole öre of "12500", "12 500,50", "12500.5 kr"; nothing when it is no such sum, or a negative one.
std::optional<std::int64_t> ore_of(std::string_view kronor);
/// "12500,50", or "12500" when there are no öre; `ore_of` reads it back.
std::string kronor_of(std::int64_t ore);

}  // namespace varn::measure
