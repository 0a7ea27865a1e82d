#pragma once
// SCIM 2.0 (RFC 7643, 7644): the city's directory pushes its people and groups, and what it says holds at
// once. The addresses are the standard's own, below /scim/v2; docs/formats/scim.md tells what is understood.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/dispatch.h"
#include "platform/federated_accounts.h"

namespace varn::scim {

std::vector<db::Migration> scim_migrations();

/// A key by which a directory pushes. What it opens is known to the directory alone.
struct Token {
    std::string id;
    std::string provider;
    std::string name;
    Instant made_at;
    std::optional<Instant> revoked_at;
};

/// Makes a token for a provider and gives it, once. Needs provider.manage.
Result<std::string> add_token(Town& town, auth::Actor const& actor,
                              federation::IdentityProvider const& provider, std::string const& name);
/// Every token there has been, the newest first. Needs provider.read.
Result<std::vector<Token>> list_tokens(Town& town, auth::Actor const& actor);
/// Takes a token back at once; `not_found` when there is none such in use.
Result<Done> revoke_token(Town& town, auth::Actor const& actor, std::string_view id);

/// /scim/v2. `address` is that of Värn as others reach it.
http::Annex annex(Town& town, std::function<std::string()> address);

}  // namespace varn::scim

template <>
struct varn::Describe<varn::scim::Token> {
    using T = scim::Token;
    static constexpr auto value =
        entity<T>("scim_token", field<&T::id>({}), field<&T::provider>({}), field<&T::name>({}),
                  field<&T::made_at>({}), field<&T::revoked_at>({}));
};
