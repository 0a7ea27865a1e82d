#pragma once
// The descriptions of portfolio/answers.h. Included by it, at its end.
#include "portfolio/answers.h"

template <>
struct varn::Describe<varn::portfolio::ReckoningTold> {
    using T = portfolio::ReckoningTold;
    static constexpr auto value = entity<T>(
        "ReckoningTold",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::kind>(
            {.label = "portfolio.reckoning_kind", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::state>({.label = "portfolio.state", .example = "running"}),
        field<&T::progress>({.label = "portfolio.progress", .example = "250"}),
        field<&T::error>({.label = "portfolio.error", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::may_stop>({.label = "portfolio.may_stop", .example = "true"}),
        field<&T::asked_by>(
            {.label = "portfolio.asked_by", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::created_at>({.label = "portfolio.created_at", .example = "2024-02-01T12:00:00.000Z"}),
        field<&T::answered_at>({.label = "portfolio.answered_at", .example = "2024-02-01T12:00:00.000Z"}),
        field<&T::kept_until>({.label = "portfolio.kept_until", .example = "2024-02-01T12:00:00.000Z"}),
        field<&T::is_stale>({.label = "portfolio.is_stale", .example = "true"}),
        field<&T::years>({.label = "portfolio.years"}),
        field<&T::portfolio>({.label = "portfolio.portfolio"}),
        field<&T::assumptions>({.label = "portfolio.assumptions",
                                .example = "Förluster kommer oberoende av varandra.",
                                .length_max = portfolio::answers_max}));
};

template <>
struct varn::Describe<varn::portfolio::EffectView> {
    using T = portfolio::EffectView;
    static constexpr auto value = entity<T>(
        "EffectView", field<&T::effect>({.label = "portfolio.effect"}),
        field<&T::measure_title>(
            {.label = "portfolio.measure_title", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::about>({.label = "portfolio.about"}),
        field<&T::what>({.label = "continuity.need", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::member>({.label = "portfolio.member", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::before>({.label = "portfolio.before", .example = "12.5"}),
        field<&T::problem>({.label = "portfolio.problem", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::may_change>({.label = "portfolio.may_change", .example = "true"}),
        field<&T::version>({.label = "common.version", .example = "250"}));
};

template <>
struct varn::Describe<varn::portfolio::NewProposal> {
    using T = portfolio::NewProposal;
    static constexpr auto value =
        entity<T>("NewProposal",
                  field<&T::title>({.label = "common.title",
                                    .example = "Åtgärder för robust drivmedel och vatten",
                                    .length_min = 1,
                                    .length_max = 300}),
                  field<&T::words>({.label = "portfolio.proposal_words",
                                    .example = "Bereds i stadsdirektörens ledningsgrupp.",
                                    .length_max = 20000}),
                  field<&T::reckoning>(
                      {.label = "portfolio.reckoning", .example = "01903f5e-0000-7000-8000-000000000202"}));
};

template <>
struct varn::Describe<varn::portfolio::ProposalLine> {
    using T = portfolio::ProposalLine;
    static constexpr auto value = entity<T>(
        "ProposalLine",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::title>({.label = "common.title", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::measures>({.label = "portfolio.measures", .example = "3"}),
        field<&T::cost_ore>(
            {.label = "measure.cost_ore", .example = "3", .number_max = 1'000'000'000'000'000'000}),
        field<&T::saved>({.label = "portfolio.saved", .example = "12.5"}),
        field<&T::proposed_on>({.label = "portfolio.proposed_on", .example = "2024-02-01"}),
        field<&T::is_stale>({.label = "portfolio.is_stale", .example = "true"}));
};

template <>
struct varn::Describe<varn::portfolio::ProposalPage> {
    using T = portfolio::ProposalPage;
    static constexpr auto value = entity<T>(
        "ProposalPage",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::title>({.label = "common.title", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::words>(
            {.label = "portfolio.proposal_words", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::proposed_on>({.label = "portfolio.proposed_on", .example = "2024-02-01"}),
        field<&T::proposed_by>(
            {.label = "portfolio.proposed_by", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::is_stale>({.label = "portfolio.is_stale", .example = "true"}),
        field<&T::may_change>({.label = "portfolio.may_change", .example = "true"}),
        field<&T::portfolio>({.label = "portfolio.portfolio"}),
        field<&T::assumptions>({.label = "portfolio.assumptions",
                                .example = "Förluster kommer oberoende av varandra.",
                                .length_max = portfolio::answers_max}),
        field<&T::version>({.label = "common.version", .example = "250"}));
};
