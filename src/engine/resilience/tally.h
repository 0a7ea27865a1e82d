#pragma once
// How many of some nodes have fallen in each of 512 scenarios.
//
// Idea: to count bit by bit costs as much as has fallen. Instead eight nodes at a time go through full adders
// that work on all scenarios at once; what comes out are the digits of the sums, as planes of bits, and the
// sums themselves are read off once at the end, eight scenarios at a time, by turning a square of eight bits.
// Cost: about 10 operations of the machine's width for each node; an eighth of the bits one by one. Source:
// carry-save counting (Harley and Seal, in Warren, Hacker's Delight, 5-1), transposing (7-3). Invariant: the
// same sums on every width (lanes_test).
#include <span>

#include "lanes.h"

namespace varn::resilience {

/// Adds to `by_lane`, of 512, how many of the nodes have fallen there times `weight`, and to `by_node`, of
/// each node, in how many lanes it has.
void tally(std::span<Lanes const> lanes, std::span<Index const> nodes, std::uint64_t weight, Width width,
           std::uint64_t* by_lane, std::uint64_t* by_node);

}  // namespace varn::resilience
