#include <algorithm>

#include "platform/assets.h"
#include "platform/auth_policy.h"
#include "platform/db_migrations.h"
#include "platform/federation.h"
#include "role_changes.h"
#include "store.h"

namespace varn::assets {
std::span<File const> federation_migrations();
}

namespace varn::federation {
namespace {

Result<Done> must_be_allowed(auth::Actor const& actor, std::string_view action) {
    CHECK(auth::judge(federation_policy, actor, action, std::nullopt));
    return Done{};
}

bool is_loopback_host(std::string_view host) {
    return host == "localhost" || host.starts_with("127.") || host == "[::1]" || host == "0.0.0.0" ||
           host == "[::]" || host.ends_with(".localhost");
}

/// The scopes as a list that begins with openid, without which there is no sign-in.
Result<Done> must_be_scopes(std::string const& scopes) {
    bool const openid = (" " + scopes + " ").find(" openid ") != std::string::npos;
    bool const plain = std::all_of(scopes.begin(), scopes.end(),
                                   [](char c) { return c > 0x1F && c < 0x7F && c != '"' && c != '\\'; });
    return openid && plain ? Result<Done>{Done{}} : invalid("/scopes", "federation.scopes_format");
}

Error named_as_taken(Error error) {
    if (error.code == ErrorCode::conflict) {
        error.key = "federation.provider_taken";
    }
    return error;
}

/// Ends every role that a provider's groups gave.
Result<Done> end_all_roles(Town& town, db::WriteTx& tx, auth::Actor const& actor,
                           Id<IdentityProvider> const& provider) {
    TRY(grants, store::all_grants_from(tx, provider, town.clock.today()));
    for (auto const& grant : grants) {
        CHECK(end_role(town, tx, actor, grant));
    }
    return Done{};
}

}  // namespace

std::vector<db::Migration> federation_migrations() {
    return db::migrations_of("federation", assets::federation_migrations());
}

bool is_allowed_address(std::string_view address, IssuerRules rules) {
    auto const scheme_end = address.find("://");
    if (scheme_end == std::string_view::npos ||
        address.find_first_of(" \t\r\n\"<>\\^`{|}#") != address.npos) {
        return false;
    }
    auto const scheme = address.substr(0, scheme_end);
    auto const authority =
        address.substr(scheme_end + 3, address.find_first_of("/?", scheme_end + 3) - scheme_end - 3);
    if (authority.empty() || authority.find('@') != authority.npos) {
        return false;
    }
    auto const host =
        authority.substr(0, authority.starts_with('[') ? authority.find(']') + 1 : authority.find(':'));
    if (is_loopback_host(host)) {
        return rules.loopback && (scheme == "http" || scheme == "https");
    }
    return scheme == "https";
}

Result<std::vector<IdentityProvider>> list_providers(Town& town, auth::Actor const& actor) {
    CHECK(must_be_allowed(actor, "provider.read"));
    db::ReadTx tx{town.db};
    return store::providers(tx);
}

Result<IdentityProvider> provider(Town& town, auth::Actor const& actor, Id<IdentityProvider> const& id) {
    CHECK(must_be_allowed(actor, "provider.read"));
    db::ReadTx tx{town.db};
    return tx.get(id);
}

Result<IdentityProvider> add_provider(Town& town, auth::Actor const& actor, NewProvider const& ask,
                                      IssuerRules rules) {
    CHECK(must_be_allowed(actor, "provider.manage"));
    bool const has_secret = ask.client_secret && !ask.client_secret->empty();
    IdentityProvider const made{
        .id = town.new_id<IdentityProvider>(),
        .key = ask.key,
        .name = ask.name,
        .issuer = ask.issuer,
        .client_id = ask.client_id,
        .client_authentication = ask.client_authentication.value_or(
            has_secret ? ClientAuthentication::secret_basic : ClientAuthentication::none),
        .scopes = ask.scopes.value_or("openid profile"),
        .group_source = ask.group_source.value_or(GroupSource::claims),
        .groups_claim = ask.groups_claim.value_or("groups"),
        .user_name_claim = ask.user_name_claim.value_or("preferred_username"),
        .name_claim = ask.name_claim.value_or("name"),
        .link_claim = ask.link_claim.value_or("sub"),
        .required_acr = ask.required_acr,
        .status = ProviderStatus::active,
        .version = 1};
    if (!is_allowed_address(made.issuer, rules) || made.issuer.find('?') != std::string::npos) {
        return invalid("/issuer", "federation.issuer_format");
    }
    CHECK(must_be_scopes(made.scopes));
    // The secret first: one without a provider is nothing.
    if (has_secret) {
        CHECK(store::keep_secret(town.db, made.id, *ask.client_secret));
    }
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<IdentityProvider>(federation_policy, actor, "provider.manage", std::nullopt));
    if (auto inserted = tx.insert(permit, made); !inserted) {
        return named_as_taken(std::move(inserted).error());
    }
    CHECK(std::move(tx).commit(audit::entry(actor, "provider.manage")));
    return made;
}

