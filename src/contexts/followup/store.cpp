#include "store.h"

#include "store_described.h"

namespace varn::followup::store {
namespace {

/// The opened rounds about any edition of the programme that $1 is an edition of.
constexpr std::string_view same_programme =
    "(SELECT r.id FROM {follow_up_round} r JOIN {edition} e ON e.id = r.edition JOIN {edition} o ON "
    "o.programme = e.programme WHERE o.id = $1 AND r.state <> 'draft')";

std::string with_same_programme(std::string_view before, std::string_view after) {
    std::string text{before};
    text += same_programme;
    text += after;
    return text;
}

}  // namespace

Result<Page<Round>> rounds(db::ReadTx& tx, Window window) {
    TRY(items, tx.select<Round>("ORDER BY period_to DESC, due DESC, id DESC LIMIT $1 OFFSET $2",
                                std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {follow_up_round}"));
    return Page<Round>{std::move(items), total};
}

Result<std::vector<Round>> opened_rounds(db::ReadTx& tx) {
    return tx.select<Round>("WHERE state <> 'draft' ORDER BY period_to DESC, due DESC, id DESC");
}

Result<std::vector<Round>> open_rounds(db::ReadTx& tx) {
    return tx.select<Round>("WHERE state = 'open' ORDER BY due, id");
}

Result<std::vector<Round>> rounds_named(db::ReadTx& tx, std::string const& name) {
    return tx.select<Round>("WHERE id = $1 OR name = $1 ORDER BY period_to DESC, id DESC", name);
}

Result<std::vector<Round>> rounds_of_same_programme(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.select<Round>(with_same_programme("WHERE id IN ", " ORDER BY period_to, due, id"), edition);
}

Result<std::optional<Round>> newest_round_of_goal(db::ReadTx& tx, Id<Goal> const& goal) {
    return tx.first<Round>(
        "WHERE state <> 'draft' AND id IN (SELECT g.round FROM {round_goal} g WHERE g.goal = $1) "
        "ORDER BY period_to DESC, due DESC, id DESC LIMIT 1",
        goal);
}

Result<std::vector<SheetCount>> sheet_counts(db::ReadTx& tx) {
    return tx.query<SheetCount>(
        "SELECT round, status, COUNT(*) FROM {follow_up_sheet} GROUP BY round, status");
}

Result<std::vector<GoalCount>> goal_counts(db::ReadTx& tx) {
    return tx.query<GoalCount>("SELECT round, COUNT(*) FROM {round_goal} GROUP BY round");
}

Result<std::vector<RoundUnit>> units(db::ReadTx& tx, Id<Round> const& round) {
    return tx.select<RoundUnit>("WHERE round = $1 ORDER BY position, id", round);
}
Result<std::vector<RoundGoal>> goals(db::ReadTx& tx, Id<Round> const& round) {
    return tx.select<RoundGoal>("WHERE round = $1 ORDER BY position, id", round);
}
Result<std::vector<RoundFocusArea>> focus_areas(db::ReadTx& tx, Id<Round> const& round) {
    return tx.select<RoundFocusArea>("WHERE round = $1 ORDER BY position, focus_area, goal", round);
}
Result<std::vector<RoundSector>> sectors(db::ReadTx& tx, Id<Round> const& round) {
    return tx.select<RoundSector>("WHERE round = $1 ORDER BY name COLLATE \"sv-SE-x-icu\", sector, unit",
                                  round);
}

Result<bool> asks_of(db::ReadTx& tx, Id<Round> const& round, Id<Goal> const& goal) {
    TRY(count, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {round_goal} WHERE round = $1 AND goal = $2",
                                       round, goal));
    return count == 1;
}

Result<std::vector<AskedGoal>> goals_of_programme(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.query<AskedGoal>(
        with_same_programme("SELECT round, goal, position FROM {round_goal} WHERE round IN ",
                            " ORDER BY round, position"),
        edition);
}

Result<std::vector<AskedArea>> areas_of_programme(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.query<AskedArea>(
        with_same_programme("SELECT round, goal, focus_area, title FROM {round_focus_area} WHERE round IN ",
                            " ORDER BY round, position, focus_area, goal"),
        edition);
}

Result<std::vector<CountedSheet>> counted_marks(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.query<CountedSheet>(
        with_same_programme(
            "SELECT round, marks FROM {follow_up_sheet} WHERE status IN ('handed_in', 'accepted') AND "
            "round IN ",
            ""),
        edition);
}

Result<std::vector<GoalCount>> asked_units_of_programme(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.query<GoalCount>(
        with_same_programme("SELECT round, COUNT(*) FROM {follow_up_sheet} WHERE round IN ",
                            " GROUP BY round"),
        edition);
}

Result<std::vector<Goal>> goals_of_edition(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.select<Goal>("WHERE edition = $1 ORDER BY position, key", edition);
}

Result<std::vector<ServedArea>> served_areas(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.query<ServedArea>(
        "SELECT g.id, f.id, f.title FROM {focus_area} f JOIN {link} l ON l.edition = f.edition JOIN {goal} g "
        "ON "
        "(l.from_id = f.id AND l.to_id = g.id) OR (l.to_id = f.id AND l.from_id = g.id) "
        "WHERE f.edition = $1 ORDER BY f.position, f.key, g.position, g.key",
        edition);
}

Result<bool> is_replaced(db::ReadTx& tx, Id<Edition> const& edition, Date on) {
    TRY(count, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {edition} WHERE replaces = $1 AND status = "
                                       "'adopted' AND valid_from <= $2",
                                       edition, on));
    return count > 0;
}

Result<std::vector<UnitOfSector>> sectors_on(db::ReadTx& tx, Date on) {
    return tx.query<UnitOfSector>(
        "SELECT s.lead, s.id, s.name FROM {sector} s WHERE s.valid_from <= $1 AND (s.valid_to IS NULL OR "
        "s.valid_to >= $1) UNION SELECT m.unit, s.id, s.name FROM {sector} s JOIN {sector_member} m ON "
        "m.sector "
        "= s.id WHERE s.valid_from <= $1 AND (s.valid_to IS NULL OR s.valid_to >= $1) AND m.valid_from <= $1 "
        "AND (m.valid_to IS NULL OR m.valid_to >= $1) ORDER BY 3, 2, 1",
        on);
}

Result<std::vector<UnitContact>> contacts(db::ReadTx& tx, Id<Round> const& round, Date on) {
    return tx.query<UnitContact>(
        "SELECT s.unit, p.name, a.duty, p.phone, p.email FROM {follow_up_sheet} s JOIN {assignment} a ON "
        "a.unit = "
        "s.unit JOIN {person} p ON p.id = a.person WHERE s.round = $1 AND s.status IN ('open', "
        "'handed_back') "
        "AND a.valid_from <= $2 AND (a.valid_to IS NULL OR a.valid_to >= $2) "
        "ORDER BY s.unit, CASE WHEN a.deputy_for IS NULL THEN 0 ELSE 1 END, a.duty COLLATE \"sv-SE-x-icu\", "
        "p.name COLLATE \"sv-SE-x-icu\", a.id",
        round, on);
}

Result<std::vector<Answerer>> answerers(db::ReadTx& tx, Date on) {
    return tx.query<Answerer>(
        "SELECT DISTINCT a.id, g.unit, a.name FROM {role_grant} g JOIN {account} a ON a.id = g.account "
        "WHERE a.status = 'active' AND g.unit IS NOT NULL AND g.role IN ('coordinator', 'head') "
        "AND g.valid_from <= $1 AND (g.valid_to IS NULL OR g.valid_to >= $1) ORDER BY 3, 1, 2",
        on);
}

}  // namespace varn::followup::store
