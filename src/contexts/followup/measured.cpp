// The values of indicators on a sheet: shown beside the goals they tell of, and kept where they belong, in
// the plan of the unit.
#include <algorithm>

#include "holding.h"
#include "planning/api.h"

namespace varn::followup {
namespace {

using planning::Indicator;
using planning::IndicatorValue;

/// What a unit measures in the year of a round.
struct Measured {
    std::vector<Indicator> indicators;
    std::vector<planning::GoalBinding> bindings;
    std::vector<IndicatorValue> values;

    bool tells_of(Indicator const& indicator, Id<Goal> const& goal) const {
        return indicator.goal == goal ||
               std::any_of(bindings.begin(), bindings.end(), [&](planning::GoalBinding const& one) {
                   return one.goal == goal && indicator.unit_goal == one.unit_goal;
               });
    }
};

Result<Measured> measured(db::ReadTx& tx, Sheet const& sheet, Round const& round) {
    Measured made;
    TRY(cycles, planning::cycles(tx));
    auto const cycle =
        std::find_if(cycles.begin(), cycles.end(), [&](auto const& one) { return one.year == round.year; });
    if (cycle == cycles.end()) {
        return made;
    }
    TRY(indicators, planning::indicators_in(tx, cycle->id));
    TRY(bindings, planning::bindings_in(tx, cycle->id));
    TRY(values, planning::values_in(tx, cycle->id));
    // The centre's indicators have no unit: every unit measures by them.
    std::copy_if(indicators.begin(), indicators.end(), std::back_inserter(made.indicators),
                 [&](Indicator const& one) { return !one.unit || *one.unit == sheet.unit; });
    std::copy_if(values.begin(), values.end(), std::back_inserter(made.values),
                 [&](IndicatorValue const& one) { return one.unit == sheet.unit; });
    made.bindings = std::move(bindings);
    return made;
}

SheetIndicator told(Measured const& all, Indicator const& indicator, Round const& round) {
    SheetIndicator made{AnyId{indicator.id.text}, indicator.title,       indicator.unit_of_measure,
                        indicator.target,         indicator.start_value, {}};
    for (auto const& one : all.values) {  // oldest first
        if (one.indicator == indicator.id && one.period_on < round.period_to) {
            made.before = one.value;
        }
        if (one.indicator == indicator.id && one.period_on == round.period_to) {
            made.value = one.value;
        }
    }
    return made;
}

}  // namespace

Result<Done> add_indicators(db::ReadTx& tx, SheetView& view) {
    TRY(all, measured(tx, view.sheet, view.round));
    for (auto& row : view.rows) {
        for (auto const& indicator : all.indicators) {
            if (all.tells_of(indicator, row.goal)) {
                row.indicators.push_back(told(all, indicator, view.round));
            }
        }
    }
    return Done{};
}

Result<SheetIndicator> record_value(Town& town, Actor const& actor, Id<Sheet> const& id,
                                    MeasuredValue const& ask) {
    return with_sheet(
        town, id, [&](db::WriteTx& tx, Sheet const& sheet, Round const& round) -> Result<SheetIndicator> {
            CHECK(auth::judge(policy(), actor, "followup.answer", sheet.unit.text));
            CHECK(rules::must_be_open(round));
            CHECK(rules::must_lie_with_the_unit(sheet));
            TRY(all, measured(tx, sheet, round));
            auto const indicator =
                std::find_if(all.indicators.begin(), all.indicators.end(),
                             [&](Indicator const& one) { return one.id.text == ask.indicator.text; });
            if (indicator == all.indicators.end()) {
                return invalid("/indicator", "followup.indicator_not_there");
            }
            IndicatorValue value;
            value.unit = sheet.unit;
            value.indicator = indicator->id;
            value.period_on = round.period_to;
            value.value = ask.value;
            TRY(kept, planning::record_value(town, tx, actor, std::move(value)));
            auto made = told(all, *indicator, round);
            made.value = kept.value;
            CHECK(std::move(tx).commit(audit::entry(actor, "followup.answer")));
            return made;
        });
}

}  // namespace varn::followup
