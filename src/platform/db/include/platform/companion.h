#pragma once
// What is kept beside the rows and must never disagree with them: an index of search. It is told of every row
// that is written and keeps its own tables in the same transaction, so that what is committed is found at
// once and nothing is lost when the process dies. The database layer knows no more of it than this.
#include <string>
#include <string_view>
#include <vector>

#include "platform/db.h"

namespace varn::db {

/// The transaction as a companion sees it: it may write its own tables, and cannot end it.
class Beside {
public:
    explicit Beside(WriteTx& tx) : tx_(tx) {}
    /// Runs one statement whose answer nobody waits for; it travels together with the commit, which tells
    /// when it fails.
    template <class... Args>
    Result<Done> exec(std::string_view sql, Args const&... args) {
        Scratch scratch[sizeof...(Args) + 1];
        View views[sizeof...(Args) + 1];
        std::size_t at = 0;
        ((views[at] = WriteTx::view_of(args, scratch[at]), ++at), ...);
        return queue(sql, views, sizeof...(Args));
    }
    /// Asks, and waits for the answer.
    template <class T, class... Args>
    Result<std::vector<T>> query(std::string_view sql, Args const&... args) {
        return tx_.query<T>(sql, args...);
    }

private:
    Result<Done> queue(std::string_view sql, View const* arguments, std::size_t count);
    WriteTx& tx_;
};

/// The last state of a row in a transaction.
struct KeptRow {
    Table const* table;
    std::string_view id;
    bool is_new = false;      // it was added here, so there is nothing of it from before
    bool is_removed = false;  // it is no longer there
    std::int64_t position;    // of the audit entry that tells of it
    std::string_view note;    // what the companion noted when the row was written
};

class Companion {
public:
    virtual ~Companion() = default;
    /// What to remember of a row as it is written, for `keep`. Called for every row, so it is quick to say
    /// nothing of a table that is no concern of its.
    virtual std::string note(Table const& table, void const* row) const = 0;
    /// Called once before a commit, with the rows in the order they were written. A failure drops the whole
    /// transaction.
    virtual Result<Done> keep(Beside& beside, std::vector<KeptRow> const& rows) const = 0;
};

/// Lets `companion` follow every write through `database`. Once, before the first write; it must outlive the
/// database.
void accompany(Database& database, Companion const& companion);

}  // namespace varn::db
