#pragma once
// Which nodes of a network need each other in a ring.
#include "engine/network.h"

namespace varn::resilience {

/// By node, the number of its strongly connected component, from 0: those that need each other share one, and
/// what stands in no ring has one alone. What a node needs has no higher number. O(nodes + members).
std::vector<Index> ring_numbers(Network const& network);

}  // namespace varn::resilience
