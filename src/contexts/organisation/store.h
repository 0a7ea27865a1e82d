#pragma once
// All questions that organisation asks its tables.
#include <map>

#include "organisation/api.h"

namespace varn::organisation::store {

/// Units on a date, by name; `kind` empty for all.
Result<http::Page<UnitView>> units(db::ReadTx& tx, Date on, std::string const& kind,
                                   http::Call::Window window);
Result<std::vector<UnitView>> all_units(db::ReadTx& tx, Date on);
Result<std::vector<UnitView>> children(db::ReadTx& tx, std::string const& parent, Date on);
Result<std::vector<UnitPeriod>> periods(db::ReadTx& tx, Id<Unit> const& unit);
Result<std::vector<UnitStep>> predecessors(db::ReadTx& tx, Id<Unit> const& unit);
Result<std::vector<UnitStep>> successors(db::ReadTx& tx, Id<Unit> const& unit);
Result<std::vector<DutyView>> duties(db::ReadTx& tx, Id<Unit> const& unit, Date on);
Result<std::vector<UnitSector>> sectors_of(db::ReadTx& tx, Id<Unit> const& unit, Date on);
Result<std::vector<SectorUnit>> members(db::ReadTx& tx, Id<Sector> const& sector, Date on);
Result<std::vector<MirrorView>> mirrors(db::ReadTx& tx, Id<Sector> const& sector, Date on);
/// The ids of units below a unit on a date, itself first.
Result<std::vector<std::string>> below(db::ReadTx& tx, std::string const& unit, Date on);
/// A page of a register that belongs to the whole town, in Swedish order of name; dated ones as they are on
/// `on`.
template <class T>
Result<http::Page<T>> page_by_name(db::ReadTx& tx, http::Call::Window window) {
    auto const table_name = std::string{table<T>().name};
    TRY(items, tx.select<T>("ORDER BY name COLLATE \"sv-SE-x-icu\", id LIMIT $1 OFFSET $2",
                            std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {" + table_name + "}"));
    return http::Page<T>{std::move(items), total};
}
Result<http::Page<Sector>> sectors(db::ReadTx& tx, Date on, http::Call::Window window);
Result<http::Page<NationalSector>> national_sectors(db::ReadTx& tx, Date on, http::Call::Window window);

}  // namespace varn::organisation::store
