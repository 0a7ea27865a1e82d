#include "store.h"

#include <map>

namespace varn::scim::store {

Result<std::vector<User>> users(db::ReadTx& tx, Provider const& provider) {
    TRY(links,
        tx.select<federation::AccountLink>(
            "WHERE provider = $1 AND user_name IS NOT NULL AND status = 'active' ORDER BY id", provider));
    TRY(accounts, tx.select<auth::Account>(
                      "WHERE id IN (SELECT account FROM {account_link} WHERE provider = $1)", provider));
    std::map<std::string, auth::Account> by_id;
    for (auto& account : accounts) {
        by_id.emplace(account.id.text, std::move(account));
    }
    std::vector<User> all;
    for (auto& link : links) {
        if (auto const hit = by_id.find(link.account.text); hit != by_id.end()) {
            all.push_back({hit->second, std::move(link)});
        }
    }
    return all;
}

Result<std::optional<User>> user(db::ReadTx& tx, Provider const& provider, Id<auth::Account> const& account) {
    TRY(link, tx.first<federation::AccountLink>(
                  "WHERE provider = $1 AND account = $2 AND user_name IS NOT NULL AND status = 'active'",
                  provider, account));
    TRY(found, tx.find(account));
    if (!link || !found) {
        return std::optional<User>{};
    }
    return std::optional{User{std::move(*found), std::move(*link)}};
}

Result<std::optional<federation::AccountLink>> link_named(db::ReadTx& tx, Provider const& provider,
                                                          std::string_view user_name) {
    return tx.first<federation::AccountLink>("WHERE provider = $1 AND LOWER(user_name) = LOWER($2) LIMIT 1",
                                             provider, user_name);
}

Result<std::optional<federation::AccountLink>> link_external(db::ReadTx& tx, Provider const& provider,
                                                             std::string_view external_id) {
    return tx.first<federation::AccountLink>("WHERE provider = $1 AND external_id = $2 ORDER BY id LIMIT 1",
                                             provider, external_id);
}

Result<std::vector<federation::DirectoryGroup>> groups(db::ReadTx& tx, Provider const& provider) {
    return tx.select<federation::DirectoryGroup>("WHERE provider = $1 ORDER BY id", provider);
}

Result<std::vector<federation::DirectoryMember>> members(db::ReadTx& tx, Provider const& provider) {
    return tx.select<federation::DirectoryMember>(
        "WHERE directory_group IN (SELECT id FROM {directory_group} WHERE provider = $1) ORDER BY id",
        provider);
}

Result<std::vector<federation::DirectoryMember>> members_of(db::ReadTx& tx,
                                                            Id<federation::DirectoryGroup> const& group) {
    return tx.select<federation::DirectoryMember>("WHERE directory_group = $1 ORDER BY id", group);
}

Result<Done> add_token(db::Database& database, Token const& token, std::string_view token_hash) {
    db::Housekeeping tx{database};
    CHECK(tx.exec(
        "INSERT INTO scim_token (id, provider, name, token_hash, made_at) VALUES ($1, $2, $3, $4, $5)",
        token.id, token.provider, token.name, token_hash, token.made_at));
    return std::move(tx).commit();
}

Result<std::optional<std::string>> provider_of(db::ReadTx& tx, std::string_view token_hash) {
    TRY(found,
        tx.query<std::string>("SELECT provider FROM scim_token WHERE token_hash = $1 AND revoked_at IS NULL",
                              token_hash));
    return found.empty() ? std::optional<std::string>{} : std::optional{std::move(found.front())};
}

Result<std::vector<Token>> tokens(db::ReadTx& tx) {
    return tx.query<Token>(
        "SELECT id, provider, name, made_at, revoked_at FROM scim_token ORDER BY made_at DESC, id DESC");
}

Result<bool> revoke_token(db::Database& database, std::string_view id, Instant now) {
    db::Housekeeping tx{database};
    TRY(touched,
        tx.exec("UPDATE scim_token SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL", now, id));
    CHECK(std::move(tx).commit());
    return touched == 1;
}

}  // namespace varn::scim::store
