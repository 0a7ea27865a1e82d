#include "factor_store.h"

#include <sstream>

namespace varn::auth {

/// A token as the database gives it, its actions in one text.
struct ListedToken {
    std::string id;
    std::string name;
    TokenScope scope{};
    std::string actions;
    Instant created_at;
    Date valid_to;
    std::optional<Instant> last_used_at;
};

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::ListedToken> {
    using L = auth::ListedToken;
    static constexpr auto value = entity<L>(
        "access_token", field<&L::id>({}), field<&L::name>({}), field<&L::scope>({}), field<&L::actions>({}),
        field<&L::created_at>({}), field<&L::valid_to>({}), field<&L::last_used_at>({}));
};

namespace varn::auth::store {
namespace {

template <class T>
std::optional<T> first_of(std::vector<T> rows) {
    return rows.empty() ? std::optional<T>{} : std::optional<T>{std::move(rows.front())};
}

/// Runs one statement on its own; the number of rows it touched.
template <class... Args>
Result<std::int64_t> keep(db::Database& database, std::string_view sql, Args const&... args) {
    db::Housekeeping tx{database};
    TRY(touched, tx.exec(sql, args...));
    CHECK(std::move(tx).commit());
    return touched;
}

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

std::vector<std::string> words_of(std::string const& text) {
    std::istringstream in{text};
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        words.push_back(std::move(word));
    }
    return words;
}

}  // namespace

Result<FactorsHeld> factors_of(db::ReadTx& tx, std::string_view account) {
    FactorsHeld held;
    TRY(totp, totp_of(tx, account));
    held.totp_since = totp ? totp->confirmed_at : std::nullopt;
    TRY(passkeys,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM account_passkey WHERE account = $1", account));
    held.passkeys = passkeys;
    TRY(codes, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM account_recovery_code WHERE account = $1 "
                                       "AND used_at IS NULL",
                                       account));
    held.recovery_codes_left = codes;
    return held;
}

Result<std::optional<TotpRow>> totp_of(db::ReadTx& tx, std::string_view account) {
    TRY(rows, tx.query<TotpRow>("SELECT sealed_secret, confirmed_at, last_step FROM account_totp "
                                "WHERE account = $1",
                                account));
    return first_of(std::move(rows));
}

Result<bool> begin_totp(db::Database& database, std::string_view account, std::string_view sealed,
                        Instant now) {
    TRY(begun, keep(database,
                    "INSERT INTO account_totp (account, sealed_secret, begun_at, last_step) "
                    "VALUES ($1, $2, $3, 0) ON CONFLICT (account) DO UPDATE SET "
                    "sealed_secret = excluded.sealed_secret, begun_at = excluded.begun_at, last_step = 0 "
                    "WHERE account_totp.confirmed_at IS NULL",
                    account, sealed, now));
    return begun == 1;
}

Result<bool> use_step(db::Database& database, std::string_view account, std::int64_t step, Instant now) {
    TRY(used, keep(database,
                   "UPDATE account_totp SET last_step = $1, confirmed_at = COALESCE(confirmed_at, $2) "
                   "WHERE account = $3 AND last_step < $1",
                   step, now, account));
    return used == 1;
}

Result<Done> drop_totp(db::Database& database, std::string_view account) {
    CHECK(keep(database, "DELETE FROM account_totp WHERE account = $1", account));
    return Done{};
}

Result<Done> keep_recovery_codes(db::Database& database, std::string_view account,
                                 std::vector<std::string> const& hashes) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM account_recovery_code WHERE account = $1", account));
    for (auto const& hash : hashes) {
        CHECK(
            tx.exec("INSERT INTO account_recovery_code (account, code_hash) VALUES ($1, $2)", account, hash));
    }
    return std::move(tx).commit();
}

Result<bool> use_recovery_code(db::Database& database, std::string_view account, std::string_view hash,
                               Instant now) {
    TRY(used, keep(database,
                   "UPDATE account_recovery_code SET used_at = $1 WHERE account = $2 AND code_hash = $3 "
                   "AND used_at IS NULL",
                   now, account, hash));
    return used == 1;
}

Result<std::vector<Passkey>> passkeys_of(db::ReadTx& tx, std::string_view account) {
    return tx.query<Passkey>(
        "SELECT id, name, created_at, last_used_at FROM account_passkey "
        "WHERE account = $1 ORDER BY created_at, id",
        account);
}

Result<std::vector<std::string>> credentials_of(db::ReadTx& tx, std::string_view account) {
    return tx.query<std::string>(
        "SELECT credential FROM account_passkey WHERE account = $1 ORDER BY created_at, id", account);
}

Result<std::optional<PasskeyRow>> passkey_with(db::ReadTx& tx, std::string_view credential) {
    TRY(rows, tx.query<PasskeyRow>("SELECT id, account, credential, public_key, algorithm, counter "
                                   "FROM account_passkey WHERE credential = $1",
                                   credential));
    return first_of(std::move(rows));
}

