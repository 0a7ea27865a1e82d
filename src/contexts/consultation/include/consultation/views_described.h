#pragma once
// Descriptions of what views.h tells of remisser and answers.
#include "consultation/views.h"

template <>
struct varn::Describe<varn::consultation::FileShown> {
    using T = consultation::FileShown;
    static constexpr auto value = entity<T>(
        "case_file_shown",
        field<&T::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000411"}),
        field<&T::title>({.label = "common.title", .example = "Säkerhetsprogram", .length_max = 400}),
        field<&T::reference>({.label = "consultation.file_reference", .example = "Säkerhetsprogram"}),
        field<&T::file_name>({.label = "consultation.file_name", .example = "program.pdf"}),
        field<&T::media_type>({.label = "consultation.media_type", .example = "application/pdf"}),
        field<&T::size>({.label = "consultation.file_size", .example = "1"}),
        field<&T::sha256>({.label = "consultation.sha256", .example = "9f86d081884c7d659a2feaa0c55ad015"}));
};

template <>
struct varn::Describe<varn::consultation::RecipientLine> {
    using T = consultation::RecipientLine;
    static constexpr auto value =
        entity<T>("referral_recipient_line", field<&T::recipient>({.label = "consultation.recipient"}),
                  field<&T::opinion_case>(
                      {.label = "consultation.case", .example = "01903f5e-0000-7000-8000-000000000412"}),
                  field<&T::diary_number>({.label = "consultation.diary_number", .example = "KS 2023/1267"}),
                  field<&T::state>({.label = "consultation.answer_state", .example = "submitted"}),
                  field<&T::due_on>({.label = "consultation.due_on", .example = "2024-03-01"}),
                  field<&T::meeting_on>({.label = "consultation.held_on", .example = "2024-03-01"}),
                  field<&T::submitted_on>({.label = "consultation.submitted_on", .example = "2024-03-01"}),
                  field<&T::position>({.label = "consultation.position", .example = "supports_with_views"}));
};

template <>
struct varn::Describe<varn::consultation::AnswerCount> {
    using T = consultation::AnswerCount;
    static constexpr auto value =
        entity<T>("referral_answer_count",
                  field<&T::state>({.label = "consultation.answer_state", .example = "submitted"}),
                  field<&T::count>({.label = "consultation.count", .example = "1"}));
};

template <>
struct varn::Describe<varn::consultation::ReferralRights> {
    using T = consultation::ReferralRights;
    static constexpr auto value =
        entity<T>("referral_rights", field<&T::lead>({.label = "consultation.lead", .example = "true"}));
};

