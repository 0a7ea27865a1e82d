// Who may do what in the annual wheel. Everybody with a role reads it, as she reads what it is made of. A
// unit's coordinator and head put their own unit's days in it, the town's strategist everybody's and the
// town's own. A feed is always one's own, and tells no more than its owner may read.
#include <array>

#include "wheel/api.h"

namespace varn::wheel {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array rights{
    Rule{"wheel.read", Role::administrator, Reach::whole_town},
    Rule{"wheel.read", Role::strategist, Reach::whole_town},
    Rule{"wheel.read", Role::coordinator, Reach::whole_town},
    Rule{"wheel.read", Role::head, Reach::whole_town},
    Rule{"wheel.read", Role::auditor, Reach::whole_town},
    Rule{"wheel.read", Role::reader, Reach::whole_town},
    Rule{"wheel.write", Role::strategist, Reach::own_unit},
    Rule{"wheel.write", Role::coordinator, Reach::own_unit},
    Rule{"wheel.write", Role::head, Reach::own_unit},
    Rule{"wheel.feed", Role::administrator, Reach::whole_town},
    Rule{"wheel.feed", Role::strategist, Reach::whole_town},
    Rule{"wheel.feed", Role::coordinator, Reach::whole_town},
    Rule{"wheel.feed", Role::head, Reach::whole_town},
    Rule{"wheel.feed", Role::auditor, Reach::whole_town},
    Rule{"wheel.feed", Role::reader, Reach::whole_town},
};

}  // namespace

auth::Rules policy() {
    return rights;
}

}  // namespace varn::wheel
