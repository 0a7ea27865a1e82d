// Weeding at the command line.
#include <iostream>

#include "cli/audit.h"
#include "house.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/read_log.h"
#include "platform/weeding.h"

namespace varn::app {
namespace {

Result<std::optional<Instant>> day_asked(Arguments const& arguments) {
    auto const word = arguments.flag("before");
    if (!word) {
        return std::optional<Instant>{};
    }
    auto const day = parse_date(*word);
    if (!day) {
        return invalid("--before", "app.audit_weed_date");
    }
    return std::optional{start_of(*day)};
}

Result<weeding::Ask> ask_of(Arguments const& arguments) {
    weeding::Ask ask{arguments.flag("entity").value_or(""), {}, {}, arguments.flag("reason").value_or("")};
    if (auto const id = arguments.flag("id")) {
        if (!is_uuid(*id)) {
            return invalid("--id", "app.audit_weed_id");
        }
        ask.id = AnyId{*id};
    }
    TRY(before, day_asked(arguments));
    ask.before = before;
    return ask;
}

Result<Done> weed_rows(Context const& context, Arguments const& arguments, Town& town) {
    TRY(ask, ask_of(arguments));
    auto const tables = entities();
    TRY(weeded, weeding::weed(town, auth::operator_actor(), tables, ask));
    if (arguments.has("json")) {
        std::cout << json::write(weeded) << '\n';
        return Done{};
    }
    std::cout << i18n::text(context.language, "app.audit_weeded",
                            {{"values", std::to_string(weeded.values)},
                             {"history", std::to_string(weeded.history)},
                             {"rows", std::to_string(weeded.rows)}})
              << '\n';
    return Done{};
}

Result<Done> weed_readings(Context const& context, Arguments const& arguments, Town& town) {
    TRY(before, day_asked(arguments));
    if (!before) {
        return invalid("--before", "app.audit_weed_date");
    }
    TRY(count,
        reads::weed_readings(town, auth::operator_actor(), *before, arguments.flag("reason").value_or("")));
    std::cout << i18n::text(context.language, "app.audit_readings_weeded", {{"count", std::to_string(count)}})
              << '\n';
    return Done{};
}

}  // namespace

ExitCode audit_weed(Context const& context, Arguments const& arguments) {
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto& town = opened.value()->town();
    auto const done = arguments.has("readings") ? weed_readings(context, arguments, town)
                                                : weed_rows(context, arguments, town);
    return done ? exit_done : tell(context, done.error());
}

}  // namespace varn::app
