#pragma once
// The rules of the trade, each named as the sentence it is.
#include "store.h"

namespace varn::risk::rules {

/// `conflict` when an opened round judges by the set. Nobody opens one by it until `tx` ends.
Result<Done> must_be_free_to_change(db::WriteTx& tx, Id<ScaleSet> const& set);
/// A frequency belongs to likelihood and runs upwards, words for a protection value to consequence.
Result<Done> must_be_a_step(db::ReadTx& tx, ScaleStep const& step);

/// The edition is adopted, has begun and is not replaced on the day the round begins its work; the mandate
/// period runs forwards; the round before is another one.
Result<Done> must_be_a_round(db::ReadTx& tx, AnalysisRound const& round, Date today);
Result<Done> must_be_open(AnalysisRound const& round);
Result<Done> must_not_be_closed(AnalysisRound const& round);
/// `conflict` unless the analysis is a draft.
Result<Done> must_be_a_draft(Analysis const& analysis);
/// `stale` when somebody has changed it since the asker saw it; content when no version was said.
Result<Done> must_be_current(std::optional<int> seen, int version);
/// Who is not in says why.
Result<Done> must_say_why_not_in(Participant const& participant);
/// What is done is not done tomorrow.
Result<Done> must_have_happened(Date on, Date today, std::string pointer);

/// What an analysis must have before it is handed in.
struct Readiness {
    Analysis analysis;
    std::vector<Risk> waiting;
    std::size_t capabilities = 0;
    std::vector<Participant> participants;  // of its unit, or all for the whole town's
};
/// Copied risks answered, capability assessed, participation answered, special conditions answered. All that
/// is missing at once.
Result<Done> must_be_ready(Readiness const& readiness);

bool is_blank(std::optional<std::string> const& words);
/// How many days past its last day an open round is.
std::int64_t days_late(AnalysisRound const& round, Date today);

}  // namespace varn::risk::rules
