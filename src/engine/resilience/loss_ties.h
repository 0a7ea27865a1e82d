#pragma once
// Which losses, and which pairs of losses, may fell something together with a given one that no two of the
// three fell.
//
// Idea: take three losses a, b, c, and the first node that falls with all of them and with no two. The group
// that leaves it short misses members of each of the three: such as fall with that loss alone, or with it and
// one of the others though with neither alone. All of that is known when all single losses and all pairs have
// been played. So with a lost only those groups matter that a shakes, itself or in a pair; and
// - b is tied to a when it shakes such a group, when a and b fell something that neither fells alone, or when
//   it is of a pair that is near;
// - a pair b, c that fells something by itself is near a when what falls with it shakes such a group so much
//   that what a takes from it may leave it short. Whether a and b, or a and c, are a pair too is not looked
//   into further: then it is near. A pair that is not near fells nothing new through what it fells itself.
// Of 100 losses 12 are tied to one in a city of 1 000 nodes, 2 in one of 10 000. Source: own; the argument of
// pairs.h, one loss further. Cost: two numbers for each group that a loss or a pair shakes. Invariant: losses
// and pairs are told from the last to the first (few_losses_test: no set is missed).
#include <span>
#include <vector>

#include "loss_world.h"

namespace varn::resilience {

class LossTies {
public:
    LossTies(std::size_t losses, std::size_t groups);

    /// A loss, by its place, shakes a group whose owner stands.
    void shakes(Index loss, Index group) { shaken_by_[group].push_back(loss); }
    /// Two losses fell something that neither fells alone; `one` is the loss that is being told, `other`
    /// comes after it.
    void add_pair(Index one, Index other);
    /// A node that the pair added last fells, and neither of the two alone.
    void pair_fells(Index node) { felled_.push_back(node); }
    /// What the pair added last fells shakes a group whose owner stands, and can miss so many more.
    void pair_shakes(Index group, Index spare);
    /// All pairs of which this loss comes first have been added.
    void close(Index one);

    /// Asks about a loss and the groups that it shakes. The losses after it that are tied to it, the last
    /// first.
    std::span<Index const> tied_to(Index loss, std::span<LossWorld::Shaken const> shaken);
    // Of the loss asked about last:
    struct Pair {
        Index one, other;
    };
    bool matters(Index group) const { return asked_in_[group] == question_; }
    /// The pairs that are near, those whose first is last first.
    std::span<Pair const> near() const { return near_; }

    using Number = std::size_t;
    static constexpr Number no_pair = SIZE_MAX;
    /// The pair of two losses, `other` coming after `one`, if it was added.
    Number pair(Index one, Index other) const;
    /// Does the pair fell a node that neither of the two fells alone?
    bool fells(Number pair, Index node) const;

private:
    struct Added {
        Pair losses;
        std::size_t first_group;   // of `groups_`, to that of the next pair
        std::size_t first_felled;  // of `felled_`, likewise
    };
    struct Place {
        Index other;
        Number pair;
    };
    struct ByPair {
        Number pair;
        Index spare;
    };
    struct Asked {
        Index group, missing;
    };
    std::span<Index const> groups_of(Number pair) const;
    void ask(Index group, Index missing);
    void tie(Index loss);
    void tie_pairs(Index loss, Asked const& asked);

    std::vector<std::vector<Index>> shaken_by_;  // by group: losses, the last first
    std::vector<std::vector<ByPair>> by_pairs_;  // by group: pairs, those whose first is last first
    std::vector<Added> pairs_;
    std::vector<Index> groups_, felled_;
    std::vector<Number> first_pair_, last_pair_;      // by loss: pairs in which it comes first
    std::vector<Place> places_;                       // as `pairs_`, those of one loss by the other one
    std::vector<Index> asked_in_, tied_in_, paired_;  // by group and by loss: the question, by its loss
    std::vector<Index> near_in_;                      // by pair, likewise
    std::vector<Asked> asked_;
    std::vector<Index> tied_;
    std::vector<Pair> near_;
    Index question_ = 0;
};

}  // namespace varn::resilience
