#include "engine/fault_tree.h"

#include <algorithm>

namespace varn::resilience {
namespace {

/// Walks a tree and notes what is wrong, each thing at its place.
class TreeInspection {
public:
    TreeInspection(FaultTree const& tree, FaultTreeLimits const& limits) : tree_(tree), limits_(limits) {}

    Result<Done> inspect() {
        CHECK(sizes());
        for (std::size_t i = 0; i < tree_.events.size(); ++i) {
            auto const p = tree_.events[i].probability;
            if (!(p >= 0.0 && p <= 1.0)) {  // also for NaN
                note(place("/events/", i) + "/probability", "resilience.not_a_probability");
            }
        }
        for (std::size_t i = 0; i < tree_.gates.size(); ++i) {
            gate(i);
        }
        if (tree_.top >= tree_.gates.size()) {
            note("/top", "resilience.top_missing", {{"gates", std::to_string(tree_.gates.size())}});
        }
        ids();
        if (problems_.empty()) {
            rings();
        }
        if (problems_.empty()) {
            return Done{};
        }
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems_), {}};
    }

private:
    Result<Done> sizes() const {
        std::size_t inputs = 0;
        for (auto const& gate : tree_.gates) {
            inputs += gate.inputs.size();
        }
        CHECK(within(tree_.events.size(), limits_.events, "resilience.too_many_events"));
        CHECK(within(tree_.gates.size(), limits_.gates, "resilience.too_many_gates"));
        return within(inputs, limits_.inputs, "resilience.too_many_inputs");
    }
    static Result<Done> within(std::size_t size, std::size_t max, std::string key) {
        if (size <= max) {
            return Done{};
        }
        return Error{ErrorCode::too_many, std::move(key), {{"max", std::to_string(max)}}, {}, {}};
    }

    static std::string place(char const* list, std::size_t index) { return list + std::to_string(index); }
    void note(std::string at, char const* key, Params params = {}) {
        if (problems_.size() < limits_.problems) {
            problems_.push_back({std::move(at), key, std::move(params)});
        }
    }

    void gate(std::size_t index) {
        auto const& gate = tree_.gates[index];
        auto const at = place("/gates/", index);
        for (std::size_t i = 0; i < gate.inputs.size(); ++i) {
            auto const& input = gate.inputs[i];
            if (input.index >= (input.is_gate ? tree_.gates.size() : tree_.events.size())) {
                note(at + "/inputs/" + std::to_string(i), "resilience.input_missing", {{"gate", gate.id}});
            }
        }
        auto const n = gate.inputs.size();
        bool const is_constant = gate.kind == GateKind::always || gate.kind == GateKind::never;
        bool const takes_two = gate.kind == GateKind::same || gate.kind == GateKind::implication;
        if (gate.kind == GateKind::at_least && n > 0 && (gate.least == 0 || gate.least > n)) {
            note(at + "/least", "resilience.k_out_of_range", {{"members", std::to_string(n)}});
        }
        auto const* const key = is_constant && n > 0                        ? "resilience.inputs_not_zero"
                                : gate.kind == GateKind::negation && n != 1 ? "resilience.inputs_not_one"
                                : takes_two && n != 2                       ? "resilience.inputs_not_two"
                                : !is_constant && n == 0                    ? "resilience.inputs_none"
                                                                            : nullptr;
        if (key != nullptr) {
            note(at + "/inputs", key, {{"gate", gate.id}});
        }
    }

    /// Events and gates share one set of names.
    void ids() {
        struct Named {
            std::string const* id;
            bool is_gate;
            std::size_t index;
        };
        std::vector<Named> all;
        for (std::size_t i = 0; i < tree_.events.size(); ++i) {
            all.push_back({&tree_.events[i].id, false, i});
        }
        for (std::size_t i = 0; i < tree_.gates.size(); ++i) {
            all.push_back({&tree_.gates[i].id, true, i});
        }
        std::stable_sort(all.begin(), all.end(),
                         [](Named const& a, Named const& b) { return *a.id < *b.id; });
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto const at = place(all[i].is_gate ? "/gates/" : "/events/", all[i].index) + "/id";
            if (all[i].id->empty()) {
                note(at, "resilience.name_missing");
            } else if (i > 0 && *all[i].id == *all[i - 1].id) {
                note(at, "resilience.name_twice", {{"id", *all[i].id}});
            }
        }
    }

    /// A walk along the gates that meets one that is still open has gone round.
    void rings() {
        enum : char { unmet, open, closed };
        std::vector<char> state(tree_.gates.size(), unmet);
        std::vector<std::pair<Index, std::size_t>> path;
        for (Index start = 0; start < tree_.gates.size(); ++start) {
            if (state[start] == unmet) {
                state[start] = open;
                path.emplace_back(start, 0);
            }
            while (!path.empty()) {
                auto const gate = path.back().first;
                auto const& inputs = tree_.gates[gate].inputs;
                if (path.back().second == inputs.size()) {
                    state[gate] = closed;
                    path.pop_back();
                    continue;
                }
                auto const& input = inputs[path.back().second++];
                if (!input.is_gate || state[input.index] == closed) {
                    continue;
                }
                if (state[input.index] == open) {
                    note_ring(path, input.index);
                    continue;
                }
                state[input.index] = open;
                path.emplace_back(input.index, 0);
            }
        }
    }

    void note_ring(std::vector<std::pair<Index, std::size_t>> const& path, Index first) {
        constexpr int names = 20;
        std::string ring;
        auto at = path.begin();
        while (at->first != first) {
            ++at;
        }
        for (int i = 0; at != path.end() && i < names; ++at, ++i) {
            ring += tree_.gates[at->first].id + " → ";
        }
        ring += at != path.end() ? "…" : tree_.gates[first].id;
        note(place("/gates/", first), "resilience.gates_in_ring", {{"ring", ring}});
    }

    FaultTree const& tree_;
    FaultTreeLimits const& limits_;
    std::vector<Problem> problems_;
};

}  // namespace

Result<Done> validate(FaultTree const& tree, FaultTreeLimits const& limits) {
    return TreeInspection{tree, limits}.inspect();
}

}  // namespace varn::resilience
