#pragma once
// The descriptions of platform/findings.h. Included by it, at its end.
#include "platform/findings.h"

namespace varn::findings::facts {
inline constexpr FieldFacts key{.label = "finding.key",
                                .example = "COV-001/focus_area/01903f5e-0000-7000-8000-000000000021",
                                .length_min = 1};
inline constexpr FieldFacts rule{
    .label = "finding.rule", .example = "COV-001", .fixed = true, .length_max = 40};
inline constexpr FieldFacts hash{
    .label = "finding.facts_hash",
    .example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    .length_min = 64,
    .length_max = 64};
inline constexpr FieldFacts reason{.label = "finding.reason",
                                   .example = "Målet tas in i nästa revidering.",
                                   .length_min = 1,
                                   .length_max = 2000};
inline constexpr FieldFacts review_on{.label = "finding.review_on", .example = "2024-12-01"};
}  // namespace varn::findings::facts

template <>
struct varn::Describe<varn::findings::Witness> {
    using W = findings::Witness;
    static constexpr auto value =
        entity<W>("witness", field<&W::kind>({.label = "finding.kind", .example = "focus_area"}),
                  field<&W::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000021"}),
                  field<&W::text>({.label = "finding.text", .example = "Olycksförebyggande arbete"}));
};

template <>
struct varn::Describe<varn::findings::FindingFacts> {
    using F = findings::FindingFacts;
    static constexpr auto value =
        entity<F>("finding_facts", field<&F::rule>({.label = "finding.rule", .example = "COV-001"}),
                  field<&F::severity>({.label = "finding.severity", .example = "warning"}),
                  field<&F::subject_kind>({.label = "finding.subject_kind", .example = "focus_area"}),
                  field<&F::subject_id>(
                      {.label = "finding.subject_id", .example = "01903f5e-0000-7000-8000-000000000021"}),
                  field<&F::because>({.label = "finding.because", .length_max = 10'000}));
};

template <>
struct varn::Describe<varn::findings::Acceptance> {
    using A = findings::Acceptance;
    static constexpr auto value = entity<A>(
        "finding_acceptance",
        field<&A::id>({.label = "common.id",
                       .example = "01903f5e-0000-7000-8000-000000000022",
                       .fixed = true,
                       .server_set = true}),
        field<&A::finding_key>({.label = "finding.key",
                                .example = "COV-001/focus_area/01903f5e-0000-7000-8000-000000000021",
                                .fixed = true,
                                .ends_in_id = true,
                                .length_min = 1}),
        field<&A::rule>(findings::facts::rule), field<&A::facts_hash>(findings::facts::hash),
        field<&A::reason>(findings::facts::reason),
        field<&A::accepted_by>({.label = "finding.accepted_by",
                                .example = "01903f5e-0000-7000-8000-000000000011",
                                .server_set = true}),
        field<&A::accepted_on>({.label = "finding.accepted_on", .example = "2024-02-01", .server_set = true}),
        field<&A::review_on>(findings::facts::review_on),
        field<&A::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::findings::Judged> {
    using J = findings::Judged;
    static constexpr auto value =
        entity<J>("judged_finding", field<&J::finding>({.label = "finding.finding"}),
                  field<&J::key>(findings::facts::key), field<&J::facts_hash>(findings::facts::hash),
                  field<&J::state>({.label = "finding.state", .example = "open"}),
                  field<&J::acceptance>({.label = "finding.acceptance"}));
};

template <>
struct varn::Describe<varn::findings::AcceptFinding> {
    using A = findings::AcceptFinding;
    static constexpr auto value = entity<A>(
        "accept_finding", field<&A::key>(findings::facts::key), field<&A::facts_hash>(findings::facts::hash),
        field<&A::reason>(findings::facts::reason), field<&A::review_on>(findings::facts::review_on));
};
