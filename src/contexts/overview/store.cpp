#include "store.h"

#include <array>

template <>
struct varn::Describe<varn::overview::store::EditionCount> {
    using C = overview::store::EditionCount;
    static constexpr auto value = entity<C>("EditionCount", field<&C::edition>({}), field<&C::count>({}));
};
template <>
struct varn::Describe<varn::overview::store::Recurring> {
    using R = overview::store::Recurring;
    static constexpr auto value =
        entity<R>("Recurring", field<&R::requirement>({}), field<&R::reference>({}), field<&R::title>({}),
                  field<&R::interval_months>({}), field<&R::done_on>({}));
};
template <>
struct varn::Describe<varn::overview::store::Deed> {
    using D = overview::store::Deed;
    static constexpr auto value = entity<D>("Deed", field<&D::position>({}), field<&D::count>({}));
};

template <>
struct varn::Describe<varn::overview::store::ChangedRow> {
    using C = overview::store::ChangedRow;
    static constexpr auto value = entity<C>("ChangedRow", field<&C::entity>({}), field<&C::subject>({}),
                                            field<&C::position>({}), field<&C::times>({}), field<&C::at>({}));
};

namespace varn::overview::store {
namespace {

constexpr std::array<std::int64_t, 3> entries_looked_through{64, 512, 4096};

/// Names of tables of our own, never of the asker's.
std::string among(std::vector<std::string> const& tables) {
    std::string list;
    for (auto const& name : tables) {
        list += (list.empty() ? "'" : ", '") + name + "'";
    }
    return "entity IN (" + list + ")";
}

}  // namespace

Result<std::vector<Edition>> editions(db::ReadTx& tx) {
    return tx.select<Edition>("ORDER BY COALESCE(valid_from, '9999-12-31') DESC, key LIMIT 500");
}

Result<std::vector<Edition>> editions_of(db::ReadTx& tx, std::string const& programme) {
    return tx.select<Edition>(
        "WHERE programme = $1 ORDER BY COALESCE(valid_from, '9999-12-31') DESC, key LIMIT 200", programme);
}

Result<std::vector<Requirement>> requirements_of(db::ReadTx& tx, std::string const& catalogue,
                                                 std::int64_t most) {
    return tx.select<Requirement>("WHERE catalogue = $1 ORDER BY key LIMIT $2", catalogue, most);
}

Result<std::vector<EditionCount>> focus_areas(db::ReadTx& tx) {
    return tx.query<EditionCount>("SELECT edition, COUNT(*) FROM {focus_area} GROUP BY edition");
}

Result<std::vector<EditionCount>> focus_areas_without_goal(db::ReadTx& tx) {
    return tx.query<EditionCount>(
        "SELECT f.edition, COUNT(*) FROM {focus_area} f WHERE NOT EXISTS (SELECT 1 FROM {link} l WHERE "
        "l.edition = f.edition AND ((l.from_id = f.id AND l.to_kind = 'goal') OR "
        "(l.to_id = f.id AND l.from_kind = 'goal'))) GROUP BY f.edition");
}

Result<std::vector<EditionCount>> goals(db::ReadTx& tx) {
    return tx.query<EditionCount>("SELECT edition, COUNT(*) FROM {goal} GROUP BY edition");
}

Result<std::int64_t> requirements(db::ReadTx& tx, Date on, bool uncarried) {
    std::string const holds =
        "SELECT COUNT(*) FROM {requirement} r WHERE (r.valid_from IS NULL OR r.valid_from <= $1) "
        "AND (r.valid_to IS NULL OR r.valid_to >= $1)";
    return tx.scalar<std::int64_t>(
        uncarried ? holds + " AND NOT EXISTS (SELECT 1 FROM {carrier} c WHERE c.requirement = r.id)" : holds,
        on);
}

Result<std::vector<MyDuty>> duties(db::ReadTx& tx, std::string const& unit, Date on) {
    return tx.query<MyDuty>(
        "SELECT a.duty, p.name, CASE WHEN a.deputy_for IS NULL THEN 0 ELSE 1 END FROM {assignment} a "
        "JOIN {person} p ON p.id = a.person WHERE a.unit = $1 AND a.valid_from <= $2 "
        "AND (a.valid_to IS NULL OR a.valid_to >= $2) ORDER BY a.duty, 3, p.name LIMIT 50",
        unit, on);
}

Result<std::vector<Recurring>> recurring(db::ReadTx& tx, std::string const& unit, std::string_view kind,
                                         Date on) {
    return tx.query<Recurring>(
        "SELECT r.id, r.reference, r.title, r.interval_months, (SELECT MAX(f.done_on) FROM {fulfilment} f "
        "WHERE f.requirement = r.id AND f.unit = $1 AND f.done_on <= $3) FROM {requirement} r "
        "WHERE r.interval_months IS NOT NULL AND r.id IN (SELECT c.requirement FROM {carrier} c "
        "WHERE c.unit = $1 OR c.unit_kind = $2) AND (r.valid_from IS NULL OR r.valid_from <= $3) "
        "AND (r.valid_to IS NULL OR r.valid_to >= $3) ORDER BY r.key",
        unit, kind, on);
}

Result<std::vector<Deed>> deeds(db::ReadTx& tx, std::int64_t most) {
    std::vector<Deed> found;
    for (auto const entries : entries_looked_through) {
        TRY(rows, tx.query<Deed>(
                      "SELECT MAX(position), COUNT(*) FROM {audit_entry} "
                      "WHERE position > (SELECT MAX(position) FROM {audit_entry}) - $1 AND entity NOT IN "
                      "('account', 'role_grant') AND action NOT LIKE 'auth.%' GROUP BY at, actor, action "
                      "ORDER BY MAX(position) DESC LIMIT $2",
                      entries, most + 1));
        found = std::move(rows);
        if (found.size() > static_cast<std::size_t>(most)) {
            found.pop_back();  // the oldest may have begun before the first entry that was looked at
            break;
        }
    }
    return found;
}

Result<std::vector<ChangedRow>> changed(db::ReadTx& tx, std::vector<std::string> const& tables, Instant since,
                                        std::int64_t most) {
    return tx.query<ChangedRow>(
        "SELECT entity, subject, MAX(position), COUNT(*), MAX(at) FROM {audit_entry} WHERE at >= $1 AND " +
            among(tables) + " GROUP BY entity, subject ORDER BY MAX(position) DESC LIMIT $2",
        since, most);
}

Result<std::int64_t> changed_count(db::ReadTx& tx, std::vector<std::string> const& tables, Instant since) {
    return tx.scalar<std::int64_t>(
        "SELECT COUNT(*) FROM (SELECT entity, subject FROM {audit_entry} WHERE at >= $1 "
        "AND " +
            among(tables) + " GROUP BY entity, subject) AS things",
        since);
}

}  // namespace varn::overview::store
