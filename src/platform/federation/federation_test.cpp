// Who a person at a provider is here, and which roles follow from which groups, on both databases.
#include <gtest/gtest.h>

#include "platform/federated_accounts.h"
#include "platform/first_start.h"
#include "platform/notices.h"
#include "platform/testing.h"

namespace varn::federation {
namespace {

using auth::Role;
using Groups = std::vector<std::string>;

class FederatedTown : public testing::TownTest {
protected:
    static constexpr auto trafik = "00000000-0000-7000-8000-0000000000a1";

    void SetUp() override {
        auto all = auth::auth_migrations();
        for (auto& one : federation_migrations()) {
            all.push_back(std::move(one));
        }
        for (auto const& one : notify::telling_migrations()) {
            all.push_back(one);
        }
        migrate(all);
        staden_ = add("staden");
        map(staden_, "samordnare", Role::coordinator, trafik);
        map(staden_, "läsare", Role::reader);
    }
    IdentityProvider add(std::string const& key) {
        return add_provider(town(), administrator,
                            {.key = key,
                             .name = key,
                             .issuer = "https://" + key + ".example",
                             .client_id = "varn",
                             .client_secret = "hemligt"},
                            {})
            .value();
    }
    GroupRole map(IdentityProvider const& provider, std::string const& group, Role role,
                  std::optional<std::string> unit = {}) {
        NewGroupRole ask{.group_name = group, .role = role};
        if (unit) {
            ask.unit = AnyId{*unit};
        }
        return add_group_role(town(), administrator, provider.id, ask).value();
    }
    Admitted admitted(std::string const& subject, Groups groups, std::string const& user_name = "anna") {
        return admit(
                   town(), staden_,
                   {.subject = subject, .user_name = user_name, .name = "Anna", .groups = std::move(groups)})
            .value();
    }
    /// The roles of an account today, each with `*` when a provider gave it.
    std::string roles(Id<auth::Account> const& account) {
        std::string text;
        auto const grants = auth::list_grants(town(), administrator, account).value();
        for (auto const& grant : grants) {
            bool const now =
                grant.valid_from <= clock_.today() && (!grant.valid_to || *grant.valid_to >= clock_.today());
            text += now ? std::string{name_of(grant.role)} + (grant.provider ? "* " : " ") : "";
        }
        return text;
    }
    void next_day() { clock_.move_to(Instant{clock_.now().milliseconds + 24LL * 3'600'000}); }

