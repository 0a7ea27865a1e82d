// The queue: what is put is done, at least once, by one at a time, whoever dies meanwhile.
#include "platform/jobs.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "platform/job_runner.h"
#include "platform/testing.h"

namespace varn::jobs {
namespace {

using auth::Role;
using testing::somebody;

class Queue : public testing::TownTest {
protected:
    void SetUp() override { migrate(jobs_migrations()); }

    Kind counting(int attempts_max = 6) {
        auto run = [this](Work& work) -> Result<std::string> {
            ++runs_;
            latest_ = work.payload();
            if (fails_) {
                return Error{ErrorCode::unavailable, "db.busy", {}, {}, {}};
            }
            return std::string{"made"};
        };
        return {"count", run, {}, attempts_max};
    }
    std::vector<Kind> kinds_of(Kind kind) { return {std::move(kind)}; }
    Id<Job> put(std::string key = {}, std::optional<Instant> at = {}) {
        return enqueue(town(), {.kind = "count", .unique_key = std::move(key), .run_at = at}).value();
    }
    Job see(Id<Job> const& id) { return job(town(), administrator_, id).value(); }
    void later(int seconds) { clock_.move_to(Instant{clock_.now().milliseconds + seconds * 1000LL}); }

    auth::Actor const administrator_ = somebody(Role::administrator);
    std::atomic<int> runs_{0};
    std::atomic<bool> fails_{false};
    std::string latest_;
};
VARN_ON_EVERY_ENGINE(Queue);

TEST_P(Queue, a_job_is_done_once_and_tells_its_result) {
    auto const id = enqueue(town(), {.kind = "count", .payload = R"({"of":"x"})"}).value();
    Runner runner{town(), kinds_of(counting())};
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_FALSE(runner.run_one().value());
    EXPECT_EQ(runs_, 1);
    EXPECT_EQ(latest_, R"({"of":"x"})");
    auto const told = see(id);
    EXPECT_EQ(told.state, State::done);
    EXPECT_EQ(told.result, "made");
    EXPECT_EQ(told.progress, 1000);
    EXPECT_TRUE(told.ended_at.has_value());
}

TEST_P(Queue, a_job_is_there_exactly_when_what_it_came_with_is) {
    auto const entry = audit::Entry{"system", "job.retry", "job", "x", {}};
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(enqueue(town(), tx, {.kind = "count"}));
    }
    EXPECT_EQ(list_jobs(town(), administrator_, {}).value().total, 0);
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(enqueue(town(), tx, {.kind = "count"}));
        ASSERT_TRUE(std::move(tx).commit(entry));
    }
    EXPECT_EQ(list_jobs(town(), administrator_, {}).value().total, 1);
}

