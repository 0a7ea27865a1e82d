// Backups, the way back, and whether a database or a backup is whole.
#include "platform/backup.h"

#include <charconv>
#include <filesystem>
#include <iostream>

#include "cli/command.h"
#include "house.h"
#include "platform/i18n.h"
#include "platform/json.h"

namespace varn::app {
namespace {

constexpr std::string_view backup_usage =
    "varn backup FILE|FOLDER [--encrypt-to KEYFILE] [--keep N] [--db URL] [--json]";
constexpr std::string_view restore_usage = "varn restore FILE [--key KEYFILE] [--force] [--db URL] [--json]";
constexpr std::string_view verify_usage = "varn verify [FILE] [--key KEYFILE] [--db URL] [--json]";

Result<std::optional<operations::Key>> key_of(Arguments const& arguments, std::string_view flag) {
    auto const path = arguments.flag(flag);
    if (!path) {
        return std::optional<operations::Key>{};
    }
    TRY(key, operations::key_of_file(*path));
    return std::optional{std::move(key)};
}

/// How many backups to keep: a number from 1 on; nothing when it was not said.
Result<std::optional<int>> kept_of(Arguments const& arguments) {
    auto const text = arguments.flag("keep");
    if (!text) {
        return std::optional<int>{};
    }
    int number = 0;
    auto const* end = text->data() + text->size();
    auto const read = std::from_chars(text->data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < 1) {
        return invalid("--keep", "app.keep_number");
    }
    return std::optional{number};
}

void print(Context const& context, char const* key, Params const& params) {
    std::cout << i18n::text(context.language, key, params) << '\n';
}

Result<Done> take_backup(Context const& context, Arguments const& arguments) {
    auto const& where = arguments.words()[0];
    bool const folder = std::filesystem::is_directory(where);
    auto const clock = clock::system_clock();
    TRY(key, key_of(arguments, "encrypt-to"));
    TRY(kept, kept_of(arguments));
    if (kept && !folder) {
        return invalid("--keep", "app.keep_folder");
    }
    TRY(database, open_as_it_is(context, *clock));
    auto const path =
        folder ? (std::filesystem::path{where} / operations::backup_name(clock->now())).string() : where;
    TRY(manifest, operations::back_up(*database, blueprint(*clock), {path, std::move(key)}));
    if (arguments.has("json")) {
        std::cout << json::write(manifest) << '\n';
    } else {
        print(context, "app.backup_done",
              {{"file", path},
               {"bytes", std::to_string(manifest.files.front().size)},
               {"size", std::to_string(manifest.audit_size)},
               {"root", manifest.audit_root}});
    }
    if (kept) {
        TRY(removed, operations::keep_latest(where, *kept));
        for (auto const& name : removed) {
            print(context, "app.backup_removed", {{"file", name}});
        }
    }
    return Done{};
}

ExitCode run_backup(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"encrypt-to", "keep"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words().size() != 1) {
        return wrong_usage(context, backup_usage);
    }
    auto const done = take_backup(context, parsed.value());
    return done ? exit_done : tell(context, done.error());
}

Result<Done> put_back(Context const& context, Arguments const& arguments) {
    auto const clock = clock::system_clock();
    auto const& settings = context.loaded.settings;
    TRY(key, key_of(arguments, "key"));
    if (!settings.db) {
        CHECK(make_data_directory(settings));
    }
    TRY(restored, operations::restore(settings.db_url(), blueprint(*clock),
                                      {arguments.words()[0], std::move(key), arguments.has("force")}));
    if (arguments.has("json")) {
        std::cout << json::write(restored.manifest) << '\n';
        return Done{};
    }
    print(context, "app.restore_done", {{"db", config::masked(settings.db_url())}});
    if (!restored.kept.empty()) {
        print(context, "app.restore_kept", {{"file", restored.kept}});
    }
    return Done{};
}

ExitCode run_restore(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"key"}, {"force", "json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words().size() != 1) {
        return wrong_usage(context, restore_usage);
    }
    auto const done = put_back(context, parsed.value());
    return done ? exit_done : tell(context, done.error());
}

void print(Context const& context, operations::Inspection const& found) {
    for (auto const& name : found.missing) {
        print(context, "app.verify_missing", {{"name", name}});
    }
    for (auto const& damage : found.damages) {
        print(context, "operations.damage", {{"what", damage}});
    }
    for (auto const& place : found.schema) {
        print(context, "operations.schema_differs", {{"place", place}});
    }
    for (auto const& finding : found.audit.findings) {
        auto const told = verification::described(finding);
        print(context, told.key.c_str(), told.params);
    }
    if (found.sound) {
        print(context, "app.verify_ok",
              {{"size", std::to_string(found.audit.size)}, {"root", found.audit.root}});
    } else {
        print(context, "app.verify_broken", {});
    }
}

Result<operations::Inspection> verified(Context const& context, Arguments const& arguments) {
    auto const clock = clock::system_clock();
    TRY(key, key_of(arguments, "key"));
    if (!arguments.words().empty()) {
        TRY(found, operations::verify_backup(blueprint(*clock), {arguments.words()[0], std::move(key)}));
        return std::move(found.inspection);
    }
    if (key) {
        return invalid("--key", "app.verify_key_alone");
    }
    TRY(database, open_as_it_is(context, *clock));
    return operations::inspect(*database, blueprint(*clock));
}

ExitCode run_verify(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"key"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (parsed.value().words().size() > 1) {
        return wrong_usage(context, verify_usage);
    }
    auto const found = verified(context, parsed.value());
    if (!found) {
        return tell(context, found.error());
    }
    if (parsed.value().has("json")) {
        std::cout << json::write(found.value()) << '\n';
    } else {
        print(context, found.value());
    }
    return found.value().sound ? exit_done : exit_failed;
}

}  // namespace

Command backup_command() {
    return {"backup", backup_usage, "app.help_backup", run_backup};
}
Command restore_command() {
    return {"restore", restore_usage, "app.help_restore", run_restore};
}
Command verify_command() {
    return {"verify", verify_usage, "app.help_verify", run_verify};
}

}  // namespace varn::app
