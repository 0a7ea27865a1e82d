// Everybody who holds a role reads the overview; it tells nothing that she could not read elsewhere.
#include <array>

#include "service.h"

namespace varn::overview {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array rules{
    Rule{"overview.read", Role::administrator, Reach::whole_town},
    Rule{"overview.read", Role::strategist, Reach::whole_town},
    Rule{"overview.read", Role::coordinator, Reach::whole_town},
    Rule{"overview.read", Role::head, Reach::whole_town},
    Rule{"overview.read", Role::auditor, Reach::whole_town},
    Rule{"overview.read", Role::reader, Reach::whole_town},
};

}  // namespace

auth::Rules policy() {
    return rules;
}

}  // namespace varn::overview
