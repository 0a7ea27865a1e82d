// A network as `city-dep/1`. Hours are minutes divided by sixty, which reads back to the same minutes.
#include "resilience/network_writing.h"

#include "platform/json.h"

namespace varn::resilience {
namespace {

double hours_of(Minutes minutes) {
    return static_cast<double>(minutes) / 60.0;
}

json::Value told_need(Need const& need) {
    json::Array members;
    for (auto const member : need.of) {
        members.emplace_back(std::int64_t{member});
    }
    json::Object told{{"k", std::int64_t{need.least}}, {"of", std::move(members)}};
    if (need.buffer > 0) {
        told.emplace_back("buf", hours_of(need.buffer));
    }
    if (!need.refill) {
        told.emplace_back("refill", nullptr);
    } else if (*need.refill > 0) {
        told.emplace_back("refill", hours_of(*need.refill));
    }
    if (!need.kind.empty()) {
        told.emplace_back("r", need.kind);
    }
    return told;
}

/// Harm an hour, as the curve has it from its first point to its second.
double rate_of(HarmCurve const& curve) {
    if (curve.size() < 2) {
        return 0.0;
    }
    auto const& [from, low] = curve[0];
    auto const& [to, high] = curve[1];
    return (high - low) / (static_cast<double>(to - from) / 60.0);
}

json::Value told_node(Node const& node) {
    json::Object told{{"id", node.id}};
    auto const text = [&](char const* name, std::string const& value) {
        if (!value.empty()) {
            told.emplace_back(name, value);
        }
    };
    auto const amount = [&](char const* name, double value) {
        if (value > 0.0) {
            told.emplace_back(name, value);
        }
    };
    text("kind", node.kind);
    text("name", node.name);
    if (node.is_service) {
        told.emplace_back("svc", 1);
    }
    amount("p", node.loss_probability);
    amount("lam", node.losses_per_year);
    if (node.repair != RepairTime{}) {
        told.emplace_back("rep", json::Array{hours_of(node.repair.least), hours_of(node.repair.likeliest),
                                             hours_of(node.repair.most)});
    }
    amount("restart", hours_of(node.restart));
    if (node.tolerable) {
        told.emplace_back("mtpd", hours_of(*node.tolerable));
    }
    amount("harm", rate_of(node.harm));
    if (node.district > 0) {
        told.emplace_back("d", std::int64_t{node.district} - 1);
    }
    json::Array needs;
    for (auto const& need : node.needs) {
        needs.push_back(told_need(need));
    }
    told.emplace_back("groups", std::move(needs));
    return told;
}

}  // namespace

std::string write_city_dep(Network const& network) {
    std::string text = "{\"format\":\"city-dep/1\",\"nodes\":[";
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        text += (i == 0 ? "\n" : ",\n") + json::to_text(told_node(network.nodes[i]));
    }
    return text + "\n]}\n";
}

}  // namespace varn::resilience
