// Who may do what with remisser and opinions. Everybody who is signed in reads what is sent out and what has
// been submitted. What is being prepared is its unit's own until then: no rule lets anybody outside it read
// it, the centre no more than others. Only a head signs, at her own unit. The centre sends, extends, replies.
//
// `consultation.ask_time` reaches the whole town because what a unit asks for is noted beside the sender's
// question. It never stands alone: the verb asks first for the right to write the case.
#include <array>

#include "consultation/api.h"

namespace varn::consultation {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array consultation_rules{
    Rule{"consultation.read", Role::administrator, Reach::whole_town},
    Rule{"consultation.read", Role::strategist, Reach::whole_town},
    Rule{"consultation.read", Role::coordinator, Reach::whole_town},
    Rule{"consultation.read", Role::head, Reach::whole_town},
    Rule{"consultation.read", Role::auditor, Reach::whole_town},
    Rule{"consultation.read", Role::reader, Reach::whole_town},
    Rule{"consultation.read_draft", Role::coordinator, Reach::own_unit},
    Rule{"consultation.read_draft", Role::head, Reach::own_unit},
    Rule{"consultation.comment", Role::coordinator, Reach::own_unit},
    Rule{"consultation.comment", Role::head, Reach::own_unit},
    Rule{"consultation.write", Role::coordinator, Reach::own_unit},
    Rule{"consultation.write", Role::head, Reach::own_unit},
    Rule{"consultation.ask_time", Role::coordinator, Reach::whole_town},
    Rule{"consultation.ask_time", Role::head, Reach::whole_town},
    Rule{"consultation.sign", Role::head, Reach::own_unit},
    Rule{"consultation.decide", Role::coordinator, Reach::own_unit},
    Rule{"consultation.decide", Role::head, Reach::own_unit},
    Rule{"consultation.lead", Role::strategist, Reach::own_unit},
};

}  // namespace

auth::Rules policy() {
    return consultation_rules;
}

}  // namespace varn::consultation
