// The threads that do the jobs, and the one that keeps their leases and the schedule.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "platform/job_runner.h"
#include "platform/log.h"
#include "schedule.h"
#include "store.h"

namespace varn::jobs {
namespace {

constexpr std::int64_t second = 1000;
constexpr std::int64_t backoff_first = 30 * second;
constexpr std::int64_t backoff_most = 6 * 3600 * second;
constexpr std::int64_t progress_between = second / 2;
constexpr std::chrono::seconds keeping_between{10};

/// 30 seconds, 2 minutes, 8 minutes … 6 hours.
Instant next_attempt(Instant now, int attempts) {
    auto wait = backoff_first;
    for (int i = 1; i < attempts && wait < backoff_most; ++i) {
        wait *= 4;
    }
    return Instant{now.milliseconds + std::min(wait, backoff_most)};
}

std::string names_of(std::vector<Kind> const& kinds) {
    std::string all = ",";
    for (auto const& kind : kinds) {
        ASSERT(kind.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz.-") == std::string::npos);
        all += kind.name + ",";
    }
    return all;
}

}  // namespace

struct Work::Inside {
    Town& town;
    Taken taken;
    Id<Job> id;
    std::string holder;
    std::int64_t lease;
    std::atomic<bool> const& stopping;
    std::atomic<bool> lost{false};  // cancelled, or taken over
    std::int64_t told_at = 0;

    Lease lease_now() const {
        auto const now = town.clock.now();
        return {holder, now, Instant{now.milliseconds + lease}};
    }
};

Town& Work::town() const {
    return inside_.town;
}
Id<Job> const& Work::id() const {
    return inside_.id;
}
std::string const& Work::payload() const {
    return inside_.taken.payload;
}
int Work::attempt() const {
    return inside_.taken.attempts;
}
bool Work::goes_on() const {
    return !inside_.stopping && !inside_.lost;
}

Result<Done> Work::progress(int permille) {
    auto const lease = inside_.lease_now();
    if (inside_.told_at != 0 && lease.now.milliseconds - inside_.told_at < progress_between) {
        return Done{};
    }
    inside_.told_at = lease.now.milliseconds;
    db::Housekeeping tx{inside_.town.db};
    db::Alongside beside{tx};
    TRY(touched, store::tell_progress(beside, inside_.id.text, lease, std::clamp(permille, 0, 1000)));
    CHECK(std::move(tx).commit());
    if (touched == 0) {
        inside_.lost = true;
    }
    return Done{};
}

Error stopped() {
    return Error{ErrorCode::unavailable, "jobs.stopped", {}, {}, {}};
}

struct Runner::Inside {
    Inside(Town& in_town, std::vector<Kind> given, RunnerOptions const& wanted)
        : town(in_town),
          kinds(std::move(given)),
          names(names_of(kinds)),
          options(wanted),
          holder(town.ids.next()) {}

    Lease lease() const {
        auto const now = town.clock.now();
        return {holder, now, Instant{now.milliseconds + options.lease_seconds * second}};
    }

    Result<std::optional<Taken>> take() {
        auto const wanted = lease();
        {
            // Looked at first, since taking makes others wait on SQLite.
            db::ReadTx tx{town.db};
            TRY(is_due, store::something_is_due(tx, names, wanted.now));
            if (!is_due) {
                return std::optional<Taken>{};
            }
        }
        db::Housekeeping tx{town.db};
        TRY(taken, store::take(tx, names, wanted));
        CHECK(std::move(tx).commit());
        return std::move(taken);
    }

    /// How this attempt ended.
    Ending ending(Kind const& kind, Work::Inside const& work, Result<std::string> const& outcome) const {
        auto const now = town.clock.now();
        if (outcome) {
            auto const& made = outcome.value();
            return {State::done, now, made.empty() ? std::nullopt : std::optional{made}};
        }
        auto const& error = outcome.error();
        if (work.lost) {
            return {State::cancelled, now};
        }
        if (stopping) {
            return {State::waiting, now, {}, {}, false};
        }
        log::warning("jobs.failed", {log::word("kind", kind.name), log::id("job", work.id.text),
                                     log::word("error", error.key), log::cause(error.cause)});
        bool const is_final = error.code == ErrorCode::invalid || work.taken.attempts >= kind.attempts_max;
        return {
            is_final ? State::failed : State::waiting, next_attempt(now, work.taken.attempts), {}, error.key};
    }

    Result<std::string> attempt(Kind const& kind, Work::Inside& inside) {
        // Taken once too often: its process died each time.
        if (inside.taken.attempts > kind.attempts_max) {
            return Error{ErrorCode::internal, "jobs.never_ended", {}, {}, {}};
        }
        Work work{inside};
        return kind.run(work);
    }

