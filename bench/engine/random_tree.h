#pragma once
// Fault trees that share events between gates, the same on every machine.
#include "engine/fault_tree.h"

namespace varn::bench {

/// Layers of gates, alternately "and" and "or" with some "two of", each over three of the layer below.
resilience::FaultTree tree_of(std::size_t events, std::size_t layers);

}  // namespace varn::bench
