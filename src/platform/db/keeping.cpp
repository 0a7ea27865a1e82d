// Keeping a transaction: a leaf of the audit for each row that changed, the history of each, and the commit.
// Nobody waits for the answers of what is queued here, and many rows of a kind go in one statement.
#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include "columns.h"
#include "inside.h"
#include "platform/companion.h"
#include "platform/leaf.h"
#include "platform/merkle.h"

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

/// How many of `left` rows go in the next statement: a power of two, so that few statements need to be
/// prepared.
std::size_t rows_at_once(std::size_t left) {
    std::size_t rows = 32;
    while (rows > left) {
        rows /= 2;
    }
    return rows;
}

/// "($1, $2), ($3, $4)": the places of that many rows, each `casts` wide, from a parameter on.
std::string places(std::size_t rows, std::span<std::string_view const> casts, std::size_t from) {
    std::string out;
    for (std::size_t row = 0; row < rows; ++row) {
        out += row == 0 ? "(" : ", (";
        for (std::size_t i = 0; i < casts.size(); ++i) {
            auto const place = "$" + std::to_string(from++);
            out += i == 0 ? "" : ", ";
            out += casts[i].empty() ? place : "CAST(" + place + " AS " + std::string{casts[i]} + ")";
        }
        out += ")";
    }
    return out;
}

/// Queues an insert of rows of that width, several at a time. `values` holds one row after the other.
Result<Done> queue_rows(Connection& connection, std::string const& insert, std::vector<View> const& values,
                        std::size_t width) {
    std::vector<std::string_view> const casts(width);
    for (std::size_t at = 0; at < values.size();) {
        auto const rows = rows_at_once((values.size() - at) / width);
        CHECK(connection.queue(insert + " VALUES " + places(rows, casts, 1), &values[at], rows * width));
        at += rows * width;
    }
    return Done{};
}

/// A row whose present state begins, and the leaf that tells of it.
struct Begun {
    std::string_view id;
    std::int64_t position;
};

/// Queues the history of rows of a table that begins now: a copy of what the table holds.
Result<Done> queue_history(Connection& connection, Table const& table, std::vector<Begun> const& rows,
                           std::string_view at) {
    constexpr std::array<std::string_view, 2> casts{"TEXT", "{int}"};
    auto const name = std::string{table.name};
    auto const columns = column_list(table);
    for (std::size_t done = 0; done < rows.size();) {
        auto const count = rows_at_once(rows.size() - done);
        std::vector<View> values{at};
        for (std::size_t i = 0; i < count; ++i) {
            values.emplace_back(rows[done + i].id);
            values.emplace_back(rows[done + i].position);
        }
        CHECK(connection.queue("WITH begun (id, position) AS (VALUES " + places(count, casts, 2) +
                                   ") INSERT INTO " + name + "_history (" + columns +
                                   ", known_from, audit_position) SELECT " + column_list(table, name + ".") +
                                   ", CAST($1 AS TEXT), begun.position FROM begun JOIN " + name + " ON " +
                                   name + ".id = begun.id",
                               values.data(), values.size()));
        done += count;
    }
    return Done{};
}

}  // namespace

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
    audit::RowChange const unwritten{entry.entity, entry.subject, {}};
    std::size_t const count = std::max<std::size_t>(1, written_.size());
    std::vector<audit::Leaf> leaves;
    std::vector<std::string> roots;
    std::vector<View> lines;
    std::vector<View> clear;
    leaves.reserve(count);  // what is queued refers to them
    roots.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto const& change = written_.empty() ? unwritten : written_[i].change;
        auto const position = tree->size() + 1;
        auto const& leaf = leaves.emplace_back(audit::make_leaf(position, now, said, change));
        tree->append(leaf.hash);
        auto const& root = roots.emplace_back(audit::hex(tree->root()));
        lines.insert(lines.end(),
                     {position, std::string_view{at}, std::string_view{entry.actor},
                      std::string_view{entry.action}, std::string_view{change.entity},
                      std::string_view{change.id}, std::string_view{leaf.text}, std::string_view{root}});
        clear.insert(clear.end(), {position, std::string_view{leaf.clear}});
        positions.push_back(position);
    }
    CHECK(queue_rows(*connection_,
                     "INSERT INTO audit_entry (position, at, actor, action, entity, subject, leaf, root)",
                     lines, 8));
    CHECK(queue_rows(*connection_, "INSERT INTO audit_clear (position, content)", clear, 2));
    auto const frontier = tree->to_text();
    View const head[] = {tree->size(), std::string_view{frontier}, std::string_view{at}};
    return connection_->queue("UPDATE audit_tree SET size = $1, frontier = $2, at = $3 WHERE id = 1", head,
                              3);
}

Result<Done> WriteTx::keep_history(Instant now, std::vector<std::int64_t> const& positions) {
    auto const at = to_text(now);
    // What first happened to a row here: one that was added has no earlier state to end.
    std::map<std::pair<std::string_view, std::string_view>, Fate> first;
    for (auto const& one : written_) {
        first.emplace(std::pair{one.table->name, std::string_view{one.change.id}}, one.fate);
    }
    std::set<std::pair<std::string_view, std::string_view>> kept;
    std::map<Table const*, std::vector<Begun>> begun;
    for (std::size_t i = written_.size(); i-- > 0;) {
        auto const& one = written_[i];
        std::pair const row{one.table->name, std::string_view{one.change.id}};
        if (!kept.insert(row).second) {
            continue;  // changed more than once here: the last state is the one that was ever known
        }
        if (first.at(row) != Fate::added) {
            View const end[] = {std::string_view{at}, std::string_view{one.change.id}};
            CHECK(connection_->queue("UPDATE " + std::string{one.table->name} +
                                         "_history SET known_to = $1 WHERE id = $2 AND known_to IS NULL",
                                     end, 2));
        }
        if (one.fate != Fate::removed) {
            begun[one.table].push_back({one.change.id, positions[i]});
        }
    }
    for (auto const& [table, rows] : begun) {
        CHECK(queue_history(*connection_, *table, rows, at));
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

}  // namespace varn::db
