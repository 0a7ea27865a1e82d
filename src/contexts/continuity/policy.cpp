// Who may do what with continuity. Everybody who is signed in reads the registers and the plans, but for what
// bears a marking. A unit's coordinator and head keep what their unit answers for; its head approves.
// `continuity.import` opens a file, and every row of it is judged as if it were written by hand. What
// the whole town's weaknesses are is for those who work with them: strategists, coordinators, heads and
// auditors, not for every reader.
#include <array>

#include "continuity/api.h"

namespace varn::continuity {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array continuity_rules{
    Rule{"continuity.read", Role::administrator, Reach::whole_town},
    Rule{"continuity.read", Role::strategist, Reach::whole_town},
    Rule{"continuity.read", Role::coordinator, Reach::whole_town},
    Rule{"continuity.read", Role::head, Reach::whole_town},
    Rule{"continuity.read", Role::auditor, Reach::whole_town},
    Rule{"continuity.read", Role::reader, Reach::whole_town},
    Rule{"continuity.write", Role::coordinator, Reach::own_unit},
    Rule{"continuity.write", Role::head, Reach::own_unit},
    Rule{"continuity.import", Role::coordinator, Reach::whole_town},
    Rule{"continuity.import", Role::head, Reach::whole_town},
    Rule{"continuity.approve", Role::head, Reach::own_unit},
    Rule{"continuity.analyse", Role::strategist, Reach::whole_town},
    Rule{"continuity.analyse", Role::coordinator, Reach::whole_town},
    Rule{"continuity.analyse", Role::head, Reach::whole_town},
    Rule{"continuity.analyse", Role::auditor, Reach::whole_town},
};

}  // namespace

auth::Rules policy() {
    return continuity_rules;
}

}  // namespace varn::continuity
