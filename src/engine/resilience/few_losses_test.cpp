// Sets of few losses and the families made of them, against every subset and against the diagram of all
// nodes.
#include "few_losses.h"

#include <gtest/gtest.h>

#include "fall_oracle.h"
#include "long_run.h"
#include "random_city.h"
#include "random_network.h"
#include "service_families.h"

namespace varn::resilience {
namespace {

constexpr std::size_t enough = std::size_t{1} << 30U;

std::vector<Index> services_of(Network const& network) {
    std::vector<Index> services;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        if (network.nodes[node].is_service) {
            services.push_back(node);
        }
    }
    return services;
}

oracle::Bits bits_of(Graph const& graph, FewLosses const& losses) {
    oracle::Bits bits = 0;
    for (auto const loss : losses) {
        bits |= loss == no_loss ? 0 : oracle::Bits{1} << graph.outer(loss);
    }
    return bits;
}

TEST(FewLosses, random_networks_with_rings_have_the_sets_that_trying_all_finds) {
    std::size_t rings = 0;
    for (std::uint64_t seed = 0; seed < tries(400U, 5000U); ++seed) {
        Draw draw{seed};
        auto network = random_network(draw, {.most_nodes = 11});
        network.nodes[0].is_service = true;
        Graph const graph{network};
        rings += levels_of(network).components < network.nodes.size() ? 1 : 0;
        auto const services = services_of(network);
        std::vector<Index> inner;
        for (auto const service : services) {
            inner.push_back(graph.inner(service));
        }
        for (std::size_t order = 1; order <= most_few_losses; ++order) {
            Effort effort{0};
            auto const found = few_losses(graph, inner, order, enough, effort);
            ASSERT_TRUE(found);
            for (std::size_t i = 0; i < services.size(); ++i) {
                std::vector<oracle::Bits> sets;
                for (auto const& losses : (*found)[i]) {
                    sets.push_back(bits_of(graph, losses));
                }
                std::sort(sets.begin(), sets.end());
                ASSERT_EQ(sets, oracle::cut_sets(network, services[i], static_cast<int>(order)))
                    << "seed " << seed << " service " << services[i];
            }
        }
    }
    EXPECT_GT(rings, tries(100U, 1000U));
}

/// Puts what was made by search into the diagram: then equal sets are equal handles.
Zbdd::Family copied(NetworkCutSets const& from, Zbdd::Family family, NetworkCutSets& into) {
    std::vector<Zbdd::Family> copy(std::max<std::size_t>(2, family + std::size_t{1}), Zbdd::unit);
    copy[Zbdd::empty] = Zbdd::empty;
    for (Index at = 2; at <= family; ++at) {
        auto const node = from.zbdd.node(at);
        copy[at] = into.zbdd.make(node.variable, copy[node.high], copy[node.low]);
    }
    return copy[family];
}

void expect_as_the_diagram(Network const& network, Zbdd::Order order, Minutes horizon) {
    auto const services = services_of(network);
    auto diagram = cut_sets_of(network, order, Effort{5'000'000}, horizon).value();
    auto const searched =
        searched_cut_sets(network, services, order, Effort{5'000'000}, enough, UINT64_MAX, horizon).value();
    ASSERT_TRUE(searched);
    ASSERT_EQ(searched->node_of_variable, diagram.node_of_variable);
    for (auto const service : services) {
        ASSERT_EQ(copied(*searched, searched->of[service], diagram), diagram.of[service]) << service;
    }
}

TEST(FewLosses, cities_have_the_families_of_the_diagram) {
    for (std::uint64_t seed = 0; seed < tries(12U, 200U); ++seed) {
        Draw draw{seed};
        auto const city = RandomCity{draw, seed % 3 != 0}.network;
        for (Zbdd::Order order = 1; order <= most_few_losses; ++order) {
            ASSERT_NO_FATAL_FAILURE(expect_as_the_diagram(city, order, without_end)) << seed;
            ASSERT_NO_FATAL_FAILURE(expect_as_the_diagram(city, order, 600)) << seed;
        }
    }
}

/// A service that falls with any three of a hundred: more sets than are sorted in one go.
Network any_three_of(Index suppliers) {
    Network network;
    network.nodes.resize(suppliers);
    Need need{.least = suppliers - 2, .of = {}};
    for (Index i = 0; i < suppliers; ++i) {
        network.nodes[i].id = "n" + std::to_string(i);
        network.nodes[i].loss_probability = 0.01;
        need.of.push_back(i);
    }
    network.nodes.push_back({.id = "s", .is_service = true, .needs = {need}});
    return network;
}

TEST(FewLosses, long_lists_become_the_families_of_the_diagram) {
    expect_as_the_diagram(any_three_of(60), 3, without_end);  // 34 220 sets
}

TEST(FewLosses, what_takes_too_much_is_left_and_asking_can_be_broken_off) {
    auto const network = any_three_of(60);
    auto const searched = [&](std::size_t nodes, std::size_t memory, std::uint64_t steps) {
        return searched_cut_sets(network, {60, 60}, 3, Effort{nodes}, memory, steps);
    };
    EXPECT_TRUE(searched(100'000, 1'000'000, 1'000'000).value());
    EXPECT_FALSE(searched(100'000, 600'000, 1'000'000).value()) << "of its memory";
    EXPECT_FALSE(searched(100'000, 1'000'000, 10'000).value()) << "of its steps";
    EXPECT_EQ(searched(40, 1'000'000, 1'000'000).error().key, "resilience.too_many_diagram_nodes");
    std::atomic<bool> const cancelled{true};
    EXPECT_EQ(
        searched_cut_sets(network, {60}, 3, Effort{100'000, &cancelled}, enough, UINT64_MAX).error().code,
        ErrorCode::unavailable);
}

TEST(FewLosses, the_way_is_chosen_without_changing_the_answer) {
    // Of 120 alike a search finds 280 840 sets, for which there is no room; the diagram has few nodes.
    auto const alike = any_three_of(120);
    auto const sets = cut_sets_of_services(alike, {120}, 3, Effort{100'000}, 1'000'000).value();
    EXPECT_LT(sets.zbdd.reachable(sets.of[120]), 400U);
    // Here the diagram is not done in its time, and has no room for more than the sets of the service.
    Draw draw{5};
    auto const city = RandomCity{draw}.network;
    auto const service = services_of(city).back();
    auto diagram = cut_sets_of(city, 3, Effort{5'000'000}).value();
    auto const nodes = diagram.zbdd.reachable(diagram.of[service]);
    auto const searched = cut_sets_of_services(city, {service}, 3, Effort{nodes + 3}, enough).value();
    EXPECT_EQ(searched.zbdd.reachable(searched.of[service]), nodes);
    EXPECT_LT(searched.zbdd.size(), diagram.zbdd.size());
}

}  // namespace
}  // namespace varn::resilience
