// Who may do what with follow-up. Everybody who is signed in reads what has been handed in. A unit's
// coordinator and head answer for their own unit and those below it; nobody else does: the centre opens,
// chases, hands back and accepts, and never writes an answer.
#include <array>

#include "followup/api.h"

namespace varn::followup {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array rights{
    Rule{"followup.read", Role::administrator, Reach::whole_town},
    Rule{"followup.read", Role::strategist, Reach::whole_town},
    Rule{"followup.read", Role::coordinator, Reach::whole_town},
    Rule{"followup.read", Role::head, Reach::whole_town},
    Rule{"followup.read", Role::auditor, Reach::whole_town},
    Rule{"followup.read", Role::reader, Reach::whole_town},
    // What is written on a sheet before it is handed in.
    Rule{"followup.read_working", Role::coordinator, Reach::own_unit},
    Rule{"followup.read_working", Role::head, Reach::own_unit},
    Rule{"followup.read_working", Role::strategist, Reach::own_unit},
    Rule{"followup.read_working", Role::auditor, Reach::own_unit},
    // Rounds belong to the whole town, so only its strategist fulfils a rule that reaches her unit.
    Rule{"followup.lead", Role::strategist, Reach::own_unit},
    Rule{"followup.answer", Role::coordinator, Reach::own_unit},
    Rule{"followup.answer", Role::head, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return rights;
}

}  // namespace varn::followup
