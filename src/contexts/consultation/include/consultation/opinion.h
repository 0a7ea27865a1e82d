#pragma once
// The opinion of a unit: the case it is prepared in, its text section by section, and its views.
#include <optional>
#include <string>

#include "consultation/referral.h"

namespace varn::consultation {

struct BoardMeeting;

/// What the answer says as a whole (domain: an attribute for overview, not a legal term).
enum class Position { supports, supports_with_views, opposes, abstains, no_views };
/// A case is submitted (avgivet) by a recorded decision alone.
enum class CaseState { preparing, submitted };
/// Who decides the answer: the board at a meeting, its chair when it is urgent (KL 6:39), or the office.
enum class DecisionWay { board, chair, office };

/// The case of a remiss at the one who answers (ärende): registered, assigned, prepared, decided.
struct OpinionCase {
    Id<OpinionCase> id;
    Id<Unit> unit;
    std::optional<Id<Referral>> referral;  // absent for a remiss from outside Värn
    std::optional<Id<Recipient>> recipient;
    bool external = false;  // an answer from outside the town, registered by the one who asked
    std::string title;
    std::optional<std::string> diary_number;  // our own
    std::string sender;
    std::optional<std::string> sender_diary_number;
    Date received_on;
    Date due_on;
    std::optional<std::string> department;
    std::optional<std::string> officer;  // handläggare, as written in the opinion
    std::optional<Date> internal_due_on;
    std::optional<Id<BoardMeeting>> meeting;
    DecisionWay way{};
    std::optional<Position> position;
    CaseState state{};
    std::optional<Date> submitted_on;
    Marker marker{};
    int version = 0;
};

/// The headings of a tjänsteutlåtande, and any of one's own.
enum class SectionKind { proposal, summary, referral, preparation, views, reasoned_proposal, own };

/// A part of the opinion under its heading. Who writes holds it, so that two never write over each other.
struct OpinionSection {
    Id<OpinionSection> id;
    Id<Unit> unit;
    Id<OpinionCase> opinion_case;
    SectionKind kind{};
    std::string title;
    std::optional<std::string> body;  // prose (platform/prose.h), canonical; absent when nothing is written
    int position = 0;
    std::optional<std::string> held_by;  // account
    std::optional<Instant> held_until;
    std::optional<std::string> written_by;  // account
    std::optional<Instant> written_at;
    int version = 0;
};

enum class Stance { praise, question, change_proposal, shortcoming };

/// One view (synpunkt): what it is, what part of the programme it speaks of, and in what words.
struct OpinionView {
    Id<OpinionView> id;
    Id<Unit> unit;
    Id<OpinionCase> opinion_case;
    Stance stance{};
    std::optional<NodeKind> part_kind;
    std::optional<AnyId> part;
    std::string body;
    std::optional<std::string> text_proposal;
    std::optional<std::string> finding_rule;  // of coverage, when the view was made from a finding
    std::optional<std::string> finding_subject;
    std::optional<std::string> witness;  // what the finding rests on, as it was then
    int position = 0;
    int version = 0;
};

}  // namespace varn::consultation

