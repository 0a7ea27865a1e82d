// Bounds from below upwards: never less than the truth, and the truth itself where nothing is shared.
#include "probability_bounds.h"

#include <gtest/gtest.h>

#include "cascade.h"
#include "engine/cut_sets.h"
#include "fall_bounds.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

/// P(at least so many) of independent events, by every outcome.
double at_least(std::vector<double> const& chances, std::size_t needed) {
    double sum = 0.0;
    for (std::size_t outcome = 0; outcome < std::size_t{1} << chances.size(); ++outcome) {
        double p = 1.0;
        std::size_t happen = 0;
        for (std::size_t i = 0; i < chances.size(); ++i) {
            bool const happens = (outcome >> i & 1U) != 0;
            p *= happens ? chances[i] : 1.0 - chances[i];
            happen += happens ? 1 : 0;
        }
        sum += happen >= needed ? p : 0.0;
    }
    return sum;
}

TEST(ProbabilityBounds, of_any_of_all_and_of_some) {
    std::vector<double> const chances{0.5, 0.2, 0.3};
    EXPECT_DOUBLE_EQ(bound_of(chances, 1), 1.0 - 0.5 * 0.8 * 0.7);
    EXPECT_DOUBLE_EQ(bound_of(chances, 3), 0.2) << "they may all be one";
    EXPECT_DOUBLE_EQ(bound_of(chances, 2), 0.5) << "a half of what is expected";
    EXPECT_DOUBLE_EQ(bound_of(std::vector{0.9, 0.9, 0.9}, 2), 1.0);
}

TEST(ProbabilityBounds, more_than_so_many_is_as_every_outcome_says) {
    std::vector<double> const chances{0.5, 0.2, 0.3, 0.9, 0.05};
    for (std::size_t order = 0; order <= chances.size(); ++order) {
        EXPECT_NEAR(more_than(order, chances), at_least(chances, order + 1), 1e-15) << order;
    }
}

/// The true probability of each node, by every set of losses.
std::vector<double> falls_of(Network const& network, Minutes horizon) {
    Graph const graph{network, horizon};
    Cascade cascade{graph};
    std::vector<double> falls(graph.nodes(), 0.0);
    for (std::size_t lost = 0; lost < std::size_t{1} << graph.nodes(); ++lost) {
        double p = 1.0;
        cascade.begin();
        for (Index node = 0; node < graph.nodes(); ++node) {
            bool const is_lost = (lost >> node & 1U) != 0;
            auto const own = network.nodes[node].loss_probability;
            p *= is_lost ? own : 1.0 - own;
            if (is_lost) {
                cascade.lose(graph.inner(node));
            }
        }
        for (auto const node : cascade.fallen()) {
            falls[graph.outer(node)] += p;
        }
    }
    return falls;
}

TEST(FallBounds, are_never_less_than_what_every_set_of_losses_says) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        Draw draw{seed};
        auto network = random_network(draw, {.most_nodes = 9});
        for (auto& node : network.nodes) {
            node.loss_probability = 0.01 * static_cast<double>(draw.below(60));
        }
        auto const horizon = seed % 3 == 0 ? Minutes{60} : without_end;
        auto const truth = falls_of(network, horizon);
        auto const bounds = fall_bounds(network, levels_of(network), horizon);
        for (Index node = 0; node < truth.size(); ++node) {
            ASSERT_LE(truth[node], bounds[node] + 1e-12) << seed << " " << node;
        }
    }
}

TEST(FallBounds, where_nothing_is_shared_they_are_the_truth) {
    Network network;
    network.nodes = {{.id = "a", .loss_probability = 0.1},
                     {.id = "b", .loss_probability = 0.2},
                     {.id = "c", .loss_probability = 0.3},
                     {.id = "any", .loss_probability = 0.5, .needs = {{3, {0, 1, 2}}}},
                     {.id = "all", .needs = {{1, {0, 1, 2}}}},
                     {.id = "two", .needs = {{2, {0, 1, 2}}}},
                     {.id = "lasts", .loss_probability = 0.25, .needs = {{1, {3}, 60}}}};
    auto const bounds = fall_bounds(network, levels_of(network), without_end);
    EXPECT_DOUBLE_EQ(bounds[3], 1.0 - 0.5 * (0.9 * 0.8 * 0.7));
    EXPECT_DOUBLE_EQ(bounds[4], 0.1);
    EXPECT_DOUBLE_EQ(bounds[5], (0.1 + 0.2 + 0.3) / 2);
    EXPECT_DOUBLE_EQ(bounds[6], 1.0 - 0.75 * (1.0 - bounds[3]));
    EXPECT_DOUBLE_EQ(fall_bounds(network, levels_of(network), 60)[6], 0.25);
    EXPECT_DOUBLE_EQ(fall_bounds(network, levels_of(network), 61)[6], bounds[6]);
}

/// Each needs the one after it, so what is lost last is felt first after as many rounds as there are nodes.
TEST(FallBounds, go_all_the_way_round_a_ring) {
    constexpr Index nodes = 6;
    Network network;
    for (Index i = 0; i < nodes; ++i) {
        network.nodes.push_back({.id = std::to_string(i), .needs = {{1, {(i + 1) % nodes}}}});
    }
    network.nodes[nodes - 1].loss_probability = 0.125;
    auto const bounds = fall_bounds(network, levels_of(network), without_end);
    for (Index i = 0; i < nodes; ++i) {
        EXPECT_GE(bounds[i], 0.125) << i;
    }
}

/// Two that fell it alone, each as likely as not: their sum is 1, the truth three quarters.
TEST(FallBounds, hold_where_the_sum_of_the_sets_is_beyond_them) {
    Network network;
    network.nodes = {{.id = "a", .loss_probability = 0.5},
                     {.id = "b", .loss_probability = 0.5},
                     {.id = "s", .is_service = true, .needs = {{2, {0, 1}}}}};
    auto const found = service_cut_sets(network, {}).value().services.at(0);
    EXPECT_DOUBLE_EQ(found.rare_event_sum, 1.0);
    EXPECT_DOUBLE_EQ(found.upper, 0.75);
    EXPECT_DOUBLE_EQ(found.lower, 0.75);
}

TEST(ProbabilityBounds, of_gates_hold_where_the_sum_of_the_sets_is_beyond_them) {
    FaultTree tree{
        {{"a", 0.5}, {"b", 0.5}}, {{"top", GateKind::disjunction, 0, {{false, 0}, {false, 1}}}}, 0};
    auto const found = analyse(tree, {FaultTreeMethod::truncated, true, 0}).value();
    EXPECT_DOUBLE_EQ(found.rare_event_sum, 1.0);
    EXPECT_DOUBLE_EQ(found.upper, 0.75);
    EXPECT_DOUBLE_EQ(found.lower, 0.75);
}

}  // namespace
}  // namespace varn::resilience
