#pragma once
// How large a set of a gate can be and still be part of a cut set of the top within its order.
//
// Idea: a cut set of "p = g and h" up to order L holds a set of g and, beside everything g could use, what h
// then still needs. That "then still needs" is bounded from below by asking h with all leaves below g taken
// as having happened: nothing, one leaf, or two and more. So g is only wanted up to L - 0, 1 or 2, and the
// bounds add up on the way down from the top. Where the sets of the top are few and those of the gates are
// many this is the difference between minutes and seconds. Proof: if c is a cut set of p, c_g within it and S
// the leaves below g, then c less S satisfies h once S has happened, so |c_g| <= |c| - (what h needs beyond
// S). Source: own. Cost: for each input of an "and" one walk over what is below it, a bit a leaf; bounded by
// `most_work`, beyond which nothing is subtracted. Invariant: a budget is never too small.
#include "formula.h"
#include "zbdd.h"

namespace varn::resilience {

struct OrderBudgets {
    static constexpr int not_wanted = -1;
    std::vector<int> of;  // of each literal
    /// Of each input of each gate taken as "and": what the others need beside it.
    std::vector<std::vector<int>> beside[2];  // by sign of the gate
};

/// `weights` is the least order of each leaf. Without a limit (`any_order`) nothing is worked out.
OrderBudgets order_budgets(Formula const& formula, std::vector<Zbdd::Order> const& weights, Zbdd::Order limit,
                           Effort& effort);

}  // namespace varn::resilience
