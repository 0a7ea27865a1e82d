#pragma once
// A risk and vulnerability analysis: of one unit or of the whole town, in the seven headings of MSBFS 2015:5,
// with the assessment of capability and every step it took.
#include "risk/round.h"

namespace varn::risk {

enum class AnalysisState { draft, handed_in, approved };

/// Each heading is a field, so that a secrecy marking can be put on one of them.
struct Analysis {
    Id<Analysis> id;
    Id<AnalysisRound> round;
    std::optional<Id<Unit>> unit;  // absent for the whole town's
    std::optional<Id<Analysis>> previous;
    AnalysisState state{};
    std::optional<std::string> area_text;          // 1 the municipality and its area
    std::optional<std::string> method_text;        // 2 how the work was done
    std::optional<std::string> services_text;      // 3 essential services
    std::optional<std::string> dependencies_text;  // 4 critical dependencies
    std::optional<std::string> risks_text;         // 5 risks
    std::optional<std::string> shortcomings_text;  // 6 vulnerabilities and shortcomings
    std::optional<std::string> needs_text;         // 7 needs of measures
    std::optional<bool> conditions_considered;     // the special conditions of the city (SEED-26)
    std::optional<std::string> conditions_words;
    std::optional<Date> handed_in_on;
    std::optional<Date> approved_on;
    std::optional<std::string> approved_by;  // who decided, and under which paragraph
    std::optional<Date> confirmed_on;        // last said to hold still
    int version = 0;
};

enum class AnalysisStepKind { handed_in, approved, reopened, confirmed };

/// A step that an analysis took, on a day. Never changed.
struct AnalysisStep {
    Id<AnalysisStep> id;
    Id<Analysis> analysis;
    std::optional<Id<Unit>> unit;
    AnalysisStepKind kind{};
    Date happened_on;
    std::optional<std::string> words;
    std::string account;
    Instant registered_at;
};

/// To handle a crisis, or to keep essential services going.
enum class CapabilityArea { crisis_management, essential_services };
enum class CapabilityAspect {
    leadership,
    cooperation,
    communication,
    competence,
    resources,
    information_security,
    endurance
};

/// How an ability stands today in one aspect.
struct CapabilityAssessment {
    Id<CapabilityAssessment> id;
    Id<Analysis> analysis;
    std::optional<Id<Unit>> unit;
    CapabilityArea area{};
    CapabilityAspect aspect{};
    int level = 0;
    std::string words;
    int version = 0;
};

}  // namespace varn::risk

namespace varn::risk::facts {
/// A heading's text.
constexpr FieldFacts heading(std::string_view label, std::string_view example) {
    FieldFacts made;
    made.label = label;
    made.example = example;
    made.length_max = 100000;
    return made;
}
}  // namespace varn::risk::facts

template <>
struct varn::Describe<varn::risk::Analysis> {
    using T = risk::Analysis;
    static constexpr auto value = entity<T>(
        "risk_analysis", field<&T::id>(organisation::facts::id), field<&T::round>(risk::facts::round),
        field<&T::unit>(risk::facts::unit),
        field<&T::previous>({.label = "risk.previous_analysis",
                             .example = "01903f5e-0000-7000-8000-000000000308",
                             .fixed = true,
                             .server_set = true,
                             .mention = true}),
        field<&T::state>({.label = "risk.analysis_state", .example = "draft", .server_set = true}),
        field<&T::area_text>(
            risk::facts::heading("risk.heading.area", "Nämnden ansvarar för gator och tunnlar.")),
        field<&T::method_text>(
            risk::facts::heading("risk.heading.method", "Tre möten med driften och två entreprenörer.")),
        field<&T::services_text>(risk::facts::heading("risk.heading.services", "Trafikledning i tunnlar.")),
        field<&T::dependencies_text>(risk::facts::heading("risk.heading.dependencies", "El och mobilnät.")),
        field<&T::risks_text>(risk::facts::heading("risk.heading.risks", "Skyfall väger tyngst.")),
        field<&T::shortcomings_text>(
            risk::facts::heading("risk.heading.shortcomings", "Reservkraften räcker i fyra timmar.")),
        field<&T::needs_text>(risk::facts::heading("risk.heading.needs", "Reservkraft för tre dygn.")),
        field<&T::conditions_considered>({.label = "risk.conditions_considered", .example = "true"}),
        field<&T::conditions_words>({.label = "risk.conditions_words",
                                     .example = "Huvudstadens statsbesök stänger gator med kort varsel.",
                                     .length_max = 8000}),
        field<&T::handed_in_on>({.label = "risk.handed_in_on", .example = "2027-09-20", .server_set = true}),
        field<&T::approved_on>({.label = "risk.approved_on", .example = "2027-10-12", .server_set = true}),
        field<&T::approved_by>({.label = "risk.approved_by",
                                .example = "Trafiknämnden 2027-10-12 § 7",
                                .server_set = true,
                                .length_max = 300}),
        field<&T::confirmed_on>({.label = "risk.confirmed_on", .example = "2028-10-01", .server_set = true}),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::AnalysisStep> {
    using T = risk::AnalysisStep;
    static constexpr auto value =
        entity<T>("analysis_step", field<&T::id>(organisation::facts::id),
                  field<&T::analysis>(risk::facts::analysis), field<&T::unit>(risk::facts::unit_of_row),
                  field<&T::kind>({.label = "risk.step_kind", .example = "approved", .fixed = true}),
                  field<&T::happened_on>(risk::facts::happened_on),
                  field<&T::words>({.label = "risk.words",
                                    .example = "Trafiknämnden 2027-10-12 § 7",
                                    .fixed = true,
                                    .length_max = 4000}),
                  field<&T::account>(risk::facts::account),
                  field<&T::registered_at>({.label = "risk.registered_at",
                                            .example = "2027-10-12T12:00:00.000Z",
                                            .fixed = true,
                                            .server_set = true}));
};
template <>
struct varn::Describe<varn::risk::CapabilityAssessment> {
    using T = risk::CapabilityAssessment;
    static constexpr auto value = entity<T>(
        "capability_assessment", field<&T::id>(organisation::facts::id),
        field<&T::analysis>(risk::facts::analysis), field<&T::unit>(risk::facts::unit_of_row),
        field<&T::area>({.label = "risk.capability_area", .example = "crisis_management", .fixed = true}),
        field<&T::aspect>({.label = "risk.capability_aspect", .example = "leadership", .fixed = true}),
        field<&T::level>(risk::facts::level),
        field<&T::words>({.label = "risk.capability_words",
                          .example = "Ledningen är övad och har ersättare.",
                          .length_min = 1,
                          .length_max = 8000}),
        field<&T::version>(organisation::facts::version));
};
