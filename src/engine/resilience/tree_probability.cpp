#include "tree_probability.h"

#include <algorithm>

namespace varn::resilience {
namespace {

constexpr Index no_part = 0xffff'ffffU;
constexpr double drowns = 1e-9;  // a share of P below which P - p B has too few digits

}  // namespace

TreeProbability::TreeProbability(std::vector<Part> const& parts, std::vector<PartDiagram> const& diagrams,
                                 std::vector<double> of_event)
    : parts_(parts),
      diagrams_(diagrams),
      of_event_(std::move(of_event)),
      part_of_event_(of_event_.size(), no_part),
      part_of_part_(parts.size(), no_part) {
    happens_.reserve(parts.size());
    for (Index part = 0; part < parts.size(); ++part) {
        for (auto const& leaf : parts[part].leaves) {
            (leaf.is_part ? part_of_part_ : part_of_event_)[leaf.index] = part;
        }
        happens_.push_back(chances(part, {true, no_part}, 0.0));
        sweeps_.emplace_back(*diagrams[part].bdd, happens_.back());
        of_part_.push_back(sweeps_.back().probability(diagrams[part].root));
    }
}

/// The probability of each variable of a part, with one leaf's changed.
std::vector<double> TreeProbability::chances(std::size_t part, Part::Leaf changed, double value) const {
    std::vector<double> happens;
    for (auto const at : diagrams_[part].leaf_at) {
        auto const& leaf = parts_[part].leaves[at];
        bool const is_changed = leaf.is_part == changed.is_part && leaf.index == changed.index;
        happens.push_back(is_changed ? value : leaf.is_part ? of_part_[leaf.index] : of_event_[leaf.index]);
    }
    return happens;
}

void TreeProbability::derive() {
    birnbaum_.assign(of_event_.size(), 0.0);
    std::vector<double> slope(parts_.size(), 0.0);
    slope.back() = 1.0;
    std::vector<double> of_variable;
    for (auto part = parts_.size(); part-- > 0;) {
        of_variable.assign(diagrams_[part].leaf_at.size(), 0.0);
        sweeps_[part].derive(diagrams_[part].root, slope[part], of_variable);
        for (std::size_t variable = 0; variable < of_variable.size(); ++variable) {
            auto const& leaf = parts_[part].leaves[diagrams_[part].leaf_at[variable]];
            (leaf.is_part ? slope : birnbaum_)[leaf.index] = of_variable[variable];
        }
    }
}

/// The top's probability when the event never happens, by going up from its part.
double TreeProbability::without(Index event) const {
    Part::Leaf changed{false, event};
    double value = 0.0;
    for (auto part = part_of_event_[event]; part != no_part; part = part_of_part_[part]) {
        auto const happens = chances(part, changed, value);
        value = BddSweep{*diagrams_[part].bdd, happens}.probability(diagrams_[part].root);
        changed = {true, part};
    }
    return value;
}

EventImportance TreeProbability::importance_of(Index event) {
    EventImportance found;
    auto const total = probability();
    auto const p = of_event_[event];
    found.birnbaum = birnbaum_[event];
    if (total <= 0.0) {
        return found;
    }
    auto never = total - p * found.birnbaum;
    if (never < drowns * total && p > 0.0) {
        std::size_t cost = 0;
        for (auto part = part_of_event_[event]; part != no_part; part = part_of_part_[part]) {
            cost += diagrams_[part].bdd->size();
        }
        if (cost <= nodes_left_) {
            nodes_left_ -= cost;
            never = without(event);
        }
    }
    found.criticality = found.birnbaum * p / total;
    found.fussell_vesely = found.criticality;
    found.raw = (total + (1.0 - p) * found.birnbaum) / total;
    if (never > 0.0) {
        found.rrw = total / never;
    }
    return found;
}

std::vector<EventImportance> TreeProbability::importance() {
    std::vector<EventImportance> all(of_event_.size());
    if (parts_.empty()) {
        return all;
    }
    derive();
    for (Index event = 0; event < all.size() && diagrams_.back().bdd->effort().is_wanted(); ++event) {
        if (part_of_event_[event] == no_part) {
            if (probability() > 0.0) {
                all[event].raw = all[event].rrw = 1.0;
            }
        } else {
            all[event] = importance_of(event);
        }
    }
    return all;
}

}  // namespace varn::resilience
