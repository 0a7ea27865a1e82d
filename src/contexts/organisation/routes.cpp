// HTTP ↔ verbs. Lists stand under what they belong to; everything is created in its own collection.
#include "organisation/spreadsheets.h"
#include "service.h"

namespace varn::organisation {
namespace {

using http::Call;
using http::Page;

template <class T>
Id<T> id_of(Call const& call) {
    return Id<T>{call.id};
}

/// A PATCH: the version from If-Match, the change from the body.
template <class T>
http::Route change(std::string path,
                   Result<T> (*verb)(Town&, auth::Actor const&, Id<T> const&, int, json::Change<T> const&)) {
    return http::patch(std::move(path), [verb](Call const& call, json::Change<T> const& change) -> Result<T> {
        TRY(version, http::expected_version(call));
        return verb(call.town, call.actor, id_of<T>(call), version, change);
    });
}

/// A POST of something that is added as it is.
template <class T>
http::Route create(std::string path, Result<T> (*verb)(Town&, auth::Actor const&, T)) {
    return http::post(std::move(path), [verb](Call const& call, T const& row) -> Result<T> {
        return verb(call.town, call.actor, row);
    });
}

/// A page of a register, as it is on a date.
template <class T>
http::Route dated(std::string path, Result<Page<T>> (*verb)(Town&, auth::Actor const&, Date, Call::Window)) {
    return http::list(std::move(path),
                      [verb](Call const& call) -> Result<Page<T>> {
                          TRY(on, call.date());
                          TRY(window, call.window());
                          return verb(call.town, call.actor, on, window);
                      })
        .understands({{"valid_on", Kind::date, "2024-02-01"}});
}

template <class T>
http::Route undated(std::string path, Result<Page<T>> (*verb)(Town&, auth::Actor const&, Call::Window)) {
    return http::list(std::move(path), [verb](Call const& call) -> Result<Page<T>> {
        TRY(window, call.window());
        return verb(call.town, call.actor, window);
    });
}

http::Parameter const valid_on{"valid_on", Kind::date, "2024-02-01"};

std::vector<http::Route> unit_routes() {
    return {
        http::list("/units",
                   [](Call const& call) -> Result<Page<UnitView>> {
                       TRY(on, call.date());
                       TRY(window, call.window());
                       return list_units(call.town, call.actor, on, call.asked("kind").value_or(""), window);
                   })
            .says("organisation.list_units")
            .understands({valid_on, {"kind", Kind::text, "committee"}}),
        http::post("/units", [](Call const& call,
                                NewUnit const& ask) { return register_unit(call.town, call.actor, ask); })
            .says("organisation.register_unit"),
        http::list("/unit-tree",
                   [](Call const& call) -> Result<Page<UnitView>> {
                       TRY(on, call.date());
                       return unit_tree(call.town, call.actor, on);
                   })
            .says("organisation.unit_tree")
            .understands({valid_on}),
        http::get("/units/{id}",
                  [](Call const& call) -> Result<UnitPage> {
                      TRY(on, call.date());
                      return unit_page(call.town, call.actor, id_of<Unit>(call), on);
                  })
            .says("organisation.read_unit")
            .understands({valid_on}),
        change("/units/{id}", change_unit).says("organisation.change_unit"),
        create("/unit-periods", add_period).says("organisation.add_period"),
        change("/unit-periods/{id}", change_period).says("organisation.change_period"),
        create("/unit-successions", add_succession).says("organisation.add_succession"),
        http::list("/units/{id}/assignments",
                   [](Call const& call) -> Result<Page<DutyView>> {
                       TRY(on, call.date());
                       return list_duties(call.town, call.actor, id_of<Unit>(call), on);
                   })
            .says("organisation.list_assignments")
            .understands({valid_on}),
    };
}

std::vector<http::Route> staff_routes() {
    return {
        undated("/people", list_people).says("organisation.list_people"),
        create("/people", add_person).says("organisation.add_person"),
        change("/people/{id}", change_person).says("organisation.change_person"),
        create("/assignments", add_assignment).says("organisation.add_assignment"),
        change("/assignments/{id}", change_assignment).says("organisation.change_assignment"),
    };
}

std::vector<http::Route> sector_routes() {
    return {
        dated("/sectors", list_sectors).says("organisation.list_sectors"),
        http::get("/sectors/{id}",
                  [](Call const& call) -> Result<SectorPage> {
                      TRY(on, call.date());
                      return sector_page(call.town, call.actor, id_of<Sector>(call), on);
                  })
            .says("organisation.read_sector")
            .understands({valid_on}),
        create("/sectors", add_sector).says("organisation.add_sector"),
        change("/sectors/{id}", change_sector).says("organisation.change_sector"),
        create("/sector-members", add_member).says("organisation.add_member"),
        http::remove(
            "/sector-members/{id}",
            [](Call const& call) { return remove_member(call.town, call.actor, id_of<SectorMember>(call)); })
            .says("organisation.remove_member"),
        create("/sector-mirrors", add_mirror).says("organisation.add_mirror"),
        http::remove(
            "/sector-mirrors/{id}",
            [](Call const& call) { return remove_mirror(call.town, call.actor, id_of<SectorMirror>(call)); })
            .says("organisation.remove_mirror"),
        dated("/national-sectors", list_national_sectors).says("organisation.list_national_sectors"),
        undated("/external-actors", list_external_actors).says("organisation.list_external_actors"),
        create("/external-actors", add_external_actor).says("organisation.add_external_actor"),
        change("/external-actors/{id}", change_external_actor).says("organisation.change_external_actor"),
    };
}

}  // namespace

std::vector<http::Route> routes() {
    std::vector<http::Route> all = unit_routes();
    for (auto* more : {&staff_routes, &sector_routes, &import_routes}) {
        for (auto& route : more()) {
            all.push_back(std::move(route));
        }
    }
    return all;
}

}  // namespace varn::organisation
