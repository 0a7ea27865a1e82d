// What is no network is told, each fault with its place.
#include "engine/network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace varn::resilience {
namespace {

Network two() {
    Network network{{Node{}, Node{}}};
    network.nodes[0].id = "a";
    network.nodes[1].id = "b";
    network.nodes[1].needs = {{1, {0}}};
    return network;
}

/// "/nodes/0/id resilience.id_missing" for each problem, in order.
std::vector<std::string> told(Network const& network, NetworkLimits const& limits = {}) {
    auto const result = validate(network, limits);
    std::vector<std::string> lines;
    if (!result.ok()) {
        for (auto const& problem : result.error().problems) {
            lines.push_back(problem.pointer + " " + problem.key);
        }
    }
    return lines;
}

using Lines = std::vector<std::string>;

TEST(Network, one_that_is_right_is_taken) {
    EXPECT_EQ(told(two()), Lines{});
}

TEST(Network, ids_are_there_and_differ) {
    auto network = two();
    network.nodes[1].id = "a";
    EXPECT_EQ(told(network), Lines{"/nodes/1/id resilience.id_twice"});
    network.nodes[1].id = "";
    EXPECT_EQ(told(network), Lines{"/nodes/1/id resilience.id_missing"});
}

TEST(Network, members_are_there_once_and_not_the_node_itself) {
    auto network = two();
    network.nodes[1].needs = {{1, {0, 7, 0, 1}}};
    EXPECT_EQ(told(network), (Lines{"/nodes/1/groups/0/of/1 resilience.member_missing",
                                    "/nodes/1/groups/0/of/2 resilience.member_twice",
                                    "/nodes/1/groups/0/of/3 resilience.needs_itself"}));
}

TEST(Network, k_lies_between_one_and_the_members) {
    auto network = two();
    network.nodes[1].needs = {{0, {0}}, {2, {0}}, {1, {}}};
    EXPECT_EQ(told(network), (Lines{"/nodes/1/groups/0/k resilience.k_out_of_range",
                                    "/nodes/1/groups/1/k resilience.k_out_of_range",
                                    "/nodes/1/groups/2/k resilience.k_out_of_range"}));
}

TEST(Network, numbers_are_numbers_within_bounds) {
    auto network = two();
    auto& node = network.nodes[0];
    node.loss_probability = std::nan("");
    node.losses_per_year = std::numeric_limits<double>::infinity();
    node.restart = -1;
    node.tolerable = Minutes{200} * 366 * 24 * 60;
    node.repair = {5, 4, 6};
    node.harm = {{0, 0.0}, {60, 10.0}, {120, 5.0}};
    EXPECT_EQ(
        told(network),
        (Lines{"/nodes/0/p resilience.not_a_probability", "/nodes/0/lam resilience.not_an_amount",
               "/nodes/0/rep resilience.repair_out_of_order", "/nodes/0/restart resilience.time_negative",
               "/nodes/0/mtpd resilience.time_too_long", "/nodes/0/harm/2 resilience.harm_falls"}));
}

TEST(Network, limits_are_named) {
    EXPECT_EQ(validate(two(), {.nodes = 1}).error().key, "resilience.too_many_nodes");
    EXPECT_EQ(validate(two(), {.members = 0}).error().key, "resilience.too_many_members");
    EXPECT_EQ(told(two(), {.in_need = 0}), Lines{"/nodes/1/groups/0/of resilience.too_many_in_need"});
    auto network = two();
    network.nodes[0].id = network.nodes[1].id = "";
    EXPECT_EQ(told(network, {.problems = 1}).size(), 1U);
}

}  // namespace
}  // namespace varn::resilience