    auth::Actor const administrator = testing::somebody(Role::administrator);
    IdentityProvider staden_;
};
VARN_ON_EVERY_ENGINE(FederatedTown);

TEST_P(FederatedTown, a_group_makes_an_account_with_its_role_and_the_next_time_it_is_the_same) {
    auto const first = admitted("s1", {"samordnare", "annat"});
    ASSERT_TRUE(first.account);
    EXPECT_EQ(roles(*first.account), "coordinator* ");
    EXPECT_EQ(*admitted("s1", {"samordnare"}).account, *first.account);
}

TEST_P(FederatedTown, nobody_is_made_an_account_without_a_role) {
    auto const before = audit_size();
    auto const turned = admitted("s1", {"annat"});
    EXPECT_FALSE(turned.account);
    EXPECT_EQ(turned.turned, Turned::away_without_role);
    EXPECT_EQ(audit_size(), before);
}

TEST_P(FederatedTown, roles_come_and_go_with_groups_and_a_persons_own_grant_stays) {
    auto const account = *admitted("s1", {"samordnare", "läsare"}).account;
    ASSERT_TRUE(auth::grant_role(town(), administrator, account, {.role = Role::head}));
    next_day();
    EXPECT_TRUE(apply_groups(town(), staden_, account, {"läsare"}).value());
    EXPECT_EQ(roles(account), "reader* head ");
    auto const before = audit_size();
    EXPECT_FALSE(apply_groups(town(), staden_, account, {"läsare"}).value());
    EXPECT_EQ(audit_size(), before);
    EXPECT_TRUE(apply_groups(town(), staden_, account, {}).value());
    EXPECT_EQ(roles(account), "head ");
    EXPECT_TRUE(apply_groups(town(), staden_, account, {"samordnare"}).value());
    EXPECT_EQ(roles(account), "head coordinator* ");
}

TEST_P(FederatedTown, a_role_that_follows_from_a_group_is_not_ended_by_hand) {
    auto const account = *admitted("s1", {"samordnare"}).account;
    auto const grant = auth::list_grants(town(), administrator, account).value().front();
    EXPECT_EQ(auth::end_grant(town(), administrator, grant.id).error().key, "auth.grant_of_group");
    EXPECT_EQ(auth::change_grant(
                  town(), administrator,
                  {grant.id, grant.version, json::Change<auth::RoleGrant>{R"({"valid_to":"2024-02-02"})"}})
                  .error()
                  .key,
              "auth.grant_of_group");
}

TEST_P(FederatedTown, two_providers_take_nothing_from_each_other) {
    auto const landet = add("landet");
    map(landet, "samordnare", Role::auditor);
    auto const account = *admitted("s1", {"samordnare"}).account;
    EXPECT_TRUE(apply_groups(town(), landet, account, {"samordnare"}).value());
    EXPECT_EQ(roles(account), "coordinator* auditor* ");
    EXPECT_TRUE(apply_groups(town(), landet, account, {}).value());
    EXPECT_EQ(roles(account), "coordinator* ");
    auto const other =
        admit(town(), landet,
              {.subject = "s1", .user_name = "anna", .name = "A", .groups = Groups{"samordnare"}})
            .value();
    EXPECT_NE(*other.account, account) << "the same subject at another provider is another person";
}

TEST_P(FederatedTown, closing_a_provider_or_removing_its_line_takes_the_roles_at_once) {
    auto const account = *admitted("s1", {"samordnare", "läsare"}).account;
    auto const lines = list_group_roles(town(), administrator, staden_.id).value();
    for (auto const& line : lines) {
        if (line.role == Role::reader) {
            ASSERT_TRUE(remove_group_role(town(), administrator, line.id));
        }
    }
    EXPECT_EQ(roles(account), "coordinator* ");
    ASSERT_TRUE(change_provider(town(), administrator,
                                {staden_.id, 1, json::Change<IdentityProvider>{R"({"status":"closed"})"}}));
    EXPECT_EQ(roles(account), "");
    EXPECT_FALSE(active_provider(town(), "staden"));
}

TEST_P(FederatedTown, a_taken_user_name_is_not_taken_over) {
    ASSERT_TRUE(auth::add_account(town(), administrator, {.user_name = "anna", .name = "En annan"}));
    auto const name_of_account = [&](Admitted const& who) {
        return auth::account(town(), administrator, *who.account).value().user_name;
    };
    EXPECT_EQ(name_of_account(admitted("s1", {"läsare"}, "Anna")), "anna@staden");
    EXPECT_TRUE(name_of_account(admitted("s2", {"läsare"}, "anna")).ends_with("@staden"));
    EXPECT_EQ(name_of_account(admitted("åäö-3", {"läsare"}, "ÅÄÖ")), "-3");
}

TEST_P(FederatedTown, a_closed_account_stays_closed_whatever_the_groups) {
    auto const account = *admitted("s1", {"läsare"}).account;
    ASSERT_TRUE(auth::close_account(town(), administrator, account));
    auto const turned = admitted("s1", {"läsare"});
    EXPECT_FALSE(turned.account);
    EXPECT_EQ(turned.turned, Turned::away_closed);
}

TEST_P(FederatedTown, the_secret_is_in_no_history_and_no_audit) {
    db::ReadTx tx{town().db};
    EXPECT_EQ(client_secret(town(), staden_.id).value(), "hemligt");
    for (auto const* sql : {"SELECT COUNT(*) FROM audit_entry WHERE leaf LIKE '%hemligt%'",
                            "SELECT COUNT(*) FROM audit_clear WHERE content LIKE '%hemligt%'"}) {
        EXPECT_EQ(tx.scalar<std::int64_t>(sql).value(), 0);
    }
}

TEST(Addresses, a_provider_is_reached_over_https_or_here_when_that_is_allowed) {
    for (auto const* good : {"https://login.staden.example", "https://login.staden.example:8443/a/b"}) {
        EXPECT_TRUE(is_allowed_address(good, {})) << good;
    }
    for (auto const* bad : {"", "login.staden.example", "http://login.staden.example", "ftp://x.example",
                            "https://", "https://a@b.example", "https://x.example/ a", "https://127.0.0.1",
                            "https://localhost:1", "https://[::1]/", "http://127.0.0.1",
                            "https://x.example#a", "javascript:alert(1)", "https://x\\y.example"}) {
        EXPECT_FALSE(is_allowed_address(bad, {})) << bad;
    }
    EXPECT_TRUE(is_allowed_address("http://127.0.0.1:9000/x", {.loopback = true}));
    EXPECT_FALSE(is_allowed_address("http://login.staden.example", {.loopback = true}));
}

}  // namespace
}  // namespace varn::federation
