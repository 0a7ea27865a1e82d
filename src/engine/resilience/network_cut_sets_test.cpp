// The cut sets of networks against trying every subset, and against single losses and pairs.
#include "network_cut_sets.h"

#include <gtest/gtest.h>

#include "fall_oracle.h"
#include "random_network.h"
#include "set_sweeps.h"

namespace varn::resilience {
namespace {

/// The sets of a family as bits of the network's nodes, ascending; by walking the diagram, which is for tests
/// alone.
std::vector<oracle::Bits> listed(NetworkCutSets const& sets, Zbdd::Family family) {
    if (family == Zbdd::empty) {
        return {};
    }
    if (family == Zbdd::unit) {
        return {0};
    }
    auto const node = sets.zbdd.node(family);
    auto all = listed(sets, node.low);
    for (auto const set : listed(sets, node.high)) {
        all.push_back(set | (oracle::Bits{1} << sets.node_of_variable[node.variable]));
    }
    std::sort(all.begin(), all.end());
    return all;
}

TEST(NetworkCutSets, random_networks_have_the_sets_that_trying_all_finds) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw, {.most_nodes = 10});
        auto const order = static_cast<Zbdd::Order>(1 + draw.below(4));
        auto const sets = cut_sets_of(network, order, Effort{1'000'000}).value();
        for (Index node = 0; node < network.nodes.size(); ++node) {
            ASSERT_EQ(listed(sets, sets.of[node]), oracle::cut_sets(network, node, order))
                << seed << " " << node;
        }
    }
}

TEST(NetworkCutSets, what_outgrows_the_effort_is_refused_by_name) {
    Draw draw{7};
    auto const network = random_network(draw, {.most_nodes = 60});
    EXPECT_EQ(cut_sets_of(network, 4, Effort{2}).error().key, "resilience.too_many_diagram_nodes");
    std::atomic<bool> const cancelled{true};
    auto const result = cut_sets_of(network, 4, Effort{1'000'000, &cancelled});
    EXPECT_TRUE(result.ok() || result.error().key == "resilience.cancelled");
}

}  // namespace
}  // namespace varn::resilience
