#pragma once
// What continuity tells of its registers and plans, and what it is asked to keep.
#include <string>
#include <vector>

#include "continuity/model.h"
#include "measure/views.h"

namespace varn::continuity {

/// One of the things that can meet a need: a service or a resource.
struct Member {
    std::optional<Id<CriticalService>> service;
    std::optional<Id<Resource>> resource;
    std::optional<std::string> name;
    std::optional<ResourceClass> kind = {};  // of a resource; told, never taken in
};

/// A need together with its members, as it is read and written.
struct NeedInFull {
    Id<Need> id;
    Id<Unit> unit;
    std::optional<Id<CriticalService>> service;
    std::optional<Id<Resource>> resource;
    std::string what;
    int needed = 0;
    std::vector<Member> members;
    std::int64_t buffer_minutes = 0;
    std::optional<std::int64_t> refill_minutes;
    std::optional<std::string> agreement;
    std::optional<Date> tested_on;
    std::optional<std::string> note;
    int version = 0;
};

/// What needs a thing.
struct NeededBy {
    Id<Need> need;
    std::string what;
    std::optional<Id<CriticalService>> service;
    std::optional<Id<Resource>> resource;
    std::string name;
};

/// How far a plan has come. It is incomplete until it is said for all three levels whether it holds.
struct PlanStanding {
    ApprovalState state{};
    bool is_incomplete = false;
    Holds highest_holds{};
    std::optional<Date> approved_on;
    std::optional<Date> last_tested_on;
};

/// A line of the register of services; `plan` is absent for a service without one.
struct ServiceLine {
    CriticalService service;
    std::string unit_name;
    std::optional<PlanStanding> plan;
    int version = 0;
};

struct ResourceLine {
    Resource resource;
    std::string unit_name;
    std::optional<std::string> supplier_name;
    int version = 0;
};

/// A plan with its tests, the latest first. `unanswered` names the levels that wait for an answer.
struct PlanView {
    ContinuityPlan plan;
    std::vector<std::string> unanswered;
    bool is_incomplete = false;
    std::vector<PlanTest> tests;
    int version = 0;
};

/// What the reader may do.
struct ContinuityRights {
    bool write = false;
    bool approve = false;
    bool analyse = false;
};

/// Everything about a service.
struct ServicePage {
    CriticalService service;
    std::string unit_name;
    std::optional<std::string> run_by_name;
    std::vector<ServiceConsequence> consequences;
    std::vector<NeedInFull> needs;
    std::vector<NeededBy> needed_by;
    std::optional<PlanView> plan;
    std::vector<measure::MeasureView> measures;
    ContinuityRights rights;
    int version = 0;
};

/// Everything about a resource.
struct ResourcePage {
    Resource resource;
    std::string unit_name;
    std::optional<std::string> supplier_name;
    std::vector<NeedInFull> needs;
    std::vector<NeededBy> needed_by;
    ContinuityRights rights;
    int version = 0;
};

/// A plan is approved as it stands.
struct PlanApproval {
    std::optional<std::string> words;
};

}  // namespace varn::continuity

#include "continuity/views_described.h"
