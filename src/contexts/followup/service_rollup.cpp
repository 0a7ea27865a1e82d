// Roll-up: the sums of a round in every way, the rounds before it, and the answers behind any sum.
#include <algorithm>

#include "reading.h"
#include "service.h"

namespace varn::followup {
namespace {

constexpr std::size_t answers_told_max = 500;

RollUpSplit split_of(rollup::Split const& sums, std::vector<std::pair<AnyId, std::string>> const& parts) {
    RollUpSplit split;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        split.parts.push_back({parts[i].first, parts[i].second, standing_of(sums.parts[i])});
    }
    split.rest = standing_of(sums.rest);
    split.counted_again = standing_of(sums.counted_again);
    return split;
}

template <class Of>
std::vector<std::pair<AnyId, std::string>> any_of_kind(
    std::vector<std::pair<Id<Of>, std::string>> const& parts) {
    std::vector<std::pair<AnyId, std::string>> all;
    for (auto const& [id, title] : parts) {
        all.emplace_back(AnyId{id.text}, title);
    }
    return all;
}

std::vector<RollUpUnit> units_of(ReadRound const& read, rollup::Input const& input,
                                 rollup::Sums const& sums) {
    std::vector<RollUpUnit> all;
    all.reserve(read.units.size());
    for (std::size_t i = 0; i < read.units.size(); ++i) {
        auto const& one = read.units[i];
        RollUpUnit unit;
        unit.unit = one.asked.unit;
        unit.parent = one.asked.parent;
        unit.name = one.asked.name;
        unit.kind = one.asked.kind;
        unit.is_asked = input.units[i].is_asked;
        if (auto const above = input.units[i].parent; above && *above < i) {
            unit.depth = all[*above].depth + 1;
        }
        if (one.sheet) {
            unit.sheet = one.sheet->id;
            unit.status = one.sheet->status;
        }
        unit.marks = one.marks;
        unit.forecasts = one.forecasts;
        unit.standing = standing_of(sums.below[i]);
        all.push_back(std::move(unit));
    }
    return all;
}

/// What the engine needs of another round: its sheets as units without a tree.
struct TrendInput {
    rollup::Input input;
    std::vector<std::pair<Id<FocusArea>, std::string>> areas;
    std::size_t asked = 0;
};

/// The inputs of all rounds of a programme, by round; read in four questions.
Result<std::map<std::string, TrendInput>> trend_inputs(db::ReadTx& tx, Id<Edition> const& edition,
                                                       std::vector<store::CountedSheet> const& sheets) {
    std::map<std::string, TrendInput> all;
    std::map<std::string, std::size_t> place_of_goal;  // by round and goal
    TRY(goals, store::goals_of_programme(tx, edition));
    for (auto const& one : goals) {
        auto& areas = all[one.round.text].input.areas_of_goal;
        auto const place = static_cast<std::size_t>(one.position);
        areas.resize(std::max(areas.size(), place + 1));
        place_of_goal.emplace(one.round.text + one.goal.text, place);
    }
    TRY(areas, store::areas_of_programme(tx, edition));
    for (auto const& one : areas) {
        auto const goal = place_of_goal.find(one.round.text + one.goal.text);
        if (goal == place_of_goal.end()) {
            continue;
        }
        auto& made = all[one.round.text];
        auto const known = std::find_if(made.areas.begin(), made.areas.end(),
                                        [&](auto const& area) { return area.first == one.focus_area; });
        auto const place = static_cast<rollup::Index>(known - made.areas.begin());
        if (known == made.areas.end()) {
            made.areas.emplace_back(one.focus_area, one.title);
        }
        made.input.areas_of_goal[goal->second].push_back(place);
    }
    for (auto const& sheet : sheets) {
        all[sheet.round.text].input.units.push_back({.is_asked = true, .marks = sheet.marks});
    }
    TRY(asked, store::asked_units_of_programme(tx, edition));
    for (auto const& one : asked) {
        auto& made = all[one.round.text];
        made.input.areas = made.areas.size();
        while (made.input.units.size() < static_cast<std::size_t>(one.count)) {
            made.input.units.push_back({.is_asked = true});  // those that have not answered
        }
    }
    return all;
}

Result<TrendPoint> point_of(Round const& round, rollup::Input const& input,
                            std::vector<std::pair<Id<FocusArea>, std::string>> const& areas) {
    TRY(sums, rollup::sum(input));
    TrendPoint point{round.id, round.name, round.period_to, round.state, standing_of(sums.whole), {}};
    for (std::size_t i = 0; i < areas.size(); ++i) {
        point.focus_areas.push_back(
            {AnyId{areas[i].first.text}, areas[i].second, standing_of(sums.areas.parts[i])});
    }
    return point;
}

Result<std::vector<TrendPoint>> trend_of(db::ReadTx& tx, Id<Edition> const& edition) {
    std::vector<TrendPoint> points;
    TRY(rounds, store::rounds_of_same_programme(tx, edition));
    TRY(marked, store::some_answer_is_marked(tx));
    if (marked) {
        for (auto const& round : rounds) {
            TRY(read, read_round(tx, round.id));
            TRY(point, point_of(round, read.input(false), read.areas));
            points.push_back(std::move(point));
        }
        return points;
    }
    TRY(sheets, store::counted_marks(tx, edition));
    TRY(inputs, trend_inputs(tx, edition, sheets));
    for (auto const& round : rounds) {
        auto const& made = inputs[round.id.text];
        TRY(point, point_of(round, made.input, made.areas));
        points.push_back(std::move(point));
    }
    return points;
}

/// The answer of each cell, by sheet and goal.
using Said = std::map<std::pair<std::string_view, std::string_view>, Answer const*>;

Said said_by(std::vector<Answer> const& answers) {
    Said said;
    for (auto const& answer : answers) {
        said.emplace(std::pair<std::string_view, std::string_view>{answer.sheet.text, answer.goal.text},
                     &answer);
    }
    return said;
}

RollUpAnswer told(ReadRound const& read, Cell const& cell, Said const& said) {
    auto const& unit = read.units[cell.unit];
    auto const& goal = read.goals[cell.goal];
    RollUpAnswer answer;
    answer.unit = unit.asked.unit;
    answer.unit_name = unit.asked.name;
    answer.goal = goal.goal;
    answer.goal_title = goal.title;
    answer.sheet = unit.sheet->id;
    auto const found = said.find({unit.sheet->id.text, goal.goal.text});
    if (found != said.end()) {
        answer.mark = found->second->mark;
        answer.words = found->second->words;
        answer.forecast = found->second->forecast;
        answer.forecast_words = found->second->forecast_words;
    }
    return answer;
}

/// What a reader looks for first: not fulfilled, silent, partly, fulfilled.
int weight_of(char letter) {
    switch (rollup::mark_of(letter)) {
        case rollup::Mark::not_fulfilled:
            return 0;
        case rollup::Mark::unanswered:
            return 1;
        case rollup::Mark::partly:
            return 2;
        default:
            return 3;
    }
}

Result<std::vector<Answer>> answers_for(db::ReadTx& tx, Id<Round> const& round, Chosen const& chosen) {
    return chosen.goal.empty() ? store::counted_answers(tx, round)
                               : store::counted_answers(tx, round, Id<Goal>{chosen.goal});
}

}  // namespace

