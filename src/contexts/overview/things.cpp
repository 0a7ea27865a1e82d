#include "things.h"

#include "organisation/api.h"
#include "programme/api.h"

namespace varn::overview {
namespace {

/// A row that stands in an edition.
template <class T>
Result<std::optional<Known>> part(db::ReadTx& tx, NodeKind kind, std::string const& id) {
    TRY(row, row_if_any<T>(tx, id));
    if (!row) {
        return std::optional<Known>{};
    }
    Known known;
    known.thing = {std::string{name_of(kind)}, {id}, row->key, row->title, row->marker};
    known.node = kind;
    if constexpr (requires { row->edition; }) {
        known.edition = row->edition;
    }
    if constexpr (requires { row->catalogue; }) {
        known.catalogue = row->catalogue;
    }
    return std::optional{std::move(known)};
}

Result<std::optional<Known>> unit(db::ReadTx& tx, std::string const& id, Date on) {
    auto found = organisation::unit_on(tx, Id<Unit>{id}, on);
    if (!found) {
        return found.error().code == ErrorCode::not_found
                   ? Result<std::optional<Known>>{std::optional<Known>{}}
                   : Result<std::optional<Known>>{found.error()};
    }
    auto const& view = found.value();
    Known known;
    known.thing = {"unit", {id}, view.key, view.name, view.marker};
    known.node = NodeKind::unit;
    known.parent = view.parent;
    return std::optional{std::move(known)};
}

Result<std::optional<Known>> document(db::ReadTx& tx, std::string const& id) {
    Known known;
    TRY(programme, row_if_any<Programme>(tx, id));
    if (programme) {
        known.thing = {"programme", {id}, programme->key, programme->name, programme->marker};
        return std::optional{std::move(known)};
    }
    TRY(edition, row_if_any<Edition>(tx, id));
    if (edition) {
        known.thing = {"edition", {id}, edition->key, edition->title, edition->marker};
        known.programme = edition->programme;
        return std::optional{std::move(known)};
    }
    TRY(catalogue, row_if_any<Catalogue>(tx, id));
    if (catalogue) {
        known.thing = {"catalogue", {id}, catalogue->key, catalogue->title, catalogue->marker};
        return std::optional{std::move(known)};
    }
    return std::optional<Known>{};
}

using Finder = Result<std::optional<Known>> (*)(db::ReadTx&, NodeKind, std::string const&);
constexpr std::array<std::pair<NodeKind, Finder>, 10> finders{
    {{NodeKind::goal, part<programme::Goal>},
     {NodeKind::focus_area, part<programme::FocusArea>},
     {NodeKind::requirement, part<programme::Requirement>},
     {NodeKind::protection_value, part<programme::ProtectionValue>},
     {NodeKind::threat, part<programme::Threat>},
     {NodeKind::responsibility, part<programme::Responsibility>},
     {NodeKind::section, part<programme::Section>},
     {NodeKind::driver, part<programme::Driver>},
     {NodeKind::change, part<programme::Change>},
     {NodeKind::topic, part<programme::Topic>}}};

constexpr int path_max = 20;

Result<std::vector<Thing>> units_above(db::ReadTx& tx, Known const& known, Date on) {
    std::vector<Thing> path;
    auto parent = known.parent;
    for (int i = 0; parent && i < path_max; ++i) {
        TRY(view, organisation::unit_on(tx, *parent, on));
        path.insert(path.begin(), Thing{"unit", {view.id.text}, view.key, view.name, view.marker});
        parent = view.parent;
    }
    return path;
}

}  // namespace

Thing thing_of(programme::NodeView const& node) {
    return {std::string{name_of(node.kind)}, node.id, node.key, node.title, node.marker};
}

Result<std::optional<Known>> known_by(db::ReadTx& tx, std::string const& id, Date on) {
    for (auto const& [kind, find] : finders) {
        TRY(found, find(tx, kind, id));
        if (found) {
            return std::move(found);
        }
    }
    TRY(as_unit, unit(tx, id, on));
    if (as_unit) {
        return std::move(as_unit);
    }
    return document(tx, id);
}

Result<std::vector<Thing>> path_of(db::ReadTx& tx, Known const& known, Date on) {
    if (known.parent) {
        return units_above(tx, known, on);
    }
    std::vector<Thing> path;
    auto programme_id = known.programme;
    if (known.catalogue) {
        TRY(catalogue, tx.get(*known.catalogue));
        path.push_back({"catalogue", {catalogue.id.text}, catalogue.key, catalogue.title, catalogue.marker});
    }
    if (known.edition) {
        TRY(edition, tx.get(*known.edition));
        path.push_back({"edition", {edition.id.text}, edition.key, edition.title, edition.marker});
        programme_id = edition.programme;
    }
    if (programme_id && !known.catalogue) {
        TRY(programme, tx.get(*programme_id));
        path.insert(path.begin(),
                    Thing{"programme", {programme.id.text}, programme.key, programme.name, programme.marker});
    }
    return path;
}

std::span<Table const* const> told_tables() {
    using namespace organisation;
    using namespace programme;
    static std::array const tables{
        &table<Unit>(),           &table<UnitPeriod>(),  &table<Succession>(),      &table<Person>(),
        &table<Assignment>(),     &table<Sector>(),      &table<SectorMember>(),    &table<SectorMirror>(),
        &table<ExternalActor>(),  &table<Programme>(),   &table<Edition>(),         &table<Section>(),
        &table<FocusArea>(),      &table<Goal>(),        &table<ProtectionValue>(), &table<ThreatStep>(),
        &table<ThreatCategory>(), &table<Threat>(),      &table<Responsibility>(),  &table<Carrier>(),
        &table<Driver>(),         &table<Topic>(),       &table<TopicTreatment>(),  &table<Change>(),
        &table<Catalogue>(),      &table<Requirement>(), &table<Fulfilment>(),      &table<Link>()};
    return tables;
}

std::string who(verification::ToldEntry const& entry) {
    return entry.actor_name.value_or(entry.actor);
}

Result<std::optional<programme::EditionState>> standing_of(db::ReadTx& tx, Edition const& edition, Date on) {
    using programme::EditionState;
    using programme::EditionStatus;
    if (edition.status == EditionStatus::consultation) {
        return std::optional{EditionState::consultation};
    }
    if (edition.status == EditionStatus::draft) {
        return std::optional{EditionState::draft};
    }
    if (edition.valid_from && on < *edition.valid_from) {
        return std::optional{EditionState::not_yet_in_force};
    }
    TRY(in_force, programme::edition_in_force(tx, edition.programme, on));
    bool const is_it = in_force && in_force->edition.id == edition.id;
    return is_it ? std::optional{EditionState::in_force} : std::optional<EditionState>{};
}

}  // namespace varn::overview
