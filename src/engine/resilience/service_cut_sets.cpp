// The door to the cut sets of networks.
//
// Idea: one diagram for all services (service_families.h); of it only what they reach is kept. Counts by
// order, sums and the best set below each node then go up the diagram in one sweep for all services at once.
// The likeliest sets of a service come out of a queue of half-made sets, each with the best it can still
// become (Lawler, Management Science 18, 1972). How likely sets are that are lost seldom is drawn
// (rare_events.h). For an exact probability a family is read as a formula, each
// of its nodes "the variable and the high side, or the low side", and handed to the fault trees. Cost: nodes
// x orders, then K walks down for each service. Invariant: lower <= P <= upper (service_cut_sets_test).
#include <algorithm>
#include <map>
#include <queue>

#include "engine/cut_sets.h"
#include "fall_bounds.h"
#include "harm_weights.h"
#include "loss_bits.h"
#include "probability_bounds.h"
#include "rare_events.h"
#include "service_families.h"
#include "set_sweeps.h"

namespace varn::resilience {
namespace {

constexpr std::size_t bytes_of_set_node = 56;  // node, table, cache, room to grow

/// What sweeps over the whole diagram found, by its nodes.
class Sweep {
public:
    Sweep(NetworkCutSets const& sets, std::vector<double> const& chance, std::size_t orders)
        : orders_(orders),
          counts_(sets.zbdd.size() * (orders + 1), 0),
          sums_(sets.zbdd.size(), 0.0),
          best_(sets.zbdd.size(), 0.0) {
        counts_[Zbdd::unit * (orders + 1)] = 1;
        sums_[Zbdd::unit] = best_[Zbdd::unit] = 1.0;
        for (Index at = 2; at < sets.zbdd.size(); ++at) {
            auto const node = sets.zbdd.node(at);
            sums_[at] = chance[node.variable] * sums_[node.high] + sums_[node.low];
            best_[at] = std::max(chance[node.variable] * best_[node.high], best_[node.low]);
            count(at, 0) = count(node.low, 0);
            for (std::size_t order = 1; order <= orders; ++order) {
                count(at, order) = add(count(node.high, order - 1), count(node.low, order));
            }
        }
    }
    Count& count(Index node, std::size_t order) { return counts_[node * (orders_ + 1) + order]; }
    double sum(Index node) const { return sums_[node]; }
    double best(Index node) const { return best_[node]; }

private:
    std::size_t orders_;
    std::vector<Count> counts_;
    std::vector<double> sums_, best_;
};

CutSetCount told(Count count) {
    return {text_of(count), count == uncountable};
}

/// A set that is taken together from the top down, and the best that it can become.
struct HalfMade {
    double bound;
    double so_far;
    Zbdd::Family family;
    std::vector<Index> taken;  // by variable
    bool operator<(HalfMade const& other) const {
        if (bound != other.bound) {
            return bound < other.bound;
        }
        return taken.size() != other.taken.size() ? taken.size() > other.taken.size() : taken > other.taken;
    }
};

class Telling {
public:
    Telling(Network const& network, CutSetQuestion const& question, Watch const& watch, NetworkCutSets& sets)
        : network_(network), question_(question), watch_(watch), sets_(sets), levels_(levels_of(network)) {}

