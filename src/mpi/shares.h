#pragma once
// Which part of the work is whose. Parts join to the same whatever they are, so this decides only who waits
// for whom.
#include "asked.h"
#include "crew.h"
#include "platform/json.h"

namespace varn::mpi {

/// The answers as `varn analyse network` gives them. Only the first has them in the end; what the others get
/// is of their own part. Errors: those of the engine, the same for all.
Result<json::Value> pairs(Crew const& crew, resilience::Network const& network, Asked const& asked);
Result<json::Value> monte_carlo(Crew const& crew, resilience::Network const& network, Asked const& asked);

}  // namespace varn::mpi