Standing standing_of(rollup::Counts const& counts) {
    auto const outcome = rollup::outcome_of(counts);
    return {outcome.mark,         std::string{rollup::id_of(outcome.rule)},
            counts.fulfilled,     counts.partly,
            counts.not_fulfilled, counts.unanswered};
}

Result<RollUp> roll_up(db::ReadTx& tx, Id<Round> const& round) {
    TRY(read, read_round(tx, round));
    auto const input = read.input(false);
    TRY(sums, rollup::sum(input));
    TRY(forecasts, rollup::sum(read.input(true)));
    RollUp made;
    made.whole = standing_of(sums.whole);
    made.forecast = standing_of(forecasts.whole);
    for (std::size_t i = 0; i < read.goals.size(); ++i) {
        made.goals.push_back({read.goals[i].goal, read.goals[i].title, standing_of(sums.goals[i]),
                              standing_of(forecasts.goals[i])});
    }
    made.units = units_of(read, input, sums);
    made.focus_areas = split_of(sums.areas, any_of_kind(read.areas));
    made.sectors = split_of(sums.sectors, any_of_kind(read.sectors));
    TRY(trend, trend_of(tx, read.round.edition));
    made.trend = std::move(trend);
    made.round = std::move(read.round);
    return made;
}

Result<RollUpExplanation> explanation(db::ReadTx& tx, Id<Round> const& round, Chosen const& chosen,
                                      std::size_t most) {
    TRY(read, read_round(tx, round));
    TRY(cells, cells_of(read, chosen));
    TRY(answers, answers_for(tx, round, chosen));
    auto const letter = [&](Cell const& cell) { return read.units[cell.unit].marks[cell.goal]; };
    rollup::Counts counts;
    for (auto const& cell : cells) {
        counts.add(rollup::mark_of(letter(cell)));
    }
    std::stable_sort(cells.begin(), cells.end(), [&](Cell const& one, Cell const& other) {
        return weight_of(letter(one)) < weight_of(letter(other));
    });
    RollUpExplanation made{
        round, read.round.name, standing_of(counts), {}, static_cast<std::int64_t>(cells.size())};
    auto const said = said_by(answers);
    for (std::size_t i = 0; i < cells.size() && i < most; ++i) {
        made.answers.push_back(told(read, cells[i], said));
    }
    return made;
}

Result<std::vector<RollUpAnswer>> answers_of_round(db::ReadTx& tx, Id<Round> const& round) {
    TRY(read, read_round(tx, round));
    TRY(cells, cells_of(read, {}));
    TRY(answers, store::counted_answers(tx, round));
    auto const said = said_by(answers);
    std::vector<RollUpAnswer> all;
    all.reserve(cells.size());
    for (auto const& cell : cells) {
        all.push_back(told(read, cell, said));
    }
    return all;
}

Result<RollUp> roll_up(Town& town, Actor const& actor, Id<Round> const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    return roll_up(tx, id);
}

Result<RollUpExplanation> explain(Town& town, Actor const& actor, Id<Round> const& id, Chosen const& chosen) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    return explanation(tx, id, chosen, answers_told_max);
}

Result<Page<RollUpExplanation>> goal_answers(Town& town, Actor const& actor, Id<Goal> const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(id));
    TRY(round, store::newest_round_of_goal(tx, id));
    if (!round) {
        return Page<RollUpExplanation>{};
    }
    Chosen chosen;
    chosen.goal = id.text;
    TRY(told, explanation(tx, round->id, chosen, answers_told_max));
    return Page<RollUpExplanation>{{std::move(told)}, 1};
}

}  // namespace varn::followup
