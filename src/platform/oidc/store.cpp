#include "store.h"

template <>
struct varn::Describe<varn::oidc::Attempt> {
    using A = oidc::Attempt;
    static constexpr auto value =
        entity<A>("attempt", field<&A::token_hash>({}), field<&A::provider>({}), field<&A::state>({}),
                  field<&A::nonce>({}), field<&A::verifier>({}), field<&A::begun_at>({}));
};
template <>
struct varn::Describe<varn::oidc::FederatedSession> {
    using F = oidc::FederatedSession;
    static constexpr auto value =
        entity<F>("federated_session", field<&F::session>({}), field<&F::account>({}),
                  field<&F::provider>({}), field<&F::subject>({}), field<&F::provider_session>({}),
                  field<&F::sealed>({}), field<&F::checked_at>({}), field<&F::claimed_at>({}));
};

namespace varn::oidc::store {
namespace {

constexpr int attempts_max = 20'000;

}  // namespace

Result<Done> add_attempt(db::Database& database, Attempt const& attempt, Instant since) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM sign_in_attempt WHERE begun_at < $1", since));
    CHECK(
        tx.exec("DELETE FROM sign_in_attempt WHERE token_hash IN (SELECT token_hash FROM sign_in_attempt "
                "ORDER BY begun_at DESC LIMIT 1000 OFFSET $1)",
                attempts_max));
    CHECK(
        tx.exec("INSERT INTO sign_in_attempt (token_hash, provider, state, nonce, verifier, begun_at) "
                "VALUES ($1, $2, $3, $4, $5, $6)",
                attempt.token_hash, attempt.provider, attempt.state, attempt.nonce, attempt.verifier,
                attempt.begun_at));
    return std::move(tx).commit();
}

Result<std::optional<Attempt>> take_attempt(db::Database& database, std::string_view token_hash) {
    db::Housekeeping tx{database};
    TRY(rows, tx.query<Attempt>("DELETE FROM sign_in_attempt WHERE token_hash = $1 "
                                "RETURNING token_hash, provider, state, nonce, verifier, begun_at",
                                token_hash));
    CHECK(std::move(tx).commit());
    return rows.empty() ? std::optional<Attempt>{} : std::optional{std::move(rows.front())};
}

Result<Done> add_session(db::Database& database, FederatedSession const& row) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM federated_session WHERE session NOT IN (SELECT id FROM account_session)"));
    CHECK(tx.exec(
        "INSERT INTO federated_session (session, account, provider, subject, provider_session, sealed, "
        "checked_at, claimed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.session, row.account, row.provider, row.subject, row.provider_session, row.sealed, row.checked_at,
        row.claimed_at));
    return std::move(tx).commit();
}

Result<std::optional<FederatedSession>> session(db::ReadTx& tx, std::string_view session) {
    TRY(rows, tx.query<FederatedSession>(
                  "SELECT session, account, provider, subject, provider_session, sealed, checked_at, "
                  "claimed_at FROM federated_session WHERE session = $1",
                  session));
    return rows.empty() ? std::optional<FederatedSession>{} : std::optional{std::move(rows.front())};
}

Result<bool> claim(db::Database& database, std::string_view session, Instant now, Instant since) {
    db::Housekeeping tx{database};
    TRY(touched,
        tx.exec("UPDATE federated_session SET claimed_at = $1 WHERE session = $2 AND claimed_at <= $3", now,
                session, since));
    CHECK(std::move(tx).commit());
    return touched == 1;
}

Result<Done> keep_checked(db::Database& database, FederatedSession const& row) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("UPDATE federated_session SET sealed = $1, checked_at = $2 WHERE session = $3", row.sealed,
                  row.checked_at, row.session));
    return std::move(tx).commit();
}

Result<Done> empty_session(db::Database& database, std::string_view session) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("UPDATE federated_session SET sealed = '' WHERE session = $1", session));
    return std::move(tx).commit();
}

Result<std::vector<FederatedSession>> sessions_of(db::ReadTx& tx, std::string_view provider,
                                                  SignedOut const& whom) {
    return tx.query<FederatedSession>(
        "SELECT session, account, provider, subject, provider_session, sealed, checked_at, claimed_at "
        "FROM federated_session WHERE provider = $1 AND ($2 = '' OR subject = $2) "
        "AND ($3 = '' OR provider_session = $3)",
        provider, whom.subject.value_or(""), whom.session.value_or(""));
}

Result<bool> use_logout_token(db::Database& database, std::string_view id_hash, Instant now, Instant since) {
    db::Housekeeping tx{database};
    CHECK(tx.exec("DELETE FROM logout_token WHERE used_at < $1", since));
    TRY(added, tx.exec("INSERT INTO logout_token (id_hash, used_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                       id_hash, now));
    CHECK(std::move(tx).commit());
    return added == 1;
}

}  // namespace varn::oidc::store
