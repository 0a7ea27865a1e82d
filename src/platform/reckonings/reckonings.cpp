#include "platform/reckonings.h"

#include "platform/alongside.h"
#include "platform/assets.h"
#include "platform/db_migrations.h"
#include "platform/json.h"

namespace varn::assets {
std::span<File const> reckonings_migrations();
}

namespace varn::reckonings {

/// A row of the table.
struct Kept {
    Id<Reckoning> id;
    std::string kind;
    std::string asked_by;
    std::string question;
    std::optional<Id<jobs::Job>> job;
    std::optional<std::string> answer;
    Instant created_at;
    std::optional<Instant> answered_at;
};
/// What a job carries.
struct Carried {
    Id<Reckoning> reckoning;
};

}  // namespace varn::reckonings

template <>
struct varn::Describe<varn::reckonings::Kept> {
    using K = reckonings::Kept;
    static constexpr auto value =
        entity<K>("kept_reckoning", field<&K::id>({}), field<&K::kind>({}), field<&K::asked_by>({}),
                  field<&K::question>({}), field<&K::job>({}), field<&K::answer>({}),
                  field<&K::created_at>({}), field<&K::answered_at>({}));
};
template <>
struct varn::Describe<varn::reckonings::Carried> {
    using C = reckonings::Carried;
    static constexpr auto value = entity<C>("carried_reckoning", field<&C::reckoning>({}));
};

namespace varn::reckonings {
namespace {

constexpr std::int64_t day_in_milliseconds = 24LL * 3600 * 1000;

audit::Entry told_of(auth::Actor const& actor, std::string const& action, std::string const& id) {
    auto entry = audit::entry(actor, action);
    entry.entity = "reckoning";
    entry.subject = id;
    return entry;
}

Result<std::int64_t> insert(db::WriteTx& tx, Kept const& row) {
    return db::Alongside{tx}.exec(
        "INSERT INTO reckoning (id, kind, asked_by, question, job, answer, created_at, answered_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        row.id, row.kind, row.asked_by, row.question, row.job, row.answer, row.created_at, row.answered_at);
}

/// A row with how its job stands. A job that has been weeded before its reckoning has ended without an
/// answer.
Result<Reckoning> standing(db::ReadTx& tx, Kept row) {
    Reckoning told{row.id,  std::move(row.kind),   std::move(row.asked_by), std::move(row.question),
                   row.job, std::move(row.answer), jobs::State::done,       1000,
                   {},      row.created_at,        row.answered_at};
    if (told.answered_at || !told.job) {
        return told;
    }
    TRY(job, jobs::standing(tx, *told.job));
    told.state = job ? job->state : jobs::State::failed;
    told.progress = job ? job->progress : 0;
    told.error = job ? job->error : std::nullopt;
    if (told.state == jobs::State::running && job->cancel_asked) {
        told.state = jobs::State::cancelled;
    }
    return told;
}

}  // namespace

std::vector<db::Migration> reckonings_migrations() {
    return db::migrations_of("reckonings", assets::reckonings_migrations());
}

Result<Id<Reckoning>> order(Town& town, auth::Actor const& actor, Question const& question) {
    db::WriteTx tx{town.db};
    auto const id = town.new_id<Reckoning>();
    TRY(job, jobs::enqueue(
                 town, tx,
                 {.kind = question.kind, .payload = json::write(Carried{id}), .asked_by = actor.account}));
    CHECK(insert(tx,
                 {id, question.kind, actor.account, question.text, job, {}, town.clock.now(), std::nullopt}));
    CHECK(std::move(tx).commit(told_of(actor, question.action, id.text)));
    return id;
}

Result<Id<Reckoning>> keep(Town& town, auth::Actor const& actor, Question const& question,
                           std::string const& answer) {
    db::WriteTx tx{town.db};
    auto const id = town.new_id<Reckoning>();
    auto const now = town.clock.now();
    CHECK(insert(tx, {id, question.kind, actor.account, question.text, {}, answer, now, now}));
    CHECK(std::move(tx).commit(told_of(actor, question.action, id.text)));
    return id;
}

Result<std::optional<Reckoning>> find(db::ReadTx& tx, Id<Reckoning> const& id) {
    TRY(rows, tx.query<Kept>("SELECT id, kind, asked_by, question, job, answer, created_at, answered_at FROM "
                             "reckoning WHERE id = $1",
                             id));
    if (rows.empty()) {
        return std::optional<Reckoning>{};
    }
    TRY(told, standing(tx, std::move(rows.front())));
    return std::optional{std::move(told)};
}

Result<Found> latest(db::ReadTx& tx, std::vector<std::string> const& kinds, int limit, int offset) {
    std::string wanted = ",";
    for (auto const& kind : kinds) {
        wanted += kind + ",";
    }
    TRY(rows, tx.query<Kept>("SELECT id, kind, asked_by, '', job, NULL, created_at, answered_at FROM "
                             "reckoning WHERE $1 LIKE '%,' || kind || ',%' ORDER BY created_at DESC, id DESC "
                             "LIMIT $2 OFFSET $3",
                             wanted, std::int64_t{limit}, std::int64_t{offset}));
    Found found;
    TRY(total,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM reckoning WHERE $1 LIKE '%,' || kind || ',%'", wanted));
    found.total = total;
    for (auto& row : rows) {
        TRY(told, standing(tx, std::move(row)));
        found.items.push_back(std::move(told));
    }
    return found;
}

Result<Done> cancel(Town& town, auth::Actor const& actor, Id<Reckoning> const& id,
                    std::string const& action) {
    db::WriteTx tx{town.db};
    TRY(found, find(tx, id));
    if (!found) {
        return not_found();
    }
    if (!found->job) {
        return Done{};
    }
    TRY(is_stopping, jobs::cancel(town, tx, *found->job));
    return is_stopping ? std::move(tx).commit(told_of(actor, action, id.text)) : Result<Done>{Done{}};
}

Result<Reckoning> asked(jobs::Work& work) {
    TRY(carried, json::read<Carried>(work.payload()));
    db::ReadTx tx{work.town().db};
    TRY(found, find(tx, carried.reckoning));
    if (!found) {
        return invalid("/reckoning", "reckonings.weeded");
    }
    return std::move(*found);
}

Result<Done> answer(Town& town, Id<Reckoning> const& id, std::string const& answer) {
    db::Housekeeping tx{town.db};
    CHECK(tx.exec("UPDATE reckoning SET answer = $1, answered_at = $2 WHERE id = $3", answer,
                  town.clock.now(), id));
    return std::move(tx).commit();
}

std::vector<jobs::Kind> own_kinds() {
    auto weed = [](jobs::Work& work) -> Result<std::string> {
        db::Housekeeping tx{work.town().db};
        Instant const before{work.town().clock.now().milliseconds - kept_days * day_in_milliseconds};
        CHECK(tx.exec("DELETE FROM reckoning WHERE created_at < $1", before));
        CHECK(std::move(tx).commit());
        return std::string{};
    };
    return {{.name = "reckonings.weed", .run = weed, .schedule = {.daily_at_minute = 3 * 60 + 20}}};
}

}  // namespace varn::reckonings
