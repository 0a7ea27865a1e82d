// What becomes of a finding that somebody accepts, when its facts change, when its review date comes.
#include "platform/findings.h"

#include "platform/json.h"
#include "platform/testing.h"

namespace varn::findings {
namespace {

class Findings : public testing::TownTest {
protected:
    void SetUp() override { migrate(findings_migrations()); }

    static FindingFacts hole(std::string goal = "G1") {
        return {"COV-001",
                Severity::warning,
                "focus_area",
                "olyckor",
                {{"edition", "sp", "Säkerhetsprogrammet"}, {"goal", std::move(goal), "Ett mål"}}};
    }
    static AcceptFinding ask(FindingFacts const& finding) {
        return {finding_key(finding), facts_hash(finding), "Tas in i nästa revidering.",
                *parse_date("2024-12-01")};
    }
    Result<Acceptance> accepting_as(auth::Actor const& actor, std::optional<AcceptFinding> other = {}) {
        return accept(town(), actor, findings_policy, {hole()}, other ? *other : ask(hole()));
    }
    State state(FindingFacts const& finding, std::string_view on = "2024-02-01") {
        db::ReadTx tx{town().db};
        return judge(tx, {finding}, *parse_date(on)).value().front().state;
    }

    auth::Actor const strategist = testing::somebody(auth::Role::strategist);
    auth::Actor const strategist_elsewhere = testing::somebody(auth::Role::strategist, {"trafik"});
};
VARN_ON_EVERY_ENGINE(Findings);

TEST_P(Findings, a_finding_nobody_has_accepted_is_open) {
    EXPECT_EQ(state(hole()), State::open);
}

TEST_P(Findings, a_strategist_of_the_whole_town_accepts_it_with_reason_and_review_date) {
    auto const made = accepting_as(strategist).value();
    EXPECT_EQ(made.accepted_by, strategist.account);
    EXPECT_EQ(to_text(made.accepted_on), "2024-02-01");
    EXPECT_EQ(state(hole()), State::accepted);
    EXPECT_EQ(audit_size(), 1);
}

TEST_P(Findings, others_may_not_and_nothing_else_happens) {
    EXPECT_EQ(accepting_as(strategist_elsewhere).error().code, ErrorCode::forbidden);
    EXPECT_EQ(accepting_as(testing::somebody(auth::Role::administrator)).error().code, ErrorCode::forbidden);
    EXPECT_EQ(accepting_as(testing::somebody(auth::Role::reader)).error().code, ErrorCode::forbidden);
    EXPECT_EQ(accepting_as({}).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(audit_size(), 0);
    EXPECT_EQ(state(hole()), State::open);
}

TEST_P(Findings, when_the_facts_change_it_is_open_again_and_can_be_accepted_anew) {
    auto const first = accepting_as(strategist).value();
    auto const changed = hole("G2");
    EXPECT_EQ(state(changed), State::changed_since_acceptance);
    auto const again = accept(town(), strategist, findings_policy, {changed}, ask(changed)).value();
    EXPECT_EQ(again.id, first.id);
    EXPECT_EQ(again.version, 2);
    EXPECT_EQ(state(changed), State::accepted);
    EXPECT_EQ(state(hole()), State::changed_since_acceptance);
}

TEST_P(Findings, a_new_name_is_no_new_fact) {
    ASSERT_TRUE(accepting_as(strategist));
    auto renamed = hole();
    renamed.because[1].text = "Samma mål under nytt namn";
    EXPECT_EQ(state(renamed), State::accepted);
}

TEST_P(Findings, on_its_review_date_somebody_has_to_look_again) {
    ASSERT_TRUE(accepting_as(strategist));
    EXPECT_EQ(state(hole(), "2024-11-30"), State::accepted);
    EXPECT_EQ(state(hole(), "2024-12-01"), State::accepted_review_due);
}

TEST_P(Findings, a_reason_is_needed_and_a_review_date_within_two_years) {
    auto wrong = ask(hole());
    wrong.reason = " \n";
    wrong.review_on = *parse_date("2024-02-01");
    auto const problems = accepting_as(strategist, wrong).error().problems;
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].pointer, "/reason");
    EXPECT_EQ(problems[1].pointer, "/review_on");
    EXPECT_EQ(problems[1].params, (Params{{"first", "2024-02-02"}, {"last", "2026-02-01"}}));
    auto far = ask(hole());
    far.review_on = *parse_date("2026-02-02");
    EXPECT_EQ(accepting_as(strategist, far).error().code, ErrorCode::invalid);
    far.review_on = *parse_date("2026-02-01");
    EXPECT_TRUE(accepting_as(strategist, far));
}

TEST_P(Findings, only_what_is_found_now_and_was_read_so_can_be_accepted) {
    auto unknown = ask(hole());
    unknown.key = "COV-001/focus_area/beredskap";
    EXPECT_EQ(accepting_as(strategist, unknown).error().code, ErrorCode::not_found);
    auto old = ask(hole());
    old.facts_hash = facts_hash(hole("G2"));
    EXPECT_EQ(accepting_as(strategist, old).error().key, "finding.facts_changed");
    EXPECT_EQ(audit_size(), 0);
}

TEST_P(Findings, an_acceptance_is_withdrawn_by_who_may_give_it) {
    auto const made = accepting_as(strategist).value();
    EXPECT_EQ(withdraw(town(), strategist_elsewhere, findings_policy, made.id).error().code,
              ErrorCode::forbidden);
    EXPECT_EQ(state(hole()), State::accepted);
    ASSERT_TRUE(withdraw(town(), strategist, findings_policy, made.id));
    EXPECT_EQ(state(hole()), State::open);
    EXPECT_EQ(withdraw(town(), strategist, findings_policy, made.id).error().code, ErrorCode::not_found);
    db::ReadTx tx{town().db};
    EXPECT_TRUE(acceptances(tx).value().empty());
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT COUNT(*) FROM finding_acceptance_history").value(), 1);
}

TEST_P(Findings, each_is_judged_by_itself_and_keeps_its_place) {
    ASSERT_TRUE(accepting_as(strategist));
    FindingFacts const other{"COV-002", Severity::error, "goal", "G7", {}};
    db::ReadTx tx{town().db};
    auto const judged = judge(tx, {other, hole()}, *parse_date("2024-02-01")).value();
    ASSERT_EQ(judged.size(), 2U);
    EXPECT_EQ(judged[0].key, "COV-002/goal/G7");
    EXPECT_EQ(judged[0].state, State::open);
    EXPECT_FALSE(judged[0].acceptance);
    EXPECT_EQ(judged[1].state, State::accepted);
    EXPECT_NE(json::write(judged[1]).find(R"("state":"accepted")"), std::string::npos);
}

TEST(FactsHash, is_the_sha_256_of_the_canonical_facts) {
    // printf '%s'
    // '{"because":[{"id":"G1","kind":"goal"}],"rule":"COV-002","subject":{"id":"å","kind":"goal"}}' |
    // sha256sum
    FindingFacts const finding{"COV-002", Severity::info, "goal", "å", {{"goal", "G1", "Ett mål"}}};
    EXPECT_EQ(facts_hash(finding), "3453cd08ae1460b1093ac7bc7969d25ba905b63d4022153a86f4634efb0959c6");
}

}  // namespace
}  // namespace varn::findings
