#pragma once
// The value of a choice of measures, and how much any choice within a budget can be worth at most.
//
// Idea: a service is saved if one of its rescue sets is taken whole. Then every transversal (a set of
// measures that meets each rescue set) has a measure taken, so saving it is worth at most w x(T) for each
// transversal T, and at most w. Picking one of these for each saving, or a mixture, gives a sum over measures
// that no choice exceeds: a majorant. Its maximum under the budget is a knapsack with parts, solved by
// sorting. The best majorant is approached by fictitious play: the measures answer the majorant with a
// knapsack, the savings answer the mean of these with the transversal that is least there. Majorants hold for
// every choice, so a branch begins with the one it comes from. Cost: savings x transversals for a step.
// Source: Brown 1951 (fictitious play); Fulkerson 1971 (blocking polyhedra). Invariant: `bound` is never less
// than the best choice within the limits.
#include <vector>

#include "engine/portfolio.h"

namespace varn::resilience {

/// Measures that are taken, and left out, for certain.
struct Fixed {
    MeasureSet taken = 0;
    MeasureSet left = 0;
};

class Cover {
public:
    Cover(Savings const& savings, std::span<Measure const> measures);

    std::size_t measures() const { return cost_.size(); }
    double cost(std::size_t measure) const { return cost_[measure]; }
    double cost_of(MeasureSet set) const;
    double worth(MeasureSet chosen) const;

    /// A sum over measures that no choice is worth more than, among those its branch still has.
    struct Majorant {
        double constant = 0.0;
        std::vector<double> slope;
    };
    Majorant loosest() const { return {total_, std::vector<double>(cost_.size(), 0.0)}; }
    /// The most a majorant is under the budget; `shares` get how much of each measure is taken there.
    double most(Majorant const& majorant, Fixed const& fixed, double budget,
                std::vector<double>& shares) const;
    struct Play {
        int steps = 0;
        int before = 0;  // how many steps what it begins with counts for
    };
    /// Tightens the majorant and goes on with the mean of the shares; the least bound found.
    double tighten(Majorant& majorant, Fixed const& fixed, double budget, Play const& play,
                   std::vector<double>& mean) const;

    struct Saving {
        double worth;
        std::size_t first_set, last_set;
        std::size_t first_transversal, last_transversal;
        /// No two rescue sets share a measure: the least transversal has the least of each, and what is
        /// listed are the rescue sets themselves.
        bool is_disjoint = false;
    };
    std::vector<Saving> const& savings() const { return savings_; }
    std::vector<MeasureSet> const& sets() const { return sets_; }

private:
    struct Undecided {
        double saved = 0.0;
        std::vector<Saving> savings = {};
    };
    Undecided undecided(Fixed const& fixed) const;
    void respond(Undecided const& undecided, std::vector<double> const& shares, Majorant& into) const;
    void add_lists(std::vector<MeasureSet> const& sets, bool are_disjoint);
    void add_list(MeasureSet set);
    double least_transversal(Saving const& saving, double const* share, std::uint8_t* measures,
                             std::size_t& count) const;

    std::vector<double> cost_;
    std::vector<Saving> savings_;
    std::vector<MeasureSet> sets_;
    std::vector<std::size_t> first_measure_{0};  // of each transversal
    std::vector<std::uint8_t> transversals_;     // or rescue sets that are disjoint
    double total_ = 0.0;
};

}  // namespace varn::resilience
