// Fault trees: cut sets by order, probability and all importances together. The models that others publish
// are in bench/peers.
#include <benchmark/benchmark.h>

#include "random_tree.h"

namespace varn::bench {
namespace {

using namespace varn::resilience;

void fault_tree(benchmark::State& state) {
    auto const tree =
        tree_of(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
    std::size_t nodes = 0;
    for (auto _ : state) {
        auto const result = analyse(tree);
        if (!result.ok()) {
            state.SkipWithError(result.error().key.c_str());
            return;
        }
        nodes = result.value().nodes;
    }
    state.counters["gates"] = static_cast<double>(tree.gates.size());
    state.counters["diagram"] = static_cast<double>(nodes);
}
BENCHMARK(fault_tree)
    ->ArgNames({"events", "layers"})
    ->Args({100, 4})
    ->Args({1'000, 4})
    ->Args({10'000, 4})
    ->Args({100'000, 4})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace varn::bench
