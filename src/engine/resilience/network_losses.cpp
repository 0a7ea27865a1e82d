// The door to cascades and pairs: from the network's numbers and back.
#include <algorithm>
#include <tuple>

#include "harm_weights.h"
#include "pair_totals.h"
#include "single_losses.h"

namespace varn::resilience {

WalkedNetwork::WalkedNetwork(Network const& network, Minutes horizon)
    : network_(&network), graph_(std::make_shared<Graph const>(network, horizon)) {}

Result<std::vector<SingleLoss>> single_losses(Network const& network, Minutes horizon, Watch const& watch) {
    return single_losses(WalkedNetwork{network, horizon}, watch);
}

Result<std::vector<SingleLoss>> single_losses(WalkedNetwork const& network, Watch const& watch) {
    auto const& graph = *network.graph();
    TRY(fallen, SingleLosses{graph}.count(watch));
    std::vector<SingleLoss> losses(graph.nodes());
    for (Index node = 0; node < graph.nodes(); ++node) {
        losses[graph.outer(node)] = {fallen[node].services, fallen[node].nodes};
    }
    return losses;
}

namespace {

/// Of two pairs, the one that fell more; of equals, the one whose ids come first.
class IsWorse {
public:
    explicit IsWorse(Network const& network) : nodes_(network.nodes) {}
    bool operator()(PairLoss const& one, PairLoss const& other) const {
        if (one.services.size() != other.services.size()) {
            return one.services.size() > other.services.size();
        }
        return std::tie(nodes_[one.a].id, nodes_[one.b].id) <
               std::tie(nodes_[other.a].id, nodes_[other.b].id);
    }

private:
    std::vector<Node> const& nodes_;
};

}  // namespace

void shorten(Network const& network, std::vector<PairLoss>& worst, std::size_t most) {
    std::sort(worst.begin(), worst.end(), IsWorse{network});
    worst.resize(std::min(worst.size(), most));
}

PairLossTotals totals_of(Network const& network, PairLosses& pairs, std::size_t worst_told, Index first,
                         Index last) {
    PairLossTotals totals;
    auto const& graph = pairs.graph();
    auto const by_id = [&](Index one, Index other) {
        return network.nodes[one].id < network.nodes[other].id;
    };
    std::vector<Index> services;
    pairs.find(first, last, [&](Index a, Index b, std::span<Index const> felled) {
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
        auto const one = std::min(graph.outer(a), graph.outer(b), by_id);
        auto const other = std::max(graph.outer(a), graph.outer(b), by_id);
        totals.worst.push_back({one, other, services});
        if (totals.worst.size() >= 8 * worst_told + 1000) {  // keep the list short
            shorten(network, totals.worst, worst_told);
        }
    });
    shorten(network, totals.worst, worst_told);
    return totals;
}

PairLossTotals totals_of(Network const& network, PairLosses& pairs, std::size_t worst_told) {
    return totals_of(network, pairs, worst_told, 0, static_cast<Index>(pairs.graph().nodes()));
}

Result<PairLossTotals> pair_losses(Network const& network, std::size_t worst_told, Minutes horizon) {
    Graph const graph{network, horizon};
    TRY(pairs, PairLosses::prepare(graph));
    return totals_of(network, pairs, worst_told);
}

struct PairSearch::Prepared {
    WalkedNetwork of;
    PairLosses pairs;
    std::size_t worst_told;
};

PairSearch::PairSearch(std::unique_ptr<Prepared> prepared) : prepared_(std::move(prepared)) {}
PairSearch::PairSearch(PairSearch const& other) : prepared_(std::make_unique<Prepared>(*other.prepared_)) {}
PairSearch::PairSearch(PairSearch&&) noexcept = default;
PairSearch& PairSearch::operator=(PairSearch&&) noexcept = default;
PairSearch::~PairSearch() = default;

Result<PairSearch> PairSearch::prepare(WalkedNetwork const& network, std::size_t worst_told) {
    TRY(pairs, PairLosses::prepare(*network.graph()));
    return PairSearch{std::make_unique<Prepared>(Prepared{network, std::move(pairs), worst_told})};
}

std::uint64_t PairSearch::bases() const {
    return prepared_->of.graph()->nodes();
}

Result<PairLossTotals> PairSearch::find(BlockRange bases, Watch const& watch) {
    PairLossTotals totals;
    auto const most = prepared_->worst_told;
    for (auto base = bases.first; base < bases.last; ++base) {
        if (watch.is_cancelled != nullptr && watch.is_cancelled->load(std::memory_order_relaxed)) {
            return broken_off();
        }
        auto const at = static_cast<Index>(base);
        auto const found = totals_of(prepared_->of.network(), prepared_->pairs, most, at, at + 1);
        totals.cut_pairs += found.cut_pairs;
        totals.worst.insert(totals.worst.end(), found.worst.begin(), found.worst.end());
        if (totals.worst.size() >= 8 * most + 1000) {
            shorten(prepared_->of.network(), totals.worst, most);
        }
        if (watch.done) {
            watch.done(base + 1 - bases.first);
        }
    }
    shorten(prepared_->of.network(), totals.worst, most);
    return totals;
}

void PairSearch::join(PairLossTotals& into, PairLossTotals const& other) const {
    into.cut_pairs += other.cut_pairs;
    into.worst.insert(into.worst.end(), other.worst.begin(), other.worst.end());
    shorten(prepared_->of.network(), into.worst, prepared_->worst_told);
}

}  // namespace varn::resilience
