#pragma once
// Networks out of the house: as `city-dep/1` (docs/formats/network.md), and as the fault tree of what fells a
// service, for other tools.
#include <optional>
#include <string>

#include "engine/fault_tree.h"
#include "engine/network.h"

namespace varn::resilience {

/// A network as `city-dep/1`, one node a line, so that `read_network_file` gives the same network back. A
/// harm curve is told by its rate beyond what is tolerable, which is all the format holds.
std::string write_city_dep(Network const& network);

/// What must be lost for a service to fall, losses being for good: an event `lost-ID` for each node, a gate
/// `falls-ID` for each that needs something. Without a service the top is that any of them falls. A ring of
/// needs is unrolled, since a failure must have a cause that failed before it; its nodes have a gate for each
/// step. Errors: missing at /service for a node that is no service of the network; too_many when the rings
/// unrolled are more than a million gates.
Result<FaultTree> fault_tree_of(Network const& network, std::optional<Index> service = {});

}  // namespace varn::resilience
