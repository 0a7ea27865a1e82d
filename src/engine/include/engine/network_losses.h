#pragma once
// What falls with each node, and with each pair of nodes: every single loss and every pair, exact.
#include <vector>

#include "engine/network.h"

namespace varn::resilience {

/// What falls when a node is lost for good, the node itself counted.
struct SingleLoss {
    Index services = 0;
    Index nodes = 0;
    bool operator==(SingleLoss const&) const = default;
};
/// By node. Needs whose buffer lasts to the horizon are never missed.
std::vector<SingleLoss> single_losses(Network const& network, Minutes horizon = without_end);

/// A pair, and the services it fells that neither of the two fells alone; both by ids.
struct PairLoss {
    Index a = 0;
    Index b = 0;
    std::vector<Index> services = {};
};
struct PairLossTotals {
    std::uint64_t cut_pairs = 0;  // over all services: the cut sets of order two
    std::vector<PairLoss> worst;  // those that fell most; of equals, by the ids of the nodes
};
/// Every pair. Errors: too_many when what single losses fell cannot be kept (pairs.h).
Result<PairLossTotals> pair_losses(Network const& network, std::size_t worst_told,
                                   Minutes horizon = without_end);

}  // namespace varn::resilience
