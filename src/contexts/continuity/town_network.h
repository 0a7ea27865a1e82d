#pragma once
// The town's network, put together from the registers for whoever asks. It is worked out once and shared
// until a row of it changes (decision 0036).
#include "continuity/network.h"
#include "service.h"

namespace varn::continuity {

Result<SharedNetwork> town_network(Town& town, Actor const& actor);
/// The network of a town, from rows.
Result<TownNetwork> put_together(db::ReadTx& tx);
/// The model version of a network.
std::string model_of(resilience::Network const& network);

std::vector<NodeNamed> all_named(resilience::Network const& network, std::vector<Index> const& nodes);
/// The node of an id; `invalid` at the pointer when the network has none.
Result<Index> place_of_id(TownNetwork const& town, std::string const& id, std::string pointer);
/// The nodes of ids, in their order; `invalid` at `pointer`/0 and on.
Result<std::vector<Index>> places_of_ids(TownNetwork const& town, std::vector<AnyId> const& ids,
                                         std::string const& pointer);

}  // namespace varn::continuity
