#pragma once
// Who does the jobs: a few threads of the server. Each part of the platform says which kinds it knows; the
// composition root gives them all to one runner.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/jobs.h"

namespace varn::jobs {

/// A job under way, in the hands of its kind's function.
class Work {
public:
    struct Inside;
    explicit Work(Inside& inside) : inside_(inside) {}

    Town& town() const;
    Id<Job> const& id() const;
    std::string const& payload() const;
    /// Which attempt this is, from 1.
    int attempt() const;
    /// Tells how far the work has come, 0 to 1000; written now and then.
    Result<Done> progress(int permille);
    /// False when the job was cancelled, the server stops or another process has taken the job over: leave
    /// soon, with `stopped()`. A server that stops puts the job back for the next one.
    bool goes_on() const;

private:
    Inside& inside_;
};

/// What a function answers when it left because its work no longer goes on.
Error stopped();

/// When a kind runs by itself: so often, or every day at a time in Stockholm. Of all processes one does it.
struct Schedule {
    int every_minutes = 0;     // 0 for never
    int daily_at_minute = -1;  // of the day, 0 to 1439; -1 for never
    bool is_set() const { return every_minutes > 0 || daily_at_minute >= 0; }
};

/// A kind of job. `run` gives a reference to its result, or nothing (""). It may run again after a failure or
/// a crash, so it does its work such that twice is once. An `invalid` error is final; others are tried again,
/// later and later.
struct Kind {
    std::string name;
    std::function<Result<std::string>(Work& work)> run;
    Schedule schedule = {};
    int attempts_max = 6;
};

struct RunnerOptions {
    int threads = 2;
    int lease_seconds = 60;  // how long a job is held after the last sign of life of its process
    int glance_milliseconds = 1000;
};

/// Runs jobs until it goes away. Then no job is begun, those under way are told that they no longer go on,
/// and waited for.
class Runner {
public:
    Runner(Town& town, std::vector<Kind> kinds, RunnerOptions options = {});
    ~Runner();
    Runner(Runner const&) = delete;
    Runner& operator=(Runner const&) = delete;

    /// Starts the threads.
    void start();
    /// Something may wait: look at once.
    void wake();
    /// Runs the next job that is due, here and now; false when there is none.
    Result<bool> run_one();
    /// Puts what is due by schedule in the queue; how many.
    Result<int> schedule();

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// The kinds of the queue itself: weeding of jobs that ended long ago.
std::vector<Kind> own_kinds();

}  // namespace varn::jobs
