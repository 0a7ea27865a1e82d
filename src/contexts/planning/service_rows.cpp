// Single rows of a plan: bound and unbound, measured, commented.
#include "assembly.h"
#include "service.h"

namespace varn::planning {

Result<IndicatorView> read_indicator(Town& town, Actor const& actor, Id<Indicator> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(indicator, tx.get(id));
    TRY(series, store::series(tx, id));
    return indicator_view(indicator, series);
}

Result<Done> unbind(Town& town, Actor const& actor, Id<GoalBinding> const& id) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    TRY(row, tx.get(id));
    TRY(permit, auth::decide<GoalBinding>(policy(), actor, action_of(row), auth::place_of(row)));
    TRY(lies_in, ground(tx, row));
    CHECK(rules::must_stay_open(tx, lies_in.id));
    CHECK(tx.remove(permit, row));
    return std::move(tx).commit(audit::entry(actor, std::string{action_of(row)}));
}

Result<PlanComment> add_comment(Town& town, Actor const& actor, PlanComment comment) {
    // Whoever steers speaks for the centre, whatever else she is.
    bool const is_centre = auth::judge(policy(), actor, "planning.steer", std::nullopt).ok();
    comment.voice = is_centre ? Voice::centre : Voice::unit;
    comment.written_by = actor.account;
    comment.written_at = town.clock.now();
    db::WriteTx tx{town.db};
    TRY(made, put_new(town, tx, actor, std::move(comment)));
    CHECK(tell_of_comment(town, tx, made));
    CHECK(std::move(tx).commit(audit::entry(actor, std::string{action_of(made)})));
    return made;
}

Result<Page<Instruction>> list_instructions(Town& town, Actor const& actor, Id<PlanningCycle> const& id,
                                            Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(id));
    return store::all_instructions(tx, id, window);
}

Result<IndicatorValue> record_value(Town& town, db::WriteTx& tx, Actor const& actor, IndicatorValue value) {
    TRY(known, store::value_of_day(tx, value));
    if (!known) {
        return put_new(town, tx, actor, std::move(value));
    }
    auto after = *known;
    after.value = value.value;
    after.comment = std::move(value.comment);
    if (after.value == known->value && after.comment == known->comment) {
        return after;
    }
    return put_change(town, tx, actor, *known, std::move(after));
}

Result<std::vector<PlanningCycle>> cycles(db::ReadTx& tx) {
    constexpr int cycles_max = 500;
    TRY(page, store::cycles(tx, {cycles_max, 0}));
    return std::move(page.items);
}

namespace {

template <class T>
Result<std::vector<T>> still_standing(Result<std::vector<T>> rows) {
    if (rows) {
        std::erase_if(rows.value(), [](T const& row) { return row.standing == Standing::retired; });
    }
    return rows;
}

}  // namespace

Result<std::vector<UnitGoal>> goals_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle,
                                       std::optional<Id<Unit>> const& unit) {
    return still_standing(store::goals(tx, cycle, unit));
}
Result<std::vector<GoalBinding>> bindings_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle) {
    return store::bindings(tx, cycle, {});
}
Result<std::vector<Activity>> activities_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle) {
    return still_standing(store::activities(tx, cycle, {}));
}
Result<std::vector<Indicator>> indicators_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle) {
    return still_standing(store::indicators(tx, cycle, {}));
}
Result<std::vector<IndicatorValue>> values_in(db::ReadTx& tx, Id<PlanningCycle> const& cycle) {
    return store::values(tx, cycle, {});
}

}  // namespace varn::planning
