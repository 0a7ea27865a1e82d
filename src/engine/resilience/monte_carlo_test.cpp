// Monte Carlo: agrees with every subset of losses tried, keeps what its intervals promise, and gives the same
// bits however the work is cut.
#include "engine/monte_carlo.h"

#include <gtest/gtest.h>

#include <cmath>
#include <thread>

#include "random_network.h"
#include "static_oracle.h"

namespace varn::resilience {
namespace {

Network services_of(std::uint64_t seed, std::size_t most_nodes) {
    Draw draw{seed};
    auto network = random_network(draw, {.most_nodes = most_nodes});
    network.nodes.back().is_service = true;
    return network;
}

std::vector<double> harms_of(Network const& network) {
    std::vector<double> harm;
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        harm.push_back(static_cast<double>(i) * 1.5 + 1.0);
    }
    return harm;
}

MonteCarloAnswer asked(Network const& network, MonteCarloQuestion const& question) {
    auto const monte_carlo = MonteCarlo::prepare(network, question).value();
    return monte_carlo.answer(monte_carlo.count({0, monte_carlo.blocks()}).value());
}

TEST(MonteCarlo, small_networks_come_out_as_every_subset_of_losses_says) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        auto const network = services_of(seed, 9);
        auto const harm = harms_of(network);
        auto const exact = oracle::exact(network, harm, 30);
        auto const answer = asked(network, {seed, 200'000, 30, harm});
        auto const reach = (answer.harm.high - answer.harm.low) / 2;
        EXPECT_NEAR(answer.harm.value, exact.harm, 2.5 * reach) << seed;
        for (std::size_t i = 0; i < network.nodes.size(); ++i) {
            if (network.nodes[i].is_service) {
                EXPECT_NEAR(answer.fallen[i]->value, exact.fallen[i], 0.006) << seed;
            } else {
                EXPECT_FALSE(answer.fallen[i].has_value());
            }
            auto const p = network.nodes[i].loss_probability;
            auto const& importance = *answer.importance[i];
            auto const birnbaum = exact.harm_if_lost[i] - exact.harm_if_never[i];
            EXPECT_NEAR(importance.birnbaum, birnbaum, 3 * reach / std::sqrt(p * (1 - p))) << seed;
            EXPECT_NEAR(importance.fussell_vesely, 1 - exact.harm_if_never[i] / exact.harm, 0.05) << seed;
            EXPECT_NEAR(importance.raw, exact.harm_if_lost[i] / exact.harm, 0.05 / p) << seed;
        }
    }
}

TEST(MonteCarlo, intervals_hold_the_true_value_in_95_of_a_hundred_runs) {
    auto const network = services_of(3, 7);
    auto const harm = harms_of(network);
    auto const exact = oracle::exact(network, harm);
    auto const service = network.nodes.size() - 1;
    int share_held = 0, harm_held = 0;
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        auto const answer = asked(network, {seed, 2'048, without_end, harm});
        auto const holds = [](Estimate const& estimate, double value) {
            return estimate.low <= value && value <= estimate.high ? 1 : 0;
        };
        share_held += holds(*answer.fallen[service], exact.fallen[service]);
        harm_held += holds(answer.harm, exact.harm);
    }
    EXPECT_GE(share_held, 930);
    EXPECT_LE(share_held, 970);
    EXPECT_GE(harm_held, 930);
    EXPECT_LE(harm_held, 970);
}

TEST(MonteCarlo, any_number_of_threads_and_any_split_give_the_same_bits) {
    auto const network = services_of(5, 14);
    auto const monte_carlo = MonteCarlo::prepare(network, {1, 40'000, without_end, {}}).value();
    auto const whole = monte_carlo.count({0, monte_carlo.blocks()}).value();
    for (std::uint64_t const threads : {1U, 2U, 16U}) {
        std::vector<LossCounts> parts(threads);
        std::vector<std::thread> crew;
        for (std::uint64_t t = 0; t < threads; ++t) {
            crew.emplace_back([&, t] {
                parts[t] =
                    monte_carlo
                        .count({monte_carlo.blocks() * t / threads, monte_carlo.blocks() * (t + 1) / threads})
                        .value();
            });
        }
        for (auto& one : crew) {
            one.join();
        }
        auto merged = parts.back();  // the last first: order is nothing to the sum
        for (std::size_t t = 0; t + 1 < threads; ++t) {
            merged.merge(parts[t]);
        }
        EXPECT_EQ(merged, whole);
        EXPECT_EQ(monte_carlo.answer(merged), monte_carlo.answer(whole));
    }
}

TEST(MonteCarlo, names_of_districts_and_nodes_added_last_change_no_misfortune) {
    auto network = services_of(8, 12);
    auto const before = asked(network, {1, 20'000, without_end, {}});
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        network.nodes[i].district = static_cast<Index>(i * 7 % 3);
    }
    network.nodes.push_back({.id = "spare", .loss_probability = 0.2});
    auto const after = asked(network, {1, 20'000, without_end, {}});
    EXPECT_EQ(before.harm, after.harm);
    EXPECT_TRUE(std::equal(before.fallen.begin(), before.fallen.end(), after.fallen.begin()));
}

TEST(MonteCarlo, what_is_lost_never_or_always_has_no_importance) {
    Network network;
    network.nodes = {{.id = "never"}, {.id = "always", .is_service = true, .loss_probability = 1.0}};
    auto const answer = asked(network, {1, 512, without_end, {}});
    EXPECT_FALSE(answer.importance[0].has_value());
    EXPECT_FALSE(answer.importance[1].has_value());
    EXPECT_EQ(answer.fallen[1]->value, 1.0);
    EXPECT_EQ(answer.harm.value, 1.0);
}

TEST(MonteCarlo, questions_that_cannot_be_answered_are_refused) {
    auto const network = services_of(1, 6);
    auto const key = [&](MonteCarloQuestion const& question) {
        auto const error = MonteCarlo::prepare(network, question).error();
        return error.problems.empty() ? error.key : error.problems[0].key;
    };
    EXPECT_EQ(key({1, 1'000'000'000, without_end, {}}), "resilience.too_many_scenarios");
    EXPECT_EQ(key({1, 512, without_end, {1.0}}), "resilience.harm_of_each_node");
    std::vector<double> harm(network.nodes.size(), 1e9 + 1);
    EXPECT_EQ(key({1, 512, without_end, harm}), "resilience.too_much_harm");
    harm.assign(harm.size(), -1.0);
    EXPECT_EQ(key({1, 512, without_end, harm}), "resilience.not_an_amount");
}

TEST(MonteCarlo, a_reckoning_tells_how_far_it_is_and_can_be_broken_off) {
    auto const monte_carlo = MonteCarlo::prepare(services_of(1, 6), {1, 5'120, without_end, {}}).value();
    std::atomic<bool> is_cancelled = false;
    std::uint64_t told = 0;
    Watch const watch{&is_cancelled, [&](std::uint64_t done) {
                          told = done;
                          is_cancelled = done == 4;
                      }};
    EXPECT_EQ(monte_carlo.count({2, 10}, watch).error().key, "resilience.broken_off");
    EXPECT_EQ(told, 4U);
}

}  // namespace
}  // namespace varn::resilience
