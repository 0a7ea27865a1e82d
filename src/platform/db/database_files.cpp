// SQLite files as a whole.
#include "platform/database_files.h"

#include <sqlite3.h>

#include "inside.h"
#include "platform/whole_tables.h"

namespace varn::db {
namespace {

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

Error failed(std::string const& path, std::string cause) {
    return Error{ErrorCode::unavailable, "db.unreachable", {{"where", path}}, {}, std::move(cause)};
}

Result<Handle> open_file(std::string const& path, int flags) {
    sqlite3* raw = nullptr;
    int const code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    Handle handle{raw};
    if (code != SQLITE_OK) {
        return failed(path, sqlite3_errmsg(raw));
    }
    sqlite3_busy_timeout(raw, 2'000);
    return handle;
}

Result<Done> copy_pages(std::string const& from, std::string const& to) {
    TRY(source, open_file(from, SQLITE_OPEN_READWRITE));
    TRY(target, open_file(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
    // The copy is not the original: it is synced once, by whoever keeps it.
    sqlite3_exec(target.get(), "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    auto* backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (backup == nullptr) {
        return failed(to, sqlite3_errmsg(target.get()));
    }
    // All in one step is one reading transaction: in a write-ahead log nobody waits for it, and it sees one
    // moment.
    int code = SQLITE_BUSY;
    for (int attempts = 0; attempts < 20 && (code == SQLITE_BUSY || code == SQLITE_LOCKED); ++attempts) {
        code = sqlite3_backup_step(backup, -1);
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            sqlite3_sleep(250);
        }
    }
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) {
        return code == SQLITE_FULL ? failure("53100", sqlite3_errstr(code))
                                   : failed(to, sqlite3_errstr(code));
    }
    return Done{};
}

}  // namespace

Result<Done> copy_to_file(Database& from, std::vector<Migration> const& migrations, std::string const& path) {
    if (from.engine() == Engine::sqlite) {
        CHECK(copy_pages(from.inside().where, path));
    } else {
        TRY(to, Database::open("sqlite:" + path, from.inside().clock, 1));
        CHECK(to->migrate(migrations));
        CHECK(copy_everything(from, *to, migrations));
    }
    return settle_file(path);
}

Result<Done> settle_file(std::string const& path) {
    TRY(handle, open_file(path, SQLITE_OPEN_READWRITE));
    std::string mode;
    auto const told = [](void* into, int count, char** values, char**) {
        if (count > 0 && values[0] != nullptr) {
            *static_cast<std::string*>(into) = values[0];
        }
        return 0;
    };
    int const code = sqlite3_exec(handle.get(), "PRAGMA journal_mode=DELETE", told, &mode, nullptr);
    if (code == SQLITE_BUSY || (code == SQLITE_OK && mode != "delete")) {
        return Error{ErrorCode::conflict, "db.file_in_use", {{"where", path}}, {}, {}};
    }
    if (code != SQLITE_OK) {
        return failed(path, sqlite3_errmsg(handle.get()));
    }
    return Done{};
}

std::string file_of(std::string const& url) {
    if (url.starts_with("sqlite:")) {
        return url.substr(7);
    }
    return url.find("://") == std::string::npos ? url : std::string{};
}

}  // namespace varn::db
