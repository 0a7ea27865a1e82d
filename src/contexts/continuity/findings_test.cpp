// Weaknesses as findings: each names rows that can be opened, one that is accepted stays accepted until its
// facts change, and only who may decide decides.
#include "town_of_services.h"

namespace varn::continuity {
namespace {

class NetworkFinds : public ServiceTown {
protected:
    void SetUp() override {
        ServiceTown::SetUp();
        care_home = kept(service("aldreboende"));
        grid = kept(resource("natstation"));
        made = needs(need(care_home, {member(grid)}));
    }
    programme::FindingView single_loss(auth::Actor const& actor) {
        auto const told = findings_of_network(town(), actor).value();
        for (auto const& view : told.findings) {
            if (view.rule == "RES-001") {
                return view;
            }
        }
        ADD_FAILURE() << "nothing found";
        return {};
    }
    findings::AcceptFinding acceptance(programme::FindingView const& view) {
        return {view.key.value(), view.facts_hash.value(), "Ersätts nästa år.",
                *parse_date(to_text(town().clock.today()).substr(0, 4) + "-12-31")};
    }
    CriticalService care_home;
    Resource grid;
    NeedInFull made;
};

TEST_P(NetworkFinds, each_names_rows_that_can_be_opened) {
    auto const told = findings_of_network(town(), strategist).value();
    auto const view = single_loss(strategist);
    EXPECT_EQ(view.subject.kind, "resource");
    EXPECT_EQ(view.subject.entity->text, grid.id.text);
    EXPECT_EQ(view.because.front().kind, "critical_service");
    EXPECT_EQ(view.state, findings::State::open);
    EXPECT_FALSE(view.text_sv.empty());
    EXPECT_NE(view.text_sv, view.text_en);
    ASSERT_FALSE(told.rules.empty());
    for (auto const& rule : told.rules) {
        EXPECT_FALSE(rule.title_sv.empty() || rule.cure_sv.empty()) << rule.rule;
    }
    EXPECT_EQ(told.model, model_told(town(), strategist).value().model);
}

TEST_P(NetworkFinds, one_that_is_accepted_is_open_again_when_its_facts_change) {
    auto const view = single_loss(strategist);
    ASSERT_TRUE(accept_finding_of_network(town(), strategist, acceptance(view)));
    EXPECT_EQ(single_loss(strategist).state, findings::State::accepted);
    auto const other = kept(service("skolmat"));
    needs(need(other, {member(grid)}));
    EXPECT_EQ(single_loss(strategist).state, findings::State::changed_since_acceptance);
    auto const stale = accept_finding_of_network(town(), strategist, acceptance(view));
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().code, ErrorCode::stale);
}

TEST_P(NetworkFinds, who_may_not_analyse_sees_none_and_who_may_not_decide_accepts_none) {
    EXPECT_EQ(findings_of_network(town(), reader).error().code, ErrorCode::forbidden);
    auto const view = single_loss(at_care);
    for (auto const& actor : {at_care, head_of_care, reader}) {
        auto const refused = accept_finding_of_network(town(), actor, acceptance(view));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::forbidden);
    }
}

VARN_ON_EVERY_ENGINE(NetworkFinds);

}  // namespace
}  // namespace varn::continuity
