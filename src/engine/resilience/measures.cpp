#include "engine/measures.h"

#include <algorithm>
#include <string_view>

namespace varn::resilience {
namespace {

constexpr std::int64_t most_cost = std::int64_t{1} << 52U;  // 45 000 000 million öre, all together

/// Says what is wrong with one change, or nothing.
class ChangeInspection {
public:
    explicit ChangeInspection(Network const& network) : network_(network) {}

    std::string_view operator()(AddMember const& change) const {
        auto const* const need = need_of(change.node, change.need);
        if (need == nullptr) {
            return "resilience.need_missing";
        }
        if (change.member >= network_.nodes.size()) {
            return "resilience.measure_member_missing";
        }
        bool const is_there = std::find(need->of.begin(), need->of.end(), change.member) != need->of.end();
        return is_there                       ? "resilience.member_there_already"
               : change.member == change.node ? "resilience.needs_itself"
                                              : "";
    }
    std::string_view operator()(LowerLeast const& change) const {
        auto const* const need = need_of(change.node, change.need);
        if (need == nullptr) {
            return "resilience.need_missing";
        }
        return change.least == 0 || change.least >= need->least ? "resilience.least_not_lower" : "";
    }
    std::string_view operator()(LengthenBuffer const& change) const {
        auto const* const need = need_of(change.node, change.need);
        if (need == nullptr) {
            return "resilience.need_missing";
        }
        return change.buffer <= need->buffer ? "resilience.buffer_not_longer" : "";
    }
    std::string_view operator()(LowerLossProbability const& change) const {
        return lower(change.node, change.probability, &Node::loss_probability);
    }
    std::string_view operator()(LowerLossRate const& change) const {
        return lower(change.node, change.per_year, &Node::losses_per_year);
    }
    std::string_view operator()(ShortenRepair const& change) const {
        if (change.node >= network_.nodes.size()) {
            return "resilience.measure_node_missing";
        }
        auto const& was = network_.nodes[change.node].repair;
        auto const& now = change.repair;
        if (now.least < 0 || now.least > now.likeliest || now.likeliest > now.most) {
            return "resilience.repair_out_of_order";
        }
        bool const is_longer = now.least > was.least || now.likeliest > was.likeliest || now.most > was.most;
        return is_longer || now == was ? "resilience.repair_not_shorter" : "";
    }
    std::string_view operator()(ShortenRestart const& change) const {
        if (change.node >= network_.nodes.size()) {
            return "resilience.measure_node_missing";
        }
        bool const is_shorter = change.restart >= 0 && change.restart < network_.nodes[change.node].restart;
        return is_shorter ? "" : "resilience.restart_not_shorter";
    }

private:
    Need const* need_of(Index node, Index need) const {
        bool const is_there = node < network_.nodes.size() && need < network_.nodes[node].needs.size();
        return is_there ? &network_.nodes[node].needs[need] : nullptr;
    }
    std::string_view lower(Index node, double value, double Node::*field) const {
        if (node >= network_.nodes.size()) {
            return "resilience.measure_node_missing";
        }
        return value >= 0.0 && value < network_.nodes[node].*field ? "" : "resilience.loss_not_lower";
    }

    Network const& network_;
};

/// Makes one change, unless something better has been done already.
class ChangeMaking {
public:
    ChangeMaking(Network const& before, Network& network) : before_(before), network_(network) {}

    void operator()(AddMember const& change) {
        auto& of = network_.nodes[change.node].needs[change.need].of;
        if (std::find(of.begin(), of.end(), change.member) == of.end()) {
            of.push_back(change.member);
        }
    }
    void operator()(LowerLeast const& change) {
        auto& least = network_.nodes[change.node].needs[change.need].least;
        least = std::min(least, change.least);
    }
    void operator()(LengthenBuffer const& change) {
        auto& buffer = network_.nodes[change.node].needs[change.need].buffer;
        buffer = std::max(buffer, change.buffer);
    }
    void operator()(LowerLossProbability const& change) {
        auto& probability = network_.nodes[change.node].loss_probability;
        probability = std::min(probability, change.probability);
    }
    void operator()(LowerLossRate const& change) {
        auto& node = network_.nodes[change.node];
        auto const& was = before_.nodes[change.node];
        node.losses_per_year = std::min(node.losses_per_year, change.per_year);
        node.loss_probability =
            std::min(node.loss_probability, was.loss_probability * (change.per_year / was.losses_per_year));
    }
    void operator()(ShortenRepair const& change) {
        auto& repair = network_.nodes[change.node].repair;
        repair = {std::min(repair.least, change.repair.least),
                  std::min(repair.likeliest, change.repair.likeliest),
                  std::min(repair.most, change.repair.most)};
    }
    void operator()(ShortenRestart const& change) {
        auto& restart = network_.nodes[change.node].restart;
        restart = std::min(restart, change.restart);
    }

private:
    Network const& before_;
    Network& network_;
};

}  // namespace

Result<Done> validate(Network const& network, std::span<Measure const> measures) {
    if (measures.size() > most_measures) {
        return Error{ErrorCode::too_many,
                     "resilience.too_many_measures",
                     {{"max", std::to_string(most_measures)}},
                     {},
                     {}};
    }
    std::vector<Problem> problems;
    std::int64_t total = 0;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        auto const place = "/measures/" + std::to_string(m);
        auto const cost = measures[m].cost;
        if (cost < 0 || cost > most_cost - total) {
            problems.push_back({place + "/cost", "resilience.cost_out_of_range", {}});
        } else {
            total += cost;
        }
        for (std::size_t c = 0; c < measures[m].changes.size(); ++c) {
            auto const wrong = std::visit(ChangeInspection{network}, measures[m].changes[c]);
            if (!wrong.empty()) {
                problems.push_back({place + "/changes/" + std::to_string(c), std::string{wrong}, {}});
            }
        }
    }
    if (problems.empty()) {
        return Done{};
    }
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

Network with_measures(Network const& network, std::span<Measure const> measures, MeasureSet chosen) {
    auto changed = network;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        if (has(chosen, m)) {
            for (auto const& change : measures[m].changes) {
                std::visit(ChangeMaking{network, changed}, change);
            }
        }
    }
    return changed;
}

}  // namespace varn::resilience
