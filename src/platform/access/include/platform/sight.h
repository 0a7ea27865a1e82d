#pragma once
// Who may see what bears a marking. A seal says whom a marking admits; a sight says whose seals an actor sees
// through. `may_see` is the check, and the database layer writes its SQL from the same value, so that a list
// and a single row never disagree (ADR 0016).
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "platform/access.h"

namespace varn::auth {

/// How secret something is. What bears no marking is open to everybody who may read its kind.
enum class SecrecyLevel { internal, confidential, strictly_confidential };
inline constexpr std::array secrecy_levels{SecrecyLevel::internal, SecrecyLevel::confidential,
                                           SecrecyLevel::strictly_confidential};

/// What a marking closes with: those cleared for the level at the unit that owns it (for the whole town when
/// no unit does), or, when a matter is named, those of them who were admitted to that matter and nobody else.
struct Seal {
    SecrecyLevel level{};
    std::optional<std::string> unit = {};
    std::optional<std::string> matter = {};
};

/// What somebody is cleared for at each level, in the order of SecrecyLevel. Nothing by default.
struct Sight {
    std::array<Scope, 3> levels = {};
};

/// The action by which a policy clears for a level: "secrecy.read_internal" and so on.
std::string read_action(SecrecyLevel level);
/// What `actor` sees, from the same rules as every other right.
Sight sight(Rules rules, Actor const& actor);
/// True when `sight` goes through the seal.
bool may_see(Sight const& sight, Seal const& seal);

}  // namespace varn::auth
