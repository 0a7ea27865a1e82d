#pragma once
// Meetings of a board, and what was decided of an opinion: by the board, its chair or the office.
#include "consultation/preparation.h"

namespace varn::consultation {

/// A meeting of a board, with the days that its papers must be ready and sent.
struct BoardMeeting {
    Id<BoardMeeting> id;
    Id<Unit> unit;
    Date held_on;
    std::optional<Date> ready_on;  // the opinion ready for the secretary; 17 days before when not said
    std::optional<Date> sent_on;   // agenda and papers sent; 8 days before when not said
    std::optional<std::string> place;
    Marker marker{};
    int version = 0;
};

enum class Outcome { approved, amended, remitted_back, tabled };

/// A recorded decision. Approving or amending submits the answer; it never changes afterwards but for the
/// days that the law counts from.
struct BoardDecision {
    Id<BoardDecision> id;
    Id<Unit> unit;
    Id<OpinionCase> opinion_case;
    std::optional<Id<BoardMeeting>> meeting;
    DecisionWay way{};
    Outcome outcome{};
    Date decided_on;
    std::optional<std::string> decided_by;  // the delegate, when it was not the board
    std::optional<std::string> agenda_item;
    std::optional<std::string> paragraph;  // "§ 12"
    std::string words;                     // the decision as minuted
    bool immediate_verification = false;   // omedelbar justering
    std::optional<Date> verified_on;       // justerat, at most 14 days after (KL 5:69)
    std::optional<Date> posted_on;         // anslag, at most 2 days after verification (KL 8:12)
    std::optional<Date> reported_on;       // to the board, at its next meeting (KL 6:39, 6:40)
    std::string content_hash;              // of what was decided on
    int version = 0;
};

enum class DissentKind { reservation, special_statement };

/// A reservation (KL 4:27) or special statement, with its authors.
struct Dissent {
    Id<Dissent> id;
    Id<Unit> unit;
    Id<BoardDecision> decision;
    DissentKind kind{};
    std::string authors;
    std::string body;
    int position = 0;
};

enum class Reply { followed, partly, not_followed };

/// What the one who asked replies to a view, and the change that it led to.
struct ViewReply {
    Id<ViewReply> id;
    Id<Unit> unit;
    Id<Referral> referral;
    Id<OpinionView> view;
    Reply reply{};
    std::string why;
    std::optional<Id<programme::Change>> change;  // in the next edition
    int version = 0;
};

}  // namespace varn::consultation

template <>
struct varn::Describe<varn::consultation::BoardMeeting> {
    using T = consultation::BoardMeeting;
    static constexpr auto value = entity<T>(
        "board_meeting", field<&T::id>(organisation::facts::id), field<&T::unit>(organisation::facts::unit),
        field<&T::held_on>({.label = "consultation.held_on", .example = "2024-02-15"}),
        field<&T::ready_on>({.label = "consultation.ready_on", .example = "2024-01-29"}),
        field<&T::sent_on>({.label = "consultation.papers_sent_on", .example = "2024-02-07"}),
        field<&T::place>({.label = "consultation.place", .example = "Stadshuset"}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::BoardDecision> {
    using T = consultation::BoardDecision;
    static constexpr auto value = entity<T>(
        "board_decision", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row),
        field<&T::opinion_case>(consultation::facts::opinion_case),
        field<&T::meeting>({.label = "consultation.meeting",
                            .example = "01903f5e-0000-7000-8000-000000000404",
                            .fixed = true}),
        field<&T::way>({.label = "consultation.way", .example = "board", .fixed = true}),
        field<&T::outcome>({.label = "consultation.outcome", .example = "approved", .fixed = true}),
        field<&T::decided_on>({.label = "consultation.decided_on", .example = "2024-02-15", .fixed = true}),
        field<&T::decided_by>({.label = "consultation.decided_by", .example = "Ordföranden", .fixed = true}),
        field<&T::agenda_item>(
            {.label = "consultation.agenda_item", .example = "7", .fixed = true, .length_max = 40}),
        field<&T::paragraph>(
            {.label = "consultation.paragraph", .example = "§ 12", .fixed = true, .length_max = 40}),
        field<&T::words>({.label = "consultation.decision_words",
                          .example = "Nämnden godkänner tjänsteutlåtandet som svar på remissen.",
                          .fixed = true,
                          .length_min = 1,
                          .length_max = 20000}),
        field<&T::immediate_verification>(
            {.label = "consultation.immediate_verification", .example = "true", .fixed = true}),
        field<&T::verified_on>({.label = "consultation.verified_on", .example = "2024-02-15"}),
        field<&T::posted_on>({.label = "consultation.posted_on", .example = "2024-02-16"}),
        field<&T::reported_on>({.label = "consultation.reported_on", .example = "2024-03-14"}),
        field<&T::content_hash>({.label = "consultation.content_hash",
                                 .example = "9f86d081884c7d659a2feaa0c55ad015",
                                 .server_set = true}),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::consultation::Dissent> {
    using T = consultation::Dissent;
    static constexpr auto value = entity<T>(
        "decision_dissent", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row),
        field<&T::decision>({.label = "consultation.decision",
                             .example = "01903f5e-0000-7000-8000-000000000406",
                             .fixed = true}),
        field<&T::kind>({.label = "consultation.dissent_kind", .example = "reservation", .fixed = true}),
        field<&T::authors>({.label = "consultation.authors",
                            .example = "Tre ledamöter",
                            .fixed = true,
                            .length_min = 1,
                            .length_max = 1000}),
        field<&T::body>({.label = "consultation.dissent_words",
                         .example = "Nämnden borde ha föreslagit ett mål om olyckor.",
                         .fixed = true,
                         .length_min = 1,
                         .length_max = 20000}),
        field<&T::position>(
            {.label = "common.position", .example = "1", .fixed = true, .number_max = 100000}));
};
template <>
struct varn::Describe<varn::consultation::ViewReply> {
    using T = consultation::ViewReply;
    static constexpr auto value = entity<T>(
        "view_reply", field<&T::id>(organisation::facts::id),
        field<&T::unit>(consultation::facts::unit_of_row),
        field<&T::referral>({.label = "consultation.referral",
                             .example = "01903f5e-0000-7000-8000-000000000401",
                             .fixed = true,
                             .server_set = true}),
        field<&T::view>(
            {.label = "consultation.view", .example = "01903f5e-0000-7000-8000-000000000407", .fixed = true}),
        field<&T::reply>({.label = "consultation.reply", .example = "partly"}),
        field<&T::why>({.label = "consultation.reply_why",
                        .example = "Ett mål om olyckor läggs till.",
                        .length_min = 1,
                        .length_max = 4000}),
        field<&T::change>({.label = "programme.change", .example = "01903f5e-0000-7000-8000-000000000023"}),
        field<&T::version>(organisation::facts::version));
};
