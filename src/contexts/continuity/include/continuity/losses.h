#pragma once
// What a loss leads to, what must be lost together, what matters most, and what a change would mean: asked
// and answered.
#include "continuity/answers.h"

namespace varn::continuity {

// What a loss leads to.

/// What is lost: things by name, every resource of a class, everything a supplier provides. For good, for so
/// many minutes, or until each is repaired.
struct LossAsk {
    std::vector<AnyId> lost;
    std::optional<ResourceClass> kind;
    std::optional<Id<ExternalActor>> supplier;
    bool is_repaired = false;
    std::optional<std::int64_t> lasts_minutes;
    std::optional<std::int64_t> horizon_minutes;
};
/// What an event means to a service. Absent times have not come at the horizon.
struct ServiceFall {
    NodeNamed service;
    std::int64_t falls_at = 0;
    std::optional<std::int64_t> up_at;  // after its last outage
    std::int64_t down_minutes = 0;
    std::optional<std::int64_t> breaks_tolerable_at;
    std::optional<std::int64_t> normal_from;
    double harm = 0.0;
};
struct UpAt {
    std::int64_t at = 0;
    std::int64_t up = 0;
};
/// Something down from a minute on; without `to` it is still down at the horizon.
struct OutageTold {
    AnyId node;
    std::int64_t from = 0;
    std::optional<std::int64_t> to;
};
/// A need where a buffer of so many minutes would have let the ring start.
struct RingBreaker {
    NodeNamed node;
    std::string need;
    std::int64_t buffer_minutes = 0;
};
/// Things that wait for each other, and what waits for them.
struct RingTold {
    std::vector<NodeNamed> ring;
    std::vector<NodeNamed> behind;
    std::vector<RingBreaker> breakers;
};
struct CourseTold {
    std::string model;
    std::vector<NodeNamed> lost;
    std::int64_t horizon_minutes = 0;
    std::vector<ServiceFall> falls;   // in the order of time
    std::vector<OutageTold> outages;  // of services and resources, each in the order of time
    std::vector<UpAt> curve;          // how many services are up, from minute 0
    std::int64_t lost_service_minutes = 0;
    double harm = 0.0;
    std::optional<std::int64_t> normal_from;
    std::vector<RingTold> rings;
};

// What must be lost together.

struct CutSetTold {
    std::vector<NodeNamed> nodes;
    double probability = 0.0;
    std::int64_t falls_after = 0;
};
struct OrderCount {
    std::int64_t order = 0;
    std::string sets;  // a whole number, however large
};
struct CutSetsTold {
    std::string model;
    NodeNamed service;
    std::int64_t order = 0;
    std::vector<OrderCount> by_order;
    double probability_low = 0.0;
    double probability_high = 0.0;
    std::vector<CutSetTold> sets;  // likeliest first
};

// What matters most.

struct NodeWeight {
    NodeNamed node;
    std::int64_t services_alone = 0;  // services that fall with it alone
    double birnbaum = 0.0;
    double fussell_vesely = 0.0;
    double raw = 0.0;
    double rrw = 0.0;
};
struct ImportanceTold {
    std::string model;
    std::int64_t scenarios = 0;
    double services_down = 0.0;  // expected, in a year
    double low = 0.0;
    double high = 0.0;
    std::vector<NodeWeight> nodes;
};

// Before and after a change that nobody has made yet.

/// One change: of a need (how many are needed, its buffer, one member more or less), or of how fast a thing
/// starts.
struct Edit {
    std::optional<Id<Need>> need;
    std::optional<std::int64_t> needed;
    std::optional<std::int64_t> buffer_minutes;
    std::optional<AnyId> add;
    std::optional<AnyId> remove;
    std::optional<AnyId> node;
    std::optional<std::int64_t> restart_minutes;
};
struct ComparisonAsk {
    std::vector<Edit> edits;
};
struct TownWeakness {
    std::int64_t services_lost = 0;  // over every single loss
    std::int64_t single_points = 0;  // things that fell services other than themselves
    std::int64_t cut_pairs = 0;
    std::int64_t weaknesses = 0;
};
struct ChangedLoss {
    NodeNamed node;
    std::int64_t services_before = 0;
    std::int64_t services_after = 0;
};
struct ComparisonTold {
    std::string model;
    std::string changed_model;
    TownWeakness before;
    TownWeakness after;
    std::vector<ChangedLoss> changed;  // those that changed most first
};

}  // namespace varn::continuity

#include "continuity/losses_described.h"
