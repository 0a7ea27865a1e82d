// The story of a round on every engine: scales locked, analyses written, handed in, approved, confirmed.
#include "town_of_risks.h"

namespace varn::risk {
namespace {

using auth::Role;
using Faults = std::vector<std::string>;

class Analyses : public RiskTown {};
VARN_ON_EVERY_ENGINE(Analyses);

TEST_P(Analyses, scales_that_a_round_uses_are_changed_by_making_their_next_number) {
    auto const before = must(scale_set_view(town(), reader, scales), "view");
    EXPECT_FALSE(before.is_locked);
    EXPECT_EQ(before.steps.size(), 30U);
    auto const drafted = must(add_round(town(), strategist, round_called("RSA")), "round");
    EXPECT_FALSE(must(scale_set_view(town(), reader, scales), "view").is_locked);
    must(open_round(town(), strategist, drafted.id, {}, std::nullopt), "opening");
    EXPECT_TRUE(must(scale_set_view(town(), reader, scales), "view").is_locked);
    auto const& first = before.steps.front();
    EXPECT_EQ(code_of(change_scale_step(town(), strategist, first.id, 1,
                                        json::Change<ScaleStep>{R"({"name":"Annat"})"})),
              ErrorCode::conflict);
    EXPECT_EQ(code_of(remove_scale_step(town(), strategist, first.id)), ErrorCode::conflict);
    EXPECT_EQ(code_of(add_scale_step(town(), strategist, step(scales, Scale::likelihood, 6))),
              ErrorCode::conflict);
    EXPECT_EQ(code_of(change_scale_set(town(), strategist, scales, 1,
                                       json::Change<ScaleSet>{R"({"name":"Annat"})"})),
              ErrorCode::conflict);
    auto const next = must(renew_scale_set(town(), strategist, scales, {"skalor-2", "Skalor"}), "renewal");
    EXPECT_EQ(next.number, 2);
    EXPECT_EQ(next.replaces, scales);
    auto const after = must(scale_set_view(town(), reader, next.id), "view");
    ASSERT_EQ(after.steps.size(), 30U);
    must(change_scale_step(town(), strategist, after.steps.front().id, 1,
                           json::Change<ScaleStep>{R"({"name":"Annat"})"}),
         "change");
    EXPECT_EQ(must(scale_set_view(town(), reader, scales), "view").steps.front().name, first.name);
}

TEST_P(Analyses, a_step_says_what_its_scale_can_say) {
    auto odd = step(scales, Scale::intention, 3);
    odd.yearly_from = 0.1;
    odd.protection_value_key = "individen";
    EXPECT_EQ(faults(add_scale_step(town(), strategist, odd)),
              (Faults{"/protection_value_key: risk.value_of_consequence_alone",
                      "/yearly_from: risk.frequency_of_likelihood_alone"}));
    EXPECT_EQ(faults(add_scale_step(town(), strategist, step(scales, Scale::intention, 3))),
              (Faults{"/level: risk.level_taken"}));
    auto backwards = step(scales, Scale::likelihood, 6);
    backwards.yearly_from = 1;
    backwards.yearly_to = 0.5;
    EXPECT_EQ(faults(add_scale_step(town(), strategist, backwards)),
              (Faults{"/yearly_to: risk.frequency_runs_upwards"}));
    auto words = step(scales, Scale::consequence, 3);
    words.protection_value_key = "individen";
    must(add_scale_step(town(), strategist, words), "words for a protection value");
}

TEST_P(Analyses, a_round_is_opened_under_an_edition_in_force) {
    auto wrong = round_called("RSA");
    wrong.edition = draft_edition;
    EXPECT_EQ(faults(add_round(town(), strategist, wrong)), (Faults{"/edition: risk.edition_not_in_force"}));
    auto backwards = round_called("RSA");
    backwards.mandate_to = the_day("2020-01-01");
    EXPECT_EQ(faults(add_round(town(), strategist, backwards)),
              (Faults{"/mandate_to: risk.mandate_runs_forwards"}));
    auto const drafted = must(add_round(town(), strategist, round_called("RSA")), "round");
    auto after_draft = round_called("RSA 2", drafted.id);
    EXPECT_EQ(faults(add_round(town(), strategist, after_draft)),
              (Faults{"/previous: risk.previous_must_be_opened"}));
    EXPECT_EQ(faults(open_round(town(), strategist, drafted.id, {{traffic}, {traffic}, {}}, std::nullopt)),
              (Faults{"/other_units/0: risk.named_twice"}));
    EXPECT_EQ(code_of(open_round(town(), at_traffic, drafted.id, {}, std::nullopt)), ErrorCode::forbidden);
    must(open_round(town(), strategist, drafted.id, {{traffic}, {schools}, {}}, 1), "opening");
    EXPECT_EQ(code_of(open_round(town(), strategist, drafted.id, {}, std::nullopt)), ErrorCode::conflict);
    auto const seen = must(round_view(town(), reader, drafted.id), "view");
    EXPECT_EQ(seen.analyses, 2);  // the unit's and the whole town's
    EXPECT_EQ(seen.participants, 2);
    EXPECT_EQ(seen.unanswered, 2);
}

TEST_P(Analyses, an_analysis_is_not_handed_in_while_something_is_missing) {
    auto const round = opened("RSA");
    auto const mine = analysis_of(round, traffic);
    EXPECT_EQ(faults(hand_in(town(), at_traffic, mine, {}, std::nullopt)).size(), 3U);
    auto const refused = hand_in(town(), at_traffic, mine, {}, std::nullopt);
    EXPECT_EQ(refused.error().key, "risk.not_ready");
    EXPECT_EQ(faults(refused)[0], "/capabilities: risk.capability_needed");
    EXPECT_EQ(faults(refused)[1], "/conditions_considered: risk.conditions_needed");
    EXPECT_NE(faults(refused)[2].find("risk.participation_needed"), std::string::npos);
    make_ready(round, mine);
    auto const done = must(hand_in(town(), at_traffic, mine, {}, std::nullopt), "hand-in");
    EXPECT_EQ(done.state, AnalysisState::handed_in);
    EXPECT_EQ(code_of(add_risk(town(), at_traffic, likely(mine, "Sent", 2))), ErrorCode::conflict);
}

TEST_P(Analyses, considered_conditions_say_how) {
    auto const round = opened("RSA");
    auto const mine = analysis_of(round, traffic);
    make_ready(round, mine);
    auto const version = must(analysis_view(town(), reader, mine), "view").version;
    must(change_analysis(town(), at_traffic, mine, version,
                         json::Change<Analysis>{R"({"conditions_considered":true})"}),
         "conditions");
    EXPECT_EQ(faults(hand_in(town(), at_traffic, mine, {}, std::nullopt)),
              (Faults{"/conditions_words: risk.conditions_words_needed"}));
}

TEST_P(Analyses, the_towns_analysis_waits_for_every_participant) {
    auto const round = opened("RSA");
    auto const whole = analysis_of(round, std::nullopt);
    CapabilityAssessment row;
    row.analysis = whole;
    row.level = 3;
    row.words = "Prövad.";
    EXPECT_EQ(code_of(add_capability(town(), at_traffic, row)), ErrorCode::forbidden);
    must(add_capability(town(), strategist, row), "capability");
    must(change_analysis(town(), strategist, whole, 1,
                         json::Change<Analysis>{R"({"conditions_considered":false})"}),
         "conditions");
    must(takes_part(round, traffic, at_traffic), "traffic");
    EXPECT_EQ(faults(hand_in(town(), strategist, whole, {}, std::nullopt)).size(), 1U);
    db::ReadTx tx{town().db};
    auto const silent = store::participant_of(tx, round, schools).value().value();
    EXPECT_EQ(faults(change_participant(town(), strategist, silent.id, 1,
                                        json::Change<Participant>{R"({"participation":"not_in"})"})),
              (Faults{"/words: risk.say_why_not_in"}));
    must(change_participant(
             town(), strategist, silent.id, 1,
             json::Change<Participant>{R"({"participation":"not_in","words":"Är med i nästa omgång."})"}),
         "not in");
    must(hand_in(town(), strategist, whole, {}, std::nullopt), "hand-in");
}

TEST_P(Analyses, each_step_is_for_its_own_role) {
    auto const round = opened("RSA");
    auto const mine = analysis_of(round, traffic);
    auto const text = json::Change<Analysis>{R"({"risks_text":"Skyfall"})"};
    for (auto const& actor : {strategist, at_schools, reader, testing::somebody(Role::auditor),
                              testing::somebody(Role::administrator)}) {
        EXPECT_EQ(code_of(change_analysis(town(), actor, mine, 1, text)), ErrorCode::forbidden);
        EXPECT_EQ(code_of(add_risk(town(), actor, likely(mine, "Annans", 2))), ErrorCode::forbidden);
        EXPECT_EQ(code_of(hand_in(town(), actor, mine, {}, std::nullopt)), ErrorCode::forbidden);
    }
    make_ready(round, mine);
    AnalysisApproval const decision{"Trafiknämnden § 7", std::nullopt};
    EXPECT_EQ(code_of(approve(town(), head_of_traffic, mine, decision, std::nullopt)), ErrorCode::conflict);
    must(hand_in(town(), at_traffic, mine, {}, std::nullopt), "hand-in");
    EXPECT_EQ(code_of(approve(town(), at_traffic, mine, decision, std::nullopt)), ErrorCode::forbidden);
    EXPECT_EQ(code_of(approve(town(), strategist, mine, decision, std::nullopt)), ErrorCode::forbidden);
    EXPECT_EQ(faults(approve(town(), head_of_traffic, mine, {"§ 7", the_day("2999-01-01")}, std::nullopt)),
              (Faults{"/approved_on: risk.not_happened_yet"}));
    auto const approved = must(approve(town(), head_of_traffic, mine, decision, std::nullopt), "approval");
    EXPECT_EQ(approved.approved_by, "Trafiknämnden § 7");
    EXPECT_EQ(code_of(reopen(town(), at_traffic, mine, {"Nytt"}, std::nullopt)), ErrorCode::forbidden);
    EXPECT_EQ(faults(reopen(town(), head_of_traffic, mine, {" "}, std::nullopt)),
              (Faults{"/words: risk.say_why_reopened"}));
    auto const again = must(reopen(town(), head_of_traffic, mine, {"Skyfall"}, std::nullopt), "reopening");
    EXPECT_EQ(again.state, AnalysisState::draft);
    EXPECT_FALSE(again.approved_on.has_value());
    auto const steps = must(analysis_view(town(), reader, mine), "view").steps;
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[2].words, "Skyfall");
}

TEST_P(Analyses, a_closed_round_never_changes_but_an_approved_analysis_is_confirmed_every_year) {
    auto const round = opened("RSA");
    auto const mine = analysis_of(round, traffic);
    make_ready(round, mine);
    auto const risk = write(likely(mine, "Skyfall", 4));
    must(hand_in(town(), at_traffic, mine, {}, std::nullopt), "hand-in");
    must(approve(town(), head_of_traffic, mine, {"§ 7", std::nullopt}, std::nullopt), "approval");
    auto const refused = close_round(town(), strategist, round, {}, std::nullopt);
    EXPECT_EQ(refused.error().key, "risk.some_unapproved");
    must(close_round(town(), strategist, round, {true}, std::nullopt), "closing");
    auto const theirs = analysis_of(round, schools);
    EXPECT_EQ(code_of(add_risk(town(), at_schools, likely(theirs, "Brand", 2))), ErrorCode::conflict);
    EXPECT_EQ(code_of(change_risk(town(), at_traffic, risk.id, 1, json::Change<Risk>{R"({"title":"Nytt"})"})),
              ErrorCode::conflict);
    EXPECT_EQ(code_of(reopen(town(), head_of_traffic, mine, {"Nytt"}, std::nullopt)), ErrorCode::conflict);
    EXPECT_EQ(code_of(takes_part(round, schools, at_schools)), ErrorCode::conflict);
    EXPECT_EQ(code_of(confirm(town(), at_traffic, mine, {}, std::nullopt)), ErrorCode::forbidden);
    auto const held = must(confirm(town(), head_of_traffic, mine, {}, std::nullopt), "confirmation");
    EXPECT_EQ(held.confirmed_on, town().clock.today());
    EXPECT_EQ(faults(confirm(town(), head_of_traffic, mine, {the_day("2001-01-01"), {}}, std::nullopt)),
              (Faults{"/confirmed_on: risk.confirmed_later_already"}));
}

TEST_P(Analyses, who_has_not_handed_in_is_listed_and_reminded) {
    auto const round = opened("RSA");
    auto const mine = analysis_of(round, traffic);
    EXPECT_EQ(must(chase_list(town(), reader, round), "list").total, 3);
    make_ready(round, mine);
    must(hand_in(town(), at_traffic, mine, {}, std::nullopt), "hand-in");
    auto const left = must(chase_list(town(), reader, round), "list");
    EXPECT_EQ(left.total, 2);
    EXPECT_EQ(must(remind_now(town(), strategist, round, {}), "reminding").analyses, 2);
    EXPECT_EQ(code_of(remind_now(town(), at_traffic, round, {})), ErrorCode::forbidden);
    EXPECT_EQ(faults(remind_now(town(), strategist, round, {{Id<Analysis>{traffic.text}}})),
              (Faults{"/analyses/0: risk.not_there"}));
}

}  // namespace
}  // namespace varn::risk
