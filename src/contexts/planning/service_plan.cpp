// What a unit plans in a cycle, and how the plans of all units stand.
#include "assembly.h"
#include "service.h"

namespace varn::planning {
namespace {

/// The plans of the units that a unit took over after during the cycle, but for what it already continues.
Result<std::vector<UnitGoalView>> taken_over(db::ReadTx& tx, Assembly& assembly, Id<Unit> const& unit,
                                             PlanningCycle const& cycle) {
    TRY(successions, store::successions(tx));
    std::vector<UnitGoalView> all;
    for (auto const& [before, on] : predecessors_of(successions, unit, cycle.valid_to)) {
        if (on < cycle.valid_from) {
            continue;
        }
        Id<Unit> const predecessor{before};
        TRY(left, not_continued(tx, cycle.id, predecessor, unit));
        if (left.empty()) {
            continue;
        }
        TRY(rows, rows_of(tx, cycle.id, predecessor));
        rows.goals = left;
        TRY(views, assembly.goals(rows));
        all.insert(all.end(), views.begin(), views.end());
    }
    return all;
}

Result<std::vector<IndicatorView>> from_centre(db::ReadTx& tx, PlanningCycle const& cycle,
                                               CycleRows const& rows) {
    TRY(indicators, store::indicators_of_centre(tx, cycle.id));
    std::vector<IndicatorView> views;
    for (auto const& row : indicators) {
        if (row.standing != Standing::retired) {
            views.push_back(indicator_view(row, rows.values));
        }
    }
    return views;
}

/// The last day that a plan itself tells of a step: an activity that ended as done, a value that was
/// measured.
std::optional<Date> seen_on(Step step, CycleRows const& rows) {
    std::optional<Date> last;
    auto const take = [&](std::optional<Date> day) { last = day && (!last || *day > *last) ? day : last; };
    if (step == Step::act) {
        for (auto const& row : rows.activities) {
            take(row.status == ActivityStatus::done ? row.ends_on : std::nullopt);
        }
    }
    if (step == Step::follow_up) {
        for (auto const& row : rows.values) {
            take(row.period_on);
        }
    }
    return last;
}

Result<std::vector<WorkStepView>> steps_of(db::ReadTx& tx, Id<Unit> const& unit, PlanningCycle const& cycle,
                                           CycleRows const& plan) {
    TRY(rows, store::work_steps(tx, cycle.id, unit));
    std::vector<WorkStepView> views;
    for (std::size_t i = 0; i < choices<Step>.size(); ++i) {
        auto const step = static_cast<Step>(i);
        WorkStepView view{step, {}, {}, seen_on(step, plan)};
        for (auto const& row : rows) {
            if (row.step == step) {
                view.row = row;
            }
        }
        if (view.row && view.row->responsible) {
            TRY(person, tx.get(*view.row->responsible));
            view.responsible_name = person.name;
        }
        views.push_back(std::move(view));
    }
    return views;
}

Result<UnitPlan> put_together(Town& town, db::ReadTx& tx, Actor const& actor, Id<Unit> const& unit,
                              PlanningCycle cycle) {
    auto const today = town.clock.today();
    TRY(seen, organisation::unit_on(tx, unit, day_in(cycle, today)));
    TRY(rows, rows_of(tx, cycle.id, unit));
    Assembly assembly{tx, cycle, today};
    TRY(goals, assembly.goals(rows));
    TRY(over, taken_over(tx, assembly, unit, cycle));
    TRY(central, from_centre(tx, cycle, rows));
    TRY(instructions, store::instructions(tx, cycle.id, unit));
    TRY(steps, steps_of(tx, unit, cycle, rows));
    UnitPlan plan{cycle,
                  seen,
                  std::move(goals),
                  std::move(over),
                  std::move(central),
                  std::move(instructions),
                  std::move(steps),
                  {},
                  {}};
    if (cycle.state == CycleState::open) {
        TRY(all_offers, offers(tx, unit, cycle));
        plan.offers = std::move(all_offers);
        plan.rights = rights_at(actor, unit);
    }
    return plan;
}

/// What hangs on the goals of one unit, counted into its standing.
class Counting {
public:
    Counting(CycleRows const& rows, Date today) : rows_(rows), today_(today) {}

