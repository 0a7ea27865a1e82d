// Transactions: what is read together, and what is written together with its history and its audit leaves.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "concealing.h"
#include "inside.h"
#include "platform/companion.h"
#include "platform/leaf.h"
#include "platform/merkle.h"
#include "platform/metrics.h"
#include "platform/scalar_text.h"
#include "seeing.h"

namespace varn::db {
namespace {

/// What the next leaf of the audit needs to know of those before.
struct TreeRow {
    std::int64_t size = 0;
    std::string frontier;
    Instant at;
    std::int64_t conceals = 0;
};

}  // namespace
}  // namespace varn::db

template <>
struct varn::Describe<varn::db::TreeRow> {
    using T = db::TreeRow;
    static constexpr auto value = entity<T>("audit_tree", field<&T::size>({}), field<&T::frontier>({}),
                                            field<&T::at>({}), field<&T::conceals>({}));
};

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

std::string column_list(Table const& table, std::string_view prefix = {}) {
    std::string out;
    for (auto const& column : table.columns) {
        out += out.empty() ? "" : ", ";
        out += prefix;
        out += column.name;
    }
    return out;
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

Result<Done> WriteTx::keep_audit(audit::Entry const& entry, Instant& now,
                                 std::vector<std::int64_t>& positions) {
    // The row of the tree is the queue: whoever holds it writes the next positions, and commits before the
    // next. Held and read in one question, since each is a journey to a database elsewhere.
    auto said = entry;
    said.acting_for = acting_for_;
    TRY(held, query<TreeRow>(
                  "UPDATE audit_tree SET size = size WHERE id = 1 RETURNING size, frontier, at, conceals"));
    if (held.size() != 1) {
        return internal("the audit tree has " + std::to_string(held.size()) + " rows");
    }
    auto const& row = held.front();
    auto tree = audit::Frontier::from_text(row.size, row.frontier);
    if (!tree) {
        return internal("the frontier of the audit tree does not fit its size");
    }
    conceals_ = row.conceals != 0;
    now = std::max(database_.inside().clock.now(), row.at);
    auto const at = to_text(now);
    auto add = [&](audit::RowChange const& change) -> Result<Done> {
        auto const position = tree->size() + 1;
        auto const leaf = audit::make_leaf(position, now, said, change);
        tree->append(leaf.hash);
        auto const root = audit::hex(tree->root());
        View const line[] = {position,
                             std::string_view{at},
                             std::string_view{entry.actor},
                             std::string_view{entry.action},
                             std::string_view{change.entity},
                             std::string_view{change.id},
                             std::string_view{leaf.text},
                             std::string_view{root}};
        CHECK(connection_->queue(
            "INSERT INTO audit_entry (position, at, actor, action, entity, subject, leaf, root) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            line, std::size(line)));
        View const clear[] = {position, std::string_view{leaf.clear}};
        CHECK(connection_->queue("INSERT INTO audit_clear (position, content) VALUES ($1, $2)", clear, 2));
        positions.push_back(position);
        return Done{};
    };
    for (auto const& one : written_) {
        CHECK(add(one.change));
    }
    if (written_.empty()) {
        CHECK(add(audit::RowChange{entry.entity, entry.subject, {}}));
    }
    auto const frontier = tree->to_text();
    View const head[] = {tree->size(), std::string_view{frontier}, std::string_view{at}};
    return connection_->queue("UPDATE audit_tree SET size = $1, frontier = $2, at = $3 WHERE id = 1", head,
                              3);
}

Result<Done> WriteTx::keep_history(Instant now, std::vector<std::int64_t> const& positions) {
    auto const at = to_text(now);
    // What first happened to a row here: one that was added has no earlier state to end.
    std::map<std::pair<std::string, std::string>, Fate> first;
    for (auto const& one : written_) {
        first.emplace(std::pair{one.change.entity, one.change.id}, one.fate);
    }
    std::set<std::pair<std::string, std::string>> kept;
    for (std::size_t i = written_.size(); i-- > 0;) {
        auto const& one = written_[i];
        std::pair const row{one.change.entity, one.change.id};
        if (!kept.insert(row).second) {
            continue;  // changed more than once here: the last state is the one that was ever known
        }
        auto const table = std::string{one.table->name};
        if (first.at(row) != Fate::added) {
            View const end[] = {std::string_view{at}, std::string_view{one.change.id}};
            CHECK(connection_->queue(
                "UPDATE " + table + "_history SET known_to = $1 WHERE id = $2 AND known_to IS NULL", end, 2));
        }
        if (one.fate != Fate::removed) {
            auto const columns = column_list(*one.table);
            View const begin[] = {std::string_view{at}, positions[i], std::string_view{one.change.id}};
            CHECK(connection_->queue(
                "INSERT INTO " + table + "_history (" + columns + ", known_from, audit_position) SELECT " +
                    columns + ", CAST($1 AS TEXT), CAST($2 AS {int}) FROM " + table + " WHERE id = $3",
                begin, 3));
        }
    }
    return Done{};
}

Result<Done> Beside::queue(std::string_view sql, View const* arguments, std::size_t count) {
    return tx_.connection_->queue(sql, arguments, count);
}

Result<Done> WriteTx::keep_beside(std::vector<std::int64_t> const& positions) {
    auto const* companion = database_.inside().companion;
    if (companion == nullptr || written_.empty()) {
        return Done{};
    }
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> last;
    std::vector<KeptRow> rows;
    for (std::size_t i = 0; i < written_.size(); ++i) {
        auto const& one = written_[i];
        auto const [at, is_first] =
            last.emplace(std::pair{one.table->name, std::string_view{one.change.id}}, rows.size());
        if (is_first) {
            rows.push_back({one.table, one.change.id, one.fate == Fate::added, false, 0, {}});
        }
        auto& row = rows[at->second];
        row.is_removed = one.fate == Fate::removed;
        row.position = positions[i];
        row.note = one.note;
    }
    Beside beside{*this};
    return companion->keep(beside, rows);
}

Result<Done> WriteTx::commit(audit::Entry const& entry) && {
    Instant now{};
    std::vector<std::int64_t> positions;
    CHECK(keep_audit(entry, now, positions));
    CHECK(keep_history(now, positions));
    CHECK(keep_concealments());
    CHECK(keep_beside(positions));
    // From here on everything travels together, the commit and the word to those who listen with it.
    CHECK(connection_->commit(std::to_string(positions.back())));
    finished_ = true;
    database_.inside().positions.advance(positions.back());
    return Done{};
}

Housekeeping::Housekeeping(Database& database) : ReadTx(database, true) {}
Housekeeping::~Housekeeping() = default;
Result<Done> Housekeeping::commit() && {
    return finish();
}

}  // namespace varn::db
