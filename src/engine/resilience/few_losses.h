#pragma once
// Every set of at most three losses that fells a service and no longer does with one loss less: exact, for
// all services at once, rings or not, without trying every set.
//
// Idea: with a lost for good what is left is a network again, whose groups can lose less. {a, b, c} fells a
// service that none of its pairs fells if and only if {b, c} is a cut pair of what is left of it after a, and
// not of the whole. So the search for pairs (pairs.h) is done once in the whole network and once after each
// loss a, among those that come after a in a fixed order and are tied to it, and of those only what may fell
// something that no two of the three fell (loss_ties.h); cut pairs of the whole are remembered and left out.
// In each of these worlds the losses are gone through from the last to the first: one is lost, the groups it
// leaves shaken name those before it that together take more than the group can spare, and each of those is
// lost on top and taken back. Those that fell most come first in the order, so that each is played against
// lesser ones and the worlds after it need not look at it: a tenth of the work of the reverse order. Rings
// need no care, as a cascade is the least fixpoint. Source: own. Cost: a cascade for each loss and each that
// is tied to it, and the smaller cascade of each triple proposed; at 10 000 nodes 2.7 and 10.9 million, of
// 166 000 million. Invariant: between two losses the counters say what has fallen with those that are lost
// now (few_losses_test: against every subset, and against the diagram).
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "effort.h"
#include "graph.h"

namespace varn::resilience {

inline constexpr std::size_t most_few_losses = 3;

/// Inner nodes of the graph, `no_loss` where there are fewer; in no order.
using FewLosses = std::array<Index, most_few_losses>;
inline constexpr Index no_loss = ~Index{0};

/// The minimal sets of at most `order` losses, which is at most `most_few_losses`, for each of the services
/// (inner nodes); a service's own loss is among its own. Keeps at most about so many bytes.
/// Nothing when that was not enough or the effort came to its end: it says why.
std::optional<std::vector<std::vector<FewLosses>>> few_losses(Graph const& graph,
                                                              std::span<Index const> services,
                                                              std::size_t order, std::size_t memory,
                                                              Effort& effort);

}  // namespace varn::resilience
