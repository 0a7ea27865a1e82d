// A network that is given out and taken in elsewhere is the same network; a fault tree of somebody else's is
// taken in with what had to be assumed; and nothing is half taken in.
#include "engine/network_losses.h"
#include "resilience/network_file.h"
#include "resilience/network_writing.h"
#include "town_of_services.h"

namespace varn::continuity {
namespace {

class NetworkImports : public ServiceTown {
protected:
    Result<NetworkImport> taken(std::string_view file, bool is_applied = true) {
        return import_network_file(town(), at_care, {file, care, "", is_applied}, "sv");
    }
    std::size_t rows() {
        db::ReadTx tx{town().db};
        return store::all_services(tx).value().size() + store::all_resources(tx).value().size();
    }
};

constexpr std::string_view pumps = R"({"format":"city-dep/1","nodes":[
 {"id":"vatten","name":"Dricksvatten","svc":1,"restart":2,"mtpd":6,"harm":40,
  "groups":[{"k":1,"of":[1,2],"buf":3,"refill":1},{"k":1,"of":[3]}]},
 {"id":"Pump Ä","kind":"water","lam":0.5,"rep":[4,8,24],"groups":[{"k":1,"of":[3]}]},
 {"id":"pump-b","kind":"water","lam":0.5,"rep":[8,8,8],"groups":[]},
 {"id":"elnät","kind":"något annat","p":0.1,"groups":[]}]})";

TEST_P(NetworkImports, takes_in_a_network_and_says_what_it_assumed) {
    auto const before = taken(pumps, false).value();
    EXPECT_FALSE(before.is_applied);
    EXPECT_EQ(rows(), 0U);
    auto const told = taken(pumps).value();
    EXPECT_EQ(told.services, 1);
    EXPECT_EQ(told.resources, 3);
    EXPECT_EQ(told.needs, 3);
    EXPECT_EQ(told.assumptions.size(), 3U);  // a repair without time, a span, a class
    db::ReadTx tx{town().db};
    auto const network = put_together(tx).value().network;
    EXPECT_EQ(network.nodes[0].name, "Dricksvatten");
    EXPECT_EQ(network.nodes[0].tolerable, 360);
    EXPECT_EQ(network.nodes[0].restart, 120);
    EXPECT_EQ(network.nodes[0].needs.size(), 2U);
    EXPECT_TRUE(tx.by_key<Resource>("pump-a").value().has_value());
    auto const grid = tx.by_key<Resource>("elnat").value().value();
    EXPECT_EQ(grid.repair_minutes, 1440);
    EXPECT_NEAR(grid.losses_per_year, 0.1053605, 1e-6);
}

TEST_P(NetworkImports, gives_out_and_takes_in_the_same_losses) {
    auto const original = resilience::read_network_file(pumps).value();
    ASSERT_TRUE(taken(pumps));
    db::ReadTx tx{town().db};
    auto const kept = put_together(tx).value().network;
    auto const before = resilience::single_losses(original).value();
    auto const after = resilience::single_losses(kept).value();
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        auto const same = std::find_if(kept.nodes.begin(), kept.nodes.end(), [&](auto const& node) {
            return node.name ==
                   (original.nodes[i].name.empty() ? original.nodes[i].id : original.nodes[i].name);
        });
        ASSERT_NE(same, kept.nodes.end());
        EXPECT_EQ(before[i], after[static_cast<std::size_t>(same - kept.nodes.begin())]);
    }
}

TEST_P(NetworkImports, the_same_file_twice_is_refused_and_nothing_is_half_taken_in) {
    ASSERT_TRUE(taken(pumps));
    auto const again = taken(pumps);
    ASSERT_FALSE(again);
    EXPECT_EQ(faults(again).front(), "/nodes/vatten continuity.key_is_taken");
    EXPECT_EQ(rows(), 4U);
    auto const broken = taken(R"({"format":"city-dep/1","nodes":[
      {"id":"a","svc":1,"groups":[{"k":1,"of":[7]}]}]})");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().problems.front().pointer, "/nodes/0/groups/0/of/0");
    EXPECT_EQ(rows(), 4U);
}

TEST_P(NetworkImports, a_fault_tree_of_another_tool_becomes_services_and_resources) {
    auto const told = taken(R"(<?xml version="1.0"?><opsa-mef><define-fault-tree name="vatten">
      <define-gate name="inget-vatten"><or><gate name="pumpar"/><basic-event name="brott"/></or></define-gate>
      <define-gate name="pumpar"><atleast min="2"><basic-event name="p1"/><basic-event name="p2"/>
        <basic-event name="p3"/></atleast></define-gate></define-fault-tree>
      <model-data><define-basic-event name="p1"><float value="0.1"/></define-basic-event>
      <define-basic-event name="p2"><float value="0.1"/></define-basic-event>
      <define-basic-event name="p3"><float value="0.1"/></define-basic-event>
      <define-basic-event name="brott"><float value="0.01"/></define-basic-event></model-data></opsa-mef>)")
                          .value();
    EXPECT_EQ(told.services, 1);
    EXPECT_EQ(told.resources, 4);  // three pumps and the own loss of the service
    EXPECT_EQ(told.needs, 2);
    db::ReadTx tx{town().db};
    EXPECT_TRUE(tx.by_key<Resource>("inget-vatten-egen").value().has_value());
}

TEST_P(NetworkImports, whoever_does_not_write_for_the_unit_takes_nothing_in) {
    for (auto const& actor : {at_schools, strategist}) {
        auto const refused = import_network_file(town(), actor, {pumps, care, "", true}, "sv");
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::forbidden);
    }
    EXPECT_EQ(rows(), 0U);
}

VARN_ON_EVERY_ENGINE(NetworkImports);

}  // namespace
}  // namespace varn::continuity
