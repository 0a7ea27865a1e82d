#pragma once
// Critical services, what they need and their plans, as documents tell of them.
#include <map>
#include <set>

#include "continuity/views.h"
#include "platform/access.h"
#include "platform/db.h"

namespace varn::continuity {

/// Which units' services; everybody's when absent.
using OfUnits = std::optional<std::vector<std::string>>;

/// What services need, by what the need is called.
struct DependencyTold {
    std::string what;
    std::set<std::string> services;             // ids of those that have such a need
    std::set<std::string> without_alternative;  // of them, those where every member of it must work
    std::int64_t shortest_buffer = 0;           // minutes
};
/// A resource that stands in the needs of several services.
struct SharedResource {
    Resource resource;
    std::optional<std::string> supplier_name;
    std::int64_t services = 0;
};
/// Counted over the services that are told and the needs that are seen whole, and nothing else.
struct ServicesTold {
    std::vector<ServiceLine> services;           // that go on, in Swedish order of name
    std::map<std::string, std::string> sectors;  // names, by id
    std::vector<DependencyTold> dependencies;    // of the most services first
    std::vector<SharedResource> resources;       // of two services or more, of the most first
};
/// `forbidden` for who may not read continuity.
Result<ServicesTold> services_told(db::ReadTx& tx, auth::Actor const& actor, OfUnits const& units, Date on);

/// A plan with its service and everything around it.
struct PlanTold {
    ServicePage page;  // whose plan is there
    std::optional<std::string> sector_name;
    std::map<std::string, std::string> values;  // titles of protection values, by id
};
/// `not_found` for a plan that the view does not show.
Result<PlanTold> plan_told(db::ReadTx& tx, auth::Actor const& actor, Id<ContinuityPlan> const& id, Date on);

/// The plan of the service with that key; `not_found` for no such service, or for one without a plan.
Result<Id<ContinuityPlan>> plan_of_key(db::ReadTx& tx, std::string const& key);

/// Those outside the town that run a service or provide a resource that the units answer for, or that their
/// services need directly, in Swedish order of name.
Result<std::vector<ExternalActor>> outsiders_told(db::ReadTx& tx, auth::Actor const& actor,
                                                  std::vector<std::string> const& units);

}  // namespace varn::continuity
