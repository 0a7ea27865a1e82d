#pragma once
// Work to be done later or again and again: a queue in the database, so that what was acknowledged is done
// even if the process dies, and so that several processes share it. A job runs at least once. What it carries
// is small and no secret: ids, not contents.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/alongside.h"
#include "platform/town.h"

namespace varn::jobs {

enum class State { waiting, running, done, failed, cancelled };

/// A job as administrators see it. What it carries is not told.
struct Job {
    Id<Job> id;
    std::string kind;
    State state{};
    std::string asked_by;  // account id, "operator" or "system"
    Instant run_at;        // earliest
    int attempts = 0;
    int progress = 0;  // permille
    bool cancel_asked = false;
    std::optional<std::string> result;  // where to find what it made
    std::optional<std::string> error;   // text key of the latest failure
    Instant created_at;
    std::optional<Instant> started_at;
    std::optional<Instant> ended_at;
};

/// What is asked for when a job is put in the queue.
struct Order {
    std::string kind;             // lower case letters, dots and hyphens
    std::string payload = "{}";   // JSON
    std::string unique_key = {};  // no second one is put while one with this key waits; empty for none
    std::optional<Instant> run_at = {};
    std::string asked_by = "system";
};

/// Which jobs; empty texts mean all.
struct Filter {
    std::string state = {};
    std::string kind = {};
    int limit = 50;
    int offset = 0;
};

struct Jobs {
    std::vector<Job> items;
    std::int64_t total = 0;
};

/// Who may look at the queue and steer it: administrators of the whole town; auditors look.
inline constexpr std::array jobs_policy{
    auth::Rule{"job.read", auth::Role::administrator, auth::Reach::own_unit},
    auth::Rule{"job.read", auth::Role::auditor, auth::Reach::own_unit},
    auth::Rule{"job.manage", auth::Role::administrator, auth::Reach::own_unit}};

std::vector<db::Migration> jobs_migrations();

/// Puts a job in the queue together with what `tx` writes: it is there when that is kept. The id of the job,
/// or of the one that already waits under that key.
Result<Id<Job>> enqueue(Town& town, db::WriteTx& tx, Order const& order);
Result<Id<Job>> enqueue(Town& town, db::Housekeeping& tx, Order const& order);
/// The same in a transaction of its own.
Result<Id<Job>> enqueue(Town& town, Order const& order);

/// Jobs, the newest first. `forbidden` for who may not.
Result<Jobs> list_jobs(Town& town, auth::Actor const& actor, Filter const& filter);
/// One job.
Result<Job> job(Town& town, auth::Actor const& actor, Id<Job> const& id);
/// How a job stands, for a part that has asked its own policy; nothing when there is none any more.
Result<std::optional<Job>> standing(db::ReadTx& tx, Id<Job> const& id);
/// Asks a job to stop together with what `tx` writes, for a part that has asked its own policy. False when it
/// has ended.
Result<bool> cancel(Town& town, db::WriteTx& tx, Id<Job> const& id);
/// Puts a job that has ended in the queue again, as if new, in ten seconds: time enough to regret. `conflict`
/// for one that waits or runs. Audited.
Result<Job> retry(Town& town, auth::Actor const& actor, Id<Job> const& id);
/// Cancels a waiting job at once; asks a running one to stop. Audited. One that has ended is told as it is.
Result<Job> cancel(Town& town, auth::Actor const& actor, Id<Job> const& id);

}  // namespace varn::jobs

template <>
struct varn::Describe<varn::jobs::Job> {
    using J = jobs::Job;
    static constexpr auto value = entity<J>(
        "job", field<&J::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000031"}),
        field<&J::kind>({.label = "jobs.kind", .example = "jobs.weed"}),
        field<&J::state>({.label = "jobs.state", .example = "waiting"}),
        field<&J::asked_by>({.label = "jobs.asked_by", .example = "system"}),
        field<&J::run_at>({.label = "jobs.run_at", .example = "2024-02-01T12:00:00.000Z"}),
        field<&J::attempts>({.label = "jobs.attempts", .example = "1"}),
        field<&J::progress>({.label = "jobs.progress", .example = "250"}),
        field<&J::cancel_asked>({.label = "jobs.cancel_asked", .example = "false"}),
        field<&J::result>({.label = "jobs.result", .example = "01903f5e-0000-7000-8000-000000000032"}),
        field<&J::error>({.label = "jobs.error", .example = "db.unreachable"}),
        field<&J::created_at>({.label = "jobs.created_at", .example = "2024-02-01T11:59:00.000Z"}),
        field<&J::started_at>({.label = "jobs.started_at", .example = "2024-02-01T12:00:00.500Z"}),
        field<&J::ended_at>({.label = "jobs.ended_at", .example = "2024-02-01T12:00:01.000Z"}));
};
