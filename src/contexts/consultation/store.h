#pragma once
// All questions that consultation asks the database.
#include <map>
#include <set>

#include "consultation/views.h"
#include "organisation/api.h"
#include "platform/http.h"
#include "programme/api.h"

namespace varn::consultation::store {

/// What of the programme a view may speak of, in the order of the text.
struct Part {
    NodeKind kind{};
    AnyId id;
    std::string title;
};

using Window = http::Call::Window;

Result<std::vector<Referral>> referrals(db::ReadTx& tx);
/// A page of the remisser that are out or closed, and of the drafts within reach; the latest last day first.
Result<http::Page<Referral>> referrals_page(db::ReadTx& tx, auth::Scope const& drafts, Window window);
/// How many each remiss has asked, and how many have answered.
struct AskedCount {
    std::int64_t asked = 0;
    std::int64_t submitted = 0;
};
Result<std::map<std::string, AskedCount>> asked_counts(db::ReadTx& tx,
                                                       std::vector<Referral> const& referrals);
Result<std::vector<ReferralQuestion>> questions(db::ReadTx& tx, Id<Referral> const& referral);
Result<std::vector<Recipient>> recipients(db::ReadTx& tx, Id<Referral> const& referral);
Result<std::vector<OpinionCase>> cases_of(db::ReadTx& tx, Id<Referral> const& referral);
Result<std::vector<OpinionCase>> cases(db::ReadTx& tx);
/// A page of the town's own cases: those submitted, and those within reach; the nearest last day first.
Result<http::Page<OpinionCase>> cases_page(db::ReadTx& tx, auth::Scope const& drafts, Window window);
Result<std::optional<OpinionCase>> case_of(db::ReadTx& tx, Id<Recipient> const& recipient);

// The rows of a case, each kind in its order.
Result<std::vector<OpinionSection>> sections(db::ReadTx& tx, Id<OpinionCase> const& id);
Result<std::vector<OpinionView>> views(db::ReadTx& tx, Id<OpinionCase> const& id);
Result<std::vector<OpinionComment>> comments(db::ReadTx& tx, Id<OpinionCase> const& id);
Result<std::vector<PreparationStep>> steps(db::ReadTx& tx, Id<OpinionCase> const& id);
Result<std::vector<Signature>> signatures(db::ReadTx& tx, Id<OpinionCase> const& id);
Result<std::vector<BoardDecision>> decisions(db::ReadTx& tx, Id<OpinionCase> const& id);
/// How many decisions a meeting made.
Result<std::int64_t> decisions_at(db::ReadTx& tx, Id<BoardMeeting> const& id);
Result<std::vector<Dissent>> dissents(db::ReadTx& tx, Id<BoardDecision> const& id);
/// How many rows of a kind a case has.
Result<std::int64_t> rows_of_case(db::ReadTx& tx, Table const& table, Id<OpinionCase> const& id);
/// Files without their content.
Result<std::vector<FileShown>> files_of_case(db::ReadTx& tx, Id<OpinionCase> const& id);
Result<std::vector<FileShown>> files_of_referral(db::ReadTx& tx, Id<Referral> const& id);

/// The meetings of a unit from a day, the nearest first.
Result<std::vector<BoardMeeting>> meetings(db::ReadTx& tx, Id<Unit> const& unit, Date from);
Result<std::vector<BoardMeeting>> all_meetings(db::ReadTx& tx, std::string const& unit);

// All answers to a remiss together.
Result<std::vector<OpinionView>> views_of_referral(db::ReadTx& tx, Id<Referral> const& id);
/// What is written under the headings that a compilation repeats, of all submitted answers.
Result<std::vector<OpinionSection>> texts_of_referral(db::ReadTx& tx, Id<Referral> const& id);
Result<std::vector<ViewReply>> replies(db::ReadTx& tx, Id<Referral> const& id);
Result<std::optional<ViewReply>> reply_to(db::ReadTx& tx, Id<OpinionView> const& view);
Result<std::vector<BoardDecision>> decisions_of_referral(db::ReadTx& tx, Id<Referral> const& id);
/// How many reservations and statements each decision has.
Result<std::map<std::string, std::int64_t>> dissent_counts(db::ReadTx& tx, Id<Referral> const& id);
Result<std::vector<ViewReply>> replies_that_changed(db::ReadTx& tx, Id<Edition> const& edition);
/// The number of signatures of each of these cases.
Result<std::map<std::string, std::int64_t>> signed_counts(db::ReadTx& tx,
                                                          std::vector<OpinionCase> const& cases);

/// The parts of an edition that views may speak of.
Result<std::vector<Part>> parts(db::ReadTx& tx, Id<Edition> const& edition);
/// The id of the part that goes by a key in an edition; empty when there is none.
Result<std::string> part_of_key(db::ReadTx& tx, Id<Edition> const& edition, NodeKind kind,
                                std::string const& key);
/// The names of all accounts, by id.
Result<std::map<std::string, std::string>> account_names(db::ReadTx& tx);

}  // namespace varn::consultation::store
