// Analyses without server or database: a text fixture or a pack in, an array of findings out.
#include <filesystem>
#include <iostream>
#include <map>

#include "cli/analyse_network.h"
#include "cli/analysing.h"
#include "cli/fault_tree.h"
#include "engine/coverage_text.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "programme/api.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn analyse coverage FILE|PACK [--programme KEY] [--valid-on DATE] | network FILE [QUESTION ...] | "
    "why FILE --lost A,B --service S | portfolio FILE MEASURES [--budget ORE] | faulttree MODEL.xml [--json] "
    "  "
    "(KEY: a programme or an edition)";

Result<std::vector<ToldFinding>> analyse_fixture(std::string const& file, std::string const& key,
                                                 std::optional<Date> on) {
    TRY(bytes, bytes_of(file));
    TRY(fixture, coverage::read_fixture(bytes));
    fixture.question.today = on.value_or(fixture.question.today);
    if (!key.empty()) {
        auto const edition = coverage::choose_edition(fixture.input, key, fixture.question.today);
        if (!edition) {
            return invalid("--programme", "app.programme_unknown", {{"key", key}});
        }
        fixture.question.edition = *edition;
    }
    TRY(findings, coverage::analyse(fixture.input, fixture.question));
    std::vector<ToldFinding> all;
    for (auto const& finding : findings) {
        all.push_back(told_of(finding));
    }
    return all;
}

engine::Thing thing_of(programme::FindingThing const& thing) {
    return {thing.kind, thing.id, thing.text};
}

Result<std::vector<ToldFinding>> analyse_pack(std::string const& name, std::string const& key,
                                              std::optional<Date> on) {
    TRY(packs, pack::load(name));
    auto const day = on ? *on : packs.back().today.value_or(clock::system_clock()->today());
    TRY(report, programme::coverage_of_packs(packs, key, day));
    std::vector<ToldFinding> all;
    for (auto const& finding : report.findings) {
        ToldFinding told{finding.rule,
                         std::string{name_of(finding.severity)},
                         thing_of(finding.subject),
                         {},
                         finding.text_sv,
                         finding.text_en};
        for (auto const& thing : finding.because) {
            told.because.push_back(thing_of(thing));
        }
        all.push_back(std::move(told));
    }
    return all;
}

ExitCode analyse_coverage(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"programme", "valid-on"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& words = parsed.value().words();
    if (words.size() != 2 || words[0] != "coverage") {
        return wrong_usage(context, usage);
    }
    std::optional<Date> on;
    if (auto const asked = parsed.value().flag("valid-on")) {
        on = parse_date(*asked);
        if (!on) {
            return tell(context, invalid("--valid-on", "json.format_date"));
        }
    }
    auto const key = parsed.value().flag("programme").value_or("");
    bool const is_file = std::filesystem::is_regular_file(words[1]);
    auto const findings = is_file ? analyse_fixture(words[1], key, on) : analyse_pack(words[1], key, on);
    if (!findings) {
        return tell(context, findings.error());
    }
    if (!parsed.value().has("json")) {
        print(context, findings.value(), Witness::shown);
        return exit_done;
    }
    std::cout << json::to_text(json::Value{to_json(findings.value())}, 2) << '\n';
    return exit_done;
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    using Analysis = ExitCode (*)(Context const&, std::vector<std::string> const&);
    static std::map<std::string_view, Analysis> const others{{"network", analyse_network},
                                                             {"why", analyse_why},
                                                             {"portfolio", analyse_portfolio},
                                                             {"faulttree", analyse_fault_tree}};
    auto const asked = given.empty() ? others.end() : others.find(given.front());
    return asked == others.end() ? analyse_coverage(context, given)
                                 : asked->second(context, {given.begin() + 1, given.end()});
}

}  // namespace

Command analyse_command() {
    return {"analyse", usage, "app.help_analyse", run};
}

}  // namespace varn::app
