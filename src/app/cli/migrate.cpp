#include <iostream>

#include "cli/command.h"
#include "house.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/upgrade.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn migrate [--check] [--i-have-a-backup] [--db URL] [--json]";

/// With --check nothing is applied: exit code 6 when something is missing.
ExitCode run(Context const& context, std::vector<std::string> const& words) {
    auto const arguments = Arguments::parse(words, {}, {"check", "i-have-a-backup", "json"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    if (!arguments.value().words().empty()) {
        return wrong_usage(context, usage);
    }
    auto const clock = clock::system_clock();
    auto database = db::Database::open(context.loaded.settings.db_url(), *clock, 1);
    if (!database) {
        return tell(context, database.error());
    }
    auto const missing = database.value()->missing(migrations());
    if (!missing) {
        return tell(context, missing.error());
    }
    bool const check = arguments.value().has("check");
    std::string kept;
    if (!check) {
        auto const done = operations::upgrade(*database.value(), context.loaded.settings.db_url(),
                                              blueprint(*clock), arguments.value().has("i-have-a-backup"));
        if (!done) {
            return tell(context, done.error());
        }
        kept = done.value().kept;
    }
    if (arguments.value().has("json")) {
        json::Array names;
        for (auto const& name : missing.value()) {
            names.emplace_back(name);
        }
        std::cout << json::to_text(json::Object{{check ? "missing" : "applied", std::move(names)}}) << '\n';
    } else {
        for (auto const& name : missing.value()) {
            std::cout << name << '\n';
        }
        auto const* key = missing.value().empty() ? "app.migrate_nothing"
                          : check                 ? "app.migrate_missing"
                                                  : "app.migrate_done";
        std::cout << i18n::text(context.language, key, {{"count", std::to_string(missing.value().size())}})
                  << '\n';
        if (!kept.empty()) {
            std::cout << i18n::text(context.language, "app.migrate_kept", {{"file", kept}}) << '\n';
        }
    }
    return check && !missing.value().empty() ? exit_conflict : exit_done;
}

}  // namespace

Command migrate_command() {
    return {"migrate", usage, "app.help_migrate", run};
}

}  // namespace varn::app
