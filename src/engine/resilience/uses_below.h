#pragma once
// What some services hang on, and of its uses only those that lead to one of them, as flat arrays that a
// cascade walks: group, owner and slack lie together. Cost O(nodes + members). Invariant: a cascade over
// these uses fells the same services as one over all.
#include <span>
#include <vector>

#include "graph.h"

namespace varn::resilience {

struct UsesBelow {
    struct Use {
        Index group, owner, slack;
    };
    std::vector<Index> nodes;            // the services and all below them, ascending
    std::vector<std::size_t> first_use;  // by node of the graph and one more, of `uses`
    std::vector<Use> uses;
};
UsesBelow uses_below(Graph const& graph, std::span<Index const> services);

}  // namespace varn::resilience
