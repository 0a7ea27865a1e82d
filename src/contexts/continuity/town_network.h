#pragma once
// The town's network, put together from the registers for whoever asks. It is worked out once and shared
// until a row of it changes (decision 0036).
#include <map>

#include "continuity/answers.h"
#include "engine/network.h"
#include "service.h"

namespace varn::continuity {

using resilience::Index;

/// The network in the engine's model, services before resources, each in the order of ids, and how its parts
/// go back to rows.
struct TownNetwork {
    resilience::Network network;
    std::string model;                                     // SHA-256 of it as city-dep/1
    std::map<std::string, Index> places;                   // of rows, by id
    std::vector<std::string> suppliers;                    // by node; empty for none
    std::map<std::string, std::pair<Index, Index>> needs;  // node and place, by id
    std::int64_t members = 0;
};
using SharedNetwork = std::shared_ptr<TownNetwork const>;

/// The tables that the network is put together from.
std::span<std::string_view const> tables_of_network();

/// `forbidden` when the actor may not analyse, or when anything of the network is hidden from her: what is
/// worked out from a part of a town is wrong, not only shorter.
Result<SharedNetwork> town_network(db::ReadTx& tx, Actor const& actor);
Result<SharedNetwork> town_network(Town& town, Actor const& actor);
/// The network of a town, from rows.
Result<TownNetwork> put_together(db::ReadTx& tx);
/// The model version of a network.
std::string model_of(resilience::Network const& network);

NodeNamed named(resilience::Network const& network, Index node);
std::vector<NodeNamed> all_named(resilience::Network const& network, std::vector<Index> const& nodes);
/// The node of an id; `invalid` at the pointer when the network has none.
Result<Index> place_of_id(TownNetwork const& town, std::string const& id, std::string pointer);
/// The nodes of ids, in their order; `invalid` at `pointer`/0 and on.
Result<std::vector<Index>> places_of_ids(TownNetwork const& town, std::vector<AnyId> const& ids,
                                         std::string const& pointer);

}  // namespace varn::continuity
