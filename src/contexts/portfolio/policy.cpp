// Who may do what with effects, reckonings and proposals. Everybody who is signed in reads how measures
// change the network, as they read the measures and the registers. What the town's years cost, and which
// measures give most, tells where the town is weak: for those who may analyse it.
//
// `portfolio.effect` reaches the whole town because a measure of one unit may change what is another's. It
// never stands alone: the verbs ask first for the right to change the measure itself.
#include <array>

#include "portfolio/api.h"

namespace varn::portfolio {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array portfolio_rules{
    Rule{"portfolio.read", Role::administrator, Reach::whole_town},
    Rule{"portfolio.read", Role::strategist, Reach::whole_town},
    Rule{"portfolio.read", Role::coordinator, Reach::whole_town},
    Rule{"portfolio.read", Role::head, Reach::whole_town},
    Rule{"portfolio.read", Role::auditor, Reach::whole_town},
    Rule{"portfolio.read", Role::reader, Reach::whole_town},
    Rule{"portfolio.effect", Role::strategist, Reach::whole_town},
    Rule{"portfolio.effect", Role::coordinator, Reach::whole_town},
    Rule{"portfolio.effect", Role::head, Reach::whole_town},
    Rule{"portfolio.reckon", Role::strategist, Reach::whole_town},
    Rule{"portfolio.reckon", Role::coordinator, Reach::whole_town},
    Rule{"portfolio.reckon", Role::head, Reach::whole_town},
    Rule{"portfolio.reckon", Role::auditor, Reach::whole_town},
    Rule{"portfolio.stop", Role::strategist, Reach::whole_town},
    Rule{"portfolio.propose", Role::strategist, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return portfolio_rules;
}

}  // namespace varn::portfolio
