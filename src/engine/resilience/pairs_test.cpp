// Single losses and pairs against trying everything: on every network of up to four nodes, and on random
// ones.
#include "pairs.h"

#include <gtest/gtest.h>

#include "engine/network_losses.h"
#include "fall_oracle.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

/// For each node the pairs that fell it though neither does alone, each as bits.
std::vector<std::vector<oracle::Bits>> pairs_of(Network const& network, Index split) {
    Graph const graph{network};
    auto pairs = PairLosses::prepare(graph).value();
    std::vector<std::vector<oracle::Bits>> found(network.nodes.size());
    auto const note = [&](Index a, Index b, std::span<Index const> felled) {
        for (auto const node : felled) {
            found[graph.outer(node)].push_back((oracle::Bits{1} << graph.outer(a)) |
                                               (oracle::Bits{1} << graph.outer(b)));
        }
    };
    auto const count = static_cast<Index>(graph.nodes());
    pairs.find(split % (count + 1), count, note);
    pairs.find(0, split % (count + 1), note);
    for (auto& list : found) {
        std::sort(list.begin(), list.end());
    }
    return found;
}

void expect_as_brute_force(Network const& network, Index split) {
    Graph const graph{network};
    Cascade cascade{graph};
    for (Index node = 0; node < network.nodes.size(); ++node) {
        cascade.begin();
        cascade.lose(graph.inner(node));
        auto const plain = oracle::fallen(network, {node});
        for (Index other = 0; other < network.nodes.size(); ++other) {
            ASSERT_EQ(cascade.has_fallen(graph.inner(other)), plain[other]);
        }
    }
    auto const pairs = pairs_of(network, split);
    for (Index node = 0; node < network.nodes.size(); ++node) {
        auto expected = oracle::cut_sets(network, node, 2);
        std::erase_if(expected, [](oracle::Bits set) { return __builtin_popcount(set) != 2; });
        ASSERT_EQ(pairs[node], expected) << "node " << node;
    }
}

TEST(Pairs, random_networks_have_the_pairs_that_trying_all_finds) {
    std::size_t loops = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw, {.most_nodes = 11});
        ASSERT_NO_FATAL_FAILURE(expect_as_brute_force(network, static_cast<Index>(seed))) << seed;
        loops += levels_of(network).components < network.nodes.size() ? 1 : 0;
    }
    EXPECT_GT(loops, 30U);
}

/// Every network of three nodes where each has one need of the two others, any k, or none.
TEST(Pairs, every_network_of_three_nodes_is_as_trying_all_finds) {
    for (unsigned code = 0; code < 5 * 5 * 5; ++code) {
        Network network;
        network.nodes.resize(3);
        for (Index i = 0, rest = code; i < 3; ++i, rest /= 5) {
            Index const others[] = {(i + 1) % 3, (i + 2) % 3};
            auto& node = network.nodes[i];
            node.id = std::to_string(i);
            switch (rest % 5) {
                case 1:
                    node.needs = {{1, {others[0]}}};
                    break;
                case 2:
                    node.needs = {{1, {others[1]}}};
                    break;
                case 3:
                    node.needs = {{1, {others[0], others[1]}}};
                    break;
                case 4:
                    node.needs = {{2, {others[0], others[1]}}};
                    break;
                default:
                    break;
            }
        }
        ASSERT_NO_FATAL_FAILURE(expect_as_brute_force(network, code)) << code;
    }
}

TEST(Pairs, what_does_not_fit_is_refused_by_name) {
    Draw draw{1};
    auto const network = random_network(draw);
    Graph const graph{network};
    EXPECT_EQ(PairLosses::prepare(graph, 2).error().key, "resilience.too_many_pairs");
}

TEST(Graph, a_need_with_a_buffer_beyond_the_horizon_is_never_missed) {
    Network network{{Node{}, Node{}}};
    network.nodes[1].needs = {{1, {0}, 600}};
    EXPECT_EQ(Graph{network}.groups(), 1U);
    EXPECT_EQ(Graph(network, 601).groups(), 1U);
    EXPECT_EQ(Graph(network, 600).groups(), 0U);
}

TEST(PairSearch, however_bases_are_split_the_totals_join_to_the_same) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Draw draw{seed};
        auto network = random_network(draw);
        for (auto& node : network.nodes) {
            node.is_service = true;
        }
        auto const all = pair_losses(network, 5).value();
        auto first = PairSearch::prepare(WalkedNetwork{network}, 5).value();
        auto second = first;
        auto const split = draw.below(first.bases() + 1);
        auto joined = second.find({split, first.bases()}).value();
        first.join(joined, first.find({0, split}).value());
        EXPECT_EQ(joined.cut_pairs, all.cut_pairs) << seed;
        ASSERT_EQ(joined.worst.size(), all.worst.size()) << seed;
        for (std::size_t i = 0; i < all.worst.size(); ++i) {
            EXPECT_EQ(joined.worst[i].a, all.worst[i].a);
            EXPECT_EQ(joined.worst[i].b, all.worst[i].b);
            EXPECT_EQ(joined.worst[i].services, all.worst[i].services);
        }
    }
}

TEST(Graph, a_ring_of_needs_has_one_level) {
    Network network{{Node{}, Node{}, Node{}, Node{}}};
    network.nodes[1].needs = {{1, {0}}, {1, {2}}};
    network.nodes[2].needs = {{1, {1}}};
    network.nodes[3].needs = {{1, {2}}};
    auto const levels = levels_of(network);
    EXPECT_EQ(levels.level, (std::vector<Index>{0, 1, 1, 2}));
    EXPECT_EQ(levels.components, 3U);
    EXPECT_EQ(levels.component[1], levels.component[2]);
}

}  // namespace
}  // namespace varn::resilience
