// The story of a remiss on every engine: sent, answered, signed, decided, weighed.
#include "consultation/notices.h"
#include "town_of_remisses.h"

namespace varn::consultation {
namespace {

class Remisses : public RemissTown {};
VARN_ON_EVERY_ENGINE(Remisses);

TEST_P(Remisses, sending_gives_each_unit_a_case_with_the_headings_of_an_opinion) {
    auto const sent = sent_remiss();
    EXPECT_EQ(sent.state, ReferralState::sent);
    auto const own = case_of_unit(traffic);
    EXPECT_EQ(own.due_on, day("2024-03-01"));
    EXPECT_EQ(own.sender, "Kommunstyrelsen");
    EXPECT_EQ(own.sender_diary_number, "KS 2023/1267");
    auto const view = seen(at_traffic, own.id);
    ASSERT_EQ(view.sections.size(), 6U);
    EXPECT_EQ(view.sections[0].section.title, "Förslag till beslut");
    EXPECT_NE(prose::plain(view.sections[0].section.body.value_or("")).find("kommunstyrelsen"),
              std::string::npos);
    auto const progress = ok(referral_view(town(), strategist, sent.id));
    EXPECT_EQ(progress.recipients.size(), 2U);
    EXPECT_EQ(progress.recipients[0].state, AnswerState::preparing);
}

TEST_P(Remisses, nobody_is_asked_without_somebody_to_ask) {
    auto const made = ok(add_referral(town(), strategist, remiss()));
    auto const outcome = send(town(), strategist, made.id, Sending{}, {});
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().problems.at(0).key, "consultation.ask_somebody");
}

TEST_P(Remisses, what_has_been_asked_stands) {
    auto const sent = sent_remiss();
    auto const outcome = change_referral(town(), strategist, sent.id, sent.version,
                                         json::Change<Referral>{R"({"due_on":"2024-04-01"})"});
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::conflict);
    EXPECT_TRUE(change_referral(town(), strategist, sent.id, sent.version,
                                json::Change<Referral>{R"({"instructions":"Svara kort."})"})
                    .ok());
}

TEST_P(Remisses, another_unit_cannot_read_a_draft_nor_can_the_one_who_asks) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const section_id = section(own.id, SectionKind::views).id;
    auto const before = audit_size();
    for (auto const& actor : {at_schools, strategist, reader, testing::somebody(auth::Role::auditor),
                              testing::somebody(auth::Role::administrator)}) {
        EXPECT_EQ(case_view(town(), actor, own.id).error().code, ErrorCode::not_found) << actor.name;
        EXPECT_EQ(read_section(town(), actor, section_id).error().code, ErrorCode::not_found);
        EXPECT_EQ(section_moments(town(), actor, section_id).error().code, ErrorCode::not_found);
        EXPECT_EQ(opinion_document(town(), actor, own.id).error().code, ErrorCode::not_found);
        EXPECT_EQ(hold_section(town(), actor, section_id, SectionHold{}).error().code, ErrorCode::not_found);
        auto const lines = ok(cases(town(), actor, {500, 0}));
        for (auto const& line : lines.items) {
            EXPECT_NE(line.opinion_case.unit, traffic);
        }
    }
    EXPECT_EQ(audit_size(), before);
}

TEST_P(Remisses, nobody_writes_in_another_units_case) {
    auto const own = signed_answer();
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    auto const before = audit_size();
    // Now everybody may read it, and still nobody else may write.
    for (auto const& actor : {at_schools, strategist, reader}) {
        EXPECT_TRUE(case_view(town(), actor, own.id).ok());
        EXPECT_EQ(add_to_case(town(), actor, view_on(own.id, Stance::praise, "Bra.")).error().code,
                  ErrorCode::forbidden);
    }
    EXPECT_EQ(audit_size(), before);
}

TEST_P(Remisses, comments_stay_with_the_unit_when_the_answer_is_everybodys) {
    auto const own = signed_answer();
    OpinionComment comment;
    comment.opinion_case = own.id;
    comment.body = "Är det här rätt?";
    ok(add_to_case(town(), head, comment));
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    EXPECT_EQ(seen(at_traffic, own.id).comments.size(), 1U);
    EXPECT_TRUE(seen(strategist, own.id).comments.empty());
}

