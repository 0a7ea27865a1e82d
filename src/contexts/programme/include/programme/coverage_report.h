#pragma once
// What coverage finds about an edition, told the same way to page, API and command.
#include <string>
#include <vector>

#include "engine/finding.h"
#include "platform/findings.h"
#include "programme/model.h"

namespace varn::programme {

/// Something a finding points at: under its key, by its name, and by its id where there is a database.
struct FindingThing {
    std::string kind;
    std::string id;    // key, or the fact itself
    std::string text;  // Swedish, as names are
    std::optional<AnyId> entity;
};

struct FindingView {
    std::string rule;
    engine::Severity severity{};
    FindingThing subject;
    std::vector<FindingThing> because;
    std::string text_sv;
    std::string text_en;
    // What has been decided about it; absent where there is no database to decide in.
    std::optional<std::string> key;
    std::optional<std::string> facts_hash;
    std::optional<findings::State> state;
    std::optional<findings::Acceptance> acceptance;
};

/// A rule that found something: its name and what to do about it.
struct RuleView {
    std::string rule;
    engine::Severity severity{};
    std::string title_sv;
    std::string title_en;
    std::string cure_sv;
    std::string cure_en;
};

struct CoverageReport {
    std::string programme_name;
    std::string edition_key;
    std::string edition_title;
    Date valid_on;
    std::vector<FindingView> findings;
    std::vector<RuleView> rules;
};

}  // namespace varn::programme

template <>
struct varn::Describe<varn::programme::FindingThing> {
    using T = programme::FindingThing;
    static constexpr auto value = entity<T>(
        "FindingThing", field<&T::kind>({.label = "finding.kind", .example = "focus_area"}),
        field<&T::id>({.label = "common.key", .example = "olycksforebyggande-arbete"}),
        field<&T::text>(
            {.label = "finding.text", .example = "Olycksförebyggande arbete", .length_max = 1000}),
        field<&T::entity>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000021"}));
};
template <>
struct varn::Describe<varn::programme::FindingView> {
    using T = programme::FindingView;
    static constexpr auto value = entity<T>(
        "FindingView", field<&T::rule>({.label = "finding.rule", .example = "COV-001"}),
        field<&T::severity>({.label = "finding.severity", .example = "warning"}),
        field<&T::subject>({.label = "finding.subject_id"}),
        field<&T::because>({.label = "finding.because", .length_max = 10000}),
        field<&T::text_sv>({.label = "programme.text_sv",
                            .example = "Inget mål är kopplat till fokusområdet Olycksförebyggande arbete.",
                            .length_max = 10000}),
        field<&T::text_en>({.label = "programme.text_en",
                            .example = "No goal is linked to the focus area Olycksförebyggande arbete.",
                            .length_max = 10000}),
        field<&T::key>(
            {.label = "finding.key", .example = "COV-001/focus_area/01903f5e-0000-7000-8000-000000000021"}),
        field<&T::facts_hash>(
            {.label = "finding.facts_hash",
             .example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}),
        field<&T::state>({.label = "finding.state", .example = "open"}),
        field<&T::acceptance>({.label = "finding.acceptance"}));
};
template <>
struct varn::Describe<varn::programme::RuleView> {
    using T = programme::RuleView;
    static constexpr auto value = entity<T>(
        "RuleView", field<&T::rule>({.label = "finding.rule", .example = "COV-001"}),
        field<&T::severity>({.label = "finding.severity", .example = "warning"}),
        field<&T::title_sv>({.label = "programme.title_sv", .example = "Fokusområde utan mål"}),
        field<&T::title_en>({.label = "programme.title_en", .example = "Focus area without a goal"}),
        field<&T::cure_sv>({.label = "programme.cure_sv",
                            .example = "Koppla minst ett mål till fokusområdet.",
                            .length_max = 1000}),
        field<&T::cure_en>({.label = "programme.cure_en",
                            .example = "Link at least one goal to the focus area.",
                            .length_max = 1000}));
};
template <>
struct varn::Describe<varn::programme::CoverageReport> {
    using T = programme::CoverageReport;
    static constexpr auto value = entity<T>(
        "CoverageReport",
        field<&T::programme_name>({.label = "programme.name", .example = "Säkerhetsprogram"}),
        field<&T::edition_key>({.label = "common.key", .example = "sakerhetsprogram-2024"}),
        field<&T::edition_title>(
            {.label = "common.title", .example = "Stockholms stads säkerhetsprogram", .length_max = 300}),
        field<&T::valid_on>({.label = "programme.valid_on", .example = "2024-02-01"}),
        field<&T::findings>({.label = "programme.findings", .length_max = 100000}),
        field<&T::rules>({.label = "programme.rules", .length_max = 1000}));
};
