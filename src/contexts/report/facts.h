#pragma once
// What a report is made of, gathered in one consistent view, so that no figure contradicts another.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "followup/api.h"
#include "measure/api.h"
#include "planning/api.h"
#include "programme/api.h"
#include "report/api.h"

namespace varn::report {

/// A goal of the round as a report tells of it.
struct GoalFacts {
    followup::RollUpGoal sums;
    std::vector<std::string> focus_areas;
    std::vector<programme::NodeView> reasons;  // requirements and drivers that it hangs on
};

/// What units plan in the year of the round.
struct Planned {
    std::vector<planning::UnitGoal> goals;
    std::vector<planning::GoalBinding> bindings;
    std::vector<planning::Indicator> indicators;
    std::vector<planning::IndicatorValue> values;
};

struct Facts {
    Ask ask;
    followup::RollUp rolled;
    std::vector<GoalFacts> goals;
    std::vector<followup::RollUpAnswer> answers;  // of the report's units, by unit and goal
    std::vector<measure::MeasureView> measures;   // open, of the report's units, the first due first
    std::optional<Planned> planned;               // by the report's units, when there is a cycle of that year
    std::optional<planning::UnitPlan> plan;       // of a unit's report, when there is a cycle of that year
    std::optional<followup::RollUpUnit> unit;     // of a unit's report
    std::map<std::string, std::string> others;  // names of units that plan, but that the round does not know
    std::string edition_title;
    Date on;
    Instant at;
};

/// Gathers it. Errors as `round_report` promises.
Result<Facts> gather(Town& town, auth::Actor const& actor, Ask const& ask);

/// What one unit measured by an indicator; no value when it has not.
struct Measured {
    planning::Indicator indicator;
    Id<followup::Unit> unit;
    std::vector<planning::IndicatorValue> values;  // oldest first
    std::optional<rollup::Mark> forecast;          // the unit's own, of the goals that it measures the worst
};
/// Every indicator of the report's units, unit by unit. What the centre measures everybody by stands once for
/// each of them.
std::vector<Measured> measured(Facts const& facts);

/// How each goal stands: in the town, or among the report's units.
std::vector<followup::Standing> standings_of_goals(Facts const& facts);
/// False for a sum of nothing.
bool counts_anything(followup::Standing const& one);
/// The name of a unit as the round knew it; when it did not, as it was on the round's last day.
std::string unit_name(Facts const& facts, std::string const& unit);
/// Kronor out of öre, "12 500 kr", with spaces that do not break.
std::string kronor(std::int64_t ore);
/// A measured number as it is written in a language, "1 250,5": never shortened, with spaces that do not
/// break.
std::string decimal(double value, std::string const& language);
/// A text of this context in the language of the report.
std::string say(Facts const& facts, std::string_view key, Params const& params = {});
/// A mark in words, and as a tone.
std::string mark_words(Facts const& facts, rollup::Mark mark);
documents::Tone tone_of(rollup::Mark mark);
/// "5 helt, 3 delvis, 1 ej, 2 obesvarade".
std::string counts_words(Facts const& facts, followup::Standing const& standing);
/// What a mark of an answer is among those of a sum.
rollup::Mark mark_of(std::optional<followup::Mark> const& mark);

}  // namespace varn::report
