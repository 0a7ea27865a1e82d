#pragma once
// The story that every write in a plan shares: find the cycle it lies in and the unit it belongs to, ask the
// policy, see that the cycle is open, obey the rules of the trade, write. In one place, so that no write can
// forget that a closed cycle never changes.
#include "platform/verbs.h"
#include "rules.h"

namespace varn::planning {

using auth::Actor;

// What a row hangs on: the server sets the unit it belongs to, and tells the cycle. `invalid` when what it
// names is not there.
Result<PlanningCycle> ground(db::ReadTx& tx, UnitGoal& row);
Result<PlanningCycle> ground(db::ReadTx& tx, GoalBinding& row);
Result<PlanningCycle> ground(db::ReadTx& tx, Activity& row);
Result<PlanningCycle> ground(db::ReadTx& tx, Indicator& row);
Result<PlanningCycle> ground(db::ReadTx& tx, IndicatorValue& row);
Result<PlanningCycle> ground(db::ReadTx& tx, Instruction& row);
Result<PlanningCycle> ground(db::ReadTx& tx, PlanComment& row);
Result<PlanningCycle> ground(db::ReadTx& tx, WorkStep& row);

/// What a check may look at besides the row.
struct Standpoint {
    PlanningCycle const& cycle;
    Date today;
};
Result<Done> check(db::ReadTx& tx, UnitGoal const* before, UnitGoal const& row, Standpoint const& at);
Result<Done> check(db::ReadTx& tx, GoalBinding const* before, GoalBinding const& row, Standpoint const& at);
Result<Done> check(db::ReadTx& tx, Activity const* before, Activity const& row, Standpoint const& at);
Result<Done> check(db::ReadTx& tx, Indicator const* before, Indicator const& row, Standpoint const& at);
Result<Done> check(db::ReadTx& tx, IndicatorValue const* before, IndicatorValue const& row,
                   Standpoint const& at);
Result<Done> check(db::ReadTx& tx, Instruction const* before, Instruction const& row, Standpoint const& at);
Result<Done> check(db::ReadTx& tx, PlanComment const* before, PlanComment const& row, Standpoint const& at);
Result<Done> check(db::ReadTx& tx, WorkStep const* before, WorkStep const& row, Standpoint const& at);

/// The right that a write asks for. The centre's indicators are the centre's; all else in a plan is local.
template <class T>
std::string_view action_of(T const&) {
    return "planning.write";
}
inline std::string_view action_of(Indicator const& row) {
    return row.unit ? "planning.write" : "planning.steer";
}
inline std::string_view action_of(Instruction const&) {
    return "planning.steer";
}
inline std::string_view action_of(PlanComment const&) {
    return "planning.comment";
}

/// `unauthenticated` for nobody, before anything else is told.
inline Result<Done> must_be_somebody(Actor const& actor) {
    auto const verdict = auth::judge(policy(), actor, "planning.read", std::nullopt);
    bool const nobody = !verdict.ok() && verdict.error().code == ErrorCode::unauthenticated;
    return nobody ? Result<Done>{verdict.error()} : Result<Done>{Done{}};
}

/// Adds a row inside a transaction.
template <class T>
Result<T> put_new(Town& town, db::WriteTx& tx, Actor const& actor, T row) {
    CHECK(must_be_somebody(actor));
    TRY(lies_in, ground(tx, row));
    TRY(permit, auth::decide<T>(policy(), actor, action_of(row), auth::place_of(row)));
    TRY(cycle, rules::must_stay_open(tx, lies_in.id));
    row.id = town.new_id<T>();
    if constexpr (requires { row.version; }) {
        row.version = 1;
    }
    CHECK(check(tx, static_cast<T const*>(nullptr), row, Standpoint{cycle, town.clock.today()}));
    CHECK(tx.insert(permit, row));
    return row;
}

/// Puts `after` in place of `before` inside a transaction.
template <class T>
Result<T> put_change(Town& town, db::WriteTx& tx, Actor const& actor, T const& before, T after) {
    CHECK(must_be_somebody(actor));
    TRY(permit, auth::decide<T>(policy(), actor, action_of(before), auth::place_of(before)));
    TRY(lies_in, ground(tx, after));
    TRY(cycle, rules::must_stay_open(tx, lies_in.id));
    CHECK(check(tx, &before, after, Standpoint{cycle, town.clock.today()}));
    CHECK(tx.update(permit, before, after));
    return after;
}

/// A new row, kept.
template <class T>
Result<T> add_to_plan(Town& town, Actor const& actor, T row) {
    db::WriteTx tx{town.db};
    TRY(made, put_new(town, tx, actor, std::move(row)));
    CHECK(std::move(tx).commit(audit::entry(actor, std::string{action_of(made)})));
    return made;
}

/// A changed row, kept, when it still has the version that the asker saw.
template <class T>
Result<T> change_in_plan(Town& town, Actor const& actor, Id<T> const& id, int version,
                         json::Change<T> const& change) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    TRY(before, tx.get(id));
    CHECK(auth::judge(policy(), actor, action_of(before), auth::place_of(before)));
    if (before.version != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    TRY(wanted, change.onto(before));
    TRY(after, put_change(town, tx, actor, before, std::move(wanted)));
    CHECK(std::move(tx).commit(audit::entry(actor, std::string{action_of(before)})));
    return after;
}

}  // namespace varn::planning
