// What a unit plans in a year, told at the command line: as text for another system, or as JSON.
#include <iostream>

#include "cli/command.h"
#include "organisation/api.h"
#include "planning/api.h"
#include "platform/json.h"

namespace varn::app {
namespace {

constexpr std::string_view plan_usage =
    "varn plan show UNIT --year YEAR [--json|--text]   (UNIT: a unit's key)";

Result<planning::UnitPlan> plan_asked(Town& town, std::string const& key, std::string const& year) {
    db::ReadTx tx{town.db};
    TRY(units, organisation::unit_keys(tx));
    auto const unit = units.find(key);
    if (unit == units.end()) {
        return Error{ErrorCode::not_found, "organisation.key_unknown", {{"key", key}}, {}, {}};
    }
    TRY(all, planning::cycles(tx));
    for (auto const& cycle : all) {
        if (std::to_string(cycle.year) == year) {
            return planning::unit_plan(town, auth::operator_actor(), unit->second, cycle.id);
        }
    }
    return Error{ErrorCode::not_found, "planning.no_cycle_of_year", {{"year", year}}, {}, {}};
}

ExitCode run_plan(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"year"}, {"json", "text"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& arguments = parsed.value();
    auto const year = arguments.flag("year");
    if (arguments.words().size() != 2 || arguments.words()[0] != "show" || !year ||
        (arguments.has("json") && arguments.has("text"))) {
        return wrong_usage(context, plan_usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const plan = plan_asked(opened.value()->town(), arguments.words()[1], *year);
    if (!plan) {
        return tell(context, plan.error());
    }
    if (arguments.has("json")) {
        std::cout << json::write(plan.value()) << '\n';
    } else {
        std::cout << planning::plan_text(plan.value(), context.language);
    }
    return exit_done;
}

}  // namespace

Command plan_command() {
    return {"plan", plan_usage, "app.help_plan", run_plan};
}

}  // namespace varn::app
