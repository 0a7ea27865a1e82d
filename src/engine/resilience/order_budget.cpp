#include "order_budget.h"

#include <algorithm>

namespace varn::resilience {
namespace {

using Word = std::uint64_t;
constexpr std::uint64_t most_work = 1'500'000'000;  // words touched, some tenths of a second

/// For literals: is it true, or which single leaf would make it so, once some leaves have happened.
class SingleNeeds {
public:
    SingleNeeds(Formula const& formula, std::vector<Zbdd::Order> const& weights)
        : formula_(formula), weights_(weights), words_((formula.leaves + 63) / 64) {
        auto const literals = 2 * (formula.leaves + formula.gates.size());
        below_.assign(words_ * (literals / 2), 0);
        for (Index leaf = 0; leaf < formula.leaves; ++leaf) {
            below_[leaf * words_ + leaf / 64] |= Word{1} << (leaf % 64);
        }
        for (std::size_t at = 0; at < formula.gates.size(); ++at) {
            auto* const mine = &below_[(formula.leaves + at) * words_];
            for (auto const input : formula.gates[at].inputs) {
                auto const* const other = &below_[(input >> 1U) * words_];
                for (std::size_t w = 0; w < words_; ++w) {
                    mine[w] |= other[w];
                }
            }
        }
        is_true_.assign(literals, 0);
        single_.assign(words_ * literals, 0);
        for (Index leaf = 0; leaf < formula.leaves; ++leaf) {
            is_true_[2 * leaf + 1] = 1;  // a negation is taken as granted
        }
    }

    std::uint64_t work() const { return work_; }

    /// What is below a literal, needs first: gates only.
    std::vector<Literal> cone(Literal top) {
        std::vector<Literal> found;
        std::vector<char> seen(is_true_.size(), 0);
        seen[top] = 1;
        for (auto number = (top >> 1U) + 1; number-- > formula_.leaves;) {
            for (auto const sign : {0U, 1U}) {
                auto const literal = number * 2 + sign;
                if (seen[literal] == 0) {
                    continue;
                }
                found.push_back(literal);
                auto const& gate = formula_.gate(literal);
                for (auto const input : gate.inputs) {
                    seen[input ^ sign] = 1;
                }
            }
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

    /// What the inputs of `top` other than `inputs[but]` need, once all below that one has happened: 0, 1, or
    /// 2 for two and more.
    int beside(std::vector<Literal> const& cone, Literal top, std::size_t but) {
        auto const& inputs = formula_.gate(top).inputs;
        auto const* const given = &below_[(inputs[but] >> 1U) * words_];
        for (Index leaf = 0; leaf < formula_.leaves; ++leaf) {
            bool const happened = (given[leaf / 64] >> (leaf % 64) & 1U) != 0;
            is_true_[2 * leaf] = happened ? 1 : 0;
            single_[2 * leaf * words_ + leaf / 64] =
                !happened && weights_[leaf] <= 1 ? Word{1} << (leaf % 64) : 0;
        }
        for (auto const literal : cone) {
            if (literal != top) {
                evaluate(literal, ~std::size_t{0});
            }
        }
        evaluate(top, but);
        if (is_true_[top] != 0) {
            return 0;
        }
        auto const* const mine = &single_[top * words_];
        return std::any_of(mine, mine + words_, [](Word word) { return word != 0; }) ? 1 : 2;
    }

private:
    void evaluate(Literal literal, std::size_t but) {
        auto const& gate = formula_.gate(literal);
        auto const sign = literal & 1U;
        auto* const mine = &single_[literal * words_];
        work_ += words_ * gate.inputs.size();
        if (gate.kind == Formula::Kind::odd) {
            is_true_[literal] = 1;
            return;
        }
        auto const n = gate.inputs.size();
        auto const least = gate.kind == Formula::Kind::all ? n : gate.least;
        auto const needed = sign == 0 ? least : n - least + 1;
        bool const is_and = needed == n;
        std::fill(mine, mine + words_, is_and ? ~Word{0} : 0);
        std::size_t happened = 0;
        for (std::size_t i = 0; i < n; ++i) {
            auto const input = gate.inputs[i] ^ sign;
            if (i == but || is_true_[input] != 0) {
                ++happened;
                continue;
            }
            auto const* const other = &single_[input * words_];
            for (std::size_t w = 0; w < words_; ++w) {
                mine[w] = is_and ? mine[w] & other[w] : mine[w] | other[w];
            }
        }
        is_true_[literal] = happened >= needed ? 1 : 0;
    }

    Formula const& formula_;
    std::vector<Zbdd::Order> const& weights_;
    std::size_t words_;
    std::vector<Word> below_, single_;
    std::vector<char> is_true_;
    std::uint64_t work_ = 0;
};

bool is_and(Formula::Gate const& gate, unsigned sign) {
    return gate.kind == Formula::Kind::all && sign == 0;
}

}  // namespace

OrderBudgets order_budgets(Formula const& formula, std::vector<Zbdd::Order> const& weights, Zbdd::Order limit,
                           Effort& effort) {
    OrderBudgets budgets;
    budgets.of.assign(2 * (formula.leaves + formula.gates.size()), OrderBudgets::not_wanted);
    budgets.of[formula.top] = limit;
    SingleNeeds needs{formula, weights};
    for (auto const sign : {0U, 1U}) {
        budgets.beside[sign].resize(formula.gates.size());
    }
    for (auto at = static_cast<Index>(formula.gates.size()); at-- > 0 && effort.is_wanted();) {
        for (auto const sign : {0U, 1U}) {
            auto const literal = 2 * (formula.leaves + at) + sign;
            if (budgets.of[literal] < 0) {
                continue;
            }
            auto const& gate = formula.gates[at];
            auto& beside = budgets.beside[sign][at];
            beside.assign(gate.inputs.size(), 0);
            bool const asks = limit != Zbdd::any_order && is_and(gate, sign) && needs.work() < most_work;
            auto const cone = asks ? needs.cone(literal) : std::vector<Literal>{};
            for (std::size_t i = 0; i < gate.inputs.size(); ++i) {
                if (asks && needs.work() < most_work && effort.is_wanted()) {
                    beside[i] = needs.beside(cone, literal, i);
                }
                auto const input = gate.inputs[i] ^ sign;
                budgets.of[input] = std::max(budgets.of[input], budgets.of[literal] - beside[i]);
                if (gate.kind == Formula::Kind::odd) {
                    budgets.of[input ^ 1U] = std::max(budgets.of[input ^ 1U], budgets.of[literal]);
                }
            }
        }
    }
    return budgets;
}

}  // namespace varn::resilience
