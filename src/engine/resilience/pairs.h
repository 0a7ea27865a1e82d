#pragma once
// Every pair whose loss fells something that neither fells alone: exact, without trying every pair.
//
// Idea: let F(a) be what falls with a. If {a, b} fells a node that stands after a and after b, take the first
// such in the order of causes: the members its group has lost all lie in F(a) or F(b), and neither alone
// passed the group's slack. So both cascades touch that group, it stands after each, and what they took from
// it together is more than its slack. Hence: note per group which single losses shake it and by how much, and
// join those that together may pass the slack. For each pair proposed, count the members of its groups that
// fell in either cascade; where they pass the slack the owner falls, and from there on what it fells is
// followed, counting members the same way. What falls is exact: the index only proposes. Services felled by a
// pair and by neither alone are the cut sets of order two. Cost: the smaller cascade of each pair proposed,
// and the members around what falls beyond; 2.4 million pairs of 5 000 million at 100 000 nodes. Source: own;
// the idea of certified screening is in Kaplunovich & Turitsyn (arXiv 1211.0728) for power flow. Invariant:
// bases may be asked in any ranges; the answers of disjoint ranges are disjoint and together all.
#include <functional>

#include "cascade.h"
#include "engine/monte_carlo.h"

namespace varn::resilience {

class PairLosses {
public:
    static constexpr std::size_t most_kept = 400'000'000;
    /// Plays every single loss and indexes it. Keeps what falls with each node: at most so many numbers, else
    /// too_many; unavailable when broken off.
    static Result<PairLosses> prepare(Graph const& graph, std::size_t most = most_kept,
                                      Watch const& watch = {});

    /// `fells(a, b, nodes)` for each pair with a base in [first, last) that fells more than its two do alone;
    /// nodes are those it fells beyond. Numbers are inner ones of the graph; a and b in no order.
    using Fells = std::function<void(Index, Index, std::span<Index const>)>;
    void find(Index first, Index last, Fells const& fells);

    std::span<Index const> fallen_with(Index node) const {
        return {fallen_.data() + first_fallen_[node], first_fallen_[node + 1] - first_fallen_[node]};
    }
    std::uint64_t pairs_played() const { return pairs_played_; }
    Graph const& graph() const { return *graph_; }

private:
    struct Shaking {
        Index node;
        Index missing;
    };
    explicit PairLosses(Graph const& graph);
    bool index(Watch const& watch);
    void propose(Index base);
    void play(Index base, Index other, Fells const& fells);
    bool is_base(Index node, Index other) const;
    bool stands(Index node) const { return !cascade_.has_fallen(node) && fell_in_[node] != pair_; }
    bool is_short(Index counter) const;
    void fell(Index node);

    static constexpr Index none = ~Index{0};
    struct Proposal {
        Index counter;
        Index next;  // of the same pair
    };
    Graph const* graph_;
    Cascade cascade_;
    std::vector<std::size_t> first_fallen_;
    std::vector<Index> fallen_;
    std::vector<std::size_t> first_shaken_;
    std::vector<Cascade::Shaken> shaken_;  // by node
    std::vector<std::size_t> first_shaking_;
    std::vector<Shaking> shaking_;       // by counter, those that take most first
    std::vector<Index> others_;          // with whom the base may fell something
    std::vector<Index> first_proposal_;  // by other: why
    std::vector<Proposal> proposals_;
    std::vector<Index> fell_in_;  // the pair in which a node fell with the other, or with both
    Index pair_ = 0;
    std::vector<Index> news_;
    std::uint64_t pairs_played_ = 0;
};

}  // namespace varn::resilience
