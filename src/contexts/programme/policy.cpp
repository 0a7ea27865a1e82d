// Who may do what with programmes, requirements and what is found in them. Everybody who is signed in may
// read: a programme is a public document. The town's strategists keep it; a unit's coordinator and head
// register what their own unit has fulfilled. A programme belongs to the whole town, so only a strategist of
// the whole town fulfils a rule that reaches her unit.
#include <array>

#include "programme/api.h"

namespace varn::programme {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array permits{
    Rule{"programme.read", Role::administrator, Reach::whole_town},
    Rule{"programme.read", Role::strategist, Reach::whole_town},
    Rule{"programme.read", Role::coordinator, Reach::whole_town},
    Rule{"programme.read", Role::head, Reach::whole_town},
    Rule{"programme.read", Role::auditor, Reach::whole_town},
    Rule{"programme.read", Role::reader, Reach::whole_town},
    Rule{"programme.write", Role::strategist, Reach::own_unit},
    Rule{"programme.adopt", Role::strategist, Reach::own_unit},
    Rule{"requirement.write", Role::strategist, Reach::own_unit},
    Rule{"fulfilment.write", Role::coordinator, Reach::own_unit},
    Rule{"fulfilment.write", Role::head, Reach::own_unit},
    Rule{"fulfilment.write", Role::strategist, Reach::own_unit},
    Rule{"finding.accept", Role::strategist, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return permits;
}

}  // namespace varn::programme
