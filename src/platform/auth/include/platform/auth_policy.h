#pragma once
// Who may manage accounts, read the audit and see packs (bringing one in is platform/intake's to allow). A
// rule that reaches its own unit is asked for the whole town here, so only a role granted for the whole town
// fulfils it: the administrator of one unit manages no accounts.
#include <array>

#include "platform/access.h"

namespace varn::auth {

inline constexpr std::array auth_policy{
    // Accounts and roles belong to the whole town.
    Rule{"account.read", Role::administrator, Reach::own_unit},
    Rule{"account.read", Role::auditor, Reach::own_unit},
    Rule{"account.add", Role::administrator, Reach::own_unit},
    Rule{"account.change", Role::administrator, Reach::own_unit},
    Rule{"account.close", Role::administrator, Reach::own_unit},
    Rule{"account.password", Role::administrator, Reach::own_unit},
    Rule{"account.grant", Role::administrator, Reach::own_unit},
    // Asked instead of account.grant where the town wants two persons behind every administrator.
    Rule{"account.appoint", Role::administrator, Reach::own_unit, true},
    Rule{"account.factors", Role::administrator, Reach::own_unit},
    Rule{"account.sessions", Role::administrator, Reach::own_unit},
    Rule{"account.tokens", Role::administrator, Reach::own_unit},
    // Everybody who holds any role, anywhere, may choose her own language.
    Rule{"account.own", Role::administrator, Reach::whole_town},
    Rule{"account.own", Role::strategist, Reach::whole_town},
    Rule{"account.own", Role::coordinator, Reach::whole_town},
    Rule{"account.own", Role::head, Reach::whole_town}, Rule{"account.own", Role::auditor, Reach::whole_town},
    Rule{"account.own", Role::reader, Reach::whole_town},
    // Everybody may lend what is hers to a deputy; the verb asks whose it is.
    Rule{"account.deputy", Role::administrator, Reach::whole_town},
    Rule{"account.deputy", Role::strategist, Reach::whole_town},
    Rule{"account.deputy", Role::coordinator, Reach::whole_town},
    Rule{"account.deputy", Role::head, Reach::whole_town},
    Rule{"account.deputy", Role::auditor, Reach::whole_town},
    Rule{"account.deputy", Role::reader, Reach::whole_town},
    Rule{"audit.read", Role::administrator, Reach::own_unit},
    Rule{"audit.read", Role::strategist, Reach::own_unit}, Rule{"audit.read", Role::auditor, Reach::own_unit},
    Rule{"pack.read", Role::administrator, Reach::own_unit},
    Rule{"pack.read", Role::strategist, Reach::own_unit}};

}  // namespace varn::auth
