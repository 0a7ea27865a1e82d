// Who is cleared for what. A rule that reaches its own unit is asked with the unit that owns the marking;
// with none it is the town's, and only a role granted for the whole town fulfils it. The administrator keeps
// accounts and is cleared for nothing.
#include <array>

#include "platform/secrecy.h"

namespace varn::secrecy {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr bool four_eyes = true;

constexpr std::array rules{
    Rule{"secrecy.read_internal", Role::strategist, Reach::own_unit},
    Rule{"secrecy.read_internal", Role::coordinator, Reach::own_unit},
    Rule{"secrecy.read_internal", Role::head, Reach::own_unit},
    Rule{"secrecy.read_internal", Role::auditor, Reach::own_unit},
    Rule{"secrecy.read_confidential", Role::strategist, Reach::own_unit},
    Rule{"secrecy.read_confidential", Role::coordinator, Reach::own_unit},
    Rule{"secrecy.read_confidential", Role::head, Reach::own_unit},
    Rule{"secrecy.read_confidential", Role::auditor, Reach::own_unit},
    Rule{"secrecy.read_strictly_confidential", Role::strategist, Reach::own_unit},
    Rule{"secrecy.read_strictly_confidential", Role::head, Reach::own_unit},
    // That a field is marked, how and on what ground, is no secret to whoever sees the record.
    Rule{"secrecy.read", Role::administrator, Reach::whole_town},
    Rule{"secrecy.read", Role::strategist, Reach::whole_town},
    Rule{"secrecy.read", Role::coordinator, Reach::whole_town},
    Rule{"secrecy.read", Role::head, Reach::whole_town},
    Rule{"secrecy.read", Role::auditor, Reach::whole_town},
    Rule{"secrecy.read", Role::reader, Reach::whole_town},
    Rule{"secrecy.mark", Role::strategist, Reach::own_unit},
    Rule{"secrecy.mark", Role::coordinator, Reach::own_unit},
    Rule{"secrecy.mark", Role::head, Reach::own_unit},
    Rule{"secrecy.release", Role::strategist, Reach::own_unit, four_eyes},
    Rule{"secrecy.release", Role::coordinator, Reach::own_unit, four_eyes},
    Rule{"secrecy.release", Role::head, Reach::own_unit, four_eyes},
    Rule{"access.explain", Role::administrator, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return rules;
}

auth::Sight sight_of(auth::Actor const& actor) {
    return auth::sight(rules, actor);
}

}  // namespace varn::secrecy
