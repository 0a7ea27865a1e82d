// Whom is told what of accounts: what happened to her, and nobody else.
#include "auth_town.h"

namespace varn::auth {
namespace {

using Words = std::vector<std::string>;

class AccountNotices : public AuthTown {
protected:
    Words told(Account const& account) {
        db::ReadTx tx{town().db};
        return tx
            .query<std::string>("SELECT kind FROM notice WHERE account = $1 ORDER BY at, id", account.id.text)
            .value();
    }
};
VARN_ON_EVERY_ENGINE(AccountNotices);

TEST_P(AccountNotices, whoever_is_given_a_role_or_loses_one_is_told) {
    auto const anna = add("anna.berg");
    auto const bo = add("bo.ek");
    auto const grant = give(anna, Role::reader);
    EXPECT_EQ(told(anna), Words{"auth.role_granted"});
    ASSERT_TRUE(end_grant(town(), administrator, grant.id));
    EXPECT_EQ(told(anna), (Words{"auth.role_granted", "auth.role_ended"}));
    EXPECT_EQ(told(bo), Words{});
}

TEST_P(AccountNotices, who_gives_herself_a_role_needs_no_telling) {
    auto const anna = add("anna.berg");
    ASSERT_TRUE(grant_role(town(), as(anna, Role::administrator), anna.id, {.role = Role::reader}));
    EXPECT_EQ(told(anna), Words{});
}

TEST_P(AccountNotices, a_refused_change_tells_nobody) {
    auto const anna = add("anna.berg");
    ASSERT_FALSE(grant_role(town(), auditor, anna.id, {.role = Role::reader}));
    ASSERT_FALSE(set_password(town(), administrator, anna.id, "kort"));
    EXPECT_EQ(told(anna), Words{});
}

TEST_P(AccountNotices, a_new_password_is_told_of_whoever_set_it) {
    auto const anna = add("anna.berg", good_password);
    ASSERT_TRUE(set_password(town(), administrator, anna.id, "tre hästar på bron"));
    EXPECT_EQ(told(anna), Words{"auth.password_changed"});
}

}  // namespace
}  // namespace varn::auth
