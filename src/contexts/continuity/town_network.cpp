#include "town_network.h"

#include <cmath>

#include "platform/merkle.h"
#include "platform/unseen.h"
#include "resilience/network_writing.h"

namespace varn::continuity {
namespace {

constexpr std::array<std::string_view, 4> network_tables{"critical_service", "resource", "need",
                                                         "need_member"};

resilience::Node node_of(CriticalService const& row) {
    resilience::Node node;
    node.id = row.id.text;
    node.kind = "service";
    node.name = row.name;
    node.is_service = true;
    node.restart = row.restart_minutes;
    node.tolerable = row.tolerable_minutes;
    if (row.harm_per_hour && *row.harm_per_hour > 0.0) {
        auto const from = row.tolerable_minutes.value_or(0);
        node.harm = {{from, 0.0}, {from + 60, *row.harm_per_hour}};
    }
    return node;
}

/// The period asked about is a year, so the probability of a loss is that of at least one in it.
resilience::Node node_of(Resource const& row) {
    resilience::Node node;
    node.id = row.id.text;
    node.kind = name_of(row.kind);
    node.name = row.name;
    node.loss_probability = -std::expm1(-row.losses_per_year);
    node.losses_per_year = row.losses_per_year;
    node.repair = {row.repair_minutes, row.repair_minutes, row.repair_minutes};
    node.restart = row.restart_minutes;
    return node;
}

template <class Row>
std::string const& either(Row const& row) {
    return row.service ? row.service->text : row.resource->text;
}

class Assembling {
public:
    explicit Assembling(db::ReadTx& tx) : tx_(tx) {}

    Result<TownNetwork> town() {
        TRY(services, store::all_services(tx_));
        TRY(resources, store::all_resources(tx_));
        for (auto const& row : services) {
            add(node_of(row), {});
        }
        for (auto const& row : resources) {
            add(node_of(row), row.supplier ? row.supplier->text : std::string{});
            is_left_out_[row.id.text] = row.is_black_start;
        }
        CHECK(add_needs());
        CHECK(resilience::validate(town_.network));
        town_.model = model_of(town_.network);
        return std::move(town_);
    }

private:
    void add(resilience::Node node, std::string supplier) {
        town_.places.emplace(node.id, static_cast<Index>(town_.network.nodes.size()));
        town_.network.nodes.push_back(std::move(node));
        town_.suppliers.push_back(std::move(supplier));
    }
    /// What starts and runs without its needs hangs on none of them. The needs of what has ended go with it.
    Result<Done> add_needs() {
        TRY(needs, store::all_needs(tx_));
        TRY(members, store::all_members(tx_));
        std::map<std::string, std::vector<Index>> of_need;
        for (auto const& member : members) {
            auto const place = town_.places.find(either(member));
            if (place != town_.places.end()) {
                of_need[member.need.text].push_back(place->second);
            }
        }
        for (auto const& row : needs) {
            auto const owner = town_.places.find(either(row));
            if (owner == town_.places.end() || is_left_out_[either(row)]) {
                continue;
            }
            auto& node = town_.network.nodes[owner->second];
            town_.needs.emplace(row.id.text, std::pair{owner->second, static_cast<Index>(node.needs.size())});
            auto& of = of_need[row.id.text];
            town_.members += static_cast<std::int64_t>(of.size());
            node.needs.push_back({static_cast<Index>(row.needed), std::move(of), row.buffer_minutes,
                                  row.refill_minutes, row.what});
        }
        return Done{};
    }

    db::ReadTx& tx_;
    TownNetwork town_;
    std::map<std::string, bool> is_left_out_;
};

}  // namespace

std::span<std::string_view const> tables_of_network() {
    return network_tables;
}

std::string model_of(resilience::Network const& network) {
    return audit::hex(audit::sha256(resilience::write_city_dep(network)));
}

Result<TownNetwork> put_together(db::ReadTx& tx) {
    return Assembling{tx}.town();
}

Result<SharedNetwork> town_network(db::ReadTx& tx, Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "continuity.analyse", std::nullopt));
    TRY(sees_all, db::sees_all_of(tx, network_tables));
    if (!sees_all) {
        return Error{ErrorCode::forbidden, "continuity.not_all_is_seen", {}, {}, {}};
    }
    return tx.kept<TownNetwork>("continuity network", network_tables, [&] { return put_together(tx); });
}

Result<SharedNetwork> town_network(Town& town, Actor const& actor) {
    db::ReadTx tx{town.db};
    return town_network(tx, actor);
}

NodeNamed named(resilience::Network const& network, Index node) {
    auto const& of = network.nodes[node];
    return {AnyId{of.id}, of.kind, of.name};
}

std::vector<NodeNamed> all_named(resilience::Network const& network, std::vector<Index> const& nodes) {
    std::vector<NodeNamed> names;
    for (auto const node : nodes) {
        names.push_back(named(network, node));
    }
    return names;
}

Result<Index> place_of_id(TownNetwork const& town, std::string const& id, std::string pointer) {
    auto const place = town.places.find(id);
    if (place == town.places.end()) {
        return invalid(std::move(pointer), "continuity.not_in_network");
    }
    return Index{place->second};
}

Result<std::vector<Index>> places_of_ids(TownNetwork const& town, std::vector<AnyId> const& ids,
                                         std::string const& pointer) {
    std::vector<Index> places;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        TRY(place, place_of_id(town, ids[i].text, pointer + "/" + std::to_string(i)));
        places.push_back(place);
    }
    return places;
}

}  // namespace varn::continuity
