// Whether an answer, or all of them, is told whole to the one who reads.
#include "platform/left_out.h"

#include <array>

#include "service.h"

namespace varn::consultation {
namespace {

/// Asks of one kind of belonging after the other, until something is found.
Result<bool> leaves_out_any(db::ReadTx& tx, std::vector<db::ToldFrom> const& all) {
    for (auto const& what : all) {
        TRY(found, db::leaves_out(tx, what));
        if (found) {
            return true;
        }
    }
    return false;
}

/// What the answers of some cases are told from, comments aside.
std::vector<db::ToldFrom> told_from(std::vector<std::string> cases, std::vector<std::string> decisions) {
    static std::array<Table const*, 1> const of_itself{&table<OpinionCase>()};
    static std::array<Table const*, 6> const of_case{&table<OpinionSection>(),  &table<OpinionView>(),
                                                     &table<PreparationStep>(), &table<Signature>(),
                                                     &table<CaseFile>(),        &table<BoardDecision>()};
    static std::array<Table const*, 1> const of_decision{&table<Dissent>()};
    return {{of_itself, "id", cases},
            {of_case, "opinion_case", cases},
            {of_decision, "decision", std::move(decisions)}};
}

}  // namespace

Result<bool> is_left_out_of(db::ReadTx& tx, CaseView const& view) {
    static std::array<Table const*, 2> const of_referral{&table<ReferralQuestion>(), &table<CaseFile>()};
    std::vector<std::string> decisions;
    for (auto const& one : view.decisions) {
        decisions.push_back(one.decision.id.text);
    }
    auto all = told_from({view.opinion_case.id.text}, std::move(decisions));
    if (view.referral) {
        all.push_back({of_referral, "referral", {view.referral->id.text}});
    }
    return leaves_out_any(tx, all);
}

Result<bool> is_left_out_of(db::ReadTx& tx, Compilation const& made) {
    static std::array<Table const*, 3> const of_referral{&table<Recipient>(), &table<OpinionCase>(),
                                                         &table<ViewReply>()};
    std::vector<std::string> cases;
    for (auto const& one : made.answers) {
        cases.push_back(one.opinion_case.text);
    }
    TRY(made_decisions, store::decisions_of_referral(tx, made.referral.id));
    std::vector<std::string> decisions;
    for (auto const& one : made_decisions) {
        decisions.push_back(one.id.text);
    }
    auto all = told_from(std::move(cases), std::move(decisions));
    all.push_back({of_referral, "referral", {made.referral.id.text}});
    return leaves_out_any(tx, all);
}

}  // namespace varn::consultation
