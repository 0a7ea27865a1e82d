#pragma once
// Hearing of what is committed, by this process and by others on the same database.
#include <functional>
#include <memory>

#include "platform/db.h"

namespace varn::db {

/// As long as it lives, `Database::last_position()` follows what every process commits: on PostgreSQL within
/// milliseconds, by LISTEN on a connection of its own that is opened anew when it breaks; on SQLite, and
/// should a message be lost, by looking every second. `heard` is called after each step, on some thread: it
/// must be quick and write nothing.
class Listening {
public:
    Listening(Database& database, std::function<void()> heard);
    ~Listening();
    Listening(Listening const&) = delete;
    Listening& operator=(Listening const&) = delete;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace varn::db
