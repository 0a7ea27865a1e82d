#pragma once
// The parts that reports are put together from. Each adds its blocks to a document.
#include "facts.h"

namespace varn::report {

using Blocks = std::vector<documents::Block>;

/// A heading that a town's style may give other words.
documents::Heading heading(Facts const& facts, int level, std::string_view name);
/// A paragraph that stands on the same page as what comes after it.
documents::Paragraph leading(documents::Text text);

/// What the report is about: round, period, edition, who was asked and when it was made.
void add_about(Blocks& blocks, Facts const& facts, followup::Standing const& whole);
/// How the goals stand, as bars and as a table.
void add_goals_overview(Blocks& blocks, Facts const& facts, std::vector<followup::Standing> const& standings);
/// A goal with why it is there and what was answered of it. `level` is that of its heading.
void add_goal(Blocks& blocks, Facts const& facts, GoalFacts const& goal, int level);
/// Focus areas, and how they stood through the rounds.
void add_focus_areas(Blocks& blocks, Facts const& facts);
void add_trend(Blocks& blocks, Facts const& facts);
/// Units by goals, as a grid and as a table.
void add_units(Blocks& blocks, Facts const& facts);
/// Who has not answered.
void add_silent(Blocks& blocks, Facts const& facts);
/// What was measured: every indicator with its target, its values round by round and its forecast.
void add_indicators(Blocks& blocks, Facts const& facts);
/// The open measures and what they cost.
void add_measures(Blocks& blocks, Facts const& facts);
/// A unit's own goals, activities and indicators.
void add_plan(Blocks& blocks, Facts const& facts, planning::UnitPlan const& plan);
/// How the sums were made.
void add_method(Blocks& blocks, Facts const& facts);

}  // namespace varn::report
