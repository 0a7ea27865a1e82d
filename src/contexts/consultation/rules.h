#pragma once
// The rules of the trade, each named as the sentence it is. A rule that is broken answers with the place and
// the cure.
#include "store.h"

namespace varn::consultation::rules {

/// At least so many sign an opinion (SEED-02).
constexpr std::size_t signatures_min = 2;

// What a case may hold, and a remiss ask. More is an error that names the bound.
constexpr std::int64_t signers_max = 12;  // as many as a document has room for
constexpr std::int64_t sections_max = 40;
constexpr std::int64_t rows_max = 400;  // of views, of steps, of comments
constexpr std::size_t recipients_max = 500;
constexpr std::size_t questions_max = 100;

/// `conflict` unless the remiss is a draft.
Result<Done> must_be_a_draft(Referral const& referral);
/// `conflict` unless it is out.
Result<Done> must_be_sent(Referral const& referral);
/// `conflict` when the answer has been submitted: it never changes then. One from outside changes while its
/// remiss is out.
Result<Done> must_be_preparing(db::ReadTx& tx, OpinionCase const& opinion_case);
/// `stale` when somebody has changed it since the asker saw it; content when no version was said.
Result<Done> must_be_current(std::optional<int> seen, int version);
/// `invalid` when a day that is told of lies ahead.
Result<Done> must_have_happened(Date on, Date today, std::string pointer);
/// `invalid` unless the part is there and of that kind; both or none are said.
Result<Done> must_name_a_part(db::ReadTx& tx, OpinionView const& view);
/// `invalid` unless the meeting is one of the unit's.
Result<Done> must_be_a_meeting_of(db::ReadTx& tx, Id<BoardMeeting> const& meeting, Id<Unit> const& unit);
/// Who signs, and whose deputy she is in it; empty when the right is her own.
struct Signer {
    std::string account;
    std::string acting_for;
};
/// `conflict` when the line is signed on what stands now, or when the signer, or the one whose right she
/// signs with, has signed another.
Result<Done> must_be_free_to_sign(CaseView const& view, Id<Signature> const& line, Signer const& signer);
/// True for a decision that submits the answer.
bool submits(Outcome outcome);
/// What is missing before the answer can be decided.
std::vector<CaseGap> gaps_of(CaseView const& view);
/// `invalid` with everything that hinders the decision, or that it must say.
Result<Done> must_be_ready(CaseView const& view, BoardDecision const& decision, Date today);

}  // namespace varn::consultation::rules
