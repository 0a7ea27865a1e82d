// Signed and decided: what is signed is bound to its content, and nothing is submitted but by a decision.
#include "town_of_remisses.h"

namespace varn::consultation {
namespace {

class Decisions : public RemissTown {};
VARN_ON_EVERY_ENGINE(Decisions);

std::vector<SignatureState> states_of(CaseView const& view) {
    std::vector<SignatureState> states;
    for (auto const& one : view.signatures) {
        states.push_back(one.state);
    }
    return states;
}

TEST_P(Decisions, a_later_change_of_anything_that_is_decided_on_voids_the_signatures) {
    auto const own = signed_answer();
    using State = SignatureState;
    ASSERT_EQ(states_of(seen(head, own.id)), (std::vector{State::stands, State::stands}));
    write(own.id, SectionKind::summary, "Nytt");
    EXPECT_EQ(states_of(seen(head, own.id)), (std::vector{State::is_void, State::is_void}));
    EXPECT_EQ(seen(head, own.id).gaps, (std::vector{CaseGap::signature_void, CaseGap::signatures_missing}));
    auto const refused = decide(town(), at_traffic, decision(own, Outcome::approved));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().problems.at(0).key, "consultation.gap.signature_void");
}

TEST_P(Decisions, holding_a_section_or_commenting_voids_nothing) {
    auto const own = signed_answer();
    ok(hold_section(town(), at_traffic, section(own.id, SectionKind::views).id, SectionHold{}));
    OpinionComment comment;
    comment.opinion_case = own.id;
    comment.body = "Bra.";
    ok(add_to_case(town(), head, comment));
    EXPECT_EQ(states_of(seen(head, own.id)), (std::vector{SignatureState::stands, SignatureState::stands}));
}

TEST_P(Decisions, only_a_head_signs_and_nobody_signs_twice) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const first = signer(own.id, "Alva", "Förvaltningschef");
    auto const second = signer(own.id, "Bo", "Avdelningschef");
    auto const hash = seen(head, own.id).content_hash;
    EXPECT_EQ(sign(town(), at_traffic, first.id, Signing{hash}).error().code, ErrorCode::forbidden)
        << "who writes does not sign";
    auto const elsewhere = testing::somebody(auth::Role::head, {schools.text});
    EXPECT_EQ(sign(town(), elsewhere, first.id, Signing{hash}).error().code, ErrorCode::not_found);
    EXPECT_EQ(sign(town(), strategist, first.id, Signing{hash}).error().code, ErrorCode::not_found);
    ok(sign(town(), head, first.id, Signing{hash}));
    EXPECT_EQ(sign(town(), head, second.id, Signing{hash}).error().key, "consultation.signs_another");
    ok(sign(town(), other_head, second.id, Signing{hash}));
}

TEST_P(Decisions, what_is_signed_is_what_was_seen) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const line = signer(own.id, "Alva", "Förvaltningschef");
    auto const hash = seen(head, own.id).content_hash;
    write(own.id, SectionKind::views, "Ändrat under tiden");
    EXPECT_EQ(sign(town(), head, line.id, Signing{hash}).error().key, "consultation.changed_since_seen");
}

TEST_P(Decisions, everything_that_hinders_is_told_at_once) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    BoardDecision asked;
    asked.opinion_case = own.id;
    asked.decided_on = day("2024-02-02");
    asked.words = "Godkänns.";
    auto const refused = decide(town(), at_traffic, asked);
    ASSERT_FALSE(refused.ok());
    std::vector<std::string> keys;
    for (auto const& one : refused.error().problems) {
        keys.push_back(one.key);
    }
    EXPECT_EQ(keys, (std::vector<std::string>{
                        "consultation.say_which_meeting", "consultation.say_which_paragraph",
                        "consultation.lies_ahead", "consultation.gap.no_position",
                        "consultation.gap.no_views_text", "consultation.gap.signatures_missing"}));
}

TEST_P(Decisions, a_board_may_table_or_send_back_what_is_not_ready) {
    auto const own = signed_answer();
    write(own.id, SectionKind::summary, "Nytt");
    ok(decide(town(), at_traffic, decision(own, Outcome::tabled)));
    EXPECT_EQ(case_of_unit(traffic).state, CaseState::preparing);
    auto const again = decision(own, Outcome::remitted_back);
    ok(decide(town(), at_traffic, again));
    EXPECT_EQ(seen(at_traffic, own.id).decisions.size(), 2U);
}

