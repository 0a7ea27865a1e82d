#pragma once
// How much all pairs fell, and which fell most: told by the network's numbers and ids.
#include "engine/network_losses.h"
#include "pairs.h"

namespace varn::resilience {

/// `graph` is made of `network`, and `pairs` prepared of `graph`.
PairLossTotals totals_of(Network const& network, Graph const& graph, PairLosses& pairs,
                         std::size_t worst_told);

}  // namespace varn::resilience
