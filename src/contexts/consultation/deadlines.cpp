#include "deadlines.h"

namespace varn::consultation {
namespace {

MeetingChoice meeting_choice(BoardMeeting const& meeting, Date due_on, Date today) {
    MeetingChoice choice;
    choice.meeting = meeting;
    choice.ready_on = meeting.ready_on.value_or(plus_days(meeting.held_on, -opinion_ready_days));
    choice.sent_on = meeting.sent_on.value_or(plus_days(meeting.held_on, -papers_sent_days));
    if (meeting.held_on > due_on) {
        choice.fit = MeetingFit::after_due;
    } else if (choice.sent_on < today) {
        choice.fit = MeetingFit::papers_too_late;
    } else if (plus_days(meeting.held_on, verification_days) > due_on) {
        choice.fit = MeetingFit::verified_at_once;
    } else {
        choice.fit = MeetingFit::in_time;
    }
    return choice;
}

bool suits(MeetingFit fit) {
    return fit == MeetingFit::in_time || fit == MeetingFit::verified_at_once;
}

}  // namespace

DeadlinePlan plan_deadlines(std::vector<BoardMeeting> const& meetings, Date due_on, Date today,
                            std::optional<Id<BoardMeeting>> const& chosen) {
    DeadlinePlan plan;
    plan.due_on = due_on;
    plan.days_left = due_on.days - today.days;
    bool has_in_time = false;
    for (auto const& meeting : meetings) {
        if (meeting.held_on < today) {
            continue;
        }
        auto choice = meeting_choice(meeting, due_on, today);
        // The last that suits leaves most time to prepare; one that needs no haste with the minutes is
        // better.
        has_in_time = has_in_time || choice.fit == MeetingFit::in_time;
        if (choice.fit == MeetingFit::in_time ||
            (choice.fit == MeetingFit::verified_at_once && !has_in_time)) {
            plan.best = meeting.id;
        }
        plan.chosen_fits = plan.chosen_fits || (chosen && *chosen == meeting.id && suits(choice.fit));
        // More time helps until the first meeting that papers can still be sent to.
        bool const is_after = choice.fit == MeetingFit::after_due && choice.sent_on >= today;
        plan.meetings.push_back(std::move(choice));
        if (is_after) {
            plan.extension_until = meeting.held_on;
            break;
        }
    }
    if (!plan.best) {
        if (plan.extension_until) {
            plan.ways_out.push_back(WayOut::extended_time);
        }
        plan.ways_out.push_back(WayOut::chair_decision);
        plan.ways_out.push_back(WayOut::office_opinion);
    }
    return plan;
}

DecisionShown with_days(BoardDecision decision, std::vector<Dissent> dissents,
                        std::vector<BoardMeeting> const& later) {
    DecisionShown shown;
    if (decision.way == DecisionWay::board) {
        shown.verify_by = decision.immediate_verification ? decision.decided_on
                                                          : plus_days(decision.decided_on, verification_days);
        auto const verified = decision.verified_on.value_or(*shown.verify_by);
        shown.post_by = plus_days(verified, posting_days);
    } else {
        for (auto const& meeting : later) {
            if (meeting.held_on >= decision.decided_on) {
                shown.report_on = meeting.held_on;
                break;
            }
        }
    }
    shown.decision = std::move(decision);
    shown.dissents = std::move(dissents);
    return shown;
}

}  // namespace varn::consultation