    void goal(PlanStanding& standing, UnitGoal const& goal) const {
        if (goal.standing == Standing::retired) {
            return;
        }
        ++standing.goals;
        standing.to_confirm += goal.standing == Standing::to_confirm ? 1 : 0;
        auto const serves = !under(rows_.bindings, goal.id.text).empty();
        standing.serving += serves ? 1 : 0;
        std::int64_t own = 0;
        for (auto const& row : under(rows_.activities, goal.id.text)) {
            own += activity(standing, row) ? 1 : 0;
        }
        for (auto const& row : under(rows_.indicators, goal.id.text)) {
            indicator(standing, row);
        }
        whole_ = whole_ && own > 0 && (serves || goal.unbound_why);
    }
    PlanState state(PlanStanding const& standing) const {
        if (standing.goals == 0) {
            return PlanState::none;
        }
        return whole_ && standing.to_confirm == 0 ? PlanState::whole : PlanState::begun;
    }
    void begin() { whole_ = true; }

private:
    bool activity(PlanStanding& standing, Activity const& row) const {
        if (row.standing == Standing::retired) {
            return false;
        }
        ++standing.activities;
        standing.to_confirm += row.standing == Standing::to_confirm ? 1 : 0;
        standing.done += row.status == ActivityStatus::done ? 1 : 0;
        standing.late += is_late(row, today_) ? 1 : 0;
        return true;
    }
    void indicator(PlanStanding& standing, Indicator const& row) const {
        if (row.standing == Standing::retired) {
            return;
        }
        ++standing.indicators;
        standing.to_confirm += row.standing == Standing::to_confirm ? 1 : 0;
        auto const view = indicator_view(row, rows_.values);
        standing.on_target += view.on_target.value_or(false) ? 1 : 0;
    }

    CycleRows const& rows_;
    Date today_;
    mutable bool whole_ = true;
};

/// How many goals of units that were taken over during the cycle nobody has copied yet, by the unit that took
/// over.
std::map<std::string, std::int64_t> left_over(CycleRows const& rows, PlanningCycle const& cycle,
                                              std::vector<organisation::Succession> const& successions) {
    std::map<std::string, std::int64_t> of_unit;
    std::map<std::string, std::vector<std::string>> continued_at;  // origin → units
    for (auto const& goal : rows.goals) {
        if (goal.standing != Standing::retired) {
            ++of_unit[goal.unit.text];
        }
        if (goal.origin) {
            continued_at[goal.origin->text].push_back(goal.unit.text);
        }
    }
    std::map<std::string, std::int64_t> left;
    for (auto const& step : successions) {
        if (step.taken_over_on < cycle.valid_from || step.taken_over_on > cycle.valid_to ||
            of_unit.find(step.predecessor.text) == of_unit.end()) {
            continue;
        }
        for (auto const& goal : rows.goals) {
            auto const& at = continued_at[goal.id.text];
            bool const is_left = goal.unit == step.predecessor && goal.standing != Standing::retired &&
                                 std::find(at.begin(), at.end(), step.successor.text) == at.end();
            left[step.successor.text] += is_left ? 1 : 0;
        }
    }
    return left;
}

}  // namespace

bool must_plan(organisation::UnitKind kind) {
    using Kind = organisation::UnitKind;
    return kind == Kind::city_board || kind == Kind::committee || kind == Kind::district_committee ||
           kind == Kind::company;
}

Result<UnitPlan> unit_plan(Town& town, Actor const& actor, Id<Unit> const& unit,
                           Id<PlanningCycle> const& cycle) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(found, tx.get(cycle));
    return put_together(town, tx, actor, unit, found);
}

Result<UnitPlan> plan_of(Town& town, Actor const& actor, Id<Unit> const& unit,
                         std::optional<std::string> const& cycle, std::optional<std::string> const& year) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(unit));
    TRY(found, cycle_asked_for(town, tx, cycle, year));
    return put_together(town, tx, actor, unit, found);
}

Result<Page<PlanStanding>> list_standings(Town& town, Actor const& actor, Id<PlanningCycle> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(cycle, tx.get(id));
    auto const today = town.clock.today();
    auto const day = day_in(cycle, today);
    TRY(units, store::units_within(tx, cycle, day));
    TRY(rows, rows_of(tx, id, {}));
    TRY(successions, store::successions(tx));
    auto const left = left_over(rows, cycle, successions);
    std::map<std::string, std::vector<UnitGoal const*>> goals;
    for (auto const& goal : rows.goals) {
        goals[goal.unit.text].push_back(&goal);
    }
    Counting counting{rows, today};
    Page<PlanStanding> page;
    for (auto const& unit : units) {
        PlanStanding standing;
        standing.unit = unit.id;
        standing.key = unit.key;
        standing.name = unit.name;
        standing.kind = unit.kind;
        if (unit.valid_to && *unit.valid_to < cycle.valid_to) {
            standing.ends_on = unit.valid_to;
        }
        standing.must_plan = must_plan(unit.kind) && holds_on(unit.valid_from, unit.valid_to, day);
        counting.begin();
        for (auto const* goal : goals[unit.id.text]) {
            counting.goal(standing, *goal);
        }
        standing.state = counting.state(standing);
        auto const own = left.find(unit.id.text);
        standing.taken_over = own == left.end() ? 0 : own->second;
        // A department without goals of its own is no line: its board plans for it.
        if (standing.must_plan || standing.goals > 0 || standing.taken_over > 0) {
            page.items.push_back(std::move(standing));
        }
    }
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

}  // namespace varn::planning
