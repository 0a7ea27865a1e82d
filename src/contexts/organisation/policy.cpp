// Who may do what with the organisation. Everybody who is signed in may read it; the town's security
// strategists keep the units and sectors; a unit's coordinator and head keep its own people and duties.
#include <array>

#include "service.h"

namespace varn::organisation {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array permits{
    Rule{"organisation.read", Role::administrator, Reach::whole_town},
    Rule{"organisation.read", Role::strategist, Reach::whole_town},
    Rule{"organisation.read", Role::coordinator, Reach::whole_town},
    Rule{"organisation.read", Role::head, Reach::whole_town},
    Rule{"organisation.read", Role::auditor, Reach::whole_town},
    Rule{"organisation.read", Role::reader, Reach::whole_town},
    Rule{"organisation.write", Role::strategist, Reach::own_unit},
    Rule{"organisation.staff", Role::coordinator, Reach::own_unit},
    Rule{"organisation.staff", Role::head, Reach::own_unit},
    Rule{"organisation.staff", Role::strategist, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return permits;
}

}  // namespace varn::organisation
