#pragma once
// What falls with every subset of losses at once, by bits: the whole truth about a small network.
#include <bit>
#include <vector>

#include "fall_oracle.h"

namespace varn::resilience::oracle {

/// By subset of nodes: who is down in the end when those are lost for good. 2^nodes words.
inline std::vector<Bits> fallen_with_all(Network const& network) {
    struct Rule {
        Bits owner;
        Bits members;
        int slack;
    };
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        for (auto const& need : network.nodes[i].needs) {
            Bits members = 0;
            for (auto const member : need.of) {
                members |= Bits{1} << member;
            }
            if (need.buffer != without_end) {
                rules.push_back({Bits{1} << i, members, static_cast<int>(need.of.size() - need.least)});
            }
        }
    }
    std::vector<Bits> fallen(std::size_t{1} << network.nodes.size());
    for (Bits lost = 0; lost < fallen.size(); ++lost) {
        auto down = lost;
        for (Bits before = ~down; before != down;) {
            before = down;
            for (auto const& rule : rules) {
                down |= std::popcount(down & rule.members) > rule.slack ? rule.owner : 0;
            }
        }
        fallen[lost] = down;
    }
    return fallen;
}

/// The minimal sets of at most `order` nodes whose loss fells `target`, ascending: those that do and no
/// longer do with any one node less.
inline std::vector<Bits> minimal(std::vector<Bits> const& fallen, Index target, int order) {
    std::vector<Bits> found;
    for (Bits set = 1; set < fallen.size(); ++set) {
        bool is_minimal = std::popcount(set) <= order && ((fallen[set] >> target) & 1U) != 0;
        for (auto rest = set; rest != 0 && is_minimal; rest &= rest - 1) {
            is_minimal = ((fallen[set & ~(rest & (~rest + 1))] >> target) & 1U) == 0;
        }
        if (is_minimal) {
            found.push_back(set);
        }
    }
    return found;
}

}  // namespace varn::resilience::oracle
