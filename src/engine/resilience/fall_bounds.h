#pragma once
// How likely each node is to fall at most, without knowing it.
//
// Idea: a node falls when it is lost itself or one of its needs is short, so its bound follows from those of
// the members, as a gate's from its inputs (probability_bounds.h). Rings begin with nothing and are gone
// through as often as they have nodes, or until nothing changes: a failure has a cause that failed before it,
// so after as many rounds every failure within the ring has been counted. Source: association of increasing
// events (Esary, Proschan & Walkup 1967). Cost: members, times rounds for rings. Invariant: never below the
// true value.
#include <vector>

#include "graph.h"

namespace varn::resilience {

/// By node of the network; needs whose buffer lasts to the horizon are never missed.
std::vector<double> fall_bounds(Network const& network, Levels const& levels, Minutes horizon);

}  // namespace varn::resilience
