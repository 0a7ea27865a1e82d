#pragma once
// What a Database holds: its connections and whose turn it is. Private to platform/db.
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>

#include "connection.h"
#include "positions.h"
#include "shelf.h"

namespace varn::db {

class Companion;

struct Database::Inside {
    Inside(Engine which, std::string url, clock::Clock const& told_time, int readers);
    ~Inside();
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

    /// A connection for one transaction, waited for a bounded time; nothing when none comes free or opens.
    std::unique_ptr<Connection> borrow(bool writing);
    void give_back(std::unique_ptr<Connection> connection, bool writing);
    Result<std::unique_ptr<Connection>> connect() const;

    Engine const engine;
    std::string const where;
    clock::Clock const& clock;
    Positions positions;
    Shelf shelf;
    std::atomic<bool> is_away{false};      // the latest attempt to connect failed
    std::vector<Table const*> tables;      // what may bear a marking; told once, before anybody asks
    Companion const* companion = nullptr;  // follows every write (platform/companion.h)
    std::filesystem::path passing;         // a folder that goes away with the database; empty otherwise

private:
    std::mutex mutex_;
    std::condition_variable free_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::unique_ptr<Connection> idle_writer_;  // SQLite: there is one, and one turn
    bool writer_out_ = false;
    int out_ = 0;
    int const out_max_;
};

}  // namespace varn::db
