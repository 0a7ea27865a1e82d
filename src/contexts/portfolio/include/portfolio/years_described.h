#pragma once
// The descriptions of portfolio/years.h. Included by it, at its end.
#include "portfolio/years.h"

namespace varn::portfolio {

/// The most years that one question tries, and the most years a choice is paid for.
inline constexpr std::int64_t years_max = 200'000;
inline constexpr std::int64_t horizon_years_max = 50;
/// At most so many things in one list of an answer.
inline constexpr int answers_max = 100000;

}  // namespace varn::portfolio

template <>
struct varn::Describe<varn::portfolio::Interval> {
    using T = portfolio::Interval;
    static constexpr auto value =
        entity<T>("Interval", field<&T::value>({.label = "portfolio.value", .example = "12.5"}),
                  field<&T::low>({.label = "portfolio.low", .example = "12.5"}),
                  field<&T::high>({.label = "portfolio.high", .example = "12.5"}));
};

template <>
struct varn::Describe<varn::portfolio::CurvePoint> {
    using T = portfolio::CurvePoint;
    static constexpr auto value =
        entity<T>("CurvePoint", field<&T::probability>({.label = "portfolio.probability", .example = "12.5"}),
                  field<&T::harm>({.label = "portfolio.harm", .example = "12.5"}),
                  field<&T::low>({.label = "portfolio.low", .example = "12.5"}),
                  field<&T::high>({.label = "portfolio.high", .example = "12.5"}));
};

template <>
struct varn::Describe<varn::portfolio::YearsAsk> {
    using T = portfolio::YearsAsk;
    static constexpr auto value = entity<T>("YearsAsk",
                                            field<&T::years>({.label = "portfolio.years",
                                                              .example = "10000",
                                                              .number_min = 1,
                                                              .number_max = portfolio::years_max}),
                                            field<&T::seed>({.label = "portfolio.seed", .example = "1"}));
};

template <>
struct varn::Describe<varn::portfolio::HarmOf> {
    using T = portfolio::HarmOf;
    static constexpr auto value = entity<T>(
        "HarmOf", field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::name>({.label = "portfolio.name", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::services>({.label = "portfolio.services", .example = "3"}),
        field<&T::harm>({.label = "portfolio.harm"}),
        field<&T::share>({.label = "portfolio.share", .example = "12.5"}));
};

template <>
struct varn::Describe<varn::portfolio::HarmOfService> {
    using T = portfolio::HarmOfService;
    static constexpr auto value =
        entity<T>("HarmOfService", field<&T::service>({.label = "continuity.service"}),
                  field<&T::unit_name>(
                      {.label = "organisation.unit", .example = "Ställverk Norra", .length_max = 20000}),
                  field<&T::harm>({.label = "portfolio.harm"}),
                  field<&T::share>({.label = "portfolio.share", .example = "12.5"}));
};

template <>
struct varn::Describe<varn::portfolio::CauseOfHarm> {
    using T = portfolio::CauseOfHarm;
    static constexpr auto value =
        entity<T>("CauseOfHarm", field<&T::node>({.label = "continuity.node"}),
                  field<&T::losses_per_year>({.label = "portfolio.losses_per_year", .example = "12.5"}),
                  field<&T::factor>({.label = "portfolio.factor", .example = "12.5"}),
                  field<&T::harm>({.label = "portfolio.harm"}),
                  field<&T::share>({.label = "portfolio.share", .example = "12.5"}),
                  field<&T::services>({.label = "portfolio.services", .example = "3"}));
};

template <>
struct varn::Describe<varn::portfolio::Roughness> {
    using T = portfolio::Roughness;
    static constexpr auto value = entity<T>(
        "Roughness", field<&T::verified>({.label = "portfolio.verified", .example = "3"}),
        field<&T::judged>({.label = "portfolio.judged", .example = "3"}),
        field<&T::rough>({.label = "portfolio.rough", .example = "3"}),
        field<&T::never_lost>({.label = "portfolio.never_lost", .example = "3"}),
        field<&T::services_without_harm>({.label = "portfolio.services_without_harm", .example = "3"}),
        field<&T::services_without_tolerable>(
            {.label = "portfolio.services_without_tolerable", .example = "3"}));
};

template <>
struct varn::Describe<varn::portfolio::YearsTold> {
    using T = portfolio::YearsTold;
    static constexpr auto value = entity<T>(
        "YearsTold",
        field<&T::model>({.label = "portfolio.model", .example = "Ställverk Norra", .length_max = 20000}),
        field<&T::years>({.label = "portfolio.years", .example = "3"}),
        field<&T::seed>({.label = "portfolio.seed", .example = "3"}),
        field<&T::longest_minutes>({.label = "portfolio.longest_minutes", .example = "3"}),
        field<&T::expected>({.label = "portfolio.expected"}),
        field<&T::uncertain>({.label = "portfolio.uncertain"}),
        field<&T::alone>({.label = "portfolio.alone", .example = "12.5"}),
        field<&T::curve>({.label = "portfolio.curve", .length_max = portfolio::answers_max}),
        field<&T::by_unit>({.label = "portfolio.by_unit", .length_max = portfolio::answers_max}),
        field<&T::by_protection_value>(
            {.label = "portfolio.by_protection_value", .length_max = portfolio::answers_max}),
        field<&T::without_protection_value>(
            {.label = "portfolio.without_protection_value", .example = "12.5"}),
        field<&T::services>({.label = "portfolio.services", .length_max = portfolio::answers_max}),
        field<&T::causes>({.label = "portfolio.causes", .length_max = portfolio::answers_max}),
        field<&T::roughness>({.label = "portfolio.roughness"}));
};
