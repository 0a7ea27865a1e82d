#pragma once
// Answers about a network as JSON, the same whoever reckoned them: `varn analyse network` in one process or
// `varn-mpi` in many.
#include "engine/monte_carlo.h"
#include "engine/network_losses.h"
#include "platform/json.h"

namespace varn::resilience {

/// What was asked about: the file, how many nodes and how many of them services.
json::Object told_head(Network const& network, std::string const& file);
/// What pairs fell (`n2`). `cpu_s` is the processor time it took, over all who took part.
json::Value told_pairs(Network const& network, PairLossTotals const& totals, double cpu_s);
/// What Monte Carlo answered (`monte_carlo`), with the `top` nodes that matter most.
json::Value told_monte_carlo(Network const& network, MonteCarloAnswer const& answer, std::uint64_t seed,
                             std::size_t top, double cpu_s);

}  // namespace varn::resilience
