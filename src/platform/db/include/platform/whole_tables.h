#pragma once
// Whole tables, row by row, for copies between databases of either engine. What a migration makes for one
// engine alone (a search index) is that engine's own and is not copied; it is made anew by what fills it.
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "platform/db.h"
#include "platform/migration.h"

namespace varn::db {

/// How a column lies in the database.
enum class Storage { integer, real, text, blob };
struct StoredColumn {
    std::string name;
    Storage storage{};
};
struct StoredTable {
    std::string name;
    std::vector<StoredColumn> columns;
};
/// A row in the order of the columns, the same text on every engine: numbers written out, bytes in
/// hexadecimal.
using StoredRow = std::vector<std::optional<std::string>>;
using EachRow = std::function<Result<Done>(StoredRow const& row)>;

/// The tables that these migrations make on both engines, each after those it refers to. An error when two
/// refer to each other.
Result<std::vector<std::string>> whole_tables(std::vector<Migration> const& migrations);

/// What a table holds, whatever the order of its rows.
struct TableSum {
    std::string table;
    std::int64_t rows = 0;
    std::string digest;  // of all its rows, hexadecimal
};
/// Counts and digests rows as they come: the sum of their hashes, so that no order is needed.
class Summing {
public:
    void add(StoredRow const& row);
    TableSum of(std::string table) const;

private:
    std::int64_t rows_ = 0;
    std::array<std::uint64_t, 4> sum_{};
};

/// One consistent view of whole tables. Holds no more than a batch of rows.
class WholeRead : public ReadTx {
public:
    explicit WholeRead(Database& database) : WholeRead(database, false) {}
    /// The columns of a table, without those that the database computes; `not_found` when there is no such
    /// table.
    Result<StoredTable> table(std::string_view name);
    /// Every row of a table, in no order.
    Result<Done> each(StoredTable const& table, EachRow const& row);
    Result<TableSum> sum(StoredTable const& table);
    /// What the database finds wrong with itself: damaged pages and rows that refer to nothing. Empty when
    /// sound; on PostgreSQL, which keeps its references and checks its pages itself, always.
    Result<std::vector<std::string>> damages();

protected:
    WholeRead(Database& database, bool writing) : ReadTx(database, writing) {}
};

/// Fills tables of an empty database in one transaction: all of it is kept by `commit`, or nothing.
class WholeWrite : public WholeRead {
public:
    explicit WholeWrite(Database& database);
    ~WholeWrite() override;
    /// `conflict` when anybody has ever written here. Takes away what migrations themselves put into the
    /// tables.
    Result<Done> make_room(std::vector<std::string> const& tables);
    Result<Done> begin(StoredTable const& table);
    /// A row of the table that was begun.
    Result<Done> add(StoredRow const& row);
    Result<Done> end();
    Result<Done> commit() &&;

private:
    Result<Done> insert(StoredRow const& row);
    Result<Done> send();

    StoredTable table_;
    std::string statement_;
    std::string waiting_;  // rows on their way to PostgreSQL
};

/// Whether a table is wanted.
using Wanted = std::function<bool(std::string_view table)>;
/// Copies every wanted table of one database into another of either engine, compares both row by row and
/// keeps the copy only when they are equal. Both must have exactly these migrations and the second must be
/// empty. Gives what was copied, table by table.
Result<std::vector<TableSum>> copy_everything(Database& from, Database& to,
                                              std::vector<Migration> const& migrations,
                                              Wanted const& wanted = {});

}  // namespace varn::db
