// Migrations: append-only, one transaction each, checksum kept, edited history refused.
#include <algorithm>
#include <map>

#include "inside.h"
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

Result<std::map<std::string, std::string>> applied(Connection& connection) {
    std::map<std::string, std::string> found;
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

/// What is in `migrations` but not in the database, in order; an error when the two tell different histories.
Result<std::vector<Migration const*>> pending(Connection& connection,
                                              std::vector<Migration> const& migrations) {
    TRY(done, applied(connection));
    std::vector<Migration const*> left;
    for (auto const& migration : migrations) {
        auto const known = done.find(migration.name);
        if (known == done.end()) {
            left.push_back(&migration);
        } else if (known->second != audit::hex(audit::sha256(migration.text))) {
            return Error{ErrorCode::conflict, "db.migration_changed", {{"name", migration.name}}, {}, {}};
        }
    }
    for (auto const& [name, hash] : done) {
        auto const same = [&](Migration const& migration) { return migration.name == name; };
        if (std::none_of(migrations.begin(), migrations.end(), same)) {
            return Error{ErrorCode::conflict, "db.migration_unknown", {{"name", name}}, {}, {}};
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

Result<Done> Database::migrate(std::vector<Migration> const& migrations) {
    TRY(connection, inside_->connect());
    bool const sqlite = engine() == Engine::sqlite;
    for (;;) {
        // One migration a transaction, and nobody else migrates meanwhile.
        CHECK(
            connection->script(sqlite ? "BEGIN EXCLUSIVE" : "BEGIN; SELECT pg_advisory_xact_lock(7230116)"));
        auto step = [&]() -> Result<bool> {
            CHECK(connection->script(render(ledger, engine())));
            TRY(left, pending(*connection, migrations));
            if (left.empty()) {
                return false;
            }
            CHECK(apply_one(*connection, *left.front(), engine(), inside_->clock.now()));
            return true;
        };
        auto const more = step();
        if (!more) {
            (void)connection->script("ROLLBACK");
            return more.error();
        }
        CHECK(connection->script("COMMIT"));
        if (!more.value()) {
            break;
        }
    }
    ReadTx tx{*this};
    TRY(size, tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
    inside_->positions.advance(size);
    return Done{};
}

Result<std::vector<std::string>> Database::missing(std::vector<Migration> const& migrations) {
    TRY(connection, inside_->connect());
    CHECK(connection->script(render(ledger, engine())));
    TRY(left, pending(*connection, migrations));
    std::vector<std::string> names;
    for (auto const* migration : left) {
        names.push_back(migration->name);
    }
    return names;
}

}  // namespace varn::db
