// Who may do what with measures. Everybody who is signed in reads them. A unit's coordinator and head keep
// what their unit and those below it own. The town's strategist may enter a measure for any unit, and goes on
// keeping those that were entered so; what a unit entered itself she reads and comments, and no more.
//
// `measure.tie` and `measure.hand_over` reach the whole town because a dependency has two ends and a change
// of owner two units. Neither stands alone: the verbs ask first for the right to change the measure itself,
// and a new owner must be a unit that the same right reaches (rights.cpp). `measure.import` opens a file;
// every row of it then asks for the right that the row needs.
#include <array>

#include "measure/api.h"

namespace varn::measure {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array rules{
    Rule{"measure.read", Role::administrator, Reach::whole_town},
    Rule{"measure.read", Role::strategist, Reach::whole_town},
    Rule{"measure.read", Role::coordinator, Reach::whole_town},
    Rule{"measure.read", Role::head, Reach::whole_town},
    Rule{"measure.read", Role::auditor, Reach::whole_town},
    Rule{"measure.read", Role::reader, Reach::whole_town},
    Rule{"measure.write", Role::coordinator, Reach::own_unit},
    Rule{"measure.write", Role::head, Reach::own_unit},
    Rule{"measure.direct", Role::strategist, Reach::own_unit},
    Rule{"measure.comment", Role::strategist, Reach::own_unit},
    Rule{"measure.comment", Role::coordinator, Reach::own_unit},
    Rule{"measure.comment", Role::head, Reach::own_unit},
    Rule{"measure.tie", Role::strategist, Reach::whole_town},
    Rule{"measure.tie", Role::coordinator, Reach::whole_town},
    Rule{"measure.tie", Role::head, Reach::whole_town},
    Rule{"measure.hand_over", Role::strategist, Reach::whole_town},
    Rule{"measure.hand_over", Role::coordinator, Reach::whole_town},
    Rule{"measure.hand_over", Role::head, Reach::whole_town},
    Rule{"measure.import", Role::strategist, Reach::whole_town},
    Rule{"measure.import", Role::coordinator, Reach::whole_town},
    Rule{"measure.import", Role::head, Reach::whole_town},
    Rule{"measure.rule", Role::strategist, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return rules;
}

}  // namespace varn::measure
