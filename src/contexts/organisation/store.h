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
/// The ids of the units that take part in a sector on a date, its lead among them.
Result<std::vector<std::string>> sector_units(db::ReadTx& tx, std::string const& sector, Date on);
/// The ids of the open accounts that write for a unit by a grant at it on a date.
Result<std::vector<std::string>> writers_at(db::ReadTx& tx, Id<Unit> const& unit, Date on);
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

// For those who look for one row, or for all of them: rules, packs, spreadsheets.

/// The period of a unit that begins on a day; the one without an end that began before a day; the latest.
Result<std::optional<UnitPeriod>> period_from(db::ReadTx& tx, Id<Unit> const& unit, Date from);
Result<std::optional<UnitPeriod>> open_period(db::ReadTx& tx, Id<Unit> const& unit, Date before);
Result<std::optional<UnitPeriod>> last_period(db::ReadTx& tx, Id<Unit> const& unit);
/// Periods of any unit that begin after a day.
Result<std::vector<UnitPeriod>> periods_after(db::ReadTx& tx, Date day);
Result<std::optional<Succession>> succession(db::ReadTx& tx, Id<Unit> const& predecessor,
                                             Id<Unit> const& successor);
Result<std::vector<Succession>> successions(db::ReadTx& tx);
/// The assignment of the same person, unit, duty and first day.
Result<std::optional<Assignment>> same_assignment(db::ReadTx& tx, Assignment const& wanted);
Result<std::optional<Assignment>> duty_of(db::ReadTx& tx, Id<Person> const& person, Id<Unit> const& unit,
                                          std::string const& duty);
Result<std::vector<Assignment>> assignments(db::ReadTx& tx);
Result<std::vector<SectorMember>> memberships(db::ReadTx& tx, Id<Sector> const& sector, Id<Unit> const& unit);
Result<std::optional<SectorMember>> same_member(db::ReadTx& tx, SectorMember const& wanted);
Result<std::optional<SectorMirror>> same_mirror(db::ReadTx& tx, SectorMirror const& wanted);
Result<std::vector<SectorMember>> all_members(db::ReadTx& tx);
Result<std::vector<SectorMirror>> all_mirrors(db::ReadTx& tx);

}  // namespace varn::organisation::store
