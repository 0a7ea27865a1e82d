#include "unit_cache.h"

namespace varn::auth {
namespace {

constexpr std::int64_t known_for_milliseconds = 60'000;
constexpr std::size_t known_max = 2000;

}  // namespace

std::vector<std::string> UnitCache::below(Town& town, std::string const& unit, Date on) {
    if (!units_below_) {
        return {unit};
    }
    // Read before the question: an answer may be newer than its position says, never older.
    auto const position = town.db.last_position();
    auto const now = town.clock.now();
    auto const key = std::pair{unit, on};
    {
        std::lock_guard const lock{mutex_};
        auto const hit = known_.find(key);
        if (hit != known_.end() && hit->second.position == position) {
            auto const age = now.milliseconds - hit->second.at.milliseconds;
            if (age >= 0 && age < known_for_milliseconds) {
                return hit->second.units;
            }
        }
    }
    auto units = units_below_(unit, on);
    std::lock_guard const lock{mutex_};
    if (known_.size() >= known_max) {
        known_.clear();
    }
    known_[key] = Known{units, position, now};
    return units;
}

}  // namespace varn::auth