Result<IdentityProvider> change_provider(Town& town, auth::Actor const& actor,
                                         auth::ChangeOf<IdentityProvider> const& ask) {
    CHECK(must_be_allowed(actor, "provider.manage"));
    db::WriteTx tx{town.db};
    TRY(before, tx.get(ask.id));
    if (before.version != ask.version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    TRY(after, ask.fields.onto(before));
    CHECK(must_be_scopes(after.scopes));
    TRY(permit, auth::decide<IdentityProvider>(federation_policy, actor, "provider.manage", std::nullopt));
    CHECK(tx.update(permit, before, after));
    bool const moved = before.group_source != after.group_source;
    if (after.status == ProviderStatus::closed || moved) {
        CHECK(end_all_roles(town, tx, actor, after.id));
    }
    CHECK(std::move(tx).commit(audit::entry(actor, "provider.manage")));
    return after;
}

Result<IdentityProvider> set_client_secret(Town& town, auth::Actor const& actor,
                                           Id<IdentityProvider> const& id, NewClientSecret const& ask) {
    CHECK(must_be_allowed(actor, "provider.manage"));
    TRY(found, provider(town, actor, id));
    if (ask.client_secret.empty()) {
        return invalid("/client_secret", "federation.client_secret_needed");
    }
    // The audit first: it may tell of a secret that was never set, but never be silent about one that was.
    {
        db::WriteTx tx{town.db};
        CHECK(std::move(tx).commit(
            {actor.account, "provider.client_secret", "identity_provider", id.text, {}}));
    }
    CHECK(store::keep_secret(town.db, id, ask.client_secret));
    return found;
}

Result<std::vector<GroupRole>> list_group_roles(Town& town, auth::Actor const& actor,
                                                Id<IdentityProvider> const& provider) {
    CHECK(must_be_allowed(actor, "provider.read"));
    db::ReadTx tx{town.db};
    CHECK(tx.get(provider));
    return store::group_roles(tx, provider);
}

Result<GroupRole> add_group_role(Town& town, auth::Actor const& actor, Id<IdentityProvider> const& provider,
                                 NewGroupRole const& ask, auth::UnitsBelow const& units_below) {
    CHECK(must_be_allowed(actor, "provider.manage"));
    if (ask.unit && units_below && units_below(ask.unit->text, town.clock.today()).empty()) {
        return invalid("/unit", "auth.unit_unknown");
    }
    db::WriteTx tx{town.db};
    CHECK(tx.get(provider));
    TRY(known, store::group_roles(tx, provider));
    for (auto const& other : known) {
        if (other.group_name == ask.group_name && other.role == ask.role && other.unit == ask.unit) {
            return Error{ErrorCode::conflict, "federation.group_role_known", {}, {}, {}};
        }
    }
    GroupRole const made{.id = town.new_id<GroupRole>(),
                         .provider = provider,
                         .group_name = ask.group_name,
                         .role = ask.role,
                         .unit = ask.unit,
                         .version = 1};
    TRY(permit, auth::decide<GroupRole>(federation_policy, actor, "provider.manage", std::nullopt));
    CHECK(tx.insert(permit, made));
    CHECK(std::move(tx).commit(audit::entry(actor, "provider.manage")));
    return made;
}

Result<Done> remove_group_role(Town& town, auth::Actor const& actor, Id<GroupRole> const& id) {
    CHECK(must_be_allowed(actor, "provider.manage"));
    db::WriteTx tx{town.db};
    TRY(line, tx.get(id));
    TRY(permit, auth::decide<GroupRole>(federation_policy, actor, "provider.manage", std::nullopt));
    CHECK(tx.remove(permit, line));
    TRY(left, store::group_roles(tx, line.provider));
    auto const gone = role_at(line.role, line.unit);
    bool const by_another = std::any_of(
        left.begin(), left.end(), [&](auto const& other) { return role_at(other.role, other.unit) == gone; });
    if (!by_another) {
        TRY(grants, store::all_grants_from(tx, line.provider, town.clock.today()));
        for (auto const& grant : grants) {
            if (role_at(grant.role, grant.unit) == gone) {
                CHECK(end_role(town, tx, actor, grant));
            }
        }
    }
    return std::move(tx).commit(audit::entry(actor, "provider.manage"));
}

}  // namespace varn::federation
