#pragma once
// What the route lists of this context share: how a call becomes the arguments of a verb.
#include "service.h"

namespace varn::programme {

using http::Call;

inline http::Parameter const valid_on{"valid_on", Kind::date, "2024-02-01"};

template <class T>
Id<T> id_of(Call const& call) {
    return Id<T>{call.id};
}

/// A POST of something that is added as it is.
template <class T>
http::Route create(std::string path, Result<T> (*verb)(Town&, Actor const&, T)) {
    return http::post(std::move(path), [verb](Call const& call, T const& row) -> Result<T> {
        return verb(call.town, call.actor, row);
    });
}
/// A PATCH: the version from If-Match, the change from the body.
template <class T>
http::Route change(std::string path,
                   Result<T> (*verb)(Town&, Actor const&, Id<T> const&, int, json::Change<T> const&)) {
    return http::patch(std::move(path), [verb](Call const& call, json::Change<T> const& change) -> Result<T> {
        TRY(version, http::expected_version(call));
        return verb(call.town, call.actor, id_of<T>(call), version, change);
    });
}
/// A DELETE of what only says that two things belong together.
template <class T>
http::Route unlinked(std::string path, Result<Done> (*verb)(Town&, Actor const&, Id<T> const&)) {
    return http::remove(std::move(path),
                        [verb](Call const& call) { return verb(call.town, call.actor, id_of<T>(call)); });
}
/// One row as it is stored.
template <class T>
http::Route stored(std::string path) {
    return http::get(std::move(path), [](Call const& call) -> Result<T> {
        return read_row(call.town, call.actor, id_of<T>(call));
    });
}
/// Something about a thing, as it is on a date.
template <class Answer, class Of>
http::Route viewed(std::string path, Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&, Date)) {
    return http::get(std::move(path),
                     [verb](Call const& call) -> Result<Answer> {
                         TRY(on, call.date());
                         return verb(call.town, call.actor, id_of<Of>(call), on);
                     })
        .understands({valid_on});
}
/// Everything of a kind about a thing, as it is on a date.
template <class Item, class Of>
http::Route under(std::string path, Result<Page<Item>> (*verb)(Town&, Actor const&, Id<Of> const&, Date)) {
    return http::list(std::move(path),
                      [verb](Call const& call) -> Result<Page<Item>> {
                          TRY(on, call.date());
                          return verb(call.town, call.actor, id_of<Of>(call), on);
                      })
        .understands({valid_on});
}
/// A page of what belongs to a thing.
template <class Item, class Of>
http::Route paged(std::string path, Result<Page<Item>> (*verb)(Town&, Actor const&, Id<Of> const&, Window)) {
    return http::list(std::move(path), [verb](Call const& call) -> Result<Page<Item>> {
        TRY(window, call.window());
        return verb(call.town, call.actor, id_of<Of>(call), window);
    });
}
/// A page of a register of the whole town.
template <class Item>
http::Route undated(std::string path, Result<Page<Item>> (*verb)(Town&, Actor const&, Window)) {
    return http::list(std::move(path), [verb](Call const& call) -> Result<Page<Item>> {
        TRY(window, call.window());
        return verb(call.town, call.actor, window);
    });
}
/// A page of a register as it is on a date.
template <class Item>
http::Route dated(std::string path, Result<Page<Item>> (*verb)(Town&, Actor const&, Date, Window)) {
    return http::list(std::move(path),
                      [verb](Call const& call) -> Result<Page<Item>> {
                          TRY(on, call.date());
                          TRY(window, call.window());
                          return verb(call.town, call.actor, on, window);
                      })
        .understands({valid_on});
}

std::vector<http::Route> part_routes();
std::vector<http::Route> requirement_routes();

}  // namespace varn::programme
