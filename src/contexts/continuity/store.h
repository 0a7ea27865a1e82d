#pragma once
// All questions that continuity asks the database.
#include "continuity/api.h"
#include "organisation/api.h"

namespace varn::continuity::store {

using http::Page;
using Window = http::Call::Window;

/// How far the plan of a service must have come to be asked for.
enum class PlanAsked { missing, draft, incomplete, approved, not_at_highest, untested };
enum class RegisterOrder { name, tolerable };

/// Which rows of a register; empty texts mean all.
struct Filter {
    std::string unit = {};
    std::string supplier = {};
    std::string kind = {};
    std::string sector = {};
    std::string plan = {};   // a PlanAsked
    std::string words = {};  // in the name or the key
    bool ended_too = false;
    RegisterOrder order = RegisterOrder::name;
};
/// In Swedish order of name, or what bears the shortest outage first.
Result<Page<CriticalService>> services(db::ReadTx& tx, Filter const& filter, Window window);
Result<Page<Resource>> resources(db::ReadTx& tx, Filter const& filter, Window window);

/// Of one service, by protection value and time.
Result<std::vector<ServiceConsequence>> consequences_of(db::ReadTx& tx, Id<CriticalService> const& service);
/// The needs of a service or a resource whose members are all seen.
Result<std::vector<Need>> needs_of(db::ReadTx& tx, std::string const& owner);
/// A need whose members are all seen.
Result<std::optional<Need>> need(db::ReadTx& tx, Id<Need> const& id);
Result<std::vector<NeedMember>> members_of(db::ReadTx& tx, Id<Need> const& need);
/// The needs, seen whole, that a service or a resource can meet; of what has ended none.
Result<std::vector<Need>> needs_met_by(db::ReadTx& tx, std::string const& member);
Result<std::optional<ContinuityPlan>> plan_of(db::ReadTx& tx, Id<CriticalService> const& service);
Result<std::vector<PlanTest>> tests_of(db::ReadTx& tx, Id<ContinuityPlan> const& plan);
/// Everybody outside the town, in Swedish order of name.
Result<std::vector<ExternalActor>> outsiders(db::ReadTx& tx);
/// Every plan, and the day on which each was last tested.
Result<std::vector<ContinuityPlan>> plans(db::ReadTx& tx);
Result<std::vector<PlanTest>> tests(db::ReadTx& tx);

/// The protection values of an edition, by its key.
Result<std::vector<ProtectionValue>> values_of(db::ReadTx& tx, std::string_view edition);

// The town's network, each kind in the order of ids.

Result<std::vector<CriticalService>> all_services(db::ReadTx& tx);
Result<std::vector<Resource>> all_resources(db::ReadTx& tx);
Result<std::vector<Need>> all_needs(db::ReadTx& tx);
Result<std::vector<NeedMember>> all_members(db::ReadTx& tx);

}  // namespace varn::continuity::store
