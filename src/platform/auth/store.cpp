#include "store.h"

namespace varn::auth::store {
namespace {

constexpr std::string_view session_select =
    "SELECT s.id, s.account, s.csrf_token, s.created_at, s.last_seen_at, a.user_name, a.name, a.status, "
    "a.language, s.stage, s.proof, s.browser, s.system, s.address "
    "FROM account_session s JOIN {account} a ON a.id = s.account ";

template <class T>
std::optional<T> first_of(std::vector<T> rows) {
    return rows.empty() ? std::optional<T>{} : std::optional<T>{std::move(rows.front())};
}

}  // namespace

Result<std::optional<Account>> account_named(db::ReadTx& tx, std::string_view user_name) {
    return tx.first<Account>("WHERE user_name = $1", user_name);
}

Result<Accounts> accounts(db::ReadTx& tx, int limit, int offset) {
    TRY(items, tx.select<Account>("ORDER BY user_name LIMIT $1 OFFSET $2", limit, offset));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {account}"));
    return Accounts{std::move(items), total};
}

Result<bool> has_accounts(db::ReadTx& tx) {
    TRY(some, tx.query<std::string>("SELECT id FROM {account} LIMIT 1"));
    return !some.empty();
}

Result<std::vector<RoleGrant>> grants(db::ReadTx& tx, std::string_view account) {
    return tx.select<RoleGrant>("WHERE account = $1 ORDER BY valid_from, id", account);
}

Result<std::vector<RoleGrant>> grants_on(db::ReadTx& tx, std::string_view account, Date on) {
    return tx.select<RoleGrant>(
        "WHERE (account = $1 OR (id IN (SELECT d.role_grant FROM {deputyship} d WHERE d.deputy = $1 AND "
        "d.valid_from <= $2 AND d.valid_to >= $2) AND account IN (SELECT a.id FROM {account} a WHERE "
        "a.status = "
        "'active'))) AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY valid_from, id",
        account, on);
}

Result<std::int64_t> administrators(db::ReadTx& tx, Date on) {
    return tx.scalar<std::int64_t>(
        "SELECT COUNT(DISTINCT a.id) FROM {account} a JOIN {role_grant} g ON g.account = a.id "
        "WHERE a.status = 'active' AND g.role = 'administrator' AND g.unit IS NULL AND g.sector IS NULL AND "
        "g.matter IS NULL AND g.valid_from <= $1 "
        "AND (g.valid_to IS NULL OR g.valid_to >= $1)",
        on);
}

Result<std::string> secret(db::ReadTx& tx, std::string_view account) {
    TRY(found, tx.query<std::string>("SELECT password_hash FROM account_secret WHERE account = $1", account));
    return first_of(std::move(found)).value_or("");
}

Result<Done> keep_secret(db::Database& database, std::string_view account, std::string_view password_hash) {
    db::Housekeeping tx{database};
    CHECK(
        tx.exec("INSERT INTO account_secret (account, password_hash) VALUES ($1, $2) "
                "ON CONFLICT (account) DO UPDATE SET password_hash = excluded.password_hash",
                account, password_hash));
    return std::move(tx).commit();
}

Result<Done> drop_secret(db::Database& database, std::string_view account) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM account_secret WHERE account = $1", account));
    return std::move(tx).commit();
}

Result<std::optional<SessionRow>> session_of(db::ReadTx& tx, std::string_view token_hash) {
    static std::string const sql =
        std::string{session_select} + "WHERE s.token_hash = $1 AND s.revoked_at IS NULL";
    TRY(rows, tx.query<SessionRow>(sql, token_hash));
    return first_of(std::move(rows));
}

Result<std::optional<SessionRow>> session_by_id(db::ReadTx& tx, std::string_view id) {
    static std::string const sql = std::string{session_select} + "WHERE s.id = $1 AND s.revoked_at IS NULL";
    TRY(rows, tx.query<SessionRow>(sql, id));
    return first_of(std::move(rows));
}

