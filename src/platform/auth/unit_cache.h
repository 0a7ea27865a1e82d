#pragma once
// Which units a unit holds, remembered for a minute at most and never past a change that this process has
// heard of: its own at once, another's within milliseconds.
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "platform/accounts.h"

namespace varn::auth {

/// Safe to use from several threads.
class UnitCache {
public:
    explicit UnitCache(UnitsBelow units_below) : units_below_(std::move(units_below)) {}
    UnitsBelow const& source() const { return units_below_; }

    /// The unit and all below it on a day; the unit alone when nobody can tell.
    std::vector<std::string> below(Town& town, std::string const& unit, Date on);

private:
    struct Known {
        std::vector<std::string> units;
        std::int64_t position = 0;
        Instant at{};
    };
    UnitsBelow units_below_;
    std::mutex mutex_;
    std::map<std::pair<std::string, Date>, Known> known_;
};

}  // namespace varn::auth