    Result<Done> perform(Taken const& taken) {
        auto const kind =
            std::find_if(kinds.begin(), kinds.end(), [&](Kind const& one) { return one.name == taken.kind; });
        ASSERT(kind != kinds.end());
        Work::Inside work{town, taken, {taken.id}, holder, options.lease_seconds * second, stopping};
        {
            std::lock_guard const lock{mutex};
            under_way[taken.id] = &work;
        }
        auto const outcome = attempt(*kind, work);
        {
            std::lock_guard const lock{mutex};
            under_way.erase(taken.id);
        }
        db::Housekeeping tx{town.db};
        db::Alongside beside{tx};
        TRY(kept, store::end(beside, taken, lease(), ending(*kind, work, outcome)));
        CHECK(std::move(tx).commit());
        if (kept == 0) {
            log::warning("jobs.taken_over", {log::word("kind", kind->name), log::id("job", taken.id)});
        }
        return Done{};
    }

    /// Holds what is under way, and hears what was cancelled or taken over.
    Result<Done> keep() {
        {
            std::lock_guard const lock{mutex};
            if (under_way.empty()) {
                return Done{};
            }
        }
        db::Housekeeping tx{town.db};
        db::Alongside beside{tx};
        CHECK(store::hold(beside, lease()));
        // Asked while nobody may begin or end here, so that one just taken is not held for lost.
        std::lock_guard const lock{mutex};
        TRY(going_on, store::going_on(tx, holder));
        for (auto const& [id, work] : under_way) {
            if (std::find(going_on.begin(), going_on.end(), id) == going_on.end()) {
                work->lost = true;
            }
        }
        return std::move(tx).commit();
    }

    /// Waits for a while, for a sign or for the end; false at the end.
    bool rest(std::chrono::milliseconds most) {
        std::unique_lock lock{mutex};
        auto const seen = signs;
        sign.wait_for(lock, most, [&] { return stopping || signs != seen; });
        return !stopping;
    }

    Town& town;
    std::vector<Kind> const kinds;
    std::string const names;
    RunnerOptions const options;
    std::string const holder;
    std::atomic<bool> stopping{false};
    std::mutex mutex;
    std::condition_variable sign;
    std::uint64_t signs = 0;
    std::map<std::string, Work::Inside*> under_way;
    std::vector<std::thread> threads;
};

Runner::Runner(Town& town, std::vector<Kind> kinds, RunnerOptions options)
    : inside_(std::make_unique<Inside>(town, std::move(kinds), options)) {}

Runner::~Runner() {
    inside_->stopping = true;
    wake();
    for (auto& thread : inside_->threads) {
        thread.join();
    }
}

void Runner::start() {
    auto const glance = std::chrono::milliseconds{inside_->options.glance_milliseconds};
    for (int i = 0; i < inside_->options.threads; ++i) {
        inside_->threads.emplace_back([this, glance] {
            while (!inside_->stopping) {
                auto const ran = run_one();
                if (!ran) {
                    log::warning("jobs.not_run",
                                 {log::word("error", ran.error().key), log::cause(ran.error().cause)});
                }
                if (!ran || !ran.value()) {
                    inside_->rest(glance);
                }
            }
        });
    }
    inside_->threads.emplace_back([this] {
        auto const lease = std::chrono::seconds{std::max(1, inside_->options.lease_seconds / 3)};
        do {
            auto const kept = inside_->keep();
            auto const scheduled = schedule();
            if (!kept || !scheduled) {
                auto const& error = !kept ? kept.error() : scheduled.error();
                log::warning("jobs.not_kept", {log::word("error", error.key), log::cause(error.cause)});
            }
        } while (inside_->rest(std::min<std::chrono::milliseconds>(lease, keeping_between)));
    });
}

void Runner::wake() {
    {
        std::lock_guard const lock{inside_->mutex};
        ++inside_->signs;
    }
    inside_->sign.notify_all();
}

Result<bool> Runner::run_one() {
    TRY(taken, inside_->take());
    if (!taken) {
        return false;
    }
    CHECK(inside_->perform(*taken));
    return true;
}

Result<int> Runner::schedule() {
    auto& town = inside_->town;
    int put = 0;
    for (auto const& kind : inside_->kinds) {
        if (!kind.schedule.is_set()) {
            continue;
        }
        auto const now = town.clock.now();
        auto const period = period_of(kind, now);
        {
            db::ReadTx tx{town.db};
            TRY(is_put, store::has_period(tx, period));
            if (is_put) {
                continue;
            }
        }
        db::Housekeeping tx{town.db};
        db::Alongside beside{tx};
        TRY(added, store::add_period(beside, town.ids.next(), kind.name, period, now));
        CHECK(std::move(tx).commit());
        put += static_cast<int>(added);
    }
    if (put > 0) {
        wake();
    }
    return put;
}

std::vector<Kind> own_kinds() {
    constexpr std::int64_t day = 24 * 3600 * second;
    auto weed = [](Work& work) -> Result<std::string> {
        auto const now = work.town().clock.now().milliseconds;
        db::Housekeeping tx{work.town().db};
        db::Alongside beside{tx};
        CHECK(store::weed(beside, Instant{now - 30 * day}, Instant{now - 180 * day}));
        CHECK(std::move(tx).commit());
        return std::string{};
    };
    return {{.name = "jobs.weed", .run = weed, .schedule = {.daily_at_minute = 3 * 60}}};
}

}  // namespace varn::jobs
