#pragma once
// The questions about jobs.
#include <optional>
#include <string>
#include <vector>

#include "platform/jobs.h"

namespace varn::jobs {

/// A job that this process has taken.
struct Taken {
    std::string id;
    std::string kind;
    std::string payload;
    int attempts = 0;
};

/// How an attempt ended.
struct Ending {
    State state{};  // waiting: to be tried again at `run_at`
    Instant run_at;
    std::optional<std::string> result = {};
    std::optional<std::string> error = {};
    bool counts = true;  // false when the attempt was none: the server stopped
};

/// Who holds a job until when.
struct Lease {
    std::string holder;
    Instant now;
    Instant until;
};

}  // namespace varn::jobs

template <>
struct varn::Describe<varn::jobs::Taken> {
    using T = jobs::Taken;
    static constexpr auto value = entity<T>("taken_job", field<&T::id>({}), field<&T::kind>({}),
                                            field<&T::payload>({}), field<&T::attempts>({}));
};

namespace varn::jobs::store {

/// Adds a job; its id, or that of the one which waits under the same key.
Result<std::string> add(db::Alongside& tx, std::string const& id, Order const& order, Instant now);
Result<bool> has_period(db::ReadTx& tx, std::string const& period);
/// Adds the job of a period, unless it was there or one of its kind is unfinished.
Result<std::int64_t> add_period(db::Alongside& tx, std::string const& id, std::string const& kind,
                                std::string const& period, Instant now);

Result<std::vector<Job>> list(db::ReadTx& tx, Filter const& filter);
Result<std::int64_t> count(db::ReadTx& tx, Filter const& filter);
Result<std::optional<Job>> one(db::ReadTx& tx, std::string const& id);

/// Whether a job of `kinds` (",a,b,") could be taken now.
Result<bool> something_is_due(db::ReadTx& tx, std::string const& kinds, Instant now);
/// Takes the next one, passing over those that others are taking.
Result<std::optional<Taken>> take(db::Housekeeping& tx, std::string const& kinds, Lease const& lease);
/// Keeps how an attempt ended, if `holder` still holds the job: 0 otherwise.
Result<std::int64_t> end(db::Alongside& tx, Taken const& taken, Lease const& lease, Ending const& ending);
/// Holds every job of the holder for longer.
Result<std::int64_t> hold(db::Alongside& tx, Lease const& lease);
/// The jobs of the holder that are to go on.
Result<std::vector<std::string>> going_on(db::ReadTx& tx, std::string const& holder);
Result<std::int64_t> tell_progress(db::Alongside& tx, std::string const& id, Lease const& lease,
                                   int permille);

Result<std::int64_t> put_back(db::Alongside& tx, std::string const& id, Instant run_at);
Result<std::int64_t> cancel(db::Alongside& tx, std::string const& id, Instant now);
/// Removes what ended well before one instant, and what failed before another.
Result<std::int64_t> weed(db::Alongside& tx, Instant ended_before, Instant failed_before);

}  // namespace varn::jobs::store
