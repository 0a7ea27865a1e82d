#include <algorithm>

#include "formula.h"

namespace varn::resilience {
namespace {

constexpr Index no_owner = 0xffff'ffffU;

/// When each gate is entered and left, and when each leaf and gate is first and last met.
class Walk {
public:
    explicit Walk(Formula const& formula)
        : formula_(formula),
          first_(formula.leaves + formula.gates.size(), 0),
          last_(first_.size(), 0),
          left_(formula.gates.size(), 0) {}

    std::vector<char> modules() {
        walk();
        std::vector<char> is_module(formula_.gates.size(), 0);
        std::vector<std::uint64_t> least(is_module.size()), most(is_module.size());
        for (std::size_t at = 0; at < is_module.size(); ++at) {
            auto const number = formula_.leaves + at;
            least[at] = ~std::uint64_t{0};
            for (auto const input : formula_.gates[at].inputs) {
                auto const below = input >> 1U;
                least[at] = std::min(least[at], first_[below]);
                most[at] = std::max(most[at], last_[below]);
                if (below >= formula_.leaves) {
                    least[at] = std::min(least[at], least[below - formula_.leaves]);
                    most[at] = std::max(most[at], most[below - formula_.leaves]);
                }
            }
            is_module[at] = first_[number] != 0 && least[at] > first_[number] && most[at] < left_[at] ? 1 : 0;
        }
        return is_module;
    }

private:
    void walk() {
        std::vector<std::pair<Index, std::size_t>> path;
        meet(formula_.top >> 1U, path);
        while (!path.empty()) {
            auto& [number, next] = path.back();
            auto const& inputs = formula_.gates[number - formula_.leaves].inputs;
            if (next == inputs.size()) {
                left_[number - formula_.leaves] = ++clock_;
                path.pop_back();
            } else {
                meet(inputs[next++] >> 1U, path);
            }
        }
    }
    void meet(Index number, std::vector<std::pair<Index, std::size_t>>& path) {
        last_[number] = ++clock_;
        if (first_[number] == 0) {
            first_[number] = clock_;
            if (number >= formula_.leaves) {
                path.emplace_back(number, 0);
            }
        }
    }

    Formula const& formula_;
    std::vector<std::uint64_t> first_, last_, left_;
    std::uint64_t clock_ = 0;
};

/// The module a gate belongs to; its own number for a module.
std::vector<Index> owners_of(Formula const& formula, std::vector<char> const& is_module) {
    std::vector<Index> owner(formula.gates.size(), no_owner);
    for (auto at = static_cast<Index>(owner.size()); at-- > 0;) {
        if (is_module[at] != 0) {
            owner[at] = at;
        }
        if (owner[at] == no_owner) {
            continue;
        }
        for (auto const input : formula.gates[at].inputs) {
            if (!formula.is_leaf(input)) {
                owner[(input >> 1U) - formula.leaves] = owner[at];
            }
        }
    }
    return owner;
}

bool is_true_at_rest(Formula const& formula) {
    std::vector<char> is_true(formula.leaves, 0);
    for (auto const& gate : formula.gates) {
        std::size_t count = 0;
        for (auto const input : gate.inputs) {
            count += (is_true[input >> 1U] != 0) != ((input & 1U) != 0) ? 1 : 0;
        }
        bool const holds = gate.kind == Formula::Kind::all        ? count == gate.inputs.size()
                           : gate.kind == Formula::Kind::at_least ? count >= gate.least
                                                                  : count % 2 == 1;
        is_true.push_back(holds ? 1 : 0);
    }
    return is_true[formula.top >> 1U] != 0;
}

/// Gives leaves and gates of a part their numbers in it.
class PartMaker {
public:
    PartMaker(Formula const& formula, std::vector<Index> const& owner, std::vector<Index> const& part_of)
        : formula_(formula),
          owner_(owner),
          part_of_(part_of),
          local_(formula.leaves + formula.gates.size(), 0),
          seen_in_(local_.size(), no_owner),
          is_turned_(formula.gates.size(), 0) {}

    Part make(Index module, std::vector<Index> const& gates) {
        Part part;
        for (auto const at : gates) {
            for (auto const input : formula_.gates[at].inputs) {
                take_leaf(part, module, input >> 1U);
            }
        }
        part.formula.leaves = static_cast<Index>(part.leaves.size());
        for (auto const at : gates) {
            auto gate = formula_.gates[at];
            for (auto& input : gate.inputs) {
                auto const number = input >> 1U;
                input = (local_[number] << 1U) | ((input & 1U) ^ turned(module, number));
            }
            local_[formula_.leaves + at] =
                part.formula.leaves + static_cast<Index>(part.formula.gates.size());
            part.formula.gates.push_back(std::move(gate));
        }
        part.formula.top = local_[formula_.leaves + module] << 1U;
        is_turned_[module] = is_true_at_rest(part.formula) ? 1 : 0;
        part.formula.top |= is_turned_[module];
        return part;
    }

private:
    Index turned(Index module, Index number) const {
        bool const is_part = number >= formula_.leaves && owner_[number - formula_.leaves] != module;
        return is_part ? is_turned_[number - formula_.leaves] : 0;
    }

    void take_leaf(Part& part, Index module, Index number) {
        bool const is_gate = number >= formula_.leaves;
        if (seen_in_[number] == module || (is_gate && owner_[number - formula_.leaves] == module)) {
            return;
        }
        seen_in_[number] = module;
        local_[number] = static_cast<Index>(part.leaves.size());
        part.leaves.push_back({is_gate, is_gate ? part_of_[number - formula_.leaves] : number});
    }

    Formula const& formula_;
    std::vector<Index> const& owner_;
    std::vector<Index> const& part_of_;
    std::vector<Index> local_, seen_in_;
    std::vector<Index> is_turned_;
};

}  // namespace

std::vector<Part> parts_of(Formula const& formula) {
    std::vector<Part> parts;
    if (formula.top >= literal_never) {
        return parts;
    }
    if (formula.is_leaf(formula.top)) {
        parts.push_back({Formula{1, {}, formula.top & 1U}, {{false, formula.top >> 1U}}});
        return parts;
    }
    auto const owner = owners_of(formula, Walk{formula}.modules());
    std::vector<std::vector<Index>> gates(owner.size());
    for (Index at = 0; at < owner.size(); ++at) {
        if (owner[at] != no_owner) {
            gates[owner[at]].push_back(at);
        }
    }
    std::vector<Index> part_of(owner.size(), no_owner);
    PartMaker maker{formula, owner, part_of};
    for (Index at = 0; at < owner.size(); ++at) {
        if (owner[at] == at) {
            part_of[at] = static_cast<Index>(parts.size());
            parts.push_back(maker.make(at, gates[at]));
        }
    }
    auto& top = parts.back().formula.top;
    top = (top & ~1U) | (formula.top & 1U);
    return parts;
}

}  // namespace varn::resilience
