#pragma once
// What the rules of weaknesses.cpp share: the network, its graph, and the findings so far.
#include <string>
#include <vector>

#include "engine/weaknesses.h"
#include "pairs.h"

namespace varn::resilience {

struct Search {
    Network const& network;
    Graph const& graph;  // without a horizon
    WeaknessQuestion const& question;
    std::vector<engine::Finding>& found;
    Watch const& watch;

    std::string const& id(Index node) const { return network.nodes[node].id; }
    engine::Thing thing(Index node) const {
        auto const& facts = network.nodes[node];
        auto const kind = facts.is_service ? "service" : "node";
        return {kind, facts.id, facts.name.empty() ? facts.id : facts.name};
    }
    std::string const& name(Index node) const {
        auto const& facts = network.nodes[node];
        return facts.name.empty() ? facts.id : facts.name;
    }
    /// A need of a node as a thing: the owner's id and the need's place, told by the owner and what is
    /// needed.
    engine::Thing need(Index node, Index place) const {
        auto const& need = network.nodes[node].needs[place];
        return {"need", id(node) + "/" + std::to_string(place),
                name(node) + (need.kind.empty() ? std::string{} : ": " + need.kind)};
    }
    static engine::Thing fact(std::string kind, std::string value) { return {std::move(kind), value, value}; }
};

// Each fails with `unavailable` when broken off.
Result<Done> find_single_losses(Search& search);                            // RES-001
Result<Done> find_pairs(Search& search, PairLosses& losses);                // RES-002
Result<Done> find_rings(Search& search);                                    // RES-003, RES-007
Result<Done> find_shared_causes(Search& search, PairLosses const& losses);  // RES-004
Result<Done> find_outages(Search& search);                                  // RES-005, RES-006

}  // namespace varn::resilience
