#include "taking.h"

#include "assembly.h"

namespace varn::planning {
namespace {

/// Lays the columns that the file has onto what is there; what the file does not mention stays.
template <class Row>
Row laid_onto(Row current, sheet::Matched<Row> const& matched, Row const& said) {
    for (auto const& column : table<Row>().columns) {
        if (matched.columns.contains(column.name)) {
            Scratch scratch;
            ASSERT(column.shape->put(column.in(&current), column.shape->get(column.of(&said), scratch)));
        }
    }
    return current;
}

}  // namespace

Result<Id<Goal>> Taking::goal_named(std::string const& name) {
    auto const slash = name.find('/');
    auto const edition_key = slash == std::string::npos ? std::string{} : name.substr(0, slash);
    auto const goal_key = slash == std::string::npos ? name : name.substr(slash + 1);
    TRY(namesakes, store::goals_of_key(tx_, goal_key));
    for (auto const& goal : namesakes) {
        TRY(edition, tx_.get(goal.edition));
        if (edition_key.empty() ? holds_in(edition, cycle_) : edition.key == edition_key) {
            return goal.id;
        }
    }
    return invalid("/programme_goals", "planning.goal_key_unknown", {{"key", name}});
}

Result<std::vector<Id<Goal>>> Taking::goals_named(std::string const& text) {
    std::vector<Id<Goal>> goals;
    std::size_t at = 0;
    while (at < text.size()) {
        auto end = text.find_first_of(",;\n", at);
        end = end == std::string::npos ? text.size() : end;
        auto name = text.substr(at, end - at);
        name.erase(0, name.find_first_not_of(" \t\r"));
        name.erase(name.find_last_not_of(" \t\r") + 1);
        if (!name.empty()) {
            TRY(goal, goal_named(name));
            goals.push_back(goal);
        }
        at = end + 1;
    }
    return goals;
}

/// Makes a unit goal serve exactly these; how many bindings that changed.
Result<std::int64_t> Taking::bind(UnitGoal const& goal, std::optional<std::string> const& names) {
    TRY(wanted, goals_named(names.value_or("")));
    TRY(bound, store::bindings_of(tx_, goal.id));
    std::int64_t changes = 0;
    for (auto const& row : bound) {
        if (std::find(wanted.begin(), wanted.end(), row.goal) == wanted.end()) {
            TRY(permit, auth::decide<GoalBinding>(policy(), actor_, action_of(row), auth::place_of(row)));
            CHECK(rules::must_be_open(cycle_));
            CHECK(tx_.remove(permit, row));
            ++changes;
        }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto const& one = wanted[i];
        bool const is_bound = std::any_of(bound.begin(), bound.end(),
                                          [&](GoalBinding const& row) { return row.goal == one; }) ||
                              std::find(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(i),
                                        one) != wanted.begin() + static_cast<std::ptrdiff_t>(i);
        if (!is_bound) {
            CHECK(put_new(town_, tx_, actor_, GoalBinding{{}, goal.unit, goal.id, one}));
            ++changes;
        }
    }
    return changes;
}

Result<Done> Taking::take(sheet::Matched<GoalRow> const& file, GoalRow const& said) {
    TRY(unit, unit_of(said.unit, "/unit"));
    TRY(before, store::goal_of_key(tx_, cycle_.id, unit, said.key));
    UnitGoal wanted = before.value_or(UnitGoal{});
    GoalRow current{
        said.unit,   said.key, wanted.title,       wanted.body,     wanted.focus_area_key, wanted.ability,
        wanted.kind, {},       wanted.unbound_why, wanted.standing, wanted.retired_why,    wanted.position};
    if (!before) {
        current.standing = Standing::current;
    }
    auto const row = laid_onto(current, file, said);
    wanted.unit = unit;
    wanted.cycle = cycle_.id;
    wanted.key = row.key;
    wanted.title = row.title;
    wanted.body = row.body;
    wanted.focus_area_key = row.focus_area_key;
    wanted.ability = row.ability;
    wanted.kind = row.kind;
    wanted.unbound_why = row.unbound_why;
    wanted.standing = row.standing.value_or(Standing::current);
    wanted.retired_why = row.retired_why;
    wanted.position = row.position.value_or(wanted.position);
    auto const unchanged = preview.unchanged;
    TRY(after, settle(before, wanted, row.title));
    if (file.columns.contains("programme_goals")) {
        TRY(bindings, bind(after, row.programme_goals));
        if (bindings > 0 && preview.unchanged > unchanged) {
            --preview.unchanged;
            note(preview.changed, row.title);
        }
    }
    return Done{};
}

Result<Done> Taking::take(sheet::Matched<ActivityRow> const& file, ActivityRow const& said) {
    TRY(goal, goal_of(said.unit, said.goal));
    TRY(before, store::activity_of_key(tx_, goal.id, said.key));
    Activity wanted = before.value_or(Activity{});
    ActivityRow current{said.unit,
                        said.goal,
                        said.key,
                        wanted.title,
                        wanted.body,
                        {},
                        {},
                        wanted.starts_on,
                        wanted.ends_on,
                        wanted.cost_ore,
                        wanted.status,
                        wanted.status_words,
                        wanted.standing,
                        wanted.retired_why,
                        wanted.position};
    if (!before) {
        current.standing = Standing::current;
        wanted.owner = goal.unit;
    }
    auto const row = laid_onto(current, file, said);
    if (row.owner) {
        TRY(owner, unit_of(*row.owner, "/owner"));
        wanted.owner = owner;
    }
    if (file.columns.contains("responsible")) {
        wanted.responsible.reset();
        if (row.responsible) {
            TRY(person, tx_.by_key<Person>(*row.responsible));
            if (!person) {
                return invalid("/responsible", "organisation.key_unknown", {{"key", *row.responsible}});
            }
            wanted.responsible = person->id;
        }
    }
    wanted.unit = goal.unit;
    wanted.unit_goal = goal.id;
    wanted.key = row.key;
    wanted.title = row.title;
    wanted.body = row.body;
    wanted.starts_on = row.starts_on;
    wanted.ends_on = row.ends_on;
    wanted.cost_ore = row.cost_ore;
    wanted.status = row.status.value_or(ActivityStatus::planned);
    wanted.status_words = row.status_words;
    wanted.standing = row.standing.value_or(Standing::current);
    wanted.retired_why = row.retired_why;
    wanted.position = row.position.value_or(wanted.position);
    CHECK(settle(before, wanted, row.title));
    return Done{};
}

Result<Done> Taking::take(sheet::Matched<IndicatorRow> const& file, IndicatorRow const& said) {
    TRY(goal, goal_of(said.unit, said.goal));
    TRY(before, store::indicator_of_key(tx_, goal.id, said.key));
    Indicator wanted = before.value_or(Indicator{});
    IndicatorRow current{
        said.unit,        said.goal,     said.key,           wanted.title,    wanted.unit_of_measure,
        wanted.direction, wanted.target, wanted.start_value, wanted.standing, wanted.retired_why,
        wanted.position};
    if (!before) {
        current.standing = Standing::current;
    }
    auto const row = laid_onto(current, file, said);
    wanted.unit = goal.unit;
    wanted.cycle = cycle_.id;
    wanted.unit_goal = goal.id;
    wanted.key = row.key;
    wanted.title = row.title;
    wanted.unit_of_measure = row.unit_of_measure;
    wanted.direction = row.direction;
    wanted.target = row.target;
    wanted.start_value = row.start_value;
    wanted.standing = row.standing.value_or(Standing::current);
    wanted.retired_why = row.retired_why;
    wanted.position = row.position.value_or(wanted.position);
    CHECK(settle(before, wanted, row.title));
    return Done{};
}

Result<Done> Taking::take(sheet::Matched<ValueRow> const& file, ValueRow const& said) {
    TRY(goal, goal_of(said.unit, said.goal));
    TRY(indicator, store::indicator_of_key(tx_, goal.id, said.indicator));
    if (!indicator) {
        return invalid("/indicator", "planning.indicator_key_unknown", {{"key", said.indicator}});
    }
    IndicatorValue wanted{{}, goal.unit, indicator->id, said.period_on, said.value, said.comment, 0};
    TRY(before, store::value_of_day(tx_, wanted));
    if (before) {
        wanted.id = before->id;
        wanted.version = before->version;
        wanted.comment = file.columns.contains("comment") ? said.comment : before->comment;
    }
    CHECK(settle(before, wanted, indicator->title + ", " + to_text(said.period_on)));
    return Done{};
}

}  // namespace varn::planning