TEST_P(Remisses, who_writes_holds_the_section_until_somebody_takes_over) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const before = write(own.id, SectionKind::views, "Första");
    EXPECT_EQ(before.held_by, at_traffic.account);
    auto colleague = other_head;
    auto const change = json::Change<OpinionSection>{"{\"body\":" + quoted(prose::from_plain("Andra")) + "}"};
    auto const refused = change_section(town(), colleague, before.id, before.version, change);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().key, "consultation.section_is_held");
    EXPECT_EQ(hold_section(town(), colleague, before.id, SectionHold{}).error().key,
              "consultation.section_is_held");
    auto const taken = ok(hold_section(town(), colleague, before.id, SectionHold{true, false}));
    EXPECT_TRUE(change_section(town(), colleague, before.id, taken.version, change).ok());
    // Who held it before is told, and nothing is lost in silence.
    EXPECT_EQ(change_section(town(), at_traffic, before.id, before.version, change).error().key,
              "consultation.section_is_held");
}

TEST_P(Remisses, a_hold_ends_by_itself_and_by_letting_go) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const held = write(own.id, SectionKind::views, "Första");
    ok(hold_section(town(), at_traffic, held.id, SectionHold{false, true}));
    EXPECT_FALSE(section(own.id, SectionKind::views).held_by.has_value());
    ok(hold_section(town(), at_traffic, held.id, SectionHold{}));
    clock_.move_to(Instant{clock_.now().milliseconds + 6LL * 60 * 1000});
    EXPECT_TRUE(hold_section(town(), other_head, held.id, SectionHold{}).ok());
}

TEST_P(Remisses, what_is_pasted_is_cleaned_or_refused) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const before = section(own.id, SectionKind::views);
    auto const outcome = change_section(
        town(), at_traffic, before.id, before.version,
        json::Change<OpinionSection>{
            R"({"body":"{\"type\":\"doc\",\"content\":[{\"type\":\"script\",\"content\":[]}]}"})"});
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().code, ErrorCode::invalid);
    EXPECT_EQ(section(own.id, SectionKind::views).version, before.version);
}

TEST_P(Remisses, what_was_written_can_be_taken_away_again) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const before = section(own.id, SectionKind::referral);
    EXPECT_TRUE(before.body.has_value());
    auto const after = ok(change_section(town(), at_traffic, before.id, before.version,
                                         json::Change<OpinionSection>{R"({"body":null})"}));
    EXPECT_FALSE(after.body.has_value());
    EXPECT_TRUE(opinion_document(town(), at_traffic, own.id).ok());
}

TEST_P(Remisses, only_headings_of_ones_own_are_added_and_taken_away) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    OpinionSection made;
    made.opinion_case = own.id;
    made.title = "Revideringen";
    made.kind = SectionKind::views;
    EXPECT_EQ(add_to_case(town(), at_traffic, made).error().problems.at(0).pointer, "/kind");
    made.kind = SectionKind::own;
    auto const added = ok(add_to_case(town(), at_traffic, made));
    EXPECT_FALSE(remove_section(town(), at_traffic, section(own.id, SectionKind::views).id).ok());
    EXPECT_TRUE(remove_section(town(), at_traffic, added.id).ok());
}

TEST_P(Remisses, a_submitted_answer_never_changes) {
    auto const own = signed_answer();
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    auto const done = case_of_unit(traffic);
    EXPECT_EQ(done.state, CaseState::submitted);
    EXPECT_EQ(done.submitted_on, day("2024-02-01"));
    auto const before = audit_size();
    auto const views = section(own.id, SectionKind::views);
    auto const is_refused = [](auto const& outcome) {
        ASSERT_FALSE(outcome.ok());
        EXPECT_EQ(outcome.error().key, "consultation.is_submitted");
    };
    is_refused(change_section(town(), at_traffic, views.id, views.version,
                              json::Change<OpinionSection>{R"({"title":"Annat"})"}));
    is_refused(add_to_case(town(), at_traffic, view_on(own.id, Stance::praise, "Bra.")));
    is_refused(change_case(town(), at_traffic, own.id, done.version,
                           json::Change<OpinionCase>{R"({"position":"opposes"})"}));
    is_refused(decide(town(), at_traffic, decision(own, Outcome::amended)));
    EXPECT_EQ(audit_size(), before);
}

TEST_P(Remisses, more_time_is_asked_for_and_given) {
    auto const sent = sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const asked =
        ok(ask_for_time(town(), at_traffic, own.id, Extension{day("2024-03-15"), "Möte den 12 mars."}));
    EXPECT_EQ(asked.extension_asked_to, day("2024-03-15"));
    EXPECT_EQ(extend(town(), at_traffic, asked.id, Extension{day("2024-03-15"), "Ja"}).error().code,
              ErrorCode::forbidden);
    auto const given =
        ok(extend(town(), strategist, asked.id, Extension{day("2024-03-15"), "Möte den 12 mars."}));
    EXPECT_FALSE(given.extension_asked_to.has_value());
    EXPECT_EQ(case_of_unit(traffic).due_on, day("2024-03-15"));
    EXPECT_FALSE(extend(town(), strategist, asked.id, Extension{sent.due_on, "Nej"}).ok());
}