Result<Done> add_passkey(db::Database& database, PasskeyRow const& row, std::string_view name, Instant now) {
    TRY(added,
        keep(database,
             "INSERT INTO account_passkey (id, account, name, credential, public_key, algorithm, "
             "counter, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
             "ON CONFLICT (credential) DO NOTHING",
             row.id, row.account, name, row.credential, row.public_key, row.algorithm, row.counter, now));
    if (added == 0) {
        return Error{ErrorCode::conflict, "auth.passkey_known", {}, {}, {}};
    }
    return Done{};
}

Result<bool> use_passkey(db::Database& database, std::string_view id, std::int64_t counter, Instant now) {
    TRY(used, keep(database,
                   "UPDATE account_passkey SET counter = $1, last_used_at = $2 WHERE id = $3 "
                   "AND (counter < $1 OR (counter = 0 AND $1 = 0))",
                   counter, now, id));
    return used == 1;
}

Result<bool> drop_passkey(db::Database& database, std::string_view account, std::string_view id) {
    TRY(dropped, keep(database, "DELETE FROM account_passkey WHERE account = $1 AND id = $2", account, id));
    return dropped == 1;
}

Result<bool> answer_challenge(db::Database& database, std::string_view challenge, Instant ends_at,
                              Instant now) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM answered_challenge WHERE ends_at < $1", now));
    TRY(first, tx.exec("INSERT INTO answered_challenge (challenge, ends_at) VALUES ($1, $2) "
                       "ON CONFLICT (challenge) DO NOTHING",
                       challenge, ends_at));
    CHECK(std::move(tx).commit());
    return first == 1;
}

Result<Done> drop_factors(db::Database& database, std::string_view account) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM account_totp WHERE account = $1", account));
    CHECK(tx.exec("DELETE FROM account_passkey WHERE account = $1", account));
    CHECK(tx.exec("DELETE FROM account_recovery_code WHERE account = $1", account));
    return std::move(tx).commit();
}

Result<std::vector<Token>> tokens_of(db::ReadTx& tx, std::string_view account) {
    TRY(rows, tx.query<ListedToken>("SELECT id, name, scope, actions, created_at, valid_to, last_used_at "
                                    "FROM access_token WHERE account = $1 AND revoked_at IS NULL "
                                    "ORDER BY created_at DESC, id DESC LIMIT 500",
                                    account));
    std::vector<Token> tokens;
    for (auto& row : rows) {
        tokens.push_back({.id = {std::move(row.id)},
                          .name = std::move(row.name),
                          .scope = row.scope,
                          .actions = words_of(row.actions),
                          .created_at = row.created_at,
                          .valid_to = row.valid_to,
                          .last_used_at = row.last_used_at});
    }
    return tokens;
}

Result<std::int64_t> living_tokens(db::ReadTx& tx, std::string_view account, Date today) {
    return tx.scalar<std::int64_t>(
        "SELECT COUNT(*) FROM access_token WHERE account = $1 "
        "AND revoked_at IS NULL AND valid_to >= $2",
        account, today);
}

Result<std::optional<TokenRow>> token_with(db::ReadTx& tx, std::string_view hash) {
    TRY(rows, tx.query<TokenRow>("SELECT t.id, t.account, t.scope, t.actions, t.valid_to, t.last_used_at, "
                                 "a.name, a.status, a.language FROM access_token t "
                                 "JOIN {account} a ON a.id = t.account "
                                 "WHERE t.token_hash = $1 AND t.revoked_at IS NULL",
                                 hash));
    return first_of(std::move(rows));
}

Result<std::optional<std::string>> owner_of_token(db::ReadTx& tx, std::string_view id) {
    TRY(rows,
        tx.query<std::string>("SELECT account FROM access_token WHERE id = $1 AND revoked_at IS NULL", id));
    return first_of(std::move(rows));
}

Result<Done> add_token(db::Database& database, std::string_view account, Token const& token,
                       std::string_view hash) {
    CHECK(keep(database,
               "INSERT INTO access_token (id, account, name, token_hash, scope, actions, created_at, "
               "valid_to) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
               token.id, account, token.name, hash, token.scope, joined(token.actions), token.created_at,
               token.valid_to));
    return Done{};
}

Result<Done> touch_token(db::Database& database, std::string_view id, Instant now) {
    CHECK(keep(database, "UPDATE access_token SET last_used_at = $1 WHERE id = $2", now, id));
    return Done{};
}

Result<bool> revoke_token(db::Database& database, std::string_view id, Instant now) {
    TRY(revoked,
        keep(database, "UPDATE access_token SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL", now,
             id));
    return revoked == 1;
}

Result<std::int64_t> revoke_tokens(db::Database& database, std::string_view account, Instant now) {
    return keep(database, "UPDATE access_token SET revoked_at = $1 WHERE account = $2 AND revoked_at IS NULL",
                now, account);
}

}  // namespace varn::auth::store
