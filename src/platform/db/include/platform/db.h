#pragma once
// The door to the database. One text of SQL for SQLite and PostgreSQL: parameters `$1`, types as tokens
// `{int} {real} {text} {blob}` in migrations, entity tables as `{risk}`. Nothing is written without a Permit,
// nothing is kept without an audit entry, and every row's history is written by this layer, so contexts never
// mention it.
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.h"
#include "kernel/result.h"
#include "platform/access.h"
#include "platform/audit_entry.h"
#include "platform/database.h"
#include "platform/row_sink.h"

namespace varn::db {
class Connection;
struct Hidden;

/// A consistent view of the database: what was committed when it began, whatever others write meanwhile.
class ReadTx {
public:
    explicit ReadTx(Database& database);
    ReadTx(ReadTx const&) = delete;
    ReadTx& operator=(ReadTx const&) = delete;
    virtual ~ReadTx();

    /// The entity of that id, or `not_found`.
    template <class T>
    Result<T> get(Id<T> const& id) {
        TRY(found, (first<T>("WHERE id = $1", id)));
        if (!found) {
            return not_found();
        }
        return std::move(*found);
    }

    /// The entity of that id, if there is one.
    template <class T>
    Result<std::optional<T>> find(Id<T> const& id) {
        return first<T>("WHERE id = $1", id);
    }
    /// The entity that goes by that key, if there is one.
    template <class T>
    Result<std::optional<T>> by_key(std::string_view key) {
        return first<T>("WHERE key = $1", key);
    }
    /// Every entity of a kind, in the order of keys.
    template <class T>
    Result<std::vector<T>> all_by_key() {
        return select<T>("ORDER BY key");
    }

    /// All `T` of `SELECT its columns FROM {its table} <rest>`; `rest` begins with WHERE, JOIN or ORDER BY.
    /// The entity's table goes by its own name in `rest`.
    template <class T, class... Args>
    Result<std::vector<T>> select(std::string_view rest, Args const&... args) {
        return query<T>(select_text(table<T>(), rest), args...);
    }
    template <class T, class... Args>
    Result<std::optional<T>> first(std::string_view rest, Args const&... args) {
        TRY(rows, (select<T>(rest, args...)));
        if (rows.empty()) {
            return std::optional<T>{};
        }
        return std::optional<T>{std::move(rows.front())};
    }

    /// The rows of any question, each a described record whose fields are the columns in order, or one
    /// scalar.
    template <class T, class... Args>
    Result<std::vector<T>> query(std::string_view sql, Args const&... args) {
        std::vector<T> rows;
        detail::Sink const sink{&rows, [](void* context, Row& row) {
                                    auto& out = static_cast<std::vector<T>*>(context)->emplace_back();
                                    if constexpr (varn::detail::kind_of<T>() == Kind::record) {
                                        return detail::fill(row, table<T>(), &out);
                                    } else {
                                        return detail::put_column(row, 0, shape_of<T>, &out);
                                    }
                                }};
        CHECK(run_with(sql, &sink, args...));
        return rows;
    }
    /// The one scalar of a question that always has one answer (COUNT, MAX …).
    template <class T, class... Args>
    Result<T> scalar(std::string_view sql, Args const&... args) {
        TRY(rows, (query<T>(sql, args...)));
        if (rows.size() != 1) {
            return internal("a scalar question gave " + std::to_string(rows.size()) + " rows");
        }
        return std::move(rows.front());
    }

    /// What `make` works out from rows of `tables` (at least those it reads), made once and then shared by
    /// everybody who asks for the same `key` until one of those rows changes. Who sees less than all of these
    /// tables, asks of the past or is writing gets one of her own. At most 16 things are kept; `key` says
    /// what it is and of what.
    template <class T, class Make>
    Result<std::shared_ptr<T const>> kept(std::string const& key, std::span<std::string_view const> tables,
                                          Make const& make) {
        return renewed<T>(key, tables, [&](auto const&) -> Result<std::shared_ptr<T const>> {
            TRY(thing, make());
            return std::make_shared<T const>(std::move(thing));
        });
    }

    /// The same, but `renew` is given what was made before, or nothing, and may hand it back when it finds
    /// that what it looks at is the same. That can be older or newer than what this transaction sees.
    template <class T, class Renew>
    Result<std::shared_ptr<T const>> renewed(std::string const& key, std::span<std::string_view const> tables,
                                             Renew const& renew) {
        MakeThing const made = [&](Shared const& before) -> Result<Shared> {
            TRY(thing, renew(std::static_pointer_cast<T const>(before)));
            return Shared{std::move(thing)};
        };
        TRY(thing, kept_thing(key, tables, made));
        return std::static_pointer_cast<T const>(std::move(thing));
    }

protected:
    ReadTx(Database& database, bool writing);
    static std::string select_text(Table const& table, std::string_view rest);
    Result<std::int64_t> run(std::string_view sql, View const* arguments, std::size_t count,
                             detail::Sink const* sink);

