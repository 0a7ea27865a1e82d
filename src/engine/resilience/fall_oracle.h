#pragma once
// What falls, by looking at every node until nothing changes; and from that, cut sets by trying every subset.
#include <algorithm>
#include <vector>

#include "engine/network.h"

namespace varn::resilience::oracle {

/// By the network's own numbers: who is down in the end when those are lost for good.
inline std::vector<bool> fallen(Network const& network, std::vector<Index> const& lost) {
    std::vector<bool> down(network.nodes.size());
    for (auto const node : lost) {
        down[node] = true;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < network.nodes.size(); ++i) {
            for (auto const& need : network.nodes[i].needs) {
                auto const working =
                    std::count_if(need.of.begin(), need.of.end(), [&](Index m) { return !down[m]; });
                if (!down[i] && need.buffer != without_end &&
                    working < static_cast<std::ptrdiff_t>(need.least)) {
                    down[i] = true;
                    changed = true;
                }
            }
        }
    }
    return down;
}

/// A set of nodes as bits.
using Bits = std::uint32_t;

inline std::vector<Index> members(Bits set) {
    std::vector<Index> list;
    for (Index i = 0; i < 32; ++i) {
        if ((set >> i) & 1U) {
            list.push_back(i);
        }
    }
    return list;
}

/// The minimal sets of nodes whose loss fells `target`, of at most `order` members, ascending. Tries every
/// subset.
inline std::vector<Bits> cut_sets(Network const& network, Index target, int order) {
    std::vector<Bits> found;
    for (Bits set = 1; set < Bits{1} << network.nodes.size(); ++set) {
        if (__builtin_popcount(set) > order) {
            continue;
        }
        if (fallen(network, members(set))[target]) {
            found.push_back(set);
        }
    }
    std::vector<Bits> minimal;
    for (auto const set : found) {
        bool const has_smaller = std::any_of(
            found.begin(), found.end(), [&](Bits other) { return other != set && (other & set) == other; });
        if (!has_smaller) {
            minimal.push_back(set);
        }
    }
    return minimal;
}

}  // namespace varn::resilience::oracle
