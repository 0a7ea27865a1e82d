// Estimates by draws against exact probabilities: common events and such as happen once in a thousand
// million.
#include "rare_events.h"

#include <gtest/gtest.h>

#include <cmath>

#include "engine/cut_sets.h"
#include "long_run.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

/// A service that falls with any three of so many, each lost that seldom.
Network any_three_of(Index members, double chance) {
    Network network;
    network.nodes.resize(members);
    Need need{.least = members - 2, .of = {}};
    for (Index i = 0; i < members; ++i) {
        network.nodes[i].id = "n" + std::to_string(i);
        network.nodes[i].loss_probability = chance;
        need.of.push_back(i);
    }
    network.nodes.push_back({.id = "s", .is_service = true, .needs = {need}});
    return network;
}

/// That at least three of so many are lost.
double at_least_three(int members, double chance) {
    double none_to_two = 0.0;
    double ways = 1.0;
    for (int lost = 0; lost <= 2; ++lost) {
        none_to_two += ways * std::pow(chance, lost) * std::pow(1.0 - chance, members - lost);
        ways = ways * (members - lost) / (lost + 1);
    }
    return 1.0 - none_to_two;
}

Estimate estimate_of(Network const& network, std::uint64_t draws, std::uint64_t seed = 1) {
    return *service_cut_sets(network, {.order = 3, .draws = draws, .seed = seed})
                .value()
                .services.front()
                .estimate;
}

TEST(RareEvents, what_happens_once_in_a_thousand_million_is_told_to_two_digits) {
    auto const found = estimate_of(any_three_of(20, 1e-4), 2000);
    // 1 140 sets of three; where four are lost, which 4 845 sets of four are, four of them are counted once.
    auto const right = 1140e-12 - 3 * 4845e-16;
    EXPECT_NEAR(found.value, right, 0.01 * right);
    EXPECT_LE(found.low, right);
    EXPECT_GE(found.high, right);
    EXPECT_LT(found.high - found.low, 0.01 * right);
}

TEST(RareEvents, what_is_common_is_told_too_though_sets_overlap) {
    auto const right = at_least_three(12, 0.3);  // 0.747; the sets sum to 5.9
    auto const found = estimate_of(any_three_of(12, 0.3), 20'000);
    EXPECT_LE(found.low, right);
    EXPECT_GE(found.high, right);
    EXPECT_LT(found.high - found.low, 0.1);
}

TEST(RareEvents, intervals_hold_the_exact_value_as_often_as_they_promise) {
    std::size_t held = 0;
    std::size_t told = 0;
    double off = 0.0;  // in units of what the interval allows: unbiased when small
    for (std::uint64_t seed = 0; seed < tries(300U, 3000U); ++seed) {
        Draw draw{seed};
        auto network = random_network(draw, {.most_nodes = 10});
        network.nodes[0].is_service = true;
        auto const exact =
            service_cut_sets(network, {.services = {0}, .is_exact = true, .draws = 400, .seed = seed})
                .value()
                .services.front();
        auto const& found = *exact.estimate;
        if (found.high <= found.low) {
            EXPECT_DOUBLE_EQ(found.value, *exact.probability) << seed;
            continue;
        }
        ++told;
        held += found.low <= *exact.probability && *exact.probability <= found.high ? 1 : 0;
        off += (found.value - *exact.probability) / (found.high - found.low);
    }
    EXPECT_GE(told, tries(200U, 2000U));
    EXPECT_GE(static_cast<double>(held), 0.95 * static_cast<double>(told));
    EXPECT_LT(std::abs(off) / static_cast<double>(told), 0.05);
}

TEST(RareEvents, the_same_seed_draws_the_same_and_services_do_not_disturb_each_other) {
    Draw draw{7};
    auto network = random_network(draw, {.most_nodes = 12});
    network.nodes[0].is_service = network.nodes[1].is_service = true;
    auto const both = service_cut_sets(network, {.services = {0, 1}, .draws = 100}).value();
    auto const again = service_cut_sets(network, {.services = {1}, .draws = 100}).value();
    EXPECT_EQ(both.services[1].estimate, again.services[0].estimate);
    auto const network_of_three = any_three_of(12, 0.3);
    EXPECT_NE(estimate_of(network_of_three, 100, 1), estimate_of(network_of_three, 100, 2));
}

TEST(RareEvents, what_never_and_what_always_happens_is_said_without_drawing) {
    auto never = any_three_of(4, 0.0);
    EXPECT_EQ(estimate_of(never, 10), Estimate{});
    auto always = any_three_of(4, 1.0);
    EXPECT_EQ(estimate_of(always, 10).high, 1.0);
    EXPECT_EQ(estimate_of(always, 10).value, 1.0);
}

TEST(RareEvents, drawing_is_broken_off) {
    auto const network = any_three_of(30, 1e-3);
    Zbdd zbdd{Effort{1000}};
    auto const family = zbdd.both(zbdd.variable(0), zbdd.variable(1));
    std::atomic<bool> const cancelled{true};
    EXPECT_FALSE(probability_by_draws(zbdd, family, {0.1, 0.1}, 1, 100'000'000, {&cancelled, {}}));
    EXPECT_EQ(service_cut_sets(network, {.draws = 100}, {&cancelled, {}}).error().code,
              ErrorCode::unavailable);
}

}  // namespace
}  // namespace varn::resilience
