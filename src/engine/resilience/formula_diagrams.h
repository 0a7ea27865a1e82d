#pragma once
// From a formula to its diagrams: gates upwards, each from those below it.
//
// Idea: inputs are joined deepest variable first, so that each step works on the small end of the order; "at
// least k" keeps k running results, "at least j of those seen" (a thermometer: T_j = T_j or (T_j-1 and x)),
// and so costs k x n operations however many combinations there are. A gate is forgotten when the last that
// uses it is made, and what is left moves together when half of the nodes are rubbish. Cost: the diagrams
// met on the way. Invariant: the result depends on formula and order alone.
#include <memory>

#include "bdd.h"
#include "formula.h"
#include "zbdd.h"

namespace varn::resilience {

/// Makes the diagram of a formula, gate by gate, so that several orders can race.
class BddBuilder {
public:
    /// The formula must live as long.
    BddBuilder(Effort effort, Formula const& formula, std::vector<Index> places);

    /// Goes on until so many steps have been taken in all, or to the end. What is cut short is
    /// done again next time, but what has been remembered of it goes quickly.
    void advance(std::uint64_t steps);
    bool is_done() const { return next_ == formula_->gates.size() && !bdd_->halted(); }
    Halt halt() const { return bdd_->effort().halt(); }
    /// How many inputs have been joined so far.
    std::size_t joined() const { return joined_; }
    Bdd const& bdd() const { return *bdd_; }
    std::uint64_t steps() const { return bdd_->effort().steps(); }
    std::vector<Index> const& places() const { return places_; }
    /// The function, when done.
    Bdd::Edge root() const { return made_[formula_->top >> 1U] ^ (formula_->top & 1U); }
    /// Hands the diagram over, with nothing but the function in it.
    std::unique_ptr<Bdd> take(Bdd::Edge& root);

private:
    void begin(Formula::Gate const& gate);
    void join(Formula::Gate const& gate);
    void release(Formula::Gate const& gate);

    Formula const* formula_;
    std::vector<Index> places_;
    std::unique_ptr<Bdd> bdd_;
    std::vector<Index> wants_;
    std::vector<Bdd::Edge> made_;
    std::size_t next_ = 0;           // the gate in hand
    std::vector<Bdd::Edge> inputs_;  // of it, deepest variable first
    std::vector<Bdd::Edge> seen_;    // what the first `at_input_` of them make
    std::size_t at_input_ = 0;
    std::size_t joined_ = 0;
    std::size_t collect_at_;
};

/// The minimal cut sets up to an order of a formula, straight from its gates; negations are taken as having
/// happened, so of a formula with negations it is the sets of something that is at least as likely.
Zbdd::Family build(Zbdd& zbdd, Formula const& formula, std::vector<Index> const& places,
                   std::vector<Zbdd::Order> const& weights, Zbdd::Order limit);

/// The function whose minimal sets a family has.
Bdd::Edge function_of(Bdd& bdd, Zbdd const& zbdd, Zbdd::Family family);

/// The minimal sets of what a diagram needs to have happened (Rauzy, Reliab. Eng. Syst. Saf. 40, 1993).
Zbdd::Family minimal_sets(Zbdd& zbdd, Bdd const& bdd, Bdd::Edge edge,
                          std::vector<Zbdd::Order> const& weights);

}  // namespace varn::resilience
