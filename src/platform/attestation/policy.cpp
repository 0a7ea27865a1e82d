#include <array>

#include "platform/attestation.h"

namespace varn::attestation {
namespace {

// The log belongs to the whole town, so a role must be held for the whole town.
constexpr std::array rules{auth::Rule{"audit.prove", auth::Role::administrator, auth::Reach::own_unit},
                           auth::Rule{"audit.prove", auth::Role::auditor, auth::Reach::own_unit},
                           auth::Rule{"audit.rotate_key", auth::Role::administrator, auth::Reach::own_unit}};

}  // namespace

auth::Rules attestation_policy() {
    return rules;
}

}  // namespace varn::attestation
