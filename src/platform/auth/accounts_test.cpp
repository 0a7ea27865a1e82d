// Who may manage accounts, who may elsewhere, who may not; and what an account must be.
#include "platform/accounts.h"

#include "auth_town.h"

namespace varn::auth {
namespace {

class AccountVerbs : public AuthTown {
protected:
    ChangeOf<Account> change(Account const& account, std::string fields) {
        return {account.id, account.version, json::Change<Account>{std::move(fields)}};
    }
    Result<Account> adding_as(Actor const& actor) {
        return add_account(
            town(), actor,
            {.user_name = "bo.ek", .name = "Bo Ek", .language = {}, .password = good_password});
    }
};
VARN_ON_EVERY_ENGINE(AccountVerbs);

TEST_P(AccountVerbs, an_administrator_of_the_whole_town_adds_an_account) {
    auto const made = adding_as(administrator).value();
    EXPECT_EQ(made.user_name, "bo.ek");
    EXPECT_EQ(made.status, AccountStatus::active);
    EXPECT_EQ(account(town(), administrator, made.id).value().name, "Bo Ek");
    EXPECT_EQ(last_audited(), "account.add");
}

TEST_P(AccountVerbs, others_add_none_and_nothing_else_happens) {
    for (auto const& actor : {administrator_elsewhere, strategist, auditor}) {
        EXPECT_EQ(adding_as(actor).error().code, ErrorCode::forbidden);
    }
    EXPECT_EQ(adding_as(nobody).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(audit_size(), 0);
    EXPECT_EQ(count("SELECT COUNT(*) FROM {account}"), 0);
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_secret"), 0);
}

TEST_P(AccountVerbs, a_user_name_is_kept_in_lower_case_and_belongs_to_one_account) {
    EXPECT_EQ(add(" Anna.Berg ").user_name, "anna.berg");
    auto const size = audit_size();
    auto const again = add_account(
        town(), administrator,
        {.user_name = "ANNA.BERG", .name = "En Annan", .language = {}, .password = good_password});
    EXPECT_EQ(again.error().code, ErrorCode::conflict);
    EXPECT_EQ(again.error().key, "auth.user_name_taken");
    EXPECT_EQ(audit_size(), size);
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_secret"), 0);
}

TEST_P(AccountVerbs, everything_wrong_with_a_new_account_is_told_at_once) {
    auto const refused = add_account(
        town(), administrator, {.user_name = "anna berg", .name = "  ", .language = {}, .password = "kort"});
    ASSERT_FALSE(refused);
    std::vector<std::string> keys;
    for (auto const& problem : refused.error().problems) {
        keys.push_back(problem.pointer + " " + problem.key);
    }
    EXPECT_EQ(keys, (std::vector<std::string>{"/user_name auth.user_name_format", "/name auth.name_format",
                                              "/password auth.password_short"}));
    EXPECT_EQ(audit_size(), 0);
}

TEST_P(AccountVerbs, accounts_are_listed_by_user_name_for_administrators_and_auditors) {
    add("bo");
    add("anna");
    add("cecilia");
    auto const page = list_accounts(town(), auditor, 2, 1).value();
    EXPECT_EQ(page.total, 3);
    ASSERT_EQ(page.items.size(), 2U);
    EXPECT_EQ(page.items[0].user_name, "bo");
    EXPECT_EQ(list_accounts(town(), administrator_elsewhere).error().code, ErrorCode::forbidden);
    EXPECT_EQ(list_accounts(town(), strategist).error().code, ErrorCode::forbidden);
    EXPECT_EQ(account_named(town(), administrator, "Anna").value().user_name, "anna");
    EXPECT_EQ(account_named(town(), administrator, "david").error().code, ErrorCode::not_found);
}

TEST_P(AccountVerbs, ones_own_account_is_seen_by_oneself_and_hidden_from_others) {
    auto const anna = add("anna");
    auto const bo = add("bo");
    EXPECT_EQ(account(town(), as(anna, Role::reader), anna.id).value().user_name, "anna");
    EXPECT_EQ(account(town(), as(bo, Role::reader), anna.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(account(town(), nobody, anna.id).error().code, ErrorCode::unauthenticated);
}

TEST_P(AccountVerbs, a_change_counts_the_version_up_and_an_old_version_is_stale) {
    auto const anna = add("anna");
    auto const changed = change_account(town(), administrator, change(anna, R"({"name":"Anna Ek"})")).value();
    EXPECT_EQ(changed.name, "Anna Ek");
    EXPECT_EQ(changed.version, 2);
    EXPECT_EQ(change_account(town(), administrator, change(anna, R"({"name":"Anna Al"})")).error().code,
              ErrorCode::stale);
    EXPECT_EQ(last_audited(), "account.change");
}

TEST_P(AccountVerbs, anybody_with_a_role_chooses_her_own_language_and_nothing_more) {
    auto const anna = add("anna");
    auto const reader = as(anna, Role::reader);
    auto const changed = change_account(town(), reader, change(anna, R"({"language":"en"})")).value();
    EXPECT_EQ(changed.language, Language::en);
    EXPECT_EQ(last_audited(), "account.own");
    EXPECT_EQ(change_account(town(), reader, change(changed, R"({"name":"Chefen"})")).error().code,
              ErrorCode::forbidden);
    EXPECT_EQ(change_account(town(), reader, change(changed, R"({"status":"closed"})")).error().code,
              ErrorCode::forbidden);
    EXPECT_EQ(change_account(town(), reader, change(changed, R"({"user_name":"chefen"})")).error().code,
              ErrorCode::invalid);
    auto const bo = add("bo");
    EXPECT_EQ(change_account(town(), reader, change(bo, R"({"language":"en"})")).error().code,
              ErrorCode::not_found);
}

TEST_P(AccountVerbs, a_change_of_nothing_writes_nothing) {
    auto const anna = add("anna");
    auto const size = audit_size();
    EXPECT_EQ(change_account(town(), administrator, change(anna, "{}")).value().version, 1);
    EXPECT_EQ(audit_size(), size);
}

TEST_P(AccountVerbs, an_account_is_closed_and_can_be_opened_again) {
    auto const anna = add("anna");
    EXPECT_EQ(close_account(town(), administrator_elsewhere, anna.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(close_account(town(), auditor, anna.id).error().code, ErrorCode::forbidden);
    auto const closed = close_account(town(), administrator, anna.id).value();
    EXPECT_EQ(closed.status, AccountStatus::closed);
    EXPECT_EQ(last_audited(), "account.close");
    auto const size = audit_size();
    EXPECT_EQ(close_account(town(), administrator, anna.id).value().version, closed.version);
    EXPECT_EQ(audit_size(), size);
    EXPECT_EQ(change_account(town(), administrator, change(closed, R"({"status":"active"})")).value().status,
              AccountStatus::active);
}

TEST_P(AccountVerbs, the_last_administrator_of_the_town_cannot_be_closed) {
    auto const anna = add("anna");
    auto const bo = add("bo");
    give(anna, Role::administrator);
    give(bo, Role::administrator, trafik);
    auto const refused = close_account(town(), administrator, anna.id);
    EXPECT_EQ(refused.error().key, "auth.last_administrator");
    EXPECT_EQ(account(town(), administrator, anna.id).value().status, AccountStatus::active);
    give(bo, Role::administrator);
    EXPECT_TRUE(close_account(town(), administrator, anna.id));
}

TEST_P(AccountVerbs, an_administrator_sets_the_password_of_others) {
    auto const anna = add("anna");
    EXPECT_TRUE(set_password(town(), administrator, anna.id, good_password));
    EXPECT_EQ(last_audited(), "account.password");
    EXPECT_EQ(texts("SELECT subject FROM audit_entry ORDER BY position").back(), anna.id.text);
    EXPECT_EQ(set_password(town(), auditor, anna.id, good_password).error().code, ErrorCode::forbidden);
    EXPECT_EQ(set_password(town(), strategist, anna.id, good_password).error().code, ErrorCode::not_found);
    EXPECT_EQ(set_password(town(), administrator, anna.id, "kort").error().code, ErrorCode::invalid);
    EXPECT_EQ(set_password(town(), administrator, {"00000000-0000-7000-8000-00000000ffff"}, good_password)
                  .error()
                  .code,
              ErrorCode::not_found);
    auto const own = set_password(town(), as(anna, Role::administrator), anna.id, good_password);
    EXPECT_EQ(own.error().problems.front().key, "auth.current_password_needed");
}

TEST_P(AccountVerbs, the_demo_accounts_are_added_once) {
    std::vector<DemoAccount> const wanted{{"demo.strateg", "Demo Strateg", Role::strategist, {}},
                                          {"demo.trafik", "Demo Trafik", Role::coordinator, AnyId{trafik}}};
    ASSERT_TRUE(add_demo_accounts(town(), wanted, "publikt demolösen"));
    auto const size = audit_size();
    ASSERT_TRUE(add_demo_accounts(town(), wanted, "publikt demolösen"));
    EXPECT_EQ(audit_size(), size);
    EXPECT_EQ(list_accounts(town(), administrator).value().total, 2);
}

}  // namespace
}  // namespace varn::auth
