#pragma once
// The descriptions of planning/readings.h. Included by it, at its end.
#include "planning/readings.h"

template <>
struct varn::Describe<varn::planning::KindCount> {
    using T = planning::KindCount;
    static constexpr auto value = entity<T>(
        "KindCount", field<&T::kind>({.label = "programme.goal_kind", .example = "societal_disturbance"}),
        field<&T::goals>({.label = "planning.goals", .example = "3"}));
};

template <>
struct varn::Describe<varn::planning::AbilityCount> {
    using T = planning::AbilityCount;
    static constexpr auto value =
        entity<T>("AbilityCount", field<&T::ability>({.label = "programme.ability", .example = "withstand"}),
                  field<&T::goals>({.label = "planning.goals", .example = "3"}));
};

template <>
struct varn::Describe<varn::planning::BalancedGoal> {
    using T = planning::BalancedGoal;
    static constexpr auto value =
        entity<T>("BalancedGoal",
                  field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000121"}),
                  field<&T::title>({.label = "common.title",
                                    .example = "Gator och tunnlar är öppna även vid störningar",
                                    .length_max = 400}),
                  field<&T::unit_name>(
                      {.label = "organisation.unit_name", .example = "Trafiknämnden", .length_max = 400}),
                  field<&T::kind>({.label = "programme.goal_kind", .example = "societal_disturbance"}),
                  field<&T::ability>({.label = "programme.ability", .example = "withstand"}));
};

template <>
struct varn::Describe<varn::planning::Balance> {
    using T = planning::Balance;
    static constexpr auto value =
        entity<T>("Balance", field<&T::kinds>({.label = "planning.kinds", .length_max = 100000}),
                  field<&T::abilities>({.label = "planning.abilities", .length_max = 100000}),
                  field<&T::goals>({.label = "planning.goals", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::planning::EditionBalance> {
    using T = planning::EditionBalance;
    static constexpr auto value = entity<T>(
        "EditionBalance",
        field<&T::edition>({.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000122"}),
        field<&T::title>({.label = "common.title",
                          .example = "Gator och tunnlar är öppna även vid störningar",
                          .length_max = 400}),
        field<&T::state>({.label = "programme.state", .example = "consultation"}),
        field<&T::balance>({.label = "planning.balance"}));
};

template <>
struct varn::Describe<varn::planning::GoalBalanceReport> {
    using T = planning::GoalBalanceReport;
    static constexpr auto value =
        entity<T>("GoalBalanceReport", field<&T::cycle>({.label = "planning.cycle"}),
                  field<&T::editions>({.label = "planning.editions", .length_max = 100000}),
                  field<&T::unit_goals>({.label = "planning.unit_goals"}));
};

template <>
struct varn::Describe<varn::planning::ChainReason> {
    using T = planning::ChainReason;
    static constexpr auto value =
        entity<T>("ChainReason", field<&T::node>({.label = "programme.node"}),
                  field<&T::law>({.label = "planning.law", .example = "LEH 2 kap. 1 §", .length_max = 400}));
};

template <>
struct varn::Describe<varn::planning::ChainUp> {
    using T = planning::ChainUp;
    static constexpr auto value =
        entity<T>("ChainUp", field<&T::goal>({.label = "planning.programme_goal"}),
                  field<&T::reasons>({.label = "planning.reasons", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::planning::ChainYear> {
    using T = planning::ChainYear;
    static constexpr auto value = entity<T>(
        "ChainYear",
        field<&T::goal>({.label = "planning.unit_goal", .example = "01903f5e-0000-7000-8000-000000000123"}),
        field<&T::year>({.label = "planning.year", .example = "2024"}),
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000124"}),
        field<&T::unit_name>(
            {.label = "organisation.unit_name", .example = "Trafiknämnden", .length_max = 400}),
        field<&T::title>({.label = "common.title",
                          .example = "Gator och tunnlar är öppna även vid störningar",
                          .length_max = 400}),
        field<&T::standing>({.label = "planning.standing", .example = "current"}));
};

template <>
struct varn::Describe<varn::planning::GoalChain> {
    using T = planning::GoalChain;
    static constexpr auto value =
        entity<T>("GoalChain", field<&T::goal>({.label = "planning.unit_goal"}),
                  field<&T::cycle>({.label = "planning.cycle"}),
                  field<&T::up>({.label = "planning.up", .length_max = 100000}),
                  field<&T::years>({.label = "planning.years", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::planning::GoalCarrier> {
    using T = planning::GoalCarrier;
    static constexpr auto value = entity<T>(
        "GoalCarrier",
        field<&T::goal>({.label = "planning.unit_goal", .example = "01903f5e-0000-7000-8000-000000000125"}),
        field<&T::title>({.label = "common.title",
                          .example = "Gator och tunnlar är öppna även vid störningar",
                          .length_max = 400}),
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000126"}),
        field<&T::unit_name>(
            {.label = "organisation.unit_name", .example = "Trafiknämnden", .length_max = 400}),
        field<&T::standing>({.label = "planning.standing", .example = "current"}),
        field<&T::activities>({.label = "planning.activities", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::planning::UnitNamed> {
    using T = planning::UnitNamed;
    static constexpr auto value = entity<T>(
        "UnitNamed",
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000127"}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden", .length_max = 400}),
        field<&T::kind>({.label = "organisation.unit_kind", .example = "committee"}));
};

template <>
struct varn::Describe<varn::planning::GoalCarriers> {
    using T = planning::GoalCarriers;
    static constexpr auto value =
        entity<T>("GoalCarriers", field<&T::cycle>({.label = "planning.cycle"}),
                  field<&T::carriers>({.label = "planning.carriers", .length_max = 100000}),
                  field<&T::without>({.label = "planning.without", .length_max = 100000}),
                  field<&T::indicators>({.label = "planning.indicators", .length_max = 100000}));
};