    template <class... Args>
    Result<std::int64_t> run_with(std::string_view sql, detail::Sink const* sink, Args const&... args) {
        Scratch scratch[sizeof...(Args) + 1];
        View views[sizeof...(Args) + 1];
        std::size_t at = 0;
        ((views[at] = view_of(args, scratch[at]), ++at), ...);
        return run(sql, views, sizeof...(Args), sink);
    }
    template <class T>
    static View view_of(T const& value, Scratch& scratch) {
        if constexpr (std::is_convertible_v<T const&, std::string_view>) {
            return std::string_view{value};
        } else {
            return shape_of<T>.get(&value, scratch);
        }
    }

    Result<Done> finish();
    using Shared = std::shared_ptr<void const>;
    using MakeThing = std::function<Result<Shared>(Shared const& before)>;
    Result<std::shared_ptr<void const>> kept_thing(std::string const& key,
                                                   std::span<std::string_view const> tables,
                                                   MakeThing const& make);
    Result<bool> may_be_kept(std::span<std::string_view const> tables);
    Result<bool> has_changed(std::span<std::string_view const> tables, std::int64_t after,
                             std::int64_t until);
    /// What the viewpoint's eyes do not see; asked for once in a transaction.
    Result<Hidden const*> hidden();

    Database& database_;
    std::shared_ptr<Hidden const> hidden_;
    Connection* connection_ = nullptr;
    bool writing_ = false;
    bool finished_ = false;
};

/// A transaction that writes. Its work is kept by `commit` alone, which says what was done; dropped
/// otherwise.
class WriteTx : public ReadTx {
public:
    explicit WriteTx(Database& database);
    ~WriteTx() override;

    /// Adds a row. `conflict` when a unique key is taken.
    template <class T>
    Result<Done> insert(auth::Permit<T> const& permit, T const& row) {
        ASSERT(permit.covers(row));
        note(permit.acting_for());
        return insert_row(table<T>(), &row);
    }
    /// Replaces the row of `after.id` and counts its version up (`after.version` too). `stale` when somebody
    /// else has changed it since `before` was read. A field that is fixed may not differ.
    template <class T>
    Result<Done> update(auth::Permit<T> const& permit, T const& before, T& after) {
        ASSERT(permit.covers(before) && permit.covers(after));
        note(permit.acting_for());
        return update_row(table<T>(), &before, &after);
    }
    /// Takes a row out of the present. It stays in the history and in the audit. For links and other rows
    /// that say nothing but that two things belong together; things with a life of their own are closed
    /// instead.
    template <class T>
    Result<Done> remove(auth::Permit<T> const& permit, T const& row) {
        ASSERT(permit.covers(row));
        note(permit.acting_for());
        return remove_row(table<T>(), &row);
    }

    /// Keeps everything written since the beginning, together with one audit leaf for every row that changed.
    /// Without any changed row an entry is made all the same, about `entry.subject`.
    Result<Done> commit(audit::Entry const& entry) &&;

private:
    void note(std::string const& acting_for) { acting_for_ = acting_for.empty() ? acting_for_ : acting_for; }
    Result<Done> insert_row(Table const& table, void const* row);
    Result<Done> update_row(Table const& table, void const* before, void* after);
    Result<Done> remove_row(Table const& table, void const* row);
    Result<Done> keep_history(Instant now, std::vector<std::int64_t> const& positions);
    Result<Done> keep_beside(std::vector<std::int64_t> const& positions);
    Result<Done> keep_audit(audit::Entry const& entry, Instant& now, std::vector<std::int64_t>& positions);
    Result<Done> keep_concealments();
    Result<Done> must_be_fit_to_keep(Table const& table, void const* before, void const* after);
    Result<Done> must_be_seen(Table const& table, std::string const& id);
    Result<Done> must_name_seen(Table const& table, void const* row);
    Result<std::vector<std::string>> masked_fields(Table const& table, std::string const& id);
    Result<Done> make_way(Table const& table, void const* row);

    enum class Fate { added, changed, removed };
    struct Written {
        Table const* table;
        audit::RowChange change;
        Fate fate;
        std::string note = {};  // the companion's (platform/companion.h)
    };
    std::vector<Written> written_;
    friend class Beside;
    std::string acting_for_;
    bool conceals_ = false;  // anything ever was, told by the queue

protected:
    std::vector<Concealment> to_conceal_;
    std::vector<std::string> to_reveal_;
};

/// Writes that are no statement by anybody (a session seen, a reminder sent, a search index). For platform
/// parts only: the house test refuses it in a context.
class Housekeeping : public ReadTx {
public:
    explicit Housekeeping(Database& database);
    ~Housekeeping() override;
    /// Runs one statement; the number of rows it touched.
    template <class... Args>
    Result<std::int64_t> exec(std::string_view sql, Args const&... args) {
        return run_with(sql, nullptr, args...);
    }
    Result<Done> commit() &&;
};

}  // namespace varn::db
