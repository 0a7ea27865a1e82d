#pragma once
// The descriptions of measure/model.h. Included by it, at its end.
#include "measure/model.h"

namespace varn::measure::facts {

/// The most a measure may cost: sums of tens of thousands of them still fit.
inline constexpr long long cost_max = 100'000'000'000'000;

inline constexpr FieldFacts title{.label = "common.title",
                                  .example = "Reservkraft till trafikledningen",
                                  .length_min = 1,
                                  .length_max = 300};
inline constexpr FieldFacts body{.label = "measure.body",
                                 .example = "Köp in och provkör ett aggregat som räcker i 72 timmar.",
                                 .length_max = 20000};
inline constexpr FieldFacts owner{
    .label = "measure.owner", .example = "01903f5e-0000-7000-8000-000000000001", .owner_unit = true};
inline constexpr FieldFacts responsible{
    .label = "measure.responsible", .example = "01903f5e-0000-7000-8000-000000000005", .mention = true};
inline constexpr FieldFacts source_kind{
    .label = "measure.source_kind", .example = "requirement", .fixed = true};
inline constexpr FieldFacts source_id{
    .label = "measure.source_id", .example = "01903f5e-0000-7000-8000-000000000017", .fixed = true};
inline constexpr FieldFacts due{.label = "measure.due", .example = "2024-09-30"};
inline constexpr FieldFacts cost_ore{
    .label = "measure.cost_ore", .example = "125000000", .number_max = cost_max};
inline constexpr FieldFacts yearly_cost_ore{
    .label = "measure.yearly_cost_ore", .example = "4000000", .number_max = cost_max};
inline constexpr FieldFacts effect{
    .label = "measure.effect", .example = "Trafikledningen klarar tre dygn utan elnät.", .length_max = 4000};
inline constexpr FieldFacts ability{.label = "measure.ability", .example = "withstand"};
inline constexpr FieldFacts status{.label = "measure.status", .example = "decided"};
inline constexpr FieldFacts happened_on{.label = "measure.happened_on", .example = "2024-02-01"};
inline constexpr FieldFacts words{
    .label = "measure.words", .example = "Provkört 72 timmar den 14 mars utan avbrott.", .length_max = 4000};
inline constexpr FieldFacts measure{
    .label = "measure.measure", .example = "01903f5e-0000-7000-8000-000000000051", .fixed = true};
inline constexpr FieldFacts unit{.label = "measure.owner",
                                 .example = "01903f5e-0000-7000-8000-000000000001",
                                 .fixed = true,
                                 .server_set = true,
                                 .owner_unit = true};
inline constexpr FieldFacts account{.label = "measure.account",
                                    .example = "01903f5e-0000-7000-8000-000000000011",
                                    .fixed = true,
                                    .server_set = true};
inline constexpr FieldFacts registered_at{.label = "measure.registered_at",
                                          .example = "2024-02-01T12:00:00.000Z",
                                          .fixed = true,
                                          .server_set = true};
inline constexpr FieldFacts days_before{.label = "measure.days_before", .example = "14", .number_max = 365};
inline constexpr FieldFacts days_late{
    .label = "measure.days_late_until_head", .example = "30", .number_min = 1, .number_max = 365};

}  // namespace varn::measure::facts

template <>
struct varn::Describe<varn::measure::Measure> {
    using M = measure::Measure;
    static constexpr auto value = entity<M>(
        "measure", field<&M::id>(organisation::facts::id), field<&M::key>(organisation::facts::key),
        field<&M::title>(measure::facts::title), field<&M::body>(measure::facts::body),
        field<&M::owner>(measure::facts::owner), field<&M::responsible>(measure::facts::responsible),
        field<&M::source_kind>(measure::facts::source_kind), field<&M::source_id>(measure::facts::source_id),
        field<&M::raised>(
            {.label = "measure.raised", .example = "locally", .fixed = true, .server_set = true}),
        field<&M::due>(measure::facts::due),
        field<&M::first_due>(
            {.label = "measure.first_due", .example = "2024-06-30", .fixed = true, .server_set = true}),
        field<&M::postponements>({.label = "measure.postponements", .example = "1", .server_set = true}),
        field<&M::cost_ore>(measure::facts::cost_ore),
        field<&M::yearly_cost_ore>(measure::facts::yearly_cost_ore),
        field<&M::effect>(measure::facts::effect), field<&M::ability>(measure::facts::ability),
        field<&M::status>({.label = "measure.status", .example = "decided", .server_set = true}),
        field<&M::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::measure::StatusChange> {
    using S = measure::StatusChange;
    static constexpr auto value = entity<S>(
        "measure_status_change", field<&S::id>(organisation::facts::id),
        field<&S::measure>(measure::facts::measure), field<&S::unit>(measure::facts::unit),
        field<&S::status>({.label = "measure.status", .example = "decided", .fixed = true}),
        field<&S::happened_on>({.label = "measure.happened_on", .example = "2024-02-01", .fixed = true}),
        field<&S::words>({.label = "measure.words",
                          .example = "Provkört 72 timmar den 14 mars utan avbrott.",
                          .fixed = true,
                          .length_max = 4000}),
        field<&S::account>(measure::facts::account), field<&S::registered_at>(measure::facts::registered_at));
};

template <>
struct varn::Describe<varn::measure::Dependency> {
    using D = measure::Dependency;
    static constexpr auto value = entity<D>(
        "measure_dependency", field<&D::id>(organisation::facts::id),
        field<&D::measure>(measure::facts::measure),
        field<&D::needs>(
            {.label = "measure.needs", .example = "01903f5e-0000-7000-8000-000000000052", .fixed = true}));
};

template <>
struct varn::Describe<varn::measure::Comment> {
    using C = measure::Comment;
    static constexpr auto value = entity<C>(
        "measure_comment", field<&C::id>(organisation::facts::id),
        field<&C::measure>(measure::facts::measure), field<&C::unit>(measure::facts::unit),
        field<&C::words>({.label = "measure.comment",
                          .example = "Samordna med fastighetskontorets upphandling.",
                          .fixed = true,
                          .length_min = 1,
                          .length_max = 4000}),
        field<&C::account>(measure::facts::account), field<&C::registered_at>(measure::facts::registered_at));
};

template <>
struct varn::Describe<varn::measure::ReminderRule> {
    using R = measure::ReminderRule;
    static constexpr auto value = entity<R>(
        "measure_rule", field<&R::id>(organisation::facts::id),
        field<&R::key>({.label = "common.key", .example = "town", .fixed = true, .server_set = true}),
        field<&R::days_before>(measure::facts::days_before), field<&R::days_late>(measure::facts::days_late),
        field<&R::version>(organisation::facts::version));
};
