// Spreadsheets in and out, the same verbs as the pages use.
#include <fstream>
#include <iostream>

#include "cli/command.h"
#include "cli/operations.h"
#include "organisation/spreadsheets.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/sheet.h"

namespace varn::app {
namespace {

constexpr std::string_view import_usage =
    "varn import units|people FILE.xlsx|FILE.csv [--dry-run] [--json] | --all FOLDER";
constexpr std::string_view export_usage =
    "varn export units FILE.xlsx|FILE.csv [--valid-on DATE] | --all FOLDER [--with-secrets]";

Result<organisation::ImportPreview> take_in(Context const& context, Arguments const& arguments) {
    TRY(bytes, bytes_of(arguments.words()[1]));
    TRY(opened, OpenTown::open(context.loaded.settings));
    bool const keep = !arguments.has("dry-run");
    auto const verb =
        arguments.words()[0] == "units" ? organisation::import_units : organisation::import_people;
    return verb(opened->town(), auth::operator_actor(), bytes, keep, context.language);
}

ExitCode run_import(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {}, {"all", "dry-run", "json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& words = parsed.value().words();
    if (parsed.value().has("all") && words.size() == 1) {
        auto const done = take_in_everything(context, parsed.value());
        return done ? exit_done : tell(context, done.error());
    }
    if (parsed.value().has("all") || words.size() != 2 || (words[0] != "units" && words[0] != "people")) {
        return wrong_usage(context, import_usage);
    }
    auto const preview = take_in(context, parsed.value());
    if (!preview) {
        return tell(context, preview.error());
    }
    if (parsed.value().has("json")) {
        std::cout << json::write(preview.value()) << '\n';
    } else {
        for (auto const& problem : preview.value().problems) {
            std::cout << problem.place << ": " << problem.text << '\n';
        }
        std::cout << i18n::text(context.language,
                                preview.value().applied ? "app.import_taken_in" : "app.import_would",
                                {{"added", std::to_string(preview.value().added)},
                                 {"changed", std::to_string(preview.value().changed)},
                                 {"unchanged", std::to_string(preview.value().unchanged)}})
                  << '\n';
    }
    return preview.value().problems.empty() ? exit_done : exit_invalid;
}

Result<Done> give_out(Context const& context, Arguments const& arguments) {
    auto const& file = arguments.words()[1];
    bool const csv = file.ends_with(".csv");
    if (!csv && !file.ends_with(".xlsx")) {
        return invalid(file, "app.file_kind");
    }
    TRY(opened, OpenTown::open(context.loaded.settings));
    auto on = opened->town().clock.today();
    if (auto const asked = arguments.flag("valid-on")) {
        auto const date = parse_date(*asked);
        if (!date) {
            return invalid("--valid-on", "json.format_date");
        }
        on = *date;
    }
    TRY(rows, organisation::export_units(opened->town(), auth::operator_actor(), on));
    auto const document = sheet::document("enheter", rows, context.language);
    TRY(bytes, csv ? Result<std::string>{sheet::write_csv(document)} : sheet::write_xlsx(document));
    std::ofstream out{file, std::ios::binary};
    out << bytes;
    if (!out.flush()) {
        return Error{ErrorCode::unavailable, "app.cannot_write", {{"file", file}}, {}, {}};
    }
    std::cout << i18n::text(context.language, "app.exported",
                            {{"rows", std::to_string(rows.size())}, {"file", file}})
              << '\n';
    return Done{};
}

ExitCode run_export(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"valid-on"}, {"all", "with-secrets"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& words = parsed.value().words();
    if (parsed.value().has("all") && words.size() == 1) {
        auto const done = give_out_everything(context, parsed.value());
        return done ? exit_done : tell(context, done.error());
    }
    if (parsed.value().has("all") || words.size() != 2 || words[0] != "units") {
        return wrong_usage(context, export_usage);
    }
    auto const done = give_out(context, parsed.value());
    return done ? exit_done : tell(context, done.error());
}

}  // namespace

Command import_command() {
    return {"import", import_usage, "app.help_import", run_import};
}
Command export_command() {
    return {"export", export_usage, "app.help_export", run_export};
}

}  // namespace varn::app
