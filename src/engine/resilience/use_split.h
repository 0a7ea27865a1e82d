#pragma once
// Who uses a node, in the two ways a loss is followed: straight, and by counting.
//
// Idea: a group without slack is short as soon as one member has fallen, so it needs no counter; a group with
// slack has one. Both the cascade and the times of falling walk these lists. Cost O(members). Invariant:
// every use of a node is in one of its two lists, groups ascending.
#include <span>
#include <vector>

#include "graph.h"

namespace varn::resilience {

/// A counter of members that have fallen. Eight bytes, so that those of a city of 100 000 nodes fit a cache;
/// it belongs to the cascade of its epoch, so nothing is cleared between cascades.
struct Counter {
    Index epoch;
    std::uint16_t slack;
    std::uint16_t missing;

    /// Counts one more member fallen in a cascade; how many beyond the slack.
    int count(Index now) {
        if (epoch != now) {
            epoch = now;
            missing = 0;
        }
        return ++missing - slack;
    }
};

struct UseSplit {
    explicit UseSplit(Graph const& graph);

    std::vector<Index> first_straight, straight;  // groups without slack, by member
    std::vector<Index> first_counted, counted;    // counters of groups with slack, by member
    std::vector<Counter> counters;
    std::vector<Index> group;  // of each counter
};

}  // namespace varn::resilience
