#pragma once
// What happens with an opinion while it is prepared: steps, comments, files, signatures.
#include "consultation/opinion.h"

namespace varn::consultation {

/// A step of the internal preparation (SEED-55).
struct PreparationStep {
    Id<PreparationStep> id;
    Id<Unit> unit;
    Id<OpinionCase> opinion_case;
    std::string title;
    std::optional<std::string> participants;
    std::optional<Date> due_on;
    std::optional<Date> done_on;
    std::optional<std::string> words;
    int position = 0;
    int version = 0;
};

enum class CommentState { open, taken, declined };

/// A colleague's comment on a section, or a suggestion of other words.
struct OpinionComment {
    Id<OpinionComment> id;
    Id<Unit> unit;
    Id<OpinionCase> opinion_case;
    std::optional<Id<OpinionSection>> section;
    std::optional<std::string> quote;  // the words it is about
    std::string body;
    std::optional<std::string> suggestion;  // other words in their place
    CommentState state{};
    std::optional<std::string> answer;
    std::string written_by;  // account
    Instant written_at;
    int version = 0;
};

/// Somebody who signs (SEED-02), bound to the content that was signed: when that changes the signature is
/// void.
struct Signature {
    Id<Signature> id;
    Id<Unit> unit;
    Id<OpinionCase> opinion_case;
    std::string name;
    std::string title;
    int position = 0;
    std::optional<Instant> signed_at;
    std::optional<std::string> signed_by;    // account
    std::optional<std::string> signed_for;   // account whose right it was, when a deputy signed
    std::optional<std::string> signed_hash;  // of what was signed
    int version = 0;
};

/// A file that belongs to a remiss or to a case (bilaga). Its content never changes.
struct CaseFile {
    Id<CaseFile> id;
    Id<Unit> unit;
    std::optional<Id<Referral>> referral;
    std::optional<Id<OpinionCase>> opinion_case;
    std::string title;
    std::optional<std::string> reference;  // diary number
    std::string file_name;
    std::string media_type;
    int size = 0;  // bytes
    std::string sha256;
    std::string content;  // base64
    int position = 0;
};

}  // namespace varn::consultation

template <>
struct varn::Describe<varn::consultation::PreparationStep> {
    using T = consultation::PreparationStep;
    static constexpr auto value = entity<T>(
        "preparation_step", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row),
        field<&T::opinion_case>(consultation::facts::opinion_case),
        field<&T::title>({.label = "consultation.step_title",
                          .example = "Synpunkter från driftavdelningen",
                          .secrecy = Secrecy::internal,
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::participants>({.label = "consultation.participants",
                                 .example = "Avdelningen för drift; enheten för tunnlar",
                                 .secrecy = Secrecy::internal,
                                 .length_max = 2000}),
        field<&T::due_on>({.label = "consultation.step_due_on", .example = "2024-01-15"}),
        field<&T::done_on>({.label = "consultation.step_done_on", .example = "2024-01-12"}),
        field<&T::words>({.label = "consultation.step_words",
                          .example = "Två synpunkter lades till.",
                          .secrecy = Secrecy::internal,
                          .length_max = 4000}),
        field<&T::position>(programme::facts::position), field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::OpinionComment> {
    using T = consultation::OpinionComment;
    static constexpr auto value = entity<T>(
        "opinion_comment", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row),
        field<&T::opinion_case>(consultation::facts::opinion_case),
        field<&T::section>({.label = "consultation.section",
                            .example = "01903f5e-0000-7000-8000-000000000405",
                            .fixed = true}),
        field<&T::quote>(consultation::facts::drafted("consultation.quote", "harmoniseras", 2000)),
        field<&T::body>({.label = "consultation.comment",
                         .example = "Säg vad som behöver samordnas.",
                         .secrecy = Secrecy::internal,
                         .length_min = 1,
                         .length_max = 4000}),
        field<&T::suggestion>(
            consultation::facts::drafted("consultation.suggestion", "samordnas i en gemensam rutin", 8000)),
        field<&T::state>({.label = "consultation.comment_state", .example = "open"}),
        field<&T::answer>(consultation::facts::drafted("consultation.comment_answer", "Ändrat.", 4000)),
        field<&T::written_by>(consultation::facts::account),
        field<&T::written_at>(consultation::facts::written_at),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::Signature> {
    using T = consultation::Signature;
    static constexpr auto value = entity<T>(
        "opinion_signature", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row),
        field<&T::opinion_case>(consultation::facts::opinion_case),
        field<&T::name>({.label = "consultation.signer_name",
                         .example = "Alva Exempelsson",
                         .secrecy = Secrecy::internal,
                         .length_min = 1}),
        field<&T::title>({.label = "consultation.signer_title",
                          .example = "Förvaltningschef",
                          .secrecy = Secrecy::internal,
                          .length_min = 1}),
        field<&T::position>(programme::facts::position),
        field<&T::signed_at>(
            {.label = "consultation.signed_at", .example = "2024-02-01T12:00:00.000Z", .server_set = true}),
        field<&T::signed_by>({.label = "consultation.signed_by",
                              .example = "01903f5e-0000-7000-8000-000000000011",
                              .server_set = true}),
        field<&T::signed_for>({.label = "consultation.signed_for",
                               .example = "01903f5e-0000-7000-8000-000000000011",
                               .server_set = true}),
        field<&T::signed_hash>({.label = "consultation.content_hash",
                                .example = "9f86d081884c7d659a2feaa0c55ad015",
                                .server_set = true}),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::CaseFile> {
    using T = consultation::CaseFile;
    static constexpr auto value = entity<T>(
        "case_file", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row), field<&T::referral>(consultation::facts::referral),
        field<&T::opinion_case>(consultation::facts::opinion_case),
        field<&T::title>({.label = "consultation.file_title",
                          .example = "Stockholms stads säkerhetsprogram",
                          .fixed = true,
                          .length_min = 1,
                          .length_max = 300}),
        field<&T::reference>({.label = "consultation.file_reference",
                              .example = "Dnr KS 2023/1267",
                              .fixed = true,
                              .length_max = 120}),
        field<&T::file_name>({.label = "consultation.file_name",
                              .example = "sakerhetsprogram.pdf",
                              .fixed = true,
                              .server_set = true}),
        field<&T::media_type>({.label = "consultation.media_type",
                               .example = "application/pdf",
                               .fixed = true,
                               .server_set = true}),
        field<&T::size>(
            {.label = "consultation.file_size", .example = "52000", .fixed = true, .server_set = true}),
        field<&T::sha256>({.label = "consultation.sha256",
                           .example = "9f86d081884c7d659a2feaa0c55ad015",
                           .fixed = true,
                           .server_set = true}),
        field<&T::content>({.label = "consultation.file_content",
                            .example = "JVBERi0=",
                            .secrecy = Secrecy::secret,
                            .fixed = true,
                            .server_set = true,
                            .length_max = 8'000'000}),
        field<&T::position>(
            {.label = "common.position", .example = "1", .fixed = true, .number_max = 100000}));
};
