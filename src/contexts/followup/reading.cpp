#include "reading.h"

#include <algorithm>
#include <map>

#include "rules.h"

namespace varn::followup {
namespace {

using rollup::Index;

/// The letters of the goals that can be seen, by their places on the sheet; unanswered where nothing counts.
std::string letters(std::string const& on_sheet, std::vector<RoundGoal> const& goals, bool count) {
    std::string seen;
    seen.reserve(goals.size());
    for (auto const& goal : goals) {
        auto const place = static_cast<std::size_t>(goal.position);
        seen += count && place < on_sheet.size() ? on_sheet[place] : '-';
    }
    return seen;
}

/// The place of each focus area and sector, in the order they were first told.
template <class Of>
Index place_in(std::vector<std::pair<Id<Of>, std::string>>& all, Id<Of> const& id, std::string const& title) {
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.first == id; });
    if (found != all.end()) {
        return static_cast<Index>(found - all.begin());
    }
    all.emplace_back(id, title);
    return static_cast<Index>(all.size() - 1);
}

Result<Done> read_areas(db::ReadTx& tx, ReadRound& read) {
    TRY(areas, store::focus_areas(tx, read.round.id));
    std::map<std::string, std::size_t> place_of_goal;
    for (std::size_t i = 0; i < read.goals.size(); ++i) {
        place_of_goal.emplace(read.goals[i].goal.text, i);
    }
    read.areas_of_goal.resize(read.goals.size());
    for (auto const& one : areas) {
        auto const goal = place_of_goal.find(one.goal.text);
        if (goal != place_of_goal.end()) {
            read.areas_of_goal[goal->second].push_back(place_in(read.areas, one.focus_area, one.title));
        }
    }
    return Done{};
}

Result<Done> read_sectors(db::ReadTx& tx, ReadRound& read) {
    TRY(sectors, store::sectors(tx, read.round.id));
    std::map<std::string, ReadUnit*> by_id;
    for (auto& unit : read.units) {
        by_id.emplace(unit.asked.unit.text, &unit);
    }
    for (auto const& one : sectors) {
        auto const unit = by_id.find(one.unit.text);
        if (unit != by_id.end()) {
            unit->second->sectors.push_back(place_in(read.sectors, one.sector, one.name));
        }
    }
    return Done{};
}

/// Where single answers bear markings, the letters on the sheets may tell what a reader may not know: then
/// what counts is read from the answers that she sees.
Result<Done> read_letters_from_answers(db::ReadTx& tx, ReadRound& read) {
    TRY(answers, store::counted_answers(tx, read.round.id));
    std::map<std::string, std::size_t> place_of_goal;
    for (std::size_t i = 0; i < read.goals.size(); ++i) {
        place_of_goal.emplace(read.goals[i].goal.text, i);
    }
    std::map<std::string, ReadUnit*> by_sheet;
    for (auto& unit : read.units) {
        if (unit.sheet) {
            by_sheet.emplace(unit.sheet->id.text, &unit);
        }
        unit.marks.assign(read.goals.size(), '-');
        unit.forecasts.assign(read.goals.size(), '-');
    }
    for (auto const& answer : answers) {
        auto const unit = by_sheet.find(answer.sheet.text);
        auto const goal = place_of_goal.find(answer.goal.text);
        if (unit != by_sheet.end() && goal != place_of_goal.end()) {
            unit->second->marks[goal->second] = rules::letter_of(answer.mark);
            unit->second->forecasts[goal->second] = rules::letter_of(answer.forecast);
        }
    }
    return Done{};
}

bool is_chosen(std::vector<Index> const& parts, std::optional<std::size_t> const& wanted) {
    return !wanted || std::find(parts.begin(), parts.end(), static_cast<Index>(*wanted)) != parts.end();
}

/// The place of what is called so; nothing when nothing is named, `invalid` when it is not there.
template <class All, class IdOf>
Result<std::optional<std::size_t>> place_named(All const& all, std::string const& id,
                                               std::string_view parameter, IdOf const& id_of) {
    if (id.empty()) {
        return std::optional<std::size_t>{};
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (id_of(all[i]) == id) {
            return std::optional{i};
        }
    }
    return invalid("?" + std::string{parameter}, "followup.not_in_the_round");
}

}  // namespace

