#include "assembly.h"

#include <algorithm>

namespace varn::planning {
namespace {

template <class T>
bool is_retired(T const& row) {
    return row.standing == Standing::retired;
}

/// True when some row that is not given up waits for confirmation.
template <class View, class Row>
bool any_waits(std::vector<View> const& views, Row View::*row) {
    return std::any_of(views.begin(), views.end(),
                       [&](View const& view) { return (view.*row).standing == Standing::to_confirm; });
}
template <class View, class Row>
bool any_stands(std::vector<View> const& views, Row View::*row) {
    return std::any_of(views.begin(), views.end(), [&](View const& view) { return !is_retired(view.*row); });
}

template <class T>
void sort_by_what_they_hang_on(std::vector<T>& rows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [](T const& a, T const& b) { return hangs_on(a) < hangs_on(b); });
}

}  // namespace

std::string const& hangs_on(GoalBinding const& row) {
    return row.unit_goal.text;
}
std::string const& hangs_on(Activity const& row) {
    return row.unit_goal.text;
}
std::string const& hangs_on(Indicator const& row) {
    static std::string const nothing;
    return row.unit_goal ? row.unit_goal->text : nothing;
}
std::string const& hangs_on(IndicatorValue const& row) {
    return row.indicator.text;
}
std::string const& hangs_on(PlanComment const& row) {
    return row.unit_goal.text;
}

Result<CycleRows> rows_of(db::ReadTx& tx, Id<PlanningCycle> const& cycle, store::MaybeUnit const& unit) {
    TRY(goals, store::goals(tx, cycle, unit));
    TRY(bindings, store::bindings(tx, cycle, unit));
    TRY(activities, store::activities(tx, cycle, unit));
    TRY(indicators, store::indicators(tx, cycle, unit));
    TRY(values, store::values(tx, cycle, unit));
    CycleRows rows{std::move(goals),      std::move(bindings), std::move(activities),
                   std::move(indicators), std::move(values),   {}};
    if (unit) {
        TRY(comments, store::comments(tx, cycle, *unit));
        rows.comments = std::move(comments);
    }
    sort_by_what_they_hang_on(rows.bindings);
    sort_by_what_they_hang_on(rows.activities);
    sort_by_what_they_hang_on(rows.indicators);
    sort_by_what_they_hang_on(rows.values);
    sort_by_what_they_hang_on(rows.comments);
    return rows;
}

Date day_in(PlanningCycle const& cycle, Date day) {
    return std::clamp(day, cycle.valid_from, cycle.valid_to);
}

bool holds_in(programme::Edition const& edition, PlanningCycle const& cycle) {
    if (edition.status != programme::EditionStatus::adopted || !edition.valid_from) {
        return true;
    }
    return overlap(*edition.valid_from, edition.valid_to, cycle.valid_from, cycle.valid_to);
}

template <class T>
Result<T const*> Assembly::known(std::map<std::string, T>& cache, Id<T> const& id) {
    auto const found = cache.find(id.text);
    if (found != cache.end()) {
        return &found->second;
    }
    TRY(row, tx_.get(id));
    return &cache.emplace(id.text, std::move(row)).first->second;
}

Result<std::string> Assembly::unit_name(Id<Unit> const& unit) {
    auto const found = unit_names_.find(unit.text);
    if (found != unit_names_.end()) {
        return found->second;
    }
    TRY(view, organisation::unit_on(tx_, unit, day_in(cycle_, today_)));
    return unit_names_.emplace(unit.text, view.name).first->second;
}

Result<BoundGoal> Assembly::bound(GoalBinding const& binding) {
    TRY(goal, known(goals_, binding.goal));
    TRY(edition, known(editions_, goal->edition));
    return BoundGoal{binding.id,
                     goal->id,
                     goal->key,
                     goal->title,
                     goal->edition,
                     edition->title,
                     holds_in(*edition, cycle_)};
}

Result<ActivityView> Assembly::activity(Activity const& row) {
    TRY(owner, unit_name(row.owner));
    ActivityView view{row, owner, {}, is_late(row, today_), row.version};
    if (row.responsible) {
        TRY(person, known(people_, *row.responsible));
        view.responsible_name = person->name;
    }
    return view;
}

