#pragma once
// The descriptions of programme/requirement.h. Included by it, at its end.
#include "programme/facts.h"
#include "programme/requirement.h"

template <>
struct varn::Describe<varn::programme::Carrier> {
    using T = programme::Carrier;
    static constexpr auto value = entity<T>(
        "carrier", field<&T::id>(organisation::facts::id),
        field<&T::responsibility>({.label = "programme.responsibility",
                                   .example = "01903f5e-0000-7000-8000-000000000016",
                                   .fixed = true}),
        field<&T::requirement>({.label = "programme.requirement",
                                .example = "01903f5e-0000-7000-8000-000000000017",
                                .fixed = true}),
        field<&T::unit>(
            {.label = "organisation.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true}),
        field<&T::unit_kind>({.label = "organisation.unit_kind", .example = "committee", .fixed = true}));
};

template <>
struct varn::Describe<varn::programme::Catalogue> {
    using T = programme::Catalogue;
    static constexpr auto value = entity<T>(
        "catalogue", field<&T::id>(organisation::facts::id), field<&T::key>(organisation::facts::key),
        field<&T::title>({.label = "common.title",
                          .example = "Lagen om extraordinära händelser",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::kind>({.label = "programme.catalogue_kind", .example = "law"}),
        field<&T::reference>(
            {.label = "programme.reference", .example = "SFS 2006:544", .length_min = 1, .length_max = 120}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Requirement> {
    using T = programme::Requirement;
    static constexpr auto value = entity<T>(
        "requirement", field<&T::id>(organisation::facts::id),
        field<&T::catalogue>({.label = "programme.catalogue",
                              .example = "01903f5e-0000-7000-8000-000000000020",
                              .fixed = true}),
        field<&T::edition>(
            {.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000021", .fixed = true}),
        field<&T::key>(organisation::facts::key),
        field<&T::reference>(
            {.label = "programme.reference", .example = "2 kap. 1 §", .length_min = 1, .length_max = 120}),
        field<&T::title>({.label = "common.title",
                          .example = "Risk- och sårbarhetsanalys",
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::body>(programme::facts::body),
        field<&T::is_document>({.label = "programme.is_document", .example = "true"}),
        field<&T::interval_months>(
            {.label = "programme.interval_months", .example = "48", .number_min = 1, .number_max = 600}),
        field<&T::mandate_deadline_months>({.label = "programme.mandate_deadline_months",
                                            .example = "12",
                                            .number_min = 1,
                                            .number_max = 48}),
        field<&T::valid_from>(organisation::facts::valid_from),
        field<&T::valid_to>(organisation::facts::valid_to), field<&T::marker>(organisation::facts::marker),
        field<&T::source>(organisation::facts::source), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Fulfilment> {
    using T = programme::Fulfilment;
    static constexpr auto value = entity<T>(
        "fulfilment", field<&T::id>(organisation::facts::id),
        field<&T::requirement>({.label = "programme.requirement",
                                .example = "01903f5e-0000-7000-8000-000000000017",
                                .fixed = true}),
        field<&T::unit>(organisation::facts::unit),
        field<&T::done_on>({.label = "programme.done_on", .example = "2023-10-31"}),
        field<&T::reference>({.label = "programme.reference", .example = "T2023-01234", .length_max = 120}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::programme::Link> {
    using T = programme::Link;
    static constexpr auto value = entity<T>(
        "link", field<&T::id>(organisation::facts::id), field<&T::edition>(programme::facts::edition),
        field<&T::from_kind>({.label = "programme.from_kind", .example = "focus_area", .fixed = true}),
        field<&T::from_id>(
            {.label = "programme.from_id", .example = "01903f5e-0000-7000-8000-000000000022", .fixed = true}),
        field<&T::to_kind>({.label = "programme.to_kind", .example = "goal", .fixed = true}),
        field<&T::to_id>(
            {.label = "programme.to_id", .example = "01903f5e-0000-7000-8000-000000000023", .fixed = true}));
};
