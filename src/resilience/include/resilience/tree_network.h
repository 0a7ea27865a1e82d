#pragma once
// From a fault tree to a network: what another tool tells as causes of a failure, as things that need each
// other. The way back from `fault_tree_of` (network_writing.h).
#include "engine/fault_tree.h"
#include "engine/network.h"

namespace varn::resilience {

/// A network whose one service is the top and falls for exactly the losses for which the tree says that the
/// top happens, with the probabilities of the events. A gate that k of n inputs make happen is a node with a
/// need of n - k + 1 of n; an event that stands under one disjunction alone is that node's own loss, and a
/// conjunction or k-of-n that stands under one alone is one of its needs, so that a tree that was written
/// from a network without rings gives that network back. House events are resolved. Takes a valid tree.
/// Errors: invalid at `/gates/ID` for a gate that is not coherent (a negation says that something must work
/// for another to fail), for a top that always or never happens, and for an event that is certain.
Result<Network> network_of(FaultTree const& tree);

}  // namespace varn::resilience
