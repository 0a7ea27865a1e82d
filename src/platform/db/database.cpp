#include <stdlib.h>  // mkdtemp

#include <chrono>

#include "inside.h"
#include "platform/companion.h"
#include "platform/metrics.h"

namespace varn::db {
namespace {

constexpr std::chrono::seconds patience{10};

bool is_postgres(std::string_view url) {
    return url.starts_with("postgres://") || url.starts_with("postgresql://");
}

}  // namespace

Database::Inside::Inside(Engine which, std::string url, clock::Clock const& told_time, int readers)
    : engine(which), where(std::move(url)), clock(told_time), out_max_(readers) {}

Database::Inside::~Inside() {
    idle_.clear();
    idle_writer_.reset();
    if (!passing.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(passing, ignored);
    }
}

Result<std::unique_ptr<Connection>> Database::Inside::connect() const {
    return engine == Engine::sqlite ? open_sqlite(where) : open_postgres(where);
}

std::unique_ptr<Connection> Database::Inside::borrow(bool writing) {
    bool const one_writer = writing && engine == Engine::sqlite;
    std::unique_ptr<Connection> found;
    {
        std::unique_lock lock{mutex_};
        auto const is_free = [&] { return one_writer ? !writer_out_ : out_ < out_max_; };
        if (!is_free()) {
            auto const begin = std::chrono::steady_clock::now();
            bool const came = free_.wait_for(lock, patience, is_free);
            auto const waited = std::chrono::steady_clock::now() - begin;
            metrics::count(metrics::Tally::waits);
            metrics::count(metrics::Tally::waited_micros,
                           static_cast<std::uint64_t>(
                               std::chrono::duration_cast<std::chrono::microseconds>(waited).count()));
            if (!came) {
                metrics::count(metrics::Tally::no_connections);
                return nullptr;
            }
        }
        if (one_writer) {
            writer_out_ = true;
            found = std::move(idle_writer_);
        } else {
            ++out_;
            if (!idle_.empty()) {
                found = std::move(idle_.back());
                idle_.pop_back();
            }
        }
    }
    if (!found || !found->is_alive()) {
        auto opened = connect();
        is_away = !opened;
        if (!opened) {
            give_back(nullptr, writing);
            return nullptr;
        }
        found = std::move(opened).value();
    }
    return found;
}

void Database::Inside::give_back(std::unique_ptr<Connection> connection, bool writing) {
    std::lock_guard const lock{mutex_};
    if (writing && engine == Engine::sqlite) {
        writer_out_ = false;
        idle_writer_ = std::move(connection);
    } else {
        --out_;
        if (connection && connection->is_alive()) {
            idle_.push_back(std::move(connection));
        }
    }
    free_.notify_all();
}

Database::Database(std::shared_ptr<Inside> inside, Viewpoint viewpoint)
    : inside_(std::move(inside)), viewpoint_(std::move(viewpoint)) {}
Database::~Database() = default;
Database Database::seen_from(Viewpoint viewpoint) const {
    return Database{inside_, std::move(viewpoint)};
}
void Database::know(std::vector<Table const*> tables) {
    inside_->tables = std::move(tables);
}
std::vector<Table const*> const& Database::known() const {
    return inside_->tables;
}
Engine Database::engine() const {
    return inside_->engine;
}
std::int64_t Database::last_position() const {
    return inside_->positions.last();
}

void accompany(Database& database, Companion const& companion) {
    ASSERT(database.inside().companion == nullptr);
    database.inside().companion = &companion;
}

Result<Done> Database::answers() {
    ReadTx tx{*this};
    CHECK(tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
    return Done{};
}

Result<std::unique_ptr<Database>> Database::open(std::string const& url, clock::Clock const& clock,
                                                 int readers) {
    ASSERT(readers > 0);
    if (url.find("://") != std::string::npos && !is_postgres(url)) {
        return invalid("db", "db.address_unknown");
    }
    std::filesystem::path passing;
    std::string where = url;
    if (url == "sqlite::memory:") {
        auto pattern = (std::filesystem::temp_directory_path() / "varn-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            return Error{
                ErrorCode::unavailable, "db.unreachable", {{"where", pattern}}, {}, "mkdtemp failed"};
        }
        passing = pattern;
        where = (passing / "varn.db").string();
    } else if (url.starts_with("sqlite:")) {
        where = url.substr(7);
    }
    auto const engine = is_postgres(url) ? Engine::postgres : Engine::sqlite;
    auto inside = std::make_shared<Inside>(engine, where, clock, readers);
    inside->passing = passing;
    TRY(first, inside->connect());
    first.reset();
    return std::unique_ptr<Database>{new Database{std::move(inside)}};
}

namespace detail {

bool put_column(Row& row, int column, Shape const& shape, void* into) {
    if (row.may_lack_values() && !shape.optional &&
        std::holds_alternative<std::monostate>(row.text(column))) {
        return true;
    }
    switch (shape.kind) {
        case Kind::integer:
            return shape.put(into, row.integer(column));
        case Kind::real:
            return shape.put(into, row.real(column));
        case Kind::boolean: {
            auto const view = row.integer(column);
            auto const* number = std::get_if<std::int64_t>(&view);
            return shape.put(into, number == nullptr ? View{} : View{*number != 0});
        }
        default:
            return shape.put(into, row.text(column));
    }
}

bool fill(Row& row, Table const& table, void* object) {
    if (row.columns() != static_cast<int>(table.columns.size())) {
        return false;
    }
    int column = 0;
    for (auto const& field : table.columns) {
        if (!put_column(row, column++, *field.shape, field.in(object))) {
            return false;
        }
    }
    return true;
}

}  // namespace detail
}  // namespace varn::db
