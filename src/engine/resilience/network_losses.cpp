// The door to cascades and pairs: from the network's numbers and back.
#include <algorithm>
#include <tuple>

#include "pair_totals.h"

namespace varn::resilience {

std::vector<SingleLoss> single_losses(Network const& network, Minutes horizon) {
    Graph const graph{network, horizon};
    Cascade cascade{graph};
    std::vector<SingleLoss> losses(graph.nodes());
    for (Index node = 0; node < graph.nodes(); ++node) {
        cascade.begin();
        cascade.lose(node);
        auto& loss = losses[graph.outer(node)];
        loss.nodes = static_cast<Index>(cascade.fallen().size());
        for (auto const fallen : cascade.fallen()) {
            loss.services += graph.is_service(fallen) ? 1 : 0;
        }
    }
    return losses;
}

PairLossTotals totals_of(Network const& network, Graph const& graph, PairLosses& pairs,
                         std::size_t worst_told) {
    PairLossTotals totals;
    auto const by_id = [&](Index one, Index other) {
        return network.nodes[one].id < network.nodes[other].id;
    };
    auto const is_worse = [&](PairLoss const& one, PairLoss const& other) {
        if (one.services.size() != other.services.size()) {
            return one.services.size() > other.services.size();
        }
        auto const& nodes = network.nodes;
        return std::tie(nodes[one.a].id, nodes[one.b].id) < std::tie(nodes[other.a].id, nodes[other.b].id);
    };
    auto const shorten = [&] {
        std::sort(totals.worst.begin(), totals.worst.end(), is_worse);
        totals.worst.resize(std::min(totals.worst.size(), worst_told));
    };
    std::vector<Index> services;
    pairs.find(0, static_cast<Index>(graph.nodes()), [&](Index a, Index b, std::span<Index const> felled) {
        services.clear();
        for (auto const node : felled) {
            if (graph.is_service(node)) {
                services.push_back(graph.outer(node));
            }
        }
        totals.cut_pairs += services.size();
        if (services.empty() || worst_told == 0) {
            return;
        }
        std::sort(services.begin(), services.end(), by_id);
        auto const first = std::min(graph.outer(a), graph.outer(b), by_id);
        auto const second = std::max(graph.outer(a), graph.outer(b), by_id);
        totals.worst.push_back({first, second, services});
        if (totals.worst.size() >= 8 * worst_told + 1000) {  // keep the list short
            shorten();
        }
    });
    shorten();
    return totals;
}

Result<PairLossTotals> pair_losses(Network const& network, std::size_t worst_told, Minutes horizon) {
    Graph const graph{network, horizon};
    TRY(pairs, PairLosses::prepare(graph));
    return totals_of(network, graph, pairs, worst_told);
}

}  // namespace varn::resilience
