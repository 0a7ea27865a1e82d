#pragma once
// What the grants of an account make of somebody on a day.
#include "platform/accounts.h"

namespace varn::auth {

/// What a grant gives its holder, or her deputy, on a day. `reached` are the units that its place stands for;
/// asked when it has one.
Grant present(RoleGrant const& grant, std::string const& holder,
              std::function<std::vector<std::string>(std::string const& place)> const& reached);
/// The person of an account with what she holds today, as a request of hers would be judged. `not_found` when
/// there is no such account.
Result<Actor> acting_as(Town& town, Id<Account> const& account, UnitsBelow const& units_below);

}  // namespace varn::auth
