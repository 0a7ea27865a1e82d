// Whole tables out of a database.
#include <charconv>

#include "inside.h"
#include "platform/whole_tables.h"

namespace varn::db {
namespace {

std::optional<std::string> text_at(Row& row, int column) {
    auto const view = row.text(column);
    auto const* text = std::get_if<std::string_view>(&view);
    return text != nullptr ? std::optional<std::string>{*text} : std::nullopt;
}

template <class Number>
std::optional<std::string> number_text(View const& view) {
    auto const* number = std::get_if<Number>(&view);
    if (number == nullptr) {
        return std::nullopt;
    }
    char digits[40];
    return std::string{digits, std::to_chars(digits, digits + sizeof digits, *number).ptr};
}

/// One text for one value, on either engine.
std::optional<std::string> cell_of(Row& row, int column, Storage storage) {
    switch (storage) {
        case Storage::integer:
            return number_text<std::int64_t>(row.integer(column));
        case Storage::real:
            return number_text<double>(row.real(column));
        default:
            return text_at(row, column);
    }
}

std::optional<Storage> storage_of(std::string_view type) {
    if (type == "INTEGER" || type == "bigint") {
        return Storage::integer;
    }
    if (type == "REAL" || type == "double precision") {
        return Storage::real;
    }
    if (type == "TEXT" || type == "text") {
        return Storage::text;
    }
    if (type == "BLOB" || type == "bytea") {
        return Storage::blob;
    }
    return std::nullopt;  // an engine's own, such as a vector of words
}

std::string selected(StoredTable const& table, Engine engine) {
    std::string columns;
    for (auto const& column : table.columns) {
        columns += columns.empty() ? "" : ", ";
        if (column.storage == Storage::blob) {
            // SQLite's hex() makes an empty text of no value.
            columns += engine == Engine::sqlite
                           ? "CASE WHEN " + column.name + " IS NULL THEN NULL ELSE lower(hex(" + column.name +
                                 ")) END"
                           : "encode(" + column.name + ", 'hex')";
        } else {
            columns += column.name;
        }
    }
    return "SELECT " + columns + " FROM " + table.name;
}

/// What becomes of the rows of an answer.
struct Gathering {
    StoredTable const& table;
    EachRow const& each;
    std::int64_t rows = 0;
    std::optional<Error> failure;
};

bool gather(void* context, Row& row) {
    auto& gathering = *static_cast<Gathering*>(context);
    StoredRow cells;
    cells.reserve(gathering.table.columns.size());
    int column = 0;
    for (auto const& each : gathering.table.columns) {
        cells.push_back(cell_of(row, column++, each.storage));
    }
    ++gathering.rows;
    auto done = gathering.each(cells);
    if (!done) {
        gathering.failure = std::move(done).error();
    }
    return !gathering.failure;
}

}  // namespace

Result<StoredTable> WholeRead::table(std::string_view name) {
    StoredTable table{std::string{name}, {}};
    auto const sql = database_.engine() == Engine::sqlite
                         ? "SELECT name, type FROM pragma_table_xinfo($1) WHERE hidden = 0 ORDER BY cid"
                         : "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = "
                           "to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' "
                           "ORDER BY attnum";
    detail::Sink const sink{&table, [](void* context, Row& row) {
                                auto const storage = storage_of(text_at(row, 1).value_or(""));
                                if (storage) {
                                    static_cast<StoredTable*>(context)->columns.push_back(
                                        {text_at(row, 0).value_or(""), *storage});
                                }
                                return true;
                            }};
    View const values[] = {name};
    CHECK(run(sql, values, 1, &sink));
    if (table.columns.empty()) {
        return not_found();
    }
    return table;
}

Result<Done> WholeRead::each(StoredTable const& table, EachRow const& row) {
    Gathering gathering{table, row, 0, {}};
    detail::Sink const sink{&gathering, gather};
    auto const finished = [&](Result<std::int64_t> const& ran) -> Result<Done> {
        if (gathering.failure) {
            return std::move(*gathering.failure);
        }
        CHECK(ran);
        return Done{};
    };
    auto const question = selected(table, database_.engine());
    if (database_.engine() == Engine::sqlite) {
        return finished(run(question, nullptr, 0, &sink));
    }
    if (connection_ == nullptr) {
        return finished(run(question, nullptr, 0, &sink));
    }
    auto const cursor = "whole_" + table.name;
    CHECK(connection_->script("DECLARE " + cursor + " NO SCROLL CURSOR FOR " + question));
    for (auto before = std::int64_t{-1}; before != gathering.rows;) {
        before = gathering.rows;
        CHECK(finished(run("FETCH 1000 FROM " + cursor, nullptr, 0, &sink)));
    }
    return connection_->script("CLOSE " + cursor);
}

Result<TableSum> WholeRead::sum(StoredTable const& table) {
    Summing summing;
    CHECK(each(table, [&](StoredRow const& row) -> Result<Done> {
        summing.add(row);
        return Done{};
    }));
    return summing.of(table.name);
}

Result<std::vector<std::string>> WholeRead::damages() {
    std::vector<std::string> found;
    if (database_.engine() == Engine::postgres) {
        return found;
    }
    detail::Sink const sink{&found, [](void* context, Row& row) {
                                auto const text = text_at(row, 0).value_or("?");
                                if (text != "ok") {
                                    static_cast<std::vector<std::string>*>(context)->push_back(text);
                                }
                                return true;
                            }};
    CHECK(run("SELECT integrity_check FROM pragma_integrity_check(20)", nullptr, 0, &sink));
    if (found.empty()) {
        CHECK(
            run("SELECT \"table\" || ' ' || coalesce(rowid, '') || ': ' || parent FROM "
                "pragma_foreign_key_check LIMIT 20",
                nullptr, 0, &sink));
    }
    return found;
}

}  // namespace varn::db
