#pragma once
// The verbs of accounts: who is there, what they are called, which roles they hold. Every verb asks
// auth_policy and is audited; no verb ever gives out, writes to history or logs a password.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/account.h"
#include "platform/account_asks.h"
#include "platform/json.h"
#include "platform/town.h"

namespace varn::auth {

/// The migrations of accounts, sessions and roles.
std::vector<db::Migration> auth_migrations();

/// The units that a grant reaches on a day, as ids: a unit and everything below it, or those that take part
/// in a sector; empty when there is no such unit or sector. Given by whoever composes the town, since
/// platform knows no organisation.
using UnitsBelow = std::function<std::vector<std::string>(std::string const& unit, Date on)>;

/// How many it takes to make somebody administrator. Where it is two, one gives the role alone only while
/// nobody else is there to confirm.
enum class Appointing { by_one, by_two };

/// What a role is given by.
struct Granting {
    UnitsBelow units_below = {};
    Appointing appointing = Appointing::by_one;
};

/// Some accounts, by user name, and how many there are in all.
struct Accounts {
    std::vector<Account> items;
    std::int64_t total = 0;
};

/// Which fields of which version of an entity are to be changed, and how.
template <class T>
struct ChangeOf {
    Id<T> id;
    int version = 0;
    json::Change<T> fields;
};

/// The accounts, `limit` of them from `offset`. Needs account.read.
Result<Accounts> list_accounts(Town& town, Actor const& actor, int limit = 50, int offset = 0);
/// One account: one's own, or any with account.read; hidden is `not_found`.
Result<Account> account(Town& town, Actor const& actor, Id<Account> const& id);
/// The account of that user name, for the command line. Needs account.read.
Result<Account> account_named(Town& town, Actor const& actor, std::string_view user_name);

/// Adds an account. `conflict` when the user name is taken, `invalid` when it or the password does not do.
Result<Account> add_account(Town& town, Actor const& actor, AccountToAdd const& ask);
/// Changes name, language or status; one's own language needs account.own alone. Closing needs account.close.
Result<Account> change_account(Town& town, Actor const& actor, ChangeOf<Account> const& ask);
/// Closes an account and revokes its sessions. `conflict` for the last administrator of the whole town.
Result<Account> close_account(Town& town, Actor const& actor, Id<Account> const& id);
/// Gives somebody else a new password and revokes her sessions; one's own is changed by
/// Sessions::change_password.
Result<Done> set_password(Town& town, Actor const& actor, Id<Account> const& id, std::string const& password);

/// Every grant an account has or had, the earliest first. One's own, or with account.read.
Result<std::vector<RoleGrant>> list_grants(Town& town, Actor const& actor, Id<Account> const& account);
/// Gives a role. `units_below` tells whether the unit exists; without it any id is taken. `conflict` with
/// auth.takes_two when another must confirm (platform/appointment.h).
Result<RoleGrant> grant_role(Town& town, Actor const& actor, Id<Account> const& account, NewGrant const& ask,
                             Granting const& granting = {});
/// The grant that was asked for, with everything checked that does not depend on who asks.
Result<RoleGrant> grant_to_be(Town& town, db::ReadTx& tx, Id<Account> const& account, NewGrant const& ask,
                              UnitsBelow const& units_below);
/// Keeps a grant in a transaction of the caller's, and tells the account.
Result<Done> keep_grant(Town& town, db::WriteTx& tx, Permit<RoleGrant> const& permit, RoleGrant const& made);
/// A role that is to be held, on the day it is asked about.
struct Appointment {
    Role role{};
    Appointing appointing{};
    Date today;
};
/// True when another must confirm: it is the role of administrator, the town wants two behind it, and
/// somebody else than the actor is administrator of the whole town.
Result<bool> takes_two(db::ReadTx& tx, Actor const& actor, Appointment const& appointment);
/// Changes the last day of a grant. `conflict` when nobody would be administrator of the whole town.
Result<RoleGrant> change_grant(Town& town, Actor const& actor, ChangeOf<RoleGrant> const& ask,
                               Appointing appointing = Appointing::by_one);
/// Ends a grant at once: yesterday becomes its last day, and one that began today or later is taken out of
/// the present.
Result<Done> end_grant(Town& town, Actor const& actor, Id<RoleGrant> const& id);

}  // namespace varn::auth
