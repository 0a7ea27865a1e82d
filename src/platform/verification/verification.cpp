#include "platform/verification.h"

#include <limits>

#include "outside.h"
#include "replay.h"
#include "roots.h"

namespace varn::verification {
namespace {

Result<StoredTree> stored_tree(Reading& tx) {
    StoredTree tree;
    CHECK(tx.each("SELECT size, frontier, at FROM audit_tree WHERE id = 1", {}, [&](db::Row& row) {
        tree = {true, integer_at(row, 0), text_at(row, 1).value_or(""), text_at(row, 2).value_or("")};
    }));
    return tree;
}

Result<std::vector<StoredEntry>> entries_after(Reading& tx, std::int64_t position, int batch) {
    std::vector<StoredEntry> entries;
    entries.reserve(static_cast<std::size_t>(batch));
    CHECK(
        tx.each("SELECT e.position, e.at, e.actor, e.action, e.entity, e.subject, e.leaf, e.root, c.content "
                "FROM audit_entry e LEFT JOIN audit_clear c ON c.position = e.position "
                "WHERE e.position > $1 ORDER BY e.position LIMIT $2",
                {position, std::int64_t{batch}}, [&](db::Row& row) {
                    auto text = [&](int column) { return text_at(row, column).value_or(""); };
                    entries.push_back({integer_at(row, 0), text(1), text(2), text(3), text(4), text(5),
                                       text(6), text(7), text_at(row, 8)});
                }));
    return entries;
}

/// The history rows that the entries after `first` and up to `last` may have made.
Result<Done> load_history(Reading& tx, KnownTable& known, std::int64_t first, std::int64_t last) {
    auto const width = static_cast<int>(known.table->columns.size());
    auto const sql = "SELECT " + column_names(*known.table) + ", known_from, known_to, audit_position FROM " +
                     std::string{known.table->name} +
                     "_history WHERE audit_position > $1 AND audit_position <= $2";
    return tx.each(sql, {first, last}, [&](db::Row& row) {
        known.history[integer_at(row, width + 2)].push_back(
            {texts_of(row, *known.table, 0), text_at(row, width), text_at(row, width + 1), false});
    });
}

struct Walk {
    Findings& findings;
    Roots& roots;
    Replay& replay;
    Heads& heads;
    std::int64_t size = 0;
    std::int64_t last = 0;
    std::string at;
};

void take(Walk& walk, StoredEntry const& entry) {
    ++walk.size;
    if (entry.position < 1) {
        walk.findings.add({Deviation::entry_inserted, entry.position, {}, {}, {}});
        return;
    }
    if (entry.position > walk.last + 1) {
        walk.findings.add_run(Deviation::entry_missing, walk.last + 1, entry.position - 1);
        walk.roots.gap();
    }
    auto leaf = read_leaf(entry.leaf);
    walk.roots.take(entry.position, leaf.told_position, entry.leaf, entry.root);
    if (auto const root = walk.roots.root_so_far()) {
        walk.heads.take(entry.position, *root);
    }
    if (entry.at < walk.at) {
        walk.findings.add({Deviation::time_backwards, entry.position, {}, {}, {}});
    }
    walk.replay.take(entry, leaf);
    walk.last = entry.position;
    walk.at = entry.at;
}

Result<Done> walk_log(Reading& tx, Walk& walk, Limits limits, Progress const& progress) {
    auto from = std::numeric_limits<std::int64_t>::min();
    for (;;) {
        TRY(entries, entries_after(tx, from, limits.batch));
        if (entries.empty()) {
            break;
        }
        auto const to = entries.back().position;
        for (auto& [name, known] : walk.replay.tables()) {
            CHECK(load_history(tx, known, from, to));
        }
        CHECK(walk.heads.load(tx, from, to));
        for (auto const& entry : entries) {
            take(walk, entry);
        }
        walk.replay.end_of_batch();
        from = to;
        if (progress) {
            progress(walk.size);
        }
    }
    for (auto& [name, known] : walk.replay.tables()) {  // positions beyond the log
        CHECK(load_history(tx, known, from, std::numeric_limits<std::int64_t>::max()));
    }
    CHECK(walk.heads.load(tx, from, std::numeric_limits<std::int64_t>::max()));
    walk.heads.finish();
    walk.replay.end_of_batch();
    walk.replay.end_of_log();
    return Done{};
}

/// The present rows of one table, a batch at a time.
Result<Done> walk_rows(Reading& tx, Replay& replay, KnownTable& known, Findings& findings, int batch) {
    auto const name = std::string{known.table->name};
    auto const beginning = "SELECT id, " + column_names(*known.table) + " FROM " + name + " WHERE id ";
    std::string sql = beginning + ">= $1 ORDER BY id LIMIT $2";
    std::string last;
    for (bool more = true; more; sql = beginning + "> $1 ORDER BY id LIMIT $2") {
        more = false;
        auto const from = last;
        CHECK(tx.each(sql, {std::string_view{from}, std::int64_t{batch}}, [&](db::Row& row) {
            more = true;
            last = text_at(row, 0).value_or("");
            ++replay.counts().rows;
            auto const found = known.rows.find(last);
            if (found == known.rows.end() || !found->second.present) {
                findings.add({Deviation::row_without_entry, std::nullopt, name, last, {}});
                return;
            }
            found->second.seen = true;
            replay.compare(known, last, texts_of(row, *known.table, 1),
                           {Deviation::value_differs, found->second.position, name, last, {}});
        }));
    }
    for (auto const& [id, row] : known.rows) {
        if (row.present && !row.seen) {
            findings.add({Deviation::row_missing, row.position, name, id, {}});
        }
    }
    return Done{};
}

Result<Done> walk_strays(Reading& tx, Findings& findings) {
    return tx.each(
        "SELECT c.position FROM audit_clear c LEFT JOIN audit_entry e ON e.position = c.position "
        "WHERE e.position IS NULL ORDER BY c.position",
        {}, [&](db::Row& row) {
            findings.add({Deviation::clear_without_entry, integer_at(row, 0), "audit_clear", {}, {}});
        });
}

}  // namespace

Problem described(Finding const& finding) {
    Params params;
    auto const add = [&](char const* name, std::optional<std::string> const& value) {
        params.emplace_back(name, value.value_or("–"));
    };
    add("position", finding.position ? std::optional{std::to_string(*finding.position)} : std::nullopt);
    add("entity", finding.entity);
    add("id", finding.id);
    add("field", finding.field);
    return {{}, "verification.deviation." + std::string{name_of(finding.code)}, std::move(params)};
}

Result<Verdict> verify(db::Database& database, std::span<Table const* const> entities, Limits limits,
                       Progress const& progress) {
    Reading tx{database};
    Findings findings{limits.findings_max};
    TRY(tree, stored_tree(tx));
    Roots roots{findings, std::move(tree)};
    Replay replay{findings, entities};
    Heads heads{findings};
    CHECK(heads.load_keys(tx));
    Walk walk{findings, roots, replay, heads, 0, 0, {}};
    CHECK(walk_log(tx, walk, limits, progress));
    roots.finish(walk.last, walk.at);
    CHECK(walk_strays(tx, findings));
    CHECK(walk_readings(tx, findings, replay.weeded_digests()));
    for (auto& [name, known] : replay.tables()) {
        CHECK(walk_rows(tx, replay, known, findings, limits.batch));
    }
    auto const& counts = replay.counts();
    return Verdict{findings.count() == 0,  walk.size,        roots.root(),
                   parse_instant(walk.at), counts.rows,      counts.values,
                   counts.weeded,          findings.count(), findings.take()};
}

}  // namespace varn::verification
