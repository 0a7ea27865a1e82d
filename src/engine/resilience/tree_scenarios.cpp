#include "tree_scenarios.h"

#include <algorithm>

#include "engine/monte_carlo.h"

namespace varn::resilience {
namespace {

constexpr Index none = ~Index{0};
constexpr std::uint64_t most_scenarios = 1'000'000, fewest_scenarios = 10'000;
constexpr std::uint64_t nodes_tried = 20'000'000'000;  // some seconds
constexpr std::uint64_t seed = 1;

class TreeNetwork {
public:
    explicit TreeNetwork(Formula const& formula)
        : formula_(formula), node_of_(2 * (formula.leaves + formula.gates.size()), none) {}

    /// Leaves stand first, by their own numbers.
    Network make(std::span<double const> of_leaf) {
        mark();
        for (Index leaf = 0; leaf < formula_.leaves; ++leaf) {
            node_of_[2 * leaf] = add(of_leaf[leaf], {});
        }
        for (auto literal = 2 * formula_.leaves; literal < node_of_.size(); ++literal) {
            if (node_of_[literal] == wanted) {
                node_of_[literal] = add_gate(literal);
            }
        }
        network_.nodes[top()].is_service = true;
        return std::move(network_);
    }
    Index top() const { return node_of_[formula_.top]; }

private:
    static constexpr Index wanted = none - 1;

    /// What the top stands on, gates as they are needed; those stand after what they use.
    void mark() {
        node_of_[formula_.top] = wanted;
        for (auto literal = static_cast<Literal>(node_of_.size()); literal-- > 2 * formula_.leaves;) {
            if (node_of_[literal] == wanted) {
                for (auto const input : formula_.gate(literal).inputs) {
                    node_of_[input ^ (literal & 1U)] = wanted;
                }
            }
        }
    }

    Index add(double probability, std::vector<Need> needs) {
        auto& node = network_.nodes.emplace_back();
        node.id = std::to_string(network_.nodes.size());
        node.loss_probability = probability;
        node.needs = std::move(needs);
        return static_cast<Index>(network_.nodes.size() - 1);
    }

    Index add_gate(Literal literal) {
        auto const& gate = formula_.gate(literal);
        ASSERT(gate.kind != Formula::Kind::odd);  // such a formula is not coherent
        auto const size = static_cast<Index>(gate.inputs.size());
        bool const is_negated = (literal & 1U) != 0;
        auto const happen = gate.kind == Formula::Kind::all ? size : gate.least;
        Need need{is_negated ? happen : size - happen + 1, {}};
        for (auto const input : gate.inputs) {
            need.of.push_back(node_of_[input ^ (literal & 1U)]);
        }
        std::sort(need.of.begin(), need.of.end());
        for (std::size_t i = 1; i < need.of.size(); ++i) {  // one that counts twice gets a copy
            if (need.of[i] == need.of[i - 1]) {
                need.of[i - 1] = add(0.0, {Need{1, {need.of[i]}}});
            }
        }
        return add(0.0, {std::move(need)});
    }

    Formula const& formula_;
    std::vector<Index> node_of_;  // by literal
    Network network_;
};

EventImportance told_of(Importance const& one, double probability, double top) {
    EventImportance told{one.birnbaum, one.fussell_vesely, {}, {}, 0.0};
    if (top > 0.0) {
        told.raw = one.raw;
        told.criticality = one.birnbaum * probability / top;
        if (one.fussell_vesely < 1.0) {
            told.rrw = one.rrw;
        }
    }
    return told;
}

}  // namespace

Result<Done> try_scenarios(Formula const& formula, std::span<double const> of_leaf,
                           std::atomic<bool> const* cancel, FaultTreeResult& into) {
    for (auto const& gate : formula.gates) {
        if (gate.inputs.size() > NetworkLimits{}.in_need) {
            return Error{ErrorCode::too_many,
                         "resilience.too_many_in_gate",
                         {{"max", std::to_string(NetworkLimits{}.in_need)}},
                         {},
                         {}};
        }
    }
    TreeNetwork tree{formula};
    auto const network = tree.make(of_leaf);
    auto const scenarios = std::clamp(nodes_tried / network.nodes.size(), fewest_scenarios, most_scenarios);
    TRY(reckoning, MonteCarlo::prepare(network, {.seed = seed, .scenarios = scenarios}));
    TRY(counts, reckoning.count({0, reckoning.blocks()}, {cancel, {}}));
    auto const answer = reckoning.answer(counts);
    auto const& top = *answer.fallen[tree.top()];
    into.method = FaultTreeMethod::monte_carlo;
    into.estimate = top.value;
    into.lower = top.low;
    into.upper = top.high;
    into.scenarios = answer.scenarios;
    into.importance.assign(of_leaf.size(), {});
    for (Index leaf = 0; leaf < of_leaf.size(); ++leaf) {
        if (auto const& one = answer.importance[leaf]) {
            into.importance[leaf] = told_of(*one, of_leaf[leaf], top.value);
        }
    }
    return Done{};
}

}  // namespace varn::resilience
