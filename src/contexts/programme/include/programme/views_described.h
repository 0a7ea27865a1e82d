#pragma once
// The descriptions of programme/views.h. Included by it, at its end.
#include "programme/views.h"

template <>
struct varn::Describe<varn::programme::EditionView> {
    using T = programme::EditionView;
    static constexpr auto value = entity<T>(
        "EditionView", field<&T::edition>({.label = "programme.edition"}),
        field<&T::state>({.label = "programme.state", .example = "consultation"}),
        field<&T::programme_name>(
            {.label = "programme.name", .example = "Säkerhetsprogram", .length_max = 300}),
        field<&T::replaces_title>({.label = "programme.replaces", .example = "Säkerhetsprogram 2020–2023"}),
        field<&T::replaced_by>(
            {.label = "programme.replaced_by", .example = "01903f5e-0000-7000-8000-000000000041"}),
        field<&T::replaced_by_title>(
            {.label = "programme.replaced_by_title", .example = "Stockholms stads säkerhetsprogram"}),
        field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::programme::ProgrammeView> {
    using T = programme::ProgrammeView;
    static constexpr auto value =
        entity<T>("ProgrammeView", field<&T::programme>({.label = "programme.programme"}),
                  field<&T::in_force>({.label = "programme.in_force"}),
                  field<&T::newest>({.label = "programme.newest"}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::programme::Adoption> {
    using T = programme::Adoption;
    static constexpr auto value = entity<T>(
        "Adoption", field<&T::adopted_on>({.label = "programme.adopted_on", .example = "2024-03-25"}),
        field<&T::valid_from>({.label = "common.valid_from", .example = "2024-04-01"}),
        field<&T::valid_to>({.label = "common.valid_to", .example = "2027-12-31"}));
};

template <>
struct varn::Describe<varn::programme::NodeView> {
    using T = programme::NodeView;
    static constexpr auto value =
        entity<T>("NodeView", field<&T::kind>({.label = "programme.node_kind", .example = "goal"}),
                  field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000042"}),
                  field<&T::key>({.label = "common.key", .example = "olycksforebyggande"}),
                  field<&T::title>(
                      {.label = "common.title", .example = "Olycksförebyggande arbete", .length_max = 300}),
                  field<&T::marker>({.label = "common.marker", .example = "verified"}));
};

template <>
struct varn::Describe<varn::programme::Neighbour> {
    using T = programme::Neighbour;
    static constexpr auto value =
        entity<T>("Neighbour", field<&T::node>({.label = "programme.node"}),
                  field<&T::tie>({.label = "programme.tie", .example = "link"}),
                  field<&T::edition>(
                      {.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000043"}));
};

template <>
struct varn::Describe<varn::programme::CarrierView> {
    using T = programme::CarrierView;
    static constexpr auto value = entity<T>(
        "CarrierView",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000044"}),
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000045"}),
        field<&T::unit_kind>({.label = "organisation.unit_kind", .example = "committee"}),
        field<&T::unit_name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::count>({.label = "programme.count", .example = "24"}));
};

template <>
struct varn::Describe<varn::programme::RequirementView> {
    using T = programme::RequirementView;
    static constexpr auto value =
        entity<T>("RequirementView", field<&T::requirement>({.label = "programme.requirement"}),
                  field<&T::catalogue_title>(
                      {.label = "programme.catalogue", .example = "Lagen om extraordinära händelser"}),
                  field<&T::catalogue_reference>({.label = "programme.reference", .example = "SFS 2006:544"}),
                  field<&T::carriers>({.label = "programme.carriers", .length_max = 100000}),
                  field<&T::neighbours>({.label = "programme.neighbours", .length_max = 100000}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::programme::ResponsibilityView> {
    using T = programme::ResponsibilityView;
    static constexpr auto value =
        entity<T>("ResponsibilityView", field<&T::responsibility>({.label = "programme.responsibility"}),
                  field<&T::carriers>({.label = "programme.carriers", .length_max = 100000}),
                  field<&T::requirements>({.label = "programme.requirements", .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::AppliesTo> {
    using T = programme::AppliesTo;
    static constexpr auto value = entity<T>(
        "AppliesTo",
        field<&T::unit>({.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000046"}),
        field<&T::name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::kind>({.label = "organisation.unit_kind", .example = "committee"}),
        field<&T::goals>({.label = "programme.goals",
                          .example = "01903f5e-0000-7000-8000-000000000031",
                          .length_max = 100000}),
        field<&T::responsibilities>({.label = "programme.responsibilities",
                                     .example = "01903f5e-0000-7000-8000-000000000031",
                                     .length_max = 100000}));
};

template <>
struct varn::Describe<varn::programme::TopicTreatmentView> {
    using T = programme::TopicTreatmentView;
    static constexpr auto value =
        entity<T>("TopicTreatmentView",
                  field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000047"}),
                  field<&T::programme>(
                      {.label = "programme.programme", .example = "01903f5e-0000-7000-8000-000000000048"}),
                  field<&T::programme_name>(
                      {.label = "programme.name", .example = "Säkerhetsprogram", .length_max = 300}),
                  field<&T::owner>(
                      {.label = "programme.topic_owner", .example = "01903f5e-0000-7000-8000-000000000049"}),
                  field<&T::owner_name>({.label = "organisation.unit_name", .example = "Kommunstyrelsen"}),
                  field<&T::valid_from>({.label = "common.valid_from", .example = "2024-04-01"}),
                  field<&T::valid_to>({.label = "common.valid_to", .example = "2027-12-31"}));
};

template <>
struct varn::Describe<varn::programme::TopicView> {
    using T = programme::TopicView;
    static constexpr auto value =
        entity<T>("TopicView", field<&T::topic>({.label = "programme.topic"}),
                  field<&T::treatments>({.label = "programme.treatments", .length_max = 100000}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};
