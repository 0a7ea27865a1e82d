#include "platform/inspection.h"

#include <algorithm>

#include "platform/whole_tables.h"

namespace varn::operations {
namespace {

db::Storage storage_of(Kind kind) {
    switch (kind) {
        case Kind::integer:
        case Kind::boolean:
            return db::Storage::integer;
        case Kind::real:
            return db::Storage::real;
        default:
            return db::Storage::text;
    }
}

using Faults = std::vector<std::string>;

/// What a table has that it should not, or lacks.
Result<Done> compare(db::WholeRead& tx, std::string const& name, std::vector<db::StoredColumn> wanted,
                     Faults& faults) {
    auto const stored = tx.table(name);
    if (!stored) {
        if (stored.error().code != ErrorCode::not_found) {
            return stored.error();
        }
        faults.push_back(name);
        return Done{};
    }
    auto const& there = stored.value().columns;
    auto const is_in = [](std::vector<db::StoredColumn> const& columns, db::StoredColumn const& one) {
        return std::any_of(columns.begin(), columns.end(), [&](db::StoredColumn const& column) {
            return column.name == one.name && column.storage == one.storage;
        });
    };
    for (auto const& column : wanted) {
        if (!is_in(there, column)) {
            faults.push_back(name + "." + column.name);
        }
    }
    for (auto const& column : there) {
        if (!is_in(wanted, column)) {
            faults.push_back(name + "." + column.name);
        }
    }
    return Done{};
}

}  // namespace

Result<std::vector<std::string>> schema_faults(db::Database& database,
                                               std::vector<Table const*> const& entities) {
    db::WholeRead tx{database};
    Faults faults;
    for (auto const* table : entities) {
        std::vector<db::StoredColumn> columns;
        for (auto const& column : table->columns) {
            columns.push_back({std::string{column.name}, storage_of(column.shape->kind)});
        }
        auto const name = std::string{table->name};
        CHECK(compare(tx, name, columns, faults));
        columns.push_back({"known_from", db::Storage::text});
        columns.push_back({"known_to", db::Storage::text});
        columns.push_back({"audit_position", db::Storage::integer});
        CHECK(compare(tx, name + "_history", columns, faults));
    }
    return faults;
}

Result<std::vector<db::Migration>> applied_migrations(db::Database& database, Blueprint const& blueprint) {
    TRY(missing, database.missing(blueprint.migrations));
    auto applied = blueprint.migrations;
    std::erase_if(applied, [&](db::Migration const& one) {
        return std::find(missing.begin(), missing.end(), one.name) != missing.end();
    });
    return applied;
}

Result<Inspection> inspect(db::Database& database, Blueprint const& blueprint) {
    Inspection found;
    TRY(missing, database.missing(blueprint.migrations));
    found.missing = std::move(missing);
    {
        db::WholeRead tx{database};
        TRY(damages, tx.damages());
        found.damages = std::move(damages);
    }
    if (!found.missing.empty()) {
        return found;
    }
    TRY(schema, schema_faults(database, blueprint.entities));
    found.schema = std::move(schema);
    if (found.damages.empty() && found.schema.empty()) {
        TRY(verdict, verification::verify(database, blueprint.entities));
        found.audit = std::move(verdict);
        found.sound = found.audit.sound;
    }
    return found;
}

}  // namespace varn::operations
