#pragma once
// What some services hang on, and of its uses only those that lead to one of them, as flat arrays that a
// cascade walks: group and owner lie together. A group without slack needs no count: its owner stands
// by itself. Cost O(nodes + members). Invariant: a cascade over these uses fells the same services as one
// over all.
#include <span>
#include <vector>

#include "graph.h"

namespace varn::resilience {

struct UsesBelow {
    struct Use {
        Index group, owner;
    };
    struct Edges {
        Index straight, counted;  // where those of a node begin
    };
    std::vector<Index> nodes;     // the services and all below them, ascending
    std::vector<Edges> at;        // by node of the graph, and one more
    std::vector<Index> straight;  // owners of groups without slack
    std::vector<Use> counted;     // groups with slack

    std::span<Index const> straight_from(Index node) const {
        return {straight.data() + at.data()[node].straight,
                at.data()[node + 1].straight - at.data()[node].straight};
    }
    std::span<Use const> counted_from(Index node) const {
        return {counted.data() + at.data()[node].counted,
                at.data()[node + 1].counted - at.data()[node].counted};
    }
};
UsesBelow uses_below(Graph const& graph, std::span<Index const> services);

}  // namespace varn::resilience
