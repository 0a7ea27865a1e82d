#pragma once
// The descriptions of measure/views.h. Included by it, at its end.
#include "measure/views.h"

template <>
struct varn::Describe<varn::measure::MeasureView> {
    using T = measure::MeasureView;
    static constexpr auto value = entity<T>(
        "MeasureView", field<&T::measure>({.label = "measure.measure"}),
        field<&T::owner_name>({.label = "measure.owner", .example = "Trafiknämnden"}),
        field<&T::responsible_name>({.label = "measure.responsible", .example = "Vera Exempelsson"}),
        field<&T::is_late>({.label = "measure.is_late", .example = "false"}),
        field<&T::days_late>({.label = "measure.days_late", .example = "0"}),
        field<&T::may_change>({.label = "measure.may_change", .example = "true"}),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::measure::StatusView> {
    using T = measure::StatusView;
    static constexpr auto value = entity<T>(
        "MeasureStatusView",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000053"}),
        field<&T::status>(measure::facts::status), field<&T::happened_on>(measure::facts::happened_on),
        field<&T::words>(measure::facts::words),
        field<&T::unit_name>({.label = "measure.owner", .example = "Trafiknämnden"}),
        field<&T::by>({.label = "measure.account", .example = "Anna Berg"}),
        field<&T::registered_at>({.label = "measure.registered_at", .example = "2024-02-01T12:00:00.000Z"}));
};

template <>
struct varn::Describe<varn::measure::CommentView> {
    using T = measure::CommentView;
    static constexpr auto value = entity<T>(
        "MeasureCommentView",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000054"}),
        field<&T::words>(
            {.label = "measure.comment", .example = "Samordna upphandlingen.", .length_max = 4000}),
        field<&T::by>({.label = "measure.account", .example = "Anna Berg"}),
        field<&T::registered_at>({.label = "measure.registered_at", .example = "2024-02-01T12:00:00.000Z"}));
};

template <>
struct varn::Describe<varn::measure::DependencyView> {
    using T = measure::DependencyView;
    static constexpr auto value = entity<T>(
        "MeasureDependencyView",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000055"}),
        field<&T::measure>({.label = "measure.measure", .example = "01903f5e-0000-7000-8000-000000000052"}),
        field<&T::title>(measure::facts::title),
        field<&T::owner_name>({.label = "measure.owner", .example = "Trafiknämnden"}),
        field<&T::due>(measure::facts::due), field<&T::status>(measure::facts::status),
        field<&T::is_late>({.label = "measure.is_late", .example = "false"}));
};

template <>
struct varn::Describe<varn::measure::MeasurePage> {
    using T = measure::MeasurePage;
    static constexpr auto value =
        entity<T>("MeasurePage", field<&T::measure>({.label = "measure.measure"}),
                  field<&T::history>({.label = "measure.history", .length_max = 100000}),
                  field<&T::comments>({.label = "measure.comments", .length_max = 100000}),
                  field<&T::needs>({.label = "measure.needs", .length_max = 100000}),
                  field<&T::needed_by>({.label = "measure.needed_by", .length_max = 100000}),
                  field<&T::may_comment>({.label = "measure.may_comment", .example = "true"}),
                  field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::measure::Sum> {
    using T = measure::Sum;
    static constexpr auto value =
        entity<T>("MeasureSum", field<&T::count>({.label = "measure.count", .example = "12"}),
                  field<&T::late>({.label = "measure.late", .example = "3"}),
                  field<&T::without_cost>({.label = "measure.without_cost", .example = "2"}),
                  field<&T::cost_ore>({.label = "measure.cost_ore", .example = "125000000"}),
                  field<&T::yearly_cost_ore>({.label = "measure.yearly_cost_ore", .example = "4000000"}));
};

template <>
struct varn::Describe<varn::measure::StatusSum> {
    using T = measure::StatusSum;
    static constexpr auto value = entity<T>("MeasureStatusSum", field<&T::status>(measure::facts::status),
                                            field<&T::sum>({.label = "measure.sum"}));
};

template <>
struct varn::Describe<varn::measure::UnitSum> {
    using T = measure::UnitSum;
    static constexpr auto value = entity<T>(
        "MeasureUnitSum",
        field<&T::unit>({.label = "measure.owner", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::name>({.label = "measure.owner", .example = "Trafiknämnden"}),
        field<&T::sum>({.label = "measure.sum"}));
};

template <>
struct varn::Describe<varn::measure::Sums> {
    using T = measure::Sums;
    static constexpr auto value =
        entity<T>("MeasureSums", field<&T::whole>({.label = "measure.sum"}),
                  field<&T::by_status>({.label = "measure.by_status", .length_max = 100}),
                  field<&T::by_unit>({.label = "measure.by_unit", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::measure::NewMeasure> {
    using T = measure::NewMeasure;
    static constexpr auto value = entity<T>(
        "MeasureToEnter",
        field<&T::key>(
            {.label = "common.key", .example = "reservkraft-trafik", .key = true, .length_max = 80}),
        field<&T::title>(measure::facts::title), field<&T::body>(measure::facts::body),
        field<&T::owner>(measure::facts::owner), field<&T::responsible>(measure::facts::responsible),
        field<&T::source_kind>(measure::facts::source_kind), field<&T::source_id>(measure::facts::source_id),
        field<&T::due>(measure::facts::due), field<&T::cost_ore>(measure::facts::cost_ore),
        field<&T::yearly_cost_ore>(measure::facts::yearly_cost_ore),
        field<&T::effect>(measure::facts::effect), field<&T::ability>(measure::facts::ability),
        field<&T::status>(measure::facts::status), field<&T::words>(measure::facts::words),
        field<&T::happened_on>(measure::facts::happened_on));
};

template <>
struct varn::Describe<varn::measure::NewStatus> {
    using T = measure::NewStatus;
    static constexpr auto value = entity<T>("NewMeasureStatus", field<&T::status>(measure::facts::status),
                                            field<&T::words>(measure::facts::words),
                                            field<&T::happened_on>(measure::facts::happened_on));
};

template <>
struct varn::Describe<varn::measure::NewComment> {
    using T = measure::NewComment;
    static constexpr auto value =
        entity<T>("MeasureWords", field<&T::words>({.label = "measure.comment",
                                                    .example = "Samordna upphandlingen.",
                                                    .length_min = 1,
                                                    .length_max = 4000}));
};

template <>
struct varn::Describe<varn::measure::Chosen> {
    using T = measure::Chosen;
    static constexpr auto value =
        entity<T>("ChosenMeasure",
                  field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000051"}),
                  field<&T::version>({.label = "common.version", .example = "1", .number_min = 1}));
};

template <>
struct varn::Describe<varn::measure::ChangeOfMany> {
    using T = measure::ChangeOfMany;
    static constexpr auto value = entity<T>(
        "ChangeOfManyMeasures",
        field<&T::items>({.label = "measure.chosen", .length_min = 1, .length_max = measure::chosen_max}),
        field<&T::owner>({.label = "measure.owner", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::responsible>(measure::facts::responsible), field<&T::due>(measure::facts::due),
        field<&T::status>(measure::facts::status), field<&T::words>(measure::facts::words),
        field<&T::happened_on>(measure::facts::happened_on));
};

template <>
struct varn::Describe<varn::measure::ManyChanged> {
    using T = measure::ManyChanged;
    static constexpr auto value =
        entity<T>("ManyMeasuresChanged", field<&T::changed>({.label = "measure.changed", .example = "12"}));
};

template <>
struct varn::Describe<varn::measure::NewReminderRule> {
    using T = measure::NewReminderRule;
    static constexpr auto value =
        entity<T>("MeasureRuleWanted", field<&T::days_before>(measure::facts::days_before),
                  field<&T::days_late>(measure::facts::days_late),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};
