#include "formula_diagrams.h"

#include <algorithm>

#include "order_budget.h"

namespace varn::resilience {
namespace {

constexpr std::size_t least_to_collect = 2'000'000;

/// How many gates still want each gate.
std::vector<Index> wants_of(Formula const& formula) {
    std::vector<Index> wants(formula.gates.size(), 0);
    for (auto const& gate : formula.gates) {
        for (auto const input : gate.inputs) {
            if (!formula.is_leaf(input)) {
                ++wants[(input >> 1U) - formula.leaves];
            }
        }
    }
    return wants;
}

class ZbddBuilder {
public:
    ZbddBuilder(Zbdd& zbdd, Formula const& formula, std::vector<Zbdd::Order> const& weights,
                Zbdd::Order limit)
        : zbdd_(zbdd),
          formula_(formula),
          weights_(weights),
          is_limited_(limit != Zbdd::any_order),
          budgets_(order_budgets(formula, weights, limit, zbdd.effort())) {
        count_wants();
    }

    Zbdd::Family build(std::vector<Index> const& places) {
        for (Index leaf = 0; leaf < formula_.leaves; ++leaf) {
            made_[2 * leaf] = zbdd_.variable(places[leaf], weights_[leaf]);
            made_[2 * leaf + 1] = Zbdd::unit;
        }
        for (std::size_t at = 0; at < formula_.gates.size() && !zbdd_.halted(); ++at) {
            auto const literal = static_cast<Literal>(2 * (formula_.leaves + at));
            for (auto const sign : {0U, 1U}) {
                if (budgets_.of[literal + sign] >= 0) {
                    made_[literal + sign] = make(at, sign);
                    release(formula_.gates[at], sign);
                }
            }
        }
        return made_[formula_.top];
    }

private:
    void count_wants() {
        wants_.assign(budgets_.of.size(), 0);
        made_.assign(budgets_.of.size(), Zbdd::empty);
        wants_[formula_.top] = 1;
        for (std::size_t at = 0; at < formula_.gates.size(); ++at) {
            for (auto const sign : {0U, 1U}) {
                if (budgets_.of[2 * (formula_.leaves + at) + sign] < 0) {
                    continue;
                }
                for (auto const input : formula_.gates[at].inputs) {
                    ++wants_[input ^ sign];
                    wants_[input ^ sign ^ 1U] += formula_.gates[at].kind == Formula::Kind::odd ? 1 : 0;
                }
            }
        }
    }

    Zbdd::Family make(std::size_t at, unsigned sign) {
        auto const& gate = formula_.gates[at];
        auto const budget = budgets_.of[2 * (formula_.leaves + at) + sign];
        limit_ = is_limited_ ? static_cast<Zbdd::Order>(budget) : Zbdd::any_order;
        if (gate.kind == Formula::Kind::odd) {
            return odd(gate, sign);
        }
        std::vector<Zbdd::Family> inputs;
        for (std::size_t i = 0; i < gate.inputs.size(); ++i) {
            auto const left = budget - budgets_.beside[sign][at][i];
            auto const input = made_[gate.inputs[i] ^ sign];
            inputs.push_back(!is_limited_ ? input
                             : left < 0   ? Zbdd::empty
                                          : zbdd_.up_to(input, static_cast<Zbdd::Order>(left)));
        }
        std::stable_sort(inputs.begin(), inputs.end(), [&](Zbdd::Family a, Zbdd::Family b) {
            return zbdd_.node(a).variable > zbdd_.node(b).variable;
        });
        auto const n = static_cast<Index>(inputs.size());
        auto const least = gate.kind == Formula::Kind::all ? n : gate.least;
        auto const needed = sign == 0 ? least : n - least + 1;  // not at least k: n - k + 1 have not
        if (needed != 1 && needed != n) {
            return at_least(needed, inputs);
        }
        auto result = inputs[0];
        for (Index i = 1; i < n && !zbdd_.halted(); ++i) {
            result = needed == 1 ? zbdd_.either(result, inputs[i]) : zbdd_.both(result, inputs[i], limit_);
        }
        return result;
    }

