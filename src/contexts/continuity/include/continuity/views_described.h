#pragma once
// The descriptions of continuity/views.h. Included by it, at its end.
#include "continuity/views.h"

namespace varn::continuity::facts {

inline constexpr FieldFacts unit_name{
    .label = "organisation.unit_name", .example = "Äldrenämnden", .length_max = 400};
inline constexpr FieldFacts needs{.label = "continuity.needs", .length_max = 100000};
inline constexpr FieldFacts needed_by{.label = "continuity.needed_by", .length_max = 100000};
inline constexpr FieldFacts rights{.label = "continuity.rights"};
inline constexpr FieldFacts service_whole{.label = "continuity.service"};
inline constexpr FieldFacts resource_whole{.label = "continuity.resource"};
inline constexpr FieldFacts plan_whole{.label = "continuity.plan"};
inline constexpr FieldFacts is_incomplete{.label = "continuity.is_incomplete", .example = "true"};
inline constexpr FieldFacts supplier_name{
    .label = "continuity.supplier", .example = "Norrskens Bränsle AB", .length_max = 400};

}  // namespace varn::continuity::facts

template <>
struct varn::Describe<varn::continuity::Member> {
    using T = continuity::Member;
    static constexpr auto value = entity<T>(
        "Member",
        field<&T::service>(
            {.label = "continuity.service", .example = "01903f5e-0000-7000-8000-000000000201"}),
        field<&T::resource>(
            {.label = "continuity.resource", .example = "01903f5e-0000-7000-8000-000000000202"}),
        field<&T::name>({.label = "continuity.member_name", .example = "Ställverk Norra", .length_max = 400}),
        field<&T::kind>({.label = "continuity.resource_kind", .example = "power"}));
};

template <>
struct varn::Describe<varn::continuity::NeedInFull> {
    using T = continuity::NeedInFull;
    static constexpr auto value = entity<T>(
        "NeedInFull", field<&T::id>(organisation::facts::id),
        field<&T::unit>(continuity::facts::unit_of_what_it_hangs_on),
        field<&T::service>(continuity::facts::service), field<&T::resource>(continuity::facts::resource),
        field<&T::what>(continuity::facts::what), field<&T::needed>(continuity::facts::needed),
        field<&T::members>(
            {.label = "continuity.members", .length_min = 1, .length_max = continuity::members_max}),
        field<&T::buffer_minutes>(continuity::facts::buffer_minutes),
        field<&T::refill_minutes>(continuity::facts::refill_minutes),
        field<&T::agreement>(continuity::facts::agreement),
        field<&T::tested_on>(continuity::facts::tested_on), field<&T::note>(continuity::facts::note),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::NeededBy> {
    using T = continuity::NeededBy;
    static constexpr auto value = entity<T>(
        "NeededBy",
        field<&T::need>({.label = "continuity.need", .example = "01903f5e-0000-7000-8000-000000000203"}),
        field<&T::what>(continuity::facts::what), field<&T::service>(continuity::facts::service),
        field<&T::resource>(continuity::facts::resource),
        field<&T::name>({.label = "continuity.member_name", .example = "Hemtjänst", .length_max = 400}));
};

template <>
struct varn::Describe<varn::continuity::PlanStanding> {
    using T = continuity::PlanStanding;
    static constexpr auto value =
        entity<T>("ContinuityPlanStanding",
                  field<&T::state>({.label = "continuity.approval_state", .example = "draft"}),
                  field<&T::is_incomplete>(continuity::facts::is_incomplete),
                  field<&T::highest_holds>(continuity::facts::holds),
                  field<&T::approved_on>({.label = "continuity.approved_on", .example = "2024-02-01"}),
                  field<&T::last_tested_on>({.label = "continuity.last_tested_on", .example = "2023-11-14"}));
};

template <>
struct varn::Describe<varn::continuity::ServiceLine> {
    using T = continuity::ServiceLine;
    static constexpr auto value = entity<T>(
        "ServiceLine", field<&T::service>(continuity::facts::service_whole),
        field<&T::unit_name>(continuity::facts::unit_name), field<&T::plan>(continuity::facts::plan_whole),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::ResourceLine> {
    using T = continuity::ResourceLine;
    static constexpr auto value =
        entity<T>("ResourceLine", field<&T::resource>(continuity::facts::resource_whole),
                  field<&T::unit_name>(continuity::facts::unit_name),
                  field<&T::supplier_name>(continuity::facts::supplier_name),
                  field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::PlanView> {
    using T = continuity::PlanView;
    static constexpr auto value = entity<T>(
        "ContinuityPlanView", field<&T::plan>(continuity::facts::plan_whole),
        field<&T::unanswered>({.label = "continuity.unanswered", .example = "highest", .length_max = 3}),
        field<&T::is_incomplete>(continuity::facts::is_incomplete),
        field<&T::tests>({.label = "continuity.tests", .length_max = 100000}),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::ContinuityRights> {
    using T = continuity::ContinuityRights;
    static constexpr auto value =
        entity<T>("ContinuityRights", field<&T::write>({.label = "continuity.may_write", .example = "true"}),
                  field<&T::approve>({.label = "continuity.may_approve", .example = "false"}),
                  field<&T::analyse>({.label = "continuity.may_analyse", .example = "true"}));
};

template <>
struct varn::Describe<varn::continuity::ServicePage> {
    using T = continuity::ServicePage;
    static constexpr auto value = entity<T>(
        "ServicePage", field<&T::service>(continuity::facts::service_whole),
        field<&T::unit_name>(continuity::facts::unit_name),
        field<&T::run_by_name>(
            {.label = "continuity.run_by", .example = "Äldreförvaltningen", .length_max = 400}),
        field<&T::consequences>({.label = "continuity.consequences", .length_max = 100000}),
        field<&T::needs>(continuity::facts::needs), field<&T::needed_by>(continuity::facts::needed_by),
        field<&T::plan>(continuity::facts::plan_whole),
        field<&T::measures>({.label = "continuity.measures", .length_max = 100000}),
        field<&T::rights>(continuity::facts::rights), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::ResourcePage> {
    using T = continuity::ResourcePage;
    static constexpr auto value = entity<T>(
        "ResourcePage", field<&T::resource>(continuity::facts::resource_whole),
        field<&T::unit_name>(continuity::facts::unit_name),
        field<&T::supplier_name>(continuity::facts::supplier_name),
        field<&T::needs>(continuity::facts::needs), field<&T::needed_by>(continuity::facts::needed_by),
        field<&T::rights>(continuity::facts::rights), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::PlanApproval> {
    using T = continuity::PlanApproval;
    static constexpr auto value =
        entity<T>("PlanApproval", field<&T::words>({.label = "continuity.approval_words",
                                                    .example = "Genomgången i ledningsgruppen.",
                                                    .length_max = 2000}));
};
