// Everything out and in, what is kept for how long, and how an installation is.
#include "cli/operations.h"

#include <iostream>

#include "document_style.h"
#include "house.h"
#include "platform/doctor.h"
#include "platform/everything.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/retention.h"

namespace varn::app {
namespace {

constexpr std::string_view doctor_usage = "varn doctor [--json]";
constexpr std::string_view retention_usage = "varn retention run [--dry-run] [--json]";

std::string word_of(operations::Judgement judgement) {
    switch (judgement) {
        case operations::Judgement::ok:
            return "OK  ";
        case operations::Judgement::warn:
            return "WARN";
        case operations::Judgement::fail:
            break;
    }
    return "FAIL";
}

/// The file of settings in use, from where the settings say they come.
std::string config_file(Context const& context) {
    for (auto const& origin : context.loaded.origins) {
        if (auto const line = origin.rfind(" line "); line != origin.npos) {
            return origin.substr(0, line);
        }
    }
    return {};
}

/// How documents look: whether the file that the settings name is there and can be used.
std::vector<operations::Examined> examine_style(Context const& context) {
    auto const& file = context.loaded.settings.document_style;
    if (!file) {
        return {};
    }
    using operations::Judgement;
    auto const style = style_in(*file);
    if (style) {
        return {{"document_style", Judgement::ok, "app.doctor_style_ok", {{"file", *file}}}};
    }
    auto const& error = style.error();
    if (error.problems.empty()) {
        return {{"document_style", Judgement::fail, error.key, error.params}};
    }
    std::vector<operations::Examined> faults;
    for (auto const& one : error.problems) {
        faults.push_back({"document_style",
                          Judgement::fail,
                          "app.doctor_style_fault",
                          {{"place", one.pointer},
                           {"fault", i18n::text(context.language, one.key, one.params)},
                           {"file", *file}}});
    }
    return faults;
}

json::Value as_json(Context const& context, std::vector<operations::Examined> const& all) {
    json::Array items;
    for (auto const& one : all) {
        items.emplace_back(json::Object{{"subject", one.subject},
                                        {"judgement", std::string{name_of(one.judgement)}},
                                        {"key", one.key},
                                        {"text", i18n::text(context.language, one.key, one.params)}});
    }
    return items;
}

ExitCode run_doctor(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (!parsed.value().words().empty()) {
        return wrong_usage(context, doctor_usage);
    }
    auto const clock = clock::system_clock();
    auto all = operations::examine(context.loaded.settings, config_file(context), blueprint(*clock));
    auto const style = examine_style(context);
    all.insert(all.end(), style.begin(), style.end());
    bool well = true;
    for (auto const& one : all) {
        well = well && one.judgement != operations::Judgement::fail;
    }
    if (parsed.value().has("json")) {
        std::cout << json::to_text(as_json(context, all), 2) << '\n';
    } else {
        for (auto const& one : all) {
            std::cout << word_of(one.judgement) << "  " << one.subject << ": "
                      << config::masked(i18n::text(context.language, one.key, one.params)) << '\n';
        }
    }
    return well ? exit_done : exit_failed;
}

ExitCode run_retention_command(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {}, {"dry-run", "json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words() != std::vector<std::string>{"run"}) {
        return wrong_usage(context, retention_usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto& town = opened.value()->town();
    bool const only_told = parsed.value().has("dry-run");
    auto const weeded =
        only_told ? operations::overdue(town, context.loaded.settings)
                  : operations::run_retention(town, auth::operator_actor(), context.loaded.settings);
    if (!weeded) {
        return tell(context, weeded.error());
    }
    if (parsed.value().has("json")) {
        std::cout << json::write_list(weeded.value()) << '\n';
        return exit_done;
    }
    for (auto const& one : weeded.value()) {
        std::cout << i18n::text(context.language, only_told ? "app.retention_would" : "app.retention_done",
                                {{"kind", i18n::text(context.language, "operations.retention." + one.kind)},
                                 {"days", std::to_string(one.kept_days)},
                                 {"rows", std::to_string(one.rows)}})
                  << '\n';
    }
    return exit_done;
}

void print(Context const& context, char const* key, operations::ExportManifest const& manifest,
           std::string const& folder) {
    std::int64_t rows = 0;
    for (auto const& table : manifest.tables) {
        rows += table.rows;
    }
    std::cout << i18n::text(context.language, key,
                            {{"tables", std::to_string(manifest.tables.size())},
                             {"rows", std::to_string(rows)},
                             {"folder", folder},
                             {"root", manifest.audit_root}})
              << '\n';
}

}  // namespace

Result<Done> give_out_everything(Context const& context, Arguments const& arguments) {
    auto const clock = clock::system_clock();
    auto const& folder = arguments.words()[0];
    TRY(database, open_as_it_is(context, *clock));
    TRY(manifest,
        operations::export_everything(*database, blueprint(*clock), folder, arguments.has("with-secrets")));
    print(context, "app.everything_out", manifest, folder);
    return Done{};
}

Result<Done> take_in_everything(Context const& context, Arguments const& arguments) {
    auto const clock = clock::system_clock();
    auto const& folder = arguments.words()[0];
    auto const plan = blueprint(*clock);
    // Opened as every command opens it: an empty database gets its tables first, one in use is left alone.
    TRY(opened, OpenTown::open(context.loaded.settings));
    TRY(manifest, operations::import_everything(opened->town().db, plan, folder));
    print(context, "app.everything_in", manifest, folder);
    if (!manifest.with_secrets) {
        std::cout << i18n::text(context.language, "app.everything_no_secrets") << '\n';
    }
    return Done{};
}

Command doctor_command() {
    return {"doctor", doctor_usage, "app.help_doctor", run_doctor};
}
Command retention_command() {
    return {"retention", retention_usage, "app.help_retention", run_retention_command};
}

}  // namespace varn::app
