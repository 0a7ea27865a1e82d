#pragma once
// What other contexts may ask of the organisation. Few functions, all of them questions but for the pack's.
#include <map>
#include <vector>

#include "organisation/model.h"
#include "organisation/views.h"
#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/intake.h"
#include "platform/pack.h"
#include "platform/pack_writing.h"

namespace varn::organisation {

/// Every unit that exists on a date, in Swedish order of name.
Result<std::vector<UnitView>> units_on(db::ReadTx& tx, Date on);
/// One unit as it is on a date; when it has no period then, the period nearest in time. `not_found` for no
/// unit.
Result<UnitView> unit_on(db::ReadTx& tx, Id<Unit> const& unit, Date on);
/// A unit and everything below it on a date, as ids; for grants.
Result<std::vector<std::string>> with_all_below(db::ReadTx& tx, std::string const& unit, Date on);
/// The units that take part in a sector on a date, its lead among them, as ids; for grants. None for no
/// sector.
Result<std::vector<std::string>> units_of_sector(db::ReadTx& tx, std::string const& sector, Date on);
/// The accounts that write for a unit on a date: its coordinators and heads, or where it has none those of
/// the nearest unit above that has.
Result<std::vector<std::string>> writers_of(db::ReadTx& tx, Id<Unit> const& unit, Date on);
/// The duties held at a unit on a date, each with whom to reach.
Result<std::vector<DutyView>> duties_at(db::ReadTx& tx, Id<Unit> const& unit, Date on);
/// Keys of all units and their ids, for those who read packs and spreadsheets.
Result<std::map<std::string, Id<Unit>>> unit_keys(db::ReadTx& tx);

/// Takes in the organisation of a pack. All problems at once; nothing is half done.
Result<Done> import_pack(Intake& intake, pack::Pack const& pack);
/// The whole organisation as the lists of a pack, ready to be written.
Result<pack::Node> export_pack(db::ReadTx& tx);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();

}  // namespace varn::organisation
