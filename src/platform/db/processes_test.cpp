// Several processes on one database, and a database that goes away for a moment.
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "inside.h"
#include "platform/db_migrations.h"
#include "platform/listening.h"
#include "platform/testing.h"

namespace varn::db {
namespace {

constexpr std::string_view things = "CREATE TABLE thing (id {int} NOT NULL PRIMARY KEY) {strict};";

class Processes : public testing::TownTest {
protected:
    void SetUp() override { migrate({{"thing/0001_things", things}}); }
    audit::Entry const entry_{"system", "thing.write", "thing", "1", {}};

    std::unique_ptr<Database> another() { return Database::open(town().db.inside().where, clock_).value(); }
    Result<Done> write(Database& database) {
        WriteTx tx{database};
        return std::move(tx).commit(entry_);
    }
    /// Cuts every connection but the one that asks.
    void cut() {
        auto const other = another();
        Housekeeping tx{*other};
        ASSERT_TRUE(
            tx.query<std::string>("SELECT CAST(pg_terminate_backend(pid) AS TEXT) FROM pg_stat_activity "
                                  "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    }
    bool is_postgres() { return town().db.engine() == Engine::postgres; }
};
VARN_ON_EVERY_ENGINE(Processes);

class Heard {
public:
    void tell() {
        std::lock_guard const lock{mutex_};
        ++count_;
        told_.notify_all();
    }
    bool within(std::chrono::milliseconds most, std::function<bool()> const& enough) {
        std::unique_lock lock{mutex_};
        return told_.wait_for(lock, most, enough);
    }

private:
    std::mutex mutex_;
    std::condition_variable told_;
    int count_ = 0;
};

TEST_P(Processes, what_one_commits_the_other_hears_of) {
    auto const other = another();
    Heard heard;
    Listening const listening{*other, [&] { heard.tell(); }};
    std::this_thread::sleep_for(std::chrono::milliseconds{300});  // it listens by now
    ASSERT_TRUE(write(town().db));
    auto const most =
        std::chrono::milliseconds{is_postgres() ? 900 : 3000};  // 100 ms on a machine that is not busy
    EXPECT_TRUE(heard.within(most, [&] { return other->last_position() == 1; }));
    ASSERT_TRUE(write(*other));
    EXPECT_TRUE(heard.within(most, [&] { return other->last_position() == 2; }));
}

TEST_P(Processes, what_was_committed_while_nobody_listened_is_heard_of_afterwards) {
    auto const other = another();
    ASSERT_TRUE(write(town().db));
    Heard heard;
    Listening const listening{*other, [&] { heard.tell(); }};
    EXPECT_TRUE(heard.within(std::chrono::seconds{5}, [&] { return other->last_position() == 1; }));
    if (is_postgres()) {
        cut();
        ASSERT_TRUE(write(town().db));
        EXPECT_TRUE(heard.within(std::chrono::seconds{8}, [&] { return other->last_position() == 2; }));
    }
}

TEST_P(Processes, a_connection_that_was_cut_while_it_lay_idle_is_opened_anew) {
    if (!is_postgres()) {
        GTEST_SKIP() << "a file has no connection to cut";
    }
    ASSERT_TRUE(write(town().db));
    cut();
    {
        ReadTx tx{town().db};
        EXPECT_EQ(tx.scalar<std::int64_t>("SELECT size FROM audit_tree").value(), 1);
    }
    cut();
    EXPECT_TRUE(write(town().db));
    EXPECT_EQ(audit_size(), 2);
}

TEST_P(Processes, a_transaction_that_was_cut_in_the_middle_keeps_nothing_and_says_so) {
    if (!is_postgres()) {
        GTEST_SKIP() << "a file has no connection to cut";
    }
    Housekeeping tx{town().db};
    ASSERT_TRUE(tx.exec("INSERT INTO thing (id) VALUES (1)"));
    cut();
    auto const more = tx.exec("INSERT INTO thing (id) VALUES (2)");
    ASSERT_FALSE(more);
    EXPECT_EQ(more.error().code, ErrorCode::unavailable);
    auto const kept = std::move(tx).commit();
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().code, ErrorCode::unavailable);
    ReadTx after{town().db};
    EXPECT_EQ(after.scalar<std::int64_t>("SELECT COUNT(*) FROM thing").value(), 0);
}

TEST_P(Processes, a_commit_without_an_answer_is_not_told_as_done) {
    if (!is_postgres()) {
        GTEST_SKIP() << "a file has no connection to cut";
    }
    Housekeeping tx{town().db};
    ASSERT_TRUE(tx.exec("INSERT INTO thing (id) VALUES (1)"));
    cut();
    auto const kept = std::move(tx).commit();
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().key, "db.unsure");
}

TEST_P(Processes, what_failed_unnoticed_is_never_told_as_kept) {
    Housekeeping tx{town().db};
    ASSERT_TRUE(tx.exec("INSERT INTO thing (id) VALUES (1)"));
    EXPECT_EQ(tx.exec("INSERT INTO thing (id) VALUES (1)").error().code, ErrorCode::conflict);
    auto const kept = std::move(tx).commit();
    if (is_postgres()) {
        EXPECT_FALSE(kept);  // the server drops all of it
    }
}

TEST_P(Processes, two_that_start_at_once_migrate_once) {
    std::vector<Migration> more{{"thing/0001_things", things},
                                {"thing/0002_more", "CREATE TABLE other_thing (id {int}) {strict};"}};
    auto all = more;
    auto const base = base_migrations();
    all.insert(all.begin(), base.begin(), base.end());
    auto const one = another();
    auto const two = another();
    Result<Done> first = Done{};
    std::thread thread{[&] { first = one->migrate(all); }};
    auto const second = two->migrate(all);
    thread.join();
    EXPECT_TRUE(first.ok()) << first.error().cause;
    EXPECT_TRUE(second.ok()) << second.error().cause;
    EXPECT_TRUE(one->missing(all).value().empty());
}

}  // namespace
}  // namespace varn::db