    Zbdd::Family at_least(Index least, std::vector<Zbdd::Family> const& inputs) {
        std::vector<Zbdd::Family> seen(least + 1, Zbdd::empty);
        seen[0] = Zbdd::unit;
        for (auto const input : inputs) {
            for (auto k = least; k > 0 && !zbdd_.halted(); --k) {
                seen[k] = zbdd_.either(seen[k], zbdd_.both(seen[k - 1], input, limit_));
            }
        }
        return seen[least];
    }

    /// Even and odd of those seen so far.
    Zbdd::Family odd(Formula::Gate const& gate, unsigned sign) {
        auto even = Zbdd::unit;
        auto uneven = Zbdd::empty;
        for (auto const input : gate.inputs) {
            auto const is = made_[input];
            auto const is_not = made_[input ^ 1U];
            auto const stays = zbdd_.either(zbdd_.both(even, is_not, limit_), zbdd_.both(uneven, is, limit_));
            uneven = zbdd_.either(zbdd_.both(even, is, limit_), zbdd_.both(uneven, is_not, limit_));
            even = stays;
        }
        return sign == 0 ? uneven : even;
    }

    void release(Formula::Gate const& gate, unsigned sign) {
        for (auto const input : gate.inputs) {
            drop(input ^ sign);
            if (gate.kind == Formula::Kind::odd) {
                drop(input ^ sign ^ 1U);
            }
        }
        if (zbdd_.size() > collect_at_) {
            zbdd_.keep(made_);
            collect_at_ = std::max(least_to_collect, 3 * zbdd_.size());
        }
    }
    void drop(Literal literal) {
        if (!formula_.is_leaf(literal) && --wants_[literal] == 0) {
            made_[literal] = Zbdd::empty;
        }
    }

