#include "store.h"

namespace varn::federation::store {

Result<std::vector<IdentityProvider>> providers(db::ReadTx& tx) {
    return tx.select<IdentityProvider>("ORDER BY name, key");
}

Result<std::vector<GroupRole>> group_roles(db::ReadTx& tx, Id<IdentityProvider> const& provider) {
    return tx.select<GroupRole>("WHERE provider = $1 ORDER BY group_name, role, id", provider);
}

Result<std::vector<AccountLink>> links_of(db::ReadTx& tx, Id<auth::Account> const& account) {
    return tx.select<AccountLink>("WHERE account = $1 ORDER BY id", account);
}

Result<std::optional<AccountLink>> link_by_subject(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                                   std::string_view subject) {
    return tx.first<AccountLink>("WHERE provider = $1 AND subject = $2", provider, subject);
}

Result<std::optional<AccountLink>> pushed_link(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                               std::string_view value) {
    return tx.first<AccountLink>(
        "WHERE provider = $1 AND subject IS NULL AND status = 'active' "
        "AND (external_id = $2 OR (external_id IS NULL AND user_name = $2)) ORDER BY id LIMIT 1",
        provider, value);
}

Result<bool> is_user_name_taken(db::ReadTx& tx, std::string_view user_name) {
    TRY(found, tx.query<std::string>("SELECT id FROM {account} WHERE user_name = $1", user_name));
    return !found.empty();
}

Result<std::int64_t> count_grants(db::ReadTx& tx, Id<auth::Account> const& account, Date on) {
    return tx.scalar<std::int64_t>(
        "SELECT COUNT(*) FROM {role_grant} WHERE account = $1 AND valid_from <= $2 "
        "AND (valid_to IS NULL OR valid_to >= $2)",
        account, on);
}

Result<std::vector<auth::RoleGrant>> grants_from(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                                 Id<auth::Account> const& account, Date on) {
    return tx.select<auth::RoleGrant>(
        "WHERE account = $1 AND provider = $2 AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) "
        "ORDER BY id",
        account, provider, on);
}

Result<std::vector<auth::RoleGrant>> all_grants_from(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                                     Date on) {
    return tx.select<auth::RoleGrant>(
        "WHERE provider = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY id",
        provider, on);
}

Result<std::vector<std::string>> pushed_groups(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                               Id<auth::Account> const& account) {
    return tx.query<std::string>(
        "SELECT g.name FROM {directory_group} g JOIN {directory_member} m ON m.directory_group = g.id "
        "WHERE g.provider = $1 AND m.account = $2 "
        "UNION SELECT g.external_id FROM {directory_group} g JOIN {directory_member} m "
        "ON m.directory_group = g.id WHERE g.provider = $1 AND m.account = $2 AND g.external_id IS NOT NULL",
        provider, account);
}

Result<std::string> secret(db::ReadTx& tx, Id<IdentityProvider> const& provider) {
    TRY(found,
        tx.query<std::string>("SELECT secret FROM identity_provider_secret WHERE provider = $1", provider));
    return found.empty() ? std::string{} : std::move(found.front());
}

Result<Done> keep_secret(db::Database& database, Id<IdentityProvider> const& provider,
                         std::string_view secret) {
    db::Housekeeping tx{database};
    CHECK(
        tx.exec("INSERT INTO identity_provider_secret (provider, secret) VALUES ($1, $2) "
                "ON CONFLICT (provider) DO UPDATE SET secret = excluded.secret",
                provider, secret));
    return std::move(tx).commit();
}

}  // namespace varn::federation::store
