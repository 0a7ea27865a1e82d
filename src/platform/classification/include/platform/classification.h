#pragma once
// Whether a text bears a security classification (säkerhetsskyddsklass, säkerhetsskyddslagen 2:5). Värn holds
// no such text (ADR 0010), so the database layer asks here before it keeps anything. Only a marking counts:
// the class as a heading, a label or in brackets. The same word in a sentence is a word.
#include <optional>
#include <string_view>

namespace varn::classification {

enum class SecurityClass { restricted, confidential, secret, top_secret };

/// The class that a text is marked with; the highest when there are several.
std::optional<SecurityClass> marked_with(std::string_view text);
/// The class as the law writes it, in capitals.
std::string_view legal_name(SecurityClass which);

}  // namespace varn::classification
