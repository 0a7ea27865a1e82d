#include "platform/listening.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "ear.h"
#include "inside.h"

namespace varn::db {
namespace {

constexpr std::chrono::milliseconds glance{1000};

}  // namespace

struct Listening::Inside {
    Inside(Database& in_database, std::function<void()> heard)
        : database(in_database), stop(eventfd(0, EFD_CLOEXEC)) {
        ASSERT(stop >= 0);
        listener = database.inside().positions.call(std::move(heard));
        thread = std::thread{[this] { listen(); }};
    }
    ~Inside() {
        stopping = true;
        std::uint64_t const one = 1;
        (void)!write(stop, &one, sizeof one);
        thread.join();
        database.inside().positions.forget(listener);
        close(stop);
    }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

    void listen() {
        while (!stopping) {
            auto const heard = database.engine() == Engine::postgres ? follow() : look();
            if (!heard || database.engine() == Engine::sqlite) {
                rest();
            }
        }
    }

    /// Listens until the connection breaks or all ends.
    Result<Done> follow() {
        TRY(ear, open_ear(database.inside().where));
        // What was committed before it listened, and what a lost message would have told.
        while (!stopping) {
            TRY(size, ear->size());
            database.inside().positions.advance(size);
            for (;;) {
                TRY(position, ear->wait(glance, stop));
                if (stopping || !position) {
                    break;
                }
                database.inside().positions.advance(*position);
            }
        }
        return Done{};
    }

    Result<Done> look() {
        ReadTx tx{database};
        TRY(size, tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
        database.inside().positions.advance(size);
        return Done{};
    }

    void rest() {
        pollfd one{stop, POLLIN, 0};
        (void)poll(&one, 1, static_cast<int>(glance.count()));
    }

    Database& database;
    int const stop;
    std::atomic<bool> stopping{false};
    std::uint64_t listener = 0;
    std::thread thread;
};

Listening::Listening(Database& database, std::function<void()> heard)
    : inside_(std::make_unique<Inside>(database, std::move(heard))) {}
Listening::~Listening() = default;

}  // namespace varn::db
