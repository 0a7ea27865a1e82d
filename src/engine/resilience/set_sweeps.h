#pragma once
// Counting, weighing and listing the sets of a family without going through them.
//
// Idea: a node's sets are those of its low side and those of its high side with the variable added; so how
// many there are of each order, and the sum of their probabilities, go up the diagram in one sweep. Where a
// variable stands for a module its own counts are multiplied in. The likeliest sets come out of a queue of
// half-made sets, each with the best it can still become, so K sets cost K walks down (Lawler, Management
// Science 18, 1972). Cost: nodes x orders for counts, nodes for sums. Invariant: counts never wrap; beyond
// 2^128 - 1 they stay there.
#include <queue>
#include <span>
#include <string>

#include "zbdd.h"

namespace varn::resilience {

/// How many sets of each order, from order 0.
using OrderCounts = std::vector<Count>;

/// `of_variable` gives the counts of what each variable stands for: {0, 1} for an event. Orders beyond
/// `limit` are left out.
OrderCounts count_sets(Zbdd const& zbdd, Zbdd::Family family, std::span<OrderCounts const> of_variable,
                       std::size_t limit);

/// The sum over all sets of the product of what `of_variable` gives for each variable.
double sum_of_sets(Zbdd const& zbdd, Zbdd::Family family, std::span<double const> of_variable);

Count add(Count one, Count other);
std::string text_of(Count count);

/// The families of a tree's parts, each over its own variables.
struct SetFamily {
    Zbdd const* zbdd = nullptr;
    Zbdd::Family family = Zbdd::empty;
    struct Meaning {
        bool is_part = false;
        Index index = 0;  // an event, or a part before this one
    };
    std::vector<Meaning> variables;
};

/// Lists sets of events, likeliest first; of equals, always the same first.
class LikeliestSets {
public:
    /// The last family is the top's. All must live as long.
    LikeliestSets(std::span<SetFamily const> families, std::span<double const> of_event);

    /// The next set: its events, ascending. False when there are no more, and when nobody wants them any
    /// more.
    bool next(std::vector<Index>& events, double& probability);

private:
    static constexpr Index nothing = 0xffff'ffffU;
    struct Link {  // an event taken, or a part's rest to come back to
        Index value;
        Index part;
        Index before;
    };
    struct Partial {
        double bound;  // the best it can become
        double so_far;
        Index part;
        Zbdd::Family family;
        Index taken;    // the last event taken, in links_
        Index to_come;  // what is left above, in links_
        double best_to_come;
        std::uint64_t number;
        bool operator<(Partial const& other) const {
            return bound != other.bound ? bound < other.bound : number > other.number;
        }
    };

    bool is_wanted();
    void push(Partial partial);
    void go_on(Partial partial);
    double chance(Index part, Index variable) const;

    std::span<SetFamily const> families_;
    std::span<double const> of_event_;
    std::vector<std::vector<double>> best_;  // by part and node
    std::vector<Link> links_;
    std::priority_queue<Partial> queue_;
    std::uint64_t pushed_ = 0;
    std::uint64_t gone_on_ = 0;
};

}  // namespace varn::resilience
