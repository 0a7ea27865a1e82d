// The audit log at the command line: verified here, signed and proven in audit_proofs.cpp.
#include "cli/audit.h"

#include <algorithm>
#include <array>
#include <iostream>

#include "house.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/verification.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn audit verify | sign | prove ENTRY [--size N] | consistency N M | check-proof FILE [--key KEY] | "
    "compare FILE [--key KEY] | export FILE | key list | key rotate [--reason TEXT] [--lost] | "
    "weed --entity TABLE [--id ID] [--before DATE] --reason TEXT | weed --readings --before DATE --reason "
    "TEXT [--db URL] "
    "[--json]";

struct Word {
    std::string_view name;
    std::size_t words;  // with its name
    ExitCode (*run)(Context const& context, Arguments const& arguments);
};
constexpr std::array words{Word{"verify", 1, audit_verify},
                           Word{"sign", 1, audit_sign},
                           Word{"prove", 2, audit_prove},
                           Word{"consistency", 3, audit_consistency},
                           Word{"check-proof", 2, audit_check_proof},
                           Word{"compare", 2, audit_compare},
                           Word{"export", 2, audit_export},
                           Word{"key", 2, audit_key},
                           Word{"weed", 1, audit_weed}};

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
    auto const parsed = Arguments::parse(given, {"size", "key", "reason", "entity", "id", "before"},
                                         {"json", "lost", "readings"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& said = parsed.value().words();
    auto const word = std::find_if(words.begin(), words.end(), [&](Word const& one) {
        return !said.empty() && one.name == said[0] && one.words == said.size();
    });
    return word == words.end() ? wrong_audit_usage(context) : word->run(context, parsed.value());
}

}  // namespace

ExitCode wrong_audit_usage(Context const& context) {
    return wrong_usage(context, usage);
}

ExitCode audit_verify(Context const& context, Arguments const& arguments) {
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
    if (arguments.has("json")) {
        std::cout << json::write(verdict.value()) << '\n';
    } else {
        print(context, verdict.value());
    }
    return verdict.value().sound ? exit_done : exit_failed;
}

Command audit_command() {
    return {"audit", usage, "app.help_audit", run};
}

}  // namespace varn::app
