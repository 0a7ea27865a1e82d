// The register of measures at the command line: what is not finished, and what is late.
#include <algorithm>
#include <iostream>

#include "cli/command.h"
#include "measure/api.h"
#include "platform/i18n.h"
#include "platform/json.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn measure list [--unit KEY] [--late] [--json]";

Result<std::vector<measure::MeasureView>> listed(Town& town, Arguments const& arguments) {
    CHECK(auth::judge(measure::policy(), auth::operator_actor(), "measure.read", std::nullopt));
    db::ReadTx tx{town.db};
    auto const today = town.clock.today();
    std::vector<measure::MeasureView> found;
    if (auto const key = arguments.flag("unit")) {
        TRY(unit, tx.by_key<organisation::Unit>(*key));
        if (!unit) {
            return invalid("--unit", "app.unit_key_unknown", {{"key", *key}});
        }
        TRY(of_unit, measure::open_measures_of_unit(tx, unit->id, today));
        found = std::move(of_unit);
    } else {
        TRY(of_all, measure::open_measures(tx, today));
        found = std::move(of_all);
    }
    if (arguments.has("late")) {
        std::erase_if(found, [](auto const& view) { return !view.is_late; });
    }
    return found;
}

void print(Context const& context, std::vector<measure::MeasureView> const& views) {
    std::int64_t late = 0;
    for (auto const& view : views) {
        auto const& one = view.measure;
        auto const status =
            i18n::text(context.language, "measure.status." + std::string{name_of(one.status)});
        std::cout << to_text(one.due) << "  " << status << "  " << view.owner_name << "  " << one.title;
        if (view.is_late) {
            ++late;
            std::cout << "  ("
                      << i18n::text(context.language, "app.measure_late",
                                    {{"days", std::to_string(view.days_late)}})
                      << ")";
        }
        std::cout << '\n';
    }
    std::cout << i18n::text(context.language, "app.measures",
                            {{"count", std::to_string(views.size())}, {"late", std::to_string(late)}})
              << '\n';
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const arguments = Arguments::parse(given, {"unit"}, {"late", "json"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    if (arguments.value().words() != std::vector<std::string>{"list"}) {
        return wrong_usage(context, usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const found = listed(opened.value()->town(), arguments.value());
    if (!found) {
        return tell(context, found.error());
    }
    if (arguments.value().has("json")) {
        std::cout << json::write_list(found.value()) << '\n';
    } else {
        print(context, found.value());
    }
    return exit_done;
}

}  // namespace

Command measure_command() {
    return {"measure", usage, "app.help_measure", run};
}

}  // namespace varn::app
