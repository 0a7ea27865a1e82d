#pragma once
// Opening a round: what it asks is written down as it is on the round's day.
#include <set>

#include "service.h"

namespace varn::followup {

/// A round being opened, row by row, in the transaction of whoever opens it.
class Opener {
public:
    Opener(Town& town, db::WriteTx& tx, Actor const& actor, Round const& round)
        : town_(town), tx_(tx), actor_(actor), round_(round) {}

    /// Keeps the units with the tree above them, the goals with their focus areas, the sectors; a sheet for
    /// each unit. `invalid`, with everything that is wrong, when something asked of is not there.
    Result<Done> open(Opening const& ask);
    std::vector<Sheet> const& sheets() const { return sheets_; }

private:
    template <class T>
    Result<Done> keep(T row);
    Result<Done> look_at(Opening const& ask);
    Result<Done> keep_units();
    Result<Done> keep_sheet(Id<Unit> const& unit);
    Result<Done> keep_goals();
    Result<Done> keep_sectors();

    Town& town_;
    db::WriteTx& tx_;
    Actor const& actor_;
    Round const& round_;
    std::vector<organisation::UnitView> units_;
    std::vector<Goal> goals_;
    std::set<std::string> asked_;
    std::set<std::string> kept_;
    std::vector<Sheet> sheets_;
};

}  // namespace varn::followup
