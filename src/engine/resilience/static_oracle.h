#pragma once
// Exact probabilities of small networks by trying every subset of losses: what Monte Carlo must agree with.
#include <vector>

#include "cascade.h"

namespace varn::resilience::oracle {

struct Exact {
    std::vector<double> fallen;        // by node of the network
    double harm = 0.0;                 // expected
    std::vector<double> harm_if_lost;  // by node
    std::vector<double> harm_if_never;
};

/// `harm` by node, counted for services. 2^nodes cascades.
inline Exact exact(Network const& network, std::vector<double> const& harm, Minutes horizon = without_end) {
    auto const n = network.nodes.size();
    Graph const graph{network, horizon};
    Cascade cascade{graph};
    Exact found{std::vector<double>(n), 0.0, std::vector<double>(n), std::vector<double>(n)};
    for (std::uint32_t lost = 0; lost < 1U << n; ++lost) {
        double probability = 1.0;
        cascade.begin();
        for (std::size_t i = 0; i < n; ++i) {
            auto const p = network.nodes[i].loss_probability;
            probability *= (lost >> i & 1U) != 0 ? p : 1.0 - p;
            if ((lost >> i & 1U) != 0) {
                cascade.lose(graph.inner(static_cast<Index>(i)));
            }
        }
        double costs = 0.0;
        for (auto const node : cascade.fallen()) {
            auto const outer = graph.outer(node);
            found.fallen[outer] += probability;
            costs += network.nodes[outer].is_service ? harm[outer] : 0.0;
        }
        found.harm += probability * costs;
        for (std::size_t i = 0; i < n; ++i) {
            auto const p = network.nodes[i].loss_probability;
            if ((lost >> i & 1U) != 0) {
                found.harm_if_lost[i] += p > 0.0 ? probability / p * costs : 0.0;
            } else {
                found.harm_if_never[i] += p < 1.0 ? probability / (1.0 - p) * costs : 0.0;
            }
        }
    }
    return found;
}

}  // namespace varn::resilience::oracle
