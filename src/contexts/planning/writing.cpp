#include "writing.h"

#include "store.h"

namespace varn::planning {
namespace {

Result<UnitGoal> goal_there(db::ReadTx& tx, Id<UnitGoal> const& id) {
    TRY(found, tx.find(id));
    if (!found) {
        return invalid("/unit_goal", "planning.not_there");
    }
    return std::move(*found);
}

template <class T>
Result<PlanningCycle> ground_on_goal(db::ReadTx& tx, T& row, Id<UnitGoal> const& on) {
    TRY(goal, goal_there(tx, on));
    row.unit = goal.unit;
    return tx.get(goal.cycle);
}

Result<PlanningCycle> cycle_there(db::ReadTx& tx, Id<PlanningCycle> const& id) {
    TRY(found, tx.find(id));
    if (!found) {
        return invalid("/cycle", "planning.not_there");
    }
    return std::move(*found);
}

template <class T>
std::optional<Standing> standing_of(T const* before) {
    return before == nullptr ? std::nullopt : std::optional{before->standing};
}

/// A row that was copied here, by us, waits for confirmation from the beginning.
template <class T>
Result<Done> stands_rightly(T const* before, T const& row) {
    auto const was =
        before == nullptr && row.origin ? std::optional{Standing::to_confirm} : standing_of(before);
    return rules::must_stand_rightly(was, row.standing, row.retired_why);
}

}  // namespace

Result<PlanningCycle> ground(db::ReadTx& tx, UnitGoal& row) {
    return cycle_there(tx, row.cycle);
}
Result<PlanningCycle> ground(db::ReadTx& tx, GoalBinding& row) {
    return ground_on_goal(tx, row, row.unit_goal);
}
Result<PlanningCycle> ground(db::ReadTx& tx, Activity& row) {
    return ground_on_goal(tx, row, row.unit_goal);
}
Result<PlanningCycle> ground(db::ReadTx& tx, Indicator& row) {
    CHECK(rules::must_measure_one_thing(row));
    TRY(cycle, cycle_there(tx, row.cycle));
    if (row.unit_goal) {
        TRY(goal, goal_there(tx, *row.unit_goal));
        if (goal.cycle != row.cycle) {
            return invalid("/cycle", "planning.not_the_cycle_of_the_goal");
        }
        row.unit = goal.unit;
    }
    return cycle;
}
Result<PlanningCycle> ground(db::ReadTx& tx, IndicatorValue& row) {
    TRY(indicator, tx.find(row.indicator));
    if (!indicator) {
        return invalid("/indicator", "planning.not_there");
    }
    return tx.get(indicator->cycle);
}
Result<PlanningCycle> ground(db::ReadTx& tx, Instruction& row) {
    return cycle_there(tx, row.cycle);
}
Result<PlanningCycle> ground(db::ReadTx& tx, PlanComment& row) {
    return ground_on_goal(tx, row, row.unit_goal);
}

Result<PlanningCycle> ground(db::ReadTx& tx, WorkStep& row) {
    return cycle_there(tx, row.cycle);
}

Result<Done> check(db::ReadTx& tx, UnitGoal const* before, UnitGoal const& row, Standpoint const& at) {
    CHECK(stands_rightly(before, row));
    return before == nullptr ? rules::must_exist_in(tx, row.unit, at.cycle, "/unit") : Result<Done>{Done{}};
}
Result<Done> check(db::ReadTx& tx, GoalBinding const*, GoalBinding const& row, Standpoint const&) {
    return rules::must_be_there(tx, row.goal, "/goal");
}
Result<Done> check(db::ReadTx& tx, Activity const* before, Activity const& row, Standpoint const& at) {
    CHECK(stands_rightly(before, row));
    CHECK(rules::must_end_after_it_begins(row.starts_on, row.ends_on, "/ends_on"));
    CHECK(rules::must_be_told_in_words(row));
    if (before == nullptr || before->owner != row.owner) {
        CHECK(rules::must_exist_in(tx, row.owner, at.cycle, "/owner"));
    }
    return row.responsible ? rules::must_be_there(tx, *row.responsible, "/responsible")
                           : Result<Done>{Done{}};
}
Result<Done> check(db::ReadTx& tx, Indicator const* before, Indicator const& row, Standpoint const&) {
    CHECK(stands_rightly(before, row));
    return row.goal ? rules::must_be_there(tx, *row.goal, "/goal") : Result<Done>{Done{}};
}
Result<Done> check(db::ReadTx& tx, IndicatorValue const*, IndicatorValue const& row, Standpoint const& at) {
    TRY(indicator, tx.get(row.indicator));
    CHECK(rules::must_exist_in(tx, row.unit, at.cycle, "/unit"));
    return rules::must_be_measured_by_its_unit(indicator, row, at.today);
}
Result<Done> check(db::ReadTx& tx, Instruction const*, Instruction const& row, Standpoint const& at) {
    return row.for_unit ? rules::must_exist_in(tx, *row.for_unit, at.cycle, "/for_unit")
                        : Result<Done>{Done{}};
}
Result<Done> check(db::ReadTx& tx, PlanComment const*, PlanComment const& row, Standpoint const&) {
    return rules::must_be_of_the_goal(tx, row);
}

Result<Done> check(db::ReadTx& tx, WorkStep const* before, WorkStep const& row, Standpoint const& at) {
    if (before == nullptr) {
        CHECK(rules::must_exist_in(tx, row.unit, at.cycle, "/unit"));
    }
    if (row.done_on && *row.done_on > at.today) {
        return invalid("/done_on", "planning.not_done_yet");
    }
    return row.responsible ? rules::must_be_there(tx, *row.responsible, "/responsible")
                           : Result<Done>{Done{}};
}

}  // namespace varn::planning
