// The town's network from the database, for `varn analyse` and for other tools, and from files of theirs;
// what its years cost and which measures give most.
#include <iostream>

#include "cli/command.h"
#include "cli/continuity_reckoning.h"
#include "cli/document_file.h"
#include "continuity/api.h"
#include "continuity/telling.h"
#include "platform/i18n.h"

namespace varn::app {
namespace {

constexpr std::string_view continuity_usage =
    "varn continuity network [--open-psa [--service ID]]   (ID: of a critical service)\n"
    "varn continuity import FILE --unit KEY [--top GATE] [--dry-run]\n"
    "varn continuity measures [--horizon YEARS] [--discount PERCENT] [--measures ID,...]\n"
    "varn continuity years [--years N] [--seed N] [--json]\n"
    "varn continuity portfolio [--budget KRONOR] [--horizon YEARS] [--discount PERCENT] [--measures ID,...] "
    "[--years N] [--seed N] [--json]\n"
    "varn continuity plan SERVICE FILE [--open] [--diary-number NUMBER] [--language sv|en]";

/// Whoever keeps the machine writes for any unit, as a coordinator of the whole town would.
auth::Actor writer() {
    return {"operator", "operator", {{auth::Role::coordinator, true, {}}}};
}

Result<continuity::NetworkImport> imported(Context const& context, Town& town, Arguments const& arguments) {
    auto const key = arguments.flag("unit").value_or("");
    TRY(bytes, bytes_of(arguments.words()[1]));
    std::optional<organisation::Unit> unit;
    {
        db::ReadTx tx{town.db};
        TRY(found, tx.by_key<organisation::Unit>(key));
        unit = std::move(found);
    }
    if (!unit) {
        return invalid("--unit", "app.unit_key_unknown", {{"key", key}});
    }
    return continuity::import_network_file(
        town, writer(), {bytes, unit->id, arguments.flag("top").value_or(""), !arguments.has("dry-run")},
        context.language);
}

ExitCode run_import(Context const& context, Arguments const& arguments) {
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const told = imported(context, opened.value()->town(), arguments);
    if (!told) {
        return tell(context, told.error());
    }
    auto const& what = told.value();
    std::cout << i18n::text(context.language,
                            what.is_applied ? "app.network_taken_in" : "app.network_would_be_taken_in",
                            {{"services", std::to_string(what.services)},
                             {"resources", std::to_string(what.resources)},
                             {"needs", std::to_string(what.needs)}})
              << '\n';
    for (auto const& assumption : what.assumptions) {
        std::cout << "  " << assumption << '\n';
    }
    return exit_done;
}

ExitCode write_plan(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"language", "diary-number"}, {"open"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& arguments = parsed.value();
    auto const& words = arguments.words();
    constexpr std::size_t plan_service_file = 3;
    if (words.size() != plan_service_file) {
        return wrong_usage(context, continuity_usage);
    }
    return write_document(context, arguments, words[2],
                          [&](Town& town, report::Wanted const& wanted) -> Result<documents::Document> {
                              std::optional<Id<continuity::ContinuityPlan>> plan;
                              {
                                  db::ReadTx tx{town.db};
                                  TRY(found, continuity::plan_of_key(tx, words[1]));
                                  plan = found;
                              }
                              return report::plan_document(town, auth::operator_actor(), *plan, wanted);
                          });
}

/// Of the words that reckon and write; nothing for others.
std::optional<ExitCode> run_word(Context const& context, std::vector<std::string> const& given) {
    auto const what = given.empty() ? std::string{} : given.front();
    std::vector<std::string> const rest(given.begin() + (given.empty() ? 0 : 1), given.end());
    return what == "measures"    ? continuity_measures(context, rest)
           : what == "years"     ? continuity_years(context, rest)
           : what == "portfolio" ? continuity_portfolio(context, rest)
           : what == "plan"      ? std::optional{write_plan(context, given)}
                                 : std::nullopt;
}

ExitCode run_continuity(Context const& context, std::vector<std::string> const& given) {
    if (auto const done = run_word(context, given)) {
        return *done;
    }
    auto const parsed = Arguments::parse(given, {"service", "unit", "top"}, {"open-psa", "dry-run"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& arguments = parsed.value();
    auto const service = arguments.flag("service");
    if (arguments.words().size() == 2 && arguments.words().front() == "import" && arguments.has("unit") &&
        !service && !arguments.has("open-psa")) {
        return run_import(context, arguments);
    }
    bool const is_of_import = arguments.has("unit") || arguments.has("top") || arguments.has("dry-run");
    if (is_of_import || arguments.words() != std::vector<std::string>{"network"} ||
        (service && !arguments.has("open-psa"))) {
        return wrong_usage(context, continuity_usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto& town = opened.value()->town();
    auto const text = arguments.has("open-psa")
                          ? continuity::network_open_psa(town, auth::operator_actor(), service.value_or(""))
                          : continuity::network_text(town, auth::operator_actor());
    if (!text) {
        return tell(context, text.error());
    }
    std::cout << text.value();
    return exit_done;
}

}  // namespace

Command continuity_command() {
    return {"continuity", continuity_usage, "app.help_continuity", run_continuity};
}

}  // namespace varn::app
