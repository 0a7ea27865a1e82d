#pragma once
// Identity. An id is typed by what it names, so a unit's id cannot be given where a goal's is asked for.
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace varn {

/// The id of one `Of`: a UUID (version 7 when made here) in canonical lower-case text.
template <class Of>
struct Id {
    std::string text;
    auto operator<=>(Id const&) const = default;
};

/// An id whose kind is told by a field beside it (a link's ends, a finding's subject).
struct AnyId {
    std::string text;
    auto operator<=>(AnyId const&) const = default;
};

/// True for 36 characters 8-4-4-4-12 of lower-case hexadecimal digits.
constexpr bool is_uuid(std::string_view text) {
    if (text.size() != 36) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const dash = i == 8 || i == 13 || i == 18 || i == 23;
        char const c = text[i];
        bool const hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex) {
            return false;
        }
    }
    return true;
}

/// True for a key as packs and people write them: lower-case letters, digits and hyphens, 1 to 80 characters.
constexpr bool is_key(std::string_view text) {
    if (text.empty() || text.size() > 80 || text.front() == '-' || text.back() == '-') {
        return false;
    }
    for (char const c : text) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
            return false;
        }
    }
    return true;
}

}  // namespace varn