TEST_P(Remisses, closing_says_who_is_missing_first) {
    auto const sent = sent_remiss();
    auto const refused = close(town(), strategist, sent.id, ReferralClosing{}, {});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().params.at(0).second, "2");
    EXPECT_EQ(ok(close(town(), strategist, sent.id, ReferralClosing{true}, {})).state, ReferralState::closed);
}

TEST_P(Remisses, an_answer_from_outside_is_registered_by_the_one_who_asked) {
    auto const sent = sent_remiss();
    ExternalActor actor;
    actor.id = town().new_id<ExternalActor>();
    actor.key = "region";
    actor.name = "Regionen";
    actor.kind = "region";
    actor.version = 1;
    {
        db::WriteTx tx{town().db};
        put(tx, actor);
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    Recipient asked;
    asked.referral = sent.id;
    asked.asked_actor = actor.id;
    auto const recipient = ok(add_recipient(town(), strategist, asked));
    ExternalAnswer answer{Position::supports, day("2024-02-01"), "RS 2023/9"};
    EXPECT_EQ(add_external_answer(town(), at_traffic, recipient.id, answer).error().code,
              ErrorCode::forbidden);
    auto const made = ok(add_external_answer(town(), strategist, recipient.id, answer));
    ok(add_to_case(town(), strategist, view_on(made.id, Stance::praise, "Bra.")));
    EXPECT_EQ(add_to_case(town(), at_traffic, view_on(made.id, Stance::praise, "Bra.")).error().code,
              ErrorCode::forbidden);
    auto const side_by_side = ok(compilation(town(), reader, sent.id));
    ASSERT_EQ(side_by_side.answers.size(), 1U);
    EXPECT_EQ(side_by_side.answers[0].name, "Regionen");
    EXPECT_TRUE(side_by_side.answers[0].outside_town);
}

TEST_P(Remisses, the_compilation_holds_what_is_submitted_and_nothing_else) {
    auto const own = signed_answer();
    auto const id = *case_of_unit(traffic).referral;
    EXPECT_TRUE(ok(compilation(town(), strategist, id)).views.empty());
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    auto const made = ok(compilation(town(), strategist, id));
    ASSERT_EQ(made.views.size(), 1U);
    EXPECT_EQ(made.asked, 2);
    EXPECT_EQ(made.answers[0].paragraph, "§ 12");
    auto const part = std::find_if(made.parts.begin(), made.parts.end(),
                                   [&](auto const& one) { return one.part == AnyId{accidents.text}; });
    ASSERT_NE(part, made.parts.end());
    EXPECT_EQ(part->shortcomings, 1);
}

TEST_P(Remisses, a_view_is_replied_to_and_the_change_remembers_it) {
    auto const own = signed_answer();
    auto const view = seen(at_traffic, own.id).views.at(0).view;
    ViewReply reply;
    reply.view = view.id;
    reply.reply = Reply::followed;
    reply.why = "Ett mål läggs till.";
    reply.change = added_goal;
    EXPECT_FALSE(add_reply(town(), strategist, reply).ok()) << "nothing is replied to before it is submitted";
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    EXPECT_EQ(add_reply(town(), at_traffic, reply).error().code, ErrorCode::forbidden);
    ok(add_reply(town(), strategist, reply));
    auto const caused = ok(caused_changes(town(), reader, edition));
    ASSERT_EQ(caused.items.size(), 1U);
    EXPECT_EQ(caused.items[0].views.at(0).unit_name, "Trafiknämnden");
    EXPECT_EQ(seen(at_traffic, own.id).replies.size(), 1U);
}

TEST_P(Remisses, reminders_are_told_once_a_day_of_the_remiss) {
    sent_remiss();
    EXPECT_EQ(ok(remind(town())), 0);
    clock_.move_to(start_of(day("2024-02-20")));
    EXPECT_EQ(ok(remind(town())), 2);
    clock_.move_to(start_of(day("2024-03-02")));
    EXPECT_EQ(ok(remind(town())), 2);
}

TEST_P(Remisses, letting_go_of_what_one_does_not_hold_writes_nothing) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const held = write(own.id, SectionKind::views, "Första");
    auto const before = audit_size();
    EXPECT_EQ(ok(hold_section(town(), other_head, held.id, SectionHold{false, true})).version, held.version);
    EXPECT_EQ(audit_size(), before);
}

