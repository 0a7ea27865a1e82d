#pragma once
// What consultation tells: its rows put together for those who read, and what it is asked to do.
#include <string>
#include <vector>

#include "consultation/model.h"
#include "organisation/views.h"
#include "programme/views.h"

namespace varn::consultation {

/// A file without its content.
struct FileShown {
    Id<CaseFile> id;
    std::string title;
    std::optional<std::string> reference;
    std::string file_name;
    std::string media_type;
    int size = 0;
    std::string sha256;
};

/// How the answer of one who was asked stands.
enum class AnswerState { not_sent, preparing, late, submitted };

/// One of those asked, as the one who asks may know of it: how it stands, never what is being written.
struct RecipientLine {
    Recipient recipient;
    std::optional<Id<OpinionCase>> opinion_case;
    std::optional<std::string> diary_number;
    AnswerState state{};
    Date due_on;
    std::optional<Date> meeting_on;
    std::optional<Date> submitted_on;
    std::optional<Position> position;
};

struct AnswerCount {
    AnswerState state{};
    std::int64_t count = 0;
};

struct ReferralRights {
    bool lead = false;  // change, send, extend, remind, reply, close
};

/// A remiss with those asked.
struct ReferralView {
    Referral referral;
    std::string sender_name;
    std::optional<std::string> edition_title;
    std::vector<ReferralQuestion> questions;
    std::vector<FileShown> files;
    std::vector<RecipientLine> recipients;
    std::vector<AnswerCount> counts;
    ReferralRights rights;
    int version = 0;
};
/// A remiss in a list.
struct ReferralLine {
    Referral referral;
    std::string sender_name;
    std::int64_t asked = 0;
    std::int64_t submitted = 0;
    int version = 0;
};

/// Who has answered a remiss, for everybody to see.
struct AnswerLine {
    std::string name;
    bool outside_town = false;
    std::optional<Position> position;
    std::optional<Date> submitted_on;
};

/// How a meeting suits the last day to answer. `verified_at_once` says that the minutes must be verified at
/// the meeting (omedelbar justering), since 14 days of ordinary verification would pass the last day.
enum class MeetingFit { in_time, verified_at_once, papers_too_late, after_due };
struct MeetingChoice {
    BoardMeeting meeting;
    Date ready_on;
    Date sent_on;
    MeetingFit fit{};
};
/// A way out when no meeting suits.
enum class WayOut { extended_time, chair_decision, office_opinion };
/// When the opinion must be ready to be decided in time.
struct DeadlinePlan {
    Date due_on;
    std::int64_t days_left = 0;
    std::vector<MeetingChoice> meetings;  // from today, with the first one after the last day
    std::optional<Id<BoardMeeting>> best;
    bool chosen_fits = false;
    std::vector<WayOut> ways_out;         // none when a meeting suits
    std::optional<Date> extension_until;  // the first meeting after the last day
};

struct SectionShown {
    OpinionSection section;
    std::optional<std::string> held_by_name;
    bool held_by_me = false;
    std::optional<std::string> written_by_name;
    std::int64_t comments = 0;  // open ones
};
struct ViewShown {
    OpinionView view;
    std::optional<std::string> part_title;  // as it was when the answer was submitted
};
struct CommentShown {
    OpinionComment comment;
    std::string name;
};
enum class SignatureState { waiting, stands, is_void };
struct SignatureShown {
    Signature signature;
    SignatureState state{};
    bool mine_to_sign = false;
};
struct DecisionShown {
    BoardDecision decision;
    std::vector<Dissent> dissents;
    std::optional<Date> verify_by;  // KL 5:69
    std::optional<Date> post_by;    // KL 8:12
    std::optional<Date> report_on;  // the board's next meeting (KL 6:39)
};
struct CaseRights {
    bool write = false;
    bool comment = false;
    bool sign = false;
    bool decide = false;
};
/// What is missing before the answer can be decided. Shown, and refused at the decision.
enum class CaseGap {
    no_position,
    no_proposal,
    no_views_text,
    signatures_missing,
    signature_void,
    no_meeting
};

/// A case with all that belongs to it.
struct CaseView {
    OpinionCase opinion_case;
    std::optional<Instant> submitted_at;  // what it says, it says of what stood then
    std::string unit_name;
    std::optional<Referral> referral;
    std::optional<std::string> edition_title;
    std::vector<ReferralQuestion> questions;
    std::vector<FileShown> received;  // with the remiss
    std::vector<FileShown> files;     // our own
    std::vector<SectionShown> sections;
    std::vector<ViewShown> views;
    std::vector<CommentShown> comments;
    std::vector<PreparationStep> steps;
    std::vector<SignatureShown> signatures;
    std::vector<DecisionShown> decisions;
    std::vector<ViewReply> replies;
    DeadlinePlan deadlines;
    std::vector<CaseGap> gaps;
    std::string content_hash;
    bool left_out = false;  // something bears a marking that hides it from the one who reads
    CaseRights rights;
    int version = 0;
};
/// A case in a list.
struct CaseLine {
    OpinionCase opinion_case;
    std::string unit_name;
    std::optional<Date> meeting_on;
    std::int64_t signed_by = 0;
    std::int64_t days_left = 0;
    int version = 0;
};

/// The answer of one who was asked, as a column of the compilation.
struct CompiledAnswer {
    Id<Recipient> recipient;
    Id<OpinionCase> opinion_case;
    std::string name;
    bool outside_town = false;
    std::optional<Position> position;
    std::optional<Date> submitted_on;
    std::optional<std::string> paragraph;
    std::optional<std::string> summary;
    std::int64_t dissents = 0;
    int version = 0;  // of the recipient, which bears the summary
};
/// A view among all others. Views of the same `cluster` share most of their words.
struct CompiledView {
    Id<OpinionView> view;
    Id<OpinionCase> opinion_case;
    Stance stance{};
    std::optional<NodeKind> part_kind;
    std::optional<AnyId> part;
    std::string body;
    std::optional<std::string> text_proposal;
    std::optional<std::string>
        part_then;             // the part's title when the answer was submitted, when it was another
    std::int64_t cluster = 0;  // 0 when nothing is like it
    std::optional<ViewReply> reply;
};
/// A part of what was sent out, in its order there. Views without a part come last, under none.
struct CompiledPart {
    std::optional<NodeKind> kind;
    std::optional<AnyId> part;
    std::string title;
    std::int64_t praise = 0;
    std::int64_t questions = 0;
    std::int64_t change_proposals = 0;
    std::int64_t shortcomings = 0;
};
struct PositionCount {
    Position position{};
    std::int64_t count = 0;
};
struct Compilation {
    Referral referral;
    std::string sender_name;
    std::vector<CompiledAnswer> answers;
    std::vector<CompiledPart> parts;
    std::vector<CompiledView> views;
    std::vector<PositionCount> positions;
    std::int64_t asked = 0;
    std::int64_t replied = 0;
    bool left_out = false;  // as in CaseView
    ReferralRights rights;
};
/// A view that led to a change, and whose it was.
struct CausingView {
    Id<OpinionView> view;
    Id<OpinionCase> opinion_case;
    std::string unit_name;
    Stance stance{};
    std::string body;
};
/// A change of an edition and the views that led to it.
struct CausedChange {
    Id<programme::Change> change;
    std::string title;
    std::vector<CausingView> views;
};

}  // namespace varn::consultation

#include "consultation/case_described.h"
#include "consultation/views_described.h"
