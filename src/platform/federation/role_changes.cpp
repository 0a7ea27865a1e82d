#include "role_changes.h"

#include <algorithm>

#include "platform/auth_policy.h"
#include "platform/federated_accounts.h"
#include "store.h"

namespace varn::federation {

RoleAt role_at(auth::Role role, std::optional<AnyId> const& unit) {
    return {role, unit ? unit->text : std::string{}};
}

std::set<RoleAt> roles_of(std::vector<GroupRole> const& mapping, std::vector<std::string> const& groups) {
    std::set<RoleAt> roles;
    for (auto const& line : mapping) {
        if (std::find(groups.begin(), groups.end(), line.group_name) != groups.end()) {
            roles.insert(role_at(line.role, line.unit));
        }
    }
    return roles;
}

Result<Done> end_role(Town& town, db::WriteTx& tx, auth::Actor const& actor, auth::RoleGrant const& grant) {
    TRY(permit, auth::decide<auth::RoleGrant>(auth::auth_policy, actor, "account.grant", std::nullopt));
    auto const today = town.clock.today();
    if (grant.valid_from >= today) {
        return tx.remove(permit, grant);
    }
    auto after = grant;
    after.valid_to = plus_days(today, -1);
    return tx.update(permit, grant, after);
}

Result<bool> bring_in_step(Town& town, db::WriteTx& tx, auth::RoleGrant const& like,
                           std::set<RoleAt> wanted) {
    auto const actor = system_actor();
    TRY(permit, auth::decide<auth::RoleGrant>(auth::auth_policy, actor, "account.grant", std::nullopt));
    TRY(held, store::grants_from(tx, {like.provider->text}, like.account, town.clock.today()));
    bool changed = false;
    for (auto const& grant : held) {
        if (wanted.erase(role_at(grant.role, grant.unit)) == 0) {
            CHECK(end_role(town, tx, actor, grant));
            changed = true;
        }
    }
    for (auto const& [role, unit] : wanted) {
        auto grant = like;
        grant.id = town.new_id<auth::RoleGrant>();
        grant.role = role;
        grant.unit = unit.empty() ? std::optional<AnyId>{} : AnyId{unit};
        grant.valid_from = town.clock.today();
        grant.version = 1;
        CHECK(tx.insert(permit, grant));
        changed = true;
    }
    return changed;
}

}  // namespace varn::federation
