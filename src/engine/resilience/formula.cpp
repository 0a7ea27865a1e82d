#include "formula.h"

#include <algorithm>
#include <map>

namespace varn::resilience {
namespace {

constexpr Literal negated(Literal literal) {
    return literal ^ 1U;
}
constexpr bool is_constant(Literal literal) {
    return literal >= literal_never;
}

/// Gates of a tree, each after those it stands on. The tree has no ring.
std::vector<Index> needs_first(FaultTree const& tree) {
    std::vector<Index> order;
    std::vector<char> seen(tree.gates.size(), 0);
    std::vector<std::pair<Index, std::size_t>> path{{tree.top, 0}};
    seen[tree.top] = 1;
    while (!path.empty()) {
        auto& [gate, next] = path.back();
        auto const& inputs = tree.gates[gate].inputs;
        while (next < inputs.size() && (!inputs[next].is_gate || seen[inputs[next].index] != 0)) {
            ++next;
        }
        if (next == inputs.size()) {
            order.push_back(gate);
            path.pop_back();
        } else {
            auto const below = inputs[next].index;
            seen[below] = 1;
            path.emplace_back(below, 0);
        }
    }
    return order;
}

/// Makes gates, simplified, each once.
class Maker {
public:
    explicit Maker(Index leaves) { formula_.leaves = leaves; }

    Literal all(std::vector<Literal> inputs) {
        std::sort(inputs.begin(), inputs.end());
        inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
        std::erase(inputs, literal_always);
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (inputs[i] == literal_never || (i > 0 && inputs[i] == negated(inputs[i - 1]))) {
                return literal_never;
            }
        }
        if (inputs.size() < 2) {
            return inputs.empty() ? literal_always : inputs[0];
        }
        return add({Formula::Kind::all, 0, std::move(inputs)});
    }

    Literal any(std::vector<Literal> inputs) {
        for (auto& input : inputs) {
            input = negated(input);
        }
        return negated(all(std::move(inputs)));
    }

    Literal at_least(Index least, std::vector<Literal> inputs) {
        std::sort(inputs.begin(), inputs.end());
        std::vector<Literal> kept;
        for (auto const input : inputs) {
            if (input == literal_always || (!kept.empty() && kept.back() == negated(input))) {
                least = least > 0 ? least - 1 : 0;  // of an input and its negation exactly one happens
                if (input != literal_always) {
                    kept.pop_back();
                }
            } else if (input != literal_never) {
                kept.push_back(input);
            }
        }
        if (least == 0 || least > kept.size()) {
            return least == 0 ? literal_always : literal_never;
        }
        if (least == kept.size() || least == 1) {
            return least == 1 ? any(std::move(kept)) : all(std::move(kept));
        }
        return add({Formula::Kind::at_least, least, std::move(kept)});
    }

    Literal odd(std::vector<Literal> inputs) {
        Literal mark = 0;
        for (auto& input : inputs) {
            mark ^= input & 1U;
            input &= ~1U;
        }
        std::sort(inputs.begin(), inputs.end());
        std::vector<Literal> kept;
        for (auto const input : inputs) {
            if (!kept.empty() && kept.back() == input) {
                kept.pop_back();
            } else if (input != literal_never) {
                kept.push_back(input);
            }
        }
        if (kept.size() < 2) {
            return (kept.empty() ? literal_never : kept[0]) ^ mark;
        }
        return add({Formula::Kind::odd, 0, std::move(kept)}) ^ mark;
    }

    Literal make(Formula::Gate gate) {
        switch (gate.kind) {
            case Formula::Kind::all:
                return all(std::move(gate.inputs));
            case Formula::Kind::at_least:
                return at_least(gate.least, std::move(gate.inputs));
            case Formula::Kind::odd:
                return odd(std::move(gate.inputs));
        }
        return literal_never;
    }

    Formula& formula() { return formula_; }

private:
    Literal add(Formula::Gate gate) {
        auto const next = (formula_.leaves + static_cast<Index>(formula_.gates.size())) << 1U;
        auto const [at, is_new] = known_.emplace(gate, next);
        if (is_new) {
            formula_.gates.push_back(std::move(gate));
        }
        return at->second;
    }

