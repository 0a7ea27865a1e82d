// What a choice saves of a year's harm is what the courses of its network say, loss by loss.
#include "engine/yearly_savings.h"

#include <gtest/gtest.h>

#include "engine/annual_harm.h"
#include "engine/course.h"
#include "random_measures.h"
#include "random_network.h"

namespace varn::resilience {
namespace {

constexpr Minutes longest_followed = 3'000;

Network costly_network(Draw& draw) {
    auto network = random_network(draw);
    for (auto& node : network.nodes) {
        auto const time = static_cast<Minutes>(2 + draw.below(200));
        node.repair = {time, time, time};
        node.losses_per_year = static_cast<double>(draw.below(20)) / 10.0;
        node.restart = static_cast<Minutes>(draw.below(30));
        node.harm = {{static_cast<Minutes>(draw.below(40)), 0.0}, {200, 400.0}};
    }
    return network;
}

/// Of single losses and of their times too, beside what random_measures changes.
std::vector<Measure> measures_in_time(Draw& draw, Network const& network, std::size_t count) {
    auto measures = random_measures(draw, network, count);
    for (auto& measure : measures) {
        auto const node = static_cast<Index>(draw.below(network.nodes.size()));
        auto const& facts = network.nodes[node];
        auto const half = facts.repair.likeliest / 2;
        if (draw.happens(50)) {
            measure.changes.push_back(ShortenRepair{node, {half, half, half}});
        } else if (facts.restart > 0) {
            measure.changes.push_back(ShortenRestart{node, facts.restart / 3});
        } else if (facts.losses_per_year > 0.0) {
            measure.changes.push_back(LowerLossRate{node, facts.losses_per_year / 4});
        }
        if (!validate(network, std::span{&measure, 1}).ok()) {
            measure.changes.clear();
        }
    }
    return measures;
}

double harm_of_single_losses(Network const& network) {
    double sum = 0.0;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        auto const& facts = network.nodes[node];
        if (facts.losses_per_year > 0.0) {
            CourseQuestion question;
            question.losses = {{node, 0, facts.repair.likeliest}};
            question.horizon = facts.repair.likeliest + longest_followed;
            auto const answer = follow_course(network, question).value();
            for (auto const& of : answer.outages) {
                for (auto const& outage : of.outages) {
                    if (network.nodes[of.node].is_service) {
                        auto const lasts = outage.to ? *outage.to - outage.from : longest_followed;
                        sum += facts.losses_per_year *
                               harm_of(network.nodes[of.node].harm, std::min(lasts, longest_followed));
                    }
                }
            }
        }
    }
    return sum;
}

TEST(YearlySavings, every_choice_has_the_value_that_its_network_has) {
    std::size_t exact = 0, choices = 0, worth = 0;
    for (std::uint64_t seed = 0; seed < 14; ++seed) {
        Draw draw{seed};
        auto const network = costly_network(draw);
        auto const measures = measures_in_time(draw, network, 4);
        auto const search = YearlySearch::prepare(network, measures, {longest_followed});
        ASSERT_TRUE(search.ok());
        auto const& savings = search.value().savings();
        auto const without = harm_of_single_losses(network);
        EXPECT_NEAR(static_cast<double>(savings.harm) * 1e-6, without, 1e-3 + without * 1e-9);
        for (MeasureSet chosen = 0; chosen < 16; ++chosen) {
            auto const after = harm_of_single_losses(with_measures(network, measures, chosen));
            auto const promised = savings.saved_by(chosen);
            ++choices;
            exact += std::abs(promised - (without - after)) < 1e-3 ? 1 : 0;
            worth += promised > 0.0 ? 1 : 0;
            EXPECT_LE(promised, std::max(0.0, without - after) + 1e-3) << seed << " never more than is saved";
        }
    }
    EXPECT_GT(worth, choices / 3);
    EXPECT_GT(exact, choices * 97 / 100) << "less only where a buffer is spent that was not before";
}

TEST(YearlySavings, harm_by_cause_adds_up_and_reasons_are_what_would_be_lost_again) {
    for (std::uint64_t seed = 100; seed < 112; ++seed) {
        Draw draw{seed};
        auto const network = costly_network(draw);
        auto const measures = measures_in_time(draw, network, 4);
        auto const search = YearlySearch::prepare(network, measures, {longest_followed}).value();
        double sum = 0.0;
        for (auto const one : search.harm_by_cause()) {
            sum += one;
        }
        EXPECT_NEAR(sum, static_cast<double>(search.savings().harm) * 1e-6, 1e-6 + sum * 1e-9);
        double shared = 0.0;
        for (auto const& one : search.shares()) {
            shared += one.harm;
        }
        EXPECT_NEAR(sum, shared, 1e-4);
        EXPECT_TRUE(search.cut_short().empty());
        MeasureSet const all = 15;
        auto const reasons = search.reasons(all).value();
        for (std::size_t m = 0; m < measures.size(); ++m) {
            double told = 0.0;
            for (auto const& [key, reason] : reasons.cases) {
                Wide from = 0;
                for (auto const& [node, amount] : reason.from) {
                    from += amount;
                }
                EXPECT_EQ(from, reason.saved);
                told += key.measure == m ? static_cast<double>(reason.saved) * 1e-6 : 0.0;
            }
            auto const saved = search.savings().saved_by(all) - search.savings().saved_by(all & ~only(m));
            EXPECT_GE(told, saved - 1e-3);
        }
    }
}

TEST(YearlySavings, the_front_of_a_year_is_compared_and_broken_off_as_others_are) {
    Draw draw{7};
    auto const network = costly_network(draw);
    auto const measures = measures_in_time(draw, network, 6);
    auto const search = YearlySearch::prepare(network, measures, {longest_followed}).value();
    auto const choices = front(search.savings(), measures).value();
    ASSERT_FALSE(choices.empty());
    auto const best = best_within(choices.back().cost, search.savings(), measures).value();
    EXPECT_NEAR(best.portfolio.saved, choices.back().saved, 1e-6);
    std::atomic<bool> const is_off{true};
    EXPECT_EQ(YearlySearch::prepare(network, measures, {}, {&is_off, {}}).error().code,
              ErrorCode::unavailable);
}

}  // namespace
}  // namespace varn::resilience