template <>
struct varn::Describe<varn::consultation::ReferralView> {
    using T = consultation::ReferralView;
    static constexpr auto value =
        entity<T>("referral_view", field<&T::referral>({.label = "consultation.referral"}),
                  field<&T::sender_name>({.label = "consultation.sender", .example = "Trafiknämnden"}),
                  field<&T::edition_title>({.label = "programme.edition", .example = "Säkerhetsprogram"}),
                  field<&T::questions>({.label = "consultation.questions", .length_max = 100000}),
                  field<&T::files>({.label = "consultation.files", .length_max = 100000}),
                  field<&T::recipients>({.label = "consultation.recipients", .length_max = 100000}),
                  field<&T::counts>({.label = "consultation.counts", .length_max = 100000}),
                  field<&T::rights>({.label = "consultation.rights"}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::consultation::ReferralLine> {
    using T = consultation::ReferralLine;
    static constexpr auto value =
        entity<T>("referral_line", field<&T::referral>({.label = "consultation.referral"}),
                  field<&T::sender_name>({.label = "consultation.sender", .example = "Trafiknämnden"}),
                  field<&T::asked>({.label = "consultation.asked", .example = "1"}),
                  field<&T::submitted>({.label = "consultation.submitted", .example = "1"}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::consultation::AnswerLine> {
    using T = consultation::AnswerLine;
    static constexpr auto value =
        entity<T>("referral_answer_line",
                  field<&T::name>({.label = "consultation.recipient_name", .example = "Trafiknämnden"}),
                  field<&T::outside_town>({.label = "consultation.outside_town", .example = "true"}),
                  field<&T::position>({.label = "consultation.position", .example = "supports_with_views"}),
                  field<&T::submitted_on>({.label = "consultation.submitted_on", .example = "2024-03-01"}));
};

template <>
struct varn::Describe<varn::consultation::CompiledAnswer> {
    using T = consultation::CompiledAnswer;
    static constexpr auto value =
        entity<T>("compiled_answer",
                  field<&T::recipient>(
                      {.label = "consultation.recipient", .example = "01903f5e-0000-7000-8000-000000000414"}),
                  field<&T::opinion_case>(
                      {.label = "consultation.case", .example = "01903f5e-0000-7000-8000-000000000415"}),
                  field<&T::name>({.label = "consultation.recipient_name", .example = "Trafiknämnden"}),
                  field<&T::outside_town>({.label = "consultation.outside_town", .example = "true"}),
                  field<&T::position>({.label = "consultation.position", .example = "supports_with_views"}),
                  field<&T::submitted_on>({.label = "consultation.submitted_on", .example = "2024-03-01"}),
                  field<&T::paragraph>({.label = "consultation.paragraph", .example = "§ 12"}),
                  field<&T::summary>({.label = "consultation.answer_summary",
                                      .example = "Nämnden ställer sig bakom förslaget.",
                                      .length_max = 600}),
                  field<&T::dissents>({.label = "consultation.dissents", .example = "1"}),
                  field<&T::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::consultation::CompiledView> {
    using T = consultation::CompiledView;
    static constexpr auto value = entity<T>(
        "compiled_view",
        field<&T::view>({.label = "consultation.view", .example = "01903f5e-0000-7000-8000-000000000416"}),
        field<&T::opinion_case>(
            {.label = "consultation.case", .example = "01903f5e-0000-7000-8000-000000000417"}),
        field<&T::stance>({.label = "consultation.stance", .example = "shortcoming"}),
        field<&T::part_kind>({.label = "consultation.part_kind", .example = "focus_area"}),
        field<&T::part>({.label = "consultation.part", .example = "01903f5e-0000-7000-8000-000000000418"}),
        field<&T::body>(
            {.label = "consultation.view", .example = "Målen behöver omfatta olyckor.", .length_max = 8000}),
        field<&T::text_proposal>({.label = "consultation.text_proposal",
                                  .example = "Färre människor skadas i olyckor.",
                                  .length_max = 8000}),
        field<&T::part_then>({.label = "consultation.part_then", .example = "Arbete mot olyckor"}),
        field<&T::cluster>({.label = "consultation.cluster", .example = "1"}),
        field<&T::reply>({.label = "consultation.reply"}));
};

template <>
struct varn::Describe<varn::consultation::CompiledPart> {
    using T = consultation::CompiledPart;
    static constexpr auto value = entity<T>(
        "compiled_part", field<&T::kind>({.label = "consultation.part_kind", .example = "focus_area"}),
        field<&T::part>({.label = "consultation.part", .example = "01903f5e-0000-7000-8000-000000000419"}),
        field<&T::title>({.label = "common.title", .example = "Säkerhetsprogram", .length_max = 400}),
        field<&T::praise>({.label = "consultation.praise", .example = "1"}),
        field<&T::questions>({.label = "consultation.question_count", .example = "1"}),
        field<&T::change_proposals>({.label = "consultation.change_proposals", .example = "1"}),
        field<&T::shortcomings>({.label = "consultation.shortcomings", .example = "1"}));
};

template <>
struct varn::Describe<varn::consultation::PositionCount> {
    using T = consultation::PositionCount;
    static constexpr auto value =
        entity<T>("position_count",
                  field<&T::position>({.label = "consultation.position", .example = "supports_with_views"}),
                  field<&T::count>({.label = "consultation.count", .example = "1"}));
};

template <>
struct varn::Describe<varn::consultation::Compilation> {
    using T = consultation::Compilation;
    static constexpr auto value =
        entity<T>("referral_compilation", field<&T::referral>({.label = "consultation.referral"}),
                  field<&T::sender_name>({.label = "consultation.sender", .example = "Trafiknämnden"}),
                  field<&T::answers>({.label = "consultation.answers", .length_max = 100000}),
                  field<&T::parts>({.label = "consultation.parts", .length_max = 100000}),
                  field<&T::views>({.label = "consultation.views", .length_max = 100000}),
                  field<&T::positions>({.label = "consultation.positions", .length_max = 100000}),
                  field<&T::asked>({.label = "consultation.asked", .example = "1"}),
                  field<&T::replied>({.label = "consultation.replied", .example = "1"}),
                  field<&T::left_out>({.label = "consultation.left_out", .example = "false"}),
                  field<&T::rights>({.label = "consultation.rights"}));
};

template <>
struct varn::Describe<varn::consultation::CausingView> {
    using T = consultation::CausingView;
    static constexpr auto value = entity<T>(
        "causing_view",
        field<&T::view>({.label = "consultation.view", .example = "01903f5e-0000-7000-8000-00000000041a"}),
        field<&T::opinion_case>(
            {.label = "consultation.case", .example = "01903f5e-0000-7000-8000-00000000041b"}),
        field<&T::unit_name>({.label = "organisation.unit_name", .example = "Trafiknämnden"}),
        field<&T::stance>({.label = "consultation.stance", .example = "shortcoming"}),
        field<&T::body>(
            {.label = "consultation.view", .example = "Målen behöver omfatta olyckor.", .length_max = 8000}));
};

template <>
struct varn::Describe<varn::consultation::CausedChange> {
    using T = consultation::CausedChange;
    static constexpr auto value = entity<T>(
        "caused_change",
        field<&T::change>({.label = "programme.change", .example = "01903f5e-0000-7000-8000-00000000041c"}),
        field<&T::title>({.label = "common.title", .example = "Säkerhetsprogram", .length_max = 400}),
        field<&T::views>({.label = "consultation.views", .length_max = 100000}));
};
