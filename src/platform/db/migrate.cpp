// Migrations: append-only, one transaction each, checksum kept, edited history refused.
#include <algorithm>
#include <map>

#include "inside.h"
#include "platform/db_migrations.h"
#include "platform/merkle.h"

namespace varn::db {
namespace {

struct Applied {
    std::string name;
    std::string sha256;
};

}  // namespace
}  // namespace varn::db

template <>
struct varn::Describe<varn::db::Applied> {
    static constexpr auto value =
        entity<db::Applied>("Applied", field<&db::Applied::name>({}), field<&db::Applied::sha256>({}));
};

namespace varn::db {
namespace {

constexpr char const* ledger =
    "CREATE TABLE IF NOT EXISTS schema_migration (name {text} NOT NULL PRIMARY KEY, sha256 {text} NOT NULL, "
    "applied_at {text} NOT NULL) {strict}";
// Which programs have migrated here: whoever meets a step that she does not know can tell which one she
// needs.
constexpr char const* programs =
    "CREATE TABLE IF NOT EXISTS schema_program (version {text} NOT NULL PRIMARY KEY, migrated_at {text} NOT "
    "NULL) "
    "{strict}";

Result<Done> make_ledger(Connection& connection, Engine engine) {
    CHECK(connection.script(render(ledger, engine)));
    return connection.script(render(programs, engine));
}

Result<Done> note_version(Connection& connection, std::string const& version, Instant now) {
    auto const at = to_text(now);
    View const values[] = {std::string_view{version}, std::string_view{at}};
    CHECK(
        connection.run("INSERT INTO schema_program (version, migrated_at) VALUES ($1, $2) "
                       "ON CONFLICT (version) DO UPDATE SET migrated_at = excluded.migrated_at",
                       values, 2, nullptr));
    return Done{};
}

/// Asked before reading, so that looking at a database does not change it.
Result<bool> has_table(Connection& connection, Engine engine, std::string_view name) {
    std::int64_t count = 0;
    detail::Sink const sink{&count, [](void* context, Row& row) {
                                auto const view = row.integer(0);
                                auto const* number = std::get_if<std::int64_t>(&view);
                                *static_cast<std::int64_t*>(context) = number != nullptr ? *number : 0;
                                return number != nullptr;
                            }};
    View const values[] = {name};
    CHECK(connection.run(engine == Engine::sqlite
                             ? "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $1"
                             : "SELECT CASE WHEN to_regclass($1) IS NULL THEN 0 ELSE 1 END",
                         values, 1, &sink));
    return count > 0;
}

Result<std::map<std::string, std::string>> applied(Connection& connection, Engine engine) {
    std::map<std::string, std::string> found;
    TRY(there, has_table(connection, engine, "schema_migration"));
    if (!there) {
        return found;
    }
    detail::Sink const sink{&found, [](void* context, Row& row) {
                                Applied one;
                                bool const fits = detail::fill(row, table<Applied>(), &one);
                                static_cast<std::map<std::string, std::string>*>(context)->emplace(
                                    one.name, one.sha256);
                                return fits;
                            }};
    CHECK(connection.run("SELECT name, sha256 FROM schema_migration", nullptr, 0, &sink));
    return found;
}

/// The program that migrated last; empty when none has said so.
Result<std::string> latest_program(Connection& connection, Engine engine) {
    std::string version;
    TRY(there, has_table(connection, engine, "schema_program"));
    if (!there) {
        return version;
    }
    detail::Sink const sink{&version, [](void* context, Row& row) {
                                auto const view = row.text(0);
                                if (auto const* text = std::get_if<std::string_view>(&view)) {
                                    *static_cast<std::string*>(context) = *text;
                                }
                                return true;
                            }};
    CHECK(connection.run("SELECT version FROM schema_program ORDER BY migrated_at DESC LIMIT 1", nullptr, 0,
                         &sink));
    return version;
}

/// What is in `migrations` but not in the database, in order; an error when the two tell different histories.
Result<std::vector<Migration const*>> pending(Connection& connection, Engine engine,
                                              std::vector<Migration> const& migrations) {
    TRY(done, applied(connection, engine));
    std::vector<Migration const*> left;
    for (auto const& migration : migrations) {
        auto const known = done.find(migration.name);
        if (known == done.end()) {
            left.push_back(&migration);
        } else if (known->second != audit::hex(audit::sha256(migration.text))) {
            return Error{ErrorCode::conflict, "db.migration_changed", {{"name", migration.name}}, {}, {}};
        }
    }
    for (auto const& run : done) {
        auto const& name = run.first;
        auto const same = [&](Migration const& migration) { return migration.name == name; };
        if (std::none_of(migrations.begin(), migrations.end(), same)) {
            TRY(version, latest_program(connection, engine));
            return version.empty()
                       ? Error{ErrorCode::conflict, "db.migration_unknown", {{"name", name}}, {}, {}}
                       : Error{ErrorCode::conflict,
                               "db.migration_newer",
                               {{"name", name}, {"version", version}},
                               {},
                               {}};
        }
    }
    return left;
}

Result<Done> apply_one(Connection& connection, Migration const& migration, Engine engine, Instant now) {
    TRY(text, render_migration(migration.text, engine));
    CHECK(connection.script(text));
    auto const hash = audit::hex(audit::sha256(migration.text));
    auto const at = to_text(now);
    View const values[] = {std::string_view{migration.name}, std::string_view{hash}, std::string_view{at}};
    CHECK(connection.run("INSERT INTO schema_migration (name, sha256, applied_at) VALUES ($1, $2, $3)",
                         values, 3, nullptr));
    return Done{};
}

}  // namespace

Result<Done> migrate_as(Database& database, std::vector<Migration> const& migrations,
                        std::string const& version) {
    auto& inside = database.inside();
    TRY(connection, inside.connect());
    // All in one transaction, so that a database is of one version or of the next, and nobody else migrates
    // meanwhile.
    CHECK(connection->script(database.engine() == Engine::sqlite
                                 ? "BEGIN EXCLUSIVE"
                                 : "BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '120s'; "
                                   "SELECT pg_advisory_xact_lock(7230116)"));
    auto const all = [&]() -> Result<Done> {
        CHECK(make_ledger(*connection, database.engine()));
        TRY(left, pending(*connection, database.engine(), migrations));
        for (auto const* migration : left) {
            CHECK(apply_one(*connection, *migration, database.engine(), inside.clock.now()));
        }
        return left.empty() || version.empty() ? Result<Done>{Done{}}
                                               : note_version(*connection, version, inside.clock.now());
    };
    if (auto const done = all(); !done) {
        (void)connection->script("ROLLBACK");
        return done.error();
    }
    CHECK(connection->script("COMMIT"));
    ReadTx tx{database};
    TRY(size, tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
    inside.positions.advance(size);
    return Done{};
}

Result<Done> Database::migrate(std::vector<Migration> const& migrations) {
    return migrate_as(*this, migrations, {});
}

Result<std::vector<std::string>> Database::missing(std::vector<Migration> const& migrations) {
    TRY(connection, inside_->connect());
    TRY(left, pending(*connection, engine(), migrations));
    std::vector<std::string> names;
    for (auto const* migration : left) {
        names.push_back(migration->name);
    }
    return names;
}

}  // namespace varn::db
