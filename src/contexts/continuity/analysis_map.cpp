// The network as it is drawn: nodes with their unit, sector and supplier, and needs by place.
#include <set>

#include "analysis.h"

namespace varn::continuity {
namespace {

/// Those that nodes name, each once and in the order in which they are met. Who may not be known of has no
/// name here, and is left out.
template <class Row>
class NamesMet {
public:
    explicit NamesMet(db::ReadTx& tx) : tx_(tx) {}

    Result<Done> meet(std::optional<Id<Row>> const& id) {
        if (!id || !met_.insert(id->text).second) {
            return Done{};
        }
        TRY(found, tx_.find(*id));
        if (found) {
            told_.push_back({AnyId{id->text}, found->name});
        }
        return Done{};
    }
    std::vector<MapName> told() { return std::move(told_); }

private:
    db::ReadTx& tx_;
    std::set<std::string> met_;
    std::vector<MapName> told_;
};

Result<std::vector<MapName>> units_met(db::ReadTx& tx, Date today, std::vector<MapNode> const& nodes) {
    std::vector<MapName> told;
    std::set<std::string> met;
    for (auto const& node : nodes) {
        if (met.insert(node.unit.text).second) {
            TRY(view, organisation::unit_on(tx, node.unit, today));
            told.push_back({AnyId{node.unit.text}, view.name});
        }
    }
    return told;
}

std::vector<MapNeed> needs_by_place(TownNetwork const& town) {
    std::vector<MapNeed> told;
    for (auto const& [id, at] : town.needs) {
        auto const& need = town.network.nodes[at.first].needs[at.second];
        auto& one = told.emplace_back();
        one.id.text = id;
        one.node = at.first;
        one.what = need.kind;
        one.needed = need.least;
        one.buffer_minutes = need.buffer;
        one.of.assign(need.of.begin(), need.of.end());
    }
    return told;
}

}  // namespace

Result<MapTold> map_told(Town& town, Actor const& actor) {
    db::ReadTx tx{town.db};
    TRY(seen, town_network(tx, actor));
    TRY(services, store::all_services(tx));
    TRY(resources, store::all_resources(tx));
    MapTold told;
    told.model = seen->model;
    NamesMet<Sector> sectors{tx};
    NamesMet<ExternalActor> suppliers{tx};
    for (auto const& row : services) {
        CHECK(sectors.meet(row.sector));
        told.nodes.push_back(
            {AnyId{row.id.text}, "service", row.name, row.unit, row.sector, {}, row.tolerable_minutes});
    }
    for (auto const& row : resources) {
        CHECK(suppliers.meet(row.supplier));
        told.nodes.push_back(
            {AnyId{row.id.text}, std::string{name_of(row.kind)}, row.name, row.unit, {}, row.supplier, {}});
    }
    told.needs = needs_by_place(*seen);
    TRY(units, units_met(tx, town.clock.today(), told.nodes));
    told.units = std::move(units);
    told.sectors = sectors.told();
    told.suppliers = suppliers.told();
    return told;
}

}  // namespace varn::continuity
