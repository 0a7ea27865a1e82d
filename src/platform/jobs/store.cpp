#include "store.h"

namespace varn::jobs::store {
namespace {

std::optional<std::string> none_if_empty(std::string const& text) {
    return text.empty() ? std::nullopt : std::optional{text};
}

// Written as one text for both engines: on SQLite whoever writes is alone, so there is nothing to pass over.
constexpr std::string_view due =
    "((state = 'waiting' AND run_at <= $1) OR (state = 'running' AND locked_until < $1)) "
    "AND $2 LIKE '%,' || kind || ',%'";
constexpr std::string_view filtered = " WHERE ($1 = '' OR state = $1) AND ($2 = '' OR kind = $2)";

}  // namespace

Result<std::string> add(db::Alongside& tx, std::string const& id, Order const& order, Instant now) {
    // The one that waits under the key is held until this transaction ends, so that nobody takes it before
    // what it is to work on is there.
    return tx.tx().scalar<std::string>(
        "INSERT INTO job (id, kind, payload, asked_by, unique_key, state, run_at, attempts, progress, "
        "cancel_asked, created_at) VALUES ($1, $2, $3, $4, $5, 'waiting', $6, 0, 0, 0, $7) "
        "ON CONFLICT (unique_key) DO UPDATE SET run_at = CASE WHEN excluded.run_at < job.run_at "
        "THEN excluded.run_at ELSE job.run_at END RETURNING id",
        id, order.kind, order.payload, order.asked_by, none_if_empty(order.unique_key),
        order.run_at.value_or(now), now);
}

Result<bool> has_period(db::ReadTx& tx, std::string const& period) {
    TRY(found, tx.query<std::string>("SELECT id FROM job WHERE period = $1", period));
    return !found.empty();
}

Result<std::int64_t> add_period(db::Alongside& tx, std::string const& id, std::string const& kind,
                                std::string const& period, Instant now) {
    return tx.exec(
        "INSERT INTO job (id, kind, payload, asked_by, period, state, run_at, attempts, progress, "
        "cancel_asked, created_at) SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), '{}', 'system', "
        "CAST($3 AS TEXT), 'waiting', CAST($4 AS TEXT), 0, 0, 0, CAST($4 AS TEXT) "
        "WHERE NOT EXISTS (SELECT 1 FROM job WHERE kind = $2 AND state IN ('waiting', 'running')) "
        "ON CONFLICT (period) DO NOTHING",
        id, kind, period, now);
}

Result<std::vector<Job>> list(db::ReadTx& tx, Filter const& filter) {
    return tx.select<Job>(std::string{filtered} + " ORDER BY created_at DESC, id DESC LIMIT $3 OFFSET $4",
                          filter.state, filter.kind, std::int64_t{filter.limit}, std::int64_t{filter.offset});
}

Result<std::int64_t> count(db::ReadTx& tx, Filter const& filter) {
    return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM job" + std::string{filtered}, filter.state,
                                   filter.kind);
}

Result<std::optional<Job>> one(db::ReadTx& tx, std::string const& id) {
    return tx.first<Job>("WHERE id = $1", id);
}

Result<bool> something_is_due(db::ReadTx& tx, std::string const& kinds, Instant now) {
    static std::string const sql = "SELECT id FROM job WHERE " + std::string{due} + " LIMIT 1";
    TRY(found, tx.query<std::string>(sql, now, kinds));
    return !found.empty();
}

Result<std::optional<Taken>> take(db::Housekeeping& tx, std::string const& kinds, Lease const& lease) {
    static std::string const sql =
        "UPDATE job SET state = 'running', attempts = attempts + 1, unique_key = NULL, error = NULL, "
        "locked_by = $3, locked_until = $4, started_at = $1 WHERE id = (SELECT id FROM job WHERE " +
        std::string{due} +
        " ORDER BY run_at, id LIMIT 1 {skip_locked}) RETURNING id, kind, payload, attempts";
    TRY(rows, tx.query<Taken>(sql, lease.now, kinds, lease.holder, lease.until));
    return rows.empty() ? std::optional<Taken>{} : std::optional{std::move(rows.front())};
}

Result<std::int64_t> end(db::Alongside& tx, Taken const& taken, Lease const& lease, Ending const& ending) {
    bool const ended = ending.state != State::waiting;
    return tx.exec(
        "UPDATE job SET state = $1, run_at = $2, result = $3, error = $4, attempts = attempts - $5, "
        "ended_at = $6, progress = CASE WHEN $1 = 'done' THEN 1000 ELSE progress END, locked_by = NULL, "
        "locked_until = NULL WHERE id = $7 AND locked_by = $8 AND state = 'running' AND attempts = $9",
        std::string{name_of(ending.state)}, ending.run_at, ending.result, ending.error,
        std::int64_t{ending.counts ? 0 : 1}, ended ? std::optional{lease.now} : std::nullopt, taken.id,
        lease.holder, std::int64_t{taken.attempts});
}

Result<std::int64_t> hold(db::Alongside& tx, Lease const& lease) {
    return tx.exec("UPDATE job SET locked_until = $1 WHERE locked_by = $2 AND state = 'running'", lease.until,
                   lease.holder);
}

Result<std::vector<std::string>> going_on(db::ReadTx& tx, std::string const& holder) {
    return tx.query<std::string>(
        "SELECT id FROM job WHERE locked_by = $1 AND state = 'running' AND cancel_asked = 0", holder);
}

Result<std::int64_t> tell_progress(db::Alongside& tx, std::string const& id, Lease const& lease,
                                   int permille) {
    return tx.exec(
        "UPDATE job SET progress = $1, locked_until = $2 WHERE id = $3 AND locked_by = $4 "
        "AND state = 'running' AND cancel_asked = 0",
        std::int64_t{permille}, lease.until, id, lease.holder);
}

Result<std::int64_t> put_back(db::Alongside& tx, std::string const& id, Instant run_at) {
    return tx.exec(
        "UPDATE job SET state = 'waiting', run_at = $1, attempts = 0, progress = 0, cancel_asked = 0, "
        "error = NULL, result = NULL, ended_at = NULL WHERE id = $2 AND state IN ('done', 'failed', "
        "'cancelled')",
        run_at, id);
}

Result<std::int64_t> cancel(db::Alongside& tx, std::string const& id, Instant now) {
    return tx.exec(
        "UPDATE job SET cancel_asked = 1, unique_key = NULL, "
        "ended_at = CASE WHEN state = 'waiting' THEN CAST($1 AS TEXT) ELSE NULL END, "
        "state = CASE WHEN state = 'waiting' THEN 'cancelled' ELSE state END "
        "WHERE id = $2 AND state IN ('waiting', 'running')",
        now, id);
}

Result<std::int64_t> weed(db::Alongside& tx, Instant ended_before, Instant failed_before) {
    return tx.exec(
        "DELETE FROM job WHERE (state IN ('done', 'cancelled') AND ended_at < $1) "
        "OR (state = 'failed' AND ended_at < $2)",
        ended_before, failed_before);
}

}  // namespace varn::jobs::store