TEST_P(Decisions, the_days_of_the_law_follow_from_the_decision) {
    auto const own = signed_answer();
    auto asked = decision(own, Outcome::approved);
    asked.immediate_verification = false;
    auto const made = ok(decide(town(), at_traffic, asked));
    auto const shown = seen(at_traffic, own.id).decisions.at(0);
    EXPECT_EQ(shown.verify_by, day("2024-02-15"));
    EXPECT_EQ(shown.post_by, day("2024-02-17"));
    EXPECT_FALSE(change_decision(town(), at_traffic, made.id, made.version,
                                 json::Change<BoardDecision>{R"({"verified_on":"2024-01-31"})"})
                     .ok());
    EXPECT_TRUE(change_decision(town(), at_traffic, made.id, made.version,
                                json::Change<BoardDecision>{R"({"verified_on":"2024-02-01"})"})
                    .ok());
}

TEST_P(Decisions, the_chair_decides_what_is_urgent_and_it_is_reported_at_the_next_meeting) {
    auto const own = signed_answer();
    meeting_on("2024-02-15");
    auto asked = decision(own, Outcome::approved);
    asked.way = DecisionWay::chair;
    asked.meeting.reset();
    asked.paragraph.reset();
    EXPECT_EQ(decide(town(), at_traffic, asked).error().problems.at(0).pointer, "/decided_by");
    asked.decided_by = "Ordföranden";
    ok(decide(town(), at_traffic, asked));
    auto const shown = seen(at_traffic, own.id).decisions.at(0);
    EXPECT_EQ(shown.report_on, day("2024-02-01"));
    EXPECT_FALSE(shown.verify_by.has_value());
    Dissent dissent;
    dissent.decision = shown.decision.id;
    dissent.authors = "En ledamot";
    dissent.body = "Nej.";
    EXPECT_EQ(add_dissent(town(), at_traffic, dissent).error().key, "consultation.only_in_a_board");
}

TEST_P(Decisions, reservations_are_kept_with_their_authors) {
    auto const own = signed_answer();
    auto const made = ok(decide(town(), at_traffic, decision(own, Outcome::amended)));
    Dissent dissent;
    dissent.decision = made.id;
    dissent.authors = "Tre ledamöter";
    dissent.body = "Nämnden borde ha avstyrkt.";
    EXPECT_EQ(add_dissent(town(), at_schools, dissent).error().code, ErrorCode::forbidden);
    ok(add_dissent(town(), at_traffic, dissent));
    EXPECT_EQ(seen(reader, own.id).decisions.at(0).dissents.size(), 1U);
}

TEST_P(Decisions, a_decision_is_made_at_its_meeting) {
    auto const own = signed_answer();
    auto asked = decision(own, Outcome::tabled);
    asked.decided_on = day("2024-01-31");
    EXPECT_EQ(decide(town(), at_traffic, asked).error().problems.at(0).key,
              "consultation.decided_at_the_meeting");
}

TEST_P(Decisions, a_signer_keeps_the_name_that_signed) {
    auto const own = signed_answer();
    auto const line = seen(head, own.id).signatures.at(0).signature;
    auto const change = json::Change<Signature>{R"({"name":"Någon Annan"})"};
    EXPECT_EQ(change_in_case(town(), at_traffic, line.id, line.version, change).error().key,
              "consultation.has_signed");
    EXPECT_EQ(sign(town(), other_head, line.id, Signing{seen(head, own.id).content_hash}).error().key,
              "consultation.has_signed")
        << "nor does another sign over it";
}

TEST_P(Decisions, a_deputy_does_not_sign_beside_the_one_whose_right_it_is) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    auto const first = signer(own.id, "Alva", "Förvaltningschef");
    auto const second = signer(own.id, "Bo", "Avdelningschef");
    auto const hash = seen(head, own.id).content_hash;
    ok(sign(town(), head, first.id, Signing{hash}));
    auto deputy = at_traffic;
    deputy.account = "00000000-0000-7000-8000-0000000000cc";
    deputy.grants.push_back({auth::Role::head, false, {traffic.text}, {}, head.account});
    EXPECT_EQ(sign(town(), deputy, second.id, Signing{hash}).error().key, "consultation.signs_another");
    deputy.grants.back().acting_for = other_head.account;
    EXPECT_EQ(ok(sign(town(), deputy, second.id, Signing{hash})).signed_for, other_head.account);
}