Result<UnitGoalView> Assembly::goal(UnitGoal const& goal, CycleRows const& rows) {
    TRY(name, unit_name(goal.unit));
    UnitGoalView view{goal, name, {}, {}, {}, {}, {}, goal.version};
    for (auto const& binding : under(rows.bindings, goal.id.text)) {
        TRY(one, bound(binding));
        view.serves.push_back(std::move(one));
    }
    for (auto const& row : under(rows.activities, goal.id.text)) {
        TRY(one, activity(row));
        view.activities.push_back(std::move(one));
    }
    for (auto const& row : under(rows.indicators, goal.id.text)) {
        view.indicators.push_back(indicator_view(row, rows.values));
    }
    for (auto const& row : under(rows.comments, goal.id.text)) {
        auto& who = account_names_[row.written_by];
        if (who.empty()) {
            TRY(found, store::account_name(tx_, row.written_by));
            who = found;
        }
        view.comments.push_back({row, who});
    }
    view.gaps = gaps_of(view);
    return view;
}

Result<std::vector<UnitGoalView>> Assembly::goals(CycleRows const& rows) {
    std::vector<UnitGoalView> views;
    for (auto const& row : rows.goals) {
        TRY(one, goal(row, rows));
        views.push_back(std::move(one));
    }
    return views;
}

std::optional<bool> reaches(Indicator const& indicator, double value) {
    if (!indicator.target) {
        return std::nullopt;
    }
    return indicator.direction == Direction::higher ? value >= *indicator.target : value <= *indicator.target;
}

IndicatorView indicator_view(Indicator const& row, std::vector<IndicatorValue> const& values) {
    IndicatorView view{row, {}, {}, {}, row.version};
    auto const own = under(values, row.id.text);
    view.series.assign(own.begin(), own.end());
    if (!view.series.empty()) {
        view.latest = view.series.back().value;
        view.on_target = reaches(row, *view.latest);
    }
    return view;
}

bool is_late(Activity const& activity, Date today) {
    bool const over = activity.status == ActivityStatus::done || activity.status == ActivityStatus::not_done;
    return !over && !is_retired(activity) && activity.ends_on && *activity.ends_on < today;
}

std::vector<PlanGap> gaps_of(UnitGoalView const& view) {
    std::vector<PlanGap> gaps;
    if (is_retired(view.goal)) {
        return gaps;
    }
    if (view.serves.empty() && !view.goal.unbound_why) {
        gaps.push_back(PlanGap::serves_no_goal);
    }
    bool const any_holds = std::any_of(view.serves.begin(), view.serves.end(),
                                       [](BoundGoal const& bound) { return bound.holds; });
    if (!view.serves.empty() && !any_holds) {
        gaps.push_back(PlanGap::serves_expired_goal);
    }
    if (!any_stands(view.activities, &ActivityView::activity)) {
        gaps.push_back(PlanGap::no_activity);
    }
    if (!any_stands(view.indicators, &IndicatorView::indicator)) {
        gaps.push_back(PlanGap::no_indicator);
    }
    if (view.goal.standing == Standing::to_confirm || any_waits(view.activities, &ActivityView::activity) ||
        any_waits(view.indicators, &IndicatorView::indicator)) {
        gaps.push_back(PlanGap::to_confirm);
    }
    bool const unmeasured = std::any_of(
        view.indicators.begin(), view.indicators.end(),
        [](IndicatorView const& one) { return !is_retired(one.indicator) && one.series.empty(); });
    if (unmeasured) {
        gaps.push_back(PlanGap::no_value);
    }
    return gaps;
}

PlanState state_of(std::vector<UnitGoalView> const& goals) {
    bool any = false;
    bool whole = true;
    for (auto const& view : goals) {
        if (is_retired(view.goal)) {
            continue;
        }
        any = true;
        for (auto const gap : view.gaps) {
            whole = whole && (gap == PlanGap::no_value || gap == PlanGap::no_indicator);
        }
    }
    return !any ? PlanState::none : whole ? PlanState::whole : PlanState::begun;
}

std::map<std::string, Date> predecessors_of(std::vector<organisation::Succession> const& all,
                                            Id<Unit> const& unit, Date until) {
    std::map<std::string, Date> found;
    std::vector<std::pair<std::string, Date>> next{{unit.text, until}};
    while (!next.empty()) {
        auto const [successor, before] = next.back();
        next.pop_back();
        for (auto const& step : all) {
            bool const takes =
                step.successor.text == successor && step.taken_over_on <= before && step.predecessor != unit;
            if (takes && found.emplace(step.predecessor.text, step.taken_over_on).second) {
                next.emplace_back(step.predecessor.text, step.taken_over_on);
            }
        }
    }
    return found;
}

}  // namespace varn::planning
