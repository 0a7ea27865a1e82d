// Which measures, for how much money: every choice of 24, the best within a budget of 60 and 120, and what
// counting the savings of a city costs.
#include <benchmark/benchmark.h>

#include "city.h"
#include "portfolio_instances.h"

namespace varn::bench {
namespace {

using namespace varn::resilience;

/// The whole front of so many measures, from ready savings.
void whole_front(benchmark::State& state) {
    auto const instance =
        instance_of(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
    std::size_t choices = 0;
    for (auto _ : state) {
        choices = front(instance.savings, instance.measures).value().size();
    }
    state.counters["choices"] = static_cast<double>(choices);
}
BENCHMARK(whole_front)
    ->ArgNames({"measures", "savings"})
    ->Args({12, 500})
    ->Args({20, 500})
    ->Args({24, 500})
    ->Args({24, 2'000})
    ->Unit(benchmark::kMillisecond);

/// The best within a quarter of the cost; `gap` is what another choice could save more at most.
void best_in_budget(benchmark::State& state) {
    auto const instance =
        instance_of(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
    BudgetLimits const limits{.branches = static_cast<std::size_t>(state.range(2))};
    BestPortfolio best;
    for (auto _ : state) {
        best = best_within(instance.budget, instance.savings, instance.measures, limits).value();
    }
    state.counters["saved"] = best.portfolio.saved;
    state.counters["gap"] = best.most_saved / best.portfolio.saved - 1.0;
    state.counters["proven"] = best.is_proven ? 1 : 0;
}
BENCHMARK(best_in_budget)
    ->ArgNames({"measures", "savings", "branches"})
    ->Args({30, 500, 10'000})
    ->Args({60, 2'000, 10'000})
    ->Args({120, 5'000, 100})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// Savings of a city's scenarios by measures at its first nodes: longer buffers and fewer losses.
void savings_of_city(benchmark::State& state) {
    auto const network = city_of({.nodes = static_cast<int>(state.range(0))});
    std::vector<Measure> measures;
    for (Index node = 0; node < network.nodes.size() && measures.size() < 24; ++node) {
        auto const probability = network.nodes[node].loss_probability;
        if (probability > 0.0) {
            measures.push_back(
                {"m" + std::to_string(node), 1'000'00, {LowerLossProbability{node, probability / 10}}});
        }
    }
    for (auto _ : state) {
        auto const search =
            PortfolioSearch::prepare(network, measures,
                                     {.seed = 1, .scenarios = static_cast<std::uint64_t>(state.range(1))})
                .value();
        benchmark::DoNotOptimize(search.count({0, search.blocks()}).value().scenarios);
    }
    state.SetItemsProcessed(state.iterations() * state.range(1));
}
BENCHMARK(savings_of_city)
    ->ArgNames({"nodes", "scenarios"})
    ->Args({1'000, 100'000})
    ->Args({10'000, 10'000})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace varn::bench
