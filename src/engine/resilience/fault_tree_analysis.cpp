// The order of attempts: exact diagrams, minimal sets from them; otherwise sets up to an order and bounds;
// where not even those fit, scenarios.
#include <algorithm>
#include <cmath>

#include "formula_diagrams.h"
#include "leaf_order.h"
#include "probability_bounds.h"
#include "set_sweeps.h"
#include "tree_probability.h"
#include "tree_scenarios.h"

namespace varn::resilience {
namespace {

using Stage = FaultTreeProgress::Stage;

constexpr std::size_t bytes_of_bdd_node = 44;  // node, table, cache, room to grow
constexpr std::size_t bytes_of_zbdd_node = 56;
constexpr std::uint64_t steps_beside_orders = 4'000'000;  // for an exact diagram nobody insists on
constexpr Zbdd::Order most_order_tried = 24;

struct PartSets {
    std::unique_ptr<Zbdd> zbdd;
    Zbdd::Family family = Zbdd::empty;
    std::vector<Index> leaf_at;
};

class Analysis {
public:
    Analysis(FaultTree const& tree, FaultTreeQuestion const& question, FaultTreeLimits const& limits,
             FaultTreeWatch const& watch)
        : tree_(tree), question_(question), limits_(limits), watch_(watch), formula_(formula_of(tree)) {
        for (auto const& event : tree.events) {
            of_event_.push_back(event.probability);
        }
        result_.coherent = is_coherent(formula_);
    }

    Result<FaultTreeResult> run() {
        parts_ = parts_of(formula_);
        result_.modules = parts_.size();
        if (parts_.empty()) {
            constant(formula_.top == literal_always);
            return std::move(result_);
        }
        if (question_.method != FaultTreeMethod::truncated) {
            auto const halt = exact();
            if (halt == Halt::no) {
                return finished();
            }
            if (halt == Halt::cancelled || question_.method == FaultTreeMethod::exact) {
                return failure(halt);
            }
        }
        auto const halt = truncated();
        if (halt == Halt::too_many && question_.method == FaultTreeMethod::automatic) {
            sets_.clear();
            CHECK(try_scenarios(formula_, of_event_, watch_.cancel, result_));
            return finished();
        }
        return halt == Halt::no ? finished() : failure(halt);
    }

private:
    void constant(bool happens) {
        result_.probability = result_.lower = result_.upper = happens ? 1.0 : 0.0;
        result_.rare_event_sum = *result_.probability;
        result_.has_cut_sets = true;
        result_.cut_sets_total.digits = std::string(1, happens ? '1' : '0');
        result_.importance.resize(tree_.events.size());
        for (auto& one : result_.importance) {
            if (happens) {
                one.raw = one.rrw = 1.0;
            }
        }
        if (happens && question_.top_cut_sets > 0) {
            result_.top_cut_sets.push_back({{}, 1.0});
        }
    }

    Error failure(Halt halt) const {
        if (halt == Halt::cancelled) {
            return {ErrorCode::unavailable, "resilience.cancelled", {}, {}, {}};
        }
        return {ErrorCode::too_many,
                "resilience.fault_tree_too_large",
                {{"nodes", std::to_string(limits_.node_budget)},
                 {"megabytes", std::to_string(limits_.memory >> 20U)}},
                {},
                {}};
    }

    bool is_cancelled() const {
        return watch_.cancel != nullptr && watch_.cancel->load(std::memory_order_relaxed);
    }
    void tell(Stage stage, std::size_t part) const {
        if (watch_.progress) {
            watch_.progress({stage, part, parts_.size()});
        }
    }
    /// What is left of the budget when so many nodes stand.
    Effort effort(std::size_t bytes_each, std::size_t used) const {
        auto const most = std::min(limits_.node_budget, limits_.memory / bytes_each);
        return Effort{most > used ? most - used : 0, watch_.cancel};
    }

    Halt exact() {
        diagrams_.resize(parts_.size());
        std::size_t nodes = 0;
        bool const may_give_up =
            question_.method == FaultTreeMethod::automatic && limits_.max_order > 0 && result_.coherent;
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            tell(Stage::diagram, part);
            auto const halt = make_diagram(parts_[part].formula, effort(bytes_of_bdd_node, nodes),
                                           may_give_up ? steps_beside_orders : UINT64_MAX, diagrams_[part]);
            if (halt != Halt::no) {
                return halt;
            }
            nodes += diagrams_[part].bdd->size();
        }
        result_.nodes = nodes;
        result_.method = FaultTreeMethod::exact;
        weigh();
        result_.probability = result_.lower = result_.upper = measured_;
        if (is_cancelled()) {
            return Halt::cancelled;
        }
        return question_.with_cut_sets ? exact_sets(nodes) : Halt::no;
    }

