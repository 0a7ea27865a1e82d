#include "platform/intake.h"

#include <array>

#include "platform/scalar_text.h"

namespace varn {
namespace {

// Asked for the whole town, so only a role that was granted for the whole town fulfils a rule that reaches
// its unit.
constexpr std::array rules{auth::Rule{"pack.import", auth::Role::administrator, auth::Reach::own_unit},
                           auth::Rule{"pack.import", auth::Role::strategist, auth::Reach::own_unit}};

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
        auto const old_value = json::scalar_text(column, before).value_or("");
        auto const new_value = json::scalar_text(column, after).value_or("");
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
