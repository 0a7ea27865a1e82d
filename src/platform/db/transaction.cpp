// Transactions: what is read together, and what is written together. How it is kept stands in keeping.cpp.
#include <algorithm>

#include "columns.h"
#include "inside.h"
#include "platform/companion.h"
#include "platform/metrics.h"
#include "platform/scalar_text.h"
#include "seeing.h"

namespace varn::db {
namespace {

Error no_turn(bool is_away) {
    if (is_away) {
        return Error{ErrorCode::unavailable, "db.unreachable", {}, {}, "no connection could be opened"};
    }
    return Error{ErrorCode::unavailable, "db.busy", {}, {}, "no connection came free in time"};
}

std::string id_of(Table const& table, void const* row) {
    auto const* column = table.find("id");
    ASSERT(column != nullptr);
    return json::scalar_text(*column, row).value_or("");
}

/// The fields that differ; every field that has a value when one side is missing.
std::vector<audit::FieldChange> differences(Table const& table, void const* before, void const* after) {
    std::vector<audit::FieldChange> changes;
    for (auto const& column : table.columns) {
        auto old_text = before != nullptr ? json::scalar_text(column, before) : std::nullopt;
        auto new_text = after != nullptr ? json::scalar_text(column, after) : std::nullopt;
        if (old_text != new_text) {
            changes.push_back({std::string{column.name}, std::move(old_text), std::move(new_text)});
        }
    }
    return changes;
}

/// The values of a row's columns, ready to be bound. `scratch` keeps what had to be written out.
std::vector<View> values_of(Table const& table, void const* row, std::vector<Scratch>& scratch) {
    scratch.resize(table.columns.size() + 1);
    std::vector<View> values;
    values.reserve(table.columns.size() + 1);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        auto const& column = table.columns[i];
        values.push_back(column.shape->get(column.of(row), scratch[i]));
    }
    return values;
}

/// What the companion of the database remembers of a row.
std::string noted(Database& database, Table const& table, void const* row) {
    auto const* companion = database.inside().companion;
    return companion == nullptr ? std::string{} : companion->note(table, row);
}

}  // namespace

ReadTx::ReadTx(Database& database) : ReadTx(database, false) {}

ReadTx::ReadTx(Database& database, bool writing) : database_(database) {
    auto connection = database.inside().borrow(writing);
    if (!connection) {
        return;
    }
    if (!connection->begin(writing)) {
        database.inside().give_back(nullptr, writing);
        return;
    }
    if (!writing) {
        metrics::count(metrics::Tally::reads);
    }
    connection_ = connection.release();
    writing_ = writing;
}

ReadTx::~ReadTx() {
    if (connection_ != nullptr) {
        std::unique_ptr<Connection> connection{connection_};
        // A transaction that was not committed is dropped; a read has nothing to keep.
        if (!finished_ && !connection->rollback()) {
            connection.reset();
        }
        database_.inside().give_back(std::move(connection), writing_);
    }
}

std::string ReadTx::select_text(Table const& table, std::string_view rest) {
    std::string sql = "SELECT " + column_list(table, std::string{table.name} + ".");
    sql += " FROM {";
    sql += table.name;
    sql += "} ";
    sql += rest;
    return sql;
}

Result<std::int64_t> ReadTx::run(std::string_view sql, View const* arguments, std::size_t count,
                                 detail::Sink const* sink) {
    if (connection_ == nullptr) {
        return no_turn(database_.inside().is_away);
    }
    auto const& from = database_.viewpoint();
    if (writing_ && !from.is_present()) {
        return Error{ErrorCode::invalid, "db.past_is_only_read", {}, {}, {}};
    }
    bool const sees_all = from.is_present() && !from.sight;
    if (!names_tables(sql) || (sees_all && sql.find("{hidden}") == std::string_view::npos)) {
        return connection_->run(sql, arguments, count, sink);
    }
    TRY(unseen, hidden());
    auto const seen = seen_from(from, *unseen, database_.known(),
                                {.sql = sql, .arguments = count, .engine = database_.engine()});
    std::vector<View> views(arguments, arguments + count);
    for (auto const& text : seen.more) {
        views.emplace_back(std::string_view{text});
    }
    // What was weeded from the past is absent there, whatever its column promises.
    detail::Sink const past{const_cast<detail::Sink*>(sink), [](void* context, Row& row) {
                                auto const& there = *static_cast<detail::Sink const*>(context);
                                SeenRow then{row};
                                return there.row(there.context, then);
                            }};
    bool const lacks = sink != nullptr && !from.is_present();
    return connection_->run(seen.sql, views.data(), views.size(), lacks ? &past : sink);
}

