// Meetings, signatures and decisions: the answer is submitted by a recorded decision alone.
#include <algorithm>

#include "consultation/notices.h"
#include "platform/holders.h"
#include "writing.h"

namespace varn::consultation {
namespace {

Result<Done> must_be_days_in_order(BoardMeeting const& meeting) {
    auto const later = [&](std::optional<Date> const& day) { return day && *day > meeting.held_on; };
    if (later(meeting.ready_on) || later(meeting.sent_on)) {
        return invalid(later(meeting.ready_on) ? "/ready_on" : "/sent_on", "consultation.before_the_meeting");
    }
    return Done{};
}

/// Fails when the opinion cannot be set as the document that is decided on and kept: afterwards nobody could
/// put it right.
Result<Done> must_be_writable(Town& town, Actor const& actor, Id<OpinionCase> const& id) {
    TRY(document, opinion_document(town, actor, id));
    CHECK(documents::write_pdf(document, documents::default_style()));
    return Done{};
}

/// Marks the case as submitted, and tells the one who asked.
Result<Done> submit(Town& town, db::WriteTx& tx, Actor const& actor, OpinionCase const& before,
                    BoardDecision const& decision) {
    auto after = before;
    after.state = CaseState::submitted;
    after.submitted_on = decision.decided_on;
    after.way = decision.way;
    TRY(permit, auth::decide<OpinionCase>(policy(), actor, "consultation.decide", before.unit.text));
    CHECK(tx.update(permit, before, after));
    if (!before.referral) {
        return Done{};
    }
    TRY(people, auth::holders(tx, {auth::Role::strategist}, town.clock.today(), auth::Holding::whole_town));
    return notify::tell(
        town, tx,
        {.kind = answer_submitted, .to = std::move(people), .subject = before.id.text, .by = actor.account});
}

}  // namespace

Result<Page<BoardMeeting>> list_meetings(Town& town, Actor const& actor, std::string const& unit) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(all, store::all_meetings(tx, unit));
    auto const total = static_cast<std::int64_t>(all.size());
    return Page<BoardMeeting>{std::move(all), total};
}

Result<BoardMeeting> add_meeting(Town& town, Actor const& actor, BoardMeeting meeting) {
    return add({town, policy(), actor, "consultation.decide"}, std::move(meeting),
               [](db::ReadTx& tx, BoardMeeting const& row) -> Result<Done> {
                   TRY(unit, tx.find(row.unit));
                   if (!unit) {
                       return invalid("/unit", "consultation.not_there");
                   }
                   return must_be_days_in_order(row);
               });
}

Result<BoardMeeting> change_meeting(Town& town, Actor const& actor, Id<BoardMeeting> const& id, int version,
                                    json::Change<BoardMeeting> const& change) {
    CHECK(may_read(actor));
    return revise({town, policy(), actor, "consultation.decide"}, id, version, change,
                  [](db::ReadTx& tx, BoardMeeting const& row) -> Result<Done> {
                      TRY(before, tx.get(row.id));
                      TRY(decisions, store::decisions_at(tx, row.id));
                      if (decisions > 0 && before.held_on != row.held_on) {
                          return Error{ErrorCode::conflict, "consultation.has_decided", {}, {}, {}};
                      }
                      return must_be_days_in_order(row);
                  });
}

Result<Signature> sign(Town& town, Actor const& actor, Id<Signature> const& id, Signing const& ask) {
    TRY(of, case_of_row(town, actor, id));
    auto const now = town.clock.now();
    auto const today = town.clock.today();
    return writing_in(
        town, actor, of, "consultation.sign",
        [&](db::WriteTx& tx, OpinionCase const& opinion_case) -> Result<Signature> {
            TRY(before, tx.get(id));
            TRY(view, case_in(tx, actor, opinion_case, now, today));
            if (view.content_hash != ask.content_hash) {
                return Error{ErrorCode::conflict, "consultation.changed_since_seen", {}, {}, {}};
            }
            TRY(permit,
                auth::decide<Signature>(policy(), actor, "consultation.sign", auth::place_of(before)));
            CHECK(rules::must_be_free_to_sign(view, id, {actor.account, permit.acting_for()}));
            auto after = before;
            after.signed_at = now;
            after.signed_by = actor.account;
            after.signed_for =
                permit.acting_for().empty() ? std::nullopt : std::optional{permit.acting_for()};
            after.signed_hash = view.content_hash;
            CHECK(tx.update(permit, before, after));
            CHECK(std::move(tx).commit(audit::entry(actor, "consultation.sign")));
            return after;
        });
}

