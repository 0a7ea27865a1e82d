#include "harm_weights.h"

#include <cmath>

namespace varn::resilience {
namespace {

constexpr double most_harm = 1e9;
constexpr std::uint64_t most_scenarios = 100'000'000;

}  // namespace

Result<Done> check_scenarios(std::uint64_t scenarios) {
    if (scenarios <= most_scenarios) {
        return Done{};
    }
    return Error{ErrorCode::too_many,
                 "resilience.too_many_scenarios",
                 {{"max", std::to_string(most_scenarios)}},
                 {},
                 {}};
}

Error broken_off() {
    return {ErrorCode::unavailable, "resilience.broken_off", {}, {}, {}};
}

Result<std::vector<std::uint64_t>> harm_weights(Network const& network, std::vector<double> const& harm) {
    std::vector<std::uint64_t> weights(network.nodes.size(), 0);
    if (!harm.empty() && harm.size() != network.nodes.size()) {
        return invalid("/harm", "resilience.harm_of_each_node",
                       {{"nodes", std::to_string(network.nodes.size())}});
    }
    double total = 0.0;
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        if (!network.nodes[i].is_service) {
            continue;
        }
        auto const one = harm.empty() ? 1.0 : harm[i];
        if (!(one >= 0.0) || !std::isfinite(one)) {
            return invalid("/harm/" + std::to_string(i), "resilience.not_an_amount");
        }
        total += one;
        if (total > most_harm) {
            return Error{ErrorCode::too_large, "resilience.too_much_harm", {{"max", "1000000000"}}, {}, {}};
        }
        weights[i] = static_cast<std::uint64_t>(one / millionth + 0.5);
    }
    return weights;
}

}  // namespace varn::resilience