    Zbdd& zbdd_;
    Formula const& formula_;
    std::vector<Zbdd::Order> const& weights_;
    bool is_limited_;
    OrderBudgets budgets_;
    Zbdd::Order limit_ = Zbdd::any_order;  // of the gate in hand
    std::vector<Index> wants_;
    std::vector<Zbdd::Family> made_;
    std::size_t collect_at_ = least_to_collect;
};

}  // namespace

BddBuilder::BddBuilder(Effort effort, Formula const& formula, std::vector<Index> places)
    : formula_(&formula),
      places_(std::move(places)),
      bdd_(std::make_unique<Bdd>(effort)),
      wants_(wants_of(formula)),
      collect_at_(least_to_collect) {
    for (Index leaf = 0; leaf < formula.leaves; ++leaf) {
        made_.push_back(bdd_->variable(places_[leaf]));
    }
    made_.resize(formula.leaves + formula.gates.size(), Bdd::never);
}

void BddBuilder::advance(std::uint64_t steps) {
    bdd_->effort().allow(steps);
    while (next_ < formula_->gates.size() && !bdd_->halted()) {
        auto const& gate = formula_->gates[next_];
        if (at_input_ == 0) {
            begin(gate);
        }
        while (at_input_ < inputs_.size() && !bdd_->halted()) {
            join(gate);
        }
        if (!bdd_->halted()) {
            made_[formula_->leaves + next_] = seen_.back();
            release(gate);
            ++next_;
            at_input_ = 0;
        }
    }
}

void BddBuilder::begin(Formula::Gate const& gate) {
    inputs_.clear();
    for (auto const input : gate.inputs) {
        inputs_.push_back(made_[input >> 1U] ^ (input & 1U));
    }
    std::stable_sort(inputs_.begin(), inputs_.end(),
                     [&](Bdd::Edge a, Bdd::Edge b) { return bdd_->top(a) > bdd_->top(b); });
    if (gate.kind == Formula::Kind::at_least) {
        seen_.assign(gate.least + 1, Bdd::never);
        seen_[0] = Bdd::always;
    } else {
        seen_.assign(1, gate.kind == Formula::Kind::all ? Bdd::always : Bdd::never);
    }
}

/// Takes one more input into account.
void BddBuilder::join(Formula::Gate const& gate) {
    auto const input = inputs_[at_input_];
    auto seen = seen_;
    switch (gate.kind) {
        case Formula::Kind::all:
            seen[0] = bdd_->both(seen[0], input);
            break;
        case Formula::Kind::odd:
            seen[0] = bdd_->differ(seen[0], input);
            break;
        case Formula::Kind::at_least:
            for (auto k = gate.least; k > 0 && !bdd_->halted(); --k) {
                seen[k] = bdd_->either(seen[k], bdd_->both(seen[k - 1], input));
            }
            break;
    }
    if (!bdd_->halted()) {
        seen_ = std::move(seen);
        ++at_input_;
        ++joined_;
    }
}

void BddBuilder::release(Formula::Gate const& gate) {
    for (auto const input : gate.inputs) {
        if (!formula_->is_leaf(input) && --wants_[(input >> 1U) - formula_->leaves] == 0) {
            made_[input >> 1U] = Bdd::never;
        }
    }
    if (bdd_->size() > collect_at_) {
        bdd_->keep(made_);
        collect_at_ = std::max(least_to_collect, 3 * bdd_->size());
    }
}

std::unique_ptr<Bdd> BddBuilder::take(Bdd::Edge& root) {
    std::vector<Bdd::Edge> roots{this->root()};
    bdd_->keep(roots);
    bdd_->close();
    root = roots[0];
    return std::move(bdd_);
}

Zbdd::Family build(Zbdd& zbdd, Formula const& formula, std::vector<Index> const& places,
                   std::vector<Zbdd::Order> const& weights, Zbdd::Order limit) {
    return ZbddBuilder{zbdd, formula, weights, limit}.build(places);
}

Bdd::Edge function_of(Bdd& bdd, Zbdd const& zbdd, Zbdd::Family family) {
    std::vector<Bdd::Edge> made;
    if (!bdd.effort().renew(made, zbdd.size(), Bdd::never)) {
        return Bdd::never;
    }
    made[Zbdd::unit] = Bdd::always;
    for (Index at = 2; at <= family && !bdd.halted(); ++at) {
        auto const node = zbdd.node(at);
        made[at] = bdd.either(bdd.both(bdd.variable(node.variable), made[node.high]), made[node.low]);
    }
    return made[family];
}

Zbdd::Family minimal_sets(Zbdd& zbdd, Bdd const& bdd, Bdd::Edge edge,
                          std::vector<Zbdd::Order> const& weights) {
    std::vector<char> wanted;
    std::vector<Zbdd::Family> made;
    auto& effort = zbdd.effort();
    if (!effort.renew(wanted, 2 * bdd.size(), '\0') || !effort.renew(made, 2 * bdd.size(), Zbdd::empty)) {
        return Zbdd::empty;
    }
    wanted[edge] = 1;
    for (auto at = edge >> 1U; at > 0 && effort.goes_on(at); --at) {
        auto const node = bdd.node(at);
        for (auto const sign : {0U, 1U}) {
            if (wanted[2 * at + sign] != 0) {
                wanted[node.high ^ sign] = 1;
                wanted[node.low ^ sign] = 1;
            }
        }
    }
    made[Bdd::always] = Zbdd::unit;
    for (Index at = 1; at <= (edge >> 1U) && effort.goes_on(at) && !zbdd.halted(); ++at) {
        auto const node = bdd.node(at);
        for (auto const sign : {0U, 1U}) {
            if (wanted[2 * at + sign] != 0) {
                zbdd.variable(node.variable, weights[node.variable]);
                auto const low = made[node.low ^ sign];
                made[2 * at + sign] =
                    zbdd.make(node.variable, zbdd.without(made[node.high ^ sign], low), low);
            }
        }
    }
    return made[edge];
}

}  // namespace varn::resilience
