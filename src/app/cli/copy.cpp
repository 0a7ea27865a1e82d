// From one database to another: how a town that has outgrown its file moves to PostgreSQL, and back.
#include <iostream>

#include "cli/command.h"
#include "house.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/verification.h"
#include "platform/whole_tables.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn copy --to URL [--db URL] [--json]";

/// What was copied, and that it verifies where it came to.
struct Copied {
    std::vector<db::TableSum> tables;
    verification::Verdict verdict;
};

Result<verification::Verdict> must_be_sound(db::Database& database) {
    auto const tables = entities();
    TRY(verdict, verification::verify(database, tables));
    if (!verdict.sound) {
        return Error{ErrorCode::conflict, "app.copy_not_sound", {}, {}, {}};
    }
    return verdict;
}

/// The original is verified first, the copy afterwards, and both must end in the same root.
Result<Copied> copy(Context const& context, std::string const& where) {
    auto const clock = clock::system_clock();
    TRY(from, open_as_it_is(context, *clock));
    TRY(original, must_be_sound(*from));
    TRY(to, db::Database::open(where, *clock, 2));
    CHECK(to->migrate(migrations()));
    auto const told = [&](std::string_view table) {
        std::cerr << i18n::text(context.language, "app.copy_table", {{"table", std::string{table}}}) << '\n';
        return true;
    };
    TRY(tables, db::copy_everything(*from, *to, migrations(), told));
    TRY(verdict, must_be_sound(*to));
    if (verdict.root != original.root || verdict.size != original.size) {
        return Error{ErrorCode::conflict, "app.copy_moved_on", {}, {}, {}};
    }
    return Copied{std::move(tables), std::move(verdict)};
}

void print(Context const& context, Copied const& copied, bool as_json) {
    std::int64_t rows = 0;
    json::Array tables;
    for (auto const& one : copied.tables) {
        rows += one.rows;
        tables.emplace_back(json::Object{{"table", one.table}, {"rows", one.rows}, {"digest", one.digest}});
    }
    if (as_json) {
        std::cout << json::to_text(json::Object{{"tables", std::move(tables)},
                                                {"rows", rows},
                                                {"audit_size", copied.verdict.size},
                                                {"audit_root", copied.verdict.root}})
                  << '\n';
        return;
    }
    std::cout << i18n::text(context.language, "app.copy_done",
                            {{"tables", std::to_string(copied.tables.size())},
                             {"rows", std::to_string(rows)},
                             {"size", std::to_string(copied.verdict.size)},
                             {"root", copied.verdict.root}})
              << '\n';
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"to"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const where = parsed.value().flag("to");
    if (!parsed.value().words().empty() || !where) {
        return wrong_usage(context, usage);
    }
    auto const copied = copy(context, *where);
    if (!copied) {
        return tell(context, copied.error());
    }
    print(context, copied.value(), parsed.value().has("json"));
    return exit_done;
}

}  // namespace

Command copy_command() {
    return {"copy", usage, "app.help_copy", run};
}

}  // namespace varn::app