TEST_P(Remisses, a_heading_goes_with_what_was_said_about_it) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    OpinionSection made;
    made.opinion_case = own.id;
    made.title = "Revideringen";
    made.kind = SectionKind::own;
    auto const added = ok(add_to_case(town(), at_traffic, made));
    OpinionComment comment;
    comment.opinion_case = own.id;
    comment.section = added.id;
    comment.body = "Behövs den?";
    ok(add_to_case(town(), head, comment));
    EXPECT_TRUE(remove_section(town(), at_traffic, added.id).ok());
    EXPECT_TRUE(seen(at_traffic, own.id).comments.empty());
}

TEST_P(Remisses, a_draft_is_the_askers_alone_also_side_by_side) {
    auto const made = ok(add_referral(town(), strategist, remiss()));
    EXPECT_EQ(compilation(town(), reader, made.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(compilation_document(town(), reader, made.id).error().code, ErrorCode::not_found);
    EXPECT_TRUE(compilation(town(), strategist, made.id).ok());
}

TEST_P(Remisses, why_somebody_asks_for_time_is_not_for_everybody) {
    auto const sent = sent_remiss();
    ok(ask_for_time(town(), at_traffic, case_of_unit(traffic).id, Extension{day("2024-03-15"), "Sjukdom."}));
    auto const asked = [&](Actor const& actor) {
        auto const view = ok(referral_view(town(), actor, sent.id));
        for (auto const& line : view.recipients) {
            if (line.recipient.asked_unit == traffic) {
                return line.recipient.extension_asked_why;
            }
        }
        return std::optional<std::string>{};
    };
    EXPECT_EQ(asked(strategist), "Sjukdom.");
    EXPECT_EQ(asked(at_traffic), "Sjukdom.");
    EXPECT_FALSE(asked(reader).has_value());
    EXPECT_FALSE(asked(at_schools).has_value());
}

TEST_P(Remisses, no_time_is_given_for_what_is_answered_or_backwards) {
    auto const own = signed_answer();
    auto const recipient = *case_of_unit(traffic).recipient;
    ok(extend(town(), strategist, recipient, Extension{day("2024-04-15"), "Ja"}));
    EXPECT_FALSE(extend(town(), strategist, recipient, Extension{day("2024-03-15"), "Nej"}).ok());
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    EXPECT_EQ(extend(town(), strategist, recipient, Extension{day("2024-06-01"), "Sent"}).error().key,
              "consultation.is_submitted");
}

TEST_P(Remisses, an_answer_from_outside_stands_when_it_is_replied_to_or_closed) {
    auto const sent = sent_remiss();
    ExternalActor actor;
    actor.id = town().new_id<ExternalActor>();
    actor.key = "region";
    actor.name = "Regionen";
    actor.kind = "region";
    actor.version = 1;
    {
        db::WriteTx tx{town().db};
        put(tx, actor);
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    Recipient asked;
    asked.referral = sent.id;
    asked.asked_actor = actor.id;
    auto const recipient = ok(add_recipient(town(), strategist, asked));
    auto const made = ok(add_external_answer(town(), strategist, recipient.id,
                                             ExternalAnswer{Position::supports, day("2024-02-01"), {}}));
    auto const view = ok(add_to_case(town(), strategist, view_on(made.id, Stance::praise, "Bra.")));
    ViewReply reply;
    reply.view = view.id;
    reply.why = "Tack.";
    ok(add_reply(town(), strategist, reply));
    auto const change = json::Change<OpinionView>{R"({"body":"Helt annat."})"};
    EXPECT_EQ(change_in_case(town(), strategist, view.id, view.version, change).error().key,
              "consultation.is_replied_to");
    ok(close(town(), strategist, sent.id, ReferralClosing{true}, {}));
    EXPECT_EQ(add_to_case(town(), strategist, view_on(made.id, Stance::praise, "Sent.")).error().key,
              "consultation.is_closed");
}

TEST_P(Remisses, a_case_says_how_much_it_holds) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    for (std::int64_t i = 0; i < rules::signers_max; ++i) {
        signer(own.id, "Namn " + std::to_string(i), "Chef");
    }
    Signature one_more;
    one_more.opinion_case = own.id;
    one_more.name = "En till";
    one_more.title = "Chef";
    EXPECT_EQ(add_to_case(town(), at_traffic, one_more).error().code, ErrorCode::too_many);
}

}  // namespace
}  // namespace varn::consultation
