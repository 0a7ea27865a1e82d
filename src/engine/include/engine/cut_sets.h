#pragma once
// What must be lost together for each service to fall: the minimal cut sets of all services in one shared
// diagram, how many they are, how likely, and which are the likeliest.
//
// Sets beyond the order asked for are never made; what they may weigh together is told as a bound. Counts and
// sums come from sweeps over the diagram, never from going through the sets.
#include "engine/fault_tree.h"
#include "engine/monte_carlo.h"

namespace varn::resilience {

struct CutSetQuestion {
    std::uint16_t order = 2;           // sets of more nodes are not made
    std::vector<Index> services = {};  // told, in this order; empty: every service
    std::size_t likeliest = 10;        // listed for each
    Minutes horizon = without_end;     // needs whose buffer lasts so long are never missed
    bool is_exact = false;             // sets of every order, and the probability from them
    std::size_t node_budget = 50'000'000;
    std::size_t memory = std::size_t{2} << 30U;  // bytes, about
    /// Scenarios for each service in which at least one of its sets is lost whole; 0: no estimate is told.
    std::uint64_t draws = 0;
    std::uint64_t seed = 1;  // of the draws
};

/// The sets of one service; its own loss is among them. `CutSet::events` are nodes of the network.
struct ServiceCutSets {
    Index service = 0;
    CutSetCount total = {};
    std::vector<CutSetCount> by_order = {};  // from order 1, up to the order asked for
    double rare_event_sum = 0.0;
    std::optional<double> probability = {};  // when exact
    double lower = 0.0;                      // equal to it, or bounds
    double upper = 1.0;
    /// At most so likely is it that the service falls though none of these sets has been lost whole.
    double neglected = 0.0;
    /// When draws were asked for: how likely it is that one of these sets is lost whole, however seldom, with
    /// its 95 % interval. That the service falls is likelier by what is neglected, at most.
    std::optional<Estimate> estimate = {};
    std::vector<CutSet> likeliest = {};  // likeliest first; of equals, always the same first
};

struct CutSetAnswer {
    FaultTreeMethod method = FaultTreeMethod::truncated;
    std::optional<std::size_t> order_limit = {};  // sets beyond it are not counted
    std::size_t diagram_nodes = 0;
    std::vector<CutSetCount> by_order = {};  // over all services told, from order 1
    std::vector<ServiceCutSets> services = {};
};

/// `watch.done` is told the services done. Errors: those of `validate`; too_many when the diagram outgrows
/// the budget, unavailable when cancelled.
Result<CutSetAnswer> service_cut_sets(Network const& network, CutSetQuestion const& question,
                                      Watch const& watch = {});

}  // namespace varn::resilience
