// Who may do what with rounds, analyses and risks. Everybody who is signed in reads them; what is secret is
// kept by markings. A unit's coordinator and head write its analysis, its head approves it. The centre keeps
// scales, kinds and rounds and writes the whole town's analysis; no rule lets it write a unit's (SEED-21).
// Whose analysis an export tells of is decided as for reading.
#include <array>

#include "risk/api.h"

namespace varn::risk {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array risk_rules{
    Rule{"risk.read", Role::administrator, Reach::whole_town},
    Rule{"risk.read", Role::strategist, Reach::whole_town},
    Rule{"risk.read", Role::coordinator, Reach::whole_town},
    Rule{"risk.read", Role::head, Reach::whole_town},
    Rule{"risk.read", Role::auditor, Reach::whole_town},
    Rule{"risk.read", Role::reader, Reach::whole_town},
    Rule{"risk.write", Role::coordinator, Reach::own_unit},
    Rule{"risk.write", Role::head, Reach::own_unit},
    Rule{"risk.approve", Role::head, Reach::own_unit},
    Rule{"risk.lead", Role::strategist, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return risk_rules;
}

}  // namespace varn::risk
