#pragma once
// One connection, the seam between the two engines. Private to platform/db.
#include <memory>
#include <string>
#include <string_view>

#include "platform/db.h"

namespace varn::db {

class Connection {
public:
    virtual ~Connection() = default;
    /// Begins a transaction. PostgreSQL hears of it together with its first statement.
    virtual Result<Done> begin(bool writing) = 0;
    /// Runs one rendered statement; the number of rows it changed.
    virtual Result<std::int64_t> run(std::string_view sql, View const* arguments, std::size_t count,
                                     detail::Sink const* sink) = 0;
    /// Runs a statement whose answer nobody waits for: a failure is told by a later one, or by `commit`.
    virtual Result<Done> queue(std::string_view sql, View const* arguments, std::size_t count) = 0;
    /// Keeps the transaction. `told` goes to everybody who listens, when it is kept; empty for nothing.
    virtual Result<Done> commit(std::string const& told) = 0;
    /// Drops the transaction; false when the connection is of no more use.
    virtual bool rollback() = 0;
    /// Runs several statements without parameters.
    virtual Result<Done> script(std::string const& sql) = 0;
    /// False when the connection is of no more use and must be opened anew.
    virtual bool is_alive() = 0;
    /// Rows in the text format of COPY, for engines that have it.
    virtual Result<Done> copy_begin(std::string const&) { return internal("no COPY here"); }
    virtual Result<Done> copy_put(std::string_view) { return internal("no COPY here"); }
    virtual Result<Done> copy_end() { return internal("no COPY here"); }
};

Result<std::unique_ptr<Connection>> open_sqlite(std::string const& path);
Result<std::unique_ptr<Connection>> open_postgres(std::string const& url);

/// The text for an engine: `{int}` and its like become types, `{strict}` the table option, `{risk}` a table.
std::string render(std::string_view sql, Engine engine);
/// A migration for an engine: tokens, `-- only: sqlite|postgres` … `-- both` sections, CREATE and ALTER
/// ENTITY.
Result<std::string> render_migration(std::string_view text, Engine engine);

/// A failure of an engine in the house's words. `state` is an SQLSTATE.
Error failure(std::string_view state, std::string cause);

}  // namespace varn::db
