// A gate is told as "at least k of these happen": all of them for a conjunction, one for a disjunction. What
// always happens counts towards k and leaves, what never happens only leaves, and what is left is a node that
// needs n - k + 1 of its n inputs.
#include "resilience/tree_network.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace varn::resilience {
namespace {

/// A gate after its house events: at least `k` of `of`. Known from the start when `k` is 0 (it always
/// happens) or more than there are (it never does).
struct Threshold {
    Index k = 0;
    std::vector<GateInput> of = {};
    bool always() const { return k == 0; }
    bool never() const { return k > of.size(); }
    bool is_known() const { return always() || never(); }
    bool is_any() const { return k == 1; }
};

Error not_coherent(FaultGate const& gate) {
    return invalid("/gates/" + gate.id, "resilience.gate_not_coherent", {{"gate", gate.id}});
}

/// How many inputs must happen. Errors: for gates that say that something must not.
Result<Index> least_of(FaultGate const& gate) {
    auto const inputs = static_cast<Index>(gate.inputs.size());
    switch (gate.kind) {
        case GateKind::conjunction:
            return inputs;
        case GateKind::disjunction:
            return Index{1};
        case GateKind::at_least:
            return gate.least;
        case GateKind::always:
            return Index{0};
        case GateKind::never:
            return Index{1};
        default:
            return not_coherent(gate);
    }
}

/// Every gate that the top stands on, those first that others stand on.
std::vector<Index> from_below(FaultTree const& tree) {
    enum class Seen : std::uint8_t { no, open, done };
    std::vector<Seen> seen(tree.gates.size(), Seen::no);
    std::vector<Index> order;
    std::vector<Index> path{tree.top};
    while (!path.empty()) {
        auto const gate = path.back();
        if (seen[gate] == Seen::open) {
            seen[gate] = Seen::done;
            order.push_back(gate);
        }
        if (seen[gate] == Seen::done) {
            path.pop_back();
            continue;
        }
        seen[gate] = Seen::open;
        for (auto const& input : tree.gates[gate].inputs) {
            if (input.is_gate && seen[input.index] == Seen::no) {
                path.push_back(input.index);
            }
        }
    }
    return order;
}

class Turning {
public:
    explicit Turning(FaultTree const& tree)
        : tree_(tree),
          thresholds_(tree.gates.size()),
          used_by_gate_(tree.gates.size(), 0),
          used_by_event_(tree.events.size(), 0) {}

    Result<Network> turn() {
        auto const order = from_below(tree_);
        for (auto const gate : order) {
            CHECK(resolve(gate));
        }
        if (thresholds_[tree_.top].is_known()) {
            return invalid("/gates/" + tree_.gates[tree_.top].id, "resilience.top_is_certain");
        }
        count_uses(order);
        for (auto const gate : order) {
            if (is_used(gate) && !is_need(gate)) {
                place({true, gate});
            }
        }
        for (auto const gate : order) {
            if (is_used(gate) && !is_need(gate)) {
                CHECK(connect(gate));
            }
        }
        network_.nodes[places_.at({true, tree_.top})].is_service = true;
        return std::move(network_);
    }

private:
    using Key = std::pair<bool, Index>;

    Result<Done> resolve(Index at) {
        auto const& gate = tree_.gates[at];
        TRY(least, least_of(gate));
        auto& threshold = thresholds_[at];
        threshold.k = least;
        for (auto const& input : gate.inputs) {
            bool const happens = input.is_gate && thresholds_[input.index].always();
            bool const cannot = input.is_gate && thresholds_[input.index].never();
            if (happens && threshold.k > 0) {
                --threshold.k;
            } else if (!happens && !cannot) {
                threshold.of.push_back(input);
            }
        }
        return merge_twins(gate, threshold);
    }