    Result<CutSetAnswer> tell(std::vector<Index> const& services) {
        keep(services);
        auto const bounds = fall_bounds(network_, levels_, question_.horizon);
        std::size_t orders = question_.order;
        if (question_.is_exact) {
            orders = 1;
            for (auto const family : kept_) {
                orders = std::max<std::size_t>(orders, sets_.zbdd.most_order(family));
            }
        }
        if (sets_.zbdd.size() * (orders + 1) > question_.memory / sizeof(Count)) {
            return Error{ErrorCode::too_many,
                         "resilience.too_many_diagram_nodes",
                         {{"max", std::to_string(question_.memory / sizeof(Count) / (orders + 1))}},
                         {},
                         {}};
        }
        Sweep sweep{sets_, chance_, orders};
        CutSetAnswer answer;
        answer.method = question_.is_exact ? FaultTreeMethod::exact : FaultTreeMethod::truncated;
        answer.order_limit = question_.is_exact ? std::nullopt : std::optional<std::size_t>{question_.order};
        answer.diagram_nodes = sets_.zbdd.size();
        answer.by_order = counted_together(sweep, orders);
        for (std::size_t i = 0; i < services.size(); ++i) {
            if (watch_.is_cancelled != nullptr && watch_.is_cancelled->load(std::memory_order_relaxed)) {
                return broken_off();
            }
            auto one = counted(sweep, services[i], kept_[i], orders);
            one.likeliest = likeliest(sweep, kept_[i]);
            if (question_.is_exact) {
                TRY(probability, probability_of(kept_[i]));
                one.probability = one.lower = one.upper = probability;
            } else {
                bound(one, kept_[i], bounds[services[i]]);
            }
            if (question_.draws > 0) {
                one.estimate = probability_by_draws(
                    sets_.zbdd, kept_[i], chance_,
                    Stream::mix(question_.seed, services[i] + std::uint64_t{1}), question_.draws, watch_);
                if (!one.estimate) {
                    return broken_off();
                }
            }
            answer.services.push_back(std::move(one));
            if (watch_.done) {
                watch_.done(i + 1);
            }
        }
        return answer;
    }

private:
    void keep(std::vector<Index> const& services) {
        for (auto const service : services) {
            kept_.push_back(sets_.of[service]);
        }
        sets_.zbdd.keep(kept_);
        for (auto const node : sets_.node_of_variable) {
            chance_.push_back(network_.nodes[node].loss_probability);
        }
    }

    ServiceCutSets counted(Sweep& sweep, Index service, Zbdd::Family family, std::size_t orders) const {
        ServiceCutSets one;
        one.service = service;
        one.rare_event_sum = sweep.sum(family);
        Count total = 0;
        for (std::size_t order = 1; order <= orders; ++order) {
            one.by_order.push_back(told(sweep.count(family, order)));
            total = add(total, sweep.count(family, order));
        }
        one.total = told(total);
        return one;
    }

    std::vector<CutSetCount> counted_together(Sweep& sweep, std::size_t orders) const {
        std::vector<CutSetCount> by_order;
        for (std::size_t order = 1; order <= orders; ++order) {
            Count sum = 0;
            for (auto const family : kept_) {
                sum = add(sum, sweep.count(family, order));
            }
            by_order.push_back(told(sum));
        }
        return by_order;
    }

    /// Bounds of what is cut off: nothing of it happens unless more nodes are lost than sets were made of.
    void bound(ServiceCutSets& one, Zbdd::Family family, double most) {
        auto const beyond = std::min(most, more_than(question_.order, chances_below(one.service)));
        one.neglected = beyond;
        one.upper = std::min({1.0, most, one.rare_event_sum + beyond});
        double none_alone = 1.0;  // sets of one node are independent of each other
        for (auto at = family; at > Zbdd::unit; at = sets_.zbdd.node(at).low) {
            auto const node = sets_.zbdd.node(at);
            none_alone *= node.high == Zbdd::unit ? 1.0 - chance_[node.variable] : 1.0;
        }
        auto const likeliest = one.likeliest.empty() ? 0.0 : one.likeliest.front().probability;
        one.lower = std::min(one.upper, std::max(1.0 - none_alone, likeliest));
    }

    /// The probabilities of all that a node hangs on, itself among them.
    std::vector<double> chances_below(Index node) {
        reached_.resize(network_.nodes.size(), 0);
        ++round_;
        std::vector<Index> found{node};
        reached_[node] = round_;
        std::vector<double> chances;
        for (std::size_t at = 0; at < found.size(); ++at) {
            chances.push_back(network_.nodes[found[at]].loss_probability);
            for (auto const& need : network_.nodes[found[at]].needs) {
                for (auto const member : need.of) {
                    if (need.buffer < question_.horizon && reached_[member] != round_) {
                        reached_[member] = round_;
                        found.push_back(member);
                    }
                }
            }
        }
        return chances;
    }

