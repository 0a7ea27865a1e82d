// One row by what makes it one of a kind, and all rows in a steady order.
#include "store.h"

namespace varn::organisation::store {

Result<std::optional<UnitPeriod>> period_from(db::ReadTx& tx, Id<Unit> const& unit, Date from) {
    return tx.first<UnitPeriod>("WHERE unit = $1 AND valid_from = $2", unit, from);
}

Result<std::optional<UnitPeriod>> open_period(db::ReadTx& tx, Id<Unit> const& unit, Date before) {
    return tx.first<UnitPeriod>("WHERE unit = $1 AND valid_to IS NULL AND valid_from < $2", unit, before);
}

Result<std::optional<UnitPeriod>> last_period(db::ReadTx& tx, Id<Unit> const& unit) {
    return tx.first<UnitPeriod>("WHERE unit = $1 ORDER BY valid_from DESC LIMIT 1", unit);
}

Result<std::vector<UnitPeriod>> periods_after(db::ReadTx& tx, Date day) {
    return tx.select<UnitPeriod>("WHERE valid_from > $1", day);
}

Result<std::optional<Succession>> succession(db::ReadTx& tx, Id<Unit> const& predecessor,
                                             Id<Unit> const& successor) {
    return tx.first<Succession>("WHERE predecessor = $1 AND successor = $2", predecessor, successor);
}

Result<std::vector<Succession>> successions(db::ReadTx& tx) {
    return tx.select<Succession>("ORDER BY taken_over_on, predecessor, successor");
}

Result<std::optional<Assignment>> same_assignment(db::ReadTx& tx, Assignment const& wanted) {
    return tx.first<Assignment>("WHERE unit = $1 AND person = $2 AND duty = $3 AND valid_from = $4",
                                wanted.unit, wanted.person, wanted.duty, wanted.valid_from);
}

Result<std::optional<Assignment>> duty_of(db::ReadTx& tx, Id<Person> const& person, Id<Unit> const& unit,
                                          std::string const& duty) {
    return tx.first<Assignment>(
        "WHERE person = $1 AND unit = $2 AND duty = $3 ORDER BY valid_from DESC LIMIT 1", person, unit, duty);
}

Result<std::vector<Assignment>> assignments(db::ReadTx& tx) {
    return tx.select<Assignment>("ORDER BY unit, duty, valid_from, person");
}

Result<std::vector<SectorMember>> memberships(db::ReadTx& tx, Id<Sector> const& sector,
                                              Id<Unit> const& unit) {
    return tx.select<SectorMember>("WHERE sector = $1 AND unit = $2", sector, unit);
}

Result<std::optional<SectorMember>> same_member(db::ReadTx& tx, SectorMember const& wanted) {
    return tx.first<SectorMember>("WHERE sector = $1 AND unit = $2 AND valid_from = $3", wanted.sector,
                                  wanted.unit, wanted.valid_from);
}

Result<std::optional<SectorMirror>> same_mirror(db::ReadTx& tx, SectorMirror const& wanted) {
    return tx.first<SectorMirror>("WHERE sector = $1 AND national_sector = $2 AND valid_from = $3",
                                  wanted.sector, wanted.national_sector, wanted.valid_from);
}

Result<std::vector<SectorMember>> all_members(db::ReadTx& tx) {
    return tx.select<SectorMember>("ORDER BY sector, valid_from, unit");
}

Result<std::vector<SectorMirror>> all_mirrors(db::ReadTx& tx) {
    return tx.select<SectorMirror>("ORDER BY sector, valid_from, national_sector");
}

}  // namespace varn::organisation::store
