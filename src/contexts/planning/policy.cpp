// Who may do what with plans. Everybody who is signed in reads them. A unit's coordinator and head write what
// their unit plans; the centre (a strategist) opens and closes cycles, gives instructions and comments, and
// has no rule by which it could write in a unit's plan (SEED-21).
#include <array>

#include "planning/api.h"

namespace varn::planning {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array plan_rules{
    Rule{"planning.read", Role::administrator, Reach::whole_town},
    Rule{"planning.read", Role::strategist, Reach::whole_town},
    Rule{"planning.read", Role::coordinator, Reach::whole_town},
    Rule{"planning.read", Role::head, Reach::whole_town},
    Rule{"planning.read", Role::auditor, Reach::whole_town},
    Rule{"planning.read", Role::reader, Reach::whole_town},
    Rule{"planning.write", Role::coordinator, Reach::own_unit},
    Rule{"planning.write", Role::head, Reach::own_unit},
    Rule{"planning.steer", Role::strategist, Reach::own_unit},
    Rule{"planning.comment", Role::strategist, Reach::own_unit},
    Rule{"planning.comment", Role::coordinator, Reach::own_unit},
    Rule{"planning.comment", Role::head, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return plan_rules;
}

}  // namespace varn::planning
