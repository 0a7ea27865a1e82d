// Deputies, and the other ways a grant reaches: the members of a sector, one matter.
#include "platform/deputies.h"

#include "auth_town.h"
#include "platform/acting.h"

namespace varn::auth {
namespace {

class Deputies : public AuthTown {
protected:
    static constexpr auto sector = "00000000-0000-7000-8000-0000000000c1";
    static constexpr auto matter = "00000000-0000-7000-8000-0000000000d1";

    void SetUp() override {
        AuthTown::SetUp();
        anna_ = add("anna");
        bo_ = add("bo");
    }
    static std::vector<std::string> reached(std::string const& place, Date on) {
        return place == sector ? std::vector<std::string>{skola, trafik} : below(place, on);
    }
    Actor acting(Account const& account) { return acting_as(town(), account.id, reached).value(); }
    NewDeputy from_to(Account const& deputy, char const* from, char const* to) {
        return {.deputy = deputy.id, .valid_from = parse_date(from), .valid_to = *parse_date(to)};
    }
    void move_to(char const* day) {
        clock_.move_to(Instant{start_of(*parse_date(day)).milliseconds + 43'200'000});
    }
    Account anna_;
    Account bo_;
};
VARN_ON_EVERY_ENGINE(Deputies);

TEST_P(Deputies, a_deputy_holds_the_grant_on_the_days_alone_and_acts_for_its_owner) {
    auto const grant = give(anna_, Role::coordinator, trafik);
    auto const owner = acting(anna_);
    ASSERT_TRUE(name_deputy(town(), owner, grant.id, from_to(bo_, "2024-02-10", "2024-02-12")));
    EXPECT_TRUE(acting(bo_).grants.empty());
    move_to("2024-02-10");
    auto const deputy = acting(bo_);
    ASSERT_EQ(deputy.grants.size(), 1U);
    EXPECT_EQ(deputy.grants[0].units, (std::vector<std::string>{trafik, trafik_sakerhet}));
    EXPECT_EQ(deputy.grants[0].acting_for, anna_.id.text);
    EXPECT_EQ(acting(anna_).grants[0].acting_for, "");
    move_to("2024-02-13");
    EXPECT_TRUE(acting(bo_).grants.empty());
}

TEST_P(Deputies, what_a_deputy_does_is_audited_as_hers_for_whom_she_acted) {
    auto const grant = give(anna_, Role::administrator);
    ASSERT_TRUE(name_deputy(town(), administrator, grant.id, from_to(bo_, "2024-02-01", "2024-02-12")));
    auto const deputy = acting(bo_);
    ASSERT_TRUE(
        add_account(town(), deputy, {.user_name = "cilla", .name = "Cilla", .language = {}, .password = {}}));
    auto const said = texts(
        "SELECT c.content FROM audit_clear c JOIN audit_entry e ON e.position = c.position "
        "WHERE e.action = 'account.add' AND e.actor = '" +
        bo_.id.text + "'");
    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said[0].find("\"field\":\"acting_for\",\"said\":\"" + anna_.id.text), std::string::npos)
        << said[0];
}

TEST_P(Deputies, one_lends_what_is_ones_own_and_the_role_of_administrator_not_at_all) {
    auto const grant = give(anna_, Role::head, trafik);
    EXPECT_EQ(
        name_deputy(town(), acting(bo_), grant.id, from_to(bo_, "2024-02-01", "2024-02-12")).error().code,
        ErrorCode::not_found);
    auto token = acting(anna_);
    token.only_actions = {"account.deputy"};
    EXPECT_EQ(name_deputy(town(), token, grant.id, from_to(bo_, "2024-02-01", "2024-02-12")).error().code,
              ErrorCode::not_found)
        << "a token is not its owner";
    auto const keys = give(bo_, Role::administrator, trafik);
    EXPECT_EQ(
        name_deputy(town(), acting(bo_), keys.id, from_to(anna_, "2024-02-01", "2024-02-12")).error().code,
        ErrorCode::forbidden);
    EXPECT_EQ(name_deputy(town(), acting(anna_), grant.id, from_to(anna_, "2024-02-01", "2024-02-12"))
                  .error()
                  .problems.at(0)
                  .key,
              "auth.deputy_is_owner");
    EXPECT_EQ(name_deputy(town(), acting(anna_), grant.id, from_to(bo_, "2024-02-01", "2025-12-31"))
                  .error()
                  .problems.at(0)
                  .key,
              "auth.deputy_period");
    EXPECT_EQ(name_deputy(town(), acting(anna_), grant.id, from_to(bo_, "2023-12-01", "2024-02-10"))
                  .error()
                  .problems.at(0)
                  .key,
              "auth.deputy_outside_grant");
}

TEST_P(Deputies, a_closed_owner_lends_nothing_and_a_deputyship_ends_at_once) {
    auto const grant = give(anna_, Role::coordinator, trafik);
    auto const lent =
        name_deputy(town(), acting(anna_), grant.id, from_to(bo_, "2024-02-01", "2024-02-12")).value();
    EXPECT_EQ(list_deputyships(town(), acting(bo_), bo_.id).value().size(), 1U);
    EXPECT_EQ(list_deputyships(town(), acting(anna_), anna_.id).value().size(), 1U);
    EXPECT_EQ(list_deputyships(town(), acting(bo_), anna_.id).error().code, ErrorCode::not_found);
    ASSERT_EQ(acting(bo_).grants.size(), 1U);
    ASSERT_TRUE(end_deputyship(town(), acting(bo_), lent.id));
    EXPECT_TRUE(acting(bo_).grants.empty());
    auto const again = name_deputy(town(), acting(anna_), grant.id, from_to(bo_, "2024-02-01", "2024-02-12"));
    ASSERT_TRUE(again);
    ASSERT_TRUE(close_account(town(), administrator, anna_.id));
    EXPECT_TRUE(acting(bo_).grants.empty());
}

TEST_P(Deputies, a_role_that_was_given_and_lent_today_can_be_ended_today) {
    auto const grant = give(anna_, Role::coordinator, trafik);
    ASSERT_TRUE(name_deputy(town(), acting(anna_), grant.id, from_to(bo_, "2024-02-01", "2024-02-12")));
    ASSERT_TRUE(end_grant(town(), administrator, grant.id));
    EXPECT_TRUE(acting(anna_).grants.empty());
    EXPECT_TRUE(acting(bo_).grants.empty());
    EXPECT_TRUE(list_deputyships(town(), acting(bo_), bo_.id).value().empty());
}

TEST_P(Deputies, one_is_not_named_twice_for_the_same_role_on_the_same_days) {
    auto const grant = give(anna_, Role::head, trafik);
    auto const other = give(anna_, Role::coordinator, skola);
    auto const owner = acting(anna_);
    ASSERT_TRUE(name_deputy(town(), owner, grant.id, from_to(bo_, "2024-02-01", "2024-02-12")));
    auto const refused =
        name_deputy(town(), owner, grant.id, from_to(bo_, "2024-02-12", "2024-02-20")).error();
    EXPECT_EQ(refused.code, ErrorCode::conflict);
    ASSERT_EQ(refused.problems.size(), 1U);
    EXPECT_EQ(refused.problems[0].pointer, "/valid_from");
    EXPECT_EQ(refused.problems[0].key, "auth.deputy_already_named");
    EXPECT_EQ(refused.problems[0].params, (Params{{"from", "2024-02-01"}, {"to", "2024-02-12"}}));
    EXPECT_TRUE(name_deputy(town(), owner, grant.id, from_to(bo_, "2024-02-13", "2024-02-20")));
    EXPECT_TRUE(name_deputy(town(), owner, other.id, from_to(bo_, "2024-02-01", "2024-02-12")))
        << "another role of the same owner";
    EXPECT_TRUE(name_deputy(town(), owner, grant.id, from_to(add("cilla"), "2024-02-01", "2024-02-12")))
        << "somebody else";
}

TEST_P(Deputies, a_deputy_is_told_whose_deputy_she_is_and_nothing_more_of_that_account) {
    auto const grant = give(anna_, Role::coordinator, trafik);
    ASSERT_TRUE(name_deputy(town(), acting(anna_), grant.id, from_to(bo_, "2024-02-01", "2024-02-12")));
    auto const deputy = acting(bo_);
    auto const told = list_deputyships(town(), deputy, bo_.id).value();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].owner, anna_.id);
    EXPECT_EQ(told[0].owner_name, anna_.name);
    EXPECT_EQ(told[0].deputy_name, bo_.name);
    EXPECT_EQ(account(town(), deputy, anna_.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(list_grants(town(), deputy, anna_.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(list_deputyships(town(), acting(anna_), anna_.id).value().at(0).deputy_name, bo_.name);
}

TEST_P(Deputies, a_grant_reaches_the_members_of_a_sector_or_one_matter) {
    ASSERT_TRUE(grant_role(town(), administrator, anna_.id,
                           {.role = Role::coordinator, .sector = AnyId{sector}}, {reached}));
    ASSERT_TRUE(grant_role(town(), administrator, anna_.id, {.role = Role::head, .matter = AnyId{matter}},
                           {reached}));
    auto const held = acting(anna_).grants;
    ASSERT_EQ(held.size(), 2U);
    EXPECT_EQ(held[0].units, (std::vector<std::string>{skola, trafik}));
    EXPECT_EQ(held[1].matters, std::vector<std::string>{matter});
    EXPECT_FALSE(held[0].whole_town || held[1].whole_town);
    EXPECT_EQ(grant_role(town(), administrator, anna_.id,
                         {.role = Role::head, .unit = AnyId{trafik}, .sector = AnyId{sector}}, {reached})
                  .error()
                  .problems.at(0)
                  .key,
              "auth.one_reach");
    EXPECT_EQ(
        grant_role(town(), administrator, anna_.id, {.role = Role::head, .sector = AnyId{matter}}, {reached})
            .error()
            .problems.at(0)
            .pointer,
        "/sector");
}

}  // namespace
}  // namespace varn::auth