    std::vector<CutSet> likeliest(Sweep const& sweep, Zbdd::Family family) const {
        std::vector<CutSet> sets;
        std::priority_queue<HalfMade> queue;
        queue.push({sweep.best(family), 1.0, family, {}});
        while (!queue.empty() && sets.size() < question_.likeliest) {
            auto half = queue.top();
            queue.pop();
            if (half.family == Zbdd::empty) {
                continue;
            }
            if (half.family == Zbdd::unit) {
                CutSet set{{}, half.so_far};
                for (auto const variable : half.taken) {
                    set.events.push_back(sets_.node_of_variable[variable]);
                }
                std::sort(set.events.begin(), set.events.end());
                sets.push_back(std::move(set));
                continue;
            }
            auto const node = sets_.zbdd.node(half.family);
            auto without = half;
            without.family = node.low;
            without.bound = half.so_far * sweep.best(node.low);
            queue.push(std::move(without));
            half.so_far *= chance_[node.variable];
            half.taken.push_back(node.variable);
            half.family = node.high;
            half.bound = half.so_far * sweep.best(node.high);
            queue.push(std::move(half));
        }
        return sets;
    }

    /// The family as a formula, its nodes from below.
    FaultTree tree_of(Zbdd::Family family) const {
        FaultTree tree;
        std::map<Index, Index> gate{{Zbdd::empty, 0}, {Zbdd::unit, 1}};  // by node of the diagram
        for (std::size_t i = 0; i < chance_.size(); ++i) {
            tree.events.push_back({"e" + std::to_string(i), chance_[i]});
        }
        tree.gates = {{"never", GateKind::never, 0, {}}, {"always", GateKind::always, 0, {}}};
        for (auto const at : sets_.zbdd.below(family)) {
            auto const node = sets_.zbdd.node(at);
            auto const together = static_cast<Index>(tree.gates.size());
            auto const number = std::to_string(at);
            tree.gates.push_back({"a" + number,
                                  GateKind::conjunction,
                                  0,
                                  {{false, node.variable}, {true, gate.at(node.high)}}});
            tree.gates.push_back(
                {"o" + number, GateKind::disjunction, 0, {{true, together}, {true, gate.at(node.low)}}});
            gate[at] = together + 1;
        }
        tree.top = gate.at(family);
        return tree;
    }

    Result<double> probability_of(Zbdd::Family family) const {
        FaultTreeLimits limits;
        limits.node_budget = question_.node_budget;
        limits.memory = question_.memory;
        TRY(result,
            analyse(tree_of(family), {FaultTreeMethod::exact, false, 0}, limits, {watch_.is_cancelled, {}}));
        return *result.probability;
    }

    Network const& network_;
    CutSetQuestion const& question_;
    Watch const& watch_;
    NetworkCutSets& sets_;
    Levels levels_;
    std::vector<Zbdd::Family> kept_;
    std::vector<double> chance_;  // by variable
    std::vector<Index> reached_;
    Index round_ = 0;
};

}  // namespace

Result<CutSetAnswer> service_cut_sets(Network const& network, CutSetQuestion const& question,
                                      Watch const& watch) {
    CHECK(validate(network));
    auto services = question.services;
    for (Index node = 0; node < network.nodes.size() && question.services.empty(); ++node) {
        if (network.nodes[node].is_service) {
            services.push_back(node);
        }
    }
    Effort const effort{std::min(question.node_budget, question.memory / bytes_of_set_node),
                        watch.is_cancelled};
    auto const order = question.is_exact ? Zbdd::any_order : static_cast<Zbdd::Order>(question.order);
    TRY(sets, cut_sets_of_services(network, services, order, effort, question.memory, question.horizon));
    return Telling{network, question, watch, sets}.tell(services);
}

}  // namespace varn::resilience
