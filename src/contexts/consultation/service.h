#pragma once
// The verbs of remisser, cases and opinions. Each asks the policy, obeys the rules of the trade and says so
// in the audit.
#include "consultation/api.h"
#include "platform/verbs.h"
#include "rules.h"
#include "store.h"

namespace varn::consultation {

using auth::Actor;
using http::Page;

/// Fails unless the actor may read what is sent out and submitted.
Result<Done> may_read(Actor const& actor);
/// True when the policy lets the actor do something at a unit.
bool may(Actor const& actor, std::string_view action, Id<Unit> const& unit);
/// The case, when the actor may read it; otherwise it is not there.
Result<OpinionCase> readable_case(db::ReadTx& tx, Actor const& actor, Id<OpinionCase> const& id);
/// A row as part of a commit that says who did what.
audit::Entry entry_about(Actor const& actor, std::string_view action, Table const& table,
                         std::string const& subject);

/// "kommunstyrelsen" in the middle of a sentence; the names of others keep their capital.
std::string in_a_sentence(std::string name);

// Remisser.
Result<ReferralView> referral_view(Town& town, Actor const& actor, Id<Referral> const& id);
Result<Page<AnswerLine>> answer_summary(Town& town, Actor const& actor, Id<Referral> const& id);
Result<Referral> add_referral(Town& town, Actor const& actor, Referral referral);
Result<Referral> change_referral(Town& town, Actor const& actor, Id<Referral> const& id, int version,
                                 json::Change<Referral> const& change);
/// Asks: every unit gets a case, its writers are told. `invalid` when nobody is asked.
Result<Referral> send(Town& town, Actor const& actor, Id<Referral> const& id, Sending const& ask,
                      std::optional<int> version);
Result<Referral> close(Town& town, Actor const& actor, Id<Referral> const& id, ReferralClosing const& ask,
                       std::optional<int> version);
Result<ReferralReminded> remind_now(Town& town, Actor const& actor, Id<Referral> const& id,
                                    ReferralReminding const& ask);
Result<ReferralQuestion> add_question(Town& town, Actor const& actor, ReferralQuestion question);
Result<ReferralQuestion> change_question(Town& town, Actor const& actor, Id<ReferralQuestion> const& id,
                                         int version, json::Change<ReferralQuestion> const& change);
Result<Done> remove_question(Town& town, Actor const& actor, Id<ReferralQuestion> const& id);
/// One more to ask: to a remiss that is out, it is sent at once.
Result<Recipient> add_recipient(Town& town, Actor const& actor, Recipient recipient);
/// The answer in one sentence.
Result<Recipient> change_recipient(Town& town, Actor const& actor, Id<Recipient> const& id, int version,
                                   json::Change<Recipient> const& change);
Result<Done> remove_recipient(Town& town, Actor const& actor, Id<Recipient> const& id);
Result<Recipient> extend(Town& town, Actor const& actor, Id<Recipient> const& id, Extension const& ask);
/// What a unit asks of the one who asked it: more time.
Result<Recipient> ask_for_time(Town& town, Actor const& actor, Id<OpinionCase> const& id,
                               Extension const& ask);
/// What somebody outside the town has answered; its views are then added one by one.
Result<OpinionCase> add_external_answer(Town& town, Actor const& actor, Id<Recipient> const& id,
                                        ExternalAnswer const& ask);

// Cases.
Result<OpinionCase> add_case(Town& town, Actor const& actor, OpinionCase opinion_case);
Result<OpinionCase> change_case(Town& town, Actor const& actor, Id<OpinionCase> const& id, int version,
                                json::Change<OpinionCase> const& change);
/// A case in its transaction, with the headings of a tjänsteutlåtande; `permit` says by whose right.
Result<OpinionCase> begin_case(Town& town, db::WriteTx& tx, Actor const& actor, OpinionCase opinion_case,
                               auth::Place const& place);
Result<OpinionSection> hold_section(Town& town, Actor const& actor, Id<OpinionSection> const& id,
                                    SectionHold const& ask);
Result<OpinionSection> change_section(Town& town, Actor const& actor, Id<OpinionSection> const& id,
                                      int version, json::Change<OpinionSection> const& change);
/// Takes away a heading of one's own; those of the form stay.
Result<Done> remove_section(Town& town, Actor const& actor, Id<OpinionSection> const& id);
Result<Page<SectionMoment>> section_moments(Town& town, Actor const& actor, Id<OpinionSection> const& id);
Result<SectionShown> read_section(Town& town, Actor const& actor, Id<OpinionSection> const& id);

// Meetings, signatures, decisions.
Result<Page<BoardMeeting>> list_meetings(Town& town, Actor const& actor, std::string const& unit);
Result<BoardMeeting> add_meeting(Town& town, Actor const& actor, BoardMeeting meeting);
Result<BoardMeeting> change_meeting(Town& town, Actor const& actor, Id<BoardMeeting> const& id, int version,
                                    json::Change<BoardMeeting> const& change);
Result<Signature> sign(Town& town, Actor const& actor, Id<Signature> const& id, Signing const& ask);
Result<BoardDecision> decide(Town& town, Actor const& actor, BoardDecision decision);
Result<BoardDecision> change_decision(Town& town, Actor const& actor, Id<BoardDecision> const& id,
                                      int version, json::Change<BoardDecision> const& change);
Result<Dissent> add_dissent(Town& town, Actor const& actor, Dissent dissent);

// Weighing the answers.
Result<ViewReply> add_reply(Town& town, Actor const& actor, ViewReply reply);
Result<ViewReply> change_reply(Town& town, Actor const& actor, Id<ViewReply> const& id, int version,
                               json::Change<ViewReply> const& change);
Result<Page<CausedChange>> caused_changes(Town& town, Actor const& actor, Id<Edition> const& edition);

// Files.
Result<FileShown> add_file(Town& town, Actor const& actor, FileToAdd const& ask);
/// A file and its bytes; `not_found` for who may not read what it belongs to.
struct FileGiven {
    CaseFile file;
    std::string bytes;
};
Result<FileGiven> read_file(Town& town, Actor const& actor, Id<CaseFile> const& id);
Result<Done> remove_file(Town& town, Actor const& actor, Id<CaseFile> const& id);

/// What was decided of a submitted answer, as an extract of the minutes; `conflict` without a decision.
Result<documents::Document> decision_document(Town& town, Actor const& actor, Id<OpinionCase> const& id);

/// A case put together for who may read it.
Result<CaseView> case_in(db::ReadTx& tx, Actor const& actor, OpinionCase opinion_case, Instant now,
                         Date today);
/// Whether something that is told in a case, or in a compilation, is concealed from the one who reads: that,
/// never what or how much.
Result<bool> is_left_out_of(db::ReadTx& tx, CaseView const& view);
Result<bool> is_left_out_of(db::ReadTx& tx, Compilation const& made);
/// All submitted answers to a remiss, put together for who may read them.
Result<Compilation> compilation_in(db::ReadTx& tx, Actor const& actor, Id<Referral> const& id, Date today);
/// The last day of one who is asked: the remiss's, or later when time was given.
inline Date due_of(Referral const& referral, Recipient const& recipient) {
    return recipient.extended_to.value_or(referral.due_on);
}

std::vector<http::Route> case_routes();
std::vector<http::Route> document_routes(std::shared_ptr<documents::Style const> style,
                                         std::string product_version);

}  // namespace varn::consultation
