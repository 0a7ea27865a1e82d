// The registers read together: what is counted, what is asked for by the standing of plans, and what services
// of the same kind suggest.
#include "town_of_services.h"

namespace varn::continuity {
namespace {

class Similar : public ServiceTown {
protected:
    CriticalService named(std::string key, std::string name, std::int64_t tolerable = 240) {
        auto made = service(std::move(key));
        made.name = std::move(name);
        made.tolerable_minutes = tolerable;
        return kept(made);
    }
    ContinuityPlan plan_for(CriticalService const& of, Holds highest) {
        ContinuityPlan plan;
        plan.service = of.id;
        plan.reserve_routines = "Listor på papper.";
        plan.peace_holds = Holds::yes;
        plan.heightened_holds = Holds::yes;
        plan.highest_holds = highest;
        return kept(plan);
    }
    SimilarNeeds asked(CriticalService const& of) { return similar_needs(town(), reader, of.id).value(); }
    std::vector<std::string> names_of(std::string const& plan) {
        std::vector<std::string> names;
        auto const page = list_services(town(), reader, {.plan = plan}, {50, 0}).value();
        for (auto const& line : page.items) {
            names.push_back(line.service.name);
        }
        EXPECT_EQ(page.total, static_cast<std::int64_t>(names.size()));
        return names;
    }
};
VARN_ON_EVERY_ENGINE(Similar);
using Names = std::vector<std::string>;

TEST_P(Similar, services_of_the_same_kind_suggest_what_they_need) {
    auto const grid = kept(resource("elnat"));
    auto const diesel = kept(resource("diesel", ResourceClass::fuel));
    auto const crew = kept(resource("personal", ResourceClass::staff));
    auto const asking = named("hemtjanst-9", "Hemtjänst 9, Norr");
    auto power = [&](CriticalService const& of, std::int64_t buffer) {
        auto made = need(of, {member(grid), member(diesel)});
        made.buffer_minutes = buffer;
        needs(made);
    };
    for (auto const& [key, name, buffer] : {std::tuple{"hemtjanst-1", "Hemtjänst 1, Norr", 30},
                                            {"hemtjanst-2", "Hemtjänst 2, Söder", 60},
                                            {"hemtjanst-3", "Hemtjänst 3", 480}}) {
        power(named(key, name, buffer * 10), buffer);
    }
    auto staffed = need(named("hemtjanst-4", "Hemtjänst"), {member(crew)});
    staffed.what = "personal";
    needs(staffed);
    power(named("skola-1", "Skola 1"), 9000);

    auto const told = asked(asking);
    EXPECT_EQ(told.count, 4) << "the school is of another kind";
    ASSERT_EQ(told.needs.size(), 2U);
    EXPECT_EQ(told.needs[0].what, "el");
    EXPECT_EQ(told.needs[0].services, 3);
    EXPECT_EQ(told.needs[0].buffer_minutes, 60) << "the one in the middle";
    EXPECT_EQ(told.needs[0].kind, ResourceClass::power);
    EXPECT_FALSE(told.needs[0].is_stated);
    ASSERT_EQ(told.needs[0].members.size(), 2U);
    EXPECT_EQ(told.needs[0].members[0].services, 3);
    EXPECT_EQ(told.needs[1].what, "personal");
    EXPECT_EQ(told.tolerable_minutes, 300) << "of 240, 300, 600 and 4800 the lower of the two in the middle";

    power(asking, 0);
    EXPECT_TRUE(asked(asking).needs[0].is_stated);
}

TEST_P(Similar, a_function_or_a_sector_in_common_is_enough_when_nothing_is_closer) {
    auto signals = service("signaler");
    signals.name = "Signaler";
    signals.societal_function = "Vägtransporter";
    auto tunnels = signals;
    tunnels.key = "tunnlar";
    tunnels.name = "Tunnlar";
    auto const asking = kept(signals);
    kept(tunnels);
    kept(service("bibliotek"));
    auto const told = asked(asking);
    EXPECT_EQ(told.count, 1);
    ASSERT_EQ(told.services.size(), 1U);
    EXPECT_EQ(told.services[0].name, "Tunnlar");
    EXPECT_EQ(told.services[0].unit_name, "Äldrenämnden");
    EXPECT_EQ(similar_needs(town(), auth::Actor{}, asking.id).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(similar_needs(town(), reader, Id<CriticalService>{care.text}).error().code,
              ErrorCode::not_found);
}

TEST_P(Similar, what_alone_has_its_kind_is_told_of_nobody) {
    auto const told = asked(named("bibliotek", "Bibliotek"));
    EXPECT_EQ(told.count, 0);
    EXPECT_TRUE(told.needs.empty());
    EXPECT_FALSE(told.tolerable_minutes);
}

TEST_P(Similar, the_summary_counts_what_goes_on) {
    auto const holds = named("a", "A");
    auto const fails = named("b", "B");
    auto const waits = named("c", "C");
    named("d", "D");
    auto ended = service("e");
    ended.ended_on = *parse_date("2024-01-01");
    kept(ended);
    kept(resource("elnat"));
    auto const good = plan_for(holds, Holds::yes);
    auto const bad = plan_for(fails, Holds::no);
    plan_for(waits, Holds::unanswered);
    ASSERT_TRUE(approve_plan(town(), head_of_care, good.id, 1, {}));
    PlanTest test;
    test.plan = good.id;
    test.held_on = *parse_date("2022-05-01");
    kept(test);
    test.held_on = *parse_date("2023-11-14");
    kept(test);
    test.plan = bad.id;
    test.held_on = *parse_date("2023-03-02");
    kept(test);

    auto const told = summary_of(town(), reader).value();
    EXPECT_EQ(told.services, 4);
    EXPECT_EQ(told.resources, 1);
    EXPECT_EQ(told.without_plan, 1);
    EXPECT_EQ(told.approved, 1);
    EXPECT_EQ(told.drafts, 2);
    EXPECT_EQ(told.incomplete, 1);
    EXPECT_EQ(told.not_at_highest, 1);
    EXPECT_EQ(told.untested, 1);
    EXPECT_EQ(told.oldest_test, *parse_date("2023-03-02")) << "the latest of each plan is compared";
    EXPECT_EQ(told.oldest_tested_name, "B");

    EXPECT_EQ(names_of("missing"), (Names{"D"}));
    EXPECT_EQ(names_of("approved"), (Names{"A"}));
    EXPECT_EQ(names_of("draft"), (Names{"B", "C"}));
    EXPECT_EQ(names_of("incomplete"), (Names{"C"}));
    EXPECT_EQ(names_of("not_at_highest"), (Names{"B"}));
    EXPECT_EQ(names_of("untested"), (Names{"C"}));
}

TEST_P(Similar, what_bears_the_shortest_outage_can_stand_first) {
    named("a", "A", 600);
    named("b", "B", 60);
    auto unknown = service("c");
    unknown.name = "C";
    unknown.tolerable_minutes.reset();
    kept(unknown);
    auto const page =
        list_services(town(), reader, {.order = store::RegisterOrder::tolerable}, {50, 0}).value();
    ASSERT_EQ(page.items.size(), 3U);
    EXPECT_EQ(page.items[0].service.name, "B");
    EXPECT_EQ(page.items[1].service.name, "A");
    EXPECT_EQ(page.items[2].service.name, "C") << "what is not known comes last";
}

}  // namespace
}  // namespace varn::continuity
