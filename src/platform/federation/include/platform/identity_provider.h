#pragma once
// The city's own sign-in services and what they decide here: which of their groups give which roles, and by
// which name each knows an account of ours.
#include <optional>
#include <string>

#include "platform/account.h"

namespace varn::federation {

/// How Värn proves to a provider who it is.
enum class ClientAuthentication { secret_basic, secret_post, none };
/// Where a provider's groups are read: in its claims at each sign-in and check, or from what it pushes by
/// SCIM.
enum class GroupSource { claims, scim };
enum class ProviderStatus { active, closed };
enum class LinkStatus { active, removed };

/// A sign-in service that speaks OpenID Connect. Its issuer never changes: another issuer is another
/// provider.
struct IdentityProvider {
    Id<IdentityProvider> id;
    std::string key;   // in addresses
    std::string name;  // on the sign-in page
    std::string issuer;
    std::string client_id;
    ClientAuthentication client_authentication{};
    std::string scopes;  // separated by spaces
    GroupSource group_source{};
    std::string groups_claim;
    std::string user_name_claim;
    std::string name_claim;
    std::string link_claim;                   // what a pushed user's external id is, among the claims
    std::optional<std::string> required_acr;  // how strongly somebody must have signed in there
    ProviderStatus status{};
    int version = 0;
};

/// A group at a provider gives a role, at a unit and all below it or for the whole town.
struct GroupRole {
    Id<GroupRole> id;
    Id<IdentityProvider> provider;
    std::string group_name;
    auth::Role role{};
    std::optional<AnyId> unit;
    int version = 0;
};

/// An account as a provider knows it: by subject once it has signed in, by external id and user name when the
/// provider pushed it. Never removed, so that a returning person gets her own account back.
struct AccountLink {
    Id<AccountLink> id;
    Id<auth::Account> account;
    Id<IdentityProvider> provider;
    std::optional<std::string> subject;
    std::optional<std::string> external_id;
    std::optional<std::string> user_name;
    LinkStatus status{};
    int version = 0;
};

/// A group that a provider pushes by SCIM, and who is in it.
struct DirectoryGroup {
    Id<DirectoryGroup> id;
    Id<IdentityProvider> provider;
    std::string name;
    std::optional<std::string> external_id;
    int version = 0;
};
struct DirectoryMember {
    Id<DirectoryMember> id;
    Id<DirectoryGroup> directory_group;
    Id<auth::Account> account;
};

namespace facts {
inline constexpr std::string_view some_id = "01903f5e-0000-7000-8000-000000000021";
inline constexpr FieldFacts key{.label = "federation.key",
                                .example = "stadens-konto",
                                .fixed = true,
                                .key = true,
                                .length_min = 1,
                                .length_max = 80};
inline constexpr FieldFacts name{.label = "federation.name", .example = "stadens konto", .length_min = 1};
inline constexpr FieldFacts issuer{.label = "federation.issuer",
                                   .example = "https://login.staden.example/realms/staden",
                                   .fixed = true,
                                   .length_min = 1,
                                   .length_max = 500};
inline constexpr FieldFacts client_id{
    .label = "federation.client_id", .example = "varn", .length_min = 1, .length_max = 300};
inline constexpr FieldFacts client_authentication{.label = "federation.client_authentication",
                                                  .example = "secret_basic"};
inline constexpr FieldFacts scopes{
    .label = "federation.scopes", .example = "openid profile groups", .length_min = 1, .length_max = 500};
inline constexpr FieldFacts group_source{.label = "federation.group_source", .example = "claims"};
inline constexpr FieldFacts groups_claim{
    .label = "federation.groups_claim", .example = "groups", .length_min = 1};
inline constexpr FieldFacts user_name_claim{
    .label = "federation.user_name_claim", .example = "preferred_username", .length_min = 1};
inline constexpr FieldFacts name_claim{.label = "federation.name_claim", .example = "name", .length_min = 1};
inline constexpr FieldFacts link_claim{.label = "federation.link_claim", .example = "sub", .length_min = 1};
inline constexpr FieldFacts required_acr{
    .label = "federation.required_acr", .example = "https://refeds.org/profile/mfa", .length_max = 300};
inline constexpr FieldFacts group_name{.label = "federation.group_name",
                                       .example = "varn-samordnare",
                                       .fixed = true,
                                       .length_min = 1,
                                       .length_max = 300};
inline constexpr FieldFacts role{.label = "auth.role", .example = "coordinator", .fixed = true};
inline constexpr FieldFacts unit{
    .label = "auth.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true};
inline constexpr FieldFacts subject{.label = "federation.subject",
                                    .example = "248289761001",
                                    .secrecy = Secrecy::internal,
                                    .length_min = 1,
                                    .length_max = 255};
inline constexpr FieldFacts client_secret{
    .label = "federation.client_secret", .example = "…", .secrecy = Secrecy::secret, .length_max = 1000};
}  // namespace facts
}  // namespace varn::federation

template <>
struct varn::Describe<varn::federation::IdentityProvider> {
    using P = federation::IdentityProvider;
    static constexpr auto value = entity<P>(
        "identity_provider",
        field<&P::id>(
            {.label = "common.id", .example = federation::facts::some_id, .fixed = true, .server_set = true}),
        field<&P::key>(federation::facts::key), field<&P::name>(federation::facts::name),
        field<&P::issuer>(federation::facts::issuer), field<&P::client_id>(federation::facts::client_id),
        field<&P::client_authentication>(federation::facts::client_authentication),
        field<&P::scopes>(federation::facts::scopes),
        field<&P::group_source>(federation::facts::group_source),
        field<&P::groups_claim>(federation::facts::groups_claim),
        field<&P::user_name_claim>(federation::facts::user_name_claim),
        field<&P::name_claim>(federation::facts::name_claim),
        field<&P::link_claim>(federation::facts::link_claim),
        field<&P::required_acr>(federation::facts::required_acr),
        field<&P::status>({.label = "federation.status", .example = "active"}),
        field<&P::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::federation::GroupRole> {
    using G = federation::GroupRole;
    static constexpr auto value =
        entity<G>("group_role",
                  field<&G::id>({.label = "common.id",
                                 .example = "01903f5e-0000-7000-8000-000000000022",
                                 .fixed = true,
                                 .server_set = true}),
                  field<&G::provider>(
                      {.label = "federation.provider", .example = federation::facts::some_id, .fixed = true}),
                  field<&G::group_name>(federation::facts::group_name),
                  field<&G::role>(federation::facts::role), field<&G::unit>(federation::facts::unit),
                  field<&G::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::federation::AccountLink> {
    using L = federation::AccountLink;
    static constexpr auto value = entity<L>(
        "account_link",
        field<&L::id>({.label = "common.id",
                       .example = "01903f5e-0000-7000-8000-000000000023",
                       .fixed = true,
                       .server_set = true}),
        field<&L::account>(
            {.label = "auth.account", .example = "01903f5e-0000-7000-8000-000000000011", .fixed = true}),
        field<&L::provider>(
            {.label = "federation.provider", .example = federation::facts::some_id, .fixed = true}),
        field<&L::subject>(federation::facts::subject),
        field<&L::external_id>({.label = "federation.external_id",
                                .example = "anna-0017",
                                .secrecy = Secrecy::internal,
                                .length_max = 300}),
        field<&L::user_name>({.label = "auth.user_name",
                              .example = "anna.berg@staden.example",
                              .secrecy = Secrecy::internal,
                              .length_max = 300}),
        field<&L::status>({.label = "federation.status", .example = "active"}),
        field<&L::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::federation::DirectoryGroup> {
    using G = federation::DirectoryGroup;
    static constexpr auto value =
        entity<G>("directory_group", field<&G::id>({.label = "common.id", .fixed = true, .server_set = true}),
                  field<&G::provider>({.label = "federation.provider", .fixed = true}),
                  field<&G::name>({.label = "federation.group_name", .length_max = 300}),
                  field<&G::external_id>({.label = "federation.external_id", .length_max = 300}),
                  field<&G::version>({.label = "common.version", .server_set = true}));
};

template <>
struct varn::Describe<varn::federation::DirectoryMember> {
    using M = federation::DirectoryMember;
    static constexpr auto value = entity<M>(
        "directory_member", field<&M::id>({.label = "common.id", .fixed = true, .server_set = true}),
        field<&M::directory_group>({.label = "federation.group_name", .fixed = true}),
        field<&M::account>({.label = "auth.account", .fixed = true}));
};
