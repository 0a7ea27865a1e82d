#pragma once
// A round read for roll-up: what it asked, in order, and what counts of what was answered.
#include "engine/rollup.h"
#include "store.h"

namespace varn::followup {

/// A unit of the round with what it said, one letter for each goal that can be seen.
struct ReadUnit {
    RoundUnit asked;
    std::optional<Sheet> sheet;
    std::string marks;
    std::string forecasts;
    std::vector<rollup::Index> sectors;
};

struct ReadRound {
    Round round;
    std::vector<RoundGoal> goals;
    std::vector<ReadUnit> units;  // each after the one above it
    std::vector<std::pair<Id<FocusArea>, std::string>> areas;
    std::vector<std::vector<rollup::Index>> areas_of_goal;
    std::vector<std::pair<Id<Sector>, std::string>> sectors;

    /// What the engine sums; refers to the texts of this.
    rollup::Input input(bool forecast) const;
    std::optional<rollup::Index> place_of(std::optional<Id<Unit>> const& unit) const;
};

/// Reads a round. `conflict` for one that asks nobody yet.
Result<ReadRound> read_round(db::ReadTx& tx, Id<Round> const& id);

/// A cell that was asked: a unit and a goal by their places in the round.
struct Cell {
    std::size_t unit = 0;
    std::size_t goal = 0;
};
/// The cells that are chosen. `invalid` when what is named is not a part of the round.
Result<std::vector<Cell>> cells_of(ReadRound const& read, Chosen const& chosen);

}  // namespace varn::followup
