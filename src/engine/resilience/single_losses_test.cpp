// All single losses in one walk: as a cascade for each.
#include "single_losses.h"

#include <gtest/gtest.h>

#include "cascade.h"
#include "engine/network_losses.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

void expect_each_as_its_cascade(Network const& network, std::uint64_t seed) {
    Graph const graph{network};
    auto const counted = SingleLosses{graph}.count().value();
    Cascade cascade{graph};
    for (Index node = 0; node < graph.nodes(); ++node) {
        cascade.begin();
        cascade.lose(node);
        Index services = 0;
        for (auto const fallen : cascade.fallen()) {
            services += graph.is_service(fallen) ? 1 : 0;
        }
        ASSERT_EQ(counted[node].nodes, cascade.fallen().size()) << seed << " " << node;
        ASSERT_EQ(counted[node].services, services) << seed << " " << node;
    }
}

TEST(SingleLosses, each_is_counted_as_its_cascade) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Draw draw{seed};
        expect_each_as_its_cascade(random_network(draw, {.most_nodes = 40}), seed);
    }
}

TEST(SingleLosses, in_a_ring_each_fells_all) {
    constexpr Index nodes = 5;
    Network network;
    network.nodes.resize(nodes);
    for (Index i = 0; i < nodes; ++i) {
        network.nodes[i].is_service = true;
        network.nodes[i].needs = {{1, {(i + 1) % nodes}}};
    }
    network.nodes.push_back({.needs = {{1, {2}}}});
    auto const counted = SingleLosses{Graph{network}}.count().value();
    for (Index i = 0; i < nodes; ++i) {
        EXPECT_EQ(counted[i].services, nodes) << i;
        EXPECT_EQ(counted[i].nodes, nodes + 1) << i;
    }
    EXPECT_EQ(counted[nodes].nodes, 1U);
}

TEST(SingleLosses, are_broken_off) {
    Draw draw{1};
    std::atomic<bool> const cancelled{true};
    auto const result = single_losses(random_network(draw, {}), without_end, {&cancelled, {}});
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::unavailable);
}

}  // namespace
}  // namespace varn::resilience
