// The same bits for 1, 2 and 16 threads and for any split at random, of everything that is counted in ranges;
// and intervals that keep their word on more networks than one.
#include <gtest/gtest.h>

#include <thread>

#include "engine/annual_harm.h"
#include "engine/monte_carlo.h"
#include "long_run.h"
#include "random_network.h"
#include "static_oracle.h"

namespace varn::resilience {
namespace {

Network costly_network(std::uint64_t seed) {
    Draw draw{seed};
    auto network = random_network(draw);
    network.nodes.back().is_service = true;
    for (auto& node : network.nodes) {
        node.repair = {10, static_cast<Minutes>(10 + draw.below(100)), 200};
        node.harm = {{0, 0.0}, {100, 50.0}, {200, 400.0}};
    }
    return network;
}

/// Ranges from 0 to `end`, cut at random, in any order.
std::vector<BlockRange> split(std::uint64_t end, std::size_t parts, Draw& draw) {
    std::vector<std::uint64_t> cuts{0, end};
    while (cuts.size() < parts + 1) {
        cuts.push_back(draw.below(end + 1));  // a part may be empty
    }
    std::sort(cuts.begin(), cuts.end());
    std::vector<BlockRange> ranges;
    for (std::size_t i = 0; i < parts; ++i) {
        ranges.push_back({cuts[i], cuts[i + 1]});
        std::swap(ranges.back(), ranges[draw.below(ranges.size())]);
    }
    return ranges;
}

template <typename Counting>
void expect_same_bits(Counting const& counting, std::uint64_t end, Draw& draw) {
    auto const whole = counting.count({0, end}).value();
    for (std::size_t const threads : {1U, 2U, 16U}) {
        auto const ranges = split(end, threads, draw);
        std::vector<decltype(counting.count({0, 1}))> parts(threads, Error{});
        std::vector<std::thread> crew;
        for (std::size_t t = 0; t < threads; ++t) {
            crew.emplace_back([&, t] { parts[t] = counting.count(ranges[t]); });
        }
        for (auto& one : crew) {
            one.join();
        }
        auto merged = parts[0].value();
        for (std::size_t t = 1; t < threads; ++t) {
            merged.merge(parts[t].value());
        }
        ASSERT_EQ(merged, whole) << threads << " threads";
        ASSERT_EQ(counting.answer(merged), counting.answer(whole));
    }
}

TEST(AnySplit, gives_the_same_scenarios) {
    for (std::uint64_t seed = 0; seed < tries(4U, 50U); ++seed) {
        Draw draw{seed};
        auto const monte_carlo =
            MonteCarlo::prepare(costly_network(seed), {seed, 20'000, without_end, {}}).value();
        ASSERT_NO_FATAL_FAILURE(expect_same_bits(monte_carlo, monte_carlo.blocks(), draw)) << seed;
    }
}

TEST(AnySplit, gives_the_same_years) {
    for (std::uint64_t seed = 0; seed < tries(4U, 50U); ++seed) {
        Draw draw{seed};
        auto const annual = AnnualHarm::prepare(costly_network(seed), {seed, 60, 5'000}).value();
        ASSERT_NO_FATAL_FAILURE(expect_same_bits(annual, 60, draw)) << seed;
    }
}

TEST(Intervals, hold_the_true_value_in_95_of_a_hundred_runs_on_many_networks) {
    for (std::uint64_t network_seed = 10; network_seed < 10 + tries(1U, 20U); ++network_seed) {
        Draw draw{network_seed};
        auto network = random_network(draw, {.most_nodes = 8});
        network.nodes.back().is_service = true;
        auto const exact = oracle::exact(network, std::vector<double>(network.nodes.size(), 1.0));
        auto const service = network.nodes.size() - 1;
        int share = 0, harm = 0;
        for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
            auto const monte_carlo = MonteCarlo::prepare(network, {seed, 4'096, without_end, {}}).value();
            auto const answer = monte_carlo.answer(monte_carlo.count({0, monte_carlo.blocks()}).value());
            auto const holds = [](Estimate const& estimate, double value) {
                return estimate.low <= value && value <= estimate.high ? 1 : 0;
            };
            share += holds(*answer.fallen[service], exact.fallen[service]);
            harm += holds(answer.harm, exact.harm);
        }
        EXPECT_GE(share, 930) << network_seed;
        EXPECT_LE(share, 970) << network_seed;
        EXPECT_GE(harm, 930) << network_seed;
        EXPECT_LE(harm, 970) << network_seed;
    }
}

}  // namespace
}  // namespace varn::resilience
