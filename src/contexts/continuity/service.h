#pragma once
// The verbs of continuity. Each asks the policy, obeys the rules of the trade and says so in the audit.
#include "writing.h"

namespace varn::continuity {

using http::Page;
using Window = http::Call::Window;

// The registers.
Result<Page<ServiceLine>> list_services(Town& town, Actor const& actor, store::Filter const& filter,
                                        Window window);
Result<Page<ResourceLine>> list_resources(Town& town, Actor const& actor, store::Filter const& filter,
                                          Window window);
Result<ServicePage> service_page(Town& town, Actor const& actor, Id<CriticalService> const& id);
Result<ResourcePage> resource_page(Town& town, Actor const& actor, Id<Resource> const& id);

// What the registers tell when they are read together.
Result<ContinuitySummary> summary_of(Town& town, Actor const& actor);
/// What services of the same function, kind (the name before its number) or sector need, of what the reader
/// sees. The closest are asked first; none that is less close is, once there are enough.
Result<SimilarNeeds> similar_needs(Town& town, Actor const& actor, Id<CriticalService> const& id);

// Needs.
/// A need with its members and what they are called.
Result<NeedInFull> in_full(db::ReadTx& tx, Need const& need);
Result<NeedInFull> add_need(Town& town, Actor const& actor, NeedInFull need);
Result<NeedInFull> change_need(Town& town, Actor const& actor, Id<Need> const& id, int version,
                               json::Change<NeedInFull> const& change);
Result<Done> remove_need(Town& town, Actor const& actor, Id<Need> const& id);

// Plans.
PlanStanding standing_of(ContinuityPlan const& plan, std::vector<PlanTest> const& tests);
Result<PlanView> plan_view(Town& town, Actor const& actor, Id<ContinuityPlan> const& id);
/// `version` is what the asker saw.
Result<PlanView> approve_plan(Town& town, Actor const& actor, Id<ContinuityPlan> const& id, int version,
                              PlanApproval const& ask);
Result<PlanView> view_of(db::ReadTx& tx, ContinuityPlan plan);

// Inside a transaction.
/// What `list_services` and `service_page` tell.
Result<Page<ServiceLine>> lines_in(db::ReadTx& tx, store::Filter const& filter, Window window, Date today);
Result<ServicePage> service_in(db::ReadTx& tx, Actor const& actor, Id<CriticalService> const& id, Date today);

/// Fails unless the actor may open a file; each of its rows is judged by itself.
Result<Done> may_import(Actor const& actor);
/// Fails unless the actor may read continuity.
Result<Done> may_read(Actor const& actor);
ContinuityRights rights_at(Actor const& actor, Id<Unit> const& unit);

}  // namespace varn::continuity
