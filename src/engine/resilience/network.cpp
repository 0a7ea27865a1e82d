#include "engine/network.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "node_inspection.h"

namespace varn::resilience {
namespace {

/// Walks a network and notes what is wrong, each thing at its place.
class Inspection {
public:
    Inspection(Network const& network, NetworkLimits const& limits)
        : network_(network), limits_(limits), seen_in_(network.nodes.size(), 0) {}

    Result<Done> inspect() {
        CHECK(sizes());
        for (std::size_t i = 0; i < network_.nodes.size(); ++i) {
            node("/nodes/" + std::to_string(i), i);
        }
        ids();
        return told();
    }

    Result<Done> inspect_only(Index index) {
        node("/nodes/" + std::to_string(index), index);
        return told();
    }

private:
    Result<Done> told() {
        if (problems_.empty()) {
            return Done{};
        }
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems_), {}};
    }

    Result<Done> sizes() {
        if (network_.nodes.size() > limits_.nodes) {
            return beyond("resilience.too_many_nodes", limits_.nodes);
        }
        std::size_t members = 0;
        for (auto const& node : network_.nodes) {
            for (auto const& need : node.needs) {
                members += need.of.size();
            }
        }
        return members > limits_.members ? beyond("resilience.too_many_members", limits_.members)
                                         : Result<Done>{Done{}};
    }
    static Result<Done> beyond(std::string key, std::size_t max) {
        return Error{ErrorCode::too_many, std::move(key), {{"max", std::to_string(max)}}, {}, {}};
    }

    void note(std::string place, std::string_view key, Params params = {}) {
        if (problems_.size() < limits_.problems) {
            problems_.push_back({std::move(place), std::string{key}, std::move(params)});
        }
    }

    void node(std::string const& place, std::size_t index) {
        auto const& node = network_.nodes[index];
        auto const is_share = [](double value) { return value >= 0.0 && value <= 1.0; };  // false for NaN
        auto const is_amount = [](double value) { return value >= 0.0 && std::isfinite(value); };
        if (node.id.empty()) {
            note(place + "/id", "resilience.id_missing");
        }
        if (!is_share(node.loss_probability)) {
            note(place + "/p", "resilience.not_a_probability");
        }
        if (!is_amount(node.losses_per_year)) {
            note(place + "/lam", "resilience.not_an_amount");
        }
        repair(place + "/rep", node.repair);
        time(place + "/restart", node.restart);
        if (node.tolerable) {
            time(place + "/mtpd", *node.tolerable);
        }
        curve(place + "/harm", node.harm);
        for (std::size_t g = 0; g < node.needs.size(); ++g) {
            need(place + "/groups/" + std::to_string(g), node.needs[g], index);
        }
    }

    void time(std::string const& place, Minutes minutes) {
        if (minutes < 0) {
            note(place, "resilience.time_negative");
        } else if (minutes > limits_.longest) {
            note(place, "resilience.time_too_long", {{"max", std::to_string(limits_.longest)}});
        }
    }

    void repair(std::string const& place, RepairTime const& repair) {
        time(place + "/0", repair.least);
        time(place + "/1", repair.likeliest);
        time(place + "/2", repair.most);
        if (repair.least > repair.likeliest || repair.likeliest > repair.most) {
            note(place, "resilience.repair_out_of_order");
        }
    }

    void curve(std::string const& place, HarmCurve const& curve) {
        for (std::size_t i = 0; i < curve.size(); ++i) {
            auto const at = place + "/" + std::to_string(i);
            time(at, curve[i].first);
            if (!(curve[i].second >= 0.0) || !std::isfinite(curve[i].second)) {
                note(at, "resilience.not_an_amount");
            }
            if (i > 0 && (curve[i].first <= curve[i - 1].first || curve[i].second < curve[i - 1].second)) {
                note(at, "resilience.harm_falls");
            }
        }
    }

    void need(std::string const& place, Need const& need, std::size_t owner) {
        ++mark_;
        for (std::size_t m = 0; m < need.of.size(); ++m) {
            auto const member = need.of[m];
            auto const at = place + "/of/" + std::to_string(m);
            if (member >= network_.nodes.size()) {
                note(at, "resilience.member_missing", {{"nodes", std::to_string(network_.nodes.size())}});
                continue;
            }
            if (member == owner) {
                note(at, "resilience.needs_itself");
            }
            if (seen_in_[member] == mark_) {
                note(at, "resilience.member_twice");
            }
            seen_in_[member] = mark_;
        }
        if (need.of.size() > limits_.in_need) {
            note(place + "/of", "resilience.too_many_in_need", {{"max", std::to_string(limits_.in_need)}});
        }
        if (need.least == 0 || need.least > need.of.size()) {
            note(place + "/k", "resilience.k_out_of_range", {{"members", std::to_string(need.of.size())}});
        }
        if (need.buffer != without_end) {
            time(place + "/buf", need.buffer);
        }
        if (need.refill) {
            time(place + "/refill", *need.refill);
        }
    }

    void ids() {
        std::vector<Index> order(network_.nodes.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = static_cast<Index>(i);
        }
        auto const& nodes = network_.nodes;
        std::stable_sort(order.begin(), order.end(),
                         [&](Index a, Index b) { return nodes[a].id < nodes[b].id; });
        for (std::size_t i = 1; i < order.size(); ++i) {
            if (nodes[order[i]].id == nodes[order[i - 1]].id && !nodes[order[i]].id.empty()) {
                note("/nodes/" + std::to_string(order[i]) + "/id", "resilience.id_twice",
                     {{"id", nodes[order[i]].id}});
            }
        }
    }

    Network const& network_;
    NetworkLimits const& limits_;
    std::vector<std::uint64_t> seen_in_;  // the last need that had the node, so that nothing is cleared
    std::uint64_t mark_ = 0;
    std::vector<Problem> problems_;
};

}  // namespace

Result<Done> validate(Network const& network, NetworkLimits const& limits) {
    return Inspection{network, limits}.inspect();
}

Result<Done> validate_node(Network const& network, Index node, NetworkLimits const& limits) {
    return Inspection{network, limits}.inspect_only(node);
}

}  // namespace varn::resilience
