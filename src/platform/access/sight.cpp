#include "platform/sight.h"

#include <algorithm>

#include "kernel/choice.h"

namespace varn::auth {
namespace {

bool holds(std::vector<std::string> const& ids, std::string const& id) {
    return std::binary_search(ids.begin(), ids.end(), id);
}

}  // namespace

std::string read_action(SecrecyLevel level) {
    return "secrecy.read_" + std::string{name_of(level)};
}

Sight sight(Rules rules, Actor const& actor) {
    Sight seen;
    for (auto const level : secrecy_levels) {
        seen.levels[static_cast<std::size_t>(level)] = scope(rules, actor, read_action(level));
    }
    return seen;
}

bool may_see(Sight const& sight, Seal const& seal) {
    auto const& cleared = sight.levels[static_cast<std::size_t>(seal.level)];
    if (seal.matter) {
        return holds(cleared.matters, *seal.matter);
    }
    return cleared.everything || (seal.unit && holds(cleared.units, *seal.unit));
}

}  // namespace varn::auth