Result<BoardDecision> decide(Town& town, Actor const& actor, BoardDecision decision) {
    auto const now = town.clock.now();
    auto const today = town.clock.today();
    if (rules::submits(decision.outcome)) {
        CHECK(must_be_writable(town, actor, decision.opinion_case));
    }
    return writing_in(town, actor, decision.opinion_case, "consultation.decide",
                      [&](db::WriteTx& tx, OpinionCase const& opinion_case) -> Result<BoardDecision> {
                          TRY(view, case_in(tx, actor, opinion_case, now, today));
                          auto made = decision;
                          CHECK(rules::must_be_ready(view, made, today));
                          if (made.meeting) {
                              CHECK(rules::must_be_a_meeting_of(tx, *made.meeting, opinion_case.unit));
                              TRY(meeting, tx.get(*made.meeting));
                              if (meeting.held_on != made.decided_on) {
                                  return invalid("/decided_on", "consultation.decided_at_the_meeting",
                                                 {{"day", to_text(meeting.held_on)}});
                              }
                          }
                          made.unit = opinion_case.unit;
                          made.content_hash = view.content_hash;
                          made.id = town.new_id<BoardDecision>();
                          made.version = 1;
                          TRY(permit, auth::decide<BoardDecision>(policy(), actor, "consultation.decide",
                                                                  auth::place_of(made)));
                          CHECK(tx.insert(permit, made));
                          if (rules::submits(made.outcome)) {
                              CHECK(submit(town, tx, actor, opinion_case, made));
                          }
                          CHECK(std::move(tx).commit(audit::entry(actor, "consultation.decide")));
                          return made;
                      });
}

Result<BoardDecision> change_decision(Town& town, Actor const& actor, Id<BoardDecision> const& id,
                                      int version, json::Change<BoardDecision> const& change) {
    CHECK(may_read(actor));
    auto const today = town.clock.today();
    return revise(
        {town, policy(), actor, "consultation.decide"}, id, version, change,
        [&](db::ReadTx&, BoardDecision const& row) -> Result<Done> {
            for (auto const& [day, pointer] :
                 {std::pair{row.verified_on, "/verified_on"}, std::pair{row.posted_on, "/posted_on"},
                  std::pair{row.reported_on, "/reported_on"}}) {
                if (day && *day < row.decided_on) {
                    return invalid(pointer, "consultation.before_the_decision");
                }
                if (day) {
                    CHECK(rules::must_have_happened(*day, today, pointer));
                }
            }
            if (row.immediate_verification && row.verified_on && row.verified_on != row.decided_on) {
                return invalid("/verified_on", "consultation.verified_at_the_meeting",
                               {{"day", to_text(row.decided_on)}});
            }
            if (row.posted_on && row.verified_on && *row.posted_on < *row.verified_on) {
                return invalid("/posted_on", "consultation.posted_before_verified");
            }
            return Done{};
        });
}

Result<Dissent> add_dissent(Town& town, Actor const& actor, Dissent dissent) {
    CHECK(may_read(actor));
    db::WriteTx tx{town.db};
    TRY(decision, tx.find(dissent.decision));
    if (!decision) {
        return invalid("/decision", "consultation.not_there");
    }
    dissent.unit = decision->unit;
    TRY(permit, auth::decide<Dissent>(policy(), actor, "consultation.decide", auth::place_of(dissent)));
    if (decision->way != DecisionWay::board) {
        return Error{ErrorCode::conflict, "consultation.only_in_a_board", {}, {}, {}};
    }
    dissent.id = town.new_id<Dissent>();
    CHECK(tx.insert(permit, dissent));
    CHECK(std::move(tx).commit(audit::entry(actor, "consultation.decide")));
    return dissent;
}

}  // namespace varn::consultation
