#pragma once
// What a probability cannot exceed, without knowing it.
//
// Idea: two bounds that cost next to nothing, of which the smaller counts. Gate by gate: increasing functions
// of independent events are associated (Esary, Proschan & Walkup, Ann. Math. Stat. 38, 1967), so an "or" is
// at most 1 - prod(1 - p), an "and" at most its least likely input. And a state that no cut set up to order L
// explains has at least L + 1 events in it, which is a tail of a sum of independent events. Negated events
// are taken as certain. Cost O(inputs), O(events x L). Invariant: never below the true value.
#include <span>

#include "formula.h"

namespace varn::resilience {

/// An upper bound of the probability that `needed` or more of these happen, given upper bounds of theirs.
double bound_of(std::span<double const> inputs, std::size_t needed);

/// An upper bound of the formula's probability, given upper bounds of its leaves'.
double upper_bound(Formula const& formula, std::span<double const> leaves);

/// The probability that more than `order` of independent events happen.
double more_than(std::size_t order, std::span<double const> events);

}  // namespace varn::resilience
