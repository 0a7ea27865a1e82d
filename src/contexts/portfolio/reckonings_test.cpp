// Years and portfolios: small ones at once, large ones by a job that can be stopped; stale when the model has
// changed; nothing for those who do not see all; a choice becomes a proposal.
#include "platform/concealment.h"
#include "town_of_portfolios.h"

namespace varn::portfolio {
namespace {

class Reckoned : public PortfolioTown {
protected:
    void SetUp() override {
        PortfolioTown::SetUp();
        town().db.know({&table<CriticalService>(), &table<Resource>(), &table<Need>(),
                        &table<continuity::NeedMember>(), &table<Measure>(), &table<MeasureEffect>(),
                        &table<DecisionProposal>(), &table<ProposalMeasure>()});
        fill();
    }
    ReckoningTold years(YearsAsk const& ask) {
        auto told = reckon_years(town(), strategist, "sv", ask);
        EXPECT_TRUE(told.ok()) << (told.ok() ? "" : said(told.error()));
        return told.value();
    }
    ReckoningTold portfolio(PortfolioAsk const& ask) {
        auto told = reckon_portfolio(town(), strategist, "sv", ask);
        EXPECT_TRUE(told.ok()) << (told.ok() ? "" : said(told.error()));
        return told.value();
    }
    ReckoningTold again(ReckoningTold const& told) {
        return read_reckoning(town(), strategist, "sv", told.id).value();
    }
    void conceal_second() {
        db::SealingTx tx{town().db};
        tx.conceal({town().ids.next(),
                    "measure",
                    second.id.text,
                    {},
                    {auth::SecrecyLevel::confidential, care.text, {}}});
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "secrecy.mark")).ok());
    }
    void lengthen_power() {
        auto after = power;
        after.buffer_minutes = 70;
        change_kept(power, after, continuity::policy(), "continuity.write");
    }
};
VARN_ON_EVERY_ENGINE(Reckoned);

TEST_P(Reckoned, years_that_are_few_are_answered_at_once_with_what_they_rest_on) {
    auto const told = years({.years = 2000, .seed = 3});
    EXPECT_EQ(told.state, jobs::State::done);
    ASSERT_TRUE(told.years);
    EXPECT_EQ(told.is_stale, false);
    EXPECT_FALSE(told.assumptions.empty());
    auto const& of = *told.years;
    // Half a loss a year of a day, an hour of buffer, ten minutes to start, two hours borne: about 21 h.
    EXPECT_NEAR(of.alone, 0.5 * 100.0 * (24.0 - 1.0 + 30.0 / 60.0 - 2.0), 30.0);
    EXPECT_LT(of.expected.low, of.alone);
    EXPECT_GT(of.expected.high, of.alone);
    EXPECT_LT(of.uncertain.low, of.expected.low) << "frequencies are rough, so the interval is wide";
    EXPECT_GT(of.uncertain.high, of.expected.high);
    ASSERT_EQ(of.by_unit.size(), 1U);
    EXPECT_EQ(of.by_unit[0].name, "Äldrenämnden");
    EXPECT_NEAR(of.by_unit[0].share, 1.0, 1e-9);
    EXPECT_EQ(of.causes.at(0).node.name, "Resurs elnat");
    EXPECT_NEAR(of.without_protection_value, of.expected.value, 1e-6);
    for (std::size_t i = 0; i < of.curve.size(); ++i) {
        EXPECT_LE(of.curve[i].low, of.curve[i].harm);
        EXPECT_GE(of.curve[i].high, of.curve[i].harm);
        EXPECT_TRUE(i == 0 || of.curve[i].harm >= of.curve[i - 1].harm);
    }
    auto const same = years({.years = 2000, .seed = 3});
    EXPECT_EQ(json::write(*same.years), json::write(of)) << "the same seed, the same answer";
}

