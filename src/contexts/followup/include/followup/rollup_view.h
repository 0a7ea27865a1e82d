#pragma once
// How a round stands, summed: the whole, the tree of units, focus areas, sectors, goals, and the rounds
// before it. And the reason for any of it: which answers gave it.
#include <string>
#include <vector>

#include "engine/rollup.h"
#include "followup/views.h"

namespace varn::followup {

/// A sum, the mark it gives, and the rule that gave it (docs/rules).
struct Standing {
    rollup::Mark mark{};
    std::string rule;  // "RUP-002"
    std::int64_t fulfilled = 0;
    std::int64_t partly = 0;
    std::int64_t not_fulfilled = 0;
    std::int64_t unanswered = 0;
};
Standing standing_of(rollup::Counts const& counts);

struct RollUpGoal {
    Id<Goal> goal;
    std::string title;
    Standing standing;
    Standing forecast;
};
/// A unit with everything below it; `marks` are its own, one letter a goal: f, p, n, and - for unanswered.
struct RollUpUnit {
    Id<Unit> unit;
    std::optional<Id<Unit>> parent;
    std::string name;
    UnitKind kind{};
    int depth = 0;
    bool is_asked = false;
    std::optional<Id<Sheet>> sheet;
    std::optional<SheetStatus> status;
    std::string marks;
    std::string forecasts;
    Standing standing;
};
/// A focus area or a sector.
struct RollUpPart {
    AnyId id;
    std::string title;
    Standing standing;
};
/// The parts may overlap: they and the rest, less what was counted again, are the whole.
struct RollUpSplit {
    std::vector<RollUpPart> parts;
    Standing rest;
    Standing counted_again;
};
/// How a round stood among those of the same programme.
struct TrendPoint {
    Id<Round> round;
    std::string name;
    Date period_to;
    RoundState state{};
    Standing standing;
    std::vector<RollUpPart> focus_areas;
};
struct RollUp {
    Round round;
    Standing whole;
    Standing forecast;
    std::vector<RollUpGoal> goals;
    std::vector<RollUpUnit> units;  // each after the one above it
    RollUpSplit focus_areas;
    RollUpSplit sectors;
    std::vector<TrendPoint> trend;  // oldest first, this round among them
};

/// An answer that a sum was made of. Without a mark nobody has answered: then there is no more to tell.
struct RollUpAnswer {
    Id<Unit> unit;
    std::string unit_name;
    Id<Goal> goal;
    std::string goal_title;
    Id<Sheet> sheet;
    std::optional<Mark> mark;
    std::optional<std::string> words;
    std::optional<Mark> forecast;
    std::optional<std::string> forecast_words;
};
/// Why a sum stands as it does: the rule and the answers, the weightiest first.
struct RollUpExplanation {
    Id<Round> round;
    std::string round_name;
    Standing standing;
    std::vector<RollUpAnswer> answers;
    std::int64_t total = 0;  // answers and silences; `answers` holds the first of them
};

/// Which cells are asked of; all when nothing is said. `unit` means everything below it too.
struct Chosen {
    std::string unit;
    std::string goal;
    std::string focus_area;
    std::string sector;
};

}  // namespace varn::followup

