#pragma once
// The minimal cut sets of every node of a network up to an order, in one shared diagram.
//
// Idea: bottom-up, a node's cut sets are its own loss, or those of any of its groups; a group of n members
// with slack s is short when s + 1 of them have fallen: a thermometer T_j ("j of the members so far have
// fallen") that takes one member after the other, T_j = T_j or (T_{j-1} and member), never the combinations.
// Sets beyond the order are never made. Rings: a strongly connected component begins with nothing and is gone
// through until every family is the same handle, two or three rounds; that is the least fixpoint, since
// families only grow. Families are shared, so what many services hang on is worked out once. Source: ZBDDs of
// Minato (DAC 1993); Rauzy (1993) for minimality. Cost: the diagram's size times members. Invariant: order 1
// is what single losses say and order 2 what pairs say (test).
#include <vector>

#include "engine/network.h"
#include "graph.h"
#include "zbdd.h"

namespace varn::resilience {

struct NetworkCutSets {
    Zbdd zbdd;
    std::vector<Zbdd::Family> of;  // by the network's node; variable numbers are nodes of `variable`
    std::vector<Index> node_of_variable;
};

/// All minimal cut sets of at most `order` members, by node; a node's own loss is among its own. Groups whose
/// buffer lasts to the horizon are left out. Errors: too_many when the diagram outgrows the effort,
/// unavailable when cancelled.
Result<NetworkCutSets> cut_sets_of(Network const& network, Zbdd::Order order, Effort effort,
                                   Minutes horizon = without_end);

/// The nodes in the order of their variables: what is needed by many at the bottom, so that its sets are
/// shared.
std::vector<Index> variables_of(Network const& network, Levels const& levels);

/// The error of an effort that halted.
Error halt_error(Effort const& effort);

}  // namespace varn::resilience
