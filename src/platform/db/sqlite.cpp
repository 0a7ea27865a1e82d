// SQLite behind the seam. The settings are said once, here, with their reasons.
#include <sqlite3.h>
#include <unicode/ucol.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include "connection.h"

namespace varn::db {
namespace {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

// busy_timeout first, so that the settings themselves wait for their turn. synchronous=FULL: what was
// acknowledged survives a power cut, which is when this product is needed.
constexpr char const* settings =
    "PRAGMA busy_timeout=5000;"
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=FULL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA trusted_schema=OFF;"
    "PRAGMA cache_size=-8000;"
    "PRAGMA mmap_size=268435456;";
constexpr std::size_t prepared_max = 400;

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    View text(int column) override {
        if (is_null(column)) {
            return {};
        }
        auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(statement_, column));
        return std::string_view{text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    View integer(int column) override {
        return is_null(column) ? View{}
                               : View{static_cast<std::int64_t>(sqlite3_column_int64(statement_, column))};
    }
    View real(int column) override {
        return is_null(column) ? View{} : View{sqlite3_column_double(statement_, column)};
    }
    int columns() const override { return sqlite3_column_count(statement_); }

private:
    bool is_null(int column) { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
    sqlite3_stmt* statement_;
};

std::string_view state_of(int code) {
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
            return "23505";
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return "23503";
        case SQLITE_CONSTRAINT_NOTNULL:
            return "23502";
        case SQLITE_CONSTRAINT_CHECK:
        case SQLITE_CONSTRAINT_DATATYPE:
            return "23514";
        default:
            break;
    }
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "55P03";
        case SQLITE_FULL:
            return "53100";
        case SQLITE_IOERR:
        case SQLITE_READONLY:
            return "58030";
        case SQLITE_CANTOPEN:
            return "08001";
        default:
            return "XX000";
    }
}

/// Swedish order under the name that PostgreSQL gives it, so that one text of SQL sorts alike on both.
int compare_swedish(void* collator, int size_a, void const* a, int size_b, void const* b) {
    UErrorCode status = U_ZERO_ERROR;
    return ucol_strcollUTF8(static_cast<UCollator*>(collator), static_cast<char const*>(a), size_a,
                            static_cast<char const*>(b), size_b, &status);
}

class SqliteConnection final : public Connection {
public:
    explicit SqliteConnection(sqlite3* handle) : handle_(handle) {}
    ~SqliteConnection() override {
        statements_.clear();
        sqlite3_close(handle_);
    }

    Result<Done> prepare_for_use() {
        sqlite3_extended_result_codes(handle_, 1);
        UErrorCode status = U_ZERO_ERROR;
        auto* collator = ucol_open("sv_SE", &status);
        if (U_FAILURE(status) != 0) {
            return internal("no Swedish collation in ICU");
        }
        sqlite3_create_collation_v2(handle_, "sv-SE-x-icu", SQLITE_UTF8, collator, compare_swedish,
                                    [](void* opened) { ucol_close(static_cast<UCollator*>(opened)); });
        return script(settings);
    }

    Result<Done> script(std::string const& sql) override {
        if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
            return fail(sql);
        }
        return Done{};
    }

    Result<std::int64_t> run(std::string_view sql, View const* arguments, std::size_t count,
                             detail::Sink const* sink) override {
        TRY(known, prepared(sql));
        auto* statement = known->statement.get();
        struct Reset {
            sqlite3_stmt* statement;
            ~Reset() {
                sqlite3_reset(statement);
                sqlite3_clear_bindings(statement);
            }
        } const reset{statement};
        for (std::size_t i = 0; i < count; ++i) {
            bind(*known, i, arguments[i]);
        }
        SqliteRow row{statement};
        for (;;) {
            int const code = sqlite3_step(statement);
            if (code == SQLITE_DONE) {
                return static_cast<std::int64_t>(sqlite3_changes64(handle_));
            }
            if (code != SQLITE_ROW) {
                return fail(sql);
            }
            if (sink != nullptr && !sink->row(sink->context, row)) {
                return internal("a row does not fit what was asked for: " + std::string{sql});
            }
        }
    }

