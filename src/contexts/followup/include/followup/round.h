#pragma once
// A round of follow-up: opened centrally for chosen units and goals, answered by each unit, closed for good.
// What it asked is kept as it was on its day, so that a unit that moves leaves both years right.
#include <optional>
#include <string>

#include "followup/facts.h"

namespace varn::followup {

using organisation::Marker;
using organisation::Sector;
using organisation::Unit;
using organisation::UnitKind;
using programme::Edition;
using programme::FocusArea;
using programme::Goal;

enum class RoundKind { first_tertial, second_tertial, annual_report, own };
enum class RoundState { draft, open, closed };

/// Some units are asked how they stand with some goals of an edition, for a period, until a last day.
struct Round {
    Id<Round> id;
    std::string name;
    RoundKind kind{};
    int year = 0;
    Id<Edition> edition;
    Date period_from;
    Date period_to;
    Date due;
    int remind_before_days = 0;  // those who have not answered are told so many days before the last day
    int remind_every_days = 0;   // and after it, every so many days; 0 for never
    std::optional<std::string> instruction;
    RoundState state{};
    std::optional<Date> tree_on;  // the day whose organisation was asked
    std::optional<Instant> opened_at;
    std::optional<Instant> closed_at;
    Marker marker{};
    int version = 0;
};

/// A unit of the organisation as the round knows it: those that were asked, and those above them.
struct RoundUnit {
    Id<RoundUnit> id;
    Id<Round> round;
    Id<Unit> unit;
    std::optional<Id<Unit>> parent;
    std::string name;
    UnitKind kind{};
    bool is_asked = false;
    int position = 0;
};

/// A goal that the round asks of.
struct RoundGoal {
    Id<RoundGoal> id;
    Id<Round> round;
    Id<Goal> goal;
    std::string title;
    int position = 0;  // from 0: the place of its letter in Sheet::marks
};

/// A focus area that a goal of the round served when it was opened.
struct RoundFocusArea {
    Id<RoundFocusArea> id;
    Id<Round> round;
    Id<Goal> goal;
    Id<FocusArea> focus_area;
    std::string title;
    int position = 0;
};

/// A sector that a unit of the round took part in when it was opened.
struct RoundSector {
    Id<RoundSector> id;
    Id<Round> round;
    Id<Unit> unit;
    Id<Sector> sector;
    std::string name;
};

}  // namespace varn::followup

template <>
struct varn::Describe<varn::followup::Round> {
    using T = followup::Round;
    static constexpr auto value = entity<T>(
        "follow_up_round", field<&T::id>(organisation::facts::id), field<&T::name>(followup::facts::name),
        field<&T::kind>({.label = "followup.round_kind", .example = "first_tertial"}),
        field<&T::year>(
            {.label = "followup.year", .example = "2024", .number_min = 1900, .number_max = 2999}),
        field<&T::edition>(
            {.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000021", .fixed = true}),
        field<&T::period_from>({.label = "followup.period_from", .example = "2024-01-01"}),
        field<&T::period_to>({.label = "followup.period_to", .example = "2024-04-30"}),
        field<&T::due>({.label = "followup.due", .example = "2024-05-15"}),
        field<&T::remind_before_days>(
            {.label = "followup.remind_before_days", .example = "7", .number_min = 0, .number_max = 90}),
        field<&T::remind_every_days>(
            {.label = "followup.remind_every_days", .example = "7", .number_min = 0, .number_max = 90}),
        field<&T::instruction>({.label = "followup.instruction",
                                .example = "Svara kort. Säg vad som återstår och när det blir klart.",
                                .length_max = 8000}),
        field<&T::state>({.label = "followup.round_state", .example = "open", .server_set = true}),
        field<&T::tree_on>({.label = "followup.tree_on", .example = "2024-04-30", .server_set = true}),
        field<&T::opened_at>(
            {.label = "followup.opened_at", .example = "2024-04-20T08:00:00.000Z", .server_set = true}),
        field<&T::closed_at>(
            {.label = "followup.closed_at", .example = "2024-06-01T08:00:00.000Z", .server_set = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::followup::RoundUnit> {
    using T = followup::RoundUnit;
    static constexpr auto value = entity<T>(
        "round_unit", field<&T::id>(organisation::facts::id), field<&T::round>(followup::facts::round),
        field<&T::unit>(
            {.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true}),
        field<&T::parent>({.label = "organisation.parent",
                           .example = "01903f5e-0000-7000-8000-000000000002",
                           .fixed = true,
                           .mention = true}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden", .fixed = true}),
        field<&T::kind>({.label = "organisation.unit_kind", .example = "committee", .fixed = true}),
        field<&T::is_asked>({.label = "followup.is_asked", .example = "true", .fixed = true}),
        field<&T::position>(followup::facts::position));
};
template <>
struct varn::Describe<varn::followup::RoundGoal> {
    using T = followup::RoundGoal;
    static constexpr auto value =
        entity<T>("round_goal", field<&T::id>(organisation::facts::id),
                  field<&T::round>(followup::facts::round), field<&T::goal>(followup::facts::goal),
                  field<&T::title>({.label = "common.title",
                                    .example = "Staden har en robust beredskap",
                                    .fixed = true,
                                    .length_max = 300}),
                  field<&T::position>(followup::facts::position));
};
template <>
struct varn::Describe<varn::followup::RoundFocusArea> {
    using T = followup::RoundFocusArea;
    static constexpr auto value = entity<T>(
        "round_focus_area", field<&T::id>(organisation::facts::id), field<&T::round>(followup::facts::round),
        field<&T::goal>(followup::facts::goal),
        field<&T::focus_area>({.label = "followup.focus_area",
                               .example = "01903f5e-0000-7000-8000-000000000204",
                               .fixed = true}),
        field<&T::title>(
            {.label = "common.title", .example = "Säkerhetsskydd", .fixed = true, .length_max = 300}),
        field<&T::position>(followup::facts::position));
};
template <>
struct varn::Describe<varn::followup::RoundSector> {
    using T = followup::RoundSector;
    static constexpr auto value = entity<T>(
        "round_sector", field<&T::id>(organisation::facts::id), field<&T::round>(followup::facts::round),
        field<&T::unit>(
            {.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true}),
        field<&T::sector>({.label = "organisation.sector",
                           .example = "01903f5e-0000-7000-8000-000000000007",
                           .fixed = true}),
        field<&T::name>({.label = "organisation.sector_name", .example = "Transporter", .fixed = true}));
};
