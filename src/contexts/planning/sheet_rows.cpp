#include "sheet_rows.h"

#include "assembly.h"

namespace varn::planning {
namespace {

/// Keys of what rows name by id.
struct Keys {
    std::map<std::string, std::string> units;
    std::map<std::string, std::string> people;
    std::map<std::string, std::string> goals;                               // of units
    std::map<std::string, std::pair<std::string, std::string>> indicators;  // goal and indicator
};

Result<Keys> keys_of(db::ReadTx& tx, PlanningCycle const& cycle, CycleRows const& rows) {
    Keys keys;
    TRY(units, organisation::unit_keys(tx));
    for (auto const& [key, id] : units) {
        keys.units[id.text] = key;
    }
    TRY(people, store::people(tx, cycle.id));
    for (auto const& person : people) {
        keys.people[person.id.text] = person.key;
    }
    for (auto const& goal : rows.goals) {
        keys.goals[goal.id.text] = goal.key;
    }
    for (auto const& row : rows.indicators) {
        if (row.unit_goal) {
            keys.indicators[row.id.text] = {keys.goals[row.unit_goal->text], row.key};
        }
    }
    return keys;
}

/// "edition/goal" of everything a unit goal serves, the same order every time.
Result<std::optional<std::string>> served(db::ReadTx& tx, CycleRows const& rows, UnitGoal const& goal,
                                          std::map<std::string, std::string>& known) {
    std::vector<std::string> names;
    for (auto const& binding : under(rows.bindings, goal.id.text)) {
        auto& name = known[binding.goal.text];
        if (name.empty()) {
            TRY(of, tx.get(binding.goal));
            TRY(edition, tx.get(of.edition));
            name = edition.key + "/" + of.key;
        }
        names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    std::string text;
    for (auto const& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text.empty() ? std::optional<std::string>{} : std::optional{text};
}

}  // namespace

Result<SheetRows> sheet_rows(db::ReadTx& tx, PlanningCycle const& cycle,
                             std::optional<Id<Unit>> const& unit) {
    TRY(rows, rows_of(tx, cycle.id, unit));
    TRY(keys, keys_of(tx, cycle, rows));
    std::map<std::string, std::string> served_names;
    SheetRows made;
    for (auto const& goal : rows.goals) {
        auto const& of = keys.units[goal.unit.text];
        TRY(serves, served(tx, rows, goal, served_names));
        made.goals.push_back({of, goal.key, goal.title, goal.body, goal.focus_area_key, goal.ability,
                              goal.kind, serves, goal.unbound_why, goal.standing, goal.retired_why,
                              goal.position});
        for (auto const& row : under(rows.activities, goal.id.text)) {
            std::optional<std::string> responsible;
            if (row.responsible) {
                responsible = keys.people[row.responsible->text];
            }
            made.activities.push_back({of, goal.key, row.key, row.title, row.body, keys.units[row.owner.text],
                                       responsible, row.starts_on, row.ends_on, row.cost_ore, row.status,
                                       row.status_words, row.standing, row.retired_why, row.position});
        }
        for (auto const& row : under(rows.indicators, goal.id.text)) {
            made.indicators.push_back({of, goal.key, row.key, row.title, row.unit_of_measure, row.direction,
                                       row.target, row.start_value, row.standing, row.retired_why,
                                       row.position});
        }
    }
    for (auto const& value : rows.values) {
        auto const names = keys.indicators.find(value.indicator.text);
        if (names != keys.indicators.end()) {
            made.values.push_back({keys.units[value.unit.text], names->second.first, names->second.second,
                                   value.period_on, value.value, value.comment});
        }
    }
    return made;
}

}  // namespace varn::planning
