// Verifies that log, history and present tell the same story.
#include <iostream>

#include "cli/command.h"
#include "house.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/verification.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn audit verify [--db URL] [--json]";

void print(Context const& context, verification::Verdict const& verdict) {
    for (auto const& finding : verdict.findings) {
        auto const key = "verification.deviation." + std::string{name_of(finding.code)};
        Params const params{{"position", finding.position ? std::to_string(*finding.position) : ""},
                            {"entity", finding.entity.value_or("")},
                            {"id", finding.id.value_or("")},
                            {"field", finding.field.value_or("")}};
        std::cout << i18n::text(context.language, key, params) << '\n';
    }
    std::cout << (verdict.sound ? i18n::text(context.language, "app.audit_ok",
                                             {{"size", std::to_string(verdict.size)}, {"root", verdict.root}})
                                : i18n::text(context.language, "app.audit_broken",
                                             {{"count", std::to_string(verdict.deviations)}}))
              << '\n';
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words() != std::vector<std::string>{"verify"}) {
        return wrong_usage(context, usage);
    }
    // Opened as it is: to verify is not to migrate.
    auto const clock = clock::system_clock();
    auto database = db::Database::open(context.loaded.settings.db_url(), *clock, 1);
    if (!database) {
        return tell(context, database.error());
    }
    auto const tables = entities();
    auto const verdict = verification::verify(*database.value(), tables);
    if (!verdict) {
        return tell(context, verdict.error());
    }
    if (parsed.value().has("json")) {
        std::cout << json::write(verdict.value()) << '\n';
    } else {
        print(context, verdict.value());
    }
    return verdict.value().sound ? exit_done : exit_failed;
}

}  // namespace

Command audit_command() {
    return {"audit", usage, "app.help_audit", run};
}

}  // namespace varn::app
