#pragma once
// The interval of a share of tries.
#include <cmath>

#include "engine/monte_carlo.h"

namespace varn::resilience {

inline constexpr double z_of_95 = 1.959963984540054;

/// Wilson's interval: holds its promise for few hits, too. Tries may also be hits in part, each between 0 and
/// 1: no such mixture varies more than whole ones do, so the interval is then wider than it need be. Source:
/// Wilson, JASA 22, 1927.
inline Estimate share_of(double hits, double tries) {
    auto const p = hits / tries;
    auto const middle = (p + z_of_95 * z_of_95 / (2 * tries)) / (1 + z_of_95 * z_of_95 / tries);
    auto const reach = z_of_95 / (1 + z_of_95 * z_of_95 / tries) *
                       std::sqrt(p * (1 - p) / tries + z_of_95 * z_of_95 / (4 * tries * tries));
    return {p, hits <= 0.0 ? 0.0 : middle - reach, hits >= tries ? 1.0 : middle + reach};
}

}  // namespace varn::resilience
