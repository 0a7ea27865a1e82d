#pragma once
// In which order the variables of a diagram stand: it decides the diagram's size, sometimes a thousandfold.
//
// Idea: nobody knows the best order, so several cheap ones are tried and the smallest diagram is kept. All
// walk depth-first from the top, so that what stands together in the tree stands together in the diagram;
// they differ in which input goes first (Bouissou, RAMS 1996). FORCE then moves leaves towards the middle of
// the gates they belong to (Aloul, Markov & Sakallah, GLSVLSI 2003). Cost O(inputs log inputs) a round.
// Invariant: a permutation of the leaves, the same on every machine.
#include "formula.h"

namespace varn::resilience {

enum class LeafOrder { as_given, small_first, large_first, shared_first, forced };
inline constexpr LeafOrder all_leaf_orders[] = {LeafOrder::as_given, LeafOrder::small_first,
                                                LeafOrder::large_first, LeafOrder::shared_first,
                                                LeafOrder::forced};

/// The place of each leaf, 0 on top.
std::vector<Index> places_of(Formula const& formula, LeafOrder order);

}  // namespace varn::resilience
