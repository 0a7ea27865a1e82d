#pragma once
// The cut sets of services as families of one diagram, made the way that costs least.
//
// Idea: the diagram of all nodes (network_cut_sets.h) is tried for a short while. It is good where many sets
// look alike, as those of "any three of a thousand" do; in a city it makes sets of what services stand on by
// the million that no service needs in the end. Then up to order three the sets of the services themselves
// are searched for (few_losses.h), put in order and made into families from the last set to the first: each
// node is made once and none in vain. Where that takes too much as well, the diagram is made after all. A
// family is the same whichever way it was made, so answers do not tell. Source: own; a diagram of listed sets
// is a trie (Minato, DAC 1993). Cost: sets times order, beside the search. Invariant: the same handles as the
// diagram's (service_families_test).
#include "network_cut_sets.h"

namespace varn::resilience {

/// As `cut_sets_of`, for these services; of other nodes there is nothing, or their sets. `memory` in bytes.
Result<NetworkCutSets> cut_sets_of_services(Network const& network, std::vector<Index> const& services,
                                            Zbdd::Order order, Effort const& effort, std::size_t memory,
                                            Minutes horizon = without_end);

/// The same by search alone, up to order three; absent when that takes more than `memory` bytes or `steps`.
Result<std::optional<NetworkCutSets>> searched_cut_sets(Network const& network, std::vector<Index> services,
                                                        Zbdd::Order order, Effort const& effort,
                                                        std::size_t memory, std::uint64_t steps,
                                                        Minutes horizon = without_end);

}  // namespace varn::resilience
