#pragma once
// How much all pairs fell, and which fell most: told by the network's numbers and ids.
#include "engine/network_losses.h"
#include "pairs.h"

namespace varn::resilience {

/// Of the pairs with a base in [first, last). `graph` is made of `network`, and `pairs` prepared of `graph`.
PairLossTotals totals_of(Network const& network, PairLosses& pairs, std::size_t worst_told, Index first,
                         Index last);
/// Those that fell most, so many of them, in order.
void shorten(Network const& network, std::vector<PairLoss>& worst, std::size_t most);
/// Of all pairs.
PairLossTotals totals_of(Network const& network, PairLosses& pairs, std::size_t worst_told);

}  // namespace varn::resilience
