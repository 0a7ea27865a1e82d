// Risk and vulnerability analyses at the command line: which there are, and one as a document.
#include <iostream>

#include "cli/document_file.h"
#include "platform/i18n.h"
#include "risk/telling.h"

namespace varn::app {
namespace {

constexpr std::string_view risk_usage =
    "varn risk list | document ANALYSIS FILE [--open] [--diary-number NUMBER] [--language sv|en]";

Result<Done> print_analyses(Context const& context) {
    TRY(opened, OpenTown::open(context.loaded.settings));
    auto& town = opened->town();
    db::ReadTx tx{town.db};
    TRY(all, risk::every_analysis(tx, auth::operator_actor(), town.clock.today()));
    for (auto const& one : all) {
        auto const whose = one.line.unit_name.empty() ? i18n::text(context.language, "dossier.whole_town")
                                                      : one.line.unit_name;
        auto const state =
            i18n::text(context.language, "dossier.state." + std::string{name_of(one.line.state)});
        std::cout << one.line.analysis.text << "  " << one.round_name << "  " << whose << "  " << state
                  << '\n';
    }
    std::cout << i18n::text(context.language, "app.analyses", {{"count", std::to_string(all.size())}})
              << '\n';
    return Done{};
}

ExitCode run_risk(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"language", "diary-number"}, {"open"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& words = parsed.value().words();
    if (words == std::vector<std::string>{"list"}) {
        auto const done = print_analyses(context);
        return done ? exit_done : tell(context, done.error());
    }
    if (words.size() != 3 || words[0] != "document") {
        return wrong_usage(context, risk_usage);
    }
    return write_document(context, parsed.value(), words[2], [&](Town& town, report::Wanted const& wanted) {
        return report::analysis_document(town, auth::operator_actor(), Id<risk::Analysis>{words[1]}, wanted);
    });
}

}  // namespace

Command risk_command() {
    return {"risk", risk_usage, "app.help_risk", run_risk};
}

}  // namespace varn::app
