// A fault tree as a network: falls for exactly the same losses, checked against every subset of events; and
// what was written from a network comes back as it was.
#include "resilience/tree_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/weaknesses.h"
#include "kernel/draw.h"
#include "resilience/network_writing.h"
#include "resilience/open_psa.h"

namespace varn::resilience {
namespace {

constexpr std::size_t events_most = 8;

bool happens(FaultTree const& tree, GateInput input, std::vector<bool> const& events) {
    if (!input.is_gate) {
        return events[input.index];
    }
    auto const& gate = tree.gates[input.index];
    auto const count = static_cast<std::size_t>(
        std::count_if(gate.inputs.begin(), gate.inputs.end(),
                      [&](GateInput const& one) { return happens(tree, one, events); }));
    switch (gate.kind) {
        case GateKind::conjunction:
            return count == gate.inputs.size();
        case GateKind::disjunction:
            return count > 0;
        case GateKind::always:
            return true;
        case GateKind::never:
            return false;
        default:
            return count >= gate.least;
    }
}

FaultTree random_tree(std::uint64_t seed) {
    Draw draw{seed};
    FaultTree tree;
    auto const events = 3 + draw.below(events_most - 2);
    for (std::size_t i = 0; i < events; ++i) {
        tree.events.push_back({"e" + std::to_string(i), static_cast<double>(i + 1) / 20.0});
    }
    auto const gates = 2 + draw.below(6);
    for (std::size_t i = 0; i < gates; ++i) {
        FaultGate gate{"g" + std::to_string(i), GateKind::conjunction, 0, {}};
        if (i > 0 && draw.below(8) == 0) {
            gate.kind = draw.happens(50) ? GateKind::always : GateKind::never;
            tree.gates.push_back(std::move(gate));
            continue;
        }
        for (std::size_t n = 0; n < 2 + draw.below(3); ++n) {
            bool const is_gate = i > 0 && draw.happens(50);
            GateInput const input{is_gate, static_cast<Index>(draw.below(is_gate ? i : events))};
            if (std::find(gate.inputs.begin(), gate.inputs.end(), input) == gate.inputs.end()) {
                gate.inputs.push_back(input);
            }
        }
        auto const kind = draw.below(3);
        gate.kind = kind == 0   ? GateKind::conjunction
                    : kind == 1 ? GateKind::disjunction
                                : GateKind::at_least;
        if (kind == 2) {
            gate.least = static_cast<Index>(1 + draw.below(gate.inputs.size()));
        }
        tree.gates.push_back(std::move(gate));
    }
    tree.top = static_cast<Index>(gates - 1);
    return tree;
}

/// Which node an event's loss is: each event has a probability of its own.
std::map<std::string, Index> loss_places(FaultTree const& tree, Network const& network) {
    std::map<std::string, Index> losses;
    for (auto const& event : tree.events) {
        for (Index node = 0; node < network.nodes.size(); ++node) {
            if (network.nodes[node].loss_probability == event.probability) {
                losses[event.id] = node;
            }
        }
    }
    return losses;
}

bool service_falls(Network const& network, std::vector<Index> const& lost) {
    auto const service = static_cast<Index>(std::find_if(network.nodes.begin(), network.nodes.end(),
                                                         [](auto const& node) { return node.is_service; }) -
                                            network.nodes.begin());
    return !why(network, lost, service).empty();
}

TEST(TreeNetwork, falls_for_exactly_the_losses_that_make_the_top_happen) {
    std::size_t turned = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        auto const tree = random_tree(seed);
        ASSERT_TRUE(validate(tree));
        auto const network = network_of(tree);
        if (!network) {
            EXPECT_EQ(network.error().problems.front().key, "resilience.top_is_certain") << seed;
            continue;
        }
        ++turned;
        auto const places = loss_places(tree, network.value());
        for (std::size_t subset = 0; subset < (std::size_t{1} << tree.events.size()); ++subset) {
            std::vector<bool> events(tree.events.size());
            std::vector<Index> lost;
            for (std::size_t i = 0; i < events.size(); ++i) {
                events[i] = (subset >> i & 1U) != 0;
                if (auto const place = places.find(tree.events[i].id); events[i] && place != places.end()) {
                    lost.push_back(place->second);
                }
            }
            ASSERT_EQ(service_falls(network.value(), lost), happens(tree, {true, tree.top}, events))
                << "seed " << seed << ", subset " << subset;
        }
    }
    EXPECT_GT(turned, 250U);
}

Network pump_station() {
    Network network;
    network.nodes.resize(5);
    network.nodes[0] = {.id = "vatten", .is_service = true, .loss_probability = 0.01};
    network.nodes[1] = {.id = "pump-a", .loss_probability = 0.1};
    network.nodes[2] = {.id = "pump-b", .loss_probability = 0.1};
    network.nodes[3] = {.id = "pump-c", .loss_probability = 0.2};
    network.nodes[4] = {.id = "elnat", .loss_probability = 0.05};
    network.nodes[0].needs = {{.least = 2, .of = {1, 2, 3}}, {.least = 1, .of = {4}}};
    network.nodes[1].needs = {{.least = 1, .of = {4}}};
    return network;
}

TEST(TreeNetwork, gives_back_the_network_that_a_tree_was_written_from) {
    auto const written = write_open_psa(fault_tree_of(pump_station(), Index{0}).value(), "town");
    auto const network = network_of(read_open_psa(written).value().tree).value();
    ASSERT_EQ(network.nodes.size(), 5U);
    auto const node = [&](std::string const& id) -> Node const& {
        auto const found = std::find_if(network.nodes.begin(), network.nodes.end(),
                                        [&](auto const& one) { return one.id == id; });
        EXPECT_NE(found, network.nodes.end()) << id;
        return *found;
    };
    auto const& water = node("falls-vatten");
    EXPECT_TRUE(water.is_service);
    EXPECT_DOUBLE_EQ(water.loss_probability, 0.01);
    ASSERT_EQ(water.needs.size(), 2U);
    EXPECT_EQ(water.needs[0].least, 2U);
    EXPECT_EQ(water.needs[0].of.size(), 3U);
    EXPECT_DOUBLE_EQ(node("falls-pump-a").loss_probability, 0.1);
    EXPECT_EQ(node("falls-pump-a").needs.size(), 1U);
    EXPECT_DOUBLE_EQ(node("lost-elnat").loss_probability, 0.05);
    EXPECT_TRUE(node("lost-pump-b").needs.empty());
}

TEST(TreeNetwork, refuses_by_name_what_no_network_can_say) {
    FaultTree tree;
    tree.events = {{"a", 0.1}, {"b", 0.1}};
    tree.gates = {{"inte-a", GateKind::negation, 0, {{false, 0}}},
                  {"top", GateKind::conjunction, 0, {{true, 0}, {false, 1}}}};
    tree.top = 1;
    auto const negated = network_of(tree);
    ASSERT_FALSE(negated);
    EXPECT_EQ(negated.error().problems.front().pointer, "/gates/inte-a");
    EXPECT_EQ(negated.error().problems.front().key, "resilience.gate_not_coherent");

    tree.gates[0] = {"alltid", GateKind::always, 0, {}};
    tree.events[1].probability = 1.0;
    auto const certain = network_of(tree);
    ASSERT_FALSE(certain);
    EXPECT_EQ(certain.error().problems.front().pointer, "/events/b");

    tree.gates[1].kind = GateKind::disjunction;
    auto const always = network_of(tree);
    ASSERT_FALSE(always);
    EXPECT_EQ(always.error().problems.front().key, "resilience.top_is_certain");
}

}  // namespace
}  // namespace varn::resilience