TEST_P(Reckoned, the_best_measure_for_the_money_is_chosen_and_told_why) {
    auto const told = portfolio({.budget_ore = 250'000'00, .years = 400});
    ASSERT_TRUE(told.portfolio);
    auto const& of = *told.portfolio;
    EXPECT_EQ(of.method, "exact");
    EXPECT_TRUE(of.is_proven);
    ASSERT_EQ(of.candidates.size(), 2U);
    EXPECT_GE(of.front.size(), 2U);
    EXPECT_EQ(of.front[0].saved, 0.0);
    EXPECT_LE(of.chosen.cost_ore, 250'000'00);
    EXPECT_NEAR(of.chosen.saved, of.harm, of.harm * 0.2) << "a battery of thirty hours outlasts a day";
    EXPECT_EQ(of.saved.value, of.chosen.saved);
    EXPECT_LT(of.saved.low, of.saved.value);
    EXPECT_GT(of.saved.high, of.saved.value);
    ASSERT_FALSE(of.reasons.empty());
    EXPECT_EQ(of.reasons[0].services.at(0).service.name, "Verksamhet hemtjanst");
    EXPECT_EQ(of.reasons[0].services[0].from.at(0).node.name, "Resurs elnat");
    ASSERT_TRUE(of.simulated);
    EXPECT_LT(of.simulated->after.value, of.simulated->before.value);
    auto const poor = portfolio({.budget_ore = 100, .years = 0});
    EXPECT_TRUE(poor.portfolio->chosen.measures.empty());
    EXPECT_FALSE(poor.portfolio->simulated);
    auto const dear = portfolio({.years = 0, .measures = second.id.text});
    EXPECT_EQ(dear.portfolio->candidates.size(), 1U);
}

TEST_P(Reckoned, what_cannot_be_asked_is_told_at_its_place) {
    auto const wrong = [&](PortfolioAsk const& ask) {
        return faults(reckon_portfolio(town(), strategist, "sv", ask));
    };
    EXPECT_EQ(wrong({.horizon_years = 0}),
              std::vector<std::string>{"/horizon_years portfolio.out_of_bounds"});
    EXPECT_EQ(wrong({.discount_percent = 21.0}),
              std::vector<std::string>{"/discount_percent portfolio.no_such_discount"});
    EXPECT_EQ(wrong({.measures = "x"}), std::vector<std::string>{"/measures portfolio.no_such_id"});
    EXPECT_EQ(wrong({.measures = home.id.text}),
              std::vector<std::string>{"/measures portfolio.not_a_candidate"});
    EXPECT_EQ(faults(reckon_years(town(), strategist, "sv", {.years = 0})),
              std::vector<std::string>{"/years portfolio.out_of_bounds"});
    auto const without = put_measure("utan", std::nullopt);
    kept(longer(without, power, 900));
    auto const told = portfolio({.years = 0});
    ASSERT_EQ(told.portfolio->left_out.size(), 1U);
    EXPECT_EQ(told.portfolio->left_out[0].reason, "portfolio.no_cost");
}

TEST_P(Reckoned, yearly_costs_count_at_todays_worth) {
    auto const told = portfolio({.horizon_years = 2, .discount_percent = 0.0, .years = 0});
    EXPECT_EQ(told.portfolio->candidates.at(0).present_cost_ore, 50'000'00);
    auto after = battery;
    after.yearly_cost_ore = 10'000'00;
    change_kept(battery, after, measure::policy(), "measure.write");
    EXPECT_EQ(again(told).is_stale, true) << "a cost is a part of what was seen";
    auto const flat = portfolio({.horizon_years = 2, .discount_percent = 0.0, .years = 0});
    EXPECT_EQ(flat.portfolio->candidates.at(0).present_cost_ore, 70'000'00);
    auto const later = portfolio({.horizon_years = 2, .discount_percent = 10.0, .years = 0});
    EXPECT_EQ(later.portfolio->candidates.at(0).present_cost_ore, 50'000'00 + 909'091 + 826'446);
}