    /// The same input twice says nothing more under "all" or "any"; what it says under "k of n" no need can.
    Result<Done> merge_twins(FaultGate const& gate, Threshold& threshold) {
        bool const is_all = threshold.k == threshold.of.size();
        std::vector<GateInput> once;
        for (auto const& input : threshold.of) {
            if (std::find(once.begin(), once.end(), input) == once.end()) {
                once.push_back(input);
            }
        }
        if (once.size() == threshold.of.size() || threshold.is_known()) {
            return Done{};
        }
        if (!is_all && !threshold.is_any()) {
            return invalid("/gates/" + gate.id, "resilience.input_twice", {{"gate", gate.id}});
        }
        threshold.k = is_all ? static_cast<Index>(once.size()) : 1;
        threshold.of = std::move(once);
        return Done{};
    }

    /// Only what the top still stands on counts.
    void count_uses(std::vector<Index> const& order) {
        used_by_gate_[tree_.top] = 1;
        for (auto gate = order.rbegin(); gate != order.rend(); ++gate) {
            if (!is_used(*gate) || thresholds_[*gate].is_known()) {
                continue;
            }
            for (auto const& input : thresholds_[*gate].of) {
                ++(input.is_gate ? used_by_gate_ : used_by_event_)[input.index];
                if (input.is_gate) {
                    under_any_[input.index] = thresholds_[*gate].is_any();
                }
            }
        }
    }

    bool is_used(Index gate) const { return used_by_gate_[gate] > 0; }
    /// One of the needs of the one gate it stands under, and no node of its own.
    bool is_need(Index gate) const {
        auto const under = under_any_.find(gate);
        return gate != tree_.top && used_by_gate_[gate] == 1 && under != under_any_.end() && under->second &&
               !thresholds_[gate].is_any();
    }

    Index place(Key const& key) {
        auto const [at, is_new] = places_.try_emplace(key, static_cast<Index>(network_.nodes.size()));
        if (is_new) {
            Node node;
            node.id = key.first ? tree_.gates[key.second].id : tree_.events[key.second].id;
            network_.nodes.push_back(std::move(node));
        }
        return at->second;
    }

    Result<Done> own_loss(Index node, FaultEvent const& event) {
        if (event.probability >= 1.0) {
            return invalid("/events/" + event.id, "resilience.event_is_certain", {{"event", event.id}});
        }
        network_.nodes[node].loss_probability = event.probability;
        network_.nodes[node].losses_per_year = -std::log1p(-event.probability);
        return Done{};
    }

    Result<Need> need_of(Threshold const& threshold) {
        Need need;
        for (auto const& input : threshold.of) {
            bool const is_new = !places_.contains({input.is_gate, input.index});
            auto const node = place({input.is_gate, input.index});
            if (is_new) {
                CHECK(own_loss(node, tree_.events[input.index]));
            }
            need.of.push_back(node);
        }
        need.least = static_cast<Index>(threshold.of.size()) - threshold.k + 1;
        return need;
    }

    Result<Done> connect(Index gate) {
        auto const node = places_.at({true, gate});
        auto const& threshold = thresholds_[gate];
        if (!threshold.is_any()) {
            TRY(need, need_of(threshold));
            network_.nodes[node].needs.push_back(std::move(need));
            return Done{};
        }
        bool has_own_loss = false;
        for (auto const& input : threshold.of) {
            if (!input.is_gate && used_by_event_[input.index] == 1 && !has_own_loss) {
                CHECK(own_loss(node, tree_.events[input.index]));
                has_own_loss = true;
                continue;
            }
            bool const is_inside = input.is_gate && is_need(input.index);
            TRY(need, need_of(is_inside ? thresholds_[input.index] : Threshold{1, {input}}));
            network_.nodes[node].needs.push_back(std::move(need));
        }
        return Done{};
    }

    FaultTree const& tree_;
    std::vector<Threshold> thresholds_;
    std::vector<std::size_t> used_by_gate_, used_by_event_;
    std::map<Index, bool> under_any_;  // the kind of the last gate it was seen under
    std::map<Key, Index> places_;
    Network network_;
};

}  // namespace

Result<Network> network_of(FaultTree const& tree) {
    TRY(network, Turning{tree}.turn());
    CHECK(validate(network));
    return network;
}

}  // namespace varn::resilience