std::optional<Index> ReadRound::place_of(std::optional<Id<Unit>> const& unit) const {
    for (std::size_t i = 0; unit && i < units.size(); ++i) {
        if (units[i].asked.unit == *unit) {
            return static_cast<Index>(i);
        }
    }
    return std::nullopt;
}

rollup::Input ReadRound::input(bool forecast) const {
    std::map<std::string_view, Index> places;
    for (std::size_t i = 0; i < units.size(); ++i) {
        places.emplace(units[i].asked.unit.text, static_cast<Index>(i));
    }
    rollup::Input made;
    made.areas_of_goal = areas_of_goal;
    made.areas = areas.size();
    made.sectors = sectors.size();
    for (auto const& unit : units) {
        rollup::Unit one{.is_asked = unit.sheet.has_value(),
                         .marks = forecast ? unit.forecasts : unit.marks,
                         .sectors = unit.sectors};
        auto const above = unit.asked.parent ? places.find(unit.asked.parent->text) : places.end();
        if (above != places.end()) {
            one.parent = above->second;
        }
        made.units.push_back(std::move(one));
    }
    return made;
}

Result<ReadRound> read_round(db::ReadTx& tx, Id<Round> const& id) {
    ReadRound read;
    TRY(round, tx.get(id));
    if (round.state == RoundState::draft) {
        return Error{ErrorCode::conflict, "followup.not_opened", {}, {}, {}};
    }
    TRY(goals, store::goals(tx, id));
    TRY(units, store::units(tx, id));
    TRY(sheets, store::sheets(tx, id));
    TRY(marked, store::some_answer_is_marked(tx));
    read.round = std::move(round);
    read.goals = std::move(goals);
    std::map<std::string, Sheet*> by_unit;
    for (auto& sheet : sheets) {
        by_unit.emplace(sheet.unit.text, &sheet);
    }
    for (auto& unit : units) {
        ReadUnit one{std::move(unit), {}, {}, {}, {}};
        auto const sheet = by_unit.find(one.asked.unit.text);
        if (sheet != by_unit.end()) {
            bool const count = rules::counts(sheet->second->status);
            one.marks = letters(sheet->second->marks, read.goals, count);
            one.forecasts = letters(sheet->second->forecasts, read.goals, count);
            one.sheet = std::move(*sheet->second);
        }
        read.units.push_back(std::move(one));
    }
    CHECK(read_areas(tx, read));
    CHECK(read_sectors(tx, read));
    if (marked) {
        CHECK(read_letters_from_answers(tx, read));
    }
    return read;
}

Result<std::vector<Cell>> cells_of(ReadRound const& read, Chosen const& chosen) {
    TRY(unit, place_named(read.units, chosen.unit, "unit",
                          [](ReadUnit const& one) { return one.asked.unit.text; }));
    TRY(goal,
        place_named(read.goals, chosen.goal, "goal", [](RoundGoal const& one) { return one.goal.text; }));
    TRY(area, place_named(read.areas, chosen.focus_area, "focus_area",
                          [](auto const& one) { return one.first.text; }));
    TRY(sector,
        place_named(read.sectors, chosen.sector, "sector", [](auto const& one) { return one.first.text; }));
    auto const input = read.input(false);
    std::vector<char> below(read.units.size(), unit ? 0 : 1);
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < read.units.size(); ++i) {
        // Each unit comes after the one above it, so that one has been settled.
        auto const above = input.units[i].parent;
        below[i] = below[i] != 0 || i == unit || (above && below[*above] != 0) ? 1 : 0;
        if (below[i] == 0 || !input.units[i].is_asked || !is_chosen(input.units[i].sectors, sector)) {
            continue;
        }
        for (std::size_t j = 0; j < read.goals.size(); ++j) {
            if ((!goal || *goal == j) && is_chosen(read.areas_of_goal[j], area)) {
                cells.push_back({i, j});
            }
        }
    }
    return cells;
}

}  // namespace varn::followup
