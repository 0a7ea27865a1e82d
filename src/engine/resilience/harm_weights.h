#pragma once
// What it costs that a service has fallen, as the static reckonings count it: whole millionths, so that sums
// are exact in any order.
#include <cstdint>
#include <vector>

#include "engine/network.h"

namespace varn::resilience {

inline constexpr double millionth = 1e-6;

/// By node; 0 for what is no service. `harm` by node, or empty: 1 for each service. Errors: invalid at
/// /harm/3 for what is no amount, or when there are not as many as nodes; too_large when all together are
/// beyond 1 000 million units, so that a scenario's harm stays below 2^50 and its square below 2^100.
Result<std::vector<std::uint64_t>> harm_weights(Network const& network, std::vector<double> const& harm);

/// Errors: too_many beyond 100 million scenarios, so that sums of squares stay below 2^127.
Result<Done> check_scenarios(std::uint64_t scenarios);

Error broken_off();

}  // namespace varn::resilience