TEST_P(Reckoned, many_years_are_a_job_whose_result_names_the_model_it_saw) {
    auto const told = years({.years = 60'000});
    EXPECT_EQ(told.state, jobs::State::waiting);
    EXPECT_FALSE(told.years);
    EXPECT_TRUE(told.may_stop);
    jobs::Runner runner{town(), job_kinds()};
    EXPECT_TRUE(runner.run_one().value());
    auto const done = again(told);
    EXPECT_EQ(done.state, jobs::State::done);
    ASSERT_TRUE(done.years);
    EXPECT_EQ(done.years->years, 60'000);
    EXPECT_EQ(done.is_stale, false);
    lengthen_power();
    EXPECT_EQ(again(told).is_stale, true);
    EXPECT_EQ(list_reckonings(town(), auditor, {50, 0}).value().total, 1);
}

TEST_P(Reckoned, a_job_is_stopped_by_whoever_asked_or_the_strategist) {
    auto const told = years({.years = 200'000});
    auto another = at_schools;
    another.account = town().ids.next();
    EXPECT_EQ(stop_reckoning(town(), another, "sv", told.id).error().code, ErrorCode::forbidden);
    auto const stopped = stop_reckoning(town(), strategist, "sv", told.id);
    ASSERT_TRUE(stopped.ok()) << said(stopped.error());
    EXPECT_EQ(stopped.value().state, jobs::State::cancelled);
    EXPECT_FALSE(stopped.value().may_stop);
    EXPECT_EQ(stop_reckoning(town(), strategist, "sv", {care.text}).error().code, ErrorCode::not_found);
}

TEST_P(Reckoned, nothing_is_told_to_who_may_not_or_does_not_see_all) {
    auto const told = years({.years = 10});
    for (auto const& actor : {reader, testing::somebody(auth::Role::administrator)}) {
        EXPECT_EQ(reckon_years(town(), actor, "sv", {}).error().code, ErrorCode::forbidden);
        EXPECT_EQ(read_reckoning(town(), actor, "sv", told.id).error().code, ErrorCode::forbidden);
        EXPECT_EQ(list_proposals(town(), actor, {50, 0}).error().code, ErrorCode::forbidden);
    }
    conceal_second();
    auto eyes = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
    Town unseeing{eyes, town().clock, town().ids};
    for (auto const& refused : {reckon_years(unseeing, strategist, "sv", {.years = 10}).error(),
                                reckon_portfolio(unseeing, strategist, "sv", {}).error(),
                                read_reckoning(unseeing, strategist, "sv", told.id).error(),
                                list_proposals(unseeing, strategist, {50, 0}).error()}) {
        EXPECT_EQ(refused.key, "continuity.not_all_is_seen");
    }
    EXPECT_EQ(list_effects(unseeing, strategist, "sv", "", {50, 0}).value().total, 1)
        << "the effect of a hidden measure is hidden with it";
}

TEST_P(Reckoned, a_choice_becomes_a_proposal_that_says_when_it_is_stale) {
    auto const chosen = portfolio({.budget_ore = 250'000'00, .years = 100});
    NewProposal const ask{"Robust el", {}, chosen.id};
    EXPECT_EQ(propose(town(), at_care, "sv", ask).error().code, ErrorCode::forbidden);
    auto const made = propose(town(), strategist, "sv", ask);
    ASSERT_TRUE(made.ok()) << said(made.error());
    auto const page = proposal_page(town(), auditor, "sv", made.value().id).value();
    EXPECT_EQ(page.title, "Robust el");
    EXPECT_EQ(page.portfolio.chosen.measures, chosen.portfolio->chosen.measures);
    EXPECT_FALSE(page.is_stale);
    EXPECT_FALSE(page.may_change);
    EXPECT_FALSE(page.assumptions.empty());
    auto const listed = list_proposals(town(), strategist, {50, 0}).value();
    EXPECT_EQ(listed.items.at(0).measures, static_cast<std::int64_t>(page.portfolio.chosen.measures.size()));
    lengthen_power();
    EXPECT_TRUE(proposal_page(town(), strategist, "sv", made.value().id).value().is_stale);
    auto const renamed =
        change_proposal(town(), strategist, "sv", made.value().id, 1,
                        json::Change<DecisionProposal>{R"({"title":"Robust el och vatten"})"});
    ASSERT_TRUE(renamed.ok()) << said(renamed.error());
    EXPECT_EQ(renamed.value().version, 2);
    auto const none = portfolio({.budget_ore = 100, .years = 0});
    EXPECT_EQ(propose(town(), strategist, "sv", {"Inget", {}, none.id}).error().key,
              "portfolio.nothing_chosen");
    EXPECT_EQ(faults(propose(town(), strategist, "sv", {"Inget", {}, years({.years = 5}).id})),
              std::vector<std::string>{"/reckoning portfolio.no_such_reckoning"});
}

}  // namespace
}  // namespace varn::portfolio
