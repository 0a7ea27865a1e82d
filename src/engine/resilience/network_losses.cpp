// The door to cascades and pairs: from the network's numbers and back.
#include "engine/network_losses.h"

#include <algorithm>
#include <tuple>

#include "pairs.h"

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

Result<PairLossTotals> pair_losses(Network const& network, std::size_t worst_told, Minutes horizon) {
    Graph const graph{network, horizon};
    TRY(pairs, PairLosses::prepare(graph));
    PairLossTotals totals;
    auto const is_worse = [&](PairLoss const& one, PairLoss const& other) {
        if (one.services != other.services) {
            return one.services > other.services;
        }
        auto const& nodes = network.nodes;
        return std::tie(nodes[one.a].id, nodes[one.b].id) < std::tie(nodes[other.a].id, nodes[other.b].id);
    };
    auto const shorten = [&] {
        std::sort(totals.worst.begin(), totals.worst.end(), is_worse);
        totals.worst.resize(std::min(totals.worst.size(), worst_told));
    };
    pairs.find(0, static_cast<Index>(graph.nodes()), [&](Index a, Index b, std::span<Index const> felled) {
        PairLoss loss{graph.outer(a), graph.outer(b), 0};
        for (auto const node : felled) {
            loss.services += graph.is_service(node) ? 1 : 0;
        }
        totals.cut_pairs += loss.services;
        if (loss.services == 0 || worst_told == 0) {
            return;
        }
        if (network.nodes[loss.b].id < network.nodes[loss.a].id) {
            std::swap(loss.a, loss.b);
        }
        totals.worst.push_back(loss);
        if (totals.worst.size() >= 8 * worst_told + 1000) {
            shorten();
        }
    });
    shorten();
    return totals;
}

}  // namespace varn::resilience
