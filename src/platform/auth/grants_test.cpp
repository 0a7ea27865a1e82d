// Roles: who may give them, where they reach, and when they end.
#include "auth_town.h"
#include "platform/deputies.h"
#include "platform/holders.h"

namespace varn::auth {
namespace {

class Grants : public AuthTown {
protected:
    void SetUp() override {
        AuthTown::SetUp();
        anna_ = add("anna");
    }
    Result<RoleGrant> granting_as(Actor const& actor, NewGrant const& ask = {.role = Role::head}) {
        return grant_role(town(), actor, anna_.id, ask, {below});
    }
    static ChangeOf<RoleGrant> change(RoleGrant const& grant, std::string fields) {
        return {grant.id, grant.version, json::Change<RoleGrant>{std::move(fields)}};
    }
    Account anna_;
};
VARN_ON_EVERY_ENGINE(Grants);

TEST_P(Grants, an_administrator_of_the_whole_town_gives_a_role_from_today) {
    auto const grant = granting_as(administrator, {.role = Role::coordinator, .unit = AnyId{trafik}}).value();
    EXPECT_EQ(to_text(grant.valid_from), "2024-02-01");
    EXPECT_EQ(last_audited(), "account.grant");
    auto const held = list_grants(town(), auditor, anna_.id).value();
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held.front().unit, AnyId{trafik});
}

TEST_P(Grants, others_give_none_not_even_to_themselves) {
    auto const size = audit_size();
    EXPECT_EQ(granting_as(administrator_elsewhere).error().code, ErrorCode::not_found);
    EXPECT_EQ(granting_as(strategist).error().code, ErrorCode::not_found);
    EXPECT_EQ(granting_as(auditor).error().code, ErrorCode::forbidden);
    EXPECT_EQ(granting_as(as(anna_, Role::head), {.role = Role::administrator}).error().code,
              ErrorCode::forbidden);
    EXPECT_EQ(granting_as(nobody).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(audit_size(), size);
    EXPECT_TRUE(list_grants(town(), administrator, anna_.id).value().empty());
}

TEST_P(Grants, a_unit_must_be_known_and_a_period_must_not_end_before_it_begins) {
    auto const unknown = granting_as(administrator, {.role = Role::head,
                                                     .unit = AnyId{"00000000-0000-7000-8000-00000000dead"},
                                                     .valid_from = {},
                                                     .valid_to = {}});
    EXPECT_EQ(unknown.error().problems.front().key, "auth.unit_unknown");
    auto const backwards = granting_as(
        administrator, {.role = Role::head, .valid_from = {}, .valid_to = parse_date("2024-01-31")});
    EXPECT_EQ(backwards.error().problems.front().pointer, "/valid_to");
}

TEST_P(Grants, a_role_is_held_once_at_a_unit_at_a_time) {
    ASSERT_TRUE(granting_as(administrator));
    EXPECT_EQ(granting_as(administrator).error().key, "auth.role_already_held");
    EXPECT_TRUE(granting_as(administrator, {.role = Role::head, .unit = AnyId{trafik}}));
}

TEST_P(Grants, the_last_day_can_be_set_and_taken_away_by_an_administrator_alone) {
    auto const grant = granting_as(administrator).value();
    auto const ending = change(grant, R"({"valid_to":"2024-12-31"})");
    EXPECT_EQ(change_grant(town(), administrator_elsewhere, ending).error().code, ErrorCode::not_found);
    EXPECT_EQ(change_grant(town(), auditor, ending).error().code, ErrorCode::forbidden);
    EXPECT_EQ(change_grant(town(), as(anna_, Role::head), ending).error().code, ErrorCode::forbidden);
    auto const ended = change_grant(town(), administrator, ending).value();
    EXPECT_EQ(to_text(*ended.valid_to), "2024-12-31");
    EXPECT_EQ(change_grant(town(), administrator, ending).error().code, ErrorCode::stale);
    EXPECT_FALSE(change_grant(town(), administrator, change(ended, R"({"valid_to":null})")).value().valid_to);
    EXPECT_EQ(change_grant(town(), administrator, change(ended, R"({"role":"administrator"})")).error().code,
              ErrorCode::invalid);
}

TEST_P(Grants, a_grant_is_ended_at_once_and_stays_in_the_history) {
    auto const old = granting_as(administrator,
                                 {.role = Role::head, .valid_from = parse_date("2023-01-01"), .valid_to = {}})
                         .value();
    auto const mistake = granting_as(administrator, {.role = Role::auditor}).value();
    EXPECT_EQ(end_grant(town(), auditor, old.id).error().code, ErrorCode::forbidden);
    ASSERT_TRUE(end_grant(town(), administrator, old.id));
    ASSERT_TRUE(end_grant(town(), administrator, mistake.id));
    auto const held = list_grants(town(), administrator, anna_.id).value();
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(to_text(*held.front().valid_to), "2024-01-31");
    EXPECT_EQ(count("SELECT COUNT(*) FROM role_grant_history WHERE id = '" + mistake.id.text + "'"), 1);
}

TEST_P(Grants, who_holds_a_role_in_a_sector_or_a_matter_does_not_hold_it_for_the_whole_town) {
    auto const elsewhere = [&](NewGrant const& ask) {
        auto const account = add("person." + std::to_string(count("SELECT COUNT(*) FROM account")));
        ASSERT_TRUE(grant_role(town(), administrator, account.id, ask));
    };
    ASSERT_TRUE(granting_as(administrator, {.role = Role::strategist}));
    elsewhere({.role = Role::strategist, .unit = AnyId{trafik}});
    elsewhere({.role = Role::strategist, .sector = AnyId{skola}});
    elsewhere({.role = Role::strategist, .matter = AnyId{trafik_sakerhet}});
    db::ReadTx tx{town().db};
    auto const today = town().clock.today();
    EXPECT_EQ(holders(tx, {Role::strategist}, today, Holding::whole_town).value(),
              std::vector{anna_.id.text});
    EXPECT_EQ(holders(tx, {Role::strategist}, today).value().size(), 4U);
}

TEST_P(Grants, where_it_takes_two_nobody_makes_an_administrator_alone) {
    auto const bo = add("bo");
    auto const by_two = [&](Actor const& actor, Account const& account, NewGrant const& ask) {
        return grant_role(town(), actor, account.id, ask, {below, Appointing::by_two});
    };
    auto const first = by_two(administrator, anna_, {.role = Role::administrator}).value();
    auto const anna = as(anna_, Role::administrator);
    EXPECT_TRUE(by_two(anna, anna_, {.role = Role::reader})) << "other roles take one";
    EXPECT_EQ(by_two(administrator, bo, {.role = Role::administrator}).error().key, "auth.takes_two");
    EXPECT_EQ(by_two(administrator, bo, {.role = Role::administrator, .unit = AnyId{trafik}}).error().key,
              "auth.takes_two");
    EXPECT_EQ(
        by_two(administrator, bo, {.role = Role::administrator, .unit = AnyId{bo.id.text}}).error().code,
        ErrorCode::invalid)
        << "what is wrong comes before who must confirm";
    // Anna is alone: nobody could confirm.
    auto const short_one =
        by_two(anna, bo, {.role = Role::administrator, .valid_to = parse_date("2024-02-10")}).value();
    EXPECT_EQ(
        change_grant(town(), anna, change(short_one, R"({"valid_to":null})"), Appointing::by_two).error().key,
        "auth.takes_two_to_prolong");
    auto const last_day = change(first, R"({"valid_to":"2024-02-20"})");
    ASSERT_TRUE(change_grant(town(), anna, last_day, Appointing::by_two)) << "shorter takes one";
    auto longer = change(first, R"({"valid_to":null})");
    longer.version = 2;
    EXPECT_EQ(change_grant(town(), anna, longer, Appointing::by_two).error().key,
              "auth.takes_two_to_prolong");
    EXPECT_EQ(
        name_deputy(town(), anna, first.id,
                    {.deputy = add("cilla").id, .valid_to = *parse_date("2024-02-10")}, Appointing::by_two)
            .error()
            .key,
        "auth.takes_two_to_lend");
}

TEST_P(Grants, the_town_keeps_its_last_administrator) {
    auto const grant = give(anna_, Role::administrator);
    auto const size = audit_size();
    EXPECT_EQ(end_grant(town(), administrator, grant.id).error().key, "auth.last_administrator");
    EXPECT_EQ(audit_size(), size);
    auto const bo = add("bo");
    give(bo, Role::administrator);
    EXPECT_TRUE(end_grant(town(), administrator, grant.id));
}

}  // namespace
}  // namespace varn::auth