Result<std::vector<SessionRow>> sessions_of(db::ReadTx& tx, std::string_view account) {
    static std::string const sql =
        std::string{session_select} +
        "WHERE s.account = $1 AND s.revoked_at IS NULL ORDER BY s.created_at DESC, s.id DESC";
    return tx.query<SessionRow>(sql, account);
}

Result<Done> add_session(db::Database& database, SessionRow const& row, std::string_view token_hash,
                         SessionTimes const& times, int most) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM account_session WHERE created_at < $1 OR last_seen_at < $2", times.begun_after,
                  times.seen_after));
    CHECK(
        tx.exec("DELETE FROM account_session WHERE id IN (SELECT id FROM account_session WHERE account = $1 "
                "AND stage = $2 ORDER BY created_at DESC, id DESC LIMIT 1000 OFFSET $3)",
                row.account, row.stage, most - 1));
    CHECK(tx.exec(
        "INSERT INTO account_session (id, token_hash, account, csrf_token, created_at, last_seen_at, "
        "stage, proof, browser, system, address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        row.id, token_hash, row.account, row.csrf_token, row.created_at, row.last_seen_at, row.stage,
        row.proof, row.browser, row.system, row.address));
    return std::move(tx).commit();
}

Result<bool> take_half_way(db::Database& database, std::string_view id, Instant now) {
    db::Housekeeping tx{database};
    // Revoking is the claim: of several at once, the database lets one touch the row.
    TRY(taken,
        tx.exec("UPDATE account_session SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL", now, id));
    CHECK(std::move(tx).commit());
    return taken == 1;
}

Result<Done> count_failure(db::Database& database, std::string_view id, int most, Instant now) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("UPDATE account_session SET failures = failures + 1 WHERE id = $1", id));
    CHECK(tx.exec("UPDATE account_session SET revoked_at = $1 WHERE id = $2 AND failures >= $3", now, id,
                  most));
    return std::move(tx).commit();
}

Result<Done> touch_session(db::Database& database, std::string_view id, Instant now) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("UPDATE account_session SET last_seen_at = $1 WHERE id = $2", now, id));
    return std::move(tx).commit();
}

Result<std::int64_t> revoke_session(db::Database& database, std::string_view account, std::string_view id,
                                    Instant now) {
    db::Housekeeping tx{database};
    TRY(touched, tx.exec("UPDATE account_session SET revoked_at = $1 WHERE account = $2 AND id = $3 "
                         "AND revoked_at IS NULL",
                         now, account, id));
    CHECK(std::move(tx).commit());
    return touched;
}

Result<std::int64_t> revoke_sessions(db::Database& database, std::string_view account, std::string_view kept,
                                     Instant now) {
    db::Housekeeping tx{database};
    TRY(touched, tx.exec("UPDATE account_session SET revoked_at = $1 WHERE account = $2 AND id <> $3 "
                         "AND revoked_at IS NULL",
                         now, account, kept));
    CHECK(std::move(tx).commit());
    return touched;
}

Result<Done> put_first_start(db::Database& database, std::string_view token_hash, Instant ends_at) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM first_start"));
    CHECK(tx.exec("INSERT INTO first_start (token_hash, ends_at) VALUES ($1, $2)", token_hash, ends_at));
    return std::move(tx).commit();
}

Result<bool> holds_first_start(db::ReadTx& tx, std::string_view token_hash, Instant now) {
    TRY(found, tx.query<std::string>("SELECT ends_at FROM first_start WHERE token_hash = $1 AND ends_at > $2",
                                     token_hash, now));
    return !found.empty();
}

Result<bool> take_first_start(db::Database& database, std::string_view token_hash, Instant now,
                              std::string_view account, std::string_view password_hash) {
    db::Housekeeping tx{database};
    // Deleting is the claim: of several at once, the database lets one delete the row.
    TRY(taken, tx.exec("DELETE FROM first_start WHERE token_hash = $1 AND ends_at > $2", token_hash, now));
    if (taken != 1) {
        return false;
    }
    CHECK(tx.exec("INSERT INTO account_secret (account, password_hash) VALUES ($1, $2)", account,
                  password_hash));
    CHECK(std::move(tx).commit());
    return true;
}

}  // namespace varn::auth::store
