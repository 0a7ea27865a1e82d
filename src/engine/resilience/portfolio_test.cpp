// Portfolios: what a choice saves is what its network saves, in every scenario; the front is every choice
// tried.
#include "engine/portfolio.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

#include "cascade.h"
#include "loss_bits.h"
#include "random_measures.h"
#include "random_network.h"
#include "rescue_search.h"

namespace varn::resilience {
namespace {

Savings all_of(Network const& network, std::vector<Measure> const& measures,
               PortfolioQuestion const& question) {
    auto const search = PortfolioSearch::prepare(network, measures, question).value();
    return search.count({0, search.blocks()}).value();
}

/// What falls when a choice is taken, one scenario at a time with the plain cascade: what is lost is drawn as
/// the search does.
class OneByOne {
public:
    OneByOne(Network const& network, std::vector<Measure> const& measures, MeasureSet chosen, Minutes horizon)
        : network_(network),
          changed_(with_measures(network, measures, chosen)),
          graph_(changed_, horizon),
          cascade_(graph_) {}

    std::uint64_t fallen(std::uint64_t seed, std::uint64_t block) {
        std::vector<LossBits::Source> sources;
        for (Index i = 0; i < network_.nodes.size(); ++i) {
            sources.push_back({i, network_.nodes[i].loss_probability});
        }
        LossBits const bits{sources};
        auto drawn = bits.room();
        std::vector<Lanes> lanes(sources.size());
        bits.draw(seed, block, lanes, drawn);
        std::uint64_t fallen = 0;
        for (std::size_t lane = 0; lane < lanes_in_word; ++lane) {
            cascade_.begin();
            for (Index i = 0; i < sources.size(); ++i) {
                auto const kept = changed_.nodes[i].loss_probability / network_.nodes[i].loss_probability;
                Stream stream{
                    Stream::mix(Stream::mix(Stream::mix(seed, 2), i + 1U), block * lanes_in_word + lane + 1)};
                if (lanes[i].has(lane) && stream.share() < kept) {
                    cascade_.lose(graph_.inner(i));
                }
            }
            for (auto const node : cascade_.fallen()) {
                fallen += graph_.is_service(node) ? 1 : 0;
            }
        }
        return fallen;
    }

private:
    Network const& network_;
    Network changed_;
    Graph graph_;
    Cascade cascade_;
};

TEST(Portfolio, what_a_choice_saves_is_what_its_network_saves) {
    std::size_t sets = 0;
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        Draw draw{seed};
        auto const network = random_network(draw, {.most_nodes = 16});
        auto const measures = random_measures(draw, network, 5);
        ASSERT_TRUE(validate(network, measures).ok());
        auto const savings = all_of(network, measures, {seed, 512, 30, {}});
        sets += savings.saved.size();
        for (MeasureSet chosen = 0; chosen < only(measures.size()); ++chosen) {
            OneByOne one{network, measures, chosen, 30};
            auto const saved = savings.saved_by(chosen) * 512;
            ASSERT_NEAR(static_cast<double>(savings.harm) / 1e6 - saved,
                        static_cast<double>(one.fallen(seed, 0)), 1e-6)
                << seed << " " << static_cast<unsigned>(chosen);
        }
    }
    EXPECT_GT(sets, 25U);
}

/// Two suppliers that both are lost together: neither measure helps without the other.
TEST(Portfolio, measures_that_only_help_together_are_found) {
    Network network;
    network.nodes = {{.id = "power", .loss_probability = 0.1},
                     {.id = "spare power"},
                     {.id = "water", .needs = {{.of = {0}}}},
                     {.id = "spare water", .needs = {{.of = {0}}}},
                     {.id = "care", .is_service = true, .needs = {{.of = {0}}, {.of = {2}}}}};
    std::vector<Measure> const measures{{"generator", 300'00, {AddMember{4, 0, 1}}},
                                        {"well", 200'00, {AddMember{2, 0, 1}}},
                                        {"tank", 50'00, {AddMember{4, 1, 3}}}};
    auto const savings = all_of(network, measures, {1, 10'000, without_end, {}});
    auto const found = front(savings, measures).value();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].cost, 0);
    EXPECT_TRUE(found[1].chosen == (only(0) | only(1)));
    EXPECT_NEAR(found[1].saved, 0.1, 0.01);
    EXPECT_DOUBLE_EQ(found[1].saved_per_krona, found[1].saved / 500);
    auto const search = PortfolioSearch::prepare(network, measures, {1, 10'000, without_end, {}}).value();
    auto const reasons = search.reasons(found[1].chosen, {0, search.blocks()}).value();
    ASSERT_EQ(reasons.cases.size(), 2U) << "each of the two is needed for the one service";
    auto const& reason = reasons.cases.at({1, 4});
    EXPECT_NEAR(static_cast<double>(reason.saved) / 1e6 / static_cast<double>(reasons.scenarios),
                found[1].saved, 1e-9);
    ASSERT_EQ(reason.from.size(), 1U) << "from the loss of power";
    EXPECT_TRUE(reason.from.at(0) == reason.saved);
    EXPECT_EQ(savings.saved_by(only(0)), 0.0);
    EXPECT_EQ(savings.saved_by(only(1)), 0.0);
}

std::vector<Portfolio> every_choice(Savings const& savings, std::vector<Measure> const& measures) {
    std::vector<Portfolio> all;
    for (std::uint32_t chosen = 0; chosen < 1U << measures.size(); ++chosen) {
        Portfolio one{chosen, 0, savings.saved_by(chosen), 0.0};
        for (std::size_t m = 0; m < measures.size(); ++m) {
            one.cost += has(chosen, m) ? measures[m].cost : 0;
        }
        all.push_back(one);
    }
    std::stable_sort(all.begin(), all.end(), [](Portfolio const& a, Portfolio const& b) {
        auto const of = [](Portfolio const& one) {
            return std::popcount(static_cast<std::uint32_t>(one.chosen));
        };
        return a.cost != b.cost ? a.cost < b.cost : a.saved != b.saved ? a.saved > b.saved : of(a) < of(b);
    });
    std::vector<Portfolio> best;
    for (auto const& one : all) {
        if (best.empty() || one.saved > best.back().saved) {
            best.push_back(one);
        }
    }
    return best;
}

TEST(Portfolio, the_front_is_what_trying_every_choice_gives) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        Draw draw{seed};
        auto const measures = priced(draw, 1 + seed % 11);
        auto const savings = random_savings(draw, measures.size(), 40);
        auto const found = front(savings, measures).value();
        auto const expected = every_choice(savings, measures);
        ASSERT_EQ(found.size(), expected.size()) << seed;
        for (std::size_t i = 0; i < found.size(); ++i) {
            ASSERT_TRUE(found[i].chosen == expected[i].chosen) << seed;
            ASSERT_EQ(found[i].cost, expected[i].cost);
            ASSERT_EQ(found[i].saved, expected[i].saved);
        }
    }
}

TEST(Portfolio, the_best_within_a_budget_is_what_trying_every_choice_gives) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Draw draw{seed};
        auto const measures = priced(draw, 1 + seed % 11);
        auto const savings = random_savings(draw, measures.size(), 25);
        auto const every = every_choice(savings, measures);
        auto const budget =
            every[draw.below(every.size())].cost + static_cast<std::int64_t>(draw.below(500'00));
        auto const found = best_within(budget, savings, measures).value();
        auto best = every[0];
        for (auto const& one : every) {
            best = one.cost <= budget ? one : best;
        }
        ASSERT_TRUE(found.is_proven) << seed;
        ASSERT_NEAR(found.portfolio.saved, best.saved, 1e-9 * best.saved) << seed;
        ASSERT_LE(found.portfolio.cost, budget);
        auto const hasty = best_within(budget, savings, measures, {.branches = 0}).value();
        ASSERT_LE(hasty.portfolio.saved, best.saved * (1 + 1e-9)) << seed;
        ASSERT_GE(hasty.most_saved, best.saved * (1 - 1e-9))
            << "a certificate holds however early it is asked";
    }
}

TEST(Portfolio, forty_measures_are_proven_and_always_the_same) {
    Draw draw{2};
    auto const measures = priced(draw, 40);
    auto const savings = random_savings(draw, 40, 150);
    auto const found = best_within(100 * 1'000'00, savings, measures).value();
    EXPECT_TRUE(found.is_proven);
    EXPECT_EQ(found, best_within(100 * 1'000'00, savings, measures).value());
    EXPECT_EQ(best_within(-1, savings, measures).error().problems[0].key, "resilience.budget_negative");
}

TEST(Portfolio, any_split_of_the_blocks_gives_the_same_savings) {
    Draw draw{4};
    auto const network = random_network(draw, {.most_nodes = 16});
    auto const measures = random_measures(draw, network, 8);
    auto const search = PortfolioSearch::prepare(network, measures, {1, 4'096, without_end, {}}).value();
    auto const whole = search.count({0, 8}).value();
    auto merged = search.count({5, 8}).value();
    merged.merge(search.count({0, 5}).value());
    EXPECT_EQ(merged, whole);
}

/// So many staff lost for certain, each spared by a measure of its own, and a service that needs seven.
Result<Savings> savings_of_staff(Index staff) {
    Network network;
    std::vector<Measure> measures;
    Need need{7, {}};
    for (Index i = 0; i < staff; ++i) {
        network.nodes.push_back({.id = "n" + std::to_string(i), .loss_probability = 1.0});
        measures.push_back({"m" + std::to_string(i), 1, {LowerLossProbability{i, 0.0}}});
        need.of.push_back(i);
    }
    network.nodes.push_back({.id = "care", .is_service = true, .needs = {need}});
    auto const search = PortfolioSearch::prepare(network, measures, {1, 512, without_end, {}}).value();
    return search.count({0, search.blocks()});
}

TEST(Portfolio, measures_that_combine_in_too_many_ways_are_refused_by_name) {
    EXPECT_TRUE(savings_of_staff(10).ok()) << "120 ways to choose seven";
    auto const error = savings_of_staff(15).error();
    EXPECT_EQ(error.code, ErrorCode::too_many);
    EXPECT_EQ(error.key, "resilience.too_many_rescues");
    EXPECT_EQ(error.params, (Params{{"max", "4096"}})) << "of 6 435 ways";
}

TEST(Portfolio, a_front_of_too_many_measures_is_refused_by_name) {
    EXPECT_TRUE(front({}, std::vector<Measure>(24)).ok());
    auto const error = front({}, std::vector<Measure>(25)).error();
    EXPECT_EQ(error.code, ErrorCode::too_many);
    EXPECT_EQ(error.key, "resilience.too_many_for_front");
    EXPECT_EQ(error.params, (Params{{"max", "24"}}));
}

TEST(Portfolio, measures_that_do_not_suit_the_network_are_refused_at_their_place) {
    Network network;
    network.nodes = {{.id = "a", .loss_probability = 0.1, .restart = 5},
                     {.id = "b", .needs = {{.of = {0}, .buffer = 10}}}};
    std::vector<Measure> const measures{
        {"m", -1, {AddMember{1, 1, 0}, AddMember{1, 0, 0}, AddMember{1, 0, 7}, AddMember{1, 0, 1}}},
        {"n", 0, {LowerLeast{1, 0, 1}, LengthenBuffer{1, 0, 10}, LowerLossProbability{0, 0.1}}},
        {"o", 0, {LowerLossRate{9, 0.0}, ShortenRepair{0, {}}, ShortenRestart{0, 5}, ShortenRestart{0, 4}}}};
    auto const error = validate(network, measures).error();
    std::vector<std::string> found;
    for (auto const& problem : error.problems) {
        found.push_back(problem.pointer + " " + problem.key);
    }
    EXPECT_EQ(found, (std::vector<std::string>{
                         "/measures/0/cost resilience.cost_out_of_range",
                         "/measures/0/changes/0 resilience.need_missing",
                         "/measures/0/changes/1 resilience.member_there_already",
                         "/measures/0/changes/2 resilience.measure_member_missing",
                         "/measures/0/changes/3 resilience.needs_itself",
                         "/measures/1/changes/0 resilience.least_not_lower",
                         "/measures/1/changes/1 resilience.buffer_not_longer",
                         "/measures/1/changes/2 resilience.loss_not_lower",
                         "/measures/2/changes/0 resilience.measure_node_missing",
                         "/measures/2/changes/1 resilience.repair_not_shorter",
                         "/measures/2/changes/2 resilience.restart_not_shorter",
                     }));
}

}  // namespace
}  // namespace varn::resilience
