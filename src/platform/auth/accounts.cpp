#include "platform/accounts.h"

#include "asking.h"
#include "password.h"
#include "platform/auth_policy.h"
#include "platform/holders.h"
#include "store.h"

namespace varn::auth {
namespace {

constexpr int listed_max = 500;

bool same(Account const& a, Account const& b) {
    return a.name == b.name && a.status == b.status && a.language == b.language;
}

/// The action that a change amounts to; closing is judged besides.
std::string_view action_of(Actor const& actor, Account const& before, Account const& after) {
    if (before.status != after.status && before.name == after.name && before.language == after.language) {
        return "account.close";
    }
    bool const language_alone = before.name == after.name && before.status == after.status;
    return language_alone && is_own(actor, before.id) ? "account.own" : "account.change";
}

Result<Done> must_keep_an_administrator(db::ReadTx& tx, Date today) {
    TRY(left, store::administrators(tx, today));
    if (left == 0) {
        return Error{ErrorCode::conflict, "auth.last_administrator", {}, {}, {}};
    }
    return Done{};
}

/// Writes a change of an account, and revokes its sessions when it was closed.
Result<Account> write_change(Town& town, Actor const& actor, Account const& before, Account after) {
    auto const action = action_of(actor, before, after);
    bool const closing = before.status == AccountStatus::active && after.status == AccountStatus::closed;
    {
        db::WriteTx tx{town.db};
        TRY(permit, decide<Account>(auth_policy, actor, action, std::nullopt));
        if (before.status != after.status) {
            CHECK(must_be_allowed(actor, "account.close"));
        }
        TRY(administrators_before, store::administrators(tx, town.clock.today()));
        CHECK(tx.update(permit, before, after));
        if (closing && administrators_before > 0) {
            CHECK(must_keep_an_administrator(tx, town.clock.today()));
        }
        CHECK(std::move(tx).commit(audit::entry(actor, std::string{action})));
    }
    // A closed account is refused at every request whether or not its sessions are still there.
    if (closing) {
        CHECK(store::revoke_sessions(town.db, after.id.text, "", town.clock.now()));
    }
    return after;
}

Result<Account> load(Town& town, Id<Account> const& id) {
    db::ReadTx tx{town.db};
    return tx.get(id);
}

Error named_as_taken(Error error) {
    if (error.code == ErrorCode::conflict) {
        error.key = "auth.user_name_taken";
        error.problems = {{"/user_name", "auth.user_name_taken", {}}};
    }
    return error;
}

Result<Done> insert_account(Town& town, Actor const& actor, Account const& account) {
    db::WriteTx tx{town.db};
    TRY(permit, decide<Account>(auth_policy, actor, "account.add", std::nullopt));
    if (auto inserted = tx.insert(permit, account); !inserted) {
        return named_as_taken(std::move(inserted).error());
    }
    return std::move(tx).commit(audit::entry(actor, "account.add"));
}

}  // namespace

Result<Accounts> list_accounts(Town& town, Actor const& actor, int limit, int offset) {
    CHECK(must_be_allowed(actor, "account.read"));
    ASSERT(limit > 0 && limit <= listed_max && offset >= 0);
    db::ReadTx tx{town.db};
    return store::accounts(tx, limit, offset);
}

Result<Account> account(Town& town, Actor const& actor, Id<Account> const& id) {
    CHECK(must_be_seen(actor, id));
    return load(town, id);
}

Result<Account> account_named(Town& town, Actor const& actor, std::string_view user_name) {
    CHECK(must_be_allowed(actor, "account.read"));
    db::ReadTx tx{town.db};
    TRY(found, store::account_named(tx, kept_user_name(user_name)));
    if (!found) {
        return not_found();
    }
    return std::move(*found);
}

Result<Account> add_account(Town& town, Actor const& actor, AccountToAdd const& ask) {
    CHECK(must_be_allowed(actor, "account.add"));
    if (ask.password && !actor.is_in_person()) {
        return Error{ErrorCode::forbidden, "auth.not_by_token", {}, {}, {}};
    }
    Account const made{.id = town.new_id<Account>(),
                       .user_name = kept_user_name(ask.user_name),
                       .name = ask.name,
                       .status = AccountStatus::active,
                       .language = ask.language.value_or(Language::sv),
                       .version = 1};
    std::vector<Problem> problems;
    check_user_name(made.user_name, problems);
    check_name(made.name, problems);
    if (ask.password) {
        CHECK(gather(must_be_good_password(*ask.password, made.user_name, "/password"), problems));
    }
    CHECK(must_be_sound(std::move(problems)));
    // The secret first: one without an account is nothing, an account with another's secret would be a way
    // in.
    if (ask.password) {
        TRY(hash, hash_password(*ask.password));
        CHECK(store::keep_secret(town.db, made.id.text, hash));
    }
    auto inserted = insert_account(town, actor, made);
    if (!inserted) {
        if (ask.password) {
            CHECK(store::drop_secret(town.db, made.id.text));
        }
        return std::move(inserted).error();
    }
    return made;
}

Result<Account> change_account(Town& town, Actor const& actor, ChangeOf<Account> const& ask) {
    CHECK(must_be_seen(actor, ask.id));
    TRY(before, load(town, ask.id));
    TRY(after, ask.fields.onto(before));
    if (before.version != ask.version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    std::vector<Problem> problems;
    check_name(after.name, problems);
    CHECK(must_be_sound(std::move(problems)));
    if (same(before, after)) {
        CHECK(must_be_allowed(actor, is_own(actor, ask.id) ? "account.own" : "account.change"));
        return before;
    }
    return write_change(town, actor, before, after);
}

Result<Account> close_account(Town& town, Actor const& actor, Id<Account> const& id) {
    CHECK(must_be_seen(actor, id));
    CHECK(must_be_allowed(actor, "account.close"));
    TRY(before, load(town, id));
    if (before.status == AccountStatus::closed) {
        return before;
    }
    auto after = before;
    after.status = AccountStatus::closed;
    return write_change(town, actor, before, std::move(after));
}

Result<Done> set_password(Town& town, Actor const& actor, Id<Account> const& id,
                          std::string const& password) {
    CHECK(must_be_seen(actor, id));
    if (is_own(actor, id)) {
        return invalid("/current_password", "auth.current_password_needed");
    }
    CHECK(must_be_allowed(actor, "account.password"));
    TRY(account, load(town, id));
    CHECK(must_be_good_password(password, account.user_name, "/password"));
    TRY(hash, hash_password(password));
    // The audit first: it may tell of a password that was never set, but never be silent about one that was.
    CHECK(keep_entry_and_tell(town, about(actor, "account.password", id), password_changed));
    CHECK(store::keep_secret(town.db, id.text, hash));
    CHECK(store::revoke_sessions(town.db, id.text, "", town.clock.now()));
    return Done{};
}

}  // namespace varn::auth
