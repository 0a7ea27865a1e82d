#pragma once
// What `validate` says of one node of a network, for those who change one at a time.
#include "engine/network.h"

namespace varn::resilience {

/// Everything but what takes a look at the others: whether its id is taken, and how much there is in all.
Result<Done> validate_node(Network const& network, Index node, NetworkLimits const& limits);

}  // namespace varn::resilience
