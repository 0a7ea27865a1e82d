// How likely, and how much harm: Monte Carlo over cities, the harm of their years, and many risks together.
#include <benchmark/benchmark.h>

#include "city.h"
#include "engine/annual_harm.h"
#include "engine/monte_carlo.h"
#include "engine/risk_aggregation.h"
#include "kernel/draw.h"

namespace varn::bench {
namespace {

using namespace varn::resilience;

/// Scenarios with the importances of all nodes; the rate is scenarios a second.
void monte_carlo(benchmark::State& state) {
    auto const network = city_of({.nodes = static_cast<int>(state.range(0))});
    auto const scenarios = static_cast<std::uint64_t>(state.range(1));
    double down = 0.0;
    for (auto _ : state) {
        auto const reckoning = MonteCarlo::prepare(network, {.seed = 1, .scenarios = scenarios}).value();
        auto const counts = reckoning.count({0, reckoning.blocks()}).value();
        down = reckoning.answer(counts).harm.value;
    }
    state.counters["services_down"] = down;
    state.SetItemsProcessed(state.iterations() * state.range(1));
}
BENCHMARK(monte_carlo)
    ->ArgNames({"nodes", "scenarios"})
    ->Args({1'000, 1'000'000})
    ->Args({10'000, 1'000'000})
    ->Args({100'000, 100'000})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void annual_harm(benchmark::State& state) {
    auto const network = city_of({.nodes = static_cast<int>(state.range(0))});
    double harm = 0.0;
    for (auto _ : state) {
        auto const reckoning =
            AnnualHarm::prepare(network, {.seed = 1, .years = static_cast<std::uint64_t>(state.range(1))})
                .value();
        auto const counts = reckoning.count({0, static_cast<std::uint64_t>(state.range(1))}).value();
        harm = reckoning.answer(counts).expected.value;
    }
    state.counters["harm"] = harm;
    state.SetItemsProcessed(state.iterations() * state.range(1));
}
BENCHMARK(annual_harm)
    ->ArgNames({"nodes", "years"})
    ->Args({1'000, 1'000})
    ->Args({10'000, 100})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

/// Frequencies from one in twenty years to two a year, amounts over five powers of ten: as
/// bench/peers/risks.py.
std::vector<Risk> risks_of(std::size_t count) {
    Draw draw{1};
    std::vector<Risk> risks;
    for (std::size_t i = 0; i < count; ++i) {
        risks.push_back({.id = "r" + std::to_string(i),
                         .per_year = 0.05 + 0.01 * static_cast<double>(draw.below(195)),
                         .severity = LognormalLoss{100.0 * static_cast<double>(1 + draw.below(1'000)), 1.0}});
    }
    return risks;
}

/// Years of so many risks, with the loss exceedance curve.
void years_of_risks(benchmark::State& state) {
    auto const risks = risks_of(static_cast<std::size_t>(state.range(1)));
    double expected = 0.0;
    for (auto _ : state) {
        auto const reckoning =
            RiskAggregation::prepare(risks, {.seed = 1, .years = static_cast<std::uint64_t>(state.range(0))})
                .value();
        auto const answer = reckoning.answer(reckoning.count({0, reckoning.blocks()}).value());
        expected = answer.expected.value;
        benchmark::DoNotOptimize(answer.reached_with(0.01));
    }
    state.counters["expected"] = expected;
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(years_of_risks)
    ->ArgNames({"years", "risks"})
    ->Args({1'000'000, 10})
    ->Args({1'000'000, 100})
    ->Args({1'000'000, 1'000})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace varn::bench
