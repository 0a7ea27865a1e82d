// What is written reads back to the same network, and the fault tree of a service has exactly the cut sets
// that the network has: on random networks with rings, alternatives and common causes.
#include "resilience/network_writing.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/cut_sets.h"
#include "kernel/draw.h"
#include "resilience/network_file.h"
#include "resilience/open_psa.h"

namespace varn::resilience {
namespace {

Need random_need(Draw& draw, Index node, std::size_t nodes) {
    Need need;
    for (Index other = 0; other < nodes; ++other) {
        if (other != node && draw.below(nodes) < 2) {
            need.of.push_back(other);
        }
    }
    if (need.of.empty()) {
        need.of.push_back(node == 0 ? 1 : 0);
    }
    need.least = static_cast<Index>(1 + draw.below(need.of.size()));
    need.buffer = static_cast<Minutes>(draw.below(3) * (1 + draw.below(500)));
    need.refill = draw.happens(30) ? std::nullopt : std::optional{static_cast<Minutes>(draw.below(400))};
    need.kind = draw.happens(50) ? "el" : "";
    return need;
}

Network random_town_network(std::uint64_t seed) {
    Draw draw{seed};
    Network network;
    auto const nodes = 4 + draw.below(7);
    for (Index i = 0; i < nodes; ++i) {
        Node node;
        node.id = "n" + std::to_string(i);
        node.kind = draw.happens(50) ? "power" : "";
        node.name = draw.happens(50) ? "Ställverk \"" + std::to_string(i) + "\"" : "";
        node.is_service = i < 2 || draw.happens(20);
        node.losses_per_year = static_cast<double>(draw.below(7)) / 7.0;
        node.loss_probability = static_cast<double>(draw.below(9)) / 9.0;
        node.repair = {10, 10, 10 + static_cast<Minutes>(draw.below(1000))};
        node.restart = static_cast<Minutes>(draw.below(77));
        if (node.is_service && draw.happens(70)) {
            node.tolerable = static_cast<Minutes>(draw.below(1000));
            node.harm = {{*node.tolerable, 0.0}, {*node.tolerable + 60, 1.0 / 3.0}};
        }
        for (std::size_t n = draw.below(3); n > 0; --n) {
            node.needs.push_back(random_need(draw, i, nodes));
        }
        network.nodes.push_back(std::move(node));
    }
    return network;
}

void expect_same(Need const& a, Need const& b) {
    EXPECT_EQ(a.least, b.least);
    EXPECT_EQ(a.of, b.of);
    EXPECT_EQ(a.buffer, b.buffer);
    EXPECT_EQ(a.refill, b.refill);
    EXPECT_EQ(a.kind, b.kind);
}

void expect_same(Node const& a, Node const& b) {
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.kind, b.kind);
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.is_service, b.is_service);
    EXPECT_EQ(a.loss_probability, b.loss_probability);
    EXPECT_EQ(a.losses_per_year, b.losses_per_year);
    EXPECT_EQ(a.repair, b.repair);
    EXPECT_EQ(a.restart, b.restart);
    EXPECT_EQ(a.tolerable, b.tolerable);
    EXPECT_EQ(a.harm, b.harm);
    ASSERT_EQ(a.needs.size(), b.needs.size());
    for (std::size_t n = 0; n < a.needs.size(); ++n) {
        expect_same(a.needs[n], b.needs[n]);
    }
}

std::vector<std::string> digits_of(std::vector<CutSetCount> const& counts) {
    std::vector<std::string> digits;
    for (auto const& count : counts) {
        digits.push_back(count.digits);
    }
    while (!digits.empty() && digits.back() == "0") {
        digits.pop_back();
    }
    return digits;
}

TEST(NetworkWriting, what_is_written_reads_back_to_the_same) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        auto const network = random_town_network(seed);
        auto const again = read_network_file(write_city_dep(network));
        ASSERT_TRUE(again.ok()) << seed;
        ASSERT_EQ(again.value().nodes.size(), network.nodes.size());
        for (std::size_t i = 0; i < network.nodes.size(); ++i) {
            expect_same(network.nodes[i], again.value().nodes[i]);
        }
    }
}

TEST(NetworkWriting, the_fault_tree_of_a_service_has_the_cut_sets_of_the_network) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        auto const network = random_town_network(seed);
        CutSetQuestion const question{.order = 12, .is_exact = true};
        auto const all = service_cut_sets(network, question);
        ASSERT_TRUE(all.ok()) << seed;
        for (auto const& one : all.value().services) {
            auto const tree = fault_tree_of(network, one.service);
            ASSERT_TRUE(tree.ok()) << seed;
            auto const answer = analyse(tree.value());
            ASSERT_TRUE(answer.ok()) << seed << (answer.ok() ? "" : answer.error().key);
            EXPECT_EQ(digits_of(answer.value().cut_sets_by_order), digits_of(one.by_order)) << seed;
            ASSERT_TRUE(answer.value().probability && one.probability) << seed;
            EXPECT_NEAR(*answer.value().probability, *one.probability, 1e-12) << seed;
        }
    }
}

TEST(NetworkWriting, a_fault_tree_goes_out_as_open_psa_and_comes_back) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        auto const tree = fault_tree_of(random_town_network(seed)).value();
        auto const again = read_open_psa(write_open_psa(tree, "town"), tree.gates[tree.top].id);
        ASSERT_TRUE(again.ok()) << seed;
        EXPECT_EQ(again.value().tree.events.size(), tree.events.size());
        EXPECT_EQ(analyse(again.value().tree).value().probability, analyse(tree).value().probability);
    }
}

TEST(NetworkWriting, what_is_no_service_does_not_fall_as_one) {
    Network const network{{{.id = "a"}, {.id = "s", .is_service = true}}};
    EXPECT_EQ(fault_tree_of(network, 0).error().problems.at(0).pointer, "/service");
    EXPECT_EQ(fault_tree_of(network, 1).value().events.size(), 1U);
    EXPECT_EQ(fault_tree_of(Network{}).error().code, ErrorCode::invalid);
}

}  // namespace
}  // namespace varn::resilience
