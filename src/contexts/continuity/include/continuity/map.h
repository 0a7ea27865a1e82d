#pragma once
// The town's network as it is drawn: every service and resource, and what needs what. Needs point at nodes by
// their place in `nodes`, since a town has tens of thousands of them.
#include "continuity/answers.h"

namespace varn::continuity {

/// A unit, a sector or a supplier that nodes name by its id.
struct MapName {
    AnyId id;
    std::string name;
};
/// A service or a resource. Services stand before resources, as in the network.
struct MapNode {
    AnyId id;
    std::string kind;  // `service`, or the class of a resource
    std::string name;
    Id<Unit> unit;
    std::optional<Id<Sector>> sector;
    std::optional<Id<ExternalActor>> supplier;
    std::optional<std::int64_t> tolerable_minutes;
};
/// So many of those are needed by a node, and it does without for so long.
struct MapNeed {
    Id<Need> id;
    std::int64_t node = 0;  // the place of what needs
    std::string what;
    std::int64_t needed = 0;
    std::int64_t buffer_minutes = 0;
    std::vector<std::int64_t> of;  // the places of what can meet it
};
struct MapTold {
    std::string model;
    std::vector<MapNode> nodes;
    std::vector<MapNeed> needs;
    std::vector<MapName> units;
    std::vector<MapName> sectors;
    std::vector<MapName> suppliers;
};

}  // namespace varn::continuity

#include "continuity/map_described.h"
