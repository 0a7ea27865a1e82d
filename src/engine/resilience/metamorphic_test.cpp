// What must not matter does not matter, and what must not hurt does not hurt.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/network_losses.h"
#include "engine/weaknesses.h"
#include "long_run.h"
#include "loss_times.h"
#include "random_network.h"
#include "simulation.h"
#include "subset_oracle.h"

namespace varn::resilience {
namespace {

using Order = std::vector<Index>;

template <typename List>
void shuffle(List& list, Draw& draw) {
    for (auto k = list.size(); k > 1; --k) {
        std::swap(list[k - 1], list[draw.below(k)]);
    }
}

/// The same network, node i standing at order[i].
Network renumbered(Network const& network, Order const& order) {
    Network other{std::vector<Node>(network.nodes.size())};
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto node = network.nodes[i];
        for (auto& need : node.needs) {
            for (auto& member : need.of) {
                member = order[member];
            }
        }
        other.nodes[order[i]] = std::move(node);
    }
    return other;
}

Order random_order(std::size_t nodes, Draw& draw) {
    Order order;
    for (Index i = 0; i < nodes; ++i) {
        order.push_back(i);
    }
    shuffle(order, draw);
    return order;
}

Network timed_network(Draw& draw) {
    auto network = random_network(draw, {.most_nodes = 20});
    for (auto& node : network.nodes) {
        node.repair = {10, static_cast<Minutes>(10 + draw.below(100)), 200};
        node.tolerable = node.is_service ? std::optional<Minutes>{30} : std::nullopt;
    }
    return network;
}

std::vector<Loss> random_losses(Draw& draw, std::size_t nodes) {
    std::vector<Loss> losses;
    for (auto count = 1 + draw.below(4); count > 0; --count) {
        losses.push_back({static_cast<Index>(draw.below(nodes)), static_cast<Minutes>(draw.below(200)),
                          static_cast<Minutes>(1 + draw.below(150))});
    }
    return losses;
}

/// Outages by node of the network.
std::vector<std::vector<Outage>> outages_of(Network const& network, std::vector<Loss> losses) {
    Graph const graph{network};
    Simulation simulation{network, graph};
    for (auto& loss : losses) {
        loss.node = graph.inner(loss.node);
    }
    auto course = simulation.run(losses, 2'000).value();
    std::vector<std::vector<Outage>> found(network.nodes.size());
    for (auto& one : course.outages) {
        found[graph.outer(one.node)] = std::move(one.outages);
    }
    return found;
}

/// When each falls when those are lost for good; without_end when it does not.
std::vector<Minutes> times_of(Network const& network, Order const& lost) {
    Graph const graph{network};
    LossTimes times{graph};
    Order inner;
    for (auto const node : lost) {
        inner.push_back(graph.inner(node));
    }
    std::vector<Minutes> found(network.nodes.size(), without_end);
    for (auto const& fall : times.falls(inner)) {
        found[graph.outer(fall.node)] = fall.at;
    }
    return found;
}

std::vector<std::string> in_words(Network const& network) {
    std::vector<std::string> lines;
    auto const found = weaknesses(network).value();
    for (auto const& finding : found) {
        auto line = finding.rule + " " + finding.subject.id + " " + finding.text;
        for (auto const& thing : finding.because) {
            line += " " + thing.kind + "=" + thing.id;
        }
        for (auto const& [key, value] : finding.params) {
            line += " " + key + ":" + value;
        }
        lines.push_back(line);
    }
    return lines;
}

TEST(Metamorphic, numbers_of_nodes_mean_nothing) {
    for (std::uint64_t seed = 0; seed < tries(60U, 1'000U); ++seed) {
        SCOPED_TRACE(seed);
        Draw draw{seed};
        auto const network = timed_network(draw);
        auto const order = random_order(network.nodes.size(), draw);
        auto const other = renumbered(network, order);
        auto const losses = random_losses(draw, network.nodes.size());
        auto renamed = losses;
        for (auto& loss : renamed) {
            loss.node = order[loss.node];
        }
        auto const before = single_losses(network).value();
        auto const after = single_losses(other).value();
        auto const outages = outages_of(network, losses);
        auto const others = outages_of(other, renamed);
        for (std::size_t i = 0; i < order.size(); ++i) {
            ASSERT_EQ(before[i], after[order[i]]);
            ASSERT_EQ(outages[i], others[order[i]]);
        }
        ASSERT_EQ(in_words(network), in_words(other));
    }
}

TEST(Metamorphic, the_order_of_members_means_nothing_but_to_the_reader) {
    for (std::uint64_t seed = 0; seed < tries(60U, 1'000U); ++seed) {
        SCOPED_TRACE(seed);
        Draw draw{seed};
        auto network = timed_network(draw);
        auto const losses = random_losses(draw, network.nodes.size());
        auto const before = single_losses(network).value();
        auto const outages = outages_of(network, losses);
        auto const words = in_words(network);
        for (auto& node : network.nodes) {
            for (auto& need : node.needs) {
                shuffle(need.of, draw);
            }
        }
        ASSERT_EQ(before, single_losses(network).value());
        ASSERT_EQ(outages, outages_of(network, losses));
        auto const others = in_words(network);
        ASSERT_EQ(words.size(), others.size());
        for (std::size_t i = 0; i < words.size();
             ++i) {  // a need's members are told in the order it names them
            ASSERT_TRUE(words[i] == others[i] || words[i].starts_with("RES-004")) << words[i] << "\n"
                                                                                  << others[i];
        }
    }
}

/// A node in two halves: the front needs what the node needed, the back needs the front; who needed the node
/// needs the back. The front is the last node.
Network split(Network network, Index node) {
    auto const front = static_cast<Index>(network.nodes.size());
    network.nodes.push_back({.id = "front"});
    network.nodes[front].needs = std::move(network.nodes[node].needs);
    network.nodes[node].needs = {{1, {front}}};
    return network;
}

TEST(Metamorphic, a_node_in_two_halves_falls_as_one) {
    for (std::uint64_t seed = 0; seed < tries(150U, 2'000U); ++seed) {
        SCOPED_TRACE(seed);
        Draw draw{seed};
        auto const network = random_network(draw, {.most_nodes = 10});
        auto const node = static_cast<Index>(draw.below(network.nodes.size()));
        auto const halves = split(network, node);
        auto const front = oracle::Bits{1} << network.nodes.size();
        for (oracle::Bits lost = 0; lost < front; lost += 1 + static_cast<oracle::Bits>(draw.below(9))) {
            auto const whole = times_of(network, oracle::members(lost));
            auto by_back = times_of(halves, oracle::members(lost));
            by_back.pop_back();
            ASSERT_EQ(whole, by_back) << "lost " << lost;
            if (((lost >> node) & 1U) != 0) {  // losing the front is as good
                auto by_front = times_of(halves, oracle::members((lost ^ (oracle::Bits{1} << node)) | front));
                by_front.pop_back();
                ASSERT_EQ(whole, by_front) << "lost " << lost;
            }
        }
    }
}

/// One thing better about a need of a network: a member more, one less needed, a longer buffer.
bool improve(Network& network, Draw& draw, bool with_buffers) {
    auto const node = static_cast<Index>(draw.below(network.nodes.size()));
    auto& needs = network.nodes[node].needs;
    if (needs.empty()) {
        return false;
    }
    auto& need = needs[draw.below(needs.size())];
    auto const other = static_cast<Index>(draw.below(network.nodes.size()));
    switch (draw.below(with_buffers ? 3 : 2)) {
        case 0:
            if (other == node || std::find(need.of.begin(), need.of.end(), other) != need.of.end()) {
                return false;
            }
            need.of.push_back(other);
            return true;
        case 1:
            need.least -= need.least > 1 ? 1 : 0;
            return true;
        default:
            need.buffer += static_cast<Minutes>(1 + draw.below(60));
            return true;
    }
}

TEST(Metamorphic, redundancy_and_longer_buffers_never_hurt_when_losses_are_for_good) {
    for (std::uint64_t seed = 0; seed < tries(1'000U, 20'000U); ++seed) {
        Draw draw{seed};
        auto network = random_network(draw);
        Order const lost{static_cast<Index>(draw.below(network.nodes.size())),
                         static_cast<Index>(draw.below(network.nodes.size()))};
        auto const before = times_of(network, lost);
        improve(network, draw, true);
        auto const after = times_of(network, lost);
        for (std::size_t i = 0; i < before.size(); ++i) {
            ASSERT_GE(after[i], before[i]) << seed << " node " << i;
        }
    }
}

TEST(Metamorphic, more_losses_for_good_never_spare_anything) {
    for (std::uint64_t seed = 0; seed < tries(1'000U, 20'000U); ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw);
        Order lost;
        auto before = times_of(network, lost);
        for (int more = 0; more < 4; ++more) {
            lost.push_back(static_cast<Index>(draw.below(network.nodes.size())));
            auto const after = times_of(network, lost);
            for (std::size_t i = 0; i < before.size(); ++i) {
                ASSERT_LE(after[i], before[i]) << seed << " node " << i;
            }
            before = after;
        }
    }
}

/// Is each down only when it was down before?
bool is_within(std::vector<Outage> const& after, std::vector<Outage> const& before) {
    return std::all_of(after.begin(), after.end(), [&](Outage const& one) {
        return std::any_of(before.begin(), before.end(), [&](Outage const& other) {
            return other.from <= one.from && (!other.to || (one.to && *one.to <= *other.to));
        });
    });
}

// The proof stands in docs/formats/network.md.
TEST(Metamorphic, with_repairs_redundancy_never_hurts_where_nothing_has_a_buffer) {
    for (std::uint64_t seed = 0; seed < tries(1'000U, 20'000U); ++seed) {
        Draw draw{seed};
        auto network = random_network(draw);
        for (auto& node : network.nodes) {
            for (auto& need : node.needs) {
                need.buffer = 0;
            }
        }
        auto const losses = random_losses(draw, network.nodes.size());
        auto const before = outages_of(network, losses);
        improve(network, draw, false);
        auto const after = outages_of(network, losses);
        for (std::size_t i = 0; i < before.size(); ++i) {
            ASSERT_TRUE(is_within(after[i], before[i])) << seed << " node " << i;
        }
    }
}

// And here is why no more can be promised: the worked example of docs/formats/network.md.
TEST(Metamorphic, with_repairs_a_longer_buffer_can_hurt) {
    Network network{{{.id = "power"}, {.id = "water"}, {.id = "care", .is_service = true}}};
    network.nodes[2].needs = {{1, {0}, 100, 0, "power"}, {1, {1}, 0, 0, "water"}};
    std::vector<Loss> const losses{{0, 0, 240}, {1, 0, 80}};
    EXPECT_EQ(outages_of(network, losses)[2], (std::vector<Outage>{{0, 80}, {180, 240}}));
    auto longer = network;
    longer.nodes[2].needs[1].buffer = 80;  // the water is never missed, and the battery is empty at 100
    EXPECT_EQ(outages_of(longer, losses)[2], (std::vector<Outage>{{100, 240}}));
    auto redundant = network;
    redundant.nodes.push_back({.id = "well"});
    redundant.nodes[2].needs[1].of.push_back(3);
    EXPECT_EQ(outages_of(redundant, losses)[2], (std::vector<Outage>{{100, 240}}));
    auto const fewer = std::vector<Loss>{{0, 0, 240}};
    EXPECT_EQ(outages_of(network, fewer)[2], (std::vector<Outage>{{100, 240}})) << "and one loss less can";
}

}  // namespace
}  // namespace varn::resilience
