#pragma once
// A database that several threads use, and the row of an answer. What is asked and written: db.h.
#include <memory>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "kernel/result.h"
#include "platform/clock.h"
#include "platform/migration.h"
#include "platform/viewpoint.h"

namespace varn::db {

enum class Engine { sqlite, postgres };

/// One row of an answer. Text views live until the next row.
class Row {
public:
    virtual View text(int column) = 0;  // monostate for NULL, in all three
    virtual View integer(int column) = 0;
    virtual View real(int column) = 0;
    virtual int columns() const = 0;
    /// True when a value can be missing that every row has: weeded from the past. It reads as empty then.
    virtual bool may_lack_values() const { return false; }

protected:
    ~Row() = default;
};

/// A database that several threads use: one writer at a time on SQLite, a bounded pool of readers.
class Database {
public:
    /// Opens `sqlite:PATH` (or a bare path, or `sqlite::memory:`, a file that goes away) or `postgres://…`.
    /// `readers` bounds the number of reads at once. Creates an SQLite file that is missing, never a
    /// PostgreSQL database.
    static Result<std::unique_ptr<Database>> open(std::string const& url, clock::Clock const& clock,
                                                  int readers = 4);
    ~Database();

    Engine engine() const;
    /// Applies what is missing of `migrations`, each in a transaction of its own; refuses a changed or
    /// unknown one.
    Result<Done> migrate(std::vector<Migration> const& migrations);
    /// The migrations of `migrations` that this database lacks.
    Result<std::vector<std::string>> missing(std::vector<Migration> const& migrations);
    /// That the database answers, and has been migrated.
    Result<Done> answers();
    /// The number of committed audit entries, for event streams; of all processes while a Listening lives.
    std::int64_t last_position() const;

    /// The same database seen from elsewhere: it shares everything with this one, which must outlive it.
    /// Writes are refused when the viewpoint lies in the past.
    Database seen_from(Viewpoint viewpoint) const;
    /// Tells which tables hold what may bear a marking, so that their fields can be masked and what hangs on
    /// a concealed row is found. Once, before anybody asks.
    void know(std::vector<Table const*> tables);
    std::vector<Table const*> const& known() const;
    Viewpoint const& viewpoint() const { return viewpoint_; }

    struct Inside;
    Inside& inside() { return *inside_; }

private:
    explicit Database(std::shared_ptr<Inside> inside, Viewpoint viewpoint = {});
    std::shared_ptr<Inside>
        inside_;  // shared by every view of the database, which comes and goes with a request
    Viewpoint viewpoint_;
};

}  // namespace varn::db