    /// Probability and importances from the diagrams there are.
    void weigh() {
        tell(Stage::importance, 0);
        TreeProbability probability{parts_, diagrams_, of_event_};
        measured_ = probability.probability();
        result_.importance = probability.importance();
    }

    /// The minimal sets out of the exact diagrams; where those do not fit, up to an order.
    Halt exact_sets(std::size_t nodes) {
        sets_.clear();
        sets_.resize(parts_.size());
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            tell(Stage::cut_sets, part);
            auto& sets = sets_[part];
            auto& diagram = diagrams_[part];
            sets.zbdd = std::make_unique<Zbdd>(
                effort(bytes_of_zbdd_node, nodes * bytes_of_bdd_node / bytes_of_zbdd_node));
            sets.leaf_at = diagram.leaf_at;
            sets.family = minimal_sets(*sets.zbdd, *diagram.bdd, diagram.root,
                                       std::vector<Zbdd::Order>(diagram.leaf_at.size(), 1));
            finish(sets);
            if (sets.zbdd->halted()) {
                return sets.zbdd->effort().halt() == Halt::cancelled ? Halt::cancelled : sets_to_an_order();
            }
            nodes += sets.zbdd->size();
            diagram = {};
        }
        take_sets();
        if (limits_.max_order > 0) {
            result_.order_limit = limits_.max_order;
        }
        return Halt::no;
    }

    /// For when the probability is known but not all sets.
    Halt sets_to_an_order() {
        diagrams_.clear();
        if (!result_.coherent) {
            return Halt::no;  // only a complete diagram gives those
        }
        auto const halt = deepen();
        return halt == Halt::too_many ? Halt::no : halt;
    }

    void finish(PartSets& sets) const {
        if (!sets.zbdd->halted()) {
            std::vector<Zbdd::Family> roots{sets.family};
            sets.zbdd->keep(roots);
            sets.family = roots[0];
            sets.zbdd->close();
        }
    }