template <>
struct varn::Describe<varn::consultation::OpinionCase> {
    using T = consultation::OpinionCase;
    static constexpr auto value = entity<T>(
        "opinion_case", field<&T::id>(organisation::facts::id), field<&T::unit>(organisation::facts::unit),
        field<&T::referral>({.label = "consultation.referral",
                             .example = "01903f5e-0000-7000-8000-000000000401",
                             .fixed = true,
                             .server_set = true}),
        field<&T::recipient>({.label = "consultation.recipient",
                              .example = "01903f5e-0000-7000-8000-000000000402",
                              .fixed = true,
                              .server_set = true}),
        field<&T::external>({.label = "consultation.external", .example = "false", .server_set = true}),
        field<&T::title>(consultation::facts::title),
        field<&T::diary_number>(consultation::facts::diary_number),
        field<&T::sender>({.label = "consultation.sender", .example = "Kommunstyrelsen", .length_min = 1}),
        field<&T::sender_diary_number>({.label = "consultation.sender_diary_number",
                                        .example = "KS 2023/1267",
                                        .length_min = 1,
                                        .length_max = 60}),
        field<&T::received_on>({.label = "consultation.received_on", .example = "2023-12-04"}),
        field<&T::due_on>({.label = "consultation.due_on", .example = "2024-03-01"}),
        field<&T::department>({.label = "consultation.department",
                               .example = "Säkerhetsenheten",
                               .secrecy = Secrecy::internal}),
        field<&T::officer>(
            {.label = "consultation.officer", .example = "Alva Exempelsson", .secrecy = Secrecy::internal}),
        field<&T::internal_due_on>({.label = "consultation.internal_due_on", .example = "2024-01-26"}),
        field<&T::meeting>(
            {.label = "consultation.meeting", .example = "01903f5e-0000-7000-8000-000000000404"}),
        field<&T::way>({.label = "consultation.way", .example = "board"}),
        field<&T::position>({.label = "consultation.position",
                             .example = "supports_with_views",
                             .secrecy = Secrecy::internal}),
        field<&T::state>({.label = "consultation.case_state", .example = "preparing", .server_set = true}),
        field<&T::submitted_on>(
            {.label = "consultation.submitted_on", .example = "2024-02-15", .server_set = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::OpinionSection> {
    using T = consultation::OpinionSection;
    static constexpr auto value = entity<T>(
        "opinion_section", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row),
        field<&T::opinion_case>(consultation::facts::opinion_case),
        field<&T::kind>({.label = "consultation.section_kind", .example = "views", .fixed = true}),
        field<&T::title>({.label = "consultation.heading",
                          .example = "Kontorets synpunkter",
                          .length_min = 1,
                          .length_max = 200}),
        field<&T::body>(
            consultation::facts::drafted("common.body", "{\"type\":\"doc\",\"content\":[]}", 2'000'000)),
        field<&T::position>(programme::facts::position),
        field<&T::held_by>({.label = "consultation.held_by",
                            .example = "01903f5e-0000-7000-8000-000000000011",
                            .server_set = true}),
        field<&T::held_until>(
            {.label = "consultation.held_until", .example = "2024-02-01T12:05:00.000Z", .server_set = true}),
        field<&T::written_by>({.label = "consultation.written_by",
                               .example = "01903f5e-0000-7000-8000-000000000011",
                               .server_set = true}),
        field<&T::written_at>(
            {.label = "consultation.written_at", .example = "2024-02-01T12:00:00.000Z", .server_set = true}),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::OpinionView> {
    using T = consultation::OpinionView;
    static constexpr auto value = entity<T>(
        "opinion_view", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row),
        field<&T::opinion_case>(consultation::facts::opinion_case),
        field<&T::stance>(
            {.label = "consultation.stance", .example = "shortcoming", .secrecy = Secrecy::internal}),
        field<&T::part_kind>(
            {.label = "consultation.part_kind", .example = "focus_area", .secrecy = Secrecy::internal}),
        field<&T::part>({.label = "consultation.part",
                         .example = "01903f5e-0000-7000-8000-000000000022",
                         .secrecy = Secrecy::internal,
                         .mention = true}),
        field<&T::body>({.label = "consultation.view",
                         .example = "Inget övergripande mål gäller det olycksförebyggande arbetet.",
                         .secrecy = Secrecy::internal,
                         .length_min = 1,
                         .length_max = 8000}),
        field<&T::text_proposal>(consultation::facts::drafted(
            "consultation.text_proposal", "Färre människor skadas i olyckor i stadens miljöer.", 8000)),
        field<&T::finding_rule>(
            {.label = "consultation.finding_rule", .example = "COV-003", .length_max = 40}),
        field<&T::finding_subject>(
            {.label = "consultation.finding_subject", .example = "olycksforebyggande-arbete"}),
        field<&T::witness>(
            consultation::facts::drafted("consultation.witness", "0 av 10 mål hör till fokusområdet.", 4000)),
        field<&T::position>(programme::facts::position), field<&T::version>(organisation::facts::version));
};
