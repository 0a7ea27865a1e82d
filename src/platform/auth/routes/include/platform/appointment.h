#pragma once
// Roles that two persons give: one proposes, another with the same right confirms. Where the town wants two
// behind every administrator (Appointing::by_two) it is the only way to that role.
#include "platform/accounts.h"
#include "platform/seconding.h"

namespace varn::auth {

/// Which account is to have which role.
struct GrantWish {
    Id<Account> account;
    NewGrant grant;
};

/// Keeps the wish for another to confirm, checked as if it were given now. `conflict` when the same is
/// already proposed.
Result<seconding::Proposal> propose_grant(Town& town, Actor const& actor, GrantWish const& wish,
                                          UnitsBelow const& units_below);
/// What happens when another confirms: the role is given.
seconding::Verb appointment_verb(UnitsBelow units_below);

}  // namespace varn::auth
