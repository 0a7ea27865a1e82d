#pragma once
// The questions of `varn analyse network`, one file each. What they answer with stands in
// docs/formats/analysis.md.
#include "cli/analyse_model.h"
#include "engine/network_losses.h"

namespace varn::app {

/// What falls with each node. Exact.
Result<json::Value> answer_single_losses(resilience::WalkedNetwork const& walked, NetworkAsked const& asked);
/// What falls with each pair of nodes and with neither alone. Exact.
Result<json::Value> answer_pairs(Context const& context, resilience::WalkedNetwork const& walked,
                                 NetworkAsked const& asked);
/// What must be lost together for each service to fall; by `automatic`, where that does not fit, how likely
/// each is to fall, by trying scenarios.
Result<json::Value> answer_cut_sets(Context const& context, resilience::Network const& network,
                                    NetworkAsked const& asked);
/// Tries so many scenarios, by all threads.
Result<resilience::MonteCarloAnswer> try_scenarios(Context const& context, resilience::Network const& network,
                                                   NetworkAsked const& asked, std::uint64_t scenarios);
/// How likely services are to fall, by trying scenarios.
Result<json::Value> answer_monte_carlo(Context const& context, resilience::Network const& network,
                                       NetworkAsked const& asked);
/// What follows from the event of a file, minute by minute.
Result<json::Value> answer_simulation(resilience::Network const& network, NetworkAsked const& asked);
/// The harm of a year, by trying years.
Result<json::Value> answer_years(Context const& context, resilience::Network const& network,
                                 NetworkAsked const& asked);

}  // namespace varn::app
