// Analyses without server or database: a text fixture or a pack in, an array of findings out.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/analyse_network.h"
#include "cli/command.h"
#include "cli/fault_tree.h"
#include "engine/coverage_text.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "programme/api.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn analyse coverage FILE|PACK [--programme KEY] [--valid-on DATE] | network FILE [--n1] [--n2] "
    "[--findings] "
    "[--monte-carlo N] [--seed S] [--threads T] [--horizon TIME] [--top K] | why FILE --lost A,B --service S "
    "| "
    "faulttree MODEL.xml [--max-order N] [--node-budget N] [--memory MEGABYTES] [--method METHOD] [--top N] "
    "[--json]   (KEY: a programme or an edition)";

/// A finding as every reader of this command gets it (docs/formats/coverage.md).
struct Told {
    std::string rule;
    std::string severity;
    engine::Thing subject;
    std::vector<engine::Thing> because;
    std::string text_sv;
    std::string text_en;
};

json::Value to_json(engine::Thing const& thing) {
    return json::Object{{"kind", thing.kind}, {"id", thing.id}, {"text", thing.text}};
}

json::Value to_json(Told const& told) {
    json::Array because;
    for (auto const& thing : told.because) {
        because.push_back(to_json(thing));
    }
    return json::Object{{"rule", told.rule},
                        {"severity", told.severity},
                        {"subject", to_json(told.subject)},
                        {"because", std::move(because)},
                        {"text_sv", told.text_sv},
                        {"text_en", told.text_en}};
}

Result<std::vector<Told>> analyse_fixture(std::string const& file, std::string const& key,
                                          std::optional<Date> on) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) {
        return Error{ErrorCode::not_found, "app.cannot_read", {{"file", file}}, {}, {}};
    }
    TRY(fixture, coverage::read_fixture(bytes.view()));
    fixture.question.today = on.value_or(fixture.question.today);
    if (!key.empty()) {
        auto const edition = coverage::choose_edition(fixture.input, key, fixture.question.today);
        if (!edition) {
            return invalid("--programme", "app.programme_unknown", {{"key", key}});
        }
        fixture.question.edition = *edition;
    }
    TRY(findings, coverage::analyse(fixture.input, fixture.question));
    std::vector<Told> all;
    for (auto const& finding : findings) {
        all.push_back({finding.rule, std::string{name_of(finding.severity)}, finding.subject, finding.because,
                       engine::render(finding, i18n::text("sv", finding.text)),
                       engine::render(finding, i18n::text("en", finding.text))});
    }
    return all;
}

engine::Thing thing_of(programme::FindingThing const& thing) {
    return {thing.kind, thing.id, thing.text};
}

Result<std::vector<Told>> analyse_pack(std::string const& name, std::string const& key,
                                       std::optional<Date> on) {
    TRY(packs, pack::load(name));
    auto const day = on ? *on : packs.back().today.value_or(clock::system_clock()->today());
    TRY(report, programme::coverage_of_packs(packs, key, day));
    std::vector<Told> all;
    for (auto const& finding : report.findings) {
        Told told{finding.rule,
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

void print(Context const& context, std::vector<Told> const& findings) {
    for (auto const& told : findings) {
        auto const severity = i18n::text(context.language, "finding.severity." + told.severity);
        std::cout << told.rule << "  " << severity << "  "
                  << (context.language == "en" ? told.text_en : told.text_sv) << '\n';
        for (auto const& thing : told.because) {
            std::cout << "    " << thing.kind << ": " << thing.text
                      << (thing.text == thing.id ? "" : " (" + thing.id + ")") << '\n';
        }
    }
    std::cout << i18n::text(context.language, "app.findings", {{"count", std::to_string(findings.size())}})
              << '\n';
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    if (!given.empty() && given.front() == "faulttree") {
        return run_fault_tree(context, given);
    }
    if (!given.empty() && (given.front() == "network" || given.front() == "why")) {
        std::vector<std::string> const rest(given.begin() + 1, given.end());
        return given.front() == "why" ? analyse_why(context, rest) : analyse_network(context, rest);
    }
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
        print(context, findings.value());
        return exit_done;
    }
    json::Array rows;
    for (auto const& told : findings.value()) {
        rows.push_back(to_json(told));
    }
    std::cout << json::to_text(json::Value{std::move(rows)}, 2) << '\n';
    return exit_done;
}

}  // namespace

Command analyse_command() {
    return {"analyse", usage, "app.help_analyse", run};
}

}  // namespace varn::app
