#pragma once
// Plans as rows of spreadsheets: goals, activities, indicators and what was measured. What is named is named
// by key; a goal of the programme by "edition/goal".
#include "planning/api.h"

namespace varn::planning {

struct GoalRow {
    std::string unit;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    std::optional<std::string> focus_area_key;
    Ability ability{};
    GoalKind kind{};
    std::optional<std::string> programme_goals;  // "sakerhetsprogram-2024/beredskap, …"
    std::optional<std::string> unbound_why;
    std::optional<Standing> standing;
    std::optional<std::string> retired_why;
    std::optional<int> position;
};

struct ActivityRow {
    std::string unit;
    std::string goal;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    std::optional<std::string> owner;
    std::optional<std::string> responsible;
    std::optional<Date> starts_on;
    std::optional<Date> ends_on;
    std::optional<std::int64_t> cost_ore;
    std::optional<ActivityStatus> status;
    std::optional<std::string> status_words;
    std::optional<Standing> standing;
    std::optional<std::string> retired_why;
    std::optional<int> position;
};

struct IndicatorRow {
    std::string unit;
    std::string goal;
    std::string key;
    std::string title;
    std::string unit_of_measure;
    Direction direction{};
    std::optional<double> target;
    std::optional<double> start_value;
    std::optional<Standing> standing;
    std::optional<std::string> retired_why;
    std::optional<int> position;
};

struct ValueRow {
    std::string unit;
    std::string goal;
    std::string indicator;
    Date period_on;
    double value = 0;
    std::optional<std::string> comment;
};

/// The rows of a cycle, of one unit or of all, as they would be imported again.
struct SheetRows {
    std::vector<GoalRow> goals;
    std::vector<ActivityRow> activities;
    std::vector<IndicatorRow> indicators;
    std::vector<ValueRow> values;
};
Result<SheetRows> sheet_rows(db::ReadTx& tx, PlanningCycle const& cycle, std::optional<Id<Unit>> const& unit);

}  // namespace varn::planning

namespace varn::planning::facts {
inline constexpr FieldFacts unit_key{
    .label = "planning.unit_key", .example = "trafiknamnden", .length_min = 1, .length_max = 80};
inline constexpr FieldFacts goal_key{
    .label = "planning.goal_key", .example = "oppna-gator", .length_min = 1, .length_max = 80};
inline constexpr FieldFacts row_title{
    .label = "common.title", .example = "Öva stängning av tunnel", .length_min = 1, .length_max = 300};
}  // namespace varn::planning::facts

template <>
struct varn::Describe<varn::planning::GoalRow> {
    using T = planning::GoalRow;
    static constexpr auto value = entity<T>(
        "GoalRow", field<&T::unit>(planning::facts::unit_key), field<&T::key>(organisation::facts::key),
        field<&T::title>(planning::facts::row_title), field<&T::body>(programme::facts::body),
        field<&T::focus_area_key>({.label = "planning.focus_area", .example = "beredskap", .length_max = 80}),
        field<&T::ability>({.label = "programme.ability", .example = "withstand"}),
        field<&T::kind>({.label = "programme.goal_kind", .example = "societal_disturbance"}),
        field<&T::programme_goals>({.label = "planning.programme_goals",
                                    .example = "sakerhetsprogram-2024/beredskap",
                                    .length_max = 4000}),
        field<&T::unbound_why>({.label = "planning.unbound_why", .length_max = 2000}),
        field<&T::standing>(planning::facts::standing), field<&T::retired_why>(planning::facts::retired_why),
        field<&T::position>(programme::facts::position));
};

template <>
struct varn::Describe<varn::planning::ActivityRow> {
    using T = planning::ActivityRow;
    static constexpr auto value = entity<T>(
        "ActivityRow", field<&T::unit>(planning::facts::unit_key), field<&T::goal>(planning::facts::goal_key),
        field<&T::key>(organisation::facts::key), field<&T::title>(planning::facts::row_title),
        field<&T::body>(programme::facts::body),
        field<&T::owner>({.label = "planning.owner", .example = "trafiknamnden", .length_max = 80}),
        field<&T::responsible>({.label = "planning.responsible", .example = "vera-e", .length_max = 80}),
        field<&T::starts_on>({.label = "planning.starts_on", .example = "2024-03-01"}),
        field<&T::ends_on>({.label = "planning.ends_on", .example = "2024-10-31"}),
        field<&T::cost_ore>({.label = "planning.cost_ore", .example = "12500000"}),
        field<&T::status>({.label = "planning.activity_status", .example = "planned"}),
        field<&T::status_words>({.label = "planning.status_words", .length_max = 4000}),
        field<&T::standing>(planning::facts::standing), field<&T::retired_why>(planning::facts::retired_why),
        field<&T::position>(programme::facts::position));
};

template <>
struct varn::Describe<varn::planning::IndicatorRow> {
    using T = planning::IndicatorRow;
    static constexpr auto value = entity<T>(
        "IndicatorRow", field<&T::unit>(planning::facts::unit_key),
        field<&T::goal>(planning::facts::goal_key), field<&T::key>(organisation::facts::key),
        field<&T::title>(planning::facts::row_title),
        field<&T::unit_of_measure>(
            {.label = "planning.unit_of_measure", .example = "procent", .length_min = 1, .length_max = 60}),
        field<&T::direction>({.label = "planning.direction", .example = "higher"}),
        field<&T::target>({.label = "planning.target", .example = "80"}),
        field<&T::start_value>({.label = "planning.start_value", .example = "40"}),
        field<&T::standing>(planning::facts::standing), field<&T::retired_why>(planning::facts::retired_why),
        field<&T::position>(programme::facts::position));
};

template <>
struct varn::Describe<varn::planning::ValueRow> {
    using T = planning::ValueRow;
    static constexpr auto value = entity<T>(
        "ValueRow", field<&T::unit>(planning::facts::unit_key), field<&T::goal>(planning::facts::goal_key),
        field<&T::indicator>({.label = "planning.indicator_key",
                              .example = "ovade-tunnlar",
                              .length_min = 1,
                              .length_max = 80}),
        field<&T::period_on>({.label = "planning.period_on", .example = "2024-04-30"}),
        field<&T::value>({.label = "planning.value", .example = "55"}),
        field<&T::comment>({.label = "planning.value_comment", .length_max = 4000}));
};
