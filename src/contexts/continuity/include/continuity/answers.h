#pragma once
// What is asked of the town's network and what is answered. Every answer names the model it was worked out
// from, so that it can be told when it is stale. Times are whole minutes.
#include <string>
#include <vector>

#include "continuity/model.h"

namespace varn::continuity {

/// A service or a resource of the network.
struct NodeNamed {
    AnyId id;
    std::string kind;  // `service`, or the class of a resource
    std::string name;
};

/// The network that answers are worked out from.
struct ModelTold {
    std::string model;  // SHA-256 of the network as city-dep/1
    std::int64_t services = 0;
    std::int64_t resources = 0;
    std::int64_t needs = 0;
    std::int64_t members = 0;
};

/// A fact or a thing that a weakness rests on.
struct WeaknessReason {
    std::string kind;
    std::string id;
    std::string text;
};
struct Weakness {
    std::string rule;  // RES-001
    std::string severity;
    WeaknessReason subject;
    std::vector<WeaknessReason> because;
    std::string text;
    std::string cure;
    std::optional<std::int64_t> count;  // how many its rule counts: services that fall, causes, links
};
struct WeaknessesTold {
    std::string model;
    std::vector<Weakness> weaknesses;
};

// Why something falls.

struct ChainAsk {
    std::vector<AnyId> lost;
    AnyId target;
};
/// One thing falling: when, of which need and of which of its members.
struct ChainLink {
    NodeNamed node;
    std::int64_t at = 0;
    std::optional<std::string> need;
    std::vector<NodeNamed> of;
    std::string text;
};
/// From what is lost to the target; empty when it does not fall.
struct ChainTold {
    std::string model;
    std::vector<ChainLink> links;
};

}  // namespace varn::continuity

#include "continuity/answers_described.h"
