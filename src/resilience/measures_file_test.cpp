// Measures in files: every kind of change, and every fault at its place.
#include "resilience/measures_file.h"

#include <gtest/gtest.h>

#include "resilience/measures_writing.h"
#include "resilience/network_writing.h"

namespace varn::resilience {
namespace {

Network a_service_on_two() {
    Network network;
    network.nodes = {{.id = "a", .loss_probability = 0.1, .losses_per_year = 0.5, .repair = {60, 120, 240}},
                     {.id = "b", .loss_probability = 0.2},
                     {.id = "s", .is_service = true, .restart = 30, .needs = {{.least = 2, .of = {0, 1}}}},
                     {.id = "c"}};
    return network;
}

std::vector<std::string> faults_of_measures(std::string_view text) {
    auto const read = read_measures(text, a_service_on_two());
    std::vector<std::string> places;
    if (!read) {
        for (auto const& problem : read.error().problems) {
            places.push_back(problem.pointer + " " + problem.key);
        }
    }
    return places;
}

TEST(MeasuresFile, every_kind_of_change_is_read) {
    auto const network = a_service_on_two();
    auto const read = read_measures(R"({"format": "city-measures/1", "harm": {"s": 900}, "measures": [
        {"id": "m", "name": "Everything", "cost": 1250000, "changes": [
            {"kind": "add_member", "node": "s", "need": 0, "member": "c"},
            {"kind": "lower_least", "node": "s", "need": 0, "least": 1},
            {"kind": "lengthen_buffer", "node": "s", "need": 0, "buffer": 240},
            {"kind": "lower_loss_probability", "node": "b", "probability": 0.05},
            {"kind": "lower_loss_rate", "node": "a", "per_year": 0.25},
            {"kind": "shorten_repair", "node": "a", "repair": [30, 60, 120]},
            {"kind": "shorten_restart", "node": "s", "restart": 10}]},
        {"id": "n", "cost": 0, "changes": [{"kind": "lower_loss_probability", "node": "a", "probability": 0}]}]})",
                                    network);
    ASSERT_TRUE(read.ok());
    auto const& list = read.value();
    EXPECT_EQ(list.names, (std::vector<std::string>{"Everything", "n"}));
    EXPECT_EQ(list.harm, (std::vector<double>{0, 0, 900, 0}));
    EXPECT_EQ(list.measures[0].cost, 1'250'000);
    auto const changed = with_measures(network, list.measures, only(0));
    auto const& service = changed.nodes[2];
    EXPECT_EQ(service.needs[0].of, (std::vector<Index>{0, 1, 3}));
    EXPECT_EQ(service.needs[0].least, 1U);
    EXPECT_EQ(service.needs[0].buffer, 240);
    EXPECT_EQ(service.restart, 10);
    EXPECT_EQ(changed.nodes[1].loss_probability, 0.05);
    EXPECT_EQ(changed.nodes[0].losses_per_year, 0.25);
    EXPECT_EQ(changed.nodes[0].repair, (RepairTime{30, 60, 120}));
}

TEST(MeasuresFile, what_is_written_reads_back_the_same) {
    auto const network = a_service_on_two();
    MeasureList list;
    list.measures = {{"m", 12'500'00, {AddMember{2, 0, 3}, LowerLeast{2, 0, 1}, LengthenBuffer{2, 0, 240}}},
                     {"n",
                      0,
                      {LowerLossProbability{1, 0.05}, LowerLossRate{0, 0.25}, ShortenRepair{0, {30, 60, 120}},
                       ShortenRestart{2, 10}}}};
    list.names = {"Åtgärd \"ett\"", "n"};
    list.harm = {0, 0, 900, 0};
    auto const written = write_measures(network, list);
    auto const read = read_measures(written, network);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(write_measures(network, read.value()), written);
    EXPECT_EQ(read.value().names, list.names);
    EXPECT_EQ(read.value().harm, list.harm);
    auto const both = only(0) | only(1);
    EXPECT_EQ(write_city_dep(with_measures(network, read.value().measures, both)),
              write_city_dep(with_measures(network, list.measures, both)));
}

TEST(MeasuresFile, every_fault_is_told_with_its_place) {
    EXPECT_EQ(faults_of_measures(R"({"format": "city-measures/1", "harm": {"x": 1, "s": -1}, "measures": [
        {"cost": 1.5, "changes": []},
        {"id": "m", "changes": [{"kind": "magic", "node": "s"}, {"kind": "shorten_restart", "node": "x"}]},
        {"id": "m", "cost": 1, "changes": [{"kind": "lower_least", "node": "s", "buffer": 3},
                                           {"kind": "shorten_repair", "node": "a", "repair": [1, 2]}]}]})"),
              (std::vector<std::string>{
                  "/harm/x resilience.no_such_node", "/harm/s resilience.not_an_amount",
                  "/measures/0/id resilience.id_missing", "/measures/0/cost resilience.not_whole",
                  "/measures/0/changes resilience.list_missing", "/measures/1/cost resilience.not_whole",
                  "/measures/1/changes/0/kind resilience.unknown_change",
                  "/measures/1/changes/1/restart resilience.value_missing",
                  "/measures/1/changes/1/node resilience.no_such_node", "/measures/2/id resilience.id_twice",
                  "/measures/2/changes/0/buffer resilience.unknown_member",
                  "/measures/2/changes/0/need resilience.value_missing",
                  "/measures/2/changes/0/least resilience.value_missing",
                  "/measures/2/changes/1/repair resilience.three_minutes"}));
    // What the network does not bear out is told by the engine, at the same kind of place.
    EXPECT_EQ(
        faults_of_measures(R"({"format": "city-measures/1", "measures": [{"id": "m", "cost": 1, "changes": [
        {"kind": "lengthen_buffer", "node": "s", "need": 4, "buffer": 5}]}]})"),
        (std::vector<std::string>{"/measures/0/changes/0 resilience.need_missing"}));
}

}  // namespace
}  // namespace varn::resilience
