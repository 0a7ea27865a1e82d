#pragma once
// What choices of measures would have saved a service: every least one.
//
// Idea: "the node stands if these measures are taken" is a claim that more measures never make false, so it
// is known by its least sets (an antichain, a monotone function in its only irredundant form). A need is the
// threshold of such claims, a node the conjunction of its needs: unions and pairwise joins, where a set that
// holds another is dropped at once. Cost: the product of the sizes; claims of real networks have a few sets.
// Source: prime implicants of monotone functions (Quine 1952); the thermometer as in lanes.h. Invariant: no
// set holds another; sets are ascending in `sorted`.
#include <vector>

#include "engine/measures.h"

namespace varn::resilience {

class Rescues {
public:
    static Rescues never() { return {}; }
    static Rescues always() {
        Rescues made;
        made.sets_.push_back(0);
        return made;
    }

    bool is_always() const { return sets_.size() == 1 && sets_[0] == 0; }
    bool is_never() const { return sets_.empty(); }
    std::vector<MeasureSet> const& sets() const { return sets_; }
    bool operator==(Rescues const&) const = default;
    bool holds(MeasureSet chosen) const;

    void add(MeasureSet set);
    void add(Rescues const& other);
    /// Adds what needs both: a set of `a` and one of `b`.
    void add_both(Rescues const& a, Rescues const& b);
    void sort();

private:
    std::vector<MeasureSet> sets_;
};

}  // namespace varn::resilience