Result<Hidden const*> ReadTx::hidden() {
    if (!hidden_) {
        auto found = std::make_shared<Hidden>();
        if (auto const& sight = database_.viewpoint().sight) {
            auto const question = what_is_hidden(*sight);
            std::vector<View> views(question.more.begin(), question.more.end());
            detail::Sink const sink{found.get(), [](void* context, Row& row) {
                                        auto& into = *static_cast<Hidden*>(context);
                                        std::string const entity{std::get<std::string_view>(row.text(0))};
                                        std::string const part{std::get<std::string_view>(row.text(1))};
                                        into.rows = into.rows || part.empty();
                                        into.parts[entity].insert(part);
                                        return true;
                                    }};
            CHECK(connection_->run(question.sql, views.data(), views.size(), &sink));
        }
        hidden_ = std::move(found);
    }
    return hidden_.get();
}

Result<Done> ReadTx::finish() {
    if (connection_ == nullptr) {
        return no_turn(database_.inside().is_away);
    }
    CHECK(connection_->commit({}));
    finished_ = true;
    metrics::count(metrics::Tally::writes);
    return Done{};
}

WriteTx::WriteTx(Database& database) : ReadTx(database, true) {}
WriteTx::~WriteTx() = default;

Result<Done> WriteTx::insert_row(Table const& table, void const* row) {
    CHECK(must_be_fit_to_keep(table, nullptr, row));
    CHECK(must_name_seen(table, row));
    CHECK(make_way(table, row));
    std::string sql = "INSERT INTO " + std::string{table.name} + " (" + column_list(table) + ") VALUES (";
    for (std::size_t i = 1; i <= table.columns.size(); ++i) {
        sql += (i == 1 ? "$" : ", $") + std::to_string(i);
    }
    std::vector<Scratch> scratch;
    auto const values = values_of(table, row, scratch);
    CHECK(run(sql + ")", values.data(), values.size(), nullptr));
    written_.push_back({&table,
                        {std::string{table.name}, id_of(table, row), differences(table, nullptr, row)},
                        Fate::added,
                        noted(database_, table, row)});
    return Done{};
}

Result<Done> WriteTx::update_row(Table const& table, void const* before, void* after) {
    auto const id = id_of(table, before);
    ASSERT(id == id_of(table, after));
    CHECK(must_be_seen(table, id));
    CHECK(must_be_fit_to_keep(table, before, after));
    CHECK(must_name_seen(table, after));
    TRY(untold, masked_fields(table, id));
    auto const* version = table.find("version");
    std::optional<std::string> old_version;
    if (version != nullptr) {
        old_version = json::scalar_text(*version, before);
        version->shape->put(version->in(after), std::int64_t{std::stoll(*old_version) + 1});
    }
    std::vector<Scratch> scratch;
    auto const all = values_of(table, after, scratch);
    std::string sql = "UPDATE " + std::string{table.name} + " SET ";
    std::vector<View> values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        auto const& column = table.columns[i];
        bool const same = json::scalar_text(column, before) == json::scalar_text(column, after);
        ASSERT(!column.facts.fixed || same);
        if (std::find(untold.begin(), untold.end(), column.name) == untold.end()) {
            values.push_back(all[i]);
            sql += (values.size() == 1 ? "" : ", ") + std::string{column.name} + " = $" +
                   std::to_string(values.size());
        } else if (!same) {
            return invalid("/" + std::string{column.name}, "db.field_is_concealed");
        }
    }
    values.emplace_back(std::string_view{id});
    sql += " WHERE id = $" + std::to_string(values.size());
    if (old_version) {
        values.emplace_back(std::int64_t{std::stoll(*old_version)});
        sql += " AND version = $" + std::to_string(values.size());
    }
    TRY(touched, run(sql, values.data(), values.size(), nullptr));
    if (touched != 1) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    written_.push_back({&table,
                        {std::string{table.name}, id, differences(table, before, after)},
                        Fate::changed,
                        noted(database_, table, after)});
    return Done{};
}

Result<Done> WriteTx::remove_row(Table const& table, void const* row) {
    auto const id = id_of(table, row);
    CHECK(must_be_seen(table, id));
    TRY(untold, masked_fields(table, id));
    if (!untold.empty()) {
        return Error{ErrorCode::conflict, "db.row_is_concealed_in_part", {}, {}, {}};
    }
    View const values[] = {std::string_view{id}};
    TRY(touched, run("DELETE FROM " + std::string{table.name} + " WHERE id = $1", values, 1, nullptr));
    if (touched != 1) {
        return not_found();
    }
    written_.push_back(
        {&table, {std::string{table.name}, id, differences(table, row, nullptr)}, Fate::removed, {}});
    return Done{};
}

Housekeeping::Housekeeping(Database& database) : ReadTx(database, true) {}
Housekeeping::~Housekeeping() = default;
Result<Done> Housekeeping::commit() && {
    return finish();
}

}  // namespace varn::db
