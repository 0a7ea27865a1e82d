#pragma once
// How the wire tells what follow-up shows.
#include "followup/views.h"

namespace varn::followup::facts {
inline constexpr FieldFacts days_late{.label = "followup.days_late", .example = "3"};
inline constexpr FieldFacts round_id{.label = "followup.round",
                                     .example = "01903f5e-0000-7000-8000-000000000201"};
inline constexpr FieldFacts sheet_id{.label = "followup.sheet",
                                     .example = "01903f5e-0000-7000-8000-000000000202"};
inline constexpr FieldFacts goal_id{.label = "followup.goal",
                                    .example = "01903f5e-0000-7000-8000-000000000203"};
inline constexpr FieldFacts unit_id{.label = "organisation.unit",
                                    .example = "01903f5e-0000-7000-8000-000000000001"};
inline constexpr FieldFacts unit_name{.label = "organisation.unit_name", .example = "Trafiknämnden"};
inline constexpr FieldFacts title{
    .label = "common.title", .example = "Staden har en robust beredskap", .length_max = 300};
inline constexpr FieldFacts state{.label = "followup.sheet_state", .example = "begun"};
inline constexpr FieldFacts turn_told{.label = "followup.turn", .example = "1"};
inline constexpr FieldFacts may{.label = "followup.may", .example = "true"};
}  // namespace varn::followup::facts

template <>
struct varn::Describe<varn::followup::RoundView> {
    using T = followup::RoundView;
    static constexpr auto value = entity<T>(
        "RoundView", field<&T::round>({.label = "followup.round"}),
        field<&T::edition_title>(
            {.label = "programme.edition", .example = "Säkerhetsprogram 2020–2023", .length_max = 300}),
        field<&T::units>({.label = "followup.asked_units", .example = "50"}),
        field<&T::goals>({.label = "followup.asked_goals", .example = "7"}),
        field<&T::handed_in>({.label = "followup.handed_in_count", .example = "42"}),
        field<&T::accepted>({.label = "followup.accepted_count", .example = "30"}),
        field<&T::handed_back>({.label = "followup.handed_back_count", .example = "2"}),
        field<&T::days_late>(followup::facts::days_late), field<&T::may_lead>(followup::facts::may),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::followup::Contact> {
    using T = followup::Contact;
    static constexpr auto value = entity<T>(
        "Contact", field<&T::name>({.label = "organisation.person_name", .example = "Vera Exempelsson"}),
        field<&T::duty>({.label = "organisation.duty", .example = "säkerhetssamordnare"}),
        field<&T::phone>(
            {.label = "organisation.phone", .example = "08-000 00 00", .secrecy = Secrecy::internal}),
        field<&T::email>({.label = "organisation.email",
                          .example = "vera@exempel.invalid",
                          .secrecy = Secrecy::internal}));
};
template <>
struct varn::Describe<varn::followup::SheetLine> {
    using T = followup::SheetLine;
    static constexpr auto value = entity<T>(
        "SheetLine", field<&T::sheet>(followup::facts::sheet_id), field<&T::round>(followup::facts::round_id),
        field<&T::round_name>(followup::facts::name), field<&T::unit>(followup::facts::unit_id),
        field<&T::unit_name>(followup::facts::unit_name), field<&T::state>(followup::facts::state),
        field<&T::turn>(followup::facts::turn_told),
        field<&T::answered>({.label = "followup.answered", .example = "3"}),
        field<&T::goals>({.label = "followup.asked_goals", .example = "7"}),
        field<&T::due>({.label = "followup.due", .example = "2024-05-15"}),
        field<&T::days_late>(followup::facts::days_late),
        field<&T::handed_in_at>({.label = "followup.handed_in_at", .example = "2024-05-14T09:30:00.000Z"}),
        field<&T::contacts>({.label = "followup.contacts", .length_max = 100}));
};
template <>
struct varn::Describe<varn::followup::RemindedUnit> {
    using T = followup::RemindedUnit;
    static constexpr auto value =
        entity<T>("RemindedUnit", field<&T::sheet>(followup::facts::sheet_id),
                  field<&T::unit_name>(followup::facts::unit_name),
                  field<&T::names>({.label = "followup.reminded_names", .length_max = 200}));
};
template <>
struct varn::Describe<varn::followup::Reminded> {
    using T = followup::Reminded;
    static constexpr auto value =
        entity<T>("Reminded", field<&T::units>({.label = "followup.reminded_units", .length_max = 2000}));
};
template <>
struct varn::Describe<varn::followup::PastAnswer> {
    using T = followup::PastAnswer;
    static constexpr auto value =
        entity<T>("PastAnswer", field<&T::round_name>(followup::facts::name),
                  field<&T::turn>(followup::facts::turn_told), field<&T::mark>(followup::facts::mark),
                  field<&T::words>(followup::facts::words), field<&T::forecast>(followup::facts::forecast),
                  field<&T::forecast_words>(followup::facts::forecast_words));
};
template <>
struct varn::Describe<varn::followup::SheetIndicator> {
    using T = followup::SheetIndicator;
    static constexpr auto value = entity<T>(
        "SheetIndicator",
        field<&T::indicator>(
            {.label = "followup.indicator", .example = "01903f5e-0000-7000-8000-000000000104"}),
        field<&T::title>({.label = "common.title", .example = "Andel övade tunnlar", .length_max = 300}),
        field<&T::unit_of_measure>({.label = "planning.unit_of_measure", .example = "procent"}),
        field<&T::target>({.label = "planning.target", .example = "80"}),
        field<&T::before>({.label = "followup.value_before", .example = "40"}),
        field<&T::value>({.label = "followup.value", .example = "55"}));
};
template <>
struct varn::Describe<varn::followup::SheetRow> {
    using T = followup::SheetRow;
    static constexpr auto value = entity<T>(
        "SheetRow", field<&T::goal>(followup::facts::goal_id), field<&T::title>(followup::facts::title),
        field<&T::focus_areas>({.label = "followup.focus_areas", .length_max = 100}),
        field<&T::answer>({.label = "followup.answer"}), field<&T::last>({.label = "followup.last"}),
        field<&T::before>({.label = "followup.before"}),
        field<&T::remarks>({.label = "followup.remarks", .length_max = 1000}),
        field<&T::indicators>({.label = "followup.indicators", .length_max = 1000}));
};
template <>
struct varn::Describe<varn::followup::SheetView> {
    using T = followup::SheetView;
    static constexpr auto value = entity<T>(
        "SheetView", field<&T::sheet>({.label = "followup.sheet"}),
        field<&T::round>({.label = "followup.round"}), field<&T::unit_name>(followup::facts::unit_name),
        field<&T::state>(followup::facts::state), field<&T::days_late>(followup::facts::days_late),
        field<&T::needs_forecast>({.label = "followup.needs_forecast", .example = "true"}),
        field<&T::may_answer>(followup::facts::may), field<&T::may_judge>(followup::facts::may),
        field<&T::shows_working>({.label = "followup.shows_working", .example = "true"}),
        field<&T::rows>({.label = "followup.rows", .length_max = 400}),
        field<&T::remarks>({.label = "followup.remarks", .length_max = 1000}),
        field<&T::version>(organisation::facts::version));
};
