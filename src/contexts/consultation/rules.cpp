#include "rules.h"

#include <algorithm>

#include "platform/stockholm_time.h"

namespace varn::consultation::rules {
namespace {

Error refused(std::string_view key, Params params = {}) {
    return Error{ErrorCode::conflict, std::string{key}, std::move(params), {}, {}};
}

bool has_text(CaseView const& view, SectionKind kind) {
    return std::any_of(view.sections.begin(), view.sections.end(), [&](SectionShown const& one) {
        return one.section.kind == kind && one.section.body.has_value();
    });
}

std::size_t standing(CaseView const& view) {
    return static_cast<std::size_t>(
        std::count_if(view.signatures.begin(), view.signatures.end(),
                      [](SignatureShown const& one) { return one.state == SignatureState::stands; }));
}

/// The first day that can be decided on: when it had come in, had been decided on before, and, for what
/// submits, had been signed.
Date earliest_day(CaseView const& view, bool for_submitting) {
    auto first = for_submitting ? view.opinion_case.received_on : Date{};
    for (auto const& one : view.decisions) {
        first = std::max(first, one.decision.decided_on);
    }
    for (auto const& one : view.signatures) {
        if (for_submitting && one.state == SignatureState::stands && one.signature.signed_at) {
            first = std::max(first, clock::stockholm_time(*one.signature.signed_at).day);
        }
    }
    return first;
}

/// What the way of deciding asks to be told.
void ask_for_the_way(BoardDecision const& decision, std::vector<Problem>& problems) {
    auto const missing = [&](auto const& field, std::string pointer, std::string_view key) {
        if (!field || field->find_first_not_of(" \t\n") == field->npos) {
            problems.push_back({std::move(pointer), std::string{key}, {}});
        }
    };
    if (decision.way == DecisionWay::board) {
        if (!decision.meeting) {
            problems.push_back({"/meeting", "consultation.say_which_meeting", {}});
        }
        missing(decision.paragraph, "/paragraph", "consultation.say_which_paragraph");
        return;
    }
    missing(decision.decided_by, "/decided_by", "consultation.say_who_decided");
    if (!submits(decision.outcome)) {
        problems.push_back({"/outcome", "consultation.only_a_board_sends_back", {}});
    }
}

}  // namespace

Result<Done> must_be_a_draft(Referral const& referral) {
    return referral.state == ReferralState::draft
               ? Result<Done>{Done{}}
               : Result<Done>{refused("consultation.is_sent_already", {{"title", referral.title}})};
}

Result<Done> must_be_sent(Referral const& referral) {
    if (referral.state == ReferralState::sent) {
        return Done{};
    }
    return refused(
        referral.state == ReferralState::draft ? "consultation.send_first" : "consultation.is_closed",
        {{"title", referral.title}});
}

Result<Done> must_be_preparing(db::ReadTx& tx, OpinionCase const& opinion_case) {
    if (opinion_case.external && opinion_case.referral) {
        TRY(referral, tx.get(*opinion_case.referral));
        return must_be_sent(referral);
    }
    return opinion_case.state == CaseState::preparing ? Result<Done>{Done{}}
                                                      : Result<Done>{refused("consultation.is_submitted")};
}

Result<Done> must_be_current(std::optional<int> seen, int version) {
    return !seen || *seen == version ? Result<Done>{Done{}}
                                     : Result<Done>{Error{ErrorCode::stale, "common.stale", {}, {}, {}}};
}

Result<Done> must_have_happened(Date on, Date today, std::string pointer) {
    return on <= today ? Result<Done>{Done{}}
                       : Result<Done>{invalid(std::move(pointer), "consultation.lies_ahead",
                                              {{"today", to_text(today)}})};
}

Result<Done> must_name_a_part(db::ReadTx& tx, OpinionView const& view) {
    if (view.part.has_value() != view.part_kind.has_value()) {
        return invalid(view.part ? "/part_kind" : "/part", "consultation.say_part_and_kind");
    }
    if (view.part) {
        auto const found = programme::node(tx, *view.part_kind, view.part->text);
        if (!found) {
            return found.error().code == ErrorCode::not_found ? invalid("/part", "consultation.not_there")
                                                              : found.error();
        }
    }
    return Done{};
}

Result<Done> must_be_a_meeting_of(db::ReadTx& tx, Id<BoardMeeting> const& meeting, Id<Unit> const& unit) {
    TRY(found, tx.find(meeting));
    return found && found->unit == unit ? Result<Done>{Done{}}
                                        : Result<Done>{invalid("/meeting", "consultation.not_there")};
}

Result<Done> must_be_free_to_sign(CaseView const& view, Id<Signature> const& line, Signer const& signer) {
    auto const& right = signer.acting_for.empty() ? signer.account : signer.acting_for;
    for (auto const& other : view.signatures) {
        if (other.state != SignatureState::stands) {
            continue;
        }
        if (other.signature.id == line) {
            return refused("consultation.has_signed");
        }
        // Two people with a right of their own each: a deputy signs with another's.
        auto const theirs = other.signature.signed_for.value_or(*other.signature.signed_by);
        if (theirs == right || other.signature.signed_by == signer.account) {
            return refused("consultation.signs_another");
        }
    }
    return Done{};
}

bool submits(Outcome outcome) {
    return outcome == Outcome::approved || outcome == Outcome::amended;
}

std::vector<CaseGap> gaps_of(CaseView const& view) {
    std::vector<CaseGap> gaps;
    if (!view.opinion_case.position) {
        gaps.push_back(CaseGap::no_position);
    }
    if (!has_text(view, SectionKind::proposal)) {
        gaps.push_back(CaseGap::no_proposal);
    }
    bool const has_view = !view.views.empty() || has_text(view, SectionKind::views);
    auto const position = view.opinion_case.position;
    bool const needs_none = position == Position::abstains || position == Position::no_views;
    if (!has_view && !needs_none) {
        gaps.push_back(CaseGap::no_views_text);
    }
    bool const has_void =
        std::any_of(view.signatures.begin(), view.signatures.end(),
                    [](SignatureShown const& one) { return one.state == SignatureState::is_void; });
    if (has_void) {
        gaps.push_back(CaseGap::signature_void);
    }
    bool const all_sign = standing(view) == view.signatures.size();
    if (standing(view) < signatures_min || !all_sign) {
        gaps.push_back(CaseGap::signatures_missing);
    }
    if (view.opinion_case.way == DecisionWay::board && !view.opinion_case.meeting) {
        gaps.push_back(CaseGap::no_meeting);
    }
    return gaps;
}

Result<Done> must_be_ready(CaseView const& view, BoardDecision const& decision, Date today) {
    std::vector<Problem> problems;
    ask_for_the_way(decision, problems);
    auto const earliest = earliest_day(view, submits(decision.outcome));
    if (decision.decided_on < earliest) {
        problems.push_back({"/decided_on", "consultation.decided_too_early", {{"day", to_text(earliest)}}});
    }
    if (decision.decided_on > today) {
        problems.push_back({"/decided_on", "consultation.lies_ahead", {{"today", to_text(today)}}});
    }
    if (submits(decision.outcome)) {
        for (auto const gap : view.gaps) {
            if (gap != CaseGap::no_meeting) {
                problems.push_back({"/outcome", "consultation.gap." + std::string{name_of(gap)}, {}});
            }
        }
    }
    if (problems.empty()) {
        return Done{};
    }
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

}  // namespace varn::consultation::rules
