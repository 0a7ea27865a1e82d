#include "store.h"

#include "platform/anywhere.h"

namespace varn::programme::store {

Result<std::vector<Edition>> editions_of(db::ReadTx& tx, Id<Programme> const& programme) {
    return tx.select<Edition>("WHERE programme = $1 ORDER BY valid_from, key", programme);
}

Result<Page<Link>> links(db::ReadTx& tx, Id<Edition> const& edition, Window window) {
    TRY(items, tx.select<Link>("WHERE edition = $1 ORDER BY from_id, to_id LIMIT $2 OFFSET $3", edition,
                               std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {link} WHERE edition = $1", edition));
    return Page<Link>{std::move(items), total};
}

Result<std::vector<Link>> links_at(db::ReadTx& tx, std::string_view id) {
    return tx.select<Link>("WHERE from_id = $1 OR to_id = $1 ORDER BY edition, from_id, to_id", id);
}

Result<Page<Requirement>> requirements(db::ReadTx& tx, RequirementFilter const& filter, Window window) {
    // Each wish is left out of the question when it is not made, so that a plain page walks the index of
    // keys.
    std::string wishes;
    std::vector<std::string> said;
    auto const wish = [&](std::string_view before, std::string value, std::string_view after) {
        said.push_back(std::move(value));
        wishes += wishes.empty() ? "WHERE " : " AND ";
        wishes += before;
        wishes += "$" + std::to_string(said.size());
        wishes += after;
    };
    if (!filter.catalogue.empty()) {
        wish("requirement.catalogue = ", filter.catalogue, "");
    }
    if (!filter.binds_kind.empty()) {
        wish("requirement.id IN (SELECT carrier.requirement FROM {carrier} WHERE carrier.unit_kind = ",
             filter.binds_kind, ")");
    }
    if (!filter.words.empty()) {
        wish("LOWER(requirement.title || ' ' || requirement.reference) LIKE LOWER(",
             db::anywhere(filter.words), ") ESCAPE '!'");
    }
    said.resize(3);  // the unused ones are bound to conditions that always hold
    for (std::size_t i = 1; i <= 3; ++i) {
        if (wishes.find("$" + std::to_string(i)) == std::string::npos) {
            wishes += (wishes.empty() ? "WHERE $" : " AND $") + std::to_string(i) + " = ''";
        }
    }
    TRY(items,
        tx.select<Requirement>(wishes + " ORDER BY requirement.key LIMIT $4 OFFSET $5", said[0], said[1],
                               said[2], std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {requirement} " + wishes, said[0], said[1], said[2]));
    return Page<Requirement>{std::move(items), total};
}

Result<std::vector<Carrier>> carriers_of_requirement(db::ReadTx& tx, Id<Requirement> const& requirement) {
    return tx.select<Carrier>("WHERE requirement = $1 ORDER BY id", requirement);
}
Result<std::vector<Carrier>> carriers_of_responsibility(db::ReadTx& tx,
                                                        Id<Responsibility> const& responsibility) {
    return tx.select<Carrier>("WHERE responsibility = $1 ORDER BY id", responsibility);
}
Result<std::vector<Carrier>> carriers_of_unit(db::ReadTx& tx, Id<Unit> const& unit, std::string_view kind) {
    return tx.select<Carrier>("WHERE unit = $1 OR unit_kind = $2 ORDER BY id", unit, kind);
}
Result<Page<Fulfilment>> fulfilments(db::ReadTx& tx, Id<Requirement> const& requirement, Window window) {
    TRY(items,
        tx.select<Fulfilment>("WHERE requirement = $1 ORDER BY done_on DESC, id DESC LIMIT $2 OFFSET $3",
                              requirement, std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {fulfilment} WHERE requirement = $1", requirement));
    return Page<Fulfilment>{std::move(items), total};
}

Result<std::vector<TopicTreatment>> treatments(db::ReadTx& tx, Id<Topic> const& topic) {
    return tx.select<TopicTreatment>("WHERE topic = $1 ORDER BY valid_from, id", topic);
}

Result<std::vector<Change>> changes_of_topic(db::ReadTx& tx, Id<Topic> const& topic) {
    return tx.select<Change>("WHERE topic = $1 ORDER BY edition, position, key", topic);
}
Result<std::vector<Change>> changes_of_driver(db::ReadTx& tx, Id<Driver> const& driver) {
    return tx.select<Change>("WHERE driver = $1 ORDER BY edition, position, key", driver);
}

Result<NodeView> newest_unit(db::ReadTx& tx, Id<Unit> const& id) {
    TRY(unit, tx.get(id));
    TRY(names, tx.query<std::string>(
                   "SELECT name FROM {unit_period} WHERE unit = $1 ORDER BY valid_from DESC LIMIT 1", id));
    return NodeView{NodeKind::unit, AnyId{id.text}, unit.key, names.empty() ? unit.key : names.front(),
                    unit.marker};
}

}  // namespace varn::programme::store
