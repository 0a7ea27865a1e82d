#pragma once
// Probability and importances of a tree that has been cut into parts with a diagram each.
//
// Idea: a part is an event to the part above it. Probabilities go up, part by part; derivatives come down the
// same way (the chain rule), so one sweep up and one down give every event's Birnbaum importance (Dutuit &
// Rauzy, Reliab. Eng. Syst. Saf. 72, 2001). P0 and P1 follow from it, since P is linear in each event; only
// where P0 would drown in rounding is it worked out again by itself. Cost O(nodes). Invariant: an event that
// is in no part has no importance.
#include "part_diagram.h"

namespace varn::resilience {

class TreeProbability {
public:
    /// The parts' diagrams, in the parts' order; the last is the top. All must live as long.
    TreeProbability(std::vector<Part> const& parts, std::vector<PartDiagram> const& diagrams,
                    std::vector<double> of_event);

    double probability() const { return of_part_.empty() ? 0.0 : of_part_.back(); }
    std::vector<EventImportance> importance();

private:
    std::vector<double> chances(std::size_t part, Part::Leaf changed, double value) const;
    void derive();
    double without(Index event) const;
    EventImportance importance_of(Index event);

    std::vector<Part> const& parts_;
    std::vector<PartDiagram> const& diagrams_;
    std::vector<double> of_event_;
    std::vector<double> of_part_;
    std::vector<std::vector<double>> happens_;  // by part and variable
    std::vector<BddSweep> sweeps_;
    std::vector<double> birnbaum_;  // by event
    std::vector<Index> part_of_event_, part_of_part_;
    std::size_t nodes_left_ = 200'000'000;  // for working P0 out by itself
};

}  // namespace varn::resilience
