#pragma once
// Descriptions of what views.h tells of cases.
#include "consultation/views.h"

template <>
struct varn::Describe<varn::consultation::MeetingChoice> {
    using T = consultation::MeetingChoice;
    static constexpr auto value =
        entity<T>("meeting_choice", field<&T::meeting>({.label = "consultation.meeting"}),
                  field<&T::ready_on>({.label = "consultation.ready_on", .example = "2024-03-01"}),
                  field<&T::sent_on>({.label = "consultation.papers_sent_on", .example = "2024-03-01"}),
                  field<&T::fit>({.label = "consultation.fit", .example = "in_time"}));
};

template <>
struct varn::Describe<varn::consultation::DeadlinePlan> {
    using T = consultation::DeadlinePlan;
    static constexpr auto value = entity<T>(
        "deadline_plan", field<&T::due_on>({.label = "consultation.due_on", .example = "2024-03-01"}),
        field<&T::days_left>({.label = "consultation.days_left", .example = "1"}),
        field<&T::meetings>({.label = "consultation.meetings", .length_max = 100000}),
        field<&T::best>({.label = "consultation.best", .example = "01903f5e-0000-7000-8000-000000000413"}),
        field<&T::chosen_fits>({.label = "consultation.chosen_fits", .example = "true"}),
        field<&T::ways_out>({.label = "consultation.ways_out", .length_max = 100000}),
        field<&T::extension_until>({.label = "consultation.extended_to", .example = "2024-03-01"}));
};

template <>
struct varn::Describe<varn::consultation::SectionShown> {
    using T = consultation::SectionShown;
    static constexpr auto value = entity<T>(
        "opinion_section_shown", field<&T::section>({.label = "consultation.section"}),
        field<&T::held_by_name>({.label = "consultation.held_by_name", .example = "Trafiknämnden"}),
        field<&T::held_by_me>({.label = "consultation.held_by_me", .example = "true"}),
        field<&T::written_by_name>({.label = "consultation.written_by_name", .example = "Trafiknämnden"}),
        field<&T::comments>({.label = "consultation.comments", .example = "1"}));
};

template <>
struct varn::Describe<varn::consultation::ViewShown> {
    using T = consultation::ViewShown;
    static constexpr auto value =
        entity<T>("opinion_view_shown", field<&T::view>({.label = "consultation.view"}),
                  field<&T::part_title>({.label = "consultation.part", .example = "Säkerhetsprogram"}));
};

template <>
struct varn::Describe<varn::consultation::CommentShown> {
    using T = consultation::CommentShown;
    static constexpr auto value =
        entity<T>("opinion_comment_shown", field<&T::comment>({.label = "consultation.comment"}),
                  field<&T::name>({.label = "consultation.recipient_name", .example = "Trafiknämnden"}));
};

template <>
struct varn::Describe<varn::consultation::SignatureShown> {
    using T = consultation::SignatureShown;
    static constexpr auto value =
        entity<T>("opinion_signature_shown", field<&T::signature>({.label = "consultation.signature"}),
                  field<&T::state>({.label = "consultation.signature_state", .example = "stands"}),
                  field<&T::mine_to_sign>({.label = "consultation.mine_to_sign", .example = "true"}));
};

template <>
struct varn::Describe<varn::consultation::DecisionShown> {
    using T = consultation::DecisionShown;
    static constexpr auto value =
        entity<T>("board_decision_shown", field<&T::decision>({.label = "consultation.decision"}),
                  field<&T::dissents>({.label = "consultation.dissents", .length_max = 100000}),
                  field<&T::verify_by>({.label = "consultation.verify_by", .example = "2024-03-01"}),
                  field<&T::post_by>({.label = "consultation.post_by", .example = "2024-03-01"}),
                  field<&T::report_on>({.label = "consultation.report_on", .example = "2024-03-01"}));
};

template <>
struct varn::Describe<varn::consultation::CaseRights> {
    using T = consultation::CaseRights;
    static constexpr auto value =
        entity<T>("opinion_case_rights", field<&T::write>({.label = "consultation.write", .example = "true"}),
                  field<&T::comment>({.label = "consultation.comment", .example = "true"}),
                  field<&T::sign>({.label = "consultation.sign", .example = "true"}),
                  field<&T::decide>({.label = "consultation.decide", .example = "true"}));
};

template <>
struct varn::Describe<varn::consultation::CaseView> {
    using T = consultation::CaseView;
    static constexpr auto value =
        entity<T>("opinion_case_view", field<&T::opinion_case>({.label = "consultation.case"}),
                  field<&T::submitted_at>(
                      {.label = "consultation.submitted_at", .example = "2024-02-15T12:00:00.000Z"}),
                  field<&T::unit_name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
                  field<&T::referral>({.label = "consultation.referral"}),
                  field<&T::edition_title>({.label = "programme.edition", .example = "Säkerhetsprogram"}),
                  field<&T::questions>({.label = "consultation.questions", .length_max = 100000}),
                  field<&T::received>({.label = "consultation.received", .length_max = 100000}),
                  field<&T::files>({.label = "consultation.files", .length_max = 100000}),
                  field<&T::sections>({.label = "consultation.sections", .length_max = 100000}),
                  field<&T::views>({.label = "consultation.views", .length_max = 100000}),
                  field<&T::comments>({.label = "consultation.comments", .length_max = 100000}),
                  field<&T::steps>({.label = "consultation.steps", .length_max = 100000}),
                  field<&T::signatures>({.label = "consultation.signatures", .length_max = 100000}),
                  field<&T::decisions>({.label = "consultation.decisions", .length_max = 100000}),
                  field<&T::replies>({.label = "consultation.replies", .length_max = 100000}),
                  field<&T::deadlines>({.label = "consultation.deadlines"}),
                  field<&T::gaps>({.label = "consultation.gaps", .length_max = 100000}),
                  field<&T::content_hash>(
                      {.label = "consultation.content_hash", .example = "9f86d081884c7d659a2feaa0c55ad015"}),
                  field<&T::left_out>({.label = "consultation.left_out", .example = "false"}),
                  field<&T::rights>({.label = "consultation.rights"}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::consultation::CaseLine> {
    using T = consultation::CaseLine;
    static constexpr auto value =
        entity<T>("opinion_case_line", field<&T::opinion_case>({.label = "consultation.case"}),
                  field<&T::unit_name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
                  field<&T::meeting_on>({.label = "consultation.held_on", .example = "2024-03-01"}),
                  field<&T::signed_by>({.label = "consultation.signed_by", .example = "1"}),
                  field<&T::days_left>({.label = "consultation.days_left", .example = "1"}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};