    Result<Done> begin(bool writing) override { return script(writing ? "BEGIN IMMEDIATE" : "BEGIN"); }
    Result<Done> queue(std::string_view sql, View const* arguments, std::size_t count) override {
        CHECK(run(sql, arguments, count, nullptr));  // no journey to be saved
        return Done{};
    }
    Result<Done> commit(std::string const&) override { return script("COMMIT"); }
    bool rollback() override { return script("ROLLBACK").ok(); }
    bool is_alive() override { return true; }

private:
    Error fail(std::string_view sql) {
        return failure(state_of(sqlite3_extended_errcode(handle_)),
                       std::string{sqlite3_errmsg(handle_)} + " in: " + std::string{sql});
    }

    struct Prepared {
        Statement statement;
        std::vector<int> places;  // where the value of `$1`, `$2` … goes
    };

    /// `$1` is a named parameter to SQLite: it is found by its name, so that repeats and any order work.
    static std::vector<int> places_of(sqlite3_stmt* statement) {
        int const count = sqlite3_bind_parameter_count(statement);
        std::vector<int> places(static_cast<std::size_t>(count), 0);
        for (int index = 1; index <= count; ++index) {
            auto const* name = sqlite3_bind_parameter_name(statement, index);
            std::size_t number = 0;
            std::string_view const digits = name == nullptr ? "" : name + 1;
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
            ASSERT(number > 0);
            places.resize(std::max(places.size(), number), 0);
            places[number - 1] = index;
        }
        return places;
    }

    Result<Prepared const*> prepared(std::string_view sql) {
        if (auto const known = statements_.find(sql); known != statements_.end()) {
            return &known->second;
        }
        if (statements_.size() >= prepared_max) {
            statements_.clear();
        }
        sqlite3_stmt* made = nullptr;
        auto const text = render(sql, Engine::sqlite);
        if (sqlite3_prepare_v3(handle_, text.c_str(), static_cast<int>(text.size()),
                               SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK) {
            return fail(sql);
        }
        auto const place =
            statements_.emplace(std::string{sql}, Prepared{Statement{made}, places_of(made)}).first;
        return &place->second;
    }

    static void bind(Prepared const& prepared, std::size_t argument, View const& view) {
        auto* statement = prepared.statement.get();
        ASSERT(argument < prepared.places.size() && prepared.places[argument] != 0);
        int const index = prepared.places[argument];
        if (auto const* whole = std::get_if<std::int64_t>(&view)) {
            sqlite3_bind_int64(statement, index, *whole);
        } else if (auto const* real = std::get_if<double>(&view)) {
            sqlite3_bind_double(statement, index, *real);
        } else if (auto const* flag = std::get_if<bool>(&view)) {
            sqlite3_bind_int(statement, index, *flag ? 1 : 0);
        } else if (auto const* text = std::get_if<std::string_view>(&view)) {
            auto const* data = text->data() == nullptr ? "" : text->data();
            sqlite3_bind_text(statement, index, data, static_cast<int>(text->size()), SQLITE_STATIC);
        } else {
            sqlite3_bind_null(statement, index);
        }
    }

    sqlite3* handle_;
    std::map<std::string, Prepared, std::less<>> statements_;
};

}  // namespace

Result<std::unique_ptr<Connection>> open_sqlite(std::string const& path) {
    sqlite3* handle = nullptr;
    int const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &handle, flags, nullptr) != SQLITE_OK) {
        std::string cause = sqlite3_errmsg(handle);
        sqlite3_close(handle);
        return Error{ErrorCode::unavailable, "db.unreachable", {{"where", path}}, {}, std::move(cause)};
    }
    auto connection = std::make_unique<SqliteConnection>(handle);
    CHECK(connection->prepare_for_use());
    return std::unique_ptr<Connection>{std::move(connection)};
}

}  // namespace varn::db
