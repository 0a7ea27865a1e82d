#pragma once
// What auth asks the database. Entities are written by WriteTx with a permit; secrets, sessions and the
// one-time link are technical rows, written here by Housekeeping and kept out of history and audit.
#include <optional>
#include <string>
#include <vector>

#include "platform/account.h"
#include "platform/db.h"
#include "platform/sessions.h"

namespace varn::auth {

/// A session as it is kept, with what its account says of itself now.
struct SessionRow {
    std::string id;
    std::string account;
    std::string csrf_token;
    Instant created_at;
    Instant last_seen_at;
    std::string user_name;
    std::string name;
    AccountStatus status{};
    Language language{};
    SignInStage stage{};  // complete or second_factor; enrolment is seen when a session is used
    std::string proof;  // what was shown last: password, totp, recovery_code, passkey or a word of a provider
    Browser browser{};
    System system{};
    std::string address;
};

namespace store {

Result<std::optional<Account>> account_named(db::ReadTx& tx, std::string_view user_name);
Result<Accounts> accounts(db::ReadTx& tx, int limit, int offset);
Result<bool> has_accounts(db::ReadTx& tx);
Result<std::vector<RoleGrant>> grants(db::ReadTx& tx, std::string_view account);
/// What an account holds on a day: its own grants, and those of others (their `account` says whose) that it
/// is deputy for.
Result<std::vector<RoleGrant>> grants_on(db::ReadTx& tx, std::string_view account, Date on);
/// How many active accounts are administrators of the whole town on a day.
Result<std::int64_t> administrators(db::ReadTx& tx, Date on);

/// The kept hash of an account's password; empty when it has none.
Result<std::string> secret(db::ReadTx& tx, std::string_view account);
Result<Done> keep_secret(db::Database& database, std::string_view account, std::string_view password_hash);
Result<Done> drop_secret(db::Database& database, std::string_view account);

/// The session of a token, if it has not been revoked. Whether it has ended is for the caller to say.
Result<std::optional<SessionRow>> session_of(db::ReadTx& tx, std::string_view token_hash);
Result<std::optional<SessionRow>> session_by_id(db::ReadTx& tx, std::string_view id);
/// Those of an account that have not been revoked, the newest first.
Result<std::vector<SessionRow>> sessions_of(db::ReadTx& tx, std::string_view account);

struct SessionTimes {
    Instant begun_after;  // created earlier: ended
    Instant seen_after;   // last seen earlier: ended
};
/// Adds a session, drops the rows of those that have ended, and drops the oldest of the same stage beyond
/// `most` of the account: who only knows the password ends nobody's session by beginning many.
Result<Done> add_session(db::Database& database, SessionRow const& row, std::string_view token_hash,
                         SessionTimes const& times, int most);
/// Ends a session that is half-way so that another can take its place; false when somebody else has.
Result<bool> take_half_way(db::Database& database, std::string_view id, Instant now);
/// Counts a wrong second factor, and ends the session when there have been `most`.
Result<Done> count_failure(db::Database& database, std::string_view id, int most, Instant now);
Result<Done> touch_session(db::Database& database, std::string_view id, Instant now);
/// The number of sessions revoked: `id` of the account, or all of them but `kept`.
Result<std::int64_t> revoke_session(db::Database& database, std::string_view account, std::string_view id,
                                    Instant now);
Result<std::int64_t> revoke_sessions(db::Database& database, std::string_view account, std::string_view kept,
                                     Instant now);

/// Replaces the one-time link.
Result<Done> put_first_start(db::Database& database, std::string_view token_hash, Instant ends_at);
/// True when the link is there and not over.
Result<bool> holds_first_start(db::ReadTx& tx, std::string_view token_hash, Instant now);
/// Takes the link and keeps the secret of the account to be, together. False when the link is unknown, spent
/// or over.
Result<bool> take_first_start(db::Database& database, std::string_view token_hash, Instant now,
                              std::string_view account, std::string_view password_hash);

}  // namespace store
}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::SessionRow> {
    using S = auth::SessionRow;
    static constexpr auto value = entity<S>(
        "account_session", field<&S::id>({}), field<&S::account>({}), field<&S::csrf_token>({}),
        field<&S::created_at>({}), field<&S::last_seen_at>({}), field<&S::user_name>({}), field<&S::name>({}),
        field<&S::status>({}), field<&S::language>({}), field<&S::stage>({}), field<&S::proof>({}),
        field<&S::browser>({}), field<&S::system>({}), field<&S::address>({}));
};
