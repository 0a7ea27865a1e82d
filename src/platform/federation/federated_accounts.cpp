#include "platform/federated_accounts.h"

#include <algorithm>

#include "platform/auth_policy.h"
#include "role_changes.h"
#include "store.h"

namespace varn::federation {
namespace {

constexpr std::size_t user_name_max = 80;
constexpr std::size_t name_bytes_max = 200;

bool may_stand_in_user_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@';
}

/// What is left of a provider's user name when it is made one of ours.
std::string as_user_name(std::string_view said) {
    std::string kept;
    for (char c : said) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (may_stand_in_user_name(c) && kept.size() < user_name_max) {
            kept += c;
        }
    }
    return kept;
}

/// A name as accounts have it: something that can be read, cut between characters.
std::string as_name(std::string_view said, std::string_view otherwise) {
    if (said.find_first_not_of(" \t\n") == std::string_view::npos) {
        said = otherwise;
    }
    auto end = std::min(said.size(), name_bytes_max);
    while (end < said.size() && end > 0 && (static_cast<unsigned char>(said[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string{said.substr(0, end)};
}

auth::RoleGrant grant_like(IdentityProvider const& provider, Id<auth::Account> const& account) {
    return {.id = {},
            .account = account,
            .role = {},
            .unit = {},
            .valid_from = {},
            .valid_to = {},
            .provider = AnyId{provider.id.text},
            .version = 0};
}

/// The link that says whose account this is, if any; one that was pushed is claimed for the subject.
Result<std::optional<AccountLink>> link_of(Town& town, IdentityProvider const& provider,
                                           Person const& person) {
    std::optional<AccountLink> pushed;
    {
        db::ReadTx tx{town.db};
        TRY(known, store::link_by_subject(tx, provider.id, person.subject));
        if (known || !person.link) {
            return std::move(known);
        }
        TRY(found, store::pushed_link(tx, provider.id, *person.link));
        pushed = std::move(found);
    }
    if (!pushed) {
        return pushed;
    }
    auto const actor = system_actor();
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<AccountLink>(federation_policy, actor, "provider.manage", std::nullopt));
    auto after = *pushed;
    after.subject = person.subject;
    CHECK(tx.update(permit, *pushed, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "account.link", provider.key)));
    return std::optional{after};
}

/// A new account with its link and its roles, in one transaction.
Result<Id<auth::Account>> make_account(Town& town, IdentityProvider const& provider, Person const& person,
                                       std::set<RoleAt> const& roles) {
    TRY(user_name, free_user_name(town, provider, person));
    auto const actor = system_actor();
    auth::Account const account{.id = town.new_id<auth::Account>(),
                                .user_name = user_name,
                                .name = as_name(person.name, user_name),
                                .status = auth::AccountStatus::active,
                                .language = auth::Language::sv,
                                .version = 1};
    AccountLink const link{.id = town.new_id<AccountLink>(),
                           .account = account.id,
                           .provider = provider.id,
                           .subject = person.subject,
                           .external_id = {},
                           .user_name = {},
                           .status = LinkStatus::active,
                           .version = 1};
    db::WriteTx tx{town.db};
    TRY(adding, auth::decide<auth::Account>(auth::auth_policy, actor, "account.add", std::nullopt));
    TRY(linking, auth::decide<AccountLink>(federation_policy, actor, "provider.manage", std::nullopt));
    CHECK(tx.insert(adding, account));
    CHECK(tx.insert(linking, link));
    CHECK(bring_in_step(town, tx, grant_like(provider, account.id), roles));
    CHECK(std::move(tx).commit(audit::entry(actor, "account.add", provider.key)));
    return account.id;
}

Result<Done> follow_groups(Town& town, IdentityProvider const& provider, Person const& person,
                           Id<auth::Account> const& account) {
    if (provider.group_source == GroupSource::scim) {
        CHECK(apply_pushed_groups(town, provider, account));
    } else if (person.groups) {
        CHECK(apply_groups(town, provider, account, *person.groups));
    }
    return Done{};
}

}  // namespace

auth::Actor system_actor() {
    auto actor = auth::operator_actor();
    actor.account = "system";
    actor.name = "system";
    return actor;
}

Result<IdentityProvider> active_provider(Town& town, std::string_view key) {
    db::ReadTx tx{town.db};
    TRY(found, tx.by_key<IdentityProvider>(key));
    if (!found || found->status != ProviderStatus::active) {
        return not_found();
    }
    return std::move(*found);
}

Result<std::vector<IdentityProvider>> active_providers(Town& town) {
    db::ReadTx tx{town.db};
    TRY(all, store::providers(tx));
    std::erase_if(all, [](auto const& one) { return one.status != ProviderStatus::active; });
    return std::move(all);
}

Result<std::string> client_secret(Town& town, Id<IdentityProvider> const& provider) {
    db::ReadTx tx{town.db};
    return store::secret(tx, provider);
}

Result<std::string> free_user_name(Town& town, IdentityProvider const& provider, Person const& person) {
    auto wanted = as_user_name(person.user_name);
    if (wanted.size() < 2) {
        wanted = as_user_name(person.subject);
    }
    db::ReadTx tx{town.db};
    auto const of_provider = "@" + provider.key;
    auto const room = user_name_max - std::min(user_name_max - 20, of_provider.size());
    std::string const begun = wanted.substr(0, room - 12);
    std::string const candidates[] = {wanted, begun + of_provider,
                                      begun + "-" + town.ids.next().substr(28, 8) + of_provider};
    for (auto const& candidate : candidates) {
        TRY(taken, store::is_user_name_taken(tx, candidate));
        if (!taken && candidate.size() >= 2) {
            return candidate.substr(0, user_name_max);
        }
    }
    return Error{ErrorCode::conflict, "auth.user_name_taken", {}, {}, {}};
}

Result<bool> holds_a_role(Town& town, Id<auth::Account> const& account) {
    db::ReadTx tx{town.db};
    TRY(grants, store::count_grants(tx, account, town.clock.today()));
    return grants > 0;
}

Result<bool> apply_groups(Town& town, IdentityProvider const& provider, Id<auth::Account> const& account,
                          std::vector<std::string> const& groups) {
    std::set<RoleAt> wanted;
    {
        db::ReadTx tx{town.db};
        TRY(mapping, store::group_roles(tx, provider.id));
        wanted = roles_of(mapping, groups);
        TRY(held, store::grants_from(tx, provider.id, account, town.clock.today()));
        std::set<RoleAt> has;
        for (auto const& grant : held) {
            has.insert(role_at(grant.role, grant.unit));
        }
        if (has == wanted && held.size() == has.size()) {
            return false;
        }
    }
    db::WriteTx tx{town.db};
    TRY(changed, bring_in_step(town, tx, grant_like(provider, account), std::move(wanted)));
    if (changed) {
        CHECK(std::move(tx).commit(audit::entry(system_actor(), "account.grant", provider.key)));
    }
    return changed;
}

Result<bool> apply_pushed_groups(Town& town, IdentityProvider const& provider,
                                 Id<auth::Account> const& account) {
    std::vector<std::string> groups;
    {
        db::ReadTx tx{town.db};
        TRY(pushed, store::pushed_groups(tx, provider.id, account));
        groups = std::move(pushed);
    }
    return apply_groups(town, provider, account, groups);
}

Result<Admitted> admit(Town& town, IdentityProvider const& provider, Person const& person) {
    TRY(link, link_of(town, provider, person));
    if (!link) {
        std::set<RoleAt> roles;
        if (provider.group_source == GroupSource::claims && person.groups) {
            db::ReadTx tx{town.db};
            TRY(mapping, store::group_roles(tx, provider.id));
            roles = roles_of(mapping, *person.groups);
        }
        if (roles.empty()) {
            return Admitted{.account = {}, .turned = Turned::away_without_role};
        }
        TRY(made, make_account(town, provider, person, roles));
        return Admitted{.account = made};
    }
    if (link->status == LinkStatus::removed) {
        return Admitted{.account = {}, .turned = Turned::away_closed};
    }
    CHECK(follow_groups(town, provider, person, link->account));
    {
        db::ReadTx tx{town.db};
        TRY(account, tx.get(link->account));
        if (account.status == auth::AccountStatus::closed) {
            return Admitted{.account = {}, .turned = Turned::away_closed};
        }
    }
    TRY(has_role, holds_a_role(town, link->account));
    if (!has_role) {
        return Admitted{.account = {}, .turned = Turned::away_without_role};
    }
    return Admitted{.account = link->account};
}

}  // namespace varn::federation
