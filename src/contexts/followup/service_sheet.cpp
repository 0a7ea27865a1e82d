// Sheets as they are read: the chase list, one's own, and one sheet with everything that was said before.
#include <algorithm>
#include <set>

#include "service.h"

namespace varn::followup {
namespace {

/// What the lines of one round need to know.
struct RoundFacts {
    Round round;
    std::int64_t goals = 0;
    std::map<std::string, std::int64_t> answered;  // by sheet
    std::map<std::string, std::string> names;      // by unit
    std::map<std::string, int> places;             // by unit, in the order of the tree
};

Result<RoundFacts> facts_of(db::ReadTx& tx, Round round) {
    RoundFacts facts;
    TRY(goals, store::goals(tx, round.id));
    TRY(units, store::units(tx, round.id));
    TRY(counts, store::answer_counts(tx, round.id));
    facts.goals = static_cast<std::int64_t>(goals.size());
    for (auto const& unit : units) {
        facts.names.emplace(unit.unit.text, unit.name);
        facts.places.emplace(unit.unit.text, unit.position);
    }
    for (auto const& one : counts) {
        facts.answered.emplace(one.sheet.text, one.count);
    }
    facts.round = std::move(round);
    return facts;
}

template <class Map>
auto value_or_nothing(Map const& map, std::string const& key) {
    auto const found = map.find(key);
    return found == map.end() ? typename Map::mapped_type{} : found->second;
}

SheetLine line_of(RoundFacts const& facts, Sheet const& sheet, Date today) {
    SheetLine line;
    line.sheet = sheet.id;
    line.round = facts.round.id;
    line.round_name = facts.round.name;
    line.unit = sheet.unit;
    line.unit_name = value_or_nothing(facts.names, sheet.unit.text);
    line.answered = value_or_nothing(facts.answered, sheet.id.text);
    line.state = state_of(sheet, line.answered);
    line.turn = sheet.turn;
    line.goals = facts.goals;
    line.due = facts.round.due;
    line.days_late = rules::counts(sheet.status) ? 0 : rules::days_late(facts.round, today);
    line.handed_in_at = sheet.handed_in_at;
    return line;
}

PastAnswer past_of(Answer const& answer, std::string const& round_name) {
    return {round_name, answer.turn, answer.mark, answer.words, answer.forecast, answer.forecast_words};
}

/// A sheet put together for somebody.
class SheetReading {
public:
    SheetReading(db::ReadTx& tx, SheetView& view) : tx_(tx), view_(view) {}

    Result<Done> read() {
        TRY(goals, store::goals(tx_, view_.round.id));
        for (auto& goal : goals) {
            rows_.emplace(goal.goal.text, view_.rows.size());
            SheetRow row;
            row.goal = goal.goal;
            row.title = std::move(goal.title);
            view_.rows.push_back(std::move(row));
        }
        TRY(areas, store::focus_areas(tx_, view_.round.id));
        for (auto& area : areas) {
            if (auto* row = row_of(area.goal)) {
                row->focus_areas.push_back(std::move(area.title));
            }
        }
        CHECK(read_answers());
        CHECK(read_earlier());
        return view_.shows_working ? read_remarks() : Result<Done>{Done{}};
    }

private:
    SheetRow* row_of(Id<Goal> const& goal) {
        auto const found = rows_.find(goal.text);
        return found == rows_.end() ? nullptr : &view_.rows[found->second];
    }

    Result<Done> read_answers() {
        auto const& sheet = view_.sheet;
        TRY(answers, store::answers(tx_, sheet.id, sheet.turn));
        view_.state = state_of(sheet, static_cast<std::int64_t>(answers.size()));
        if (!view_.shows_working && !rules::counts(sheet.status)) {
            return Done{};
        }
        for (auto& answer : answers) {
            if (auto* row = row_of(answer.goal)) {
                row->answer = std::move(answer);
            }
        }
        if (sheet.turn > 1) {
            TRY(before, store::answers(tx_, sheet.id, sheet.turn - 1));
            for (auto const& answer : before) {
                if (auto* row = row_of(answer.goal)) {
                    row->before = past_of(answer, view_.round.name);
                }
            }
        }
        return Done{};
    }

    Result<Done> read_earlier() {
        TRY(earlier, store::earlier_answers(tx_, view_.sheet.unit, view_.round.period_to));
        for (auto& one : earlier) {
            auto* row = row_of(one.goal);
            if (row != nullptr && !row->last) {
                row->last =
                    PastAnswer{std::move(one.round_name), one.turn,     one.mark,
                               std::move(one.words),      one.forecast, std::move(one.forecast_words)};
            }
        }
        return Done{};
    }

    Result<Done> read_remarks() {
        TRY(remarks, store::remarks(tx_, view_.sheet.id));
        for (auto& remark : remarks) {
            auto* row = remark.goal ? row_of(*remark.goal) : nullptr;
            (row != nullptr ? row->remarks : view_.remarks).push_back(std::move(remark));
        }
        return Done{};
    }

