// Every network of a few nodes, and random ones of up to fourteen, against every subset of losses.
#include "every_network.h"

#include <gtest/gtest.h>

#include "lanes.h"
#include "long_run.h"
#include "loss_times.h"
#include "network_cut_sets.h"
#include "pairs.h"
#include "random_network.h"
#include "subset_oracle.h"

namespace varn::resilience {
namespace {

using oracle::Bits;

Bits bits_of(Graph const& graph, std::span<Index const> inner) {
    Bits bits = 0;
    for (auto const node : inner) {
        bits |= Bits{1} << graph.outer(node);
    }
    return bits;
}

void expect_cascades(Graph const& graph, std::vector<Bits> const& fallen) {
    Cascade cascade{graph};
    LossTimes times{graph};
    std::vector<Index> lost;
    for (Bits set = 0; set < fallen.size(); ++set) {
        cascade.begin();
        lost.clear();
        for (auto rest = set; rest != 0; rest &= rest - 1) {
            lost.push_back(graph.inner(static_cast<Index>(std::countr_zero(rest))));
            cascade.lose(lost.back());
        }
        ASSERT_EQ(bits_of(graph, cascade.fallen()), fallen[set]) << "lost " << set;
        Bits in_time = 0;
        for (auto const& fall : times.falls(lost)) {
            in_time |= Bits{1} << graph.outer(fall.node);
        }
        ASSERT_EQ(in_time, fallen[set]) << "lost " << set;
    }
}

/// Pairs: what they fell and neither of the two does; and each pair told once.
void expect_pairs(Graph const& graph, std::vector<Bits> const& fallen) {
    auto const n = static_cast<Index>(graph.nodes());
    std::vector<Bits> told(fallen.size(), 0);
    auto pairs = PairLosses::prepare(graph).value();
    pairs.find(0, n, [&](Index a, Index b, std::span<Index const> felled) {
        auto const pair = (Bits{1} << graph.outer(a)) | (Bits{1} << graph.outer(b));
        EXPECT_EQ(told[pair], 0U) << "told twice";
        told[pair] = bits_of(graph, felled);
    });
    for (Index a = 0; a < n; ++a) {
        for (Index b = 0; b < a; ++b) {
            auto const one = Bits{1} << a;
            auto const other = Bits{1} << b;
            auto const beyond = fallen[one | other] & ~(fallen[one] | fallen[other]);
            ASSERT_EQ(told[one | other], beyond) << a << " and " << b;
        }
    }
}

/// All subsets of up to nine nodes are the lanes of one word.
void expect_lanes(Network const& network, Graph const& graph, std::vector<Bits> const& fallen) {
    ASSERT_LE(fallen.size(), lanes_in_word);
    std::vector<Lanes> lanes(graph.nodes());
    for (Bits set = 0; set < fallen.size(); ++set) {
        for (auto rest = set; rest != 0; rest &= rest - 1) {
            lanes[graph.inner(static_cast<Index>(std::countr_zero(rest)))].set(set);
        }
    }
    Sweep{network, graph}.run(lanes, Width::scalar);
    for (Bits set = 0; set < fallen.size(); ++set) {
        Bits down = 0;
        for (Index node = 0; node < graph.nodes(); ++node) {
            down |= lanes[graph.inner(node)].has(set) ? Bits{1} << node : 0;
        }
        ASSERT_EQ(down, fallen[set]) << "lost " << set;
    }
}

std::vector<Bits> sets_in(NetworkCutSets const& sets, Zbdd::Family family) {
    if (family == Zbdd::empty) {
        return {};
    }
    if (family == Zbdd::unit) {
        return {0};
    }
    auto const node = sets.zbdd.node(family);
    auto all = sets_in(sets, node.low);
    for (auto const set : sets_in(sets, node.high)) {
        all.push_back(set | (Bits{1} << sets.node_of_variable[node.variable]));
    }
    std::sort(all.begin(), all.end());
    return all;
}

void expect_cut_sets(Network const& network, std::vector<Bits> const& fallen, int order) {
    auto const sets = cut_sets_of(network, static_cast<Zbdd::Order>(order), Effort{1'000'000}).value();
    for (Index node = 0; node < network.nodes.size(); ++node) {
        ASSERT_EQ(sets_in(sets, sets.of[node]), oracle::minimal(fallen, node, order)) << "node " << node;
    }
}

void expect_all_as_every_subset(Network const& network) {
    auto const fallen = oracle::fallen_with_all(network);
    Graph const graph{network};
    ASSERT_NO_FATAL_FAILURE(expect_cascades(graph, fallen));
    ASSERT_NO_FATAL_FAILURE(expect_pairs(graph, fallen));
    ASSERT_NO_FATAL_FAILURE(expect_lanes(network, graph, fallen));
}

std::size_t look_at_all(EveryNetwork const& every, std::size_t cut_sets_of_each) {
    std::size_t seen = 0;
    return every.each([&](Network const& network) {
        if (::testing::Test::HasFatalFailure()) {
            return;
        }
        expect_all_as_every_subset(network);
        if (++seen % cut_sets_of_each == 0) {
            expect_cut_sets(network, oracle::fallen_with_all(network),
                            static_cast<int>(network.nodes.size()));
        }
    });
}

// How many there are up to renumbering is counted by Burnside's lemma, elsewhere than here.
TEST(EveryNetwork, of_three_nodes_by_any_rule_is_as_every_subset_says) {
    EXPECT_EQ(look_at_all(EveryNetwork{3, all_rules(3)}, 1), 30U);
}

TEST(EveryNetwork, of_four_nodes_with_any_one_need_is_as_every_subset_says) {
    EXPECT_EQ(look_at_all(EveryNetwork{4, one_need_rules(4)}, 4), 1'391U);
}

TEST(EveryNetwork, of_four_nodes_by_any_rule_is_as_every_subset_says) {
    if (!is_long_run()) {
        GTEST_SKIP() << "VARN_LONG=1";
    }
    EXPECT_EQ(look_at_all(EveryNetwork{4, all_rules(4)}, 1), 5'890U);
}

TEST(EveryNetwork, of_five_nodes_with_any_one_need_is_as_every_subset_says) {
    if (!is_long_run()) {
        GTEST_SKIP() << "VARN_LONG=1";
    }
    EXPECT_EQ(look_at_all(EveryNetwork{5, one_need_rules(5)}, 40), 341'383U);
}

TEST(EveryNetwork, of_six_nodes_on_every_directed_graph_is_as_every_subset_says) {
    if (!is_long_run()) {
        GTEST_SKIP() << "VARN_LONG=1";
    }
    std::size_t seen = 0;
    auto const graphs = EveryNetwork{6, graph_rules(6)}.each([&](Network network) {
        for (Index least = 1; least <= 5 && !HasFatalFailure();
             ++least) {  // so many of them, or all when they are fewer
            for (auto& node : network.nodes) {
                for (auto& need : node.needs) {
                    need.least = std::min(least, static_cast<Index>(need.of.size()));
                }
            }
            expect_all_as_every_subset(network);
            if (++seen % 2'000 == 0) {
                expect_cut_sets(network, oracle::fallen_with_all(network), 6);
            }
        }
    });
    EXPECT_EQ(graphs, 1'540'944U) << "so many directed graphs of six nodes there are (OEIS A000273)";
}

TEST(EveryNetwork, random_ones_of_up_to_fourteen_nodes_are_as_every_subset_says) {
    for (std::uint64_t seed = 0; seed < tries(40U, 500U); ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw, {.most_nodes = 14});
        SCOPED_TRACE(seed);
        auto const fallen = oracle::fallen_with_all(network);
        Graph const graph{network};
        ASSERT_NO_FATAL_FAILURE(expect_cascades(graph, fallen));
        ASSERT_NO_FATAL_FAILURE(expect_pairs(graph, fallen));
        ASSERT_NO_FATAL_FAILURE(expect_cut_sets(network, fallen, static_cast<int>(network.nodes.size())));
    }
}

}  // namespace
}  // namespace varn::resilience
