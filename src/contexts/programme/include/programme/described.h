#pragma once
// The descriptions of programme/model.h. Included by it, at its end.
#include "programme/facts.h"
#include "programme/model.h"

template <>
struct varn::Describe<varn::programme::Programme> {
    using T = programme::Programme;
    static constexpr auto value = entity<T>(
        "programme", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::name>({.label = "programme.name", .example = "Säkerhetsprogram", .length_min = 1}),
        field<&T::body>(programme::facts::body), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Edition> {
    using T = programme::Edition;
    static constexpr auto value = entity<T>(
        "edition", field<&T::id>(organisation::facts::id),
        field<&T::programme>({.label = "programme.programme",
                              .example = "01903f5e-0000-7000-8000-000000000011",
                              .fixed = true}),
        field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Stockholms stads säkerhetsprogram",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::diary_number>(
            {.label = "programme.diary_number", .example = "KS 2023/1267", .length_max = 60}),
        field<&T::status>({.label = "programme.edition_status", .example = "consultation"}),
        field<&T::consultation_due>({.label = "programme.consultation_due", .example = "2024-03-01"}),
        field<&T::adopted_on>({.label = "programme.adopted_on", .example = "2020-03-23"}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to),
        field<&T::mandate_from>({.label = "programme.mandate_from", .example = "2022-10-15"}),
        field<&T::replaces>(
            {.label = "programme.replaces", .example = "01903f5e-0000-7000-8000-000000000012"}),
        field<&T::summary>({.label = "programme.summary",
                            .example = "Programmet inriktar stadens säkerhetsarbete.",
                            .length_max = 20000}),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Section> {
    using T = programme::Section;
    static constexpr auto value = entity<T>(
        "section", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::number>(
            {.label = "programme.section_number", .example = "4.2", .length_min = 1, .length_max = 20}),
        field<&T::title>(
            {.label = "common.title", .example = "Ansvarsfördelning", .length_min = 1, .length_max = 300}),
        field<&T::body>({.label = "common.body", .example = "Ansvaret är tvådelat.", .length_max = 100000}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::FocusArea> {
    using T = programme::FocusArea;
    static constexpr auto value = entity<T>(
        "focus_area", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Olycksförebyggande arbete",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body), field<&T::position>(programme::facts::position),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Goal> {
    using T = programme::Goal;
    static constexpr auto value = entity<T>(
        "goal", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Staden har en robust beredskap",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::kind>({.label = "programme.goal_kind", .example = "societal_disturbance"}),
        field<&T::ability>({.label = "programme.ability", .example = "withstand"}),
        field<&T::civil_defence>({.label = "programme.civil_defence", .example = "true"}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::ProtectionValue> {
    using T = programme::ProtectionValue;
    static constexpr auto value = entity<T>(
        "protection_value", field<&T::id>(organisation::facts::id),
        field<&T::edition>(programme::facts::edition), field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Individens trygghet och säkerhet",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body), field<&T::position>(programme::facts::position),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::ThreatStep> {
    using T = programme::ThreatStep;
    static constexpr auto value = entity<T>(
        "threat_step", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Höjd beredskap", .length_min = 1, .length_max = 300}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::ThreatCategory> {
    using T = programme::ThreatCategory;
    static constexpr auto value = entity<T>(
        "threat_category", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Antagonistiska hot", .length_min = 1, .length_max = 300}),
        field<&T::body>(programme::facts::body), field<&T::position>(programme::facts::position),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Threat> {
    using T = programme::Threat;
    static constexpr auto value = entity<T>(
        "threat", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Sabotage", .length_min = 1, .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::category>(
            {.label = "programme.threat_category", .example = "01903f5e-0000-7000-8000-000000000013"}),
        field<&T::lowest_step>(
            {.label = "programme.lowest_step", .example = "01903f5e-0000-7000-8000-000000000014"}),
        field<&T::highest_step>(
            {.label = "programme.highest_step", .example = "01903f5e-0000-7000-8000-000000000015"}),
        field<&T::assessed_on>({.label = "programme.assessed_on", .example = "2023-11-15"}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Responsibility> {
    using T = programme::Responsibility;
    static constexpr auto value = entity<T>(
        "responsibility", field<&T::id>(organisation::facts::id),
        field<&T::edition>(programme::facts::edition), field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Ta fram en risk- och sårbarhetsanalys",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::level>({.label = "programme.level", .example = "local"}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Driver> {
    using T = programme::Driver;
    static constexpr auto value = entity<T>(
        "driver", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Förändrat säkerhetspolitiskt läge",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body), field<&T::position>(programme::facts::position),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Topic> {
    using T = programme::Topic;
    static constexpr auto value = entity<T>(
        "topic", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::title>(
            {.label = "common.title", .example = "Otillåten påverkan", .length_min = 1, .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::shared_owner>(
            {.label = "programme.shared_owner", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::TopicTreatment> {
    using T = programme::TopicTreatment;
    static constexpr auto value = entity<T>(
        "topic_treatment", field<&T::id>(organisation::facts::id),
        field<&T::topic>(
            {.label = "programme.topic", .example = "01903f5e-0000-7000-8000-000000000018", .fixed = true}),
        field<&T::programme>({.label = "programme.programme",
                              .example = "01903f5e-0000-7000-8000-000000000011",
                              .fixed = true}),
        field<&T::owner>(
            {.label = "programme.topic_owner", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to));
};

template <>
struct varn::Describe<varn::programme::Change> {
    using T = programme::Change;
    static constexpr auto value = entity<T>(
        "change", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::key>(organisation::facts::key),
        field<&T::kind>({.label = "programme.change_kind", .example = "moved_out"}),
        field<&T::title>({.label = "common.title",
                          .example = "Otillåten påverkan flyttas",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::topic>({.label = "programme.topic", .example = "01903f5e-0000-7000-8000-000000000018"}),
        field<&T::other_programme>(
            {.label = "programme.other_programme", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&T::driver>({.label = "programme.driver", .example = "01903f5e-0000-7000-8000-000000000019"}),
        field<&T::position>(programme::facts::position), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};
