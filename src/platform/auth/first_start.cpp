#include "platform/first_start.h"

#include "asking.h"
#include "password.h"
#include "platform/auth_policy.h"
#include "store.h"

namespace varn::auth {
namespace {

constexpr std::int64_t token_lives_milliseconds = 24LL * 3'600'000;

Error already_started() {
    return Error{ErrorCode::conflict, "auth.already_started", {}, {}, {}};
}

/// The account and its role, in one transaction. Whoever holds the link acts as the operator who was shown
/// it.
Result<Done> insert_administrator(Town& town, Account const& account) {
    auto const actor = operator_actor();
    db::WriteTx tx{town.db};
    TRY(taken, store::has_accounts(tx));
    if (taken) {
        return already_started();
    }
    TRY(adding, decide<Account>(auth_policy, actor, "account.add", std::nullopt));
    TRY(granting, decide<RoleGrant>(auth_policy, actor, "account.grant", std::nullopt));
    CHECK(tx.insert(adding, account));
    CHECK(tx.insert(granting, RoleGrant{.id = town.new_id<RoleGrant>(),
                                        .account = account.id,
                                        .role = Role::administrator,
                                        .unit = {},
                                        .valid_from = town.clock.today(),
                                        .valid_to = {},
                                        .version = 1}));
    return std::move(tx).commit(audit::entry(actor, "auth.first_start"));
}

Result<Done> must_hold_link(Town& town, std::string_view token) {
    db::ReadTx tx{town.db};
    TRY(started, store::has_accounts(tx));
    if (started) {
        return already_started();
    }
    TRY(held, store::holds_first_start(tx, kept_form(token), town.clock.now()));
    if (!held) {
        return not_found();
    }
    return Done{};
}

}  // namespace

Result<bool> awaits_first_start(Town& town) {
    db::ReadTx tx{town.db};
    TRY(taken, store::has_accounts(tx));
    return !taken;
}

Result<std::optional<std::string>> first_start_token(Town& town) {
    TRY(awaited, awaits_first_start(town));
    if (!awaited) {
        return std::optional<std::string>{};
    }
    auto const token = new_token();
    Instant const ends_at{town.clock.now().milliseconds + token_lives_milliseconds};
    CHECK(store::put_first_start(town.db, kept_form(token), ends_at));
    return std::optional<std::string>{token};
}

Result<Account> start_with(Town& town, NewFirstAdministrator const& ask) {
    // Before the form is looked at, so that nobody without the link can make us hash passwords.
    CHECK(must_hold_link(town, ask.token));
    Account const account{.id = town.new_id<Account>(),
                          .user_name = kept_user_name(ask.user_name),
                          .name = ask.name,
                          .status = AccountStatus::active,
                          .language = Language::sv,
                          .version = 1};
    std::vector<Problem> problems;
    check_user_name(account.user_name, problems);
    check_name(account.name, problems);
    CHECK(gather(must_be_good_password(ask.password, account.user_name, "/password"), problems));
    CHECK(must_be_sound(std::move(problems)));
    TRY(hash, hash_password(ask.password));
    TRY(taken,
        store::take_first_start(town.db, kept_form(ask.token), town.clock.now(), account.id.text, hash));
    if (!taken) {
        return already_started();
    }
    if (auto inserted = insert_administrator(town, account); !inserted) {
        CHECK(store::drop_secret(town.db, account.id.text));
        return std::move(inserted).error();
    }
    return account;
}

}  // namespace varn::auth
