// Many risks together: as their formulas say, the same bits however the years are cut.
#include "engine/risk_aggregation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "annual_losses.h"
#include "loss_bits.h"
#include "quantiles.h"

namespace varn::resilience {
namespace {

TEST(Quantiles, the_exponential_and_the_logarithm_are_as_the_library_has_them) {
    for (double power = -600; power < 600; power += 0.37) {
        ASSERT_NEAR(plain_exp(power) / std::exp(power), 1.0, 1e-13);
        ASSERT_NEAR(plain_log(std::exp(power)), power, 1e-13 * (1 + std::abs(power)));
    }
}

/// Quantiles in the middle and in both tails, by the distribution function.
TEST(Quantiles, draws_are_distributed_as_said) {
    auto const at = [](Quantiles const& quantiles, double share) {
        auto const upper = share > 0.5;
        auto const tail = static_cast<std::uint64_t>((upper ? 1 - share : share) * 0x1p52);
        return quantiles.at(upper ? tail | std::uint64_t{1} << 51U : tail);
    };
    auto const lognormal = Quantiles::lognormal(1'000, 0.8);
    auto const triangular = Quantiles::triangular(10, 20, 70);
    auto const pert = Quantiles::pert(0, 1, 4);  // beta with powers 1 and 3
    auto const even = Quantiles::pert(0, 2, 4);  // beta with powers 2 and 2
    for (double const share : {1e-7, 1e-4, 0.01, 0.2, 0.4999, 0.5001, 0.75, 0.99, 0.9999, 1 - 1e-7}) {
        auto const z = std::log(at(lognormal, share) / 1'000) / 0.8;
        EXPECT_NEAR(std::erfc(-z / std::sqrt(2.0)) / 2 / share, 1.0, 2e-3) << share;
        EXPECT_NEAR(std::erfc(z / std::sqrt(2.0)) / 2 / (1 - share), 1.0, 2e-3) << share;
        auto const t = at(triangular, share);
        auto const below = t < 20 ? (t - 10) * (t - 10) / 600 : 1 - (70 - t) * (70 - t) / 3'000;
        EXPECT_NEAR(below, share, 1e-5) << share;
        auto const x = at(pert, share) / 4;
        EXPECT_NEAR(10 * x * x - 20 * x * x * x + 15 * x * x * x * x - 4 * x * x * x * x * x, share, 2e-5);
        auto const y = at(even, share) / 4;
        EXPECT_NEAR(10 * y * y * y - 15 * y * y * y * y + 6 * y * y * y * y * y, share, 2e-5);
    }
    EXPECT_NEAR(lognormal.mean() / (1'000 * std::exp(0.32)), 1.0, 1e-4);
    EXPECT_EQ(at(Quantiles::fixed(7), 0.3), 7.0);
    EXPECT_EQ(at(Quantiles::pert(7, 7, 7), 0.3), 7.0);
}

TEST(PoissonTable, counts_are_distributed_as_said) {
    for (double const mean : {0.0, 0.03, 1.0, 30.0, 5'000.0}) {
        PoissonTable const table{mean};
        Stream stream{1};
        double sum = 0.0, squares = 0.0;
        constexpr int draws = 20'000;
        for (int i = 0; i < draws; ++i) {
            auto const count = static_cast<double>(table.draw(stream.next()));
            sum += count;
            squares += (count - mean) * (count - mean);
        }
        EXPECT_NEAR(sum / draws, mean, 4 * std::sqrt(mean / draws) + 1e-12);
        EXPECT_NEAR(squares / draws, mean, 0.05 * mean + 0.01 * std::sqrt(mean));
    }
}

TEST(AnnualLosses, an_amount_lies_between_its_class_and_the_next) {
    for (std::uint64_t amount = 0; amount < std::uint64_t{1} << 50U; amount += 1 + amount / 7) {
        auto const at = class_of(amount);
        ASSERT_LT(at, amount_classes);
        ASSERT_LE(least_of(at), amount);
        ASSERT_GT(least_of(at + 1), amount);
        ASSERT_EQ(class_of(least_of(at)), at);
    }
}

std::vector<Risk> four_risks() {
    return {{"fire", 0.4, LognormalLoss{1e6, 1.0}},
            {"flood", 0.05, PertLoss{1e6, 5e6, 40e6}},
            {"outage", 6.0, TriangularLoss{1e4, 5e4, 4e5}},
            {"fine", 0.01, FixedLoss{2e7}}};
}

TEST(RiskAggregation, the_expected_year_is_what_the_formulas_say) {
    double const means[] = {0.4e6 * std::exp(0.5), 0.05 * (1e6 + 20e6 + 40e6) / 6, 6 * 4.6e5 / 3, 0.2e6};
    double all = 0.0;
    for (auto const mean : means) {
        all += mean;
    }
    auto const aggregation = RiskAggregation::prepare(four_risks(), {3, 400'000}).value();
    auto const answer = aggregation.answer(aggregation.count({0, aggregation.blocks()}).value());
    EXPECT_NEAR(answer.expected.value, all, answer.expected.high - answer.expected.value);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(answer.expected_of[i], means[i], 0.05 * means[i]);
        EXPECT_NEAR(answer.share_of[i], means[i] / all, 0.02);
    }
    EXPECT_TRUE(std::is_sorted(answer.curve.begin(), answer.curve.end(), [](auto const& a, auto const& b) {
        return a.amount < b.amount && a.probability > b.probability;
    }));
}

TEST(RiskAggregation, one_risk_that_costs_the_same_each_time_has_a_poisson_curve) {
    auto const aggregation = RiskAggregation::prepare({{"one", 0.7, FixedLoss{1'000}}}, {1, 200'000}).value();
    auto const answer = aggregation.answer(aggregation.count({0, aggregation.blocks()}).value());
    auto const none = std::exp(-0.7);
    EXPECT_NEAR(answer.curve[1].probability, 1 - none, 0.005);
    EXPECT_NEAR(answer.curve[2].probability, 1 - none * 1.7, 0.005);
    EXPECT_NEAR(answer.reached_with(0.1).value, 2'000, 20);
    EXPECT_NEAR(answer.reached_with(0.4).value, 1'000, 10);
    EXPECT_EQ(answer.reached_with(0.9).value, 0.0);
}

TEST(RiskAggregation, intervals_hold_the_expected_year_in_95_of_a_hundred_runs) {
    int held = 0;
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) {
        auto const aggregation =
            RiskAggregation::prepare({{"a", 0.05, FixedLoss{300}}, {"b", 0.04, FixedLoss{1'000}}},
                                     {seed, 4'096})
                .value();
        auto const expected = aggregation.answer(aggregation.count({0, 1}).value()).expected;
        held += expected.low <= 55.0 && 55.0 <= expected.high ? 1 : 0;
    }
    EXPECT_GE(held, 930);
    EXPECT_LE(held, 970);
}

TEST(RiskAggregation, any_split_of_the_years_gives_the_same_bits) {
    auto const aggregation = RiskAggregation::prepare(four_risks(), {1, 40'000}).value();
    auto merged = aggregation.count({7, 10}).value();
    merged.merge(aggregation.count({0, 3}).value());
    merged.merge(aggregation.count({3, 7}).value());
    EXPECT_EQ(merged, aggregation.count({0, 10}).value());
}

TEST(RiskAggregation, risks_that_make_no_sense_are_refused_at_their_place) {
    auto const keys = [](std::vector<Risk> const& risks) {
        std::vector<std::string> found;
        auto const error = RiskAggregation::prepare(risks, {}).error();
        for (auto const& problem : error.problems) {
            found.push_back(problem.pointer + " " + problem.key);
        }
        return found.empty() ? std::vector<std::string>{error.key} : found;
    };
    EXPECT_EQ(keys({{"a", -1.0, {}}, {"b", 1.0, PertLoss{3, 2, 4}}, {"c", 1.0, LognormalLoss{1, 11}}}),
              (std::vector<std::string>{"/risks/0/per_year resilience.frequency_out_of_range",
                                        "/risks/1/severity resilience.severity_unsound",
                                        "/risks/2/severity resilience.severity_unsound"}));
    EXPECT_EQ(keys({{"a", 1.0, FixedLoss{1e13}}}), std::vector<std::string>{"resilience.too_much_in_a_year"});
    EXPECT_EQ(RiskAggregation::prepare({}, {1, 1'000'000'000}).error().key, "resilience.too_many_years");
}

}  // namespace
}  // namespace varn::resilience
