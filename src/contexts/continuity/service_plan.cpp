// Plans: how far they have come, and their approval.
#include "service.h"

namespace varn::continuity {

PlanStanding standing_of(ContinuityPlan const& plan, std::vector<PlanTest> const& tests) {
    PlanStanding standing{
        plan.state, !rules::unanswered(plan).empty(), plan.highest_holds, plan.approved_on, {}};
    for (auto const& test : tests) {
        bool const is_later = !standing.last_tested_on || *standing.last_tested_on < test.held_on;
        if (test.plan == plan.id && is_later) {
            standing.last_tested_on = test.held_on;
        }
    }
    return standing;
}

Result<PlanView> view_of(db::ReadTx& tx, ContinuityPlan plan) {
    TRY(tests, store::tests_of(tx, plan.id));
    auto levels = rules::unanswered(plan);
    bool const is_incomplete = !levels.empty();
    auto const version = plan.version;
    return PlanView{std::move(plan), std::move(levels), is_incomplete, std::move(tests), version};
}

Result<PlanView> plan_view(Town& town, Actor const& actor, Id<ContinuityPlan> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(plan, tx.get(id));
    return view_of(tx, std::move(plan));
}

Result<PlanView> approve_plan(Town& town, Actor const& actor, Id<ContinuityPlan> const& id, int version,
                              PlanApproval const& ask) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    TRY(before, tx.get(id));
    TRY(permit, auth::decide<ContinuityPlan>(policy(), actor, "continuity.approve", auth::place_of(before)));
    if (before.version != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    if (before.state == ApprovalState::approved) {
        return Error{ErrorCode::conflict, "continuity.already_approved", {}, {}, {}};
    }
    CHECK(rules::must_be_complete(before));
    auto after = before;
    after.state = ApprovalState::approved;
    after.approved_on = town.clock.today();
    after.approved_by = actor.account;
    CHECK(tx.update(permit, before, after));
    TRY(view, view_of(tx, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "continuity.approve", ask.words.value_or(""))));
    return view;
}

}  // namespace varn::continuity
