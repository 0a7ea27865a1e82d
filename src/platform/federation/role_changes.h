#pragma once
// Inside federation: roles that come and go with groups, inside a transaction that is under way.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "platform/federation.h"

namespace varn::federation {

/// A role and where it holds; the whole town when the unit is empty.
using RoleAt = std::pair<auth::Role, std::string>;
RoleAt role_at(auth::Role role, std::optional<AnyId> const& unit);

/// The roles that `groups` give.
std::set<RoleAt> roles_of(std::vector<GroupRole> const& mapping, std::vector<std::string> const& groups);
/// Ends a role now: one that began today is taken out of the present, any other ends yesterday.
Result<Done> end_role(Town& town, db::WriteTx& tx, auth::Actor const& actor, auth::RoleGrant const& grant);
/// Makes the roles of an account from a provider those wanted; true when something was written.
Result<bool> bring_in_step(Town& town, db::WriteTx& tx, auth::RoleGrant const& like, std::set<RoleAt> wanted);

}  // namespace varn::federation
