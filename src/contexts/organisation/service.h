#pragma once
// The verbs of the organisation. Each asks the policy, obeys the rules of the trade and says so in the audit.
#include "organisation/api.h"

namespace varn::organisation {

Result<http::Page<UnitView>> list_units(Town& town, auth::Actor const& actor, Date on,
                                        std::string const& kind, http::Call::Window window);
/// The whole tree as a list, parents named; for pages that show it at once.
Result<http::Page<UnitView>> unit_tree(Town& town, auth::Actor const& actor, Date on);
Result<UnitPage> unit_page(Town& town, auth::Actor const& actor, Id<Unit> const& id, Date on);
/// A new unit with its first period.
Result<UnitView> register_unit(Town& town, auth::Actor const& actor, NewUnit const& ask);
/// Changes what does not depend on time. To dissolve a unit is to give it a last day; its periods end with
/// it.
Result<Unit> change_unit(Town& town, auth::Actor const& actor, Id<Unit> const& id, int version,
                         json::Change<Unit> const& change);
/// A new name or place from a date on. The period that was open ends the day before.
Result<UnitPeriod> add_period(Town& town, auth::Actor const& actor, UnitPeriod period);
Result<UnitPeriod> change_period(Town& town, auth::Actor const& actor, Id<UnitPeriod> const& id, int version,
                                 json::Change<UnitPeriod> const& change);
Result<Succession> add_succession(Town& town, auth::Actor const& actor, Succession succession);

Result<http::Page<Person>> list_people(Town& town, auth::Actor const& actor, http::Call::Window window);
Result<Person> add_person(Town& town, auth::Actor const& actor, Person person);
Result<Person> change_person(Town& town, auth::Actor const& actor, Id<Person> const& id, int version,
                             json::Change<Person> const& change);
Result<http::Page<DutyView>> list_duties(Town& town, auth::Actor const& actor, Id<Unit> const& unit, Date on);
Result<Assignment> add_assignment(Town& town, auth::Actor const& actor, Assignment assignment);
Result<Assignment> change_assignment(Town& town, auth::Actor const& actor, Id<Assignment> const& id,
                                     int version, json::Change<Assignment> const& change);

Result<http::Page<Sector>> list_sectors(Town& town, auth::Actor const& actor, Date on,
                                        http::Call::Window window);
Result<SectorPage> sector_page(Town& town, auth::Actor const& actor, Id<Sector> const& id, Date on);
Result<Sector> add_sector(Town& town, auth::Actor const& actor, Sector sector);
Result<Sector> change_sector(Town& town, auth::Actor const& actor, Id<Sector> const& id, int version,
                             json::Change<Sector> const& change);
Result<SectorMember> add_member(Town& town, auth::Actor const& actor, SectorMember member);
Result<Done> remove_member(Town& town, auth::Actor const& actor, Id<SectorMember> const& id);
Result<SectorMirror> add_mirror(Town& town, auth::Actor const& actor, SectorMirror mirror);
Result<Done> remove_mirror(Town& town, auth::Actor const& actor, Id<SectorMirror> const& id);
Result<http::Page<NationalSector>> list_national_sectors(Town& town, auth::Actor const& actor, Date on,
                                                         http::Call::Window window);
Result<http::Page<ExternalActor>> list_external_actors(Town& town, auth::Actor const& actor,
                                                       http::Call::Window window);
Result<ExternalActor> add_external_actor(Town& town, auth::Actor const& actor, ExternalActor external);
Result<ExternalActor> change_external_actor(Town& town, auth::Actor const& actor, Id<ExternalActor> const& id,
                                            int version, json::Change<ExternalActor> const& change);

/// The routes of spreadsheets, in and out.
std::vector<http::Route> import_routes();

}  // namespace varn::organisation
