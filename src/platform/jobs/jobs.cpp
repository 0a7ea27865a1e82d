#include "platform/jobs.h"

#include "platform/assets.h"
#include "platform/db_migrations.h"
#include "store.h"

namespace varn::assets {
std::span<File const> jobs_migrations();
}

namespace varn::jobs {
namespace {

constexpr std::size_t payload_bytes_max = 8000;
constexpr std::int64_t time_to_regret = 10'000;

Result<Id<Job>> put(Town& town, db::Alongside tx, Order const& order) {
    ASSERT(!order.kind.empty() &&
           order.kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz.-") == std::string::npos);
    ASSERT(order.payload.size() <= payload_bytes_max);
    auto const id = town.new_id<Job>();
    TRY(kept, store::add(tx, id.text, order, town.clock.now()));
    return Id<Job>{kept};
}

using Change = Result<std::int64_t> (*)(db::Alongside& tx, std::string const& id, Instant when);

/// What an administrator wants done with a job.
struct Wish {
    std::string action;
    Change change;
    Instant when;
    bool must_change;  // refused when the job is in no state for it; else told as it is
};

/// Does it, and tells it in the audit.
Result<Job> steer(Town& town, auth::Actor const& actor, Id<Job> const& id, Wish const& wish) {
    CHECK(auth::judge(jobs_policy, actor, "job.manage", std::nullopt));
    db::WriteTx tx{town.db};
    TRY(before, store::one(tx, id.text));
    if (!before) {
        return not_found();
    }
    db::Alongside beside{tx};
    TRY(touched, wish.change(beside, id.text, wish.when));
    if (touched == 0 && wish.must_change) {
        return Error{ErrorCode::conflict, "jobs.not_now", {}, {}, {}};
    }
    if (touched == 0) {
        return std::move(*before);
    }
    TRY(after, store::one(tx, id.text));
    auto entry = audit::entry(actor, wish.action);
    entry.entity = "job";
    entry.subject = id.text;
    CHECK(std::move(tx).commit(entry));
    return std::move(*after);
}

}  // namespace

std::vector<db::Migration> jobs_migrations() {
    return db::migrations_of("jobs", assets::jobs_migrations());
}

Result<Id<Job>> enqueue(Town& town, db::WriteTx& tx, Order const& order) {
    return put(town, db::Alongside{tx}, order);
}

Result<Id<Job>> enqueue(Town& town, db::Housekeeping& tx, Order const& order) {
    return put(town, db::Alongside{tx}, order);
}

Result<Id<Job>> enqueue(Town& town, Order const& order) {
    db::Housekeeping tx{town.db};
    TRY(id, enqueue(town, tx, order));
    CHECK(std::move(tx).commit());
    return id;
}

Result<Jobs> list_jobs(Town& town, auth::Actor const& actor, Filter const& filter) {
    CHECK(auth::judge(jobs_policy, actor, "job.read", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(items, store::list(tx, filter));
    TRY(total, store::count(tx, filter));
    return Jobs{std::move(items), total};
}

Result<Job> job(Town& town, auth::Actor const& actor, Id<Job> const& id) {
    CHECK(auth::judge(jobs_policy, actor, "job.read", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(found, store::one(tx, id.text));
    if (!found) {
        return not_found();
    }
    return std::move(*found);
}

Result<std::optional<Job>> standing(db::ReadTx& tx, Id<Job> const& id) {
    return store::one(tx, id.text);
}

Result<bool> cancel(Town& town, db::WriteTx& tx, Id<Job> const& id) {
    db::Alongside beside{tx};
    TRY(touched, store::cancel(beside, id.text, town.clock.now()));
    return touched > 0;
}

Result<Job> retry(Town& town, auth::Actor const& actor, Id<Job> const& id) {
    Instant const soon{town.clock.now().milliseconds + time_to_regret};
    return steer(town, actor, id, {"job.retry", store::put_back, soon, true});
}

Result<Job> cancel(Town& town, auth::Actor const& actor, Id<Job> const& id) {
    return steer(town, actor, id, {"job.cancel", store::cancel, town.clock.now(), false});
}

}  // namespace varn::jobs
