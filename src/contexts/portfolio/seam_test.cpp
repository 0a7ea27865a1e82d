// What the API says is what the engine says of the files that are given out; and the invented town's measures
// are worth choosing among.
#include <set>

#include "continuity/demo.h"
#include "engine/annual_harm.h"
#include "kernel/draw.h"
#include "portfolio/demo.h"
#include "resilience/network_file.h"
#include "town_of_portfolios.h"

namespace varn::portfolio {
namespace {

class Seam : public PortfolioTown {
protected:
    void fill_by_chance(std::uint64_t seed) {
        Draw draw{seed};
        auto const tag = std::to_string(seed) + "-";
        std::vector<Of> things;
        std::vector<CriticalService> services;
        std::vector<Resource> resources;
        for (std::size_t i = 0; i < 4; ++i) {
            services.push_back(
                put_service(tag + "v" + std::to_string(i), 10.0 + 10.0 * static_cast<double>(i)));
            things.push_back(of(services.back()));
        }
        for (std::size_t i = 0; i < 7; ++i) {
            resources.push_back(
                put_resource(tag + "r" + std::to_string(i), static_cast<double>(draw.below(12)) / 10.0));
            things.push_back(of(resources.back()));
        }
        std::vector<Need> needs;
        for (std::size_t i = 0; i + 1 < things.size(); ++i) {
            auto const member = i + 1 + draw.below(things.size() - i - 1);
            std::vector<Of> members{things[member]};
            if (draw.happens(40) && member + 1 < things.size()) {
                members.push_back(things[member + 1]);
            }
            needs.push_back(put_need(things[i], members, static_cast<std::int64_t>(draw.below(500))));
        }
        for (std::size_t i = 0; i < 5; ++i) {
            auto const made = put_measure(tag + "m" + std::to_string(i),
                                          static_cast<std::int64_t>(1 + draw.below(50)) * 10'000'00);
            put_effects(draw, made, needs, resources);
        }
    }
    void put_effects(Draw& draw, Measure const& of, std::vector<Need> const& needs,
                     std::vector<Resource> const& resources) {
        kept(longer(of, needs[draw.below(needs.size())], 600 + static_cast<std::int64_t>(draw.below(3000))));
        auto const& resource = resources[draw.below(resources.size())];
        auto row = effect(of, draw.happens(50) ? EffectKind::shorten_repair : EffectKind::shorten_restart);
        row.resource = resource.id;
        row.minutes = static_cast<std::int64_t>(draw.below(20));
        kept(row);
        if (resource.losses_per_year > 0.0 && draw.happens(60)) {
            auto rarer = effect(of, EffectKind::lower_losses);
            rarer.resource = resource.id;
            rarer.losses_per_year = resource.losses_per_year / 3.0;
            kept(rarer);
        }
        if (draw.happens(30)) {
            auto black = effect(of, EffectKind::black_start);
            black.resource = resource.id;
            kept(black);
        }
    }
    resilience::Network given_out() {
        return resilience::read_network_file(continuity::network_text(town(), strategist).value()).value();
    }
};
VARN_ON_EVERY_ENGINE(Seam);

TEST_P(Seam, what_is_given_out_is_chosen_among_as_we_do) {
    std::size_t saving = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        fill_by_chance(seed);
        PortfolioAsk const ask{.budget_ore = 900'000'00, .years = 40, .seed = 7};
        auto const told = portfolio_now(town(), strategist, ask);
        ASSERT_TRUE(told.ok()) << said(told.error());
        auto const& of = told.value();
        auto const network = given_out();
        auto const list =
            resilience::read_measures(measures_text(town(), strategist, ask).value(), network).value();
        auto const search = resilience::YearlySearch::prepare(network, list.measures).value();
        EXPECT_NEAR(of.harm, static_cast<double>(search.savings().harm) * 1e-6, 1e-9);
        if (list.measures.size() <= resilience::most_in_front) {
            auto const front = resilience::front(search.savings(), list.measures).value();
            ASSERT_EQ(of.front.size(), front.size()) << seed;
            for (std::size_t i = 0; i < front.size(); ++i) {
                EXPECT_EQ(of.front[i].cost_ore, front[i].cost);
                EXPECT_EQ(of.front[i].saved, front[i].saved);
            }
        } else {
            auto const best =
                resilience::best_within(*ask.budget_ore, search.savings(), list.measures).value();
            EXPECT_EQ(of.chosen.saved, best.portfolio.saved);
            EXPECT_EQ(of.most_saved, best.most_saved);
        }
        resilience::MeasureSet chosen = 0;
        for (std::size_t m = 0; m < list.measures.size(); ++m) {
            EXPECT_EQ(of.candidates[m].measure.text, list.measures[m].id);
            chosen |= of.candidates[m].is_chosen ? resilience::only(m) : 0;
        }
        EXPECT_LE(of.chosen.cost_ore, *ask.budget_ore);
        EXPECT_EQ(of.chosen.saved, search.savings().saved_by(chosen));
        saving += of.chosen.saved > 0.0 ? 1 : 0;
        auto const after = resilience::with_measures(network, list.measures, chosen);
        auto const years = resilience::AnnualHarm::prepare(after, {.seed = 7, .years = 40}).value();
        EXPECT_EQ(of.simulated->after.value, years.answer(years.count({0, 40}).value()).expected.value);
    }
    EXPECT_GT(saving, 4U);
}

TEST_P(Seam, years_are_those_of_the_network_given_out) {
    for (std::uint64_t seed = 20; seed < 26; ++seed) {
        fill_by_chance(seed);
        auto const told = years_now(town(), strategist, {.years = 200, .seed = 11});
        ASSERT_TRUE(told.ok()) << said(told.error());
        auto const network = given_out();
        auto const years = resilience::AnnualHarm::prepare(network, {.seed = 11, .years = 200}).value();
        auto const answer = years.answer(years.count({0, 200}).value());
        EXPECT_EQ(told.value().expected.value, answer.expected.value);
        EXPECT_EQ(told.value().expected.low, answer.expected.low);
        for (auto const& point : told.value().curve) {
            EXPECT_EQ(point.harm, answer.reached_with(point.probability).value);
        }
        double units = 0.0;
        for (auto const& unit : told.value().by_unit) {
            units += unit.harm.value;
        }
        EXPECT_NEAR(units, answer.expected.value, 1e-6 + 1e-9 * units);
    }
}

TEST_P(Seam, black_start_by_a_measure_is_black_start_of_the_register) {
    auto home_of = put_service("larm");
    auto plant = put_resource("kraftverk", 0.2);
    auto net = put_resource("telenat", 0.4);
    put_need(of(home_of), {of(plant)}, 0);
    put_need(of(plant), {of(net)}, 30);
    auto const measure = put_measure("dodnat");
    auto row = effect(measure, EffectKind::black_start);
    row.resource = plant.id;
    kept(row);
    auto const told = portfolio_now(town(), strategist, {.years = 0}).value();
    auto const saved = told.candidates.at(0).saved_alone;
    auto after = plant;
    after.is_black_start = true;
    change_kept(plant, after, continuity::policy(), "continuity.write");
    auto const search = resilience::YearlySearch::prepare(given_out(), {}).value();
    EXPECT_NEAR(told.harm - saved, static_cast<double>(search.savings().harm) * 1e-6, 1e-6);
    EXPECT_GT(saved, 0.0);
}

TEST_P(Seam, the_measures_of_the_invented_town_answer_what_is_planted_in_it) {
    ASSERT_TRUE(continuity::write_demo(town()));
    auto const written = write_demo(town());
    ASSERT_TRUE(written.ok()) << said(written.error());
    auto const before = audit_size();
    EXPECT_TRUE(write_demo(town()).ok());
    EXPECT_EQ(audit_size(), before) << "written once";
    auto const told = portfolio_now(town(), strategist, {.budget_ore = 5'000'000'00, .years = 0}).value();
    EXPECT_GE(told.candidates.size(), 14U) << "those of districts want districts";
    EXPECT_TRUE(told.left_out.empty());
    EXPECT_TRUE(told.is_proven);
    EXPECT_GT(told.front.size(), 6U);
    EXPECT_GT(told.chosen.saved, told.harm / 4.0);
    std::set<std::string> rules;
    for (auto const& reason : told.reasons) {
        for (auto const& weakness : reason.weaknesses) {
            rules.insert(weakness.rule);
        }
    }
    EXPECT_TRUE(rules.contains("RES-003")) << "the ring that cannot start";
}

}  // namespace
}  // namespace varn::portfolio
