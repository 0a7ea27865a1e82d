// Sectors for civil preparedness and those outside the town. A sector coordinates and owns nothing.
#include "platform/verbs.h"
#include "rules.h"
#include "service.h"
#include "store.h"

namespace varn::organisation {
namespace {

Asking write(Town& town, auth::Actor const& actor) {
    return {town, policy(), actor, "organisation.write"};
}

Result<Done> may_read(auth::Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "organisation.read", std::nullopt));
    return Done{};
}

Result<Done> check_sector(db::ReadTx& tx, Sector const& sector) {
    CHECK(rules::must_end_after_it_begins(sector));
    return rules::must_be_there(tx, sector.lead, "/lead");
}

}  // namespace

Result<http::Page<Sector>> list_sectors(Town& town, auth::Actor const& actor, Date on,
                                        http::Call::Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return store::sectors(tx, on, window);
}

Result<SectorPage> sector_page(Town& town, auth::Actor const& actor, Id<Sector> const& id, Date on) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(sector, tx.get(id));
    TRY(lead, unit_on(tx, sector.lead, on));
    TRY(members, store::members(tx, id, on));
    TRY(mirrors, store::mirrors(tx, id, on));
    return SectorPage{std::move(sector), lead.name, std::move(members), std::move(mirrors)};
}

Result<Sector> add_sector(Town& town, auth::Actor const& actor, Sector sector) {
    return add(write(town, actor), std::move(sector), check_sector);
}

Result<Sector> change_sector(Town& town, auth::Actor const& actor, Id<Sector> const& id, int version,
                             json::Change<Sector> const& change) {
    return revise(write(town, actor), id, version, change, check_sector);
}

Result<SectorMember> add_member(Town& town, auth::Actor const& actor, SectorMember member) {
    return add(write(town, actor), std::move(member),
               [](db::ReadTx& tx, SectorMember const& row) -> Result<Done> {
                   CHECK(rules::must_end_after_it_begins(row));
                   CHECK(rules::must_be_there(tx, row.sector, "/sector"));
                   CHECK(rules::must_be_there(tx, row.unit, "/unit"));
                   return rules::must_not_be_a_member_already(tx, row);
               });
}

Result<Done> remove_member(Town& town, auth::Actor const& actor, Id<SectorMember> const& id) {
    return unlink(write(town, actor), id);
}

Result<SectorMirror> add_mirror(Town& town, auth::Actor const& actor, SectorMirror mirror) {
    return add(write(town, actor), std::move(mirror),
               [](db::ReadTx& tx, SectorMirror const& row) -> Result<Done> {
                   CHECK(rules::must_end_after_it_begins(row));
                   CHECK(rules::must_be_there(tx, row.sector, "/sector"));
                   return rules::must_be_there(tx, row.national_sector, "/national_sector");
               });
}

Result<Done> remove_mirror(Town& town, auth::Actor const& actor, Id<SectorMirror> const& id) {
    return unlink(write(town, actor), id);
}

Result<http::Page<NationalSector>> list_national_sectors(Town& town, auth::Actor const& actor, Date on,
                                                         http::Call::Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return store::national_sectors(tx, on, window);
}

Result<http::Page<ExternalActor>> list_external_actors(Town& town, auth::Actor const& actor,
                                                       http::Call::Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return store::page_by_name<ExternalActor>(tx, window);
}

Result<ExternalActor> add_external_actor(Town& town, auth::Actor const& actor, ExternalActor external) {
    return add(write(town, actor), std::move(external));
}

Result<ExternalActor> change_external_actor(Town& town, auth::Actor const& actor, Id<ExternalActor> const& id,
                                            int version, json::Change<ExternalActor> const& change) {
    return revise(write(town, actor), id, version, change);
}

}  // namespace varn::organisation
