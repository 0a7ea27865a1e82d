#pragma once
// How a verb becomes a route: the shapes that the routes of this room share.
#include "service.h"

namespace varn::consultation {

using http::Call;

template <class T>
Id<T> id_in(Call const& call) {
    return Id<T>{call.id};
}
/// A page of a register.
template <class Item>
http::Route paged(std::string path, Result<Page<Item>> (*verb)(Town&, Actor const&, Window)) {
    return http::list(std::move(path), [verb](Call const& call) -> Result<Page<Item>> {
        TRY(window, call.window());
        return verb(call.town, call.actor, window);
    });
}
/// Something about a thing.
template <class Answer, class Of>
http::Route told(std::string path, Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&)) {
    return http::get(std::move(path), [verb](Call const& call) -> Result<Answer> {
        return verb(call.town, call.actor, id_in<Of>(call));
    });
}
template <class T>
http::Route added(std::string path, Result<T> (*verb)(Town&, Actor const&, T)) {
    return http::post(std::move(path), [verb](Call const& call, T const& row) -> Result<T> {
        return verb(call.town, call.actor, row);
    });
}
template <class T>
http::Route changed(std::string path,
                    Result<T> (*verb)(Town&, Actor const&, Id<T> const&, int, json::Change<T> const&)) {
    return http::patch(std::move(path), [verb](Call const& call, json::Change<T> const& change) -> Result<T> {
        TRY(version, http::expected_version(call));
        return verb(call.town, call.actor, id_in<T>(call), version, change);
    });
}
template <class T>
http::Route removed(std::string path, Result<Done> (*verb)(Town&, Actor const&, Id<T> const&)) {
    return http::remove(std::move(path),
                        [verb](Call const& call) { return verb(call.town, call.actor, id_in<T>(call)); });
}
/// A verb that is a thing of its own: `POST /things/{id}/deeds`.
template <class Answer, class Of, class Ask>
http::Route deed(std::string path, Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&, Ask const&)) {
    return http::post(std::move(path), [verb](Call const& call, Ask const& ask) -> Result<Answer> {
        return verb(call.town, call.actor, id_in<Of>(call), ask);
    });
}
template <class Answer, class Of, class Ask>
http::Route deed(std::string path,
                 Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&, Ask const&, std::optional<int>)) {
    return http::post(std::move(path), [verb](Call const& call, Ask const& ask) -> Result<Answer> {
        return verb(call.town, call.actor, id_in<Of>(call), ask, call.if_match);
    });
}

}  // namespace varn::consultation
