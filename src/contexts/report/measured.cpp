// What was measured, by whom, and how it is thought to end.
#include <algorithm>
#include <set>

#include "facts.h"

namespace varn::report {
namespace {

/// Whether what the indicator measures is that goal, by itself or by the unit's own goal.
bool tells_of(Planned const& planned, planning::Indicator const& indicator, Id<followup::Goal> const& goal) {
    return (indicator.goal && indicator.goal->text == goal.text) ||
           std::any_of(planned.bindings.begin(), planned.bindings.end(), [&](auto const& one) {
               return one.goal == goal && indicator.unit_goal == one.unit_goal;
           });
}

std::optional<rollup::Mark> forecast_of(Facts const& facts, planning::Indicator const& indicator,
                                        Id<followup::Unit> const& unit) {
    std::optional<rollup::Mark> worst;
    for (auto const& answer : facts.answers) {
        if (answer.unit == unit && answer.forecast && tells_of(*facts.planned, indicator, answer.goal)) {
            auto const mark = mark_of(answer.forecast);
            worst = worst ? std::max(*worst, mark) : mark;
        }
    }
    return worst;
}

/// What the unit measured by it, with nothing when it did not.
Measured measured_by(Facts const& facts, planning::Indicator const& indicator,
                     Id<followup::Unit> const& unit) {
    Measured made{indicator, unit, {}, forecast_of(facts, indicator, unit)};
    for (auto const& value : facts.planned->values) {
        if (value.indicator == indicator.id && value.unit == unit) {
            made.values.push_back(value);
        }
    }
    std::stable_sort(made.values.begin(), made.values.end(),
                     [](auto const& a, auto const& b) { return a.period_on < b.period_on; });
    return made;
}

/// Those who measure what the centre has said that all shall: who was asked, and who has measured unasked.
std::set<std::string> units_of(Facts const& facts, Id<planning::Indicator> const& indicator) {
    std::set<std::string> units;
    for (auto const& answer : facts.answers) {
        units.insert(answer.unit.text);
    }
    for (auto const& value : facts.planned->values) {
        if (value.indicator == indicator) {
            units.insert(value.unit.text);
        }
    }
    return units;
}

}  // namespace

std::vector<Measured> measured(Facts const& facts) {
    std::vector<Measured> all;
    if (!facts.planned) {
        return all;
    }
    for (auto const& one : facts.planned->indicators) {
        if (one.unit) {
            all.push_back(measured_by(facts, one, *one.unit));
            continue;
        }
        auto const units = units_of(facts, one.id);
        for (auto const& unit : units) {
            all.push_back(measured_by(facts, one, Id<followup::Unit>{unit}));
        }
    }
    std::map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < facts.rolled.units.size(); ++i) {
        place.emplace(facts.rolled.units[i].unit.text, i);
    }
    auto const place_of = [&](Measured const& one) {
        auto const found = place.find(one.unit.text);
        return found == place.end() ? place.size() : found->second;
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](auto const& a, auto const& b) { return place_of(a) < place_of(b); });
    return all;
}

}  // namespace varn::report
