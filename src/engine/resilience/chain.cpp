// The chain from what is lost to what falls.
//
// Idea: let things fall in time (loss_times.h), then walk back from the target. A node that fell of itself
// fell when one of its needs had been short for its buffer; of the members that had fallen by then the
// earliest are enough, one more than the need can lose. Whoever is reached is explained the same way. Told in
// the order of falling, so that every link names earlier ones. Cost: the fall, and the members around what is
// told. Source: own; the explanation is a minimal proof in the sense of Horn clauses. Invariant: `holds` is
// true of every chain that `why` gives.
#include <algorithm>
#include <map>

#include "engine/weaknesses.h"
#include "loss_times.h"

namespace varn::resilience {
namespace {

/// Which need fells a node at that minute, and by whose fall; of several, the first.
struct Cause {
    Index need = 0;
    std::vector<Index> members;
};

class Explanation {
public:
    Explanation(Network const& network, Graph const& graph, std::span<LossTimes::Fall const> falls)
        : network_(network) {
        for (std::size_t i = 0; i < falls.size(); ++i) {
            fall_[graph.outer(falls[i].node)] = {falls[i].at, i};
        }
    }
    bool has_fallen(Index node) const { return fall_.contains(node); }

    /// The chain that ends with the target; `lost` needs no explanation.
    std::vector<Link> of(Index target, std::vector<Index> const& lost) {
        std::map<std::size_t, Link> told;  // by order of falling
        std::map<Index, std::vector<Index>> members;
        std::vector<Index> open{target};
        while (!open.empty()) {
            auto const node = open.back();
            open.pop_back();
            auto const& [at, order] = fall_.at(node);
            if (told.contains(order)) {
                continue;
            }
            Link link{node, at, {}, {}};
            if (!std::binary_search(lost.begin(), lost.end(), node)) {
                auto cause = cause_of(node, at, order);
                link.need = cause.need;
                open.insert(open.end(), cause.members.begin(), cause.members.end());
                members[node] = std::move(cause.members);
            }
            told.emplace(order, std::move(link));
        }
        std::vector<Link> chain;
        std::map<Index, Index> place;
        for (auto& [order, link] : told) {
            for (auto const member : members[link.node]) {
                link.of.push_back(place.at(member));
            }
            std::sort(link.of.begin(), link.of.end());
            place[link.node] = static_cast<Index>(chain.size());
            chain.push_back(std::move(link));
        }
        return chain;
    }

private:
    Cause cause_of(Index node, Minutes at, std::size_t order) const {
        auto const& needs = network_.nodes[node].needs;
        for (Index n = 0; n < needs.size(); ++n) {
            auto const& need = needs[n];
            std::vector<std::pair<std::size_t, Index>> fallen;
            for (auto const member : need.of) {
                auto const found = fall_.find(member);
                if (found != fall_.end() && found->second.second < order) {
                    fallen.emplace_back(found->second.second, member);
                }
            }
            auto const enough = need.of.size() - need.least + 1;
            if (fallen.size() < enough || need.buffer == without_end) {
                continue;
            }
            std::sort(fallen.begin(), fallen.end());
            if (fall_.at(fallen[enough - 1].second).first + need.buffer == at) {
                Cause cause{n, {}};
                for (std::size_t i = 0; i < enough; ++i) {
                    cause.members.push_back(fallen[i].second);
                }
                return cause;
            }
        }
        ASSERT(false);  // what fell without being lost fell of a need
        return {};
    }

    Network const& network_;
    std::map<Index, std::pair<Minutes, std::size_t>>
        fall_;  // by the network's numbers: when, and in which order
};

}  // namespace

std::vector<Link> why(Network const& network, std::span<Index const> lost, Index target, Minutes horizon) {
    Graph const graph{network};
    LossTimes times{graph};
    std::vector<Index> inner;
    for (auto const node : lost) {
        inner.push_back(graph.inner(node));
    }
    Explanation explanation{network, graph, times.falls(inner, horizon)};
    if (!explanation.has_fallen(target)) {
        return {};
    }
    std::vector<Index> sorted(lost.begin(), lost.end());
    std::sort(sorted.begin(), sorted.end());
    return explanation.of(target, sorted);
}

bool holds(Network const& network, std::vector<Link> const& chain) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
        auto const& link = chain[i];
        if (!link.need) {
            if (link.at != 0) {
                return false;
            }
            continue;
        }
        auto const& need = network.nodes[link.node].needs.at(*link.need);
        Minutes last = 0;
        for (auto const earlier : link.of) {
            if (earlier >= i ||
                std::find(need.of.begin(), need.of.end(), chain[earlier].node) == need.of.end()) {
                return false;
            }
            last = std::max(last, chain[earlier].at);
        }
        if (link.of.size() != need.of.size() - need.least + 1 || last + need.buffer != link.at) {
            return false;
        }
    }
    return !chain.empty();
}

}  // namespace varn::resilience
