// What falls with each node and each pair, when, and which sets fell a service: over cities of 1 000, 10 000
// and 100 000 nodes. What is found is compared with what must be found, so that nothing fast and wrong is
// measured.
#include <benchmark/benchmark.h>

#include <map>

#include "city.h"
#include "engine/cut_sets.h"
#include "engine/network_edit.h"
#include "engine/network_losses.h"
#include "loss_times.h"
#include "simulation.h"

namespace varn::bench {
namespace {

using namespace varn::resilience;

/// Made once for each size, however often a benchmark is repeated.
Network const& city(benchmark::State const& state) {
    static std::map<int, Network> known;
    auto const nodes = static_cast<int>(state.range(0));
    auto& one = known[nodes];
    if (one.nodes.empty()) {
        one = city_of({.nodes = nodes});
    }
    return one;
}

void expect(benchmark::State& state, std::uint64_t found, std::uint64_t KnownFigures::*wanted) {
    auto const known = known_figures(static_cast<int>(state.range(0)));
    if (known && found != (*known).*wanted) {
        state.SkipWithError(("found " + std::to_string(found)).c_str());
    }
}

/// What every question about losses begins with, once for all of them.
void laying_out(benchmark::State& state) {
    auto const& network = city(state);
    for (auto _ : state) {
        benchmark::DoNotOptimize(WalkedNetwork{network});
    }
}
BENCHMARK(laying_out)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void single_losses_of_all(benchmark::State& state) {
    WalkedNetwork const walked{city(state)};
    std::uint64_t services = 0;
    for (auto _ : state) {
        services = 0;
        auto const losses = single_losses(walked).value();
        for (auto const& loss : losses) {
            services += loss.services;
        }
    }
    expect(state, services, &KnownFigures::services_lost);
    state.counters["services_lost"] = static_cast<double>(services);
}
BENCHMARK(single_losses_of_all)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// One dependency is another, and the single points of failure are asked for; what was found is kept between
/// changes.
void changes_of_one_dependency(benchmark::State& state) {
    auto const& network = city(state);
    auto edit = NetworkEdit::begin(network).value();
    std::uint64_t changed = 0;
    Index node = 0;
    for (auto _ : state) {
        do {
            node = static_cast<Index>((node + 7'919) % network.nodes.size());  // a prime: all of them in turn
        } while (edit.network().nodes[node].needs.empty());
        auto need = edit.network().nodes[node].needs.front();
        need.least = static_cast<Index>(need.least % need.of.size() + 1);
        changed += edit.change_need(node, 0, std::move(need)).value().size();
        benchmark::DoNotOptimize(edit.single_points());
    }
    state.counters["losses_changed"] =
        benchmark::Counter(static_cast<double>(changed), benchmark::Counter::kAvgIterations);
}
BENCHMARK(changes_of_one_dependency)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

void pairs_of_all(benchmark::State& state) {
    auto const& network = city(state);
    PairLossTotals totals;
    for (auto _ : state) {
        totals = pair_losses(network, 10).value();
    }
    expect(state, totals.cut_pairs, &KnownFigures::cut_pairs);
    state.counters["cut_pairs"] = static_cast<double>(totals.cut_pairs);
}
BENCHMARK(pairs_of_all)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// When everything falls that falls with one node; the rate is losses a second.
void times_of_single_losses(benchmark::State& state) {
    auto const& network = city(state);
    Graph const graph{network};
    LossTimes times{graph};
    std::uint64_t fallen = 0;
    for (auto _ : state) {
        for (Index node = 0; node < graph.nodes(); ++node) {
            fallen += times.falls(std::span{&node, 1}).size();
        }
    }
    benchmark::DoNotOptimize(fallen);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(times_of_single_losses)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// One loss after the other for twelve hours, repaired, followed for a month.
void courses_of_single_losses(benchmark::State& state) {
    auto const& network = city(state);
    Graph const graph{network};
    Simulation simulation{network, graph};
    std::uint64_t outages = 0;
    for (auto _ : state) {
        for (Index node = 0; node < graph.nodes(); node += 10) {
            Loss const loss{node, 0, Minutes{12 * 60}};
            outages += simulation.run(std::span{&loss, 1}, Minutes{30} * 24 * 60).value().outages.size();
        }
    }
    benchmark::DoNotOptimize(outages);
    state.SetItemsProcessed(state.iterations() * (state.range(0) / 10));
}
BENCHMARK(courses_of_single_losses)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

/// Every minimal cut set of every service up to the order, with probabilities and bounds: size, order, with
/// rings or without.
void cut_sets_of_all(benchmark::State& state) {
    bool const has_rings = state.range(2) == 1;
    auto const order = static_cast<std::uint16_t>(state.range(1));
    auto const network = city_of({.nodes = static_cast<int>(state.range(0)), .has_rings = has_rings});
    CutSetAnswer answer;
    for (auto _ : state) {
        auto found = service_cut_sets(network, {.order = order});
        if (!found.ok()) {
            state.SkipWithError(found.error().key.c_str());
            return;
        }
        answer = std::move(found.value());
    }
    auto const pairs = std::stoull(answer.by_order[1].digits);
    auto const last = std::stoull(answer.by_order.back().digits);
    if (has_rings) {
        expect(state, pairs, &KnownFigures::cut_pairs);
    } else if (last != 332'931) {  // of 1 000 nodes; agreed upon with another engine
        state.SkipWithError(("found " + std::to_string(last)).c_str());
    }
    state.counters["of_last_order"] = static_cast<double>(last);
}
BENCHMARK(cut_sets_of_all)
    ->ArgNames({"nodes", "order", "rings"})
    ->Args({1'000, 2, 1})
    ->Args({10'000, 2, 1})
    ->Args({1'000, 3, 1})
    ->Args({1'000, 3, 0})
    ->Args({10'000, 3, 1})
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace varn::bench
