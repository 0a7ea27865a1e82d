#include <filesystem>
#include <fstream>
#include <iostream>

#include "cli/command.h"
#include "house.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/pack_writing.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn pack validate NAME|FOLDER | import NAME|FOLDER [--dry-run] [--json] | export FOLDER [--open] | "
    "list "
    "[--json]";

ExitCode list(Arguments const& arguments) {
    json::Array names;
    for (auto const& name : pack::builtin_names()) {
        if (arguments.has("json")) {
            names.emplace_back(name);
        } else {
            std::cout << name << '\n';
        }
    }
    if (arguments.has("json")) {
        std::cout << json::to_text(json::Value{std::move(names)}) << '\n';
    }
    return exit_done;
}

void print_plan(Context const& context, IntakePlan const& plan, bool kept) {
    for (auto const& row : plan.rows) {
        std::cout << (row.kind == IntakeKind::added ? "+ " : "~ ") << row.entity << ' ' << row.name << '\n';
        for (auto const& field : row.fields) {
            std::cout << "    " << field.field << ": \"" << field.before << "\" → \"" << field.after
                      << "\"\n";
        }
    }
    std::cout << i18n::text(context.language, kept ? "app.pack_taken_in" : "app.pack_would",
                            {{"rows", std::to_string(plan.rows.size())},
                             {"unchanged", std::to_string(plan.unchanged)}})
              << '\n';
}

Result<Done> take_in(Context const& context, std::vector<pack::Pack> const& packs,
                     Arguments const& arguments) {
    bool const keep = !arguments.has("dry-run");
    TRY(opened, OpenTown::open(context.loaded.settings));
    TRY(plan, import_packs(opened->town(), auth::operator_actor(), packs, keep));
    if (arguments.has("json")) {
        std::cout << json::write(plan) << '\n';
    } else {
        print_plan(context, plan, keep);
    }
    return Done{};
}

/// Whether what bears a secrecy marking goes along, or is left out so that the pack can be given to anybody.
enum class Extract { whole, open };

Result<Done> give_out(Context const& context, std::string const& folder, Extract extract) {
    TRY(opened, OpenTown::open(context.loaded.settings));
    auto const name = std::filesystem::path{folder}.filename().string();
    if (!is_key(name)) {
        return invalid(folder, "app.folder_name");
    }
    auto& all = opened->town();
    auto view = extract == Extract::open
                    ? all.db.seen_from({.as_of = {}, .sight = auth::Sight{}})  // cleared for nothing
                    : all.db.seen_from({});
    Town seen{view, all.clock, all.ids};
    TRY(pack, export_pack(seen, auth::operator_actor(), name));
    std::error_code failed;
    if (std::filesystem::exists(folder, failed) && !std::filesystem::is_empty(folder, failed)) {
        return Error{ErrorCode::conflict, "app.folder_taken", {{"folder", folder}}, {}, {}};
    }
    std::filesystem::create_directories(folder, failed);
    for (auto const& [file, text] : pack::write_pack(pack)) {
        std::ofstream out{std::filesystem::path{folder} / file, std::ios::binary};
        out << text;
        if (!out.flush()) {
            return Error{ErrorCode::unavailable, "app.cannot_write", {{"file", file}}, {}, {}};
        }
    }
    std::cout << i18n::text(context.language, "app.pack_given_out", {{"folder", folder}}) << '\n';
    return Done{};
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {}, {"dry-run", "json", "open"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& words = parsed.value().words();
    if (words.size() == 1 && words[0] == "list") {
        return list(parsed.value());
    }
    if (words.size() != 2 || (words[0] != "validate" && words[0] != "import" && words[0] != "export")) {
        return wrong_usage(context, usage);
    }
    if (words[0] == "export") {
        auto const done =
            give_out(context, words[1], parsed.value().has("open") ? Extract::open : Extract::whole);
        return done ? exit_done : tell(context, done.error());
    }
    auto const packs = pack::load(words[1]);
    if (!packs) {
        return tell(context, packs.error());
    }
    if (words[0] == "validate") {
        // A pack is valid when a new town takes it in: the same checks as an import, with nothing kept.
        config::Loaded empty;
        empty.settings.db = "sqlite::memory:";
        auto opened = OpenTown::open(empty.settings);
        auto const plan =
            opened ? import_packs(opened.value()->town(), auth::operator_actor(), packs.value(), false)
                   : Result<IntakePlan>{opened.error()};
        if (!plan) {
            return tell(context, plan.error());
        }
        std::cout << i18n::text(context.language, "app.pack_valid",
                                {{"pack", packs.value().back().key},
                                 {"rows", std::to_string(plan.value().rows.size())}})
                  << '\n';
        return exit_done;
    }
    auto const done = take_in(context, packs.value(), parsed.value());
    return done ? exit_done : tell(context, done.error());
}

}  // namespace

Command pack_command() {
    return {"pack", usage, "app.help_pack", run};
}

}  // namespace varn::app