TEST_P(Queue, a_job_for_later_waits_for_its_time) {
    put({}, Instant{clock_.now().milliseconds + 60'000});
    Runner runner{town(), kinds_of(counting())};
    EXPECT_FALSE(runner.run_one().value());
    later(60);
    EXPECT_TRUE(runner.run_one().value());
}

TEST_P(Queue, a_kind_that_this_process_does_not_know_is_left_for_another) {
    put();
    Runner runner{town(), own_kinds()};
    EXPECT_FALSE(runner.run_one().value());
}

TEST_P(Queue, a_key_keeps_a_second_one_out_while_the_first_waits_and_no_longer) {
    auto const first = put("key");
    EXPECT_EQ(put("key"), first);
    EXPECT_EQ(list_jobs(town(), administrator_, {}).value().total, 1);
    Id<Job> second;
    Kind kind{.name = "count", .run = [&](Work&) -> Result<std::string> {
                  second = put("key");  // written while the first one runs: it may not have seen this
                  return std::string{};
              }};
    Runner runner{town(), kinds_of(kind)};
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_NE(second, first);
    EXPECT_EQ(see(second).state, State::waiting);
}

TEST_P(Queue, a_failed_attempt_is_made_again_later_and_later_and_then_no_more) {
    auto const id = put();
    fails_ = true;
    Runner runner{town(), kinds_of(counting(3))};
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_EQ(see(id).state, State::waiting);
    EXPECT_EQ(see(id).error, "db.busy");
    EXPECT_FALSE(runner.run_one().value());
    later(30);
    EXPECT_TRUE(runner.run_one().value());
    later(30);
    EXPECT_FALSE(runner.run_one().value());
    later(90);
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_EQ(see(id).state, State::failed);
    EXPECT_EQ(see(id).attempts, 3);
    later(1'000'000);
    EXPECT_FALSE(runner.run_one().value());
    EXPECT_EQ(runs_, 3);
}

TEST_P(Queue, what_is_wrong_in_itself_is_not_tried_again) {
    auto const id = put();
    Runner runner{town(), kinds_of({.name = "count", .run = [](Work&) -> Result<std::string> {
                                        return invalid("/of", "common.invalid");
                                    }})};
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_EQ(see(id).state, State::failed);
}

TEST_P(Queue, a_job_whose_process_died_is_taken_by_another_when_the_lease_is_over) {
    auto const id = put();
    Runner other{town(), kinds_of(counting())};
    Runner runner{town(), kinds_of({.name = "count", .run = [&](Work&) -> Result<std::string> {
                                        EXPECT_FALSE(other.run_one().value());  // held
                                        later(61);                              // as if dead for a minute
                                        EXPECT_TRUE(other.run_one().value());
                                        return std::string{"late"};
                                    }})};
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_EQ(see(id).state, State::done);
    EXPECT_EQ(see(id).result, "made");  // the one that holds the job tells how it ended
    EXPECT_EQ(see(id).attempts, 2);
}

TEST_P(Queue, a_job_that_kills_its_process_each_time_ends) {
    auto const id = put();
    {
        db::Housekeeping tx{town().db};
        ASSERT_TRUE(
            tx.exec("UPDATE job SET state = 'running', attempts = 2, locked_by = 'x', locked_until = $1",
                    clock_.now()));
        ASSERT_TRUE(std::move(tx).commit());
    }
    later(1);
    Runner runner{town(), kinds_of(counting(2))};
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_EQ(runs_, 0);
    EXPECT_EQ(see(id).state, State::failed);
    EXPECT_EQ(see(id).error, "jobs.never_ended");
}

TEST_P(Queue, many_threads_do_each_job_once) {
    constexpr int count = 40;
    for (int i = 0; i < count; ++i) {
        put();
    }
    {
        Runner one{town(), kinds_of(counting()), {.glance_milliseconds = 20}};
        Runner two{town(), kinds_of(counting()), {.glance_milliseconds = 20}};
        one.start();
        two.start();
        for (int i = 0; i < 500 && list_jobs(town(), administrator_, {.state = "done"}).value().total < count;
             ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        }
    }
    EXPECT_EQ(list_jobs(town(), administrator_, {.state = "done"}).value().total, count);
    EXPECT_EQ(runs_, count);
}

TEST_P(Queue, progress_is_told_and_a_cancelled_job_hears_of_it) {
    auto const id = put();
    Runner runner{town(), kinds_of({.name = "count", .run = [&](Work& work) -> Result<std::string> {
                                        EXPECT_TRUE(work.progress(250));
                                        EXPECT_EQ(see(id).progress, 250);
                                        EXPECT_TRUE(work.goes_on());
                                        EXPECT_TRUE(cancel(town(), administrator_, id).value().cancel_asked);
                                        later(1);
                                        EXPECT_TRUE(work.progress(300));
                                        EXPECT_FALSE(work.goes_on());
                                        return stopped();
                                    }})};
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_EQ(see(id).state, State::cancelled);
    EXPECT_EQ(retry(town(), administrator_, id).value().state, State::waiting);
    EXPECT_EQ(audit_size(), 2);
    EXPECT_FALSE(runner.run_one().value());  // time to regret
    later(10);
    EXPECT_TRUE(runner.run_one().value());
}

TEST_P(Queue, a_server_that_stops_waits_for_its_job_and_puts_it_back) {
    auto const id = put();
    std::atomic<bool> begun{false};
    {
        Runner runner{town(),
                      kinds_of({.name = "count",
                                .run = [&](Work& work) -> Result<std::string> {
                                    begun = true;
                                    while (work.goes_on()) {
                                        std::this_thread::sleep_for(std::chrono::milliseconds{5});
                                    }
                                    return stopped();
                                }}),
                      {.glance_milliseconds = 20}};
        runner.start();
        while (!begun) {
            std::this_thread::sleep_for(std::chrono::milliseconds{5});
        }
    }
    EXPECT_EQ(see(id).state, State::waiting);
    EXPECT_EQ(see(id).attempts, 0);
    EXPECT_FALSE(see(id).error.has_value());
}

TEST_P(Queue, of_several_processes_one_begins_a_period_and_the_next_begins_when_it_is_time) {
    auto kind = counting();
    kind.schedule = {.every_minutes = 10};
    Runner one{town(), kinds_of(kind)};
    Runner two{town(), kinds_of(kind)};
    EXPECT_EQ(one.schedule().value() + two.schedule().value(), 1);
    EXPECT_TRUE(two.run_one().value());
    EXPECT_EQ(one.schedule().value(), 0);
    later(600);
    EXPECT_EQ(one.schedule().value(), 1);
    later(600);
    EXPECT_EQ(two.schedule().value(), 0);  // the earlier one is not done yet
}

TEST_P(Queue, a_daily_kind_goes_by_the_clock_in_stockholm) {
    auto kind = counting();
    kind.schedule = {.daily_at_minute = 7 * 60};
    Runner runner{town(), kinds_of(kind)};
    clock_.move_to(*parse_instant("2024-07-01T04:59:59.000Z"));
    EXPECT_EQ(runner.schedule().value(), 1);  // yesterday's, which nobody has run
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_EQ(runner.schedule().value(), 0);
    clock_.move_to(*parse_instant("2024-07-01T05:00:00.000Z"));
    EXPECT_EQ(runner.schedule().value(), 1);
}

TEST_P(Queue, what_ended_long_ago_is_weeded) {
    put();
    Runner runner{town(), kinds_of(counting())};
    EXPECT_TRUE(runner.run_one().value());
    later(31 * 24 * 3600);
    Runner own{town(), own_kinds()};
    EXPECT_EQ(own.schedule().value(), 1);
    EXPECT_TRUE(own.run_one().value());
    EXPECT_EQ(list_jobs(town(), administrator_, {}).value().total, 1);  // the weeding itself
}

TEST_P(Queue, administrators_steer_auditors_look_and_nobody_else_does) {
    auto const id = put();
    for (auto const& actor : {administrator_, somebody(Role::auditor)}) {
        EXPECT_EQ(list_jobs(town(), actor, {.kind = "count"}).value().total, 1);
        EXPECT_EQ(list_jobs(town(), actor, {.kind = "other"}).value().total, 0);
    }
    for (auto const& actor : {somebody(Role::administrator, {"trafik"}), somebody(Role::strategist)}) {
        EXPECT_EQ(list_jobs(town(), actor, {}).error().code, ErrorCode::forbidden);
        EXPECT_EQ(job(town(), actor, id).error().code, ErrorCode::forbidden);
    }
    EXPECT_EQ(cancel(town(), somebody(Role::auditor), id).error().code, ErrorCode::forbidden);
    EXPECT_EQ(retry(town(), administrator_, id).error().code, ErrorCode::conflict);
    EXPECT_EQ(cancel(town(), administrator_, id).value().state, State::cancelled);
    EXPECT_EQ(cancel(town(), administrator_, id).value().state, State::cancelled);
    EXPECT_EQ(audit_size(), 1);
}

}  // namespace
}  // namespace varn::jobs
