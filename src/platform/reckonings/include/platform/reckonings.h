#pragma once
// Long computations: asked for now, worked out by a job (or at once, when they are small), read by id until
// they are weeded. The part knows nothing of what is worked out: question and answer are JSON of the room
// that asks, whose own policy has said that the actor may. An answer names the model that it saw, so whoever
// reads it can say that it is stale.
#include <optional>
#include <string>
#include <vector>

#include "platform/job_runner.h"

namespace varn::reckonings {

/// So long an answer is kept after it was asked for.
inline constexpr int kept_days = 30;

/// What was asked, and how far it has come. `state` and `progress` are the job's; without a job it is done.
struct Reckoning {
    Id<Reckoning> id;
    std::string kind;
    std::string asked_by;
    std::string question;
    std::optional<Id<jobs::Job>> job;
    std::optional<std::string> answer;
    jobs::State state{};
    int progress = 0;                  // permille
    std::optional<std::string> error;  // text key of the latest failure
    Instant created_at;
    std::optional<Instant> answered_at;
};

/// What is asked: a kind of job of that name works it out.
struct Question {
    std::string kind;
    std::string text;    // JSON
    std::string action;  // of the room's policy; how the audit tells it
};

std::vector<db::Migration> reckonings_migrations();

/// Keeps a question for a job of its kind, which is put in the queue. Audited.
Result<Id<Reckoning>> order(Town& town, auth::Actor const& actor, Question const& question);
/// Keeps a question that is answered already. Audited.
Result<Id<Reckoning>> keep(Town& town, auth::Actor const& actor, Question const& question,
                           std::string const& answer);

/// One, or nothing when there is none or it has been weeded.
Result<std::optional<Reckoning>> find(db::ReadTx& tx, Id<Reckoning> const& id);
/// Those of these kinds, without question and answer, the newest first, and how many there are in all.
struct Found {
    std::vector<Reckoning> items;
    std::int64_t total = 0;
};
Result<Found> latest(db::ReadTx& tx, std::vector<std::string> const& kinds, int limit, int offset);

/// Asks its job to stop. Audited, unless it has ended already.
Result<Done> cancel(Town& town, auth::Actor const& actor, Id<Reckoning> const& id, std::string const& action);

/// For the function of a kind: the question of the job in hand. `invalid` when it has been weeded.
Result<Reckoning> asked(jobs::Work& work);
/// Keeps the answer. Twice is once: the later one counts.
Result<Done> answer(Town& town, Id<Reckoning> const& id, std::string const& answer);

/// The kinds of this part: weeding, every night.
std::vector<jobs::Kind> own_kinds();

}  // namespace varn::reckonings
