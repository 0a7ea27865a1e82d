#include "platform/upgrade.h"

#include "platform/database_files.h"
#include "platform/db_migrations.h"
#include "stamp.h"
#include "workspace.h"

namespace varn::operations {
namespace {

/// Whether anybody has ever written in a database that has these migrations.
Result<bool> holds_something(db::Database& database, std::vector<db::Migration> const& applied) {
    if (applied.empty()) {
        return false;
    }
    db::ReadTx tx{database};
    TRY(size, tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
    return size > 0;
}

/// Copies an SQLite database beside itself; the copy has its name only when it is whole.
Result<std::string> keep(db::Database& database, std::string const& path, Blueprint const& blueprint,
                         std::vector<db::Migration> const& applied) {
    TRY(workspace, Workspace::in(std::filesystem::path{path}.parent_path()));
    auto const copy = workspace.file("varn.db");
    auto const kept = path + ".before-" + blueprint.version + "-" + stamp_of(blueprint.clock.now());
    CHECK(db::copy_to_file(database, applied, copy));
    CHECK(belongs_like(copy, path));
    CHECK(sync(copy));
    CHECK(rename_durably(copy, kept));
    return kept;
}

}  // namespace

Result<Upgraded> upgrade(db::Database& database, std::string const& url, Blueprint const& blueprint,
                         bool has_backup) {
    Upgraded done;
    TRY(missing, database.missing(blueprint.migrations));
    if (missing.empty()) {
        return done;
    }
    done.applied = std::move(missing);
    TRY(applied, applied_migrations(database, blueprint));
    TRY(used, holds_something(database, applied));
    // A file that goes away by itself has no address to keep a copy at.
    auto const path = url == "sqlite::memory:" ? std::string{} : db::file_of(url);
    if (used && database.engine() == db::Engine::postgres && !has_backup) {
        return Error{ErrorCode::conflict,
                     "operations.backup_first",
                     {{"count", std::to_string(done.applied.size())}},
                     {},
                     {}};
    }
    if (used && !path.empty() && !has_backup) {
        TRY(kept, keep(database, path, blueprint, applied));
        done.kept = std::move(kept);
    }
    CHECK(db::migrate_as(database, blueprint.migrations, blueprint.version));
    return done;
}

Result<Done> must_fit(db::Database& database, Blueprint const& blueprint) {
    TRY(faults, schema_faults(database, blueprint.entities));
    if (faults.empty()) {
        return Done{};
    }
    std::vector<Problem> problems;
    for (auto const& place : faults) {
        problems.push_back({{}, "operations.schema_differs", {{"place", place}}});
    }
    return Error{ErrorCode::conflict, "operations.half_changed", {}, std::move(problems), {}};
}

}  // namespace varn::operations
