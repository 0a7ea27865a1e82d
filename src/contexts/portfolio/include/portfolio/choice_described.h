#pragma once
// The descriptions of portfolio/choice.h. Included by it, at its end.
#include "portfolio/choice.h"

template <>
struct varn::Describe<varn::portfolio::PortfolioAsk> {
    using T = portfolio::PortfolioAsk;
    static constexpr auto value = entity<T>(
        "PortfolioAsk",
        field<&T::budget_ore>({.label = "portfolio.budget_ore",
                               .example = "500000000",
                               .number_max = measure::facts::cost_max}),
        field<&T::horizon_years>({.label = "portfolio.horizon_years",
                                  .example = "10",
                                  .number_min = 1,
                                  .number_max = portfolio::horizon_years_max}),
        field<&T::discount_percent>({.label = "portfolio.discount_percent", .example = "3.5"}),
        field<&T::years>({.label = "portfolio.years", .example = "1000", .number_max = portfolio::years_max}),
        field<&T::seed>({.label = "portfolio.seed", .example = "1"}),
        field<&T::measures>({.label = "portfolio.measures_asked",
                             .example = "01903f5e-0000-7000-8000-000000000051",
                             .length_max = 20000}));
};

template <>
struct varn::Describe<varn::portfolio::Candidate> {
    using T = portfolio::Candidate;
    static constexpr auto value = entity<T>(
        "Candidate",
        field<&T::measure>({.label = "measure.measure", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::title>({.label = "common.title", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::owner_name>({.label = "measure.owner", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::cost_ore>(
            {.label = "measure.cost_ore", .example = "3", .number_max = 1'000'000'000'000'000'000}),
        field<&T::yearly_cost_ore>(
            {.label = "measure.yearly_cost_ore", .example = "3", .number_max = 1'000'000'000'000'000'000}),
        field<&T::present_cost_ore>(
            {.label = "portfolio.present_cost_ore", .example = "3", .number_max = 1'000'000'000'000'000'000}),
        field<&T::saved_alone>({.label = "portfolio.saved_alone", .example = "12.5"}),
        field<&T::saved_beside>({.label = "portfolio.saved_beside", .example = "12.5"}),
        field<&T::saved_per_krona>({.label = "portfolio.saved_per_krona", .example = "12.5"}),
        field<&T::is_chosen>({.label = "portfolio.is_chosen", .example = "true"}));
};

template <>
struct varn::Describe<varn::portfolio::LeftOut> {
    using T = portfolio::LeftOut;
    static constexpr auto value = entity<T>(
        "LeftOut",
        field<&T::measure>({.label = "measure.measure", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::title>({.label = "common.title", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::reason>({.label = "portfolio.reason", .example = "Ställverk Norra", .length_max = 20000}));
};

template <>
struct varn::Describe<varn::portfolio::FrontPoint> {
    using T = portfolio::FrontPoint;
    static constexpr auto value =
        entity<T>("FrontPoint",
                  field<&T::cost_ore>(
                      {.label = "measure.cost_ore", .example = "3", .number_max = 1'000'000'000'000'000'000}),
                  field<&T::saved>({.label = "portfolio.saved", .example = "12.5"}),
                  field<&T::saved_per_krona>({.label = "portfolio.saved_per_krona", .example = "12.5"}),
                  field<&T::measures>({.label = "portfolio.measures",
                                       .example = "01903f5e-0000-7000-8000-000000000202",
                                       .length_max = portfolio::answers_max}));
};

template <>
struct varn::Describe<varn::portfolio::ShareOfLoss> {
    using T = portfolio::ShareOfLoss;
    static constexpr auto value =
        entity<T>("ShareOfLoss", field<&T::node>({.label = "continuity.node"}),
                  field<&T::saved>({.label = "portfolio.saved", .example = "12.5"}));
};

template <>
struct varn::Describe<varn::portfolio::ServiceSaved> {
    using T = portfolio::ServiceSaved;
    static constexpr auto value =
        entity<T>("ServiceSaved", field<&T::service>({.label = "continuity.service"}),
                  field<&T::saved>({.label = "portfolio.saved", .example = "12.5"}),
                  field<&T::from>({.label = "portfolio.from", .length_max = portfolio::answers_max}));
};

template <>
struct varn::Describe<varn::portfolio::WeaknessTouched> {
    using T = portfolio::WeaknessTouched;
    static constexpr auto value = entity<T>(
        "WeaknessTouched",
        field<&T::rule>({.label = "continuity.rule", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::subject>({.label = "portfolio.subject", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::name>({.label = "portfolio.name", .example = "Ställverk Norra", .length_max = 20000}));
};

template <>
struct varn::Describe<varn::portfolio::MeasureReason> {
    using T = portfolio::MeasureReason;
    static constexpr auto value = entity<T>(
        "MeasureReason",
        field<&T::measure>({.label = "measure.measure", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::saved>({.label = "portfolio.saved", .example = "12.5"}),
        field<&T::services>({.label = "portfolio.services", .length_max = portfolio::answers_max}),
        field<&T::weaknesses>({.label = "portfolio.weaknesses", .length_max = portfolio::answers_max}));
};

template <>
struct varn::Describe<varn::portfolio::BeforeAndAfter> {
    using T = portfolio::BeforeAndAfter;
    static constexpr auto value = entity<T>(
        "BeforeAndAfter", field<&T::years>({.label = "portfolio.years", .example = "3"}),
        field<&T::before>({.label = "portfolio.before"}), field<&T::after>({.label = "portfolio.after"}),
        field<&T::curve_before>({.label = "portfolio.curve_before", .length_max = portfolio::answers_max}),
        field<&T::curve_after>({.label = "portfolio.curve_after", .length_max = portfolio::answers_max}));
};

template <>
struct varn::Describe<varn::portfolio::PortfolioTold> {
    using T = portfolio::PortfolioTold;
    static constexpr auto value = entity<T>(
        "PortfolioTold",
        field<&T::model>({.label = "portfolio.model", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::candidates_model>(
            {.label = "portfolio.candidates_model", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::budget_ore>(
            {.label = "portfolio.budget_ore", .example = "3", .number_max = 1'000'000'000'000'000'000}),
        field<&T::horizon_years>({.label = "portfolio.horizon_years", .example = "3"}),
        field<&T::discount_percent>({.label = "portfolio.discount_percent", .example = "12.5"}),
        field<&T::seed>({.label = "portfolio.seed", .example = "3"}),
        field<&T::longest_minutes>({.label = "portfolio.longest_minutes", .example = "3"}),
        field<&T::method>({.label = "portfolio.method", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::harm>({.label = "portfolio.harm", .example = "12.5"}),
        field<&T::candidates>({.label = "portfolio.candidates", .length_max = portfolio::answers_max}),
        field<&T::left_out>({.label = "portfolio.left_out", .length_max = portfolio::answers_max}),
        field<&T::front>({.label = "portfolio.front", .length_max = portfolio::answers_max}),
        field<&T::chosen>({.label = "portfolio.chosen"}), field<&T::saved>({.label = "portfolio.saved"}),
        field<&T::most_saved>({.label = "portfolio.most_saved", .example = "12.5"}),
        field<&T::gap>({.label = "portfolio.gap", .example = "12.5"}),
        field<&T::is_proven>({.label = "portfolio.is_proven", .example = "true"}),
        field<&T::reasons>({.label = "portfolio.reasons", .length_max = portfolio::answers_max}),
        field<&T::cut_short>({.label = "portfolio.cut_short", .length_max = portfolio::answers_max}),
        field<&T::simulated>({.label = "portfolio.simulated"}));
};
