#pragma once
// The descriptions of overview/views.h. Included by it, at its end.
#include "overview/views.h"

template <>
struct varn::Describe<varn::overview::Thing> {
    using T = overview::Thing;
    static constexpr auto value =
        entity<T>("Thing", field<&T::kind>({.label = "overview.kind", .example = "goal"}),
                  field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000021"}),
                  field<&T::key>({.label = "common.key", .example = "olycksforebyggande"}),
                  field<&T::title>(
                      {.label = "common.title", .example = "Olycksförebyggande arbete", .length_max = 300}),
                  field<&T::marker>({.label = "common.marker", .example = "verified"}));
};

template <>
struct varn::Describe<varn::overview::TraceStep> {
    using T = overview::TraceStep;
    static constexpr auto value = entity<T>(
        "TraceStep", field<&T::thing>({.label = "overview.thing"}),
        field<&T::distance>({.label = "overview.distance", .example = "1"}),
        field<&T::through>({.label = "overview.through", .example = "01903f5e-0000-7000-8000-000000000022"}),
        field<&T::edition>(
            {.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000023"}));
};

template <>
struct varn::Describe<varn::overview::TraceGroup> {
    using T = overview::TraceGroup;
    static constexpr auto value =
        entity<T>("TraceGroup", field<&T::kind>({.label = "overview.kind", .example = "goal"}),
                  field<&T::steps>({.label = "overview.steps", .length_max = 100'000}));
};

template <>
struct varn::Describe<varn::overview::TraceChange> {
    using T = overview::TraceChange;
    static constexpr auto value =
        entity<T>("TraceChange", field<&T::position>({.label = "verification.position", .example = "17"}),
                  field<&T::at>({.label = "verification.entry_at", .example = "2024-02-01T12:00:00.000Z"}),
                  field<&T::who>({.label = "verification.actor_name", .example = "Anna Berg"}),
                  field<&T::action>({.label = "verification.action", .example = "programme.write"}));
};

template <>
struct varn::Describe<varn::overview::Trace> {
    using T = overview::Trace;
    static constexpr auto value =
        entity<T>("Trace", field<&T::thing>({.label = "overview.thing"}),
                  field<&T::path>({.label = "overview.path", .length_max = 100'000}),
                  field<&T::hangs_on>({.label = "overview.hangs_on", .length_max = 100'000}),
                  field<&T::carries>({.label = "overview.carries", .length_max = 100'000}),
                  field<&T::cut>({.label = "overview.cut", .example = "false"}),
                  field<&T::findings>({.label = "programme.findings", .length_max = 100'000}),
                  field<&T::changes>({.label = "overview.changes", .length_max = 100'000}));
};

template <>
struct varn::Describe<varn::overview::EditionStanding> {
    using T = overview::EditionStanding;
    static constexpr auto value = entity<T>(
        "EditionStanding",
        field<&T::programme>(
            {.label = "programme.programme", .example = "01903f5e-0000-7000-8000-000000000024"}),
        field<&T::programme_name>(
            {.label = "programme.name", .example = "Säkerhetsprogram", .length_max = 300}),
        field<&T::edition>({.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000023"}),
        field<&T::title>(
            {.label = "common.title", .example = "Olycksförebyggande arbete", .length_max = 300}),
        field<&T::state>({.label = "programme.state", .example = "consultation"}),
        field<&T::consultation_due>({.label = "overview.consultation_due", .example = "2024-04-15"}),
        field<&T::valid_from>({.label = "common.valid_from", .example = "2024-01-01"}),
        field<&T::valid_to>({.label = "common.valid_to", .example = "2027-12-31"}),
        field<&T::focus_areas>({.label = "overview.focus_areas", .example = "4"}),
        field<&T::focus_areas_without_goal>({.label = "overview.focus_areas_without_goal", .example = "1"}),
        field<&T::goals>({.label = "overview.goals", .example = "11"}),
        field<&T::open_errors>({.label = "overview.open_errors", .example = "2"}),
        field<&T::open_warnings>({.label = "overview.open_warnings", .example = "5"}),
        field<&T::open_infos>({.label = "overview.open_infos", .example = "1"}),
        field<&T::accepted>({.label = "overview.accepted", .example = "1"}));
};

template <>
struct varn::Describe<varn::overview::TownNumbers> {
    using T = overview::TownNumbers;
    static constexpr auto value =
        entity<T>("TownNumbers", field<&T::units>({.label = "overview.units", .example = "39"}),
                  field<&T::requirements>({.label = "overview.requirements", .example = "48"}),
                  field<&T::requirements_nobody_carries>(
                      {.label = "overview.requirements_nobody_carries", .example = "3"}));
};

template <>
struct varn::Describe<varn::overview::WorstFinding> {
    using T = overview::WorstFinding;
    static constexpr auto value = entity<T>(
        "WorstFinding",
        field<&T::edition>({.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000023"}),
        field<&T::edition_title>({.label = "overview.edition_title",
                                  .example = "Stockholms stads säkerhetsprogram",
                                  .length_max = 300}),
        field<&T::finding>({.label = "finding.finding"}));
};

template <>
struct varn::Describe<varn::overview::Lately> {
    using T = overview::Lately;
    static constexpr auto value =
        entity<T>("Lately", field<&T::position>({.label = "verification.position", .example = "17"}),
                  field<&T::at>({.label = "verification.entry_at", .example = "2024-02-01T12:00:00.000Z"}),
                  field<&T::who>({.label = "verification.actor_name", .example = "Anna Berg"}),
                  field<&T::action>({.label = "verification.action", .example = "programme.write"}),
                  field<&T::thing>({.label = "overview.thing"}),
                  field<&T::count>({.label = "overview.count", .example = "1"}),
                  field<&T::text_sv>({.label = "programme.text_sv",
                                      .example = "Anna Berg ändrade målet Trygghet.",
                                      .length_max = 10'000}),
                  field<&T::text_en>({.label = "programme.text_en",
                                      .example = "Anna Berg changed the goal Trygghet.",
                                      .length_max = 10'000}));
};

template <>
struct varn::Describe<varn::overview::MyDuty> {
    using T = overview::MyDuty;
    static constexpr auto value =
        entity<T>("MyDuty", field<&T::duty>({.label = "organisation.duty", .example = "säkerhetssamordnare"}),
                  field<&T::person_name>({.label = "overview.person_name", .example = "Vera Exempelsson"}),
                  field<&T::is_deputy>({.label = "overview.is_deputy", .example = "false"}));
};

template <>
struct varn::Describe<varn::overview::MyUnit> {
    using T = overview::MyUnit;
    static constexpr auto value =
        entity<T>("MyUnit", field<&T::unit>({.label = "organisation.unit"}),
                  field<&T::duties>({.label = "overview.duties", .length_max = 100'000}));
};

template <>
struct varn::Describe<varn::overview::Overdue> {
    using T = overview::Overdue;
    static constexpr auto value = entity<T>(
        "Overdue",
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000025"}),
        field<&T::unit_name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::requirement>(
            {.label = "programme.requirement", .example = "01903f5e-0000-7000-8000-000000000026"}),
        field<&T::reference>({.label = "overview.reference", .example = "2 kap. 1 §"}),
        field<&T::title>(
            {.label = "common.title", .example = "Olycksförebyggande arbete", .length_max = 300}),
        field<&T::done_on>({.label = "overview.done_on", .example = "2022-11-01"}),
        field<&T::due_on>({.label = "overview.due_on", .example = "2023-11-01"}));
};

template <>
struct varn::Describe<varn::overview::Overview> {
    using T = overview::Overview;
    static constexpr auto value =
        entity<T>("Overview", field<&T::valid_on>({.label = "programme.valid_on", .example = "2024-02-01"}),
                  field<&T::editions>({.label = "overview.editions", .length_max = 100'000}),
                  field<&T::numbers>({.label = "overview.numbers"}),
                  field<&T::worst>({.label = "overview.worst", .length_max = 100'000}),
                  field<&T::lately>({.label = "overview.lately", .length_max = 100'000}),
                  field<&T::my_units>({.label = "overview.my_units", .length_max = 100'000}),
                  field<&T::overdue>({.label = "overview.overdue", .length_max = 100'000}));
};
