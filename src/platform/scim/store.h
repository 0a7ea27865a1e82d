#pragma once
// What scim asks the database. A directory sees the people and groups that it has pushed, and nobody else.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db.h"
#include "platform/scim.h"
#include "resource.h"

namespace varn::scim::store {

using Provider = Id<federation::IdentityProvider>;

Result<std::vector<User>> users(db::ReadTx& tx, Provider const& provider);
Result<std::optional<User>> user(db::ReadTx& tx, Provider const& provider, Id<auth::Account> const& account);
/// A link by user name, whatever its case, or by external id; also one that was removed.
Result<std::optional<federation::AccountLink>> link_named(db::ReadTx& tx, Provider const& provider,
                                                          std::string_view user_name);
Result<std::optional<federation::AccountLink>> link_external(db::ReadTx& tx, Provider const& provider,
                                                             std::string_view external_id);

Result<std::vector<federation::DirectoryGroup>> groups(db::ReadTx& tx, Provider const& provider);
Result<std::vector<federation::DirectoryMember>> members(db::ReadTx& tx, Provider const& provider);
Result<std::vector<federation::DirectoryMember>> members_of(db::ReadTx& tx,
                                                            Id<federation::DirectoryGroup> const& group);

Result<Done> add_token(db::Database& database, Token const& token, std::string_view token_hash);
/// The provider whose token this is; nothing for an unknown or revoked one.
Result<std::optional<std::string>> provider_of(db::ReadTx& tx, std::string_view token_hash);
Result<std::vector<Token>> tokens(db::ReadTx& tx);
Result<bool> revoke_token(db::Database& database, std::string_view id, Instant now);

}  // namespace varn::scim::store