template <>
struct varn::Describe<varn::followup::Standing> {
    using T = followup::Standing;
    static constexpr auto value =
        entity<T>("Standing", field<&T::mark>({.label = "followup.standing", .example = "partly"}),
                  field<&T::rule>({.label = "followup.rule", .example = "RUP-005"}),
                  field<&T::fulfilled>({.label = "followup.count_fulfilled", .example = "5"}),
                  field<&T::partly>({.label = "followup.count_partly", .example = "3"}),
                  field<&T::not_fulfilled>({.label = "followup.count_not_fulfilled", .example = "1"}),
                  field<&T::unanswered>({.label = "followup.count_unanswered", .example = "2"}));
};
template <>
struct varn::Describe<varn::followup::RollUpGoal> {
    using T = followup::RollUpGoal;
    static constexpr auto value = entity<T>("RollUpGoal", field<&T::goal>(followup::facts::goal_id),
                                            field<&T::title>(followup::facts::title),
                                            field<&T::standing>({.label = "followup.standing"}),
                                            field<&T::forecast>({.label = "followup.forecast"}));
};
template <>
struct varn::Describe<varn::followup::RollUpUnit> {
    using T = followup::RollUpUnit;
    static constexpr auto value = entity<T>(
        "RollUpUnit", field<&T::unit>(followup::facts::unit_id),
        field<&T::parent>(
            {.label = "organisation.parent", .example = "01903f5e-0000-7000-8000-000000000002"}),
        field<&T::name>(followup::facts::unit_name),
        field<&T::kind>({.label = "organisation.unit_kind", .example = "committee"}),
        field<&T::depth>({.label = "followup.depth", .example = "1"}),
        field<&T::is_asked>({.label = "followup.is_asked", .example = "true"}),
        field<&T::sheet>(followup::facts::sheet_id),
        field<&T::status>({.label = "followup.sheet_status", .example = "handed_in"}),
        field<&T::marks>({.label = "followup.marks", .example = "ffpn--f", .length_max = 10000}),
        field<&T::forecasts>({.label = "followup.forecasts", .example = "ffpp--f", .length_max = 10000}),
        field<&T::standing>({.label = "followup.standing"}));
};
template <>
struct varn::Describe<varn::followup::RollUpPart> {
    using T = followup::RollUpPart;
    static constexpr auto value = entity<T>(
        "RollUpPart",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000204"}),
        field<&T::title>(followup::facts::title), field<&T::standing>({.label = "followup.standing"}));
};
template <>
struct varn::Describe<varn::followup::RollUpSplit> {
    using T = followup::RollUpSplit;
    static constexpr auto value =
        entity<T>("RollUpSplit", field<&T::parts>({.label = "followup.parts", .length_max = 1000}),
                  field<&T::rest>({.label = "followup.rest"}),
                  field<&T::counted_again>({.label = "followup.counted_again"}));
};
template <>
struct varn::Describe<varn::followup::TrendPoint> {
    using T = followup::TrendPoint;
    static constexpr auto value = entity<T>(
        "TrendPoint", field<&T::round>(followup::facts::round_id), field<&T::name>(followup::facts::name),
        field<&T::period_to>({.label = "followup.period_to", .example = "2024-04-30"}),
        field<&T::state>({.label = "followup.round_state", .example = "closed"}),
        field<&T::standing>({.label = "followup.standing"}),
        field<&T::focus_areas>({.label = "followup.focus_areas", .length_max = 1000}));
};
template <>
struct varn::Describe<varn::followup::RollUp> {
    using T = followup::RollUp;
    static constexpr auto value = entity<T>(
        "RollUp", field<&T::round>({.label = "followup.round"}),
        field<&T::whole>({.label = "followup.standing"}), field<&T::forecast>({.label = "followup.forecast"}),
        field<&T::goals>({.label = "followup.asked_goals", .length_max = 400}),
        field<&T::units>({.label = "followup.asked_units", .length_max = 10000}),
        field<&T::focus_areas>({.label = "followup.focus_areas"}),
        field<&T::sectors>({.label = "organisation.sectors"}),
        field<&T::trend>({.label = "followup.trend", .length_max = 1000}));
};
template <>
struct varn::Describe<varn::followup::RollUpAnswer> {
    using T = followup::RollUpAnswer;
    static constexpr auto value =
        entity<T>("RollUpAnswer", field<&T::unit>(followup::facts::unit_id),
                  field<&T::unit_name>(followup::facts::unit_name), field<&T::goal>(followup::facts::goal_id),
                  field<&T::goal_title>(followup::facts::title), field<&T::sheet>(followup::facts::sheet_id),
                  field<&T::mark>(followup::facts::mark), field<&T::words>(followup::facts::words),
                  field<&T::forecast>(followup::facts::forecast),
                  field<&T::forecast_words>(followup::facts::forecast_words));
};
template <>
struct varn::Describe<varn::followup::RollUpExplanation> {
    using T = followup::RollUpExplanation;
    static constexpr auto value = entity<T>(
        "RollUpExplanation", field<&T::round>(followup::facts::round_id),
        field<&T::round_name>(followup::facts::name), field<&T::standing>({.label = "followup.standing"}),
        field<&T::answers>({.label = "followup.answers", .length_max = 100000}),
        field<&T::total>({.label = "followup.answers_total", .example = "350"}));
};
