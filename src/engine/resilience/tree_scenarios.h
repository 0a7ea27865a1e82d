#pragma once
// The probability of a tree's top event by trying scenarios, for when neither its diagram nor its sets fit.
//
// Idea: a coherent formula is a network. What happens is lost; a gate that happens with k of n is a node with
// a need that n - k + 1 of its members meet. "Or" is a negated "all", so a gate may be needed both as it is
// and negated: each is a node of its own, and no event is negated. Cost: that of Monte Carlo (lanes.h); the
// larger the tree, the fewer scenarios. Source: own. Invariant: the interval is that of MonteCarlo, and the
// same on every machine.
#include <span>

#include "formula.h"

namespace varn::resilience {

/// Takes a coherent formula whose top is no constant, and the probability of each leaf. Writes method,
/// estimate, scenarios, interval and importances. Errors: too_many where a gate has more inputs than a need
/// may have; unavailable when cancelled.
Result<Done> try_scenarios(Formula const& formula, std::span<double const> of_leaf,
                           std::atomic<bool> const* cancel, FaultTreeResult& into);

}  // namespace varn::resilience
