#pragma once
// Tests have a short form for every change and a long one for before a release (scripts/check-long).
#include <cstdlib>

namespace varn::resilience {

inline bool is_long_run() {
    auto const* const wish = std::getenv("VARN_LONG");
    return wish != nullptr && *wish == '1';
}

/// So many in the short form, so many in the long one.
template <typename Count>
Count tries(Count few, Count many) {
    return is_long_run() ? many : few;
}

}  // namespace varn::resilience
