// The annual wheel on the command line: what falls due in a year, by month.
#include <iostream>

#include "calendar.h"
#include "cli/command.h"
#include "organisation/api.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "wheel/api.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn wheel [--unit KEY] [--year YEAR] [--json]";
constexpr int first_year = 1990;
constexpr int years_ahead = 20;

/// The year that is asked for, or this one.
Result<int> year_asked_for(std::optional<std::string> const& given, Date today) {
    auto const last = year_of(today) + years_ahead;
    auto const first_day = parse_date(given.value_or(std::to_string(year_of(today))) + "-01-01");
    if (!first_day || year_of(*first_day) < first_year || last < year_of(*first_day)) {
        return invalid("--year", "app.wheel_year",
                       {{"first", std::to_string(first_year)}, {"last", std::to_string(last)}});
    }
    return year_of(*first_day);
}

void print(Context const& context, std::vector<wheel::Occurrence> const& all) {
    std::string month;
    for (auto const& one : all) {
        auto const of = one.on ? to_text(*one.on).substr(0, 7) : std::string{"-"};
        if (of != month) {
            std::cout << (month.empty() ? "" : "\n") << of << '\n';
            month = of;
        }
        std::cout << "  " << (one.on ? to_text(*one.on) : "          ") << "  "
                  << i18n::text(context.language, "app.wheel_state." + std::string{name_of(one.state)})
                  << "  " << one.title << (one.unit_name ? " · " + *one.unit_name : "")
                  << (one.reference ? " (" + *one.reference + ")" : "") << '\n';
    }
    std::cout << i18n::text(context.language, "app.wheel_count", {{"count", std::to_string(all.size())}})
              << '\n';
}

Result<std::vector<wheel::Occurrence>> look(Town& town, Arguments const& given) {
    auto const today = town.clock.today();
    TRY(year, year_asked_for(given.flag("year"), today));
    wheel::Wanted wanted{.from = *date_of(year, 1, 1), .to = *date_of(year, 12, 31)};
    if (auto const key = given.flag("unit")) {
        db::ReadTx tx{town.db};
        TRY(unit, tx.by_key<organisation::Unit>(*key));
        if (!unit) {
            return Error{ErrorCode::not_found, "app.unit_key_unknown", {{"key", *key}}, {}, {}};
        }
        wanted.unit = unit->id;
    }
    return wheel::gather(town, auth::operator_actor(), wheel_contributors(), wanted, today);
}

ExitCode run(Context const& context, std::vector<std::string> const& words) {
    auto const parsed = Arguments::parse(words, {"unit", "year"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (!parsed.value().words().empty()) {
        return wrong_usage(context, usage);
    }
    auto const opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const found = look(opened.value()->town(), parsed.value());
    if (!found) {
        return tell(context, found.error());
    }
    if (parsed.value().has("json")) {
        std::cout << json::write_list(found.value()) << '\n';
    } else {
        print(context, found.value());
    }
    return exit_done;
}

}  // namespace

Command wheel_command() {
    return {"wheel", usage, "app.help_wheel", run};
}

}  // namespace varn::app
