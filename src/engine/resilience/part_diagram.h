#pragma once
// The exact diagram of one part, in whichever order turns out best.
//
// Idea: a race. Every order builds its diagram gate by gate; all get the same number of steps, then twice as
// many, and the one that has come least far drops out. What decides is work done, not time, so the winner is
// the same on every machine. Cost: about as much again as the best order alone for hard parts, for easy ones
// all orders to the end. Invariant: a diagram is only given when it is complete.
#include <memory>

#include "bdd.h"
#include "formula.h"

namespace varn::resilience {

struct PartDiagram {
    std::unique_ptr<Bdd> bdd;
    Bdd::Edge root = Bdd::never;
    std::vector<Index> leaf_at;  // which leaf each variable is
};

/// Makes the diagram, with at most so many steps in any one order; otherwise says why not.
Halt make_diagram(Formula const& formula, Effort const& effort, std::uint64_t most_steps, PartDiagram& made);

/// The inverse of an order.
std::vector<Index> leaves_by_place(std::vector<Index> const& places);

}  // namespace varn::resilience
