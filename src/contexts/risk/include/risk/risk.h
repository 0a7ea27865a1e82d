#pragma once
// A risk: because of a cause an event happens, which leads to a consequence. How likely, how grave for each
// protection value, what is done about it and what then is left.
#include "risk/analysis.h"

namespace varn::risk {

enum class Treatment { accept, avoid, transfer, reduce };
/// A copied risk waits to be confirmed, changed or retired.
enum class RiskStanding { to_confirm, current, retired };

/// It belongs to the unit of its analysis, or to the whole town. What somebody means to do has intention,
/// capability and opportunity, and never a likelihood in times a year.
struct Risk {
    Id<Risk> id;
    Id<Analysis> analysis;
    std::optional<Id<Unit>> unit;
    int number = 0;  // within its analysis
    std::string title;
    std::string cause;
    std::string event;
    std::string consequence;
    Id<RiskKind> kind;
    std::optional<int> likelihood;
    std::optional<int> intention;
    std::optional<int> antagonist_capability;
    std::optional<int> opportunity;
    std::optional<std::string> existing_protection;
    std::optional<std::string> vulnerability;
    std::optional<Treatment> treatment;
    std::optional<std::string> treatment_words;
    std::optional<int> residual_likelihood;
    RiskStanding standing{};
    std::optional<std::string> retired_why;
    std::optional<Id<Risk>> origin;  // that it was copied from
    int version = 0;
};

/// How grave it is for one protection value, today and when what is meant to be done has been done.
struct RiskConsequence {
    Id<RiskConsequence> id;
    Id<Risk> risk;
    std::optional<Id<Unit>> unit;
    Id<ProtectionValue> protection_value;
    int level = 0;
    std::optional<int> residual_level;
    std::optional<std::string> words;
    int version = 0;
};

}  // namespace varn::risk

template <>
struct varn::Describe<varn::risk::Risk> {
    using T = risk::Risk;
    static constexpr auto value = entity<T>(
        "risk", field<&T::id>(organisation::facts::id), field<&T::analysis>(risk::facts::analysis),
        field<&T::unit>(risk::facts::unit_of_row),
        field<&T::number>({.label = "risk.number", .example = "4", .fixed = true, .server_set = true}),
        field<&T::title>(risk::facts::title),
        field<&T::cause>({.label = "risk.cause",
                          .example = "Fel i en fördelningsstation",
                          .length_min = 1,
                          .length_max = 4000}),
        field<&T::event>({.label = "risk.event",
                          .example = "Trafikledningen är utan el i ett dygn",
                          .length_min = 1,
                          .length_max = 4000}),
        field<&T::consequence>({.label = "risk.consequence",
                                .example = "Tunnlarna stängs och utryckningsfordon får köra om",
                                .length_min = 1,
                                .length_max = 4000}),
        field<&T::kind>({.label = "risk.kind", .example = "01903f5e-0000-7000-8000-000000000309"}),
        field<&T::likelihood>({.label = "risk.likelihood", .example = "3", .number_min = 1, .number_max = 9}),
        field<&T::intention>({.label = "risk.intention", .example = "3", .number_min = 1, .number_max = 9}),
        field<&T::antagonist_capability>(
            {.label = "risk.antagonist_capability", .example = "2", .number_min = 1, .number_max = 9}),
        field<&T::opportunity>(
            {.label = "risk.opportunity", .example = "4", .number_min = 1, .number_max = 9}),
        field<&T::existing_protection>({.label = "risk.existing_protection",
                                        .example = "Batterier räcker i fyra timmar.",
                                        .length_max = 8000}),
        field<&T::vulnerability>({.label = "risk.vulnerability",
                                  .example = "Ett enda reservaggregat, utan avtal om bränsle.",
                                  .length_max = 8000}),
        field<&T::treatment>({.label = "risk.treatment", .example = "reduce"}),
        field<&T::treatment_words>({.label = "risk.treatment_words",
                                    .example = "Ett andra aggregat och avtal om bränsle.",
                                    .length_max = 8000}),
        field<&T::residual_likelihood>(
            {.label = "risk.residual_likelihood", .example = "2", .number_min = 1, .number_max = 9}),
        field<&T::standing>({.label = "risk.standing", .example = "current"}),
        field<&T::retired_why>({.label = "risk.retired_why",
                                .example = "Verksamheten har flyttat till en annan nämnd.",
                                .length_max = 2000}),
        field<&T::origin>({.label = "risk.origin",
                           .example = "01903f5e-0000-7000-8000-000000000310",
                           .fixed = true,
                           .server_set = true,
                           .mention = true}),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::RiskConsequence> {
    using T = risk::RiskConsequence;
    static constexpr auto value = entity<T>(
        "risk_consequence", field<&T::id>(organisation::facts::id), field<&T::risk>(risk::facts::risk),
        field<&T::unit>(risk::facts::unit_of_row), field<&T::protection_value>(risk::facts::protection_value),
        field<&T::level>(risk::facts::level),
        field<&T::residual_level>(
            {.label = "risk.residual_level", .example = "2", .number_min = 1, .number_max = 9}),
        field<&T::words>({.label = "risk.consequence_words",
                          .example = "Två sjukhus nås bara norrifrån.",
                          .length_max = 4000}),
        field<&T::version>(organisation::facts::version));
};