    /// All sets up to an order, or all there are.
    Halt sets_up_to(Zbdd::Order limit, std::uint64_t steps, std::vector<PartSets>& made) const {
        made.clear();
        std::vector<Zbdd::Order> least(parts_.size(), 1);
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            tell(Stage::cut_sets, part);
            auto const& formula = parts_[part].formula;
            std::vector<Zbdd::Order> weights;
            for (auto const& leaf : parts_[part].leaves) {
                weights.push_back(leaf.is_part ? least[leaf.index] : Zbdd::Order{1});
            }
            PartSets sets;
            auto const places = places_of(formula, LeafOrder::as_given);
            sets.zbdd = std::make_unique<Zbdd>(effort(bytes_of_zbdd_node, 0));
            sets.zbdd->effort().allow(steps);
            sets.leaf_at = leaves_by_place(places);
            sets.family = build(*sets.zbdd, formula, places, weights, limit);
            finish(sets);
            if (sets.zbdd->halted()) {
                return sets.zbdd->effort().halt() == Halt::cancelled ? Halt::cancelled : Halt::too_many;
            }
            least[part] = sets.zbdd->least_order(sets.family);
            made.push_back(std::move(sets));
        }
        return Halt::no;
    }

    /// Up to the order asked for; without one, order after order while the budget lasts.
    Halt deepen() {
        if (limits_.max_order > 0) {
            auto const limit = std::min<std::size_t>(limits_.max_order, Zbdd::any_order - 1);
            if (auto const halt = sets_up_to(static_cast<Zbdd::Order>(limit), UINT64_MAX, sets_);
                halt != Halt::no) {
                return halt;
            }
            result_.order_limit = limits_.max_order;
            take_sets();
            return Halt::no;
        }
        auto const steps = std::uint64_t{2} * limits_.node_budget;
        auto all = sets_up_to(Zbdd::any_order, steps, sets_);
        std::vector<PartSets> deeper;
        for (Zbdd::Order limit = 1; all == Halt::too_many && limit <= most_order_tried; ++limit) {
            auto const halt = sets_up_to(limit, steps, deeper);
            if (halt == Halt::cancelled || (halt == Halt::too_many && limit == 1)) {
                return halt;
            }
            if (halt == Halt::too_many) {
                break;
            }
            result_.order_limit = limit;
            sets_ = std::move(deeper);
        }
        if (all == Halt::cancelled) {
            return all;
        }
        take_sets();
        return Halt::no;
    }

    /// Counts, sum and the likeliest, from the parts' families.
    void take_sets() {
        std::vector<OrderCounts> counts(parts_.size());
        std::vector<double> sums(parts_.size());
        std::vector<SetFamily> families(parts_.size());
        auto const limit =
            result_.order_limit.value_or(limits_.max_order > 0 ? limits_.max_order : SIZE_MAX - 1);
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            auto const& sets = sets_[part];
            std::vector<OrderCounts> of_variable;
            std::vector<double> chance;
            families[part] = {sets.zbdd.get(), sets.family, {}};
            for (auto const at : sets.leaf_at) {
                auto const& leaf = parts_[part].leaves[at];
                of_variable.push_back(leaf.is_part ? counts[leaf.index] : OrderCounts{0, 1});
                chance.push_back(leaf.is_part ? sums[leaf.index] : of_event_[leaf.index]);
                families[part].variables.push_back({leaf.is_part, leaf.index});
            }
            counts[part] = count_sets(*sets.zbdd, sets.family, of_variable, limit);
            sums[part] = sum_of_sets(*sets.zbdd, sets.family, chance);
        }
        tell_counts(counts.back());
        result_.has_cut_sets = true;
        result_.rare_event_sum = sums.back();
        LikeliestSets likeliest{families, of_event_};
        CutSet set;
        while (result_.top_cut_sets.size() < question_.top_cut_sets &&
               likeliest.next(set.events, set.probability)) {
            result_.top_cut_sets.push_back(set);
        }
    }

    void tell_counts(OrderCounts const& counts) {
        auto const told = [](Count count) { return CutSetCount{text_of(count), count == uncountable}; };
        Count total = 0;
        for (auto const count : counts) {
            total = add(total, count);
        }
        result_.cut_sets_total = told(total);
        for (std::size_t order = 1; order < counts.size(); ++order) {
            result_.cut_sets_by_order.push_back(told(counts[order]));
        }
    }

    Halt truncated() {
        diagrams_.clear();
        result_.method = FaultTreeMethod::truncated;
        result_.probability.reset();
        result_.importance.clear();
        auto upper = gates_bound();
        if (result_.coherent) {
            if (auto const halt = deepen(); halt != Halt::no) {
                return halt;
            }
            upper = std::min(upper, result_.rare_event_sum + neglected());
            lower_bound();
        }
        result_.lower = measured_;
        result_.upper = std::max(measured_, upper);
        return is_cancelled() ? Halt::cancelled : Halt::no;
    }

    double gates_bound() const {
        std::vector<double> bounds;
        for (auto const& part : parts_) {
            std::vector<double> leaves;
            for (auto const& leaf : part.leaves) {
                leaves.push_back(leaf.is_part ? bounds[leaf.index] : of_event_[leaf.index]);
            }
            bounds.push_back(upper_bound(part.formula, leaves));
        }
        return bounds.back();
    }

    /// What sets beyond the limit can add at most.
    double neglected() const {
        if (!result_.order_limit) {
            return 0.0;
        }
        std::vector<double> chances;
        for (auto const& part : parts_) {
            for (auto const& leaf : part.leaves) {
                if (!leaf.is_part) {
                    chances.push_back(of_event_[leaf.index]);
                }
            }
        }
        return more_than(*result_.order_limit, chances);
    }

    /// The sets that are known happen with a probability that can be worked out: the true one is not less.
    void lower_bound() {
        std::vector<PartDiagram> made(parts_.size());
        for (std::size_t part = 0; part < parts_.size(); ++part) {
            auto& diagram = made[part];
            diagram.bdd = std::make_unique<Bdd>(effort(bytes_of_bdd_node * 8, 0));
            diagram.root = function_of(*diagram.bdd, *sets_[part].zbdd, sets_[part].family);
            diagram.leaf_at = sets_[part].leaf_at;
            if (diagram.bdd->halted()) {
                measured_ = likeliest_set();
                return;
            }
        }
        diagrams_ = std::move(made);
        weigh();
    }

    double likeliest_set() const {
        double best = 0.0;
        for (auto const& set : result_.top_cut_sets) {
            best = std::max(best, set.probability);
        }
        return best;
    }

    /// Sweeps stop where they are when nobody wants them any more, so what they tell then is nothing.
    Result<FaultTreeResult> finished() {
        if (is_cancelled()) {
            return failure(Halt::cancelled);
        }
        return std::move(result_);
    }

    FaultTree const& tree_;
    FaultTreeQuestion const& question_;
    FaultTreeLimits const& limits_;
    FaultTreeWatch const& watch_;
    Formula formula_;
    std::vector<Part> parts_;
    std::vector<double> of_event_;
    std::vector<PartDiagram> diagrams_;
    std::vector<PartSets> sets_;
    double measured_ = 0.0;
    FaultTreeResult result_;
};

}  // namespace

Result<FaultTreeResult> analyse(FaultTree const& tree, FaultTreeQuestion const& question,
                                FaultTreeLimits const& limits, FaultTreeWatch const& watch) {
    CHECK(validate(tree, limits));
    if (question.method == FaultTreeMethod::monte_carlo) {
        return invalid("/method", "resilience.method_elsewhere");
    }
    return Analysis{tree, question, limits, watch}.run();
}

}  // namespace varn::resilience
