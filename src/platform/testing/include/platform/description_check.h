#pragma once
// For tests: do the tables of a migrated database say the same as the descriptions of the entities? Two
// independent statements of the same fact, checked against each other: columns, nullability, type family, and
// the history table beside each. Not their order: a column added later stands last in the table, and where it
// belongs in the description; every statement names its columns.
#include <algorithm>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/db.h"

namespace varn::testing {

/// A column as the database knows it.
struct StoredColumn {
    std::string name;
    std::string type;
    bool required = false;
};

}  // namespace varn::testing

template <>
struct varn::Describe<varn::testing::StoredColumn> {
    using S = testing::StoredColumn;
    static constexpr auto value =
        entity<S>("stored_column", field<&S::name>({}), field<&S::type>({}), field<&S::required>({}));
};

namespace varn::testing {

inline std::vector<StoredColumn> stored_columns(db::Database& database, std::string const& table) {
    db::ReadTx tx{database};
    auto const sql = database.engine() == db::Engine::sqlite
                         ? "SELECT name, LOWER(type), \"notnull\" FROM pragma_table_info($1) ORDER BY cid"
                         : "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT), "
                           "CASE WHEN is_nullable = 'NO' THEN 1 ELSE 0 END FROM information_schema.columns "
                           "WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position";
    return tx.query<StoredColumn>(sql, table).value();
}

/// The families that a column may be of: text, integer, real.
inline std::string_view family_of(std::string_view type) {
    if (type == "text" || type == "character varying") {
        return "text";
    }
    if (type == "integer" || type == "bigint") {
        return "integer";
    }
    return type == "real" || type == "double precision" ? "real" : "another";
}
inline std::string_view family_of(Kind kind) {
    switch (kind) {
        case Kind::integer:
        case Kind::boolean:
            return "integer";
        case Kind::real:
            return "real";
        default:
            return "text";
    }
}

/// The column of that name, or nothing.
inline StoredColumn const* named(std::vector<StoredColumn> const& columns, std::string_view name) {
    auto const hit =
        std::find_if(columns.begin(), columns.end(), [&](auto const& one) { return one.name == name; });
    return hit == columns.end() ? nullptr : &*hit;
}

/// What differs between a description and its table, one sentence each; nothing when they agree.
inline std::vector<std::string> differences(db::Database& database, Table const& table) {
    std::vector<std::string> found;
    auto const name = std::string{table.name};
    auto const stored = stored_columns(database, name);
    auto const history = stored_columns(database, name + "_history");
    if (stored.size() != table.columns.size()) {
        found.push_back(name + " has " + std::to_string(stored.size()) + " columns, described are " +
                        std::to_string(table.columns.size()));
    }
    if (history.size() != table.columns.size() + 3) {
        found.push_back(name + "_history has " + std::to_string(history.size()) + " columns");
    }
    for (auto const& column : table.columns) {
        auto const place = name + "." + std::string{column.name};
        auto const* held = named(stored, column.name);
        if (held == nullptr) {
            found.push_back(place + " is described, but not in the table");
            continue;
        }
        if (family_of(held->type) != family_of(column.shape->kind)) {
            found.push_back(place + " is stored as " + held->type);
        }
        if (held->required == column.shape->optional) {
            found.push_back(place + (column.shape->optional ? " may be absent, but not in the table"
                                                            : " must be there, but not in the table"));
        }
        auto const* kept = named(history, column.name);
        if (kept == nullptr || kept->type != held->type) {
            found.push_back(place + " is not in the history as it is in the table");
        }
    }
    return found;
}

}  // namespace varn::testing
