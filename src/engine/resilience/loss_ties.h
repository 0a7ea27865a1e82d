#pragma once
// Which losses may fell something together with a given one that no two of them fell.
//
// Idea: take three losses, and the first node that falls with all of them and with no two. The group that
// leaves it short misses members of each of the three: such as fall with that loss alone, or with it and one
// of the others though with neither alone. So to a given loss only those are tied that shake a group it
// shakes itself or together with one more, those with which it fells something neither fells alone, and pairs
// that together shake such a group. All of that is known when all single losses and all pairs have been
// played. Of 100 losses that leaves 12 in a city of 1 000 nodes, 3 in one of 10 000. Source: own; the
// argument of pairs.h, one loss further. Cost: two numbers for each group that a loss or a pair shakes.
// Invariant: losses and pairs are told from the last to the first (few_losses_test: no set is missed).
#include <span>
#include <vector>

#include "graph.h"

namespace varn::resilience {

class LossTies {
public:
    LossTies(std::size_t losses, std::size_t groups);

    /// A loss, by its place, shakes a group whose owner stands.
    void shakes(Index loss, Index group) { shaken_by_[group].push_back(loss); }
    /// Two losses fell something that neither fells alone; `one` is the loss that is being told, `other`
    /// comes after it.
    void add_pair(Index one, Index other);
    /// What the pair added last fells shakes a group whose owner stands.
    void pair_shakes(Index group);

    /// The losses after this one that are tied to it, the last first. `groups` are those that it shakes.
    std::span<Index const> tied_to(Index loss, std::span<Index const> groups);

private:
    struct Pair {
        Index one, other;
        std::size_t first_group;  // of `groups_`, to that of the next pair
    };
    std::span<Index const> groups_of(std::size_t pair) const;
    void ask(Index group);
    void tie(Index loss);

    std::vector<std::vector<Index>> shaken_by_;       // by group: losses, the last first
    std::vector<std::vector<std::size_t>> by_pairs_;  // by group: pairs, those whose first is last first
    std::vector<Pair> pairs_;
    std::vector<Index> groups_;
    std::vector<std::size_t> first_pair_, last_pair_;  // by loss: pairs in which it comes first
    std::vector<Index> asked_in_, tied_in_;            // by group and by loss: the question, by its loss
    std::vector<Index> asked_, tied_;
    Index question_ = 0;
};

}  // namespace varn::resilience
