#include "store.h"

namespace varn::organisation::store {
namespace {

// A unit joined with the period it is in on the date $1.
constexpr std::string_view on_date =
    "SELECT u.id, u.key, u.kind, p.name, p.administration, p.parent, u.diary_prefix, u.valid_from, "
    "u.valid_to, "
    "u.marker, u.source, u.version FROM {unit_period} p JOIN {unit} u ON u.id = p.unit "
    "WHERE p.valid_from <= $1 AND (p.valid_to IS NULL OR p.valid_to >= $1) "
    "AND u.valid_from <= $1 AND (u.valid_to IS NULL OR u.valid_to >= $1) ";
constexpr std::string_view by_name = " ORDER BY p.name COLLATE \"sv-SE-x-icu\", u.id";
// The name of a unit in the period nearest to a date: the one it is in, else the last before, else the first
// after.
constexpr std::string_view nearest_name =
    "(SELECT n.name FROM {unit_period} n WHERE n.unit = u.id ORDER BY CASE WHEN n.valid_from <= $2 THEN 0 "
    "ELSE 1 END, "
    "CASE WHEN n.valid_from <= $2 THEN n.valid_from END DESC, n.valid_from LIMIT 1)";

std::string joined(std::initializer_list<std::string_view> parts) {
    std::string sql;
    for (auto const part : parts) {
        sql += part;
    }
    return sql;
}

}  // namespace

Result<http::Page<UnitView>> units(db::ReadTx& tx, Date on, std::string const& kind,
                                   http::Call::Window window) {
    auto const filter = joined({on_date, "AND ($2 = '' OR u.kind = $2)"});
    TRY(items, tx.query<UnitView>(joined({filter, by_name, " LIMIT $3 OFFSET $4"}), on, kind,
                                  std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM (" + filter + ") counted", on, kind));
    return http::Page<UnitView>{std::move(items), total};
}

Result<std::vector<UnitView>> all_units(db::ReadTx& tx, Date on) {
    return tx.query<UnitView>(joined({on_date, by_name}), on);
}

Result<std::vector<UnitView>> children(db::ReadTx& tx, std::string const& parent, Date on) {
    return tx.query<UnitView>(joined({on_date, "AND p.parent = $2", by_name}), on, parent);
}

Result<std::vector<UnitPeriod>> periods(db::ReadTx& tx, Id<Unit> const& unit) {
    return tx.select<UnitPeriod>("WHERE unit = $1 ORDER BY valid_from", unit);
}

Result<std::vector<UnitStep>> predecessors(db::ReadTx& tx, Id<Unit> const& unit) {
    return tx.query<UnitStep>(
        joined({"SELECT u.id, ", nearest_name, ", s.taken_over_on FROM {unit_succession} s ",
                "JOIN {unit} u ON u.id = s.predecessor WHERE s.successor = $1 ORDER BY 3, 2"}),
        unit, "9999-12-31");
}

Result<std::vector<UnitStep>> successors(db::ReadTx& tx, Id<Unit> const& unit) {
    return tx.query<UnitStep>(
        joined({"SELECT u.id, ", nearest_name, ", s.taken_over_on FROM {unit_succession} s ",
                "JOIN {unit} u ON u.id = s.successor WHERE s.predecessor = $1 ORDER BY 3, 2"}),
        unit, "9999-12-31");
}

Result<std::vector<DutyView>> duties(db::ReadTx& tx, Id<Unit> const& unit, Date on) {
    return tx.query<DutyView>(
        "SELECT a.id, a.duty, r.id, r.name, r.email, r.phone, a.deputy_for, a.valid_from, a.valid_to, "
        "r.marker, "
        "a.version FROM {assignment} a JOIN {person} r ON r.id = a.person WHERE a.unit = $1 AND a.valid_from "
        "<= $2 "
        "AND (a.valid_to IS NULL OR a.valid_to >= $2) "
        "ORDER BY a.duty COLLATE \"sv-SE-x-icu\", CASE WHEN a.deputy_for IS NULL THEN 0 ELSE 1 END, "
        "r.name COLLATE \"sv-SE-x-icu\", a.id",
        unit, on);
}

Result<std::vector<UnitSector>> sectors_of(db::ReadTx& tx, Id<Unit> const& unit, Date on) {
    return tx.query<UnitSector>(
        "SELECT s.id, s.name, CASE WHEN s.lead = $1 THEN 1 ELSE 0 END FROM {sector} s WHERE s.valid_from <= "
        "$2 "
        "AND (s.valid_to IS NULL OR s.valid_to >= $2) AND (s.lead = $1 OR EXISTS (SELECT 1 FROM "
        "{sector_member} m "
        "WHERE m.sector = s.id AND m.unit = $1 AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to "
        ">= $2))) "
        "ORDER BY s.name COLLATE \"sv-SE-x-icu\", s.id",
        unit, on);
}

Result<std::vector<SectorUnit>> members(db::ReadTx& tx, Id<Sector> const& sector, Date on) {
    return tx.query<SectorUnit>(
        joined({"SELECT m.id, u.id, ", nearest_name, ", m.valid_from, m.valid_to FROM {sector_member} m ",
                "JOIN {unit} u ON u.id = m.unit WHERE m.sector = $1 AND m.valid_from <= $2 ",
                "AND (m.valid_to IS NULL OR m.valid_to >= $2) ORDER BY 3, 1"}),
        sector, on);
}

Result<std::vector<MirrorView>> mirrors(db::ReadTx& tx, Id<Sector> const& sector, Date on) {
    return tx.query<MirrorView>(
        "SELECT m.id, n.id, n.number, n.name, n.agency, m.valid_from, m.valid_to FROM {sector_mirror} m "
        "JOIN {national_sector} n ON n.id = m.national_sector WHERE m.sector = $1 AND m.valid_from <= $2 "
        "AND (m.valid_to IS NULL OR m.valid_to >= $2) ORDER BY n.number, m.id",
        sector, on);
}

Result<std::vector<std::string>> below(db::ReadTx& tx, std::string const& unit, Date on) {
    return tx.query<std::string>(
        "WITH RECURSIVE tree (id) AS (SELECT u.id FROM {unit} u WHERE u.id = $1 UNION SELECT p.unit FROM "
        "{unit_period} p "
        "JOIN tree t ON p.parent = t.id WHERE p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to >= "
        "$2)) "
        "SELECT id FROM tree",
        unit, on);
}

Result<std::vector<std::string>> sector_units(db::ReadTx& tx, std::string const& sector, Date on) {
    return tx.query<std::string>(
        "SELECT s.lead FROM {sector} s WHERE s.id = $1 AND s.valid_from <= $2 AND (s.valid_to IS NULL OR "
        "s.valid_to >= $2) UNION SELECT m.unit FROM {sector_member} m JOIN {sector} s ON s.id = m.sector "
        "WHERE "
        "s.id = $1 AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to >= $2) AND m.valid_from <= "
        "$2 AND "
        "(m.valid_to IS NULL OR m.valid_to >= $2) ORDER BY 1",
        sector, on);
}

Result<http::Page<Sector>> sectors(db::ReadTx& tx, Date on, http::Call::Window window) {
    TRY(items, tx.select<Sector>("WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) "
                                 "ORDER BY name COLLATE \"sv-SE-x-icu\", id LIMIT $2 OFFSET $3",
                                 on, std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {sector} WHERE valid_from <= $1 AND "
                                       "(valid_to IS NULL OR valid_to >= $1)",
                                       on));
    return http::Page<Sector>{std::move(items), total};
}

Result<http::Page<NationalSector>> national_sectors(db::ReadTx& tx, Date on, http::Call::Window window) {
    TRY(items, tx.select<NationalSector>("WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) "
                                         "ORDER BY number, id LIMIT $2 OFFSET $3",
                                         on, std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {national_sector} WHERE valid_from <= $1 AND "
                                       "(valid_to IS NULL OR valid_to >= $1)",
                                       on));
    return http::Page<NationalSector>{std::move(items), total};
}

Result<std::vector<std::string>> writers_at(db::ReadTx& tx, Id<Unit> const& unit, Date on) {
    return tx.query<std::string>(
        "SELECT DISTINCT a.id FROM {role_grant} g JOIN {account} a ON a.id = g.account "
        "WHERE a.status = 'active' AND g.unit = $1 AND g.role IN ('coordinator', 'head') "
        "AND g.valid_from <= $2 AND (g.valid_to IS NULL OR g.valid_to >= $2) ORDER BY 1",
        unit, on);
}

}  // namespace varn::organisation::store
