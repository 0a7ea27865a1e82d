// Whom a comment of the centre is told to, and what of it.
#include "planning/notices.h"

#include "town_of_plans.h"

namespace varn::planning {
namespace {

class PlanNotices : public PlanTown {
protected:
    using Role = auth::Role;

    auth::Actor account(std::string const& name, Role role, std::optional<Id<Unit>> const& unit) {
        auto const added = auth::add_account(town(), auth::operator_actor(),
                                             {.user_name = name,
                                              .name = name,
                                              .language = auth::Language::sv,
                                              .password = "ett långt lösenord"});
        EXPECT_TRUE(added);
        auto const place = unit ? std::optional{AnyId{unit->text}} : std::nullopt;
        EXPECT_TRUE(auth::grant_role(town(), auth::operator_actor(), added.value().id,
                                     {.role = role, .unit = place, .valid_from = {}, .valid_to = {}}));
        auto actor = testing::somebody(role, unit ? std::vector{unit->text} : std::vector<std::string>{});
        actor.account = added.value().id.text;
        return actor;
    }
    void comment(auth::Actor const& actor, UnitGoal const& on) {
        PlanComment row;
        row.unit_goal = on.id;
        row.body = "Kan målet göras mätbart?";
        auto const made = add_comment(town(), actor, row);
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : said(made.error()));
    }
    std::vector<std::string> told(auth::Actor const& actor) {
        static notify::Kinds const kinds{&plan_commented};
        notify::Titles titles;
        add_titles(titles);
        std::vector<std::string> lines;
        auto const read = notify::inbox(town(), actor, {kinds, titles, "sv"}, {}).value();
        for (auto const& one : read.items) {
            if (one.kind == "planning.commented") {
                lines.push_back(one.text);
            }
        }
        return lines;
    }
    using Lines = std::vector<std::string>;
};
VARN_ON_EVERY_ENGINE(PlanNotices);

TEST_P(PlanNotices, those_who_write_the_plan_are_told_when_the_centre_comments) {
    auto const tora = account("tora", Role::coordinator, traffic);
    auto const harald = account("harald", Role::head, traffic);
    auto const sven = account("sven", Role::coordinator, schools);
    auto const lena = account("lena", Role::reader, {});
    auto const stina = account("stina", Role::strategist, {});
    comment(stina, plan(at_traffic, goal(traffic, this_year, "oppna-gator")));
    Lines const line{"Mål oppna-gator, Trafiknämnden har fått en kommentar centralt"};
    EXPECT_EQ(told(tora), line);
    EXPECT_EQ(told(harald), line);
    EXPECT_EQ(told(sven), Lines{});
    EXPECT_EQ(told(lena), Lines{});
    EXPECT_EQ(told(stina), Lines{});
}

TEST_P(PlanNotices, where_a_unit_has_nobody_the_nearest_above_is_told) {
    auto const tora = account("tora", Role::coordinator, traffic);
    comment(strategist, plan(at_traffic, goal(tunnels, this_year, "tunnlar")));
    EXPECT_EQ(told(tora).size(), 1U);
    auto const tage = account("tage", Role::coordinator, tunnels);
    comment(strategist, plan(at_traffic, goal(tunnels, this_year, "brand")));
    EXPECT_EQ(told(tora).size(), 1U);
    EXPECT_EQ(told(tage), Lines{"Mål brand, Tunnelenheten har fått en kommentar centralt"});
}

TEST_P(PlanNotices, what_the_unit_says_itself_is_told_to_nobody) {
    auto const tora = account("tora", Role::coordinator, traffic);
    auto const harald = account("harald", Role::head, traffic);
    comment(tora, plan(at_traffic, goal(traffic, this_year, "oppna-gator")));
    EXPECT_EQ(told(harald), Lines{});
    EXPECT_EQ(told(tora), Lines{});
}

TEST_P(PlanNotices, who_steers_and_writes_in_the_same_unit_is_not_told_of_her_own) {
    auto mixed = account("mia", Role::coordinator, traffic);
    mixed.grants.push_back({Role::strategist, true, {}});
    comment(mixed, plan(at_traffic, goal(traffic, this_year, "oppna-gator")));
    EXPECT_EQ(told(mixed), Lines{});
}

TEST_P(PlanNotices, a_mail_says_nothing_of_what_was_written) {
    for (auto const* language : {"sv", "en"}) {
        EXPECT_TRUE(i18n::placeholders(i18n::text(language, "notice.mail.planning.commented")).empty());
    }
}

}  // namespace
}  // namespace varn::planning
