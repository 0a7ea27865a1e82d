#pragma once
// The log played again: what every row must look like after each entry, known by salted hashes.
#include <array>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include "leaves.h"
#include "reading.h"

namespace varn::verification {

/// What the log knows of one field of one row.
struct KnownValue {
    bool there = false;
    bool provable = false;  // the salt is there
    std::array<char, 32> salt{};
    audit::Hash hash{};
};

/// What the log knows of one row, and how its history stands so far.
struct KnownRow {
    std::vector<KnownValue> values;
    bool present = false;
    bool seen = false;
    std::int64_t position = 0;            // of the latest entry about it
    std::int64_t lacks_history = 0;       // an entry whose history row has not been met
    std::string lacks_since;              // and its time
    bool open = false;                    // its latest history row has been met
    std::optional<std::string> known_to;  // and ends then
};

/// One entry as it lies in the log.
struct StoredEntry {
    std::int64_t position = 0;
    std::string at, actor, action, entity, subject, leaf, root;
    std::optional<std::string> clear;
};

/// A row of a history table.
struct HistoryRow {
    Texts values;
    std::optional<std::string> known_from;
    std::optional<std::string> known_to;
    bool met = false;
};
using HistoryRows = std::map<std::int64_t, std::vector<HistoryRow>>;

/// Everything known about one table.
struct KnownTable {
    Table const* table = nullptr;
    std::unordered_map<std::string, KnownRow> rows;
    HistoryRows history;  // of the batch at hand
};

struct Counts {
    std::int64_t values = 0;
    std::int64_t weeded = 0;
    std::int64_t rows = 0;
};

class Replay {
public:
    Replay(Findings& findings, std::span<Table const* const> entities);
    /// Takes in one entry and the leaf read from it.
    void take(StoredEntry const& entry, ReadLeaf& leaf);
    /// Rows of the history of this batch that no entry has met.
    void end_of_batch();
    /// What is still open when the log is at its end.
    void end_of_log();
    /// Compares a row with what the log knows of it.
    void compare(KnownTable const& known, std::string const& id, Texts const& values, Finding const& blame);

    std::map<std::string, KnownTable, std::less<>>& tables() { return tables_; }
    Counts& counts() { return counts_; }
    /// Digests of the read log whose readings an entry says were weeded.
    std::set<std::string> const& weeded_digests() const { return weeded_digests_; }

private:
    void check_columns(StoredEntry const& entry, ReadLeaf const& leaf);
    void check_clear(StoredEntry const& entry, ReadLeaf& leaf);
    bool apply(StoredEntry const& entry, ReadLeaf const& leaf, KnownTable& known, KnownRow& row);
    void check_before(StoredEntry const& entry, FieldStep const& step, KnownValue const& value);
    void meet_history(StoredEntry const& entry, KnownTable& known, KnownRow& row, bool changed);

    Findings& findings_;
    std::set<std::string> weeded_digests_;
    std::map<std::string, KnownTable, std::less<>> tables_;
    std::set<std::string> unknown_;
    /// Rows whose past lacks clear values that no entry has weeded yet, with the first entry that lacks them.
    std::map<std::pair<std::string, std::string>, std::int64_t> lost_;
    Counts counts_;
};

}  // namespace varn::verification
