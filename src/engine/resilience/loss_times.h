#pragma once
// When does each thing fall, if these are lost for good at minute 0?
//
// Idea: a node falls at the least, over its groups, of the moment the group became short plus its buffer; a
// group is short when more members have fallen than its slack. That is a superior function, so Knuth's
// generalisation of Dijkstra (Information Processing Letters 6, 1977) settles nodes in the order they fall,
// loops included. What falls at once does not pass through the heap. Cost: the edges out of what falls, and a
// heap of those with buffers. Invariant: `falls` is ordered by time; the same nodes as the cascade without
// time when no buffer is endless; equal to the simulation of permanent losses (simulation_test).
#include <span>
#include <vector>

#include "use_split.h"

namespace varn::resilience {

class LossTimes {
public:
    explicit LossTimes(Graph const& graph);

    struct Fall {
        Index node;
        Minutes at;
    };
    /// What falls within the horizon, the earliest first; of the same minute, causes first. Holds until the
    /// next call.
    std::span<Fall const> falls(std::span<Index const> lost, Minutes horizon = without_end);

private:
    // Buffers that are kept are shorter than a hundred years (NetworkLimits::longest), so 32 bits hold them.
    struct Edge {
        Index owner;
        std::uint32_t buffer;
    };
    struct Waiting {
        Minutes at;
        Index node;
    };
    void settle(Index node, Minutes at);
    void offer(Edge edge, Minutes at);
    void follow(Index node, Minutes at);

    UseSplit uses_;
    std::vector<Edge> straight_;  // of `uses_.straight`: who falls, how long after
    std::vector<Edge> short_;     // of each counter
    std::vector<Index> settled_in_;
    std::vector<Fall> falls_;
    std::vector<Waiting> heap_;
    Minutes horizon_ = without_end;
    Index epoch_ = 0;
};

}  // namespace varn::resilience
