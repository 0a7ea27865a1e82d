#pragma once
// How likely it is that at least one of many sets is lost whole, however seldom that happens.
//
// Idea: scenarios drawn blindly meet an event of one in a million once in a million. Here every scenario
// meets it: a set is drawn by its share of the sum S of all their probabilities, it is lost whole, and the
// rest is lost or not as it comes. A scenario with c whole sets could have been drawn by each of these, so it
// counts 1/c; the mean of that times S is the probability. It is never far off: one of so many draws has the
// same weight whether the event is common or one in a thousand million. Sets are drawn by a walk down the
// diagram and counted by one sweep up it, never gone through. Source: Karp, Luby, Madras, J. Algorithms 10,
// 1989 (the coverage algorithm). Cost: the family's nodes and variables for each draw. Invariant: the same
// key gives the same draws, whatever else is asked (rare_events_test).
#include <optional>
#include <vector>

#include "engine/monte_carlo.h"
#include "zbdd.h"

namespace varn::resilience {

/// The probability that a set of the family is lost whole, with its 95 % interval; `chance` is by variable,
/// each lost or not independently of the others. Nothing when broken off.
std::optional<Estimate> probability_by_draws(Zbdd const& zbdd, Zbdd::Family family,
                                             std::vector<double> const& chance, std::uint64_t key,
                                             std::uint64_t draws, Watch const& watch);

}  // namespace varn::resilience
