#pragma once
// The descriptions of programme/readings.h. Included by it, at its end.
#include "programme/readings.h"

template <>
struct varn::Describe<varn::programme::DocumentPart> {
    using T = programme::DocumentPart;
    static constexpr auto value = entity<T>(
        "DocumentPart", field<&T::node>({.label = "programme.node"}),
        field<&T::body>({.label = "common.body",
                         .example = "Staden förebygger bränder och andra olyckor.",
                         .length_max = 100000}),
        field<&T::margin>({.label = "programme.margin", .length_max = 100000}),
        field<&T::findings>({.label = "programme.findings", .example = "COV-001", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::DocumentSection> {
    using T = programme::DocumentSection;
    static constexpr auto value = entity<T>(
        "DocumentSection", field<&T::section>({.label = "programme.section"}),
        field<&T::parts>({.label = "programme.parts", .length_max = 100000}),
        field<&T::margin>({.label = "programme.margin", .length_max = 100000}),
        field<&T::findings>({.label = "programme.findings", .example = "COV-001", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::Document> {
    using T = programme::Document;
    static constexpr auto value =
        entity<T>("Document", field<&T::edition>({.label = "programme.edition"}),
                  field<&T::sections>({.label = "programme.sections", .length_max = 100000}),
                  field<&T::elsewhere>({.label = "programme.elsewhere", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::MatrixGoal> {
    using T = programme::MatrixGoal;
    static constexpr auto value =
        entity<T>("MatrixGoal", field<&T::node>({.label = "programme.node"}),
                  field<&T::goal_kind>({.label = "programme.goal_kind", .example = "societal_disturbance"}),
                  field<&T::ability>({.label = "programme.ability", .example = "withstand"}),
                  field<&T::civil_defence>({.label = "programme.civil_defence", .example = "true"}),
                  field<&T::focus_areas>({.label = "programme.focus_areas",
                                          .example = "01903f5e-0000-7000-8000-000000000031",
                                          .length_max = 100000}),
                  field<&T::protection_values>({.label = "programme.protection_values",
                                                .example = "01903f5e-0000-7000-8000-000000000031",
                                                .length_max = 100000}),
                  field<&T::units>({.label = "programme.units",
                                    .example = "01903f5e-0000-7000-8000-000000000031",
                                    .length_max = 100000}),
                  field<&T::is_hole>({.label = "programme.is_hole", .example = "true"}));
};

template <>
struct varn::Describe<varn::programme::MatrixFocusArea> {
    using T = programme::MatrixFocusArea;
    static constexpr auto value =
        entity<T>("MatrixFocusArea", field<&T::node>({.label = "programme.node"}),
                  field<&T::goals>({.label = "programme.goals", .example = "3"}),
                  field<&T::is_hole>({.label = "programme.is_hole", .example = "true"}));
};

template <>
struct varn::Describe<varn::programme::GoalBalance> {
    using T = programme::GoalBalance;
    static constexpr auto value =
        entity<T>("GoalBalance",
                  field<&T::goal_kind>({.label = "programme.goal_kind", .example = "societal_disturbance"}),
                  field<&T::goals>({.label = "programme.goals", .example = "3"}));
};

template <>
struct varn::Describe<varn::programme::Matrix> {
    using T = programme::Matrix;
    static constexpr auto value =
        entity<T>("Matrix", field<&T::focus_areas>({.label = "programme.focus_areas", .length_max = 100000}),
                  field<&T::goals>({.label = "programme.goals", .length_max = 100000}),
                  field<&T::units>({.label = "programme.units", .length_max = 100000}),
                  field<&T::balance>({.label = "programme.balance", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::Segment> {
    using T = programme::Segment;
    static constexpr auto value = entity<T>(
        "TextSegment", field<&T::kind>({.label = "programme.segment_kind", .example = "same"}),
        field<&T::text>({.label = "programme.text", .example = "förebygga och ", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::LinkEffect> {
    using T = programme::LinkEffect;
    static constexpr auto value =
        entity<T>("LinkEffect", field<&T::node>({.label = "programme.node"}),
                  field<&T::fate>({.label = "programme.link_fate", .example = "kept"}));
};

template <>
struct varn::Describe<varn::programme::ComparedPart> {
    using T = programme::ComparedPart;
    static constexpr auto value = entity<T>(
        "ComparedPart", field<&T::kind>({.label = "programme.node_kind", .example = "goal"}),
        field<&T::fate>({.label = "programme.fate", .example = "changed"}),
        field<&T::before>({.label = "programme.before", .length_max = 100000}),
        field<&T::after>({.label = "programme.after"}),
        field<&T::likeness>({.label = "programme.likeness", .example = "84"}),
        field<&T::title>({.label = "common.title", .length_max = 100000}),
        field<&T::body>({.label = "common.body", .length_max = 100000}),
        field<&T::fields>({.label = "intake.fields", .length_max = 1000}),
        field<&T::change>({.label = "programme.change", .example = "01903f5e-0000-7000-8000-000000000050"}),
        field<&T::other_programme>(
            {.label = "programme.other_programme", .example = "01903f5e-0000-7000-8000-000000000051"}),
        field<&T::other_programme_name>(
            {.label = "programme.other_programme", .example = "Trygghetsprogram"}),
        field<&T::links>({.label = "programme.links", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::DeclaredChange> {
    using T = programme::DeclaredChange;
    static constexpr auto value =
        entity<T>("DeclaredChange", field<&T::change>({.label = "programme.change"}),
                  field<&T::topic_title>({.label = "programme.topic", .example = "Otillåten påverkan"}),
                  field<&T::other_programme_name>(
                      {.label = "programme.other_programme", .example = "Trygghetsprogram"}),
                  field<&T::driver_title>(
                      {.label = "programme.driver", .example = "Förändrat säkerhetspolitiskt läge"}),
                  field<&T::concerns>({.label = "programme.concerns", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::FateCount> {
    using T = programme::FateCount;
    static constexpr auto value =
        entity<T>("FateCount", field<&T::fate>({.label = "programme.fate", .example = "changed"}),
                  field<&T::parts>({.label = "programme.parts", .example = "4"}));
};

template <>
struct varn::Describe<varn::programme::Comparison> {
    using T = programme::Comparison;
    static constexpr auto value =
        entity<T>("Comparison", field<&T::before>({.label = "programme.before"}),
                  field<&T::after>({.label = "programme.after"}),
                  field<&T::declared>({.label = "programme.declared", .length_max = 100000}),
                  field<&T::counts>({.label = "programme.counts", .length_max = 100000}),
                  field<&T::parts>({.label = "programme.parts", .length_max = 100000}));
};
