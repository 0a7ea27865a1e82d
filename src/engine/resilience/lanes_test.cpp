// 512 scenarios at once fall as each alone, on every width the machine has; losses come as often as they
// should.
#include "lanes.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "cascade.h"
#include "loss_bits.h"
#include "random_network.h"
#include "tally.h"

namespace varn::resilience {
namespace {

void expect_as_cascades(Network const& network, std::vector<Lanes> const& lost) {
    Graph const graph{network};
    Sweep const sweep{network, graph};
    auto swept = lost;
    sweep.run(swept, Width::scalar);
    Cascade cascade{graph};
    for (std::size_t lane = 0; lane < lanes_in_word; ++lane) {
        cascade.begin();
        for (Index node = 0; node < graph.nodes(); ++node) {
            if (lost[node].has(lane)) {
                cascade.lose(node);
            }
        }
        for (Index node = 0; node < graph.nodes(); ++node) {
            ASSERT_EQ(swept[node].has(lane), cascade.has_fallen(node)) << node << " in " << lane;
        }
    }
    for (auto const width : {Width::sse, Width::avx, Width::avx512}) {
        if (has_width(width)) {
            auto wide = lost;
            sweep.run(wide, width);
            ASSERT_EQ(wide, swept) << static_cast<int>(width);
        }
    }
}

TEST(Sweep, each_scenario_falls_as_it_does_alone) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw, {.most_nodes = 30});
        std::vector<Lanes> lost(network.nodes.size());
        for (auto& lanes : lost) {
            for (std::size_t lane = 0; lane < lanes_in_word; ++lane) {
                if (draw.happens(20)) {
                    lanes.set(lane);
                }
            }
        }
        expect_as_cascades(network, lost);
    }
}

TEST(Sweep, every_threshold_of_a_large_need_is_counted_right) {
    for (Index least = 1; least <= 19; ++least) {
        Network network;
        network.nodes.resize(20);
        Need need{least, {}, 0, {}, {}};
        for (Index i = 0; i < 19; ++i) {
            need.of.push_back(i);
        }
        network.nodes[19].needs = {need};
        std::vector<Lanes> lost(20);
        for (std::size_t lane = 0; lane < lanes_in_word; ++lane) {
            for (std::size_t i = 0; i < 19; ++i) {
                if ((lane * 2654435761U >> i & 1U) != 0) {
                    lost[i].set(lane);
                }
            }
        }
        expect_as_cascades(network, lost);
    }
}

std::size_t count(Lanes const& lanes) {
    std::size_t count = 0;
    for (auto const word : lanes.word) {
        count += static_cast<std::size_t>(std::popcount(word));
    }
    return count;
}

TEST(Tally, counts_as_one_by_one_on_every_width) {
    Draw draw{4};
    std::vector<Lanes> lanes(600);
    for (auto& one : lanes) {
        for (std::size_t lane = 0; lane < lanes_in_word; ++lane) {
            if (draw.happens(30)) {
                one.set(lane);
            }
        }
    }
    lanes[77] = Lanes{};
    for (std::size_t const size : {0U, 1U, 7U, 8U, 9U, 255U, 256U, 600U}) {
        std::vector<Index> nodes;
        std::vector<std::uint64_t> by_lane(lanes_in_word, 5), by_node(size, 3);
        for (std::size_t i = 0; i < size; ++i) {
            nodes.push_back(static_cast<Index>(i * 7 % lanes.size()));
            by_node[i] += count(lanes[nodes[i]]);
            for (std::size_t lane = 0; lane < lanes_in_word; ++lane) {
                by_lane[lane] += lanes[nodes[i]].has(lane) ? 1'000'003U : 0U;
            }
        }
        for (auto const width : {Width::scalar, Width::sse, Width::avx, Width::avx512}) {
            if (has_width(width)) {
                std::vector<std::uint64_t> told_by_lane(lanes_in_word, 5), told_by_node(size, 3);
                tally(lanes, nodes, 1'000'003, width, told_by_lane.data(), told_by_node.data());
                ASSERT_EQ(told_by_lane, by_lane) << size << " on " << static_cast<int>(width);
                ASSERT_EQ(told_by_node, by_node) << size << " on " << static_cast<int>(width);
            }
        }
    }
}

TEST(LossBits, losses_come_as_often_as_their_probability_says) {
    double const probabilities[] = {0.0,    1e-5, 0.0004, 0.01, 0.0499, 0.0624,
                                    0.0625, 0.3,  0.5,    0.77, 0.999,  1.0};
    std::vector<LossBits::Source> sources;
    for (auto const probability : probabilities) {
        sources.push_back({static_cast<Index>(sources.size()), probability});
    }
    LossBits const bits{sources};
    auto drawn = bits.room();
    std::vector<Lanes> lanes(sources.size());
    std::vector<std::size_t> lost(sources.size(), 0), listed(sources.size(), 0);
    std::vector<double> squares(sources.size(), 0.0);
    constexpr std::uint64_t blocks = 2'000;
    for (std::uint64_t block = 0; block < blocks; ++block) {
        bits.draw(7, block, lanes, drawn);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            auto const here = count(lanes[i]);
            lost[i] += here;
            auto const off = static_cast<double>(here) - 512.0 * probabilities[i];
            squares[i] += off * off;
        }
        std::size_t at = 0;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            for (; at < drawn.end[i]; ++at) {
                ASSERT_TRUE(lanes[i].has(drawn.lanes[at]));
                ++listed[i];
            }
        }
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
        auto const p = probabilities[i];
        auto const n = 512.0 * blocks;
        EXPECT_NEAR(static_cast<double>(lost[i]), n * p, 4 * std::sqrt(n * p * (1 - p))) << p;
        if (p > 1e-4 && p < 1.0) {
            EXPECT_NEAR(squares[i] / blocks / (512 * p * (1 - p)), 1.0, 0.2) << p;
        }
        EXPECT_EQ(listed[i], p < 0.0625 ? lost[i] : 0U) << p;
    }
}

TEST(LossBits, what_a_node_loses_hangs_on_its_number_alone) {
    std::vector<LossBits::Source> const few{{3, 0.02}, {9, 0.2}};
    std::vector<LossBits::Source> const many{{9, 0.2}, {1, 0.05}, {3, 0.02}};
    std::vector<Lanes> of_few(2), of_many(3);
    LossBits const first{few}, second{many};
    auto drawn = first.room();
    auto also = second.room();
    for (std::uint64_t block = 0; block < 50; ++block) {
        first.draw(1, block, of_few, drawn);
        second.draw(1, block, of_many, also);
        ASSERT_EQ(of_few[0], of_many[2]);
        ASSERT_EQ(of_few[1], of_many[0]);
    }
}

}  // namespace
}  // namespace varn::resilience
