#pragma once
// For the tests of this part: a town with accounts in it, and the unit tree kommun > trafik >
// trafik_sakerhet.
#include <gtest/gtest.h>

#include "platform/first_start.h"
#include "platform/notices.h"
#include "platform/sessions.h"
#include "platform/testing.h"

namespace varn::auth {

class AuthTown : public testing::TownTest {
protected:
    static constexpr auto good_password = "fyra hästar på bron";
    static constexpr auto trafik = "00000000-0000-7000-8000-0000000000a1";
    static constexpr auto trafik_sakerhet = "00000000-0000-7000-8000-0000000000a2";
    static constexpr auto skola = "00000000-0000-7000-8000-0000000000b1";

    void SetUp() override {
        auto all = auth_migrations();
        for (auto const& more : notify::telling_migrations()) {
            all.push_back(more);
        }
        migrate(all);
    }

    /// Trafik holds trafik_sakerhet; skola stands beside them. Any other unit is unknown.
    static std::vector<std::string> below(std::string const& unit, Date) {
        if (unit == trafik) {
            return {trafik, trafik_sakerhet};
        }
        return unit == trafik_sakerhet || unit == skola ? std::vector{unit} : std::vector<std::string>{};
    }

    Actor const administrator = testing::somebody(Role::administrator);
    Actor const administrator_elsewhere = testing::somebody(Role::administrator, {trafik});
    Actor const strategist = testing::somebody(Role::strategist);
    Actor const auditor = testing::somebody(Role::auditor);
    Actor const nobody{};

    Account add(std::string const& user_name, std::optional<std::string> password = {}) {
        return add_account(
                   town(), administrator,
                   {.user_name = user_name, .name = "Namn Namnsson", .language = {}, .password = password})
            .value();
    }
    RoleGrant give(Account const& account, Role role, std::optional<std::string> unit = {}) {
        NewGrant ask{.role = role, .unit = {}, .valid_from = {}, .valid_to = {}};
        if (unit) {
            ask.unit = AnyId{*unit};
        }
        return grant_role(town(), administrator, account.id, ask).value();
    }
    /// The account as somebody who is signed in with that role for the whole town.
    static Actor as(Account const& account, Role role) {
        return Actor{account.id.text, account.name, {{role, true, {}}}};
    }

    std::int64_t count(std::string const& sql) {
        db::ReadTx tx{town().db};
        return tx.scalar<std::int64_t>(sql).value();
    }
    std::vector<std::string> texts(std::string const& sql) {
        db::ReadTx tx{town().db};
        return tx.query<std::string>(sql).value();
    }
    /// The actions of the audit, in order.
    std::vector<std::string> audited() { return texts("SELECT action FROM audit_entry ORDER BY position"); }
    std::string last_audited() { return audited().empty() ? "" : audited().back(); }
};

}  // namespace varn::auth
