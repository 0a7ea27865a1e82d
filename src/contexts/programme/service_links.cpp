// Links between the things of an edition, and what hangs on what.
#include "service.h"

namespace varn::programme {
namespace {

template <class T>
Result<NodeView> part(db::ReadTx& tx, NodeKind kind, std::string const& id) {
    TRY(row, tx.get(Id<T>{id}));
    return NodeView{kind, AnyId{id}, row.key, row.title, row.marker};
}

/// Gathers neighbours, each by its title.
class Gathering {
public:
    Gathering(db::ReadTx& tx, Date on) : tx_(tx), on_(on) {}

    Result<Done> add(NodeKind kind, std::string const& id, Tie tie, std::optional<Id<Edition>> edition = {}) {
        if (kind == NodeKind::unit) {
            TRY(unit, organisation::unit_on(tx_, Id<Unit>{id}, on_));
            found_.push_back({{kind, AnyId{id}, unit.key, unit.name, unit.marker}, tie, std::move(edition)});
            return Done{};
        }
        TRY(view, node(tx_, kind, id));
        found_.push_back({std::move(view), tie, std::move(edition)});
        return Done{};
    }
    std::vector<Neighbour> take() { return std::move(found_); }

private:
    db::ReadTx& tx_;
    Date on_;
    std::vector<Neighbour> found_;
};

Result<Done> gather_carriers(db::ReadTx& tx, Gathering& gathering, NodeKind kind, std::string const& id,
                             Date on) {
    if (kind == NodeKind::responsibility || kind == NodeKind::requirement) {
        TRY(carriers, kind == NodeKind::requirement
                          ? store::carriers_of_requirement(tx, Id<Requirement>{id})
                          : store::carriers_of_responsibility(tx, Id<Responsibility>{id}));
        for (auto const& carrier : carriers) {
            if (carrier.unit) {
                CHECK(gathering.add(NodeKind::unit, carrier.unit->text, Tie::carrier));
            }
        }
    }
    if (kind == NodeKind::unit) {
        TRY(unit, organisation::unit_on(tx, Id<Unit>{id}, on));
        TRY(carriers, store::carriers_of_unit(tx, unit.id, name_of(unit.kind)));
        for (auto const& carrier : carriers) {
            if (carrier.requirement) {
                CHECK(gathering.add(NodeKind::requirement, carrier.requirement->text, Tie::carrier));
            } else if (carrier.responsibility) {
                TRY(row, tx.get(*carrier.responsibility));
                CHECK(gathering.add(NodeKind::responsibility, row.id.text, Tie::carrier, row.edition));
            }
        }
    }
    return Done{};
}

Result<Done> gather_references(db::ReadTx& tx, Gathering& gathering, NodeKind kind, std::string const& id) {
    if (kind == NodeKind::topic) {
        TRY(treatments, store::treatments(tx, Id<Topic>{id}));
        for (auto const& treatment : treatments) {
            if (treatment.owner) {
                CHECK(gathering.add(NodeKind::unit, treatment.owner->text, Tie::treatment));
            }
        }
        TRY(changes, store::changes_of_topic(tx, Id<Topic>{id}));
        for (auto const& change : changes) {
            CHECK(gathering.add(NodeKind::change, change.id.text, Tie::reference, change.edition));
        }
    }
    if (kind == NodeKind::change) {
        TRY(change, tx.get(Id<Change>{id}));
        if (change.topic) {
            CHECK(gathering.add(NodeKind::topic, change.topic->text, Tie::reference));
        }
        if (change.driver) {
            CHECK(gathering.add(NodeKind::driver, change.driver->text, Tie::reference, change.edition));
        }
    }
    if (kind == NodeKind::driver) {
        TRY(changes, store::changes_of_driver(tx, Id<Driver>{id}));
        for (auto const& change : changes) {
            CHECK(gathering.add(NodeKind::change, change.id.text, Tie::reference, change.edition));
        }
    }
    return Done{};
}

}  // namespace

Result<NodeView> node(db::ReadTx& tx, NodeKind kind, std::string const& id) {
    switch (kind) {
        case NodeKind::section:
            return part<Section>(tx, kind, id);
        case NodeKind::focus_area:
            return part<FocusArea>(tx, kind, id);
        case NodeKind::goal:
            return part<Goal>(tx, kind, id);
        case NodeKind::protection_value:
            return part<ProtectionValue>(tx, kind, id);
        case NodeKind::threat:
            return part<Threat>(tx, kind, id);
        case NodeKind::responsibility:
            return part<Responsibility>(tx, kind, id);
        case NodeKind::requirement:
            return part<Requirement>(tx, kind, id);
        case NodeKind::driver:
            return part<Driver>(tx, kind, id);
        case NodeKind::change:
            return part<Change>(tx, kind, id);
        case NodeKind::topic:
            return part<Topic>(tx, kind, id);
        case NodeKind::unit: {
            TRY(unit, store::newest_unit(tx, Id<Unit>{id}));
            return unit;
        }
    }
    return not_found();
}

Result<std::vector<Neighbour>> neighbours(db::ReadTx& tx, NodeKind kind, std::string const& id, Date on) {
    CHECK(node(tx, kind, id));
    Gathering gathering{tx, on};
    TRY(links, store::links_at(tx, id));
    for (auto const& link : links) {
        bool const forward = link.from_id.text == id;
        CHECK(gathering.add(forward ? link.to_kind : link.from_kind,
                            forward ? link.to_id.text : link.from_id.text, Tie::link, link.edition));
    }
    CHECK(gather_carriers(tx, gathering, kind, id, on));
    CHECK(gather_references(tx, gathering, kind, id));
    return gathering.take();
}

Result<Page<Link>> list_links(Town& town, Actor const& actor, Id<Edition> const& edition, Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(edition));
    return store::links(tx, edition, window);
}

Result<Link> add_link(Town& town, Actor const& actor, Link link) {
    return add(writing(town, actor), rules::in_canonical_direction(std::move(link)),
               rules::must_join_what_belongs_together);
}

Result<Done> remove_link(Town& town, Actor const& actor, Id<Link> const& id) {
    return unlink(writing(town, actor), id);
}

}  // namespace varn::programme
