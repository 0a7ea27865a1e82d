// Everybody who holds a role may have a report made; it tells nothing that she could not read elsewhere.
#include <array>

#include "report/api.h"

namespace varn::report {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array permits{
    Rule{"report.read", Role::administrator, Reach::whole_town},
    Rule{"report.read", Role::strategist, Reach::whole_town},
    Rule{"report.read", Role::coordinator, Reach::whole_town},
    Rule{"report.read", Role::head, Reach::whole_town},
    Rule{"report.read", Role::auditor, Reach::whole_town},
    Rule{"report.read", Role::reader, Reach::whole_town},
};

}  // namespace

auth::Rules policy() {
    return permits;
}

}  // namespace varn::report
