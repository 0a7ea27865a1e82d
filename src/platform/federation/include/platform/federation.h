#pragma once
// The verbs of federation: managing the city's sign-in services and what their groups give. What a service
// says of a person, by OpenID Connect or by SCIM, is laid on the accounts by federated_accounts.h.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/accounts.h"
#include "platform/identity_provider.h"

namespace varn::federation {

/// A new provider. What is left out is as a common provider has it.
struct NewProvider {
    std::string key;
    std::string name;
    std::string issuer;
    std::string client_id;
    std::optional<std::string> client_secret = {};
    std::optional<ClientAuthentication> client_authentication = {};  // secret_basic; none without a secret
    std::optional<std::string> scopes = {};                          // "openid profile"
    std::optional<GroupSource> group_source = {};                    // claims
    std::optional<std::string> groups_claim = {};                    // "groups"
    std::optional<std::string> user_name_claim = {};                 // "preferred_username"
    std::optional<std::string> name_claim = {};                      // "name"
    std::optional<std::string> link_claim = {};                      // "sub"
    std::optional<std::string> required_acr = {};
};
struct NewClientSecret {
    std::string client_secret;
};
struct NewGroupRole {
    std::string group_name;
    auth::Role role{};
    std::optional<AnyId> unit = {};
};
struct NewLink {
    Id<IdentityProvider> provider;
    std::string subject;
};

/// Who may see and manage sign-in services. They decide for the whole town.
inline constexpr std::array federation_policy{
    auth::Rule{"provider.read", auth::Role::administrator, auth::Reach::own_unit},
    auth::Rule{"provider.read", auth::Role::auditor, auth::Reach::own_unit},
    auth::Rule{"provider.manage", auth::Role::administrator, auth::Reach::own_unit}};

std::vector<db::Migration> federation_migrations();

/// What an issuer's address may be: https, or with `loopback` plain http at this machine too.
struct IssuerRules {
    bool loopback = false;
};
/// True for an address that Värn may talk to as a provider's.
bool is_allowed_address(std::string_view address, IssuerRules rules);

Result<std::vector<IdentityProvider>> list_providers(Town& town, auth::Actor const& actor);
Result<IdentityProvider> provider(Town& town, auth::Actor const& actor, Id<IdentityProvider> const& id);
/// Adds a provider; `conflict` when its key or its issuer is taken.
Result<IdentityProvider> add_provider(Town& town, auth::Actor const& actor, NewProvider const& ask,
                                      IssuerRules rules);
/// Changes a provider. Closing it takes every role that its groups gave at once.
Result<IdentityProvider> change_provider(Town& town, auth::Actor const& actor,
                                         auth::ChangeOf<IdentityProvider> const& ask);
/// Replaces the secret that Värn shows the provider. It is never given out again.
Result<IdentityProvider> set_client_secret(Town& town, auth::Actor const& actor,
                                           Id<IdentityProvider> const& id, NewClientSecret const& ask);

Result<std::vector<GroupRole>> list_group_roles(Town& town, auth::Actor const& actor,
                                                Id<IdentityProvider> const& provider);
/// Gives a group a role. People who are signed in get it when the provider is next asked.
Result<GroupRole> add_group_role(Town& town, auth::Actor const& actor, Id<IdentityProvider> const& provider,
                                 NewGroupRole const& ask, auth::UnitsBelow const& units_below = {});
/// Takes a role from a group, and at once from everybody who has it from this provider and no other group.
Result<Done> remove_group_role(Town& town, auth::Actor const& actor, Id<GroupRole> const& id);

/// Where an account is known: one's own, or any with account.read.
Result<std::vector<AccountLink>> list_links(Town& town, auth::Actor const& actor,
                                            Id<auth::Account> const& account);
/// Lets somebody who has an account here already sign in to it by a provider.
Result<AccountLink> add_link(Town& town, auth::Actor const& actor, Id<auth::Account> const& account,
                             NewLink const& ask);
/// Takes the way in away again, with the roles and sessions it gave.
Result<Done> remove_link(Town& town, auth::Actor const& actor, Id<AccountLink> const& id);

}  // namespace varn::federation

template <>
struct varn::Describe<varn::federation::NewProvider> {
    using N = federation::NewProvider;
    static constexpr auto value = entity<N>(
        "new_provider", field<&N::key>(federation::facts::key), field<&N::name>(federation::facts::name),
        field<&N::issuer>(federation::facts::issuer), field<&N::client_id>(federation::facts::client_id),
        field<&N::client_secret>(federation::facts::client_secret),
        field<&N::client_authentication>(federation::facts::client_authentication),
        field<&N::scopes>(federation::facts::scopes),
        field<&N::group_source>(federation::facts::group_source),
        field<&N::groups_claim>(federation::facts::groups_claim),
        field<&N::user_name_claim>(federation::facts::user_name_claim),
        field<&N::name_claim>(federation::facts::name_claim),
        field<&N::link_claim>(federation::facts::link_claim),
        field<&N::required_acr>(federation::facts::required_acr));
};
template <>
struct varn::Describe<varn::federation::NewClientSecret> {
    using N = federation::NewClientSecret;
    static constexpr auto value =
        entity<N>("new_client_secret", field<&N::client_secret>(federation::facts::client_secret));
};
template <>
struct varn::Describe<varn::federation::NewGroupRole> {
    using N = federation::NewGroupRole;
    static constexpr auto value =
        entity<N>("new_group_role", field<&N::group_name>(federation::facts::group_name),
                  field<&N::role>(federation::facts::role), field<&N::unit>(federation::facts::unit));
};
template <>
struct varn::Describe<varn::federation::NewLink> {
    using N = federation::NewLink;
    static constexpr auto value = entity<N>(
        "account_link_to_add",
        field<&N::provider>({.label = "federation.provider", .example = federation::facts::some_id}),
        field<&N::subject>(federation::facts::subject));
};
