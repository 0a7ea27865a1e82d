#pragma once
// All questions that the programme context asks the database.
#include <span>

#include "content.h"
#include "platform/http.h"
#include "programme/views.h"

namespace varn::programme::store {

using http::Page;
using Window = http::Call::Window;

namespace detail {
template <class T>
Result<Page<T>> page(db::ReadTx& tx, std::string_view order, Window window) {
    TRY(items, tx.select<T>(std::string{order} + " LIMIT $1 OFFSET $2", std::int64_t{window.limit},
                            std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {" + std::string{table<T>().name} + "}"));
    return Page<T>{std::move(items), total};
}
}  // namespace detail

/// What hangs on an edition, a page of it, in its own order.
template <class T>
Result<Page<T>> parts(db::ReadTx& tx, Id<Edition> const& edition, Window window) {
    TRY(items, tx.select<T>("WHERE edition = $1 ORDER BY position, key LIMIT $2 OFFSET $3", edition,
                            std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total,
        tx.scalar<std::int64_t>(
            "SELECT COUNT(*) FROM {" + std::string{table<T>().name} + "} WHERE edition = $1", edition));
    return Page<T>{std::move(items), total};
}
/// All that hangs on an edition, in its own order.
template <class T>
Result<std::vector<T>> all_parts(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.select<T>("WHERE edition = $1 ORDER BY position, key", edition);
}
/// A page of a register of the whole town.
template <class T>
Result<Page<T>> by_key(db::ReadTx& tx, Window window) {
    return detail::page<T>(tx, "ORDER BY key", window);
}
template <class T>
Result<Page<T>> by_position(db::ReadTx& tx, Window window) {
    return detail::page<T>(tx, "ORDER BY position, key", window);
}
/// True when there is a row of that id.
template <class T>
Result<bool> is_there(db::ReadTx& tx, std::string_view id) {
    TRY(count, tx.scalar<std::int64_t>(
                   "SELECT COUNT(*) FROM {" + std::string{table<T>().name} + "} WHERE id = $1", id));
    return count == 1;
}
/// True when there is a row of that id and it belongs to the edition.
template <class T>
Result<bool> is_part_of(db::ReadTx& tx, std::string_view id, Id<Edition> const& edition) {
    TRY(count, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {" + std::string{table<T>().name} +
                                           "} WHERE id = $1 AND edition = $2",
                                       id, edition));
    return count == 1;
}

Result<std::vector<Edition>> editions_of(db::ReadTx& tx, Id<Programme> const& programme);
Result<Page<Link>> links(db::ReadTx& tx, Id<Edition> const& edition, Window window);
/// The links of an edition, or of all editions, that have this end.
Result<std::vector<Link>> links_at(db::ReadTx& tx, std::string_view id);

/// Which requirements are wanted; everything when nothing is said.
struct RequirementFilter {
    std::string catalogue;   // id
    std::string binds_kind;  // name of a unit kind
    std::string words;       // in title or reference
};
Result<Page<Requirement>> requirements(db::ReadTx& tx, RequirementFilter const& filter, Window window);
Result<std::vector<Carrier>> carriers_of_requirement(db::ReadTx& tx, Id<Requirement> const& requirement);
Result<std::vector<Carrier>> carriers_of_responsibility(db::ReadTx& tx,
                                                        Id<Responsibility> const& responsibility);
Result<std::vector<Carrier>> carriers_of_unit(db::ReadTx& tx, Id<Unit> const& unit, std::string_view kind);
/// The newest first.
Result<Page<Fulfilment>> fulfilments(db::ReadTx& tx, Id<Requirement> const& requirement, Window window);
Result<std::vector<TopicTreatment>> treatments(db::ReadTx& tx, Id<Topic> const& topic);
Result<std::vector<Change>> changes_of_topic(db::ReadTx& tx, Id<Topic> const& topic);
Result<std::vector<Change>> changes_of_driver(db::ReadTx& tx, Id<Driver> const& driver);
/// A unit by its newest name.
Result<NodeView> newest_unit(db::ReadTx& tx, Id<Unit> const& id);

/// Everything there is, for packs.
Result<Content> everything(db::ReadTx& tx);
/// What an edition is judged by on a date: its own parts and links, the other editions by name, and what
/// belongs to the whole town. Of fulfilments only the newest until then, one for each requirement and unit.
Result<Around> around_edition(db::ReadTx& tx, Id<Edition> const& edition, Date on);
/// The tables that `Around::town` is made from.
std::span<std::string_view const> tables_of_registers();
/// Two editions with their parts and links, and the topics and programmes that things moved between.
Result<Content> two_editions(db::ReadTx& tx, Id<Edition> const& one, Id<Edition> const& other);

}  // namespace varn::programme::store
