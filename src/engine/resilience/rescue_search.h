#pragma once
// For each service that falls in a scenario: which measures would have kept it standing?
//
// Idea: the scenarios are swept twice, 512 at a time, as the network is and with every measure taken. A node
// that falls in both is beyond help, one that falls in neither needs none; between them are the few that are
// open, and only scenarios with an open service are looked at one by one. There each open node's claim on the
// measures (rescues.h) is worked out from those of its members, needs first. In a ring it begins at "always"
// and shrinks until nothing changes: standing is the greatest fixpoint, as failure is the least. A measure
// that lowers a loss probability spares a loss that has been drawn with a number of the loss's own, so the
// losses of every choice of measures are nested. Cost: two sweeps, and the open nodes of open scenarios.
// Source: own; common random numbers. Invariant: for every choice, a service stands exactly if it does in the
// network with these measures (portfolio_test).
#include <functional>
#include <span>

#include "lanes.h"
#include "loss_bits.h"
#include "rescues.h"

namespace varn::resilience {

class RescueSearch {
public:
    RescueSearch(Network const& network, std::span<Measure const> measures, Minutes horizon);

    /// `fallen(service, how many)` in how many scenarios of the block a service falls without measures;
    /// `saved(service, lane, rescues)` for each that some measures would save. Nodes by the network's
    /// numbers.
    struct Told {
        std::function<void(Index, std::uint64_t)> fallen;
        std::function<void(Index, std::size_t, Rescues const&)> saved;
    };
    /// False when a claim has more sets than `most_sets`.
    bool block(std::uint64_t seed, std::uint64_t block, Told const& told);

    /// What a service that fell in a lane of the last block fell with: the lost nodes behind its short needs.
    std::vector<Index> causes(Index service, std::size_t lane) const;

    static constexpr std::size_t most_sets = 4096;

private:
    struct Sparing {
        std::size_t measure;
        double kept;  // of the losses
    };
    struct AddedMember {
        Index member;
        Rescues by;
    };
    struct Lowered {
        Index least;
        std::size_t measure;
    };
    struct Group {
        Index least;
        std::vector<Index> of;
        std::vector<AddedMember> added;
        std::vector<Lowered> lowered;
        Rescues waived;  // by a buffer that lasts to the horizon
    };
    struct Open {
        Index node;
        std::size_t rank;  // needs first
    };
    void take_groups(Network const& network, Minutes horizon);
    void take_changes(Network const& network, std::span<Measure const> measures, Minutes horizon);
    double share(std::uint64_t seed, Index node, std::uint64_t scenario) const;
    void spare(std::uint64_t seed, std::uint64_t block);
    void gather(Told const& told);
    bool solve(std::uint64_t seed, std::uint64_t block, std::size_t lane);
    Rescues claim_of(std::uint64_t seed, std::uint64_t scenario, std::size_t lane, Index node) const;
    Rescues group_claim(Group const& group, std::size_t lane) const;
    Rescues const& state(Index node, std::size_t lane) const;

    Network best_;
    Graph graph_, best_graph_;
    Sweep sweep_, best_sweep_;
    LossBits losses_;
    LossBits::Drawn drawn_;
    std::vector<Index> services_;
    std::vector<std::vector<Group>> groups_;      // by node of the network
    std::vector<std::vector<Sparing>> sparings_;  // by node
    std::vector<Index> spared_nodes_;
    std::vector<std::size_t> rank_;
    std::vector<Lanes> lost_, lanes_, best_lanes_;  // by inner numbers; the last by those of best_graph_
    std::vector<std::vector<Index>> open_;          // by lane: nodes, needs first
    Lanes asked_;                                   // lanes with an open service
    std::vector<Rescues> claims_;                   // by node, in the lane at hand
    std::vector<Index> by_rank_;
    Rescues const never_ = Rescues::never(), always_ = Rescues::always();
};

}  // namespace varn::resilience
