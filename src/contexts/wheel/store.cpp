#include "store.h"

namespace varn::wheel::store {

Result<http::Page<CalendarEntry>> entries(db::ReadTx& tx, std::string const& unit, Window window) {
    TRY(items, tx.select<CalendarEntry>("WHERE $1 = '' OR unit = $1 ORDER BY first_on, id LIMIT $2 OFFSET $3",
                                        unit, std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {calendar_entry} WHERE $1 = '' OR unit = $1", unit));
    return http::Page<CalendarEntry>{std::move(items), total};
}

Result<std::vector<CalendarEntry>> living_entries(db::ReadTx& tx) {
    return tx.select<CalendarEntry>("WHERE is_withdrawn = 0 ORDER BY first_on, id");
}

Result<std::vector<CalendarEntry>> entries_with_key(db::ReadTx& tx) {
    return tx.select<CalendarEntry>("WHERE key IS NOT NULL ORDER BY key");
}

Result<std::vector<Completion>> completions(db::ReadTx& tx) {
    return tx.select<Completion>("ORDER BY entry, due_on");
}

Result<std::vector<Completion>> completions_of(db::ReadTx& tx, Id<CalendarEntry> const& entry) {
    return tx.select<Completion>("WHERE entry = $1 ORDER BY due_on", entry);
}

Result<http::Page<CalendarFeed>> feeds_of(db::ReadTx& tx, Id<auth::Account> const& account, Window window) {
    TRY(items,
        tx.select<CalendarFeed>("WHERE account = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3",
                                account, std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {calendar_feed} WHERE account = $1", account));
    return http::Page<CalendarFeed>{std::move(items), total};
}

Result<std::int64_t> living_feeds(db::ReadTx& tx, Id<auth::Account> const& account, Date today) {
    return tx.scalar<std::int64_t>(
        "SELECT COUNT(*) FROM {calendar_feed} WHERE account = $1 AND revoked_at IS NULL AND valid_to >= $2",
        account, today);
}

Result<std::optional<CalendarFeed>> feed_with(db::ReadTx& tx, std::string const& token_hash) {
    return tx.first<CalendarFeed>("WHERE token_hash = $1", token_hash);
}

Result<std::vector<programme::Requirement>> recurring(db::ReadTx& tx) {
    return tx.select<programme::Requirement>(
        "WHERE interval_months IS NOT NULL OR mandate_deadline_months IS NOT NULL OR EXISTS (SELECT 1 FROM "
        "{calendar_entry} AS e WHERE e.requirement = requirement.id AND e.is_withdrawn = 0) ORDER BY key");
}

Result<std::vector<programme::Carrier>> carriers(db::ReadTx& tx) {
    return tx.select<programme::Carrier>("WHERE requirement IS NOT NULL ORDER BY requirement, id");
}

Result<std::vector<programme::Catalogue>> catalogues(db::ReadTx& tx) {
    return tx.all_by_key<programme::Catalogue>();
}

Result<std::vector<programme::Fulfilment>> fulfilments(db::ReadTx& tx, Date until) {
    return tx.select<programme::Fulfilment>("WHERE done_on <= $1 ORDER BY requirement, unit, done_on", until);
}

Result<std::vector<Date>> mandate_beginnings(db::ReadTx& tx) {
    return tx.query<Date>(
        "SELECT DISTINCT mandate_from FROM {edition} WHERE mandate_from IS NOT NULL ORDER BY mandate_from");
}

Result<std::vector<Serving>> focus_areas(db::ReadTx& tx, Date on) {
    // A link is stored once, from the kind that stands first: focus area, goal, responsibility, requirement.
    return tx.query<Serving>(
        "SELECT r.to_id, a.key, a.title FROM {focus_area} a JOIN {edition} d ON d.id = a.edition "
        "JOIN {link} r ON r.edition = a.edition AND r.to_kind = 'requirement' "
        "WHERE (d.valid_to IS NULL OR d.valid_to >= $1) AND (r.from_id = a.id "
        "OR EXISTS (SELECT 1 FROM {link} l WHERE l.edition = a.edition AND l.from_id = a.id AND l.to_id = "
        "r.from_id) "
        "OR EXISTS (SELECT 1 FROM {link} l JOIN {link} m ON m.edition = l.edition AND m.from_id = l.to_id "
        "WHERE l.edition = a.edition AND l.from_id = a.id AND l.to_kind = 'goal' AND m.to_id = r.from_id)) "
        "ORDER BY COALESCE(d.valid_from, '9999-12-31'), d.key, a.position, a.key",
        on);
}

Result<std::vector<Written>> last_written(db::ReadTx& tx, std::string_view entity) {
    return tx.query<Written>("SELECT subject, MAX(at) FROM {audit_entry} WHERE entity = $1 GROUP BY subject",
                             entity);
}

}  // namespace varn::wheel::store