    Formula formula_;
    std::map<Formula::Gate, Literal> known_;
};

Literal literal_of(Maker& maker, FaultGate const& gate, std::vector<Literal> inputs) {
    switch (gate.kind) {
        case GateKind::conjunction:
            return maker.all(std::move(inputs));
        case GateKind::disjunction:
            return maker.any(std::move(inputs));
        case GateKind::at_least:
            return maker.at_least(gate.least, std::move(inputs));
        case GateKind::negation:
            return negated(inputs[0]);
        case GateKind::not_all:
            return negated(maker.all(std::move(inputs)));
        case GateKind::none_of:
            return negated(maker.any(std::move(inputs)));
        case GateKind::odd:
            return maker.odd(std::move(inputs));
        case GateKind::same:
            return negated(maker.odd(std::move(inputs)));
        case GateKind::implication:
            return maker.any({negated(inputs[0]), inputs[1]});
        case GateKind::always:
            return literal_always;
        case GateKind::never:
            return literal_never;
    }
    return literal_never;
}

/// How many gates use each gate; what the top does not reach is used by nobody.
std::vector<Index> uses_of(Formula const& formula) {
    std::vector<Index> uses(formula.gates.size(), 0);
    if (!is_constant(formula.top) && !formula.is_leaf(formula.top)) {
        uses[(formula.top >> 1U) - formula.leaves] = 1;
    }
    for (auto at = formula.gates.size(); at-- > 0;) {
        if (uses[at] == 0) {
            continue;
        }
        for (auto const input : formula.gates[at].inputs) {
            if (!formula.is_leaf(input)) {
                ++uses[(input >> 1U) - formula.leaves];
            }
        }
    }
    return uses;
}

/// Once more, with each "all" that only one "all" uses dissolved into it, and without what nobody uses.
Formula joined(Formula const& formula) {
    auto const uses = uses_of(formula);
    std::vector<Literal> made(formula.gates.size(), literal_never);
    std::vector<std::vector<Literal>> waiting(formula.gates.size());  // inputs of those to be dissolved
    std::vector<char> dissolves(formula.gates.size(), 0);
    for (std::size_t at = 0; at < formula.gates.size(); ++at) {
        if (uses[at] == 0 || formula.gates[at].kind != Formula::Kind::all) {
            continue;
        }
        for (auto const input : formula.gates[at].inputs) {
            auto const below = (input >> 1U) - formula.leaves;
            if (!formula.is_leaf(input) && (input & 1U) == 0 && uses[below] == 1 &&
                formula.gates[below].kind == Formula::Kind::all) {
                dissolves[below] = 1;
            }
        }
    }
    Maker maker{formula.leaves};
    for (std::size_t at = 0; at < formula.gates.size(); ++at) {
        if (uses[at] == 0) {
            continue;
        }
        auto gate = formula.gates[at];
        std::vector<Literal> inputs;
        for (auto const input : gate.inputs) {
            if (formula.is_leaf(input)) {
                inputs.push_back(input);
                continue;
            }
            auto const below = (input >> 1U) - formula.leaves;
            if (dissolves[below] != 0) {
                inputs.insert(inputs.end(), waiting[below].begin(), waiting[below].end());
            } else {
                inputs.push_back(made[below] ^ (input & 1U));
            }
        }
        if (dissolves[at] != 0) {
            waiting[at] = std::move(inputs);
        } else {
            gate.inputs = std::move(inputs);
            made[at] = maker.make(std::move(gate));
        }
    }
    auto& result = maker.formula();
    bool const is_gate = !is_constant(formula.top) && !formula.is_leaf(formula.top);
    result.top = is_gate ? made[(formula.top >> 1U) - formula.leaves] ^ (formula.top & 1U) : formula.top;
    return std::move(result);
}

}  // namespace

Formula formula_of(FaultTree const& tree) {
    Maker maker{static_cast<Index>(tree.events.size())};
    std::vector<Literal> made(tree.gates.size(), literal_never);
    for (auto const at : needs_first(tree)) {
        std::vector<Literal> inputs;
        for (auto const input : tree.gates[at].inputs) {
            inputs.push_back(input.is_gate ? made[input.index] : input.index << 1U);
        }
        made[at] = literal_of(maker, tree.gates[at], std::move(inputs));
    }
    auto formula = std::move(maker.formula());
    formula.top = made[tree.top];
    // Joining may make gates equal or shorter, which may let others join: until nothing changes.
    for (auto size = formula.gates.size() + 1; formula.gates.size() < size;) {
        size = formula.gates.size();
        formula = joined(formula);
    }
    return formula;
}

bool is_coherent(Formula const& formula) {
    if (is_constant(formula.top)) {
        return true;
    }
    // Which ways each literal is met from the top: 1 as it is, 2 negated.
    std::vector<unsigned char> met(formula.leaves + formula.gates.size(), 0);
    met[formula.top >> 1U] = (formula.top & 1U) != 0 ? 2 : 1;
    for (auto at = formula.gates.size(); at-- > 0;) {
        auto const ways = met[formula.leaves + at];
        if (ways == 0) {
            continue;
        }
        auto const& gate = formula.gates[at];
        auto const turned = static_cast<unsigned char>(((ways & 1U) << 1U) | (ways >> 1U));
        for (auto const input : gate.inputs) {
            auto const passes = gate.kind == Formula::Kind::odd ? 3U : (input & 1U) != 0 ? turned : ways;
            met[input >> 1U] = static_cast<unsigned char>(met[input >> 1U] | passes);
        }
    }
    return std::none_of(met.begin(), met.begin() + static_cast<std::ptrdiff_t>(formula.leaves),
                        [](unsigned char ways) { return ways > 1; });
}

}  // namespace varn::resilience