    db::ReadTx& tx_;
    SheetView& view_;
    std::map<std::string, std::size_t> rows_;
};

/// Late before waiting, waiting before handed in; then by name of the round and place in the tree.
int weight_of(SheetLine const& line) {
    if (line.state == SheetState::handed_in || line.state == SheetState::accepted) {
        return 2;
    }
    return line.days_late > 0 ? 0 : 1;
}

}  // namespace

SheetState state_of(Sheet const& sheet, std::int64_t answers) {
    switch (sheet.status) {
        case SheetStatus::handed_in:
            return SheetState::handed_in;
        case SheetStatus::handed_back:
            return SheetState::handed_back;
        case SheetStatus::accepted:
            return SheetState::accepted;
        default:
            return answers > 0 ? SheetState::begun : SheetState::not_begun;
    }
}

Result<std::vector<SheetLine>> sheet_lines(db::ReadTx& tx, Id<Round> const& round, Date on) {
    TRY(found, tx.get(round));
    TRY(facts, facts_of(tx, std::move(found)));
    TRY(sheets, store::sheets(tx, round));
    std::vector<SheetLine> lines;
    for (auto const& sheet : sheets) {
        lines.push_back(line_of(facts, sheet, on));
    }
    std::sort(lines.begin(), lines.end(), [&](SheetLine const& one, SheetLine const& other) {
        return value_or_nothing(facts.places, one.unit.text) <
               value_or_nothing(facts.places, other.unit.text);
    });
    return lines;
}

Result<std::vector<SheetLine>> chase_list(db::ReadTx& tx, Id<Round> const& round, Date on) {
    TRY(lines, sheet_lines(tx, round, on));
    TRY(contacts, store::contacts(tx, round, on));
    std::map<std::string, std::vector<Contact>> by_unit;
    for (auto& one : contacts) {
        by_unit[one.unit.text].push_back(
            {std::move(one.name), std::move(one.duty), std::move(one.phone), std::move(one.email)});
    }
    for (auto& line : lines) {
        line.contacts = value_or_nothing(by_unit, line.unit.text);
    }
    return lines;
}

Result<Page<SheetLine>> list_sheets(Town& town, Actor const& actor, Id<Round> const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(lines, chase_list(tx, id, town.clock.today()));
    auto const total = static_cast<std::int64_t>(lines.size());
    return Page<SheetLine>{std::move(lines), total};
}

Result<Page<SheetLine>> own_sheets(Town& town, Actor const& actor) {
    CHECK(may_read(town, actor));
    auto const scope = auth::scope(policy(), actor, "followup.answer");
    Page<SheetLine> page;
    if (scope.nothing()) {
        return page;
    }
    db::ReadTx tx{town.db};
    TRY(rounds, store::open_rounds(tx));
    TRY(sheets, store::open_sheets(tx));
    for (auto& round : rounds) {
        TRY(facts, facts_of(tx, std::move(round)));
        for (auto const& sheet : sheets) {
            if (sheet.round == facts.round.id && (scope.everything || scope.reaches(sheet.unit.text))) {
                page.items.push_back(line_of(facts, sheet, town.clock.today()));
            }
        }
    }
    std::stable_sort(page.items.begin(), page.items.end(), [](SheetLine const& one, SheetLine const& other) {
        return weight_of(one) < weight_of(other);
    });
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

Result<SheetView> sheet_view(Town& town, Actor const& actor, Id<Sheet> const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    SheetView view;
    TRY(sheet, tx.get(id));
    TRY(round, tx.get(sheet.round));
    TRY(units, store::units(tx, round.id));
    for (auto const& unit : units) {
        if (unit.unit == sheet.unit) {
            view.unit_name = unit.name;
        }
    }
    bool const is_open = round.state == RoundState::open;
    view.needs_forecast = rules::needs_forecast(round);
    view.days_late = rules::counts(sheet.status) ? 0 : rules::days_late(round, town.clock.today());
    view.may_answer =
        is_open && !rules::counts(sheet.status) && may(actor, "followup.answer", sheet.unit.text);
    view.may_judge = is_open && may(actor, "followup.lead", std::nullopt);
    view.shows_working = may(actor, "followup.read_working", sheet.unit.text);
    view.version = sheet.version;
    view.sheet = std::move(sheet);
    view.round = std::move(round);
    CHECK((SheetReading{tx, view}.read()));
    CHECK(add_indicators(tx, view));
    return view;
}

Result<Page<Answer>> list_answers(Town& town, Actor const& actor, Id<Sheet> const& id, Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(sheet, tx.get(id));
    if (!may(actor, "followup.read_working", sheet.unit.text)) {
        // What was handed back was withdrawn; others read what counts and nothing else.
        if (!rules::counts(sheet.status)) {
            return Page<Answer>{};
        }
        TRY(answers, store::answers(tx, id, sheet.turn));
        auto const total = static_cast<std::int64_t>(answers.size());
        return Page<Answer>{std::move(answers), total};
    }
    return store::all_answers(tx, id, sheet.turn, window);
}

}  // namespace varn::followup
