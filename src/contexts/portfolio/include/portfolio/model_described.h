#pragma once
// The descriptions of portfolio/model.h. Included by it, at its end.
#include "portfolio/model.h"

namespace varn::portfolio::facts {

/// A row that an effect names, once and for all.
constexpr FieldFacts row(std::string_view label) {
    return {.label = label, .example = "01903f5e-0000-7000-8000-000000000202", .fixed = true};
}

}  // namespace varn::portfolio::facts

template <>
struct varn::Describe<varn::portfolio::MeasureEffect> {
    using T = portfolio::MeasureEffect;
    static constexpr auto value = entity<T>(
        "measure_effect", field<&T::id>(organisation::facts::id), field<&T::measure>(measure::facts::measure),
        field<&T::kind>({.label = "portfolio.effect_kind", .example = "lengthen_buffer", .fixed = true}),
        field<&T::need>(portfolio::facts::row("continuity.need")),
        field<&T::service>(portfolio::facts::row("continuity.service")),
        field<&T::resource>(portfolio::facts::row("continuity.resource")),
        field<&T::member_service>(portfolio::facts::row("portfolio.member_service")),
        field<&T::member_resource>(portfolio::facts::row("portfolio.member_resource")),
        field<&T::needed>({.label = "portfolio.needed",
                           .example = "1",
                           .number_min = 1,
                           .number_max = continuity::members_max}),
        field<&T::minutes>(
            {.label = "portfolio.minutes", .example = "1440", .number_max = continuity::minutes_max}),
        field<&T::losses_per_year>({.label = "portfolio.losses_per_year", .example = "0.05"}),
        field<&T::words>({.label = "portfolio.effect_words",
                          .example = "Batteriet räcker i ett dygn enligt provet i mars.",
                          .length_max = 4000}),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::portfolio::DecisionProposal> {
    using T = portfolio::DecisionProposal;
    static constexpr auto value = entity<T>(
        "decision_proposal", field<&T::id>(organisation::facts::id),
        field<&T::title>({.label = "common.title",
                          .example = "Åtgärder för robust drivmedel och vatten",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::words>({.label = "portfolio.proposal_words",
                          .example = "Bereds i stadsdirektörens ledningsgrupp.",
                          .length_max = 20000}),
        field<&T::model>(
            {.label = "portfolio.model", .example = "9f2c6e", .fixed = true, .server_set = true}),
        field<&T::candidates>(
            {.label = "portfolio.candidates_model", .example = "9f2c6e", .fixed = true, .server_set = true}),
        field<&T::budget_ore>({.label = "portfolio.budget_ore",
                               .example = "500000000",
                               .fixed = true,
                               .server_set = true,
                               .number_max = measure::facts::cost_max}),
        field<&T::cost_ore>({.label = "portfolio.present_cost_ore",
                             .example = "450000000",
                             .fixed = true,
                             .server_set = true,
                             .number_max = 1'000'000'000'000'000'000}),
        field<&T::saved>(
            {.label = "portfolio.saved", .example = "1250.5", .fixed = true, .server_set = true}),
        field<&T::figures>({.label = "portfolio.figures",
                            .example = "{}",
                            .fixed = true,
                            .server_set = true,
                            .length_max = 4'000'000}),
        field<&T::proposed_on>(
            {.label = "portfolio.proposed_on", .example = "2024-02-01", .fixed = true, .server_set = true}),
        field<&T::proposed_by>({.label = "portfolio.proposed_by",
                                .example = "01903f5e-0000-7000-8000-000000000011",
                                .fixed = true,
                                .server_set = true}),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::portfolio::ProposalMeasure> {
    using T = portfolio::ProposalMeasure;
    static constexpr auto value =
        entity<T>("proposal_measure", field<&T::id>(organisation::facts::id),
                  field<&T::proposal>({.label = "portfolio.proposal",
                                       .example = "01903f5e-0000-7000-8000-000000000212",
                                       .fixed = true}),
                  field<&T::measure>(measure::facts::measure), field<&T::cost_ore>(measure::facts::cost_ore),
                  field<&T::yearly_cost_ore>(measure::facts::yearly_cost_ore));
};