TEST_P(Decisions, what_is_shown_as_ones_to_sign_is_what_one_may_sign) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    signer(own.id, "Alva", "Förvaltningschef");
    signer(own.id, "Bo", "Avdelningschef");
    auto deputy = at_traffic;
    deputy.account = "00000000-0000-7000-8000-0000000000cc";
    deputy.grants.push_back({auth::Role::head, false, {traffic.text}, {}, head.account});
    auto const mine = [&](Actor const& actor) {
        std::vector<bool> lines;
        for (auto const& one : seen(actor, own.id).signatures) {
            lines.push_back(one.mine_to_sign);
        }
        return lines;
    };
    using Lines = std::vector<bool>;
    EXPECT_EQ(mine(deputy), (Lines{true, true})) << "a deputy signs with the right of another";
    EXPECT_EQ(mine(at_traffic), (Lines{false, false}));
    auto const view = seen(head, own.id);
    ok(sign(town(), head, view.signatures[0].signature.id, Signing{view.content_hash}));
    EXPECT_EQ(mine(head), (Lines{false, false}));
    EXPECT_EQ(mine(deputy), (Lines{false, false})) << "the one whose place she takes has signed";
    EXPECT_EQ(mine(other_head), (Lines{false, true}));
    deputy.grants.back().acting_for = other_head.account;
    EXPECT_EQ(mine(deputy), (Lines{false, true}));
    ok(sign(town(), deputy, view.signatures[1].signature.id, Signing{view.content_hash}));
    EXPECT_EQ(mine(other_head), (Lines{false, false}));
}

TEST_P(Decisions, nothing_is_decided_before_it_was_signed_or_decided_on_before) {
    auto const own = signed_answer();
    auto asked = decision(own, Outcome::approved);
    asked.way = DecisionWay::chair;
    asked.decided_by = "Ordföranden";
    asked.decided_on = day("2024-01-31");
    EXPECT_EQ(decide(town(), at_traffic, asked).error().problems.at(0).key, "consultation.decided_too_early");
}

TEST_P(Decisions, a_meeting_that_has_decided_is_not_moved) {
    auto const own = signed_answer();
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    db::ReadTx tx{town().db};
    auto const meeting = tx.get(*own.meeting).value();
    EXPECT_EQ(change_meeting(town(), at_traffic, meeting.id, meeting.version,
                             json::Change<BoardMeeting>{R"({"held_on":"2024-02-20"})"})
                  .error()
                  .key,
              "consultation.has_decided");
}

TEST_P(Decisions, the_document_says_all_that_was_signed) {
    sent_remiss();
    auto const own = case_of_unit(traffic);
    write(own.id, SectionKind::proposal,
          "Nämnden beslutar följande.\n\n1. Godkänns.\n\nDessutom:\n\n1. Sänds.");
    auto const text = ok(
        documents::write_text(ok(opinion_document(town(), at_traffic, own.id)), documents::default_style()));
    for (auto const* words : {"Nämnden beslutar följande.", "Godkänns.", "Dessutom:", "Sänds."}) {
        EXPECT_NE(text.find(words), std::string::npos) << words;
    }
}

TEST_P(Decisions, the_minutes_are_of_the_decision_that_submitted) {
    auto const own = signed_answer();
    auto tabled = decision(own, Outcome::tabled);
    tabled.words = "Ärendet bordläggs.";
    ok(decide(town(), at_traffic, tabled));
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    auto const text =
        ok(documents::write_text(ok(decision_document(town(), reader, own.id)), documents::default_style()));
    EXPECT_NE(text.find("godkänner"), std::string::npos);
    EXPECT_EQ(text.find("bordläggs"), std::string::npos);
}

TEST_P(Decisions, days_of_the_law_stand_in_their_order) {
    auto const own = signed_answer();
    auto asked = decision(own, Outcome::approved);
    asked.immediate_verification = false;
    auto const made = ok(decide(town(), at_traffic, asked));
    clock_.move_to(start_of(day("2024-02-20")));
    auto const refused = change_decision(
        town(), at_traffic, made.id, made.version,
        json::Change<BoardDecision>{R"({"verified_on":"2024-02-10","posted_on":"2024-02-05"})"});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().problems.at(0).pointer, "/posted_on");
}

}  // namespace
}  // namespace varn::consultation
