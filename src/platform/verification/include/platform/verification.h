#pragma once
// Whether the log, the history and the present tell the same story. Reads everything once, in one consistent
// view, and names what deviates. What it cannot see is told in the README.
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "kernel/result.h"
#include "platform/db.h"

namespace varn::verification {

/// What can be wrong. The names are stable: they stand in reports and in the texts.
enum class Deviation {
    entry_missing,          // a position between the first and the last has no entry
    entry_removed,          // entries from here on were numbered anew after some were taken out
    entry_inserted,         // an entry that the tree has not taken in, or those after it numbered anew
    entry_moved,            // an entry tells another position than it stands at
    entry_unreadable,       // the leaf is not what this product writes
    entry_differs,          // a column is not what the leaf says
    leaf_changed,           // from here on no root fits: this leaf, or one before it, is not the one hashed
    root_changed,           // the root stored here does not fit, but those after it do
    time_backwards,         // an entry is older than the one before it
    tree_differs,           // size, frontier or time of the tree is not what the entries give
    clear_unreadable,       // the clear values are not what this product writes
    clear_differs,          // a clear value does not give the hash in the leaf
    clear_lost,             // clear values of the past are gone, and no entry says that they were weeded
    clear_without_entry,    // clear values that belong to no entry
    before_differs,         // what an entry found was not what the log had left
    table_unknown,          // the log tells of a table that this version does not know
    field_unknown,          // the log tells of a field that this version does not know
    row_missing,            // the log has a row that is not there
    row_without_entry,      // a row is there that the log knows nothing of
    value_differs,          // a field of a row is not what the log says
    value_unproven,         // a field of a row has lost the salt that proves it
    history_missing,        // an entry has no row in the history
    history_differs,        // a field of the history is not what the log says
    history_without_entry,  // the history has a row that the log knows nothing of
    head_differs,           // a signed head is not that of the log: the log was rewritten or cut after it
    head_forged,            // a stored head is not signed by a key of this log
    reads_differ,  // the read log is not what was laid into the log, or lacks rows that nobody weeded
};

/// One deviation and where it is, as far as that can be told.
struct Finding {
    Deviation code{};
    std::optional<std::int64_t> position;
    std::optional<std::string> entity;  // table
    std::optional<std::string> id;
    std::optional<std::string> field;
};

/// The outcome, of `size` entries whose root is `root`.
struct Verdict {
    bool sound = false;
    std::int64_t size = 0;
    std::string root;           // recomputed from the leaves, hexadecimal
    std::optional<Instant> at;  // of the latest entry
    std::int64_t rows = 0;      // present rows that were compared
    std::int64_t values = 0;    // values that were hashed and compared
    std::int64_t weeded = 0;    // clear values of the past that have been weeded, which is no deviation
    std::int64_t deviations = 0;
    std::vector<Finding> findings;  // the first ones
};

/// How much is read at a time and told at most.
struct Limits {
    int batch = 1000;
    std::size_t findings_max = 100;
};

/// Told now and then how many entries have been read.
using Progress = std::function<void(std::int64_t entries)>;

/// Verifies the log, and every row of `entities` with its history against it.
Result<Verdict> verify(db::Database& database, std::span<Table const* const> entities, Limits limits = {},
                       Progress const& progress = {});

/// A finding in words: a text key with the parameters position, entity, id and field.
Problem described(Finding const& finding);

}  // namespace varn::verification

template <>
struct varn::Describe<varn::verification::Finding> {
    using F = verification::Finding;
    static constexpr auto value = entity<F>(
        "verification_finding", field<&F::code>({.label = "verification.code", .example = "value_differs"}),
        field<&F::position>({.label = "verification.position", .example = "17"}),
        field<&F::entity>({.label = "verification.entity", .example = "goal"}),
        field<&F::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&F::field>({.label = "verification.field", .example = "title"}));
};

template <>
struct varn::Describe<varn::verification::Verdict> {
    using V = verification::Verdict;
    static constexpr auto value = entity<V>(
        "verification", field<&V::sound>({.label = "verification.sound", .example = "true"}),
        field<&V::size>({.label = "verification.size", .example = "4711"}),
        field<&V::root>({.label = "verification.root",
                         .example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}),
        field<&V::at>({.label = "verification.at", .example = "2024-02-01T12:00:00.000Z"}),
        field<&V::rows>({.label = "verification.rows", .example = "412"}),
        field<&V::values>({.label = "verification.values", .example = "18230"}),
        field<&V::weeded>({.label = "verification.weeded", .example = "0"}),
        field<&V::deviations>({.label = "verification.deviations", .example = "0"}),
        field<&V::findings>({.label = "verification.findings", .length_max = 1000}));
};
