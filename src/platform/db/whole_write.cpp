// Whole tables into a database.
#include <charconv>

#include "inside.h"
#include "platform/whole_tables.h"

namespace varn::db {
namespace {

constexpr std::size_t sent_at_once = 64 * 1024;

template <class Number>
Result<View> number_of(std::string const& text) {
    Number number{};
    auto const* end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) {
        return Error{ErrorCode::invalid, "db.copy_number", {}, {}, text};
    }
    return View{number};
}

Result<View> view_of_cell(std::optional<std::string> const& cell, Storage storage) {
    if (!cell) {
        return View{};
    }
    switch (storage) {
        case Storage::integer:
            return number_of<std::int64_t>(*cell);
        case Storage::real:
            return number_of<double>(*cell);
        default:
            return View{std::string_view{*cell}};
    }
}

std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

/// A cell as COPY reads it.
void append_copied(std::string& line, std::optional<std::string> const& cell, Storage storage) {
    if (!cell) {
        line += "\\N";
        return;
    }
    if (storage == Storage::blob) {
        line += "\\\\x" + *cell;
        return;
    }
    for (char const c : *cell) {
        switch (c) {
            case '\\':
                line += "\\\\";
                break;
            case '\n':
                line += "\\n";
                break;
            case '\r':
                line += "\\r";
                break;
            case '\t':
                line += "\\t";
                break;
            default:
                line += c;
        }
    }
}

}  // namespace

WholeWrite::WholeWrite(Database& database) : WholeRead(database, true) {}
WholeWrite::~WholeWrite() = default;

Result<Done> WholeWrite::make_room(std::vector<std::string> const& tables) {
    TRY(written, scalar<std::int64_t>("SELECT size FROM audit_tree"));
    if (written != 0) {
        return Error{ErrorCode::conflict, "db.copy_not_empty", {}, {}, {}};
    }
    // References are looked at when all is there, since rows of one table may refer to each other.
    CHECK(connection_->script(database_.engine() == Engine::sqlite
                                  ? "PRAGMA defer_foreign_keys = ON"
                                  : "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0"));
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        CHECK(run("DELETE FROM " + *table, nullptr, 0, nullptr));
    }
    return Done{};
}

Result<Done> WholeWrite::begin(StoredTable const& table) {
    table_ = table;
    bool const sqlite = database_.engine() == Engine::sqlite;
    std::string columns;
    std::string values;
    int number = 0;
    for (auto const& column : table.columns) {
        auto const place = "$" + std::to_string(++number);
        columns += (columns.empty() ? "" : ", ") + column.name;
        values += (values.empty() ? "" : ", ") +
                  (column.storage == Storage::blob ? "CAST(" + place + " AS BLOB)" : place);
    }
    statement_ = sqlite ? "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + values + ")"
                        : "COPY " + table.name + " (" + columns + ") FROM STDIN";
    return sqlite ? Result<Done>{Done{}} : connection_->copy_begin(statement_);
}

Result<Done> WholeWrite::add(StoredRow const& row) {
    if (row.size() != table_.columns.size()) {
        return Error{ErrorCode::invalid, "db.copy_row", {{"table", table_.name}}, {}, {}};
    }
    if (database_.engine() == Engine::sqlite) {
        return insert(row);
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        waiting_ += i == 0 ? "" : "\t";
        append_copied(waiting_, row[i], table_.columns[i].storage);
    }
    waiting_ += '\n';
    return waiting_.size() < sent_at_once ? Result<Done>{Done{}} : send();
}

Result<Done> WholeWrite::insert(StoredRow const& row) {
    std::vector<View> values;
    std::vector<std::string> bytes(row.size());
    values.reserve(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        auto const storage = table_.columns[i].storage;
        if (storage == Storage::blob && row[i]) {
            bytes[i] = bytes_of_hex(*row[i]);
            values.emplace_back(std::string_view{bytes[i]});
            continue;
        }
        TRY(value, view_of_cell(row[i], storage));
        values.push_back(value);
    }
    CHECK(run(statement_, values.data(), values.size(), nullptr));
    return Done{};
}

Result<Done> WholeWrite::send() {
    auto const sent = connection_->copy_put(waiting_);
    waiting_.clear();
    return sent;
}

Result<Done> WholeWrite::end() {
    if (database_.engine() == Engine::sqlite) {
        return Done{};
    }
    CHECK(send());
    return connection_->copy_end();
}

Result<Done> WholeWrite::commit() && {
    TRY(position, scalar<std::int64_t>("SELECT size FROM audit_tree"));
    CHECK(finish());
    database_.inside().positions.advance(position);
    return Done{};
}

}  // namespace varn::db
