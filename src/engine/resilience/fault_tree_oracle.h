#pragma once
// Fault trees by trying every state of the world, as plainly as possible, and trees at random to try it on.
#include <bit>
#include <random>

#include "engine/fault_tree.h"

namespace varn::resilience::oracle {

/// Does the top event happen when these events have? Gates stand after what they use.
inline bool happens(FaultTree const& tree, unsigned state) {
    std::vector<char> gate(tree.gates.size(), 0);
    for (std::size_t at = 0; at < tree.gates.size(); ++at) {
        auto const& inputs = tree.gates[at].inputs;
        std::vector<bool> is(inputs.size());
        std::size_t count = 0;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            is[i] = inputs[i].is_gate ? gate[inputs[i].index] != 0 : (state >> inputs[i].index & 1U) != 0;
            count += is[i] ? 1 : 0;
        }
        bool holds = false;
        switch (tree.gates[at].kind) {
            case GateKind::conjunction:
                holds = count == inputs.size();
                break;
            case GateKind::disjunction:
                holds = count > 0;
                break;
            case GateKind::at_least:
                holds = count >= tree.gates[at].least;
                break;
            case GateKind::negation:
                holds = count == 0;
                break;
            case GateKind::not_all:
                holds = count < inputs.size();
                break;
            case GateKind::none_of:
                holds = count == 0;
                break;
            case GateKind::odd:
                holds = count % 2 == 1;
                break;
            case GateKind::same:
                holds = count != 1;
                break;
            case GateKind::implication:
                holds = !is[0] || is[1];
                break;
            case GateKind::always:
                holds = true;
                break;
            case GateKind::never:
                holds = false;
                break;
        }
        gate[at] = holds ? 1 : 0;
    }
    return gate[tree.top] != 0;
}

class EveryState {
public:
    explicit EveryState(FaultTree const& tree) : tree_(tree) {
        for (unsigned state = 0; state < 1U << tree.events.size(); ++state) {
            if (happens(tree, state)) {
                states_.push_back(state);
            }
        }
    }

    /// The probability, with one event's changed.
    double probability(std::size_t event = ~std::size_t{0}, double changed = 0.0) const {
        double sum = 0.0;
        for (auto const state : states_) {
            double product = 1.0;
            for (std::size_t i = 0; i < tree_.events.size(); ++i) {
                auto const p = i == event ? changed : tree_.events[i].probability;
                product *= (state >> i & 1U) != 0 ? p : 1.0 - p;
            }
            sum += product;
        }
        return sum;
    }
    /// States that happen while none with less in it does.
    std::vector<unsigned> minimal() const {
        std::vector<unsigned> found;
        for (auto const state : states_) {  // ascending: a subset stands before
            bool is_minimal = true;
            for (auto const less : found) {
                is_minimal = is_minimal && (less & state) != less;
            }
            if (is_minimal) {
                found.push_back(state);
            }
        }
        return found;
    }

private:
    FaultTree const& tree_;
    std::vector<unsigned> states_;
};

/// Up to 12 events, gates in all kinds or only in those that are coherent.
class RandomTree {
public:
    explicit RandomTree(std::uint64_t seed) : bits_(seed) {}

    FaultTree make(bool coherent) {
        FaultTree tree;
        auto const events = 1 + below(12);
        for (Index i = 0; i < events; ++i) {
            tree.events.push_back({"e" + std::to_string(i), 0.05 + 0.01 * below(80)});
        }
        auto const gates = 1 + below(14);
        for (Index i = 0; i < gates; ++i) {
            tree.gates.push_back(gate(i, events, coherent));
        }
        tree.top = gates - 1;
        return tree;
    }

private:
    Index below(Index limit) { return static_cast<Index>(bits_() % limit); }

    FaultGate gate(Index at, Index events, bool coherent) {
        FaultGate made{"g" + std::to_string(at), GateKind::conjunction, 0, {}};
        static constexpr GateKind kinds[] = {GateKind::conjunction, GateKind::disjunction, GateKind::at_least,
                                             GateKind::conjunction, GateKind::disjunction, GateKind::negation,
                                             GateKind::not_all,     GateKind::none_of,     GateKind::odd,
                                             GateKind::same,        GateKind::implication};
        auto const pick = below(40);
        made.kind = pick == 0   ? GateKind::always
                    : pick == 1 ? GateKind::never
                                : kinds[below(coherent ? 5 : 11)];
        Index inputs = 1 + below(4);
        if (pick < 2) {
            inputs = 0;
        } else if (made.kind == GateKind::negation) {
            inputs = 1;
        } else if (made.kind == GateKind::same || made.kind == GateKind::implication) {
            inputs = 2;
        }
        for (Index i = 0; i < inputs; ++i) {
            bool const is_gate = at > 0 && below(5) < 3;
            auto const near = at < 4 ? at : 4;
            made.inputs.push_back({is_gate, is_gate ? at - 1 - below(near) : below(events)});
        }
        made.least = made.kind == GateKind::at_least ? 1 + below(inputs) : 0;
        return made;
    }

    std::mt19937_64 bits_;
};

}  // namespace varn::resilience::oracle
