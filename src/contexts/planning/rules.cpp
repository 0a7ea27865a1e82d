#include "rules.h"

#include "platform/holding.h"

namespace varn::planning::rules {

Result<Done> must_be_open(PlanningCycle const& cycle) {
    if (cycle.state == CycleState::closed) {
        return Error{ErrorCode::conflict, "planning.cycle_is_closed", {{"cycle", cycle.name}}, {}, {}};
    }
    return Done{};
}

Result<PlanningCycle> must_stay_open(db::WriteTx& tx, Id<PlanningCycle> const& cycle) {
    CHECK(db::stand_on(tx, cycle));
    TRY(found, tx.get(cycle));
    CHECK(must_be_open(found));
    return found;
}

Result<PlanningCycle> must_be_an_open_cycle(db::ReadTx& tx, Id<PlanningCycle> const& cycle) {
    TRY(found, tx.find(cycle));
    if (!found) {
        return invalid("/cycle", "planning.not_there");
    }
    CHECK(must_be_open(*found));
    return *found;
}

Result<Done> must_end_after_it_begins(std::optional<Date> from, std::optional<Date> to,
                                      std::string const& pointer) {
    if (from && to && *to < *from) {
        return invalid(pointer, "planning.ends_before_it_begins");
    }
    return Done{};
}

Result<Done> must_stand_rightly(std::optional<Standing> before, Standing after,
                                std::optional<std::string> const& why) {
    if (after == Standing::retired && (!why || why->empty())) {
        return invalid("/retired_why", "planning.say_why_retired");
    }
    if (after != Standing::retired && why) {
        return invalid("/retired_why", "planning.not_retired");
    }
    if (after == Standing::to_confirm && before != Standing::to_confirm) {
        return invalid("/standing", "planning.only_copies_wait");
    }
    return Done{};
}

Result<Done> must_be_told_in_words(Activity const& activity) {
    bool const over = activity.status == ActivityStatus::done || activity.status == ActivityStatus::not_done;
    if (over && (!activity.status_words || activity.status_words->empty())) {
        return invalid("/status_words", activity.status == ActivityStatus::done
                                            ? "planning.say_what_was_done"
                                            : "planning.say_why_not_done");
    }
    return Done{};
}

Result<Done> must_measure_one_thing(Indicator const& indicator) {
    if (indicator.unit_goal.has_value() == indicator.goal.has_value()) {
        return invalid("/unit_goal", "planning.measures_one_thing");
    }
    return Done{};
}

Result<Done> must_be_measured_by_its_unit(Indicator const& indicator, IndicatorValue const& value,
                                          Date today) {
    if (indicator.unit && *indicator.unit != value.unit) {
        return invalid("/unit", "planning.measured_by_its_unit");
    }
    if (value.period_on > today) {
        return invalid("/period_on", "planning.not_measured_yet");
    }
    return Done{};
}

Result<Done> must_be_of_the_goal(db::ReadTx& tx, PlanComment const& comment) {
    if (comment.activity && comment.indicator) {
        return invalid("/indicator", "planning.comments_on_one_thing");
    }
    if (comment.activity) {
        TRY(activity, tx.find(*comment.activity));
        if (!activity || activity->unit_goal != comment.unit_goal) {
            return invalid("/activity", "planning.not_of_the_goal");
        }
    }
    if (comment.indicator) {
        TRY(indicator, tx.find(*comment.indicator));
        if (!indicator || indicator->unit_goal != comment.unit_goal) {
            return invalid("/indicator", "planning.not_of_the_goal");
        }
    }
    return Done{};
}

Result<Done> must_exist_in(db::ReadTx& tx, Id<Unit> const& unit, PlanningCycle const& cycle,
                           std::string const& pointer) {
    TRY(found, tx.find(unit));
    if (!found) {
        return invalid(pointer, "planning.not_there");
    }
    if (!overlap(found->valid_from, found->valid_to, cycle.valid_from, cycle.valid_to)) {
        return invalid(pointer, "planning.unit_not_in_cycle", {{"cycle", cycle.name}});
    }
    return Done{};
}

}  // namespace varn::planning::rules
