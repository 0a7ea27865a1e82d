#pragma once
// What federation asks the database.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db.h"
#include "platform/identity_provider.h"

namespace varn::federation::store {

Result<std::vector<IdentityProvider>> providers(db::ReadTx& tx);
Result<std::vector<GroupRole>> group_roles(db::ReadTx& tx, Id<IdentityProvider> const& provider);
Result<std::vector<AccountLink>> links_of(db::ReadTx& tx, Id<auth::Account> const& account);
Result<std::optional<AccountLink>> link_by_subject(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                                   std::string_view subject);
/// A pushed user that nobody has signed in as: by external id, or by user name when it was given none.
Result<std::optional<AccountLink>> pushed_link(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                               std::string_view value);
Result<bool> is_user_name_taken(db::ReadTx& tx, std::string_view user_name);

/// The roles that hold on a day: all of an account, those it has from a provider, all from a provider.
Result<std::int64_t> count_grants(db::ReadTx& tx, Id<auth::Account> const& account, Date on);
Result<std::vector<auth::RoleGrant>> grants_from(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                                 Id<auth::Account> const& account, Date on);
Result<std::vector<auth::RoleGrant>> all_grants_from(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                                     Date on);
/// What the pushed groups of an account are called: their names and external ids.
Result<std::vector<std::string>> pushed_groups(db::ReadTx& tx, Id<IdentityProvider> const& provider,
                                               Id<auth::Account> const& account);

Result<std::string> secret(db::ReadTx& tx, Id<IdentityProvider> const& provider);
Result<Done> keep_secret(db::Database& database, Id<IdentityProvider> const& provider,
                         std::string_view secret);

}  // namespace varn::federation::store
