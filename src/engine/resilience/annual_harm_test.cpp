// Harm in time: single losses as the simulation has them for every repair time, years as if simulated whole.
#include "engine/annual_harm.h"

#include <gtest/gtest.h>

#include "annual_losses.h"
#include "loss_bits.h"
#include "loss_shapes.h"
#include "quantiles.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

Network repaired_network(std::uint64_t seed) {
    Draw draw{seed};
    auto network = random_network(draw);
    for (auto& node : network.nodes) {
        auto const least = static_cast<Minutes>(1 + draw.below(60));
        auto const likeliest = least + static_cast<Minutes>(draw.below(90));
        node.repair = {least, likeliest, likeliest + static_cast<Minutes>(draw.below(150))};
        node.harm = {{static_cast<Minutes>(draw.below(40)), 0.0}, {100, 50.0}, {200, 400.0}};
    }
    return network;
}

TEST(LossShapes, every_repair_time_goes_as_the_simulation_says) {
    std::size_t stretches = 0;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        auto const network = repaired_network(seed);
        Graph const graph{network};
        Simulation simulation{network, graph};
        LossShapes singles{network, graph, 2'000};
        for (Index node = 0; node < graph.nodes(); ++node) {
            ASSERT_TRUE(singles.follow(node).ok());
            auto const& repair = network.nodes[graph.outer(node)].repair;
            LossShapes::Stretch const* last = nullptr;
            for (auto lasts = repair.least; lasts <= repair.most; ++lasts) {
                auto const& stretch = singles.stretch(node, lasts);
                stretches += &stretch != last ? 1 : 0;
                last = &stretch;
                std::vector<Loss> const losses{{node, 0, lasts}};
                auto const course = simulation.run(losses, lasts + 2'000).value();
                std::vector<LossShapes::Shape> shapes;
                for (auto const& [index, outages] : course.outages) {
                    for (auto const& outage : outages) {
                        if (graph.is_service(index)) {
                            auto const to = outage.to ? std::optional{*outage.to - lasts} : std::nullopt;
                            shapes.push_back({index, outage.from, to});
                        }
                    }
                }
                ASSERT_EQ(stretch.shapes, shapes) << seed << " " << node << " " << lasts;
            }
        }
    }
    EXPECT_GT(stretches, 400U) << "shapes change now and then";
}

/// The year's losses drawn again, all of them simulated together.
double whole_year(Network const& network, AnnualQuestion const& question, std::uint64_t year) {
    Graph const graph{network};
    std::vector<Loss> losses;
    Minutes last = 0;
    for (Index i = 0; i < network.nodes.size(); ++i) {
        auto const& node = network.nodes[i];
        if (node.losses_per_year > 0.0) {
            auto const key = Stream::mix(Stream::mix(question.seed, 4), year + 1);
            Stream stream{Stream::mix(key, i + 1U)};
            auto const repair = Quantiles::pert(static_cast<double>(node.repair.least),
                                                static_cast<double>(node.repair.likeliest),
                                                static_cast<double>(node.repair.most));
            for (auto left = PoissonTable{node.losses_per_year}.draw(stream.next()); left > 0; --left) {
                auto const from = static_cast<Minutes>(stream.share() * 525'600);
                auto const lasts = static_cast<Minutes>(repair.at(stream.next()) + 0.5);
                losses.push_back({graph.inner(i), from, lasts});
                last = std::max(last, from + lasts);
            }
        }
    }
    Simulation simulation{network, graph};
    double harm = 0.0;
    auto const course = simulation.run(losses, last + question.longest).value();
    for (auto const& [node, outages] : course.outages) {
        for (auto const& outage : outages) {
            auto const length = outage.to ? *outage.to - outage.from : question.longest;
            auto const& facts = network.nodes[graph.outer(node)];
            harm += facts.is_service ? harm_of(facts.harm, std::min(length, question.longest)) : 0.0;
        }
    }
    return harm;
}

TEST(AnnualHarm, a_year_costs_what_its_losses_cost_when_simulated_together) {
    double all = 0.0;
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        auto network = repaired_network(seed);
        for (auto& node : network.nodes) {
            node.losses_per_year *= 15;  // so that many meet
        }
        AnnualQuestion const question{seed, 3, 1'000};
        auto const annual = AnnualHarm::prepare(network, question).value();
        for (std::uint64_t year = 0; year < question.years; ++year) {
            auto const counts = annual.count({year, year + 1}).value();
            auto const harm = static_cast<double>(counts.total) / 100.0;
            auto const expected = whole_year(network, question, year);
            ASSERT_NEAR(harm, expected, 0.01 * 3'000) << seed << " " << year;
            all += expected;
        }
        auto merged = annual.count({1, 3}).value();
        merged.merge(annual.count({0, 1}).value());
        EXPECT_EQ(merged, annual.count({0, 3}).value());
    }
    EXPECT_GT(all, 0.0);
}

void expect_years_as_simulated(Network const& network, AnnualQuestion const& question) {
    auto const annual = AnnualHarm::prepare(network, question).value();
    for (std::uint64_t year = 0; year < question.years; ++year) {
        auto const harm = static_cast<double>(annual.count({year, year + 1}).value().total) / 100.0;
        ASSERT_NEAR(harm, whole_year(network, question, year), 30.0) << question.seed << " " << year;
    }
}

TEST(AnnualHarm, what_two_losses_fell_together_meets_a_third) {
    Network network;
    network.nodes = {{.id = "a"},
                     {.id = "b"},
                     {.id = "of both", .needs = {{1, {0, 1}}}},
                     {.id = "third"},
                     {.id = "care", .is_service = true, .harm = {{0, 0.0}, {10, 1000.0}}}};
    network.nodes[4].needs = {{1, {2, 3}}};
    for (auto const lost : {0U, 1U, 3U}) {
        network.nodes[lost].losses_per_year = 100.0;
        network.nodes[lost].repair = {600, 1'200, 2'400};
    }
    expect_years_as_simulated(network, {1, 5, 10'000});
}

TEST(AnnualHarm, years_of_larger_networks_cost_what_the_simulation_says) {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        Draw draw{seed};
        auto network = random_network(draw, {.most_nodes = 30});
        for (auto& node : network.nodes) {
            node.losses_per_year *= seed % 3 == 0 ? 6 : 2;
            node.repair = {1, 60, 400};
            node.harm = {{static_cast<Minutes>(draw.below(40)), 0.0}, {100, 50.0}, {200, 400.0}};
        }
        expect_years_as_simulated(network, {seed, 2, 1'000});
    }
}

TEST(AnnualHarm, one_node_costs_its_rate_times_its_mean_harm) {
    Network network;
    network.nodes = {{.id = "care",
                      .is_service = true,
                      .losses_per_year = 3.0,
                      .repair = {60, 120, 240},
                      .harm = {{0, 0.0}, {60, 60.0}}}};
    auto const annual = AnnualHarm::prepare(network, {1, 20'000, 10'000}).value();
    auto const answer = annual.answer(annual.count({0, 20'000}).value());
    auto const mean = 3.0 * (60 + 4 * 120 + 240) / 6;
    EXPECT_LT(answer.expected.low, mean);
    EXPECT_GT(answer.expected.high, mean);
    EXPECT_NEAR(answer.expected.high - answer.expected.low, 0.02 * mean, 0.01 * mean);
    EXPECT_EQ(answer.share_of[0], 1.0);
}

TEST(AnnualHarm, harm_follows_its_curve) {
    HarmCurve const curve{{10, 5.0}, {20, 10.0}, {40, 50.0}};
    EXPECT_EQ(harm_of(curve, 9), 0.0);
    EXPECT_EQ(harm_of(curve, 10), 5.0);
    EXPECT_EQ(harm_of(curve, 15), 7.5);
    EXPECT_EQ(harm_of(curve, 30), 30.0);
    EXPECT_EQ(harm_of(curve, 50), 70.0);
    EXPECT_EQ(harm_of({{10, 5.0}}, 50), 5.0);
    EXPECT_EQ(harm_of({}, 50), 0.0);
}

}  // namespace
}  // namespace varn::resilience
