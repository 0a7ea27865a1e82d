// What bears a marking: a need is told whole or not at all, and the town is worked out only for those who see
// all of it.
#include "platform/concealment.h"
#include "platform/unseen.h"
#include "town_of_services.h"

namespace varn::continuity {
namespace {

class ContinuitySecrecy : public ServiceTown {
protected:
    void SetUp() override {
        ServiceTown::SetUp();
        town().db.know({&table<CriticalService>(), &table<Resource>(), &table<Need>(), &table<NeedMember>(),
                        &table<ContinuityPlan>(), &table<PlanTest>(), &table<ServiceConsequence>()});
        home = kept(service("hemtjanst"));
        grid = kept(resource("elnat"));
        secret = kept(resource("hemlig"));
        alternatives = needs(need(home, {member(grid), member(secret)}, 2));
        plain = needs(need(home, {member(grid)}));
    }
    void conceal(std::string entity, std::string subject, std::string part = {}) {
        db::SealingTx tx{town().db};
        tx.conceal({town().ids.next(),
                    std::move(entity),
                    std::move(subject),
                    std::move(part),
                    {auth::SecrecyLevel::confidential, care.text, {}}});
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "secrecy.mark")).ok());
    }
    /// What the question says to eyes that see through no seal.
    template <class Ask>
    auto unseeing(Ask const& ask) {
        auto eyes = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
        Town seen{eyes, town().clock, town().ids};
        return ask(seen);
    }

    CriticalService home;
    Resource grid, secret;
    NeedInFull alternatives, plain;
};
VARN_ON_EVERY_ENGINE(ContinuitySecrecy);

TEST_P(ContinuitySecrecy, a_need_with_a_hidden_member_is_not_told_at_all) {
    auto const told = [&](Town& from) { return service_page(from, at_care, home.id).value().needs.size(); };
    EXPECT_EQ(unseeing(told), 2U);
    conceal("resource", secret.id.text);
    EXPECT_EQ(unseeing(told), 1U);
    EXPECT_EQ(told(town()), 2U);
    auto const change = [&](Town& from) {
        return change_need(from, at_care, alternatives.id, 1, json::Change<NeedInFull>{R"({"needed":1})"});
    };
    EXPECT_EQ(unseeing(change).error().code, ErrorCode::not_found);
    auto const removal = [&](Town& from) { return remove_need(from, at_care, alternatives.id); };
    EXPECT_EQ(unseeing(removal).error().code, ErrorCode::not_found);
    auto const needed = [&](Town& from) {
        return resource_page(from, at_care, grid.id).value().needed_by.size();
    };
    EXPECT_EQ(unseeing(needed), 1U);
    auto const page = [&](Town& from) { return resource_page(from, at_care, secret.id); };
    EXPECT_EQ(unseeing(page).error().code, ErrorCode::not_found);
}

TEST_P(ContinuitySecrecy, the_town_is_worked_out_only_for_those_who_see_all_of_it) {
    auto const weaknesses = [&](Town& from) { return weaknesses_told(from, strategist, "sv"); };
    auto const network = [&](Town& from) { return network_text(from, strategist); };
    auto const map = [&](Town& from) { return map_told(from, strategist); };
    EXPECT_TRUE(unseeing(weaknesses).ok());
    EXPECT_EQ(unseeing(map).value().nodes.size(), map(town()).value().nodes.size());
    conceal("need", plain.id.text, "note");
    for (auto const& refused :
         {unseeing(weaknesses).error(), unseeing(network).error(), unseeing(map).error()}) {
        EXPECT_EQ(refused.code, ErrorCode::forbidden);
        EXPECT_EQ(refused.key, "continuity.not_all_is_seen");
    }
    EXPECT_TRUE(weaknesses(town()).ok());
    EXPECT_TRUE(network(town()).ok());
}

TEST_P(ContinuitySecrecy, a_hidden_plan_hinders_no_reckoning) {
    ContinuityPlan plan;
    plan.service = home.id;
    auto const made = kept(plan);
    conceal("continuity_plan", made.id.text);
    auto const weaknesses = [&](Town& from) { return weaknesses_told(from, strategist, "sv"); };
    EXPECT_TRUE(unseeing(weaknesses).ok());
    auto const page = [&](Town& from) { return service_page(from, at_care, home.id).value().plan; };
    EXPECT_FALSE(unseeing(page));
    EXPECT_TRUE(page(town()));
}

}  // namespace
}  // namespace varn::continuity
