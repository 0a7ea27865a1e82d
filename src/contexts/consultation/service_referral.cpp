// A remiss on its way: drafted, sent, extended, closed.
#include <algorithm>

#include "consultation/notices.h"
#include "platform/holders.h"
#include "platform/holding.h"
#include "service.h"

namespace varn::consultation {
namespace {

Asking leading(Town& town, Actor const& actor) {
    return {town, policy(), actor, "consultation.lead"};
}

/// Calls `verb(tx, referral)` while the remiss is held, for who leads it; the verb commits.
template <class Verb>
auto leading_in(Town& town, Actor const& actor, Id<Referral> const& id, Verb const& verb)
    -> decltype(verb(std::declval<db::WriteTx&>(), Referral{})) {
    CHECK(may_read(actor));
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    CHECK(db::hold(tx, id));
    TRY(referral, tx.get(id));
    CHECK(auth::judge(policy(), actor, "consultation.lead", referral.unit.text));
    return verb(tx, std::move(referral));
}

template <class T>
Result<auth::Permit<T>> permit_to_lead(Actor const& actor, T const& row) {
    return auth::decide<T>(policy(), actor, "consultation.lead", auth::place_of(row));
}

Result<Done> keep_lead(db::WriteTx& tx, Actor const& actor) {
    return std::move(tx).commit(audit::entry(actor, "consultation.lead"));
}

Result<Done> must_be_sound(db::ReadTx& tx, Referral const& row) {
    TRY(unit, tx.find(row.unit));
    if (!unit) {
        return invalid("/unit", "consultation.not_there");
    }
    if (row.edition) {
        TRY(edition, tx.find(*row.edition));
        if (!edition) {
            return invalid("/edition", "consultation.not_there");
        }
    }
    return Done{};
}

/// Gives one who is asked a case to answer in, and tells those who write there.
Result<Done> ask_one(Town& town, db::WriteTx& tx, Actor const& actor, Referral const& referral,
                     Recipient const& recipient) {
    if (!recipient.asked_unit) {
        return Done{};
    }
    auto const today = town.clock.today();
    TRY(sender, organisation::unit_on(tx, referral.unit, today));
    OpinionCase row;
    row.unit = *recipient.asked_unit;
    row.referral = referral.id;
    row.recipient = recipient.id;
    row.title = referral.title;
    row.sender = sender.name;
    row.sender_diary_number = referral.diary_number;
    row.received_on = referral.sent_on.value_or(today);
    row.due_on = due_of(referral, recipient);
    row.marker = referral.marker;
    TRY(made, begin_case(town, tx, actor, std::move(row), std::nullopt));
    TRY(people, organisation::writers_of(tx, made.unit, today));
    return notify::tell(
        town, tx,
        {.kind = referral_sent, .to = std::move(people), .subject = made.id.text, .by = actor.account});
}

/// The remiss that a row belongs to; `not_found` when there is no such row.
template <class T>
Result<Id<Referral>> referral_of_row(Town& town, Actor const& actor, Id<T> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(row, tx.get(id));
    return row.referral;
}

/// Takes a row of a draft away.
template <class T>
Result<Done> remove_of_draft(Town& town, Actor const& actor, Id<T> const& id) {
    TRY(of, referral_of_row(town, actor, id));
    return leading_in(town, actor, of, [&](db::WriteTx& tx, Referral const& referral) -> Result<Done> {
        CHECK(rules::must_be_a_draft(referral));
        TRY(row, tx.get(id));
        TRY(permit, permit_to_lead(actor, row));
        CHECK(tx.remove(permit, row));
        return keep_lead(tx, actor);
    });
}

Error too_many_rows(std::size_t most) {
    return {ErrorCode::too_many, "consultation.rows_too_many", {{"maximum", std::to_string(most)}}, {}, {}};
}

/// The name of who is asked, as it is today.
Result<std::string> name_of_asked(db::ReadTx& tx, Recipient const& recipient, Date on) {
    if (recipient.asked_unit.has_value() == recipient.asked_actor.has_value()) {
        return invalid("/asked_unit", "consultation.ask_one");
    }
    if (recipient.asked_unit) {
        auto const unit = organisation::unit_on(tx, *recipient.asked_unit, on);
        return unit ? Result<std::string>{unit.value().name}
                    : Result<std::string>{invalid("/asked_unit", "consultation.not_there")};
    }
    TRY(found, tx.find(*recipient.asked_actor));
    return found ? Result<std::string>{found->name}
                 : Result<std::string>{invalid("/asked_actor", "consultation.not_there")};
}

}  // namespace

Result<Referral> add_referral(Town& town, Actor const& actor, Referral referral) {
    return add(leading(town, actor), std::move(referral), must_be_sound);
}

Result<Referral> change_referral(Town& town, Actor const& actor, Id<Referral> const& id, int version,
                                 json::Change<Referral> const& change) {
    return leading_in(town, actor, id, [&](db::WriteTx& tx, Referral const& before) -> Result<Referral> {
        CHECK(rules::must_be_current(version, before.version));
        TRY(after, change.onto(before));
        CHECK(must_be_sound(tx, after));
        if (before.state == ReferralState::closed) {
            CHECK(rules::must_be_sent(before));
        }
        // What has been asked stands: after sending only days of reminders and instructions change.
        auto asked = before;
        asked.instructions = after.instructions;
        asked.remind_before_days = after.remind_before_days;
        asked.remind_every_days = after.remind_every_days;
        if (json::write(asked) != json::write(after)) {
            CHECK(rules::must_be_a_draft(before));
        }
        TRY(permit, permit_to_lead(actor, before));
        CHECK(tx.update(permit, before, after));
        CHECK(keep_lead(tx, actor));
        return after;
    });
}

Result<Referral> send(Town& town, Actor const& actor, Id<Referral> const& id, Sending const& ask,
                      std::optional<int> version) {
    return leading_in(town, actor, id, [&](db::WriteTx& tx, Referral const& before) -> Result<Referral> {
        CHECK(rules::must_be_current(version, before.version));
        CHECK(rules::must_be_a_draft(before));
        auto after = before;
        after.state = ReferralState::sent;
        after.sent_on = ask.sent_on.value_or(town.clock.today());
        CHECK(rules::must_have_happened(*after.sent_on, town.clock.today(), "/sent_on"));
        if (after.due_on < *after.sent_on) {
            return invalid("/due_on", "consultation.due_before_sent");
        }
        TRY(asked, store::recipients(tx, id));
        if (asked.empty()) {
            return invalid("/recipients", "consultation.ask_somebody");
        }
        TRY(permit, permit_to_lead(actor, before));
        CHECK(tx.update(permit, before, after));
        for (auto const& one : asked) {
            CHECK(ask_one(town, tx, actor, after, one));
        }
        CHECK(keep_lead(tx, actor));
        return after;
    });
}

Result<Referral> close(Town& town, Actor const& actor, Id<Referral> const& id, ReferralClosing const& ask,
                       std::optional<int> version) {
    return leading_in(town, actor, id, [&](db::WriteTx& tx, Referral const& before) -> Result<Referral> {
        CHECK(rules::must_be_current(version, before.version));
        CHECK(rules::must_be_sent(before));
        TRY(asked, store::recipients(tx, id));
        TRY(cases, store::cases_of(tx, id));
        auto const answered = std::count_if(cases.begin(), cases.end(), [](OpinionCase const& one) {
            return one.state == CaseState::submitted;
        });
        auto const missing = static_cast<std::int64_t>(asked.size()) - answered;
        if (missing > 0 && !ask.although_answers_are_missing) {
            return Error{ErrorCode::conflict,
                         "consultation.answers_are_missing",
                         {{"count", std::to_string(missing)}},
                         {},
                         {}};
        }
        auto after = before;
        after.state = ReferralState::closed;
        after.closed_on = town.clock.today();
        TRY(permit, permit_to_lead(actor, before));
        CHECK(tx.update(permit, before, after));
        CHECK(keep_lead(tx, actor));
        return after;
    });
}

Result<ReferralQuestion> add_question(Town& town, Actor const& actor, ReferralQuestion question) {
    return leading_in(town, actor, question.referral,
                      [&](db::WriteTx& tx, Referral const& referral) -> Result<ReferralQuestion> {
                          CHECK(rules::must_be_a_draft(referral));
                          TRY(others, store::questions(tx, referral.id));
                          if (others.size() >= rules::questions_max) {
                              return too_many_rows(rules::questions_max);
                          }
                          auto made = question;
                          made.unit = referral.unit;
                          made.id = town.new_id<ReferralQuestion>();
                          made.version = 1;
                          TRY(permit, permit_to_lead(actor, made));
                          CHECK(tx.insert(permit, made));
                          CHECK(keep_lead(tx, actor));
                          return made;
                      });
}

Result<ReferralQuestion> change_question(Town& town, Actor const& actor, Id<ReferralQuestion> const& id,
                                         int version, json::Change<ReferralQuestion> const& change) {
    TRY(of, referral_of_row(town, actor, id));
    return leading_in(town, actor, of,
                      [&](db::WriteTx& tx, Referral const& referral) -> Result<ReferralQuestion> {
                          CHECK(rules::must_be_a_draft(referral));
                          TRY(before, tx.get(id));
                          CHECK(rules::must_be_current(version, before.version));
                          TRY(after, change.onto(before));
                          TRY(permit, permit_to_lead(actor, before));
                          CHECK(tx.update(permit, before, after));
                          CHECK(keep_lead(tx, actor));
                          return after;
                      });
}

Result<Done> remove_question(Town& town, Actor const& actor, Id<ReferralQuestion> const& id) {
    return remove_of_draft(town, actor, id);
}

Result<Recipient> add_recipient(Town& town, Actor const& actor, Recipient recipient) {
    return leading_in(town, actor, recipient.referral,
                      [&](db::WriteTx& tx, Referral const& referral) -> Result<Recipient> {
                          if (referral.state == ReferralState::closed) {
                              CHECK(rules::must_be_sent(referral));
                          }
                          TRY(others, store::recipients(tx, referral.id));
                          if (others.size() >= rules::recipients_max) {
                              return too_many_rows(rules::recipients_max);
                          }
                          auto made = recipient;
                          TRY(name, name_of_asked(tx, made, town.clock.today()));
                          made.name = name;
                          made.unit = referral.unit;
                          made.id = town.new_id<Recipient>();
                          made.version = 1;
                          TRY(permit, permit_to_lead(actor, made));
                          CHECK(tx.insert(permit, made));
                          if (referral.state == ReferralState::sent) {
                              CHECK(ask_one(town, tx, actor, referral, made));
                          }
                          CHECK(keep_lead(tx, actor));
                          return made;
                      });
}

Result<Recipient> change_recipient(Town& town, Actor const& actor, Id<Recipient> const& id, int version,
                                   json::Change<Recipient> const& change) {
    CHECK(may_read(actor));
    return revise(leading(town, actor), id, version, change);
}

Result<Done> remove_recipient(Town& town, Actor const& actor, Id<Recipient> const& id) {
    return remove_of_draft(town, actor, id);
}

Result<Recipient> extend(Town& town, Actor const& actor, Id<Recipient> const& id, Extension const& ask) {
    TRY(of, referral_of_row(town, actor, id));
    return leading_in(town, actor, of, [&](db::WriteTx& tx, Referral const& referral) -> Result<Recipient> {
        CHECK(rules::must_be_sent(referral));
        TRY(before, tx.get(id));
        TRY(own, store::case_of(tx, id));
        if (own && own->state == CaseState::submitted) {
            return Error{ErrorCode::conflict, "consultation.is_submitted", {}, {}, {}};
        }
        auto const due = due_of(referral, before);
        if (ask.extended_to <= due) {
            return invalid("/extended_to", "consultation.extend_beyond", {{"day", to_text(due)}});
        }
        auto after = before;
        after.extended_to = ask.extended_to;
        after.extension_why = ask.why;
        after.extension_asked_to.reset();
        after.extension_asked_why.reset();
        TRY(permit, permit_to_lead(actor, before));
        CHECK(tx.update(permit, before, after));
        if (own) {
            auto later = *own;
            later.due_on = ask.extended_to;
            TRY(to_case, auth::decide<OpinionCase>(policy(), actor, "consultation.lead", std::nullopt));
            CHECK(tx.update(to_case, *own, later));
            TRY(people, organisation::writers_of(tx, own->unit, town.clock.today()));
            CHECK(notify::tell(town, tx,
                               {.kind = time_extended,
                                .to = std::move(people),
                                .subject = own->id.text,
                                .by = actor.account}));
        }
        CHECK(keep_lead(tx, actor));
        return after;
    });
}

Result<OpinionCase> add_external_answer(Town& town, Actor const& actor, Id<Recipient> const& id,
                                        ExternalAnswer const& ask) {
    CHECK(may_read(actor));
    Recipient recipient;
    {
        db::ReadTx tx{town.db};
        TRY(row, tx.get(id));
        recipient = row;
    }
    return leading_in(
        town, actor, recipient.referral,
        [&](db::WriteTx& tx, Referral const& referral) -> Result<OpinionCase> {
            CHECK(rules::must_be_sent(referral));
            if (recipient.asked_unit) {
                return Error{ErrorCode::conflict, "consultation.answers_itself", {}, {}, {}};
            }
            CHECK(rules::must_have_happened(ask.submitted_on, town.clock.today(), "/submitted_on"));
            if (referral.sent_on && ask.submitted_on < *referral.sent_on) {
                return invalid("/submitted_on", "consultation.before_it_was_sent");
            }
            OpinionCase row;
            row.unit = referral.unit;
            row.referral = referral.id;
            row.recipient = recipient.id;
            row.external = true;
            row.title = referral.title;
            row.diary_number = ask.diary_number;
            row.sender = recipient.name;
            row.sender_diary_number = referral.diary_number;
            row.received_on = ask.submitted_on;
            row.due_on = due_of(referral, recipient);
            row.way = DecisionWay::office;
            row.position = ask.position;
            row.state = CaseState::submitted;
            row.submitted_on = ask.submitted_on;
            row.marker = referral.marker;
            row.id = town.new_id<OpinionCase>();
            row.version = 1;
            TRY(permit, permit_to_lead(actor, row));
            CHECK(tx.insert(permit, row));
            CHECK(keep_lead(tx, actor));
            return row;
        });
}

}  // namespace varn::consultation
