// Risks on every engine: judged by their kind, copied and answered, compared, placed and found wanting.
#include "town_of_risks.h"

namespace varn::risk {
namespace {

using Faults = std::vector<std::string>;

class Risks : public RiskTown {
protected:
    /// A closed-over round with four risks of traffic's, and the next one.
    void two_rounds() {
        first = opened("RSA 2019");
        before = analysis_of(first, traffic);
        flood = write(likely(before, "Skyfall", 4));
        touch(flood, people, 3);
        fire = write(likely(before, "Brand i tunnel", 2));
        power = write(likely(before, "Elavbrott", 3));
        ice = write(likely(before, "Isstorm", 2));
        second = opened("RSA 2023", first);
        after = analysis_of(second, traffic);
    }
    Risk copy_of(Risk const& origin) {
        db::ReadTx tx{town().db};
        auto const all = store::risks_of(tx, after).value();
        return *std::find_if(all.begin(), all.end(),
                             [&](Risk const& one) { return one.origin == origin.id; });
    }
    Result<Risk> answer(Risk const& origin, char const* change) {
        auto const copy = copy_of(origin);
        return change_risk(town(), at_traffic, copy.id, copy.version, json::Change<Risk>{change});
    }
    Id<AnalysisRound> first, second;
    Id<Analysis> before, after;
    Risk flood, fire, power, ice;
};
VARN_ON_EVERY_ENGINE(Risks);

TEST_P(Risks, an_antagonist_is_never_given_a_frequency) {
    auto const mine = analysis_of(opened("RSA"), traffic);
    auto wrong = risk_called(mine, "Sabotage", attack);
    wrong.likelihood = 3;
    wrong.residual_likelihood = 2;
    auto const refused = add_risk(town(), at_traffic, wrong);
    EXPECT_EQ(faults(refused), (Faults{"/likelihood: risk.antagonist_has_no_frequency",
                                       "/residual_likelihood: risk.antagonist_has_no_frequency"}));
    auto right = risk_called(mine, "Sabotage", attack);
    right.intention = 3;
    right.antagonist_capability = 2;
    right.opportunity = 4;
    auto const kept = write(right);
    EXPECT_EQ(faults(change_risk(town(), at_traffic, kept.id, 1, json::Change<Risk>{R"({"likelihood":2})"})),
              (Faults{"/likelihood: risk.antagonist_has_no_frequency"}));
    auto natural = likely(mine, "Skyfall", 4);
    natural.intention = 1;
    EXPECT_EQ(faults(add_risk(town(), at_traffic, natural)),
              (Faults{"/intention: risk.of_antagonists_alone"}));
}

TEST_P(Risks, a_level_stands_in_the_scales_of_the_round) {
    auto const mine = analysis_of(opened("RSA"), traffic);
    EXPECT_EQ(faults(add_risk(town(), at_traffic, likely(mine, "Skyfall", 7))),
              (Faults{"/likelihood: risk.level_not_in_scale"}));
    auto const risk = write(likely(mine, "Skyfall", 4));
    RiskConsequence row;
    row.risk = risk.id;
    row.protection_value = people;
    row.level = 8;
    row.residual_level = 9;
    EXPECT_EQ(faults(add_consequence(town(), at_traffic, row)),
              (Faults{"/level: risk.level_not_in_scale", "/residual_level: risk.level_not_in_scale"}));
    row.level = 3;
    row.residual_level.reset();
    row.protection_value = Id<ProtectionValue>{risk.id.text};
    EXPECT_EQ(faults(add_consequence(town(), at_traffic, row)),
              (Faults{"/protection_value: risk.value_not_in_edition"}));
    touch(risk, people, 3);
    row.protection_value = people;
    EXPECT_EQ(code_of(add_consequence(town(), at_traffic, row)), ErrorCode::conflict);
}

TEST_P(Risks, what_is_given_up_says_why_and_nothing_waits_that_was_not_copied) {
    auto const mine = analysis_of(opened("RSA"), traffic);
    auto waits = likely(mine, "Skyfall", 4);
    waits.standing = RiskStanding::to_confirm;
    EXPECT_EQ(faults(add_risk(town(), at_traffic, waits)), (Faults{"/standing: risk.only_copied_wait"}));
    auto const risk = write(likely(mine, "Skyfall", 4));
    EXPECT_EQ(
        faults(change_risk(town(), at_traffic, risk.id, 1, json::Change<Risk>{R"({"standing":"retired"})"})),
        (Faults{"/retired_why: risk.say_why_retired"}));
}

TEST_P(Risks, copying_twice_copies_nothing_twice_and_a_copy_keeps_its_origin) {
    two_rounds();
    auto const once = must(copy_risks(town(), at_traffic, after, {}), "copying");
    EXPECT_EQ(once.copied, 4);
    auto const twice = must(copy_risks(town(), at_traffic, after, {}), "copying");
    EXPECT_EQ(twice.copied, 0);
    EXPECT_EQ(twice.already, 4);
    auto const copy = copy_of(flood);
    EXPECT_EQ(copy.standing, RiskStanding::to_confirm);
    EXPECT_EQ(copy.likelihood, 4);
    auto const view = must(risk_view(town(), reader, copy.id), "view");
    ASSERT_EQ(view.consequences.size(), 1U);
    EXPECT_EQ(view.highest, 3);
    EXPECT_EQ(faults(copy_risks(town(), at_traffic, after, {after})),
              (Faults{"/from: risk.copy_from_an_earlier_round"}));
    EXPECT_EQ(faults(copy_risks(town(), at_traffic, before, {})),
              (Faults{"/from: risk.nothing_to_copy_from"}));
    EXPECT_EQ(code_of(copy_risks(town(), strategist, after, {})), ErrorCode::forbidden);
}

TEST_P(Risks, an_analysis_is_not_handed_in_while_a_copied_risk_waits_and_the_refusal_names_it) {
    two_rounds();
    must(copy_risks(town(), at_traffic, after, {}), "copying");
    make_ready(second, after);
    must(answer(flood, R"({"standing":"current"})"), "flood");
    must(answer(fire, R"({"standing":"current"})"), "fire");
    must(answer(power, R"({"standing":"current"})"), "power");
    auto const refused = hand_in(town(), at_traffic, after, {}, std::nullopt);
    ASSERT_EQ(refused.error().problems.size(), 1U);
    EXPECT_EQ(refused.error().problems[0].key, "risk.answer_copied");
    EXPECT_EQ(refused.error().problems[0].params, (Params{{"title", "Isstorm"}}));
    EXPECT_EQ(refused.error().problems[0].pointer, "/risks/" + copy_of(ice).id.text);
    must(answer(ice, R"({"standing":"retired","retired_why":"Har inte hänt på hundra år."})"), "ice");
    must(hand_in(town(), at_traffic, after, {}, std::nullopt), "hand-in");
}

TEST_P(Risks, two_analyses_are_compared_risk_by_risk_and_field_by_field) {
    two_rounds();
    must(copy_risks(town(), at_traffic, after, {}), "copying");
    must(answer(fire, R"({"standing":"current"})"), "fire");
    must(answer(flood, R"({"standing":"current","likelihood":5})"), "flood");
    touch(copy_of(flood), works, 4, 2);
    must(answer(ice, R"({"standing":"retired","retired_why":"Har inte hänt."})"), "ice");
    write(likely(after, "Drönare", 1));
    auto const told = must(compare(town(), reader, after, ""), "comparison");
    EXPECT_EQ(told.before, before);
    EXPECT_EQ(told.added, 1);
    EXPECT_EQ(told.confirmed, 1);
    EXPECT_EQ(told.changed, 1);
    EXPECT_EQ(told.retired, 1);
    EXPECT_EQ(told.not_answered, 1);
    auto const changed = std::find_if(told.risks.begin(), told.risks.end(), [](ComparedRisk const& one) {
        return one.change == RiskChange::changed;
    });
    ASSERT_NE(changed, told.risks.end());
    ASSERT_EQ(changed->fields.size(), 2U);
    EXPECT_EQ(changed->fields[0].field, "likelihood");
    EXPECT_EQ(changed->fields[0].before, "4");
    EXPECT_EQ(changed->fields[0].after, "5");
    EXPECT_EQ(changed->fields[1].field, "consequences/funktionalitet");
    EXPECT_EQ(changed->fields[1].after, "4 → 2");
    EXPECT_EQ(faults(compare(town(), reader, before, "")), (Faults{"?with: risk.nothing_to_compare_with"}));
}

TEST_P(Risks, what_was_never_copied_is_not_answered) {
    two_rounds();
    EXPECT_EQ(must(compare(town(), reader, after, before.text), "comparison").not_answered, 4);
}

TEST_P(Risks, the_matrix_places_by_value_before_and_after_and_keeps_antagonists_beside) {
    auto const round = opened("RSA");
    auto const mine = analysis_of(round, traffic);
    auto row = likely(mine, "Skyfall", 4);
    row.residual_likelihood = 2;
    auto const risk = write(row);
    touch(risk, people, 3, 1);
    touch(risk, works, 5);
    auto sabotage = risk_called(mine, "Sabotage", attack);
    sabotage.intention = 3;
    touch(write(sabotage), works, 4);
    write(likely(mine, "Utan konsekvens", 2));
    auto const seen = must(risk_matrix(town(), reader, round, {}), "matrix");
    EXPECT_EQ(seen.likelihoods.size(), 5U);
    ASSERT_EQ(seen.cells.size(), 1U);
    EXPECT_EQ(seen.cells[0].likelihood, 4);
    EXPECT_EQ(seen.cells[0].consequence, 5);
    EXPECT_EQ(seen.antagonistic.size(), 1U);
    EXPECT_EQ(seen.without_place.size(), 1U);
    auto const left = must(risk_matrix(town(), reader, round, {"", people.text, true}), "matrix");
    ASSERT_EQ(left.cells.size(), 1U);
    EXPECT_EQ(left.cells[0].likelihood, 2);
    EXPECT_EQ(left.cells[0].consequence, 1);
    EXPECT_TRUE(must(risk_matrix(town(), reader, round, {schools.text, "", false}), "matrix").cells.empty());
    auto const heat = must(risk_heat(town(), reader, round), "heat");
    ASSERT_EQ(heat.rows.size(), 3U);
    auto const warm = std::find_if(heat.rows.begin(), heat.rows.end(),
                                   [&](HeatRow const& one) { return one.unit == traffic; });
    ASSERT_NE(warm, heat.rows.end());
    EXPECT_EQ(warm->cells[0].highest, 3);
    EXPECT_EQ(warm->cells[0].highest_residual, 1);
    EXPECT_EQ(warm->cells[1].risks, 2);
    EXPECT_EQ(warm->cells[1].highest, 5);
}

TEST_P(Risks, the_register_finds_what_is_asked_for) {
    auto const round = opened("RSA");
    auto const mine = analysis_of(round, traffic);
    auto row = likely(mine, "Skyfall över Slussen", 4);
    row.treatment = Treatment::reduce;
    touch(write(row), people, 4);
    write(likely(mine, "Brand 100%", 2));
    write(risk_called(mine, "Sabotage", attack));
    auto const count = [&](RiskQuestion const& question) {
        return must(list_risks(town(), reader, question, {50, 0}), "list").total;
    };
    RiskQuestion question;
    EXPECT_EQ(count(question), 3);
    question.unit = schools.text;
    EXPECT_EQ(count(question), 0);
    question = {};
    question.filter.antagonistic = true;
    EXPECT_EQ(count(question), 1);
    question = {};
    question.filter.treatment = Treatment::reduce;
    EXPECT_EQ(count(question), 1);
    question = {};
    question.filter.level_from = 4;
    question.filter.protection_value = people.text;
    EXPECT_EQ(count(question), 1);
    question.filter.protection_value = works.text;
    EXPECT_EQ(count(question), 0);
    question = {};
    question.filter.words = "100%";
    EXPECT_EQ(count(question), 1);
    question = {};
    EXPECT_EQ(must(list_risks(town(), reader, question, {1, 0}), "list").items[0].risk.title,
              "Skyfall över Slussen");
}

TEST_P(Risks, a_measure_of_a_risk_stands_in_the_one_register) {
    auto const mine = analysis_of(opened("RSA"), traffic);
    auto const risk = write(likely(mine, "Skyfall", 4));
    RiskMeasure ask;
    ask.title = "Större brunnar";
    ask.owner = traffic;
    ask.due = the_day("2030-01-01");
    EXPECT_EQ(code_of(add_measure_of_risk(town(), at_schools, risk.id, ask)), ErrorCode::forbidden);
    auto const made = must(add_measure_of_risk(town(), at_traffic, risk.id, ask), "measure");
    EXPECT_EQ(made.source_kind, measure::SourceKind::risk);
    EXPECT_EQ(made.source_id, AnyId{risk.id.text});
    EXPECT_EQ(must(measures_of_risk(town(), reader, risk.id), "list").total, 1);
    EXPECT_EQ(must(risk_view(town(), reader, risk.id), "view").measures, 1);
}

TEST_P(Risks, a_round_tells_what_it_lacks_until_somebody_accepts_it) {
    auto const round = opened("RSA");
    auto const mine = analysis_of(round, traffic);
    auto row = likely(mine, "Skyfall", 4);
    row.treatment = Treatment::reduce;
    auto const risk = write(row);
    touch(risk, people, 3);
    write(risk_called(mine, "Sabotage", attack));
    auto const rules_of = [&] {
        std::multiset<std::string> rules;
        for (auto const& one : must(findings_of_round(town(), reader, round), "findings").findings) {
            rules.insert(one.rule);
        }
        return rules;
    };
    EXPECT_EQ(rules_of(), (std::multiset<std::string>{"RSK-002", "RSK-003", "RSK-004", "RSK-006", "RSK-007",
                                                      "RSK-007", "RSK-007"}));
    RiskMeasure ask;
    ask.title = "Större brunnar";
    ask.owner = traffic;
    ask.due = the_day("2030-01-01");
    must(add_measure_of_risk(town(), at_traffic, risk.id, ask), "measure");
    EXPECT_EQ(rules_of().count("RSK-003"), 0U);
    auto const found = must(findings_of_round(town(), reader, round), "findings").findings;
    auto const value =
        std::find_if(found.begin(), found.end(), [](auto const& one) { return one.rule == "RSK-002"; });
    ASSERT_NE(value, found.end());
    EXPECT_NE(value->text_sv.find("Värde funktionalitet"), std::string::npos);
    findings::AcceptFinding const accept{*value->key, *value->facts_hash, "Prövas i höst.",
                                         plus_days(town().clock.today(), 100)};
    EXPECT_EQ(code_of(accept_finding_of_round(town(), at_traffic, round, accept)), ErrorCode::forbidden);
    must(accept_finding_of_round(town(), strategist, round, accept), "acceptance");
    auto const now = must(findings_of_round(town(), reader, round), "findings").findings;
    EXPECT_TRUE(std::any_of(now.begin(), now.end(), [](auto const& one) {
        return one.rule == "RSK-002" && one.state == findings::State::accepted;
    }));
}

}  // namespace
}  // namespace varn::risk
