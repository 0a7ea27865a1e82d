#pragma once
// The town's network, for rooms that reckon with it. It is worked out once and shared until a row of it
// changes (decision 0036).
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "continuity/answers.h"
#include "engine/network.h"
#include "platform/access.h"
#include "platform/db.h"
#include "platform/town.h"

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
Result<SharedNetwork> town_network(db::ReadTx& tx, auth::Actor const& actor);

NodeNamed named(resilience::Network const& network, Index node);

/// The findings of the engine about the network, in the reader's language.
Result<WeaknessesTold> weaknesses_told(Town& town, auth::Actor const& actor, std::string_view language);

}  // namespace varn::continuity
