#include "resilience/network_answers.h"

#include <algorithm>

namespace varn::resilience {
namespace {

json::Value told(Estimate const& estimate) {
    return json::Object{{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

json::Array told_services(Network const& network, MonteCarloAnswer const& answer) {
    json::Array services;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        if (answer.fallen[node]) {
            services.push_back(json::Object{{"service", network.nodes[node].id},
                                            {"probability", told(*answer.fallen[node])}});
        }
    }
    return services;
}

json::Array told_importance(Network const& network, MonteCarloAnswer const& answer, std::size_t top) {
    json::Array importance;
    for (auto const node : heaviest(answer, top)) {
        auto const& one = *answer.importance[node];
        importance.push_back(json::Object{{"node", network.nodes[node].id},
                                          {"birnbaum", one.birnbaum},
                                          {"fussell_vesely", one.fussell_vesely},
                                          {"raw", one.raw},
                                          {"rrw", one.rrw}});
    }
    return importance;
}

}  // namespace

json::Object told_head(Network const& network, std::string const& file) {
    auto const services = std::count_if(network.nodes.begin(), network.nodes.end(),
                                        [](Node const& node) { return node.is_service; });
    return {{"model", file}, {"nodes", network.nodes.size()}, {"services", std::int64_t{services}}};
}

json::Value told_pairs(Network const& network, PairLossTotals const& totals, double cpu_s) {
    json::Array worst;
    for (auto const& pair : totals.worst) {
        worst.push_back(
            json::Object{{"nodes", json::Array{network.nodes[pair.a].id, network.nodes[pair.b].id}},
                         {"services", pair.services.size()}});
    }
    return json::Object{{"cut_pairs", static_cast<std::int64_t>(totals.cut_pairs)},
                        {"worst", std::move(worst)},
                        {"cpu_s", cpu_s}};
}

json::Value told_monte_carlo(Network const& network, MonteCarloAnswer const& answer, std::uint64_t seed,
                             std::size_t top, double cpu_s) {
    return json::Object{{"method", MonteCarloAnswer::method},
                        {"seed", std::to_string(seed)},
                        {"scenarios", static_cast<std::int64_t>(answer.scenarios)},
                        {"services_down", told(answer.harm)},
                        {"services", told_services(network, answer)},
                        {"importance", told_importance(network, answer, top)},
                        {"cpu_s", cpu_s}};
}

}  // namespace varn::resilience
