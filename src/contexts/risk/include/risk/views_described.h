#pragma once
// The descriptions of risk/views.h. Included by it, at its end.
#include "risk/views.h"

namespace varn::risk::facts {
inline constexpr FieldFacts count{.label = "risk.count", .example = "12"};
inline constexpr FieldFacts unit_name{
    .label = "organisation.unit_name", .example = "Trafiknämnden", .length_max = 300};
inline constexpr FieldFacts unit_told{.label = "organisation.unit",
                                      .example = "01903f5e-0000-7000-8000-000000000001"};
inline constexpr FieldFacts due{.label = "risk.due", .example = "2027-10-31"};
inline constexpr FieldFacts days_late{.label = "risk.days_late", .example = "3"};
inline constexpr FieldFacts waiting{.label = "risk.waiting", .example = "2"};
inline constexpr FieldFacts risks{.label = "risk.risks", .example = "12"};
inline constexpr FieldFacts unit_list{.label = "risk.asked_units", .length_max = 2000};
inline constexpr FieldFacts guidance_text{
    .label = "risk.guidance", .example = "Beskriv ansvar, organisation och geografi.", .length_max = 4000};
}  // namespace varn::risk::facts

template <>
struct varn::Describe<varn::risk::ScaleSetView> {
    using T = risk::ScaleSetView;
    static constexpr auto value =
        entity<T>("ScaleSetView", field<&T::scale_set>({.label = "risk.scale_set"}),
                  field<&T::steps>({.label = "risk.scale_steps", .length_max = 1000}),
                  field<&T::is_locked>({.label = "risk.is_locked", .example = "false"}),
                  field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::ScaleSetRenewal> {
    using T = risk::ScaleSetRenewal;
    static constexpr auto value = entity<T>(
        "ScaleSetRenewal",
        field<&T::key>({.label = "common.key", .example = "skalor-2031", .key = true, .length_max = 80}),
        field<&T::name>({.label = "risk.scale_set_name", .example = "Stadens skalor", .length_min = 1}));
};
template <>
struct varn::Describe<varn::risk::HeadingGuidance> {
    using T = risk::HeadingGuidance;
    static constexpr auto value =
        entity<T>("HeadingGuidance", field<&T::number>({.label = "risk.heading_number", .example = "1"}),
                  field<&T::field>({.label = "risk.heading_field", .example = "area_text"}),
                  field<&T::title_sv>({.label = "common.title", .example = "Kommunen och dess område"}),
                  field<&T::title_en>({.label = "common.title", .example = "The municipality and its area"}),
                  field<&T::guidance_sv>(risk::facts::guidance_text),
                  field<&T::guidance_en>(risk::facts::guidance_text));
};
template <>
struct varn::Describe<varn::risk::RoundOpening> {
    using T = risk::RoundOpening;
    static constexpr auto value =
        entity<T>("AnalysisRoundOpening", field<&T::units>(risk::facts::unit_list),
                  field<&T::other_units>({.label = "risk.other_units", .length_max = 2000}),
                  field<&T::external_actors>({.label = "risk.external_actors", .length_max = 500}));
};
template <>
struct varn::Describe<varn::risk::RoundClosing> {
    using T = risk::RoundClosing;
    static constexpr auto value =
        entity<T>("AnalysisRoundClosing",
                  field<&T::with_unapproved>({.label = "risk.with_unapproved", .example = "true"}));
};
template <>
struct varn::Describe<varn::risk::AnalysisReminding> {
    using T = risk::AnalysisReminding;
    static constexpr auto value = entity<T>(
        "AnalysisReminding", field<&T::analyses>({.label = "risk.reminded_analyses", .length_max = 2000}));
};
template <>
struct varn::Describe<varn::risk::AnalysesReminded> {
    using T = risk::AnalysesReminded;
    static constexpr auto value =
        entity<T>("AnalysesReminded", field<&T::analyses>({.label = "risk.count", .example = "4"}),
                  field<&T::people>({.label = "risk.reminded_people", .example = "6"}));
};
template <>
struct varn::Describe<varn::risk::RoundView> {
    using T = risk::RoundView;
    static constexpr auto value = entity<T>(
        "AnalysisRoundView", field<&T::round>({.label = "risk.round"}),
        field<&T::edition_title>({.label = "programme.edition", .example = "Säkerhetsprogram 2024–2027"}),
        field<&T::scale_set_name>({.label = "risk.scale_set_name", .example = "Stadens skalor"}),
        field<&T::analyses>({.label = "risk.analyses", .example = "40"}),
        field<&T::handed_in>({.label = "risk.count_handed_in", .example = "20"}),
        field<&T::approved>({.label = "risk.count_approved", .example = "12"}),
        field<&T::participants>({.label = "risk.participants", .example = "52"}),
        field<&T::unanswered>({.label = "risk.count_unanswered", .example = "8"}),
        field<&T::days_late>(risk::facts::days_late),
        field<&T::may_lead>({.label = "risk.may_lead", .example = "false"}),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::RiskContact> {
    using T = risk::RiskContact;
    static constexpr auto value = entity<T>(
        "RiskContact", field<&T::name>({.label = "organisation.person_name", .example = "Vera Exempelsson"}),
        field<&T::duty>({.label = "organisation.duty", .example = "Säkerhetssamordnare"}),
        field<&T::phone>({.label = "organisation.phone", .example = "08-508 00 000"}),
        field<&T::email>({.label = "organisation.email", .example = "vera@example.se"}));
};
template <>
struct varn::Describe<varn::risk::AnalysisLine> {
    using T = risk::AnalysisLine;
    static constexpr auto value = entity<T>(
        "AnalysisLine",
        field<&T::analysis>({.label = "risk.analysis", .example = "01903f5e-0000-7000-8000-000000000302"}),
        field<&T::unit>(risk::facts::unit_told), field<&T::unit_name>(risk::facts::unit_name),
        field<&T::state>({.label = "risk.analysis_state", .example = "handed_in"}),
        field<&T::participation>({.label = "risk.participation", .example = "takes_part"}),
        field<&T::risks>(risk::facts::risks), field<&T::waiting>(risk::facts::waiting),
        field<&T::due>(risk::facts::due), field<&T::days_late>(risk::facts::days_late),
        field<&T::approved_on>({.label = "risk.approved_on", .example = "2027-10-12"}),
        field<&T::contacts>({.label = "risk.contacts", .length_max = 100}));
};
template <>
struct varn::Describe<varn::risk::AnalysisView> {
    using T = risk::AnalysisView;
    static constexpr auto value =
        entity<T>("AnalysisView", field<&T::analysis>({.label = "risk.analysis"}),
                  field<&T::unit_name>(risk::facts::unit_name), field<&T::round>({.label = "risk.round"}),
                  field<&T::capabilities>({.label = "risk.capabilities", .length_max = 100}),
                  field<&T::steps>({.label = "risk.steps", .length_max = 10000}),
                  field<&T::risks>(risk::facts::risks), field<&T::waiting>(risk::facts::waiting),
                  field<&T::may_write>({.label = "risk.may_write", .example = "true"}),
                  field<&T::may_approve>({.label = "risk.may_approve", .example = "false"}),
                  field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::AnalysisHandIn> {
    using T = risk::AnalysisHandIn;
    static constexpr auto value = entity<T>("AnalysisHandIn", field<&T::words>(risk::facts::words));
};
template <>
struct varn::Describe<varn::risk::AnalysisApproval> {
    using T = risk::AnalysisApproval;
    static constexpr auto value =
        entity<T>("AnalysisApproval",
                  field<&T::approved_by>({.label = "risk.approved_by",
                                          .example = "Trafiknämnden 2027-10-12 § 7",
                                          .length_min = 1,
                                          .length_max = 300}),
                  field<&T::approved_on>({.label = "risk.approved_on", .example = "2027-10-12"}));
};
template <>
struct varn::Describe<varn::risk::AnalysisReopening> {
    using T = risk::AnalysisReopening;
    static constexpr auto value =
        entity<T>("AnalysisReopening", field<&T::words>({.label = "risk.reopened_why",
                                                         .example = "Skyfallet i augusti ändrar bedömningen.",
                                                         .length_min = 1,
                                                         .length_max = 4000}));
};
template <>
struct varn::Describe<varn::risk::AnalysisConfirmation> {
    using T = risk::AnalysisConfirmation;
    static constexpr auto value =
        entity<T>("AnalysisConfirmation",
                  field<&T::confirmed_on>({.label = "risk.confirmed_on", .example = "2028-10-01"}),
                  field<&T::words>(risk::facts::words));
};
