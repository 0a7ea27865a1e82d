#include "platform/intake.h"

#include <array>

#include "platform/json.h"

namespace varn {
namespace {

// Asked for the whole town, so only a role that was granted for the whole town fulfils a rule that reaches
// its unit.
constexpr std::array rules{auth::Rule{"pack.import", auth::Role::administrator, auth::Reach::own_unit},
                           auth::Rule{"pack.import", auth::Role::strategist, auth::Reach::own_unit}};

std::string shown(Column const& column, void const* row) {
    Scratch scratch;
    auto const view = column.shape->get(column.of(row), scratch);
    if (auto const* text = std::get_if<std::string_view>(&view)) {
        return std::string{*text};
    }
    if (auto const* flag = std::get_if<bool>(&view)) {
        return *flag ? "true" : "false";
    }
    std::string out;
    if (auto const* whole = std::get_if<std::int64_t>(&view)) {
        json::append_number(out, *whole);
    }
    return out;
}

}  // namespace

auth::Rules intake_policy() {
    return rules;
}

void Intake::note_added(Table const& table, void const*, std::string const& name) {
    plan_.rows.push_back({IntakeKind::added, std::string{table.name}, name, {}});
}

Result<bool> Intake::note_changed(Table const& table, void const* before, void const* after,
                                  std::string const& name) {
    PlannedRow planned{IntakeKind::changed, std::string{table.name}, name, {}};
    for (auto const& column : table.columns) {
        auto const old_value = shown(column, before);
        auto const new_value = shown(column, after);
        if (column.facts.server_set || old_value == new_value) {
            continue;
        }
        if (column.facts.fixed) {
            return Error{ErrorCode::conflict,
                         "intake.fixed",
                         {{"entity", planned.entity}, {"name", name}, {"field", std::string{column.name}}},
                         {},
                         {}};
        }
        planned.fields.push_back({std::string{column.name}, old_value, new_value});
    }
    if (planned.fields.empty()) {
        ++plan_.unchanged;
        return false;
    }
    plan_.rows.push_back(std::move(planned));
    return true;
}

}  // namespace varn
