// What is told of the cut sets of services, against trying every subset and every scenario.
#include "engine/cut_sets.h"

#include <gtest/gtest.h>

#include "fall_oracle.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

Network a_network(std::uint64_t seed) {
    Draw draw{seed};
    auto network = random_network(draw, {.most_nodes = 9});
    network.nodes[0].is_service = true;
    return network;
}

double chance_of(Network const& network, oracle::Bits set) {
    double chance = 1.0;
    for (auto const node : oracle::members(set)) {
        chance *= network.nodes[node].loss_probability;
    }
    return chance;
}

/// The probability that a node falls, over all scenarios; with `unexplained`, only over those in which none
/// of these sets is lost whole.
double falls(Network const& network, Index target, std::vector<oracle::Bits> const& unexplained = {}) {
    double sum = 0.0;
    for (oracle::Bits lost = 0; lost < oracle::Bits{1} << network.nodes.size(); ++lost) {
        if (std::any_of(unexplained.begin(), unexplained.end(),
                        [&](oracle::Bits set) { return (set & lost) == set; }) ||
            !oracle::fallen(network, oracle::members(lost))[target]) {
            continue;
        }
        double chance = 1.0;
        for (Index node = 0; node < network.nodes.size(); ++node) {
            auto const p = network.nodes[node].loss_probability;
            chance *= (lost >> node & 1U) != 0 ? p : 1.0 - p;
        }
        sum += chance;
    }
    return sum;
}

TEST(ServiceCutSets, counts_sums_and_bounds_are_those_of_trying_all) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        auto const network = a_network(seed);
        CutSetQuestion question;
        question.order = static_cast<std::uint16_t>(1 + seed % 3);
        question.likeliest = 1000;
        auto const answer = service_cut_sets(network, question).value();
        EXPECT_EQ(answer.order_limit, question.order);
        for (auto const& one : answer.services) {
            auto const sets = oracle::cut_sets(network, one.service, question.order);
            EXPECT_EQ(one.total.digits, std::to_string(sets.size())) << seed;
            EXPECT_EQ(one.likeliest.size(), sets.size());
            std::vector<std::size_t> by_order(question.order, 0);
            double sum = 0.0;
            for (auto const set : sets) {
                ++by_order[static_cast<std::size_t>(__builtin_popcount(set)) - 1];
                sum += chance_of(network, set);
            }
            ASSERT_EQ(one.by_order.size(), by_order.size());
            for (std::size_t order = 0; order < by_order.size(); ++order) {
                EXPECT_EQ(one.by_order[order].digits, std::to_string(by_order[order])) << seed;
            }
            EXPECT_NEAR(one.rare_event_sum, sum, 1e-12);
            auto const truth = falls(network, one.service);
            EXPECT_LE(one.lower, truth + 1e-12) << seed;
            EXPECT_GE(one.upper, truth - 1e-12) << seed;
            EXPECT_GE(one.neglected, falls(network, one.service, sets) - 1e-12) << seed;
        }
    }
}

TEST(ServiceCutSets, the_likeliest_come_first_and_fell_the_service) {
    for (std::uint64_t seed = 100; seed < 130; ++seed) {
        auto const network = a_network(seed);
        auto const answer = service_cut_sets(network, {.order = 3, .likeliest = 5}).value();
        for (auto const& one : answer.services) {
            std::vector<double> chances;
            for (auto const set : oracle::cut_sets(network, one.service, 3)) {
                chances.push_back(chance_of(network, set));
            }
            std::sort(chances.rbegin(), chances.rend());
            ASSERT_EQ(one.likeliest.size(), std::min<std::size_t>(5, chances.size()));
            for (std::size_t i = 0; i < one.likeliest.size(); ++i) {
                EXPECT_NEAR(one.likeliest[i].probability, chances[i], 1e-15);
                EXPECT_TRUE(oracle::fallen(network, one.likeliest[i].events)[one.service]);
            }
        }
    }
}

TEST(ServiceCutSets, exact_probabilities_are_those_of_every_scenario) {
    for (std::uint64_t seed = 200; seed < 240; ++seed) {
        auto const network = a_network(seed);
        CutSetQuestion question;
        question.is_exact = true;
        auto const answer = service_cut_sets(network, question).value();
        EXPECT_EQ(answer.method, FaultTreeMethod::exact);
        for (auto const& one : answer.services) {
            ASSERT_TRUE(one.probability);
            EXPECT_NEAR(*one.probability, falls(network, one.service), 1e-12) << seed;
        }
    }
}

TEST(ServiceCutSets, a_horizon_leaves_out_needs_whose_buffer_lasts) {
    Network network;
    network.nodes = {{.id = "a", .loss_probability = 0.1},
                     {.id = "s", .is_service = true, .needs = {{.of = {0}, .buffer = 60}}}};
    auto const all = service_cut_sets(network, {}).value();
    EXPECT_EQ(all.services.at(0).total.digits, "2");  // its own loss, and a
    CutSetQuestion question;
    question.horizon = 60;
    auto const within = service_cut_sets(network, question).value();
    EXPECT_EQ(within.services.at(0).total.digits, "1");
    EXPECT_EQ(within.services.at(0).upper, 0.0);
}

TEST(ServiceCutSets, budgets_are_kept_and_asking_can_be_broken_off) {
    auto const network = a_network(3);
    CutSetQuestion question;
    question.order = 3;
    question.node_budget = 2;
    EXPECT_EQ(service_cut_sets(network, question).error().key, "resilience.too_many_diagram_nodes");
    question.node_budget = 1'000'000;
    std::atomic<bool> const cancelled{true};
    EXPECT_EQ(service_cut_sets(network, question, {&cancelled, {}}).error().code, ErrorCode::unavailable);
}

}  // namespace
}  // namespace varn::resilience
