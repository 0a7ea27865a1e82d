// Events in files: what they mean, and every fault at its place.
#include "resilience/scenario_file.h"

#include <gtest/gtest.h>

namespace varn::resilience {
namespace {

Network two_nodes() {
    Network network;
    network.nodes = {{.id = "a"}, {.id = "b"}};
    return network;
}

std::vector<std::string> places_of_faults(std::string_view text) {
    auto const read = read_scenario(text, two_nodes());
    std::vector<std::string> places;
    if (!read) {
        for (auto const& problem : read.error().problems) {
            places.push_back(problem.pointer + " " + problem.key);
        }
    }
    return places;
}

TEST(ScenarioFile, losses_repairs_and_batches_make_one_list_of_losses) {
    auto const read = read_scenario(R"({"format": "city-scenario/1", "name": "Ice", "horizon": 5000,
        "merge_gap": 5,
        "losses": [{"node": "a", "at": 10, "lasts": 60}, {"node": "b", "at": 20}],
        "repairs": [{"node": "b", "at": 50}],
        "batches": [{"at": 100, "lose": ["a", "b"]}, {"at": 130, "repair": ["a"], "lose": ["a"]}]})",
                                    two_nodes());
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().name, "Ice");
    auto const& question = read.value().question;
    EXPECT_EQ(question.horizon, 5000);
    EXPECT_EQ(question.merge_gap, 5);
    ASSERT_EQ(question.losses.size(), 5U);
    auto const expect = [&](std::size_t at, Index node, Minutes from, std::optional<Minutes> lasts) {
        EXPECT_EQ(question.losses[at].node, node);
        EXPECT_EQ(question.losses[at].from, from);
        EXPECT_EQ(question.losses[at].lasts, lasts);
    };
    expect(0, 0, 10, 60);
    expect(1, 1, 20, 30);
    expect(2, 0, 100, 30);  // repaired in the batch in which it is lost anew
    expect(3, 1, 100, {});
    expect(4, 0, 130, {});
}

TEST(ScenarioFile, without_a_horizon_thirty_days_follow_the_last_thing_said) {
    auto const read = read_scenario(
        R"({"format": "city-scenario/1", "losses": [{"node": "a", "at": 10, "lasts": 60}]})", two_nodes());
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().question.horizon, 70 + 30 * 24 * 60);
}

TEST(ScenarioFile, every_fault_is_told_with_its_place) {
    EXPECT_EQ(places_of_faults(R"({"format": "city-dep/1"})"),
              (std::vector<std::string>{"/format resilience.unknown_format"}));
    EXPECT_EQ(places_of_faults(R"({"format": "city-scenario/1", "horizont": 5,
        "losses": [{"node": "c", "at": -1, "lasts": 0}, {"node": 3, "at": 1.5}, 7],
        "repairs": [{"node": "a", "at": 5}], "batches": {"at": 3}})"),
              (std::vector<std::string>{
                  "/horizont resilience.unknown_member", "/losses/0/node resilience.no_such_node",
                  "/losses/0/at resilience.not_whole", "/losses/0/lasts resilience.lasts_no_time",
                  "/losses/1/node resilience.node_id_wanted", "/losses/1/at resilience.not_whole",
                  "/losses/2 resilience.object_missing", "/losses/2/node resilience.node_id_wanted",
                  "/batches resilience.list_missing", "/repairs/0/node resilience.nothing_to_repair"}));
    EXPECT_EQ(places_of_faults(R"({"format": "city-scenario/1", "horizon": 99999999999999})"),
              (std::vector<std::string>{"/horizon resilience.time_too_long"}));
}

}  // namespace
}  // namespace varn::resilience
