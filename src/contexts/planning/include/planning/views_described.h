#pragma once
// The descriptions of planning/views.h. Included by it, at its end.
#include "planning/views.h"

template <>
struct varn::Describe<varn::planning::BoundGoal> {
    using T = planning::BoundGoal;
    static constexpr auto value = entity<T>(
        "BoundGoal",
        field<&T::binding>({.label = "planning.binding", .example = "01903f5e-0000-7000-8000-000000000121"}),
        field<&T::goal>(
            {.label = "planning.programme_goal", .example = "01903f5e-0000-7000-8000-000000000122"}),
        field<&T::key>({.label = "common.key", .example = "trafiknamnden", .length_max = 400}),
        field<&T::title>({.label = "common.title",
                          .example = "Gator och tunnlar är öppna även vid störningar",
                          .length_max = 400}),
        field<&T::edition>({.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000123"}),
        field<&T::edition_title>({.label = "programme.edition",
                                  .example = "Stockholms stads säkerhetsprogram",
                                  .length_max = 400}),
        field<&T::holds>({.label = "planning.holds", .example = "true"}));
};

template <>
struct varn::Describe<varn::planning::CommentView> {
    using T = planning::CommentView;
    static constexpr auto value = entity<T>(
        "CommentView", field<&T::comment>({.label = "planning.comment"}),
        field<&T::name>({.label = "planning.written_by", .example = "Trafiknämnden", .length_max = 400}));
};

template <>
struct varn::Describe<varn::planning::ActivityView> {
    using T = planning::ActivityView;
    static constexpr auto value = entity<T>(
        "ActivityView", field<&T::activity>({.label = "planning.activity"}),
        field<&T::owner_name>({.label = "planning.owner", .example = "Trafiknämnden", .length_max = 400}),
        field<&T::responsible_name>(
            {.label = "planning.responsible", .example = "Vera Exempelsson", .length_max = 400}),
        field<&T::late>({.label = "planning.late", .example = "true"}),
        field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::planning::IndicatorView> {
    using T = planning::IndicatorView;
    static constexpr auto value =
        entity<T>("IndicatorView", field<&T::indicator>({.label = "planning.indicator"}),
                  field<&T::series>({.label = "planning.series", .length_max = 100000}),
                  field<&T::latest>({.label = "planning.latest", .example = "55"}),
                  field<&T::on_target>({.label = "planning.on_target", .example = "true"}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::planning::UnitGoalView> {
    using T = planning::UnitGoalView;
    static constexpr auto value =
        entity<T>("UnitGoalView", field<&T::goal>({.label = "planning.unit_goal"}),
                  field<&T::unit_name>(
                      {.label = "organisation.unit_name", .example = "Trafiknämnden", .length_max = 400}),
                  field<&T::serves>({.label = "planning.serves", .length_max = 100000}),
                  field<&T::activities>({.label = "planning.activities", .length_max = 100000}),
                  field<&T::indicators>({.label = "planning.indicators", .length_max = 100000}),
                  field<&T::comments>({.label = "planning.comments", .length_max = 100000}),
                  field<&T::gaps>({.label = "planning.gaps", .example = "no_activity", .length_max = 100000}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::planning::CopyOffer> {
    using T = planning::CopyOffer;
    static constexpr auto value = entity<T>(
        "CopyOffer",
        field<&T::cycle>({.label = "planning.cycle", .example = "01903f5e-0000-7000-8000-000000000124"}),
        field<&T::year>({.label = "planning.year", .example = "2024"}),
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000125"}),
        field<&T::unit_name>(
            {.label = "organisation.unit_name", .example = "Trafiknämnden", .length_max = 400}),
        field<&T::goals>({.label = "planning.goals", .example = "3"}));
};

template <>
struct varn::Describe<varn::planning::WorkStepView> {
    using T = planning::WorkStepView;
    static constexpr auto value =
        entity<T>("WorkStepView", field<&T::step>({.label = "planning.step", .example = "identify"}),
                  field<&T::row>({.label = "planning.row"}),
                  field<&T::responsible_name>(
                      {.label = "planning.responsible", .example = "Vera Exempelsson", .length_max = 400}),
                  field<&T::seen_on>({.label = "planning.seen_on", .example = "2024-06-30"}));
};

template <>
struct varn::Describe<varn::planning::PlanRights> {
    using T = planning::PlanRights;
    static constexpr auto value =
        entity<T>("PlanRights", field<&T::write>({.label = "planning.write", .example = "true"}),
                  field<&T::comment>({.label = "planning.may_comment", .example = "true"}),
                  field<&T::steer>({.label = "planning.steer", .example = "true"}));
};

template <>
struct varn::Describe<varn::planning::UnitPlan> {
    using T = planning::UnitPlan;
    static constexpr auto value =
        entity<T>("UnitPlan", field<&T::cycle>({.label = "planning.cycle"}),
                  field<&T::unit>({.label = "organisation.unit"}),
                  field<&T::goals>({.label = "planning.goals", .length_max = 100000}),
                  field<&T::taken_over>({.label = "planning.taken_over", .length_max = 100000}),
                  field<&T::from_centre>({.label = "planning.from_centre", .length_max = 100000}),
                  field<&T::instructions>({.label = "planning.instructions", .length_max = 100000}),
                  field<&T::steps>({.label = "planning.steps", .length_max = 100000}),
                  field<&T::offers>({.label = "planning.offers", .length_max = 100000}),
                  field<&T::rights>({.label = "planning.rights"}));
};

template <>
struct varn::Describe<varn::planning::PlanStanding> {
    using T = planning::PlanStanding;
    static constexpr auto value = entity<T>(
        "PlanStanding",
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000126"}),
        field<&T::key>({.label = "common.key", .example = "trafiknamnden", .length_max = 400}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden", .length_max = 400}),
        field<&T::kind>({.label = "organisation.unit_kind", .example = "committee"}),
        field<&T::ends_on>({.label = "planning.ends_on", .example = "2024-06-30"}),
        field<&T::state>({.label = "planning.plan_state", .example = "begun"}),
        field<&T::must_plan>({.label = "planning.must_plan", .example = "true"}),
        field<&T::goals>({.label = "planning.goals", .example = "3"}),
        field<&T::taken_over>({.label = "planning.taken_over", .example = "3"}),
        field<&T::serving>({.label = "planning.serving", .example = "3"}),
        field<&T::to_confirm>({.label = "planning.to_confirm", .example = "3"}),
        field<&T::activities>({.label = "planning.activities", .example = "3"}),
        field<&T::done>({.label = "planning.done", .example = "3"}),
        field<&T::late>({.label = "planning.late", .example = "3"}),
        field<&T::indicators>({.label = "planning.indicators", .example = "3"}),
        field<&T::on_target>({.label = "planning.on_target", .example = "3"}));
};

template <>
struct varn::Describe<varn::planning::Closing> {
    using T = planning::Closing;
    static constexpr auto value =
        entity<T>("Closing", field<&T::reason>({.label = "planning.closing_reason",
                                                .example = "Årsredovisningen är beslutad.",
                                                .length_max = 2000}));
};

template <>
struct varn::Describe<varn::planning::PlanCopy> {
    using T = planning::PlanCopy;
    static constexpr auto value = entity<T>(
        "PlanCopy",
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000127"}),
        field<&T::cycle>({.label = "planning.cycle", .example = "01903f5e-0000-7000-8000-000000000128"}),
        field<&T::from_cycle>(
            {.label = "planning.from_cycle", .example = "01903f5e-0000-7000-8000-000000000129"}),
        field<&T::from_unit>(
            {.label = "planning.from_unit", .example = "01903f5e-0000-7000-8000-000000000130"}));
};

template <>
struct varn::Describe<varn::planning::PlanCopied> {
    using T = planning::PlanCopied;
    static constexpr auto value =
        entity<T>("PlanCopied", field<&T::goals>({.label = "planning.goals", .example = "3"}),
                  field<&T::bindings>({.label = "planning.bindings", .example = "3"}),
                  field<&T::activities>({.label = "planning.activities", .example = "3"}),
                  field<&T::indicators>({.label = "planning.indicators", .example = "3"}),
                  field<&T::already>({.label = "planning.already", .example = "3"}));
};
