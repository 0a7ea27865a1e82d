// The second step of signing in: who must take it, how, and every way around it that is closed.
#include <algorithm>
#include <cctype>

#include "factor_town.h"

namespace varn::auth {
namespace {

class SecondStep : public FactorTown {};
VARN_ON_EVERY_ENGINE(SecondStep);

TEST_P(SecondStep, an_administrator_without_a_factor_can_do_nothing_but_make_one) {
    auto const before = sign_in("anna");
    EXPECT_FALSE(before.seen.actor.is_somebody());
    EXPECT_FALSE(before.seen.session.empty());
    auto const told = sessions_->signed_in(before.seen.actor, before.seen.session).value();
    EXPECT_EQ(told.stage, SignInStage::enrolment);
    EXPECT_TRUE(told.roles.empty() && told.actions.empty());
    auto const after = add_app("anna");
    EXPECT_EQ(after.codes.size(), 10U);
    EXPECT_EQ(after.who.seen.actor.account, anna_.id.text);
    EXPECT_EQ(stage_of(after.who), SignInStage::complete);
    EXPECT_EQ(audited().back(), "auth.sign_in");
    // The session that made the factor, and any other from before it, are over.
    EXPECT_TRUE(browsing(before.token).seen.session.empty());
}

TEST_P(SecondStep, whoever_is_not_asked_for_a_factor_signs_in_as_before) {
    EXPECT_TRUE(sign_in("bo").seen.actor.is_somebody());
    begin(SecondFactorRule::everybody);
    EXPECT_FALSE(sign_in("bo").seen.actor.is_somebody());
    begin(SecondFactorRule::off);
    EXPECT_TRUE(sign_in("anna").seen.actor.is_somebody());
}

TEST_P(SecondStep, a_role_or_a_setting_asks_for_a_factor_at_the_next_request) {
    auto const who = sign_in("bo");
    give(bo_, Role::administrator, trafik);
    EXPECT_FALSE(browsing(who.token).seen.actor.is_somebody());
    EXPECT_EQ(stage_of(browsing(who.token)), SignInStage::enrolment);
}

TEST_P(SecondStep, a_factor_is_asked_for_once_it_is_there_whatever_the_setting) {
    auto const app = add_app("bo");
    begin(SecondFactorRule::off);
    auto const half = sign_in("bo");
    EXPECT_FALSE(half.seen.actor.is_somebody());
    auto const told = sessions_->signed_in(half.seen.actor, half.seen.session).value();
    EXPECT_EQ(told.stage, SignInStage::second_factor);
    EXPECT_EQ(told.methods, (std::vector{ProofMethod::totp, ProofMethod::recovery_code}));
    // The key of the first installation is another than that of the second, which forgot it.
    EXPECT_EQ(prove(half, code(app.secret)).error().key, "auth.key_another");
}

TEST_P(SecondStep, the_right_code_opens_a_new_session_in_place_of_the_half) {
    auto const app = add_app("anna");
    auto const half = sign_in("anna");
    EXPECT_EQ(last_audited(), "auth.second_factor_asked");
    auto const opened = prove(half, code(app.secret)).value();
    EXPECT_NE(opened.token, half.token);
    EXPECT_EQ(opened.signed_in.stage, SignInStage::complete);
    EXPECT_TRUE(browsing(opened.token).seen.actor.is_somebody());
    // Whoever had the first token, before or after, has nothing.
    EXPECT_TRUE(browsing(half.token).seen.session.empty());
    EXPECT_EQ(last_audited(), "auth.sign_in");
    EXPECT_EQ(prove(half, code(app.secret, 1)).error().code, ErrorCode::unauthenticated);
}

TEST_P(SecondStep, a_code_is_good_once) {
    auto const app = add_app("anna");
    auto const typed = code(app.secret);
    ASSERT_TRUE(prove(sign_in("anna"), typed));
    EXPECT_EQ(prove(sign_in("anna"), typed).error().key, "auth.proof_refused");
    // Nor is the code before it, which nobody used.
    EXPECT_FALSE(prove(sign_in("anna"), code(app.secret, -1)));
    EXPECT_TRUE(prove(sign_in("anna"), code(app.secret, 1)));
}

TEST_P(SecondStep, the_code_that_enrolled_an_app_does_not_sign_in) {
    auto const before = sign_in("anna");
    auto const secret = factors_->offer_totp(asker(before)).value().secret;
    auto const typed = code(secret);
    EXPECT_EQ(factors_->confirm_totp(asker(before), {"000000"}).error().problems.at(0).key,
              "auth.code_wrong");
    ASSERT_TRUE(factors_->confirm_totp(asker(before), {typed}));
    EXPECT_FALSE(prove(sign_in("anna"), typed));
}

TEST_P(SecondStep, a_recovery_code_is_good_once_however_it_is_typed) {
    auto const app = add_app("anna");
    auto typed = app.codes[3];
    EXPECT_EQ(typed.size(), 19U);
    std::transform(typed.begin(), typed.end(), typed.begin(),
                   [](char c) { return c == '-' ? ' ' : static_cast<char>(std::toupper(c)); });
    auto const opened = recover(sign_in("anna"), typed).value();
    EXPECT_EQ(factors_->held(browsing(opened.token).seen.actor).value().recovery_codes_left, 9);
    EXPECT_FALSE(recover(sign_in("anna"), typed));
    EXPECT_FALSE(recover(sign_in("anna"), ""));
    EXPECT_TRUE(recover(sign_in("anna"), app.codes[4]));
    // Nobody else's.
    auto const bos = add_app("bo");
    EXPECT_FALSE(recover(sign_in("bo"), app.codes[5]));
}

TEST_P(SecondStep, guessing_codes_ends_the_half_session_and_is_slowed_from_everywhere) {
    auto const app = add_app("anna");
    auto half = sign_in("anna");
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(prove(half, "00000" + std::to_string(i)).error().key, "auth.proof_refused") << i;
    }
    EXPECT_TRUE(browsing(half.token).seen.session.empty());
    half = sign_in("anna");
    auto const size = audit_size();
    auto const early = factors_->prove({half.seen.actor, half.seen.session, {"10.9.9.9"}, ""},
                                       {.code = code(app.secret), .recovery_code = {}, .passkey = {}});
    EXPECT_EQ(early.error().code, ErrorCode::too_many);
    EXPECT_EQ(early.error().params, (Params{{"seconds", "1"}}));
    EXPECT_EQ(audit_size(), size);
    EXPECT_EQ(recover(half, app.codes[0]).error().code, ErrorCode::too_many);
    wait_seconds(1);
    EXPECT_TRUE(prove(half, code(app.secret)));
}

TEST_P(SecondStep, a_half_session_lives_ten_minutes) {
    auto const app = add_app("anna");
    auto const half = sign_in("anna");
    wait_seconds(9 * 60);
    EXPECT_FALSE(browsing(half.token).seen.session.empty());
    wait_seconds(61);
    EXPECT_TRUE(browsing(half.token).seen.session.empty());
    EXPECT_EQ(prove(half, code(app.secret)).error().code, ErrorCode::unauthenticated);
}

TEST_P(SecondStep, beginning_many_sign_ins_ends_nobodys_session) {
    auto const app = add_app("anna");
    for (int i = 0; i < 8; ++i) {
        (void)sign_in("anna");
    }
    EXPECT_TRUE(browsing(app.who.token).seen.actor.is_somebody());
    EXPECT_LE(count("SELECT COUNT(*) FROM account_session WHERE revoked_at IS NULL"), 6);
}

TEST_P(SecondStep, every_verb_refuses_a_half_session) {
    auto const app = add_app("anna");
    auto const half = sign_in("anna");
    auto const who = asker(half);
    auto const refused = [](auto const& answer) {
        return !answer && answer.error().code == ErrorCode::unauthenticated;
    };
    EXPECT_TRUE(refused(factors_->held(half.seen.actor)));
    EXPECT_TRUE(refused(factors_->offer_totp(who)));
    EXPECT_TRUE(refused(factors_->confirm_totp(who, {code(app.secret)})));
    EXPECT_TRUE(refused(factors_->drop_totp(who)));
    EXPECT_TRUE(refused(factors_->renew_recovery_codes(who)));
    EXPECT_TRUE(refused(factors_->reset(half.seen.actor, bo_.id)));
    EXPECT_TRUE(refused(end_sessions(town(), half.seen.actor, bo_.id)));
    EXPECT_TRUE(refused(passkeys_->offer(who)));
    EXPECT_TRUE(refused(passkeys_->list(half.seen.actor)));
    EXPECT_TRUE(refused(passkeys_->drop(who, {"00000000-0000-7000-8000-00000000beef"})));
    EXPECT_TRUE(refused(tokens_->list(half.seen.actor, anna_.id)));
    EXPECT_TRUE(refused(tokens_->make(half.seen.actor, half.seen.session,
                                      {"x", TokenScope::read, {}, town().clock.today()})));
    EXPECT_TRUE(refused(sessions_->list_sessions(half.seen.actor, half.seen.session)));
    EXPECT_TRUE(refused(sessions_->revoke_other_sessions(half.seen.actor, half.seen.session)));
    EXPECT_TRUE(refused(sessions_->change_password(half.seen.actor, {"en helt ny mening", good_password},
                                                   half.seen.session)));
    EXPECT_TRUE(refused(list_accounts(town(), half.seen.actor)));
}

TEST_P(SecondStep, a_complete_session_has_no_second_step) {
    auto const app = add_app("anna");
    EXPECT_EQ(prove(app.who, code(app.secret)).error().code, ErrorCode::conflict);
    EXPECT_EQ(factors_->offer_totp(asker(app.who)).error().key, "auth.totp_held");
    Browsing const made_up{"", {.actor = {}, .session = "00000000-0000-7000-8000-00000000beef"}};
    EXPECT_EQ(prove(made_up, code(app.secret)).error().code, ErrorCode::unauthenticated);
    // Somebody else's session id is of no use to who is signed in.
    auto const bo = sign_in("bo");
    auto const half = sign_in("anna");
    EXPECT_EQ(factors_
                  ->prove({bo.seen.actor, half.seen.session, {"10.0.0.1"}, ""},
                          {.code = code(app.secret), .recovery_code = {}, .passkey = {}})
                  .error()
                  .code,
              ErrorCode::unauthenticated);
}

TEST_P(SecondStep, one_proof_is_asked_for_and_no_more) {
    auto const app = add_app("anna");
    auto const half = sign_in("anna");
    EXPECT_EQ(factors_->prove(asker(half), {}).error().code, ErrorCode::invalid);
    EXPECT_EQ(factors_->prove(asker(half), {code(app.secret), app.codes[0], {}}).error().code,
              ErrorCode::invalid);
}

TEST_P(SecondStep, factors_are_changed_soon_after_signing_in_alone) {
    auto const app = add_app("bo");
    wait_seconds(15 * 60);
    auto const stale = asker(app.who);
    for (auto const& error :
         {factors_->drop_totp(stale).error(), factors_->renew_recovery_codes(stale).error(),
          passkeys_->offer(stale).error()}) {
        EXPECT_EQ(error.code, ErrorCode::forbidden);
        EXPECT_EQ(error.key, "auth.sign_in_anew");
    }
    auto const again = browsing(prove(sign_in("bo"), code(app.secret)).value().token);
    auto const fresh = factors_->renew_recovery_codes(asker(again)).value();
    EXPECT_FALSE(recover(sign_in("bo"), app.codes[0]));
    EXPECT_TRUE(recover(sign_in("bo"), fresh.codes[0]));
    EXPECT_TRUE(factors_->drop_totp(asker(again)));
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_recovery_code"), 0);
    EXPECT_TRUE(sign_in("bo").seen.actor.is_somebody());
}

TEST_P(SecondStep, the_last_factor_of_who_needs_one_stays) {
    auto const app = add_app("anna");
    EXPECT_EQ(factors_->drop_totp(asker(app.who)).error().key, "auth.last_factor");
    EXPECT_TRUE(factors_->held(app.who.seen.actor).value().is_needed);
}

TEST_P(SecondStep, a_reset_takes_everything_and_is_audited) {
    auto const app = add_app("bo");
    ASSERT_TRUE(tokens_->make(app.who.seen.actor, app.who.seen.session,
                              {"x", TokenScope::read, {}, town().clock.today()}));
    EXPECT_EQ(factors_->reset(strategist, bo_.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(factors_->reset(auditor, bo_.id).error().code, ErrorCode::forbidden);
    EXPECT_EQ(factors_->reset(administrator_elsewhere, bo_.id).error().code, ErrorCode::not_found);
    ASSERT_TRUE(factors_->reset(administrator, bo_.id));
    EXPECT_EQ(last_audited(), "account.factors");
    EXPECT_TRUE(browsing(app.who.token).seen.session.empty());
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_totp"), 0);
    EXPECT_EQ(count("SELECT COUNT(*) FROM access_token WHERE revoked_at IS NULL"), 0);
    EXPECT_TRUE(sign_in("bo").seen.actor.is_somebody());
}

TEST_P(SecondStep, what_the_database_keeps_opens_nothing) {
    auto const app = add_app("anna");
    auto kept = texts("SELECT sealed_secret FROM account_totp");
    auto const hashes = texts("SELECT code_hash FROM account_recovery_code");
    kept.insert(kept.end(), hashes.begin(), hashes.end());
    EXPECT_EQ(kept.size(), 11U);
    for (auto const& text : kept) {
        EXPECT_EQ(text.find(app.secret), std::string::npos);
        for (auto const& one : app.codes) {
            EXPECT_EQ(text.find(one), std::string::npos);
        }
    }
    for (auto const& row : texts("SELECT content FROM audit_clear")) {
        EXPECT_EQ(row.find(app.secret), std::string::npos);
        EXPECT_EQ(row.find(app.codes[0]), std::string::npos);
    }
}

TEST_P(SecondStep, sessions_tell_device_and_network_and_are_ended_by_administrators) {
    auto const agent = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0";
    auto const opened = sessions_->sign_in({"bo", good_password}, {"10.20.30.40", agent}).value();
    auto const who = browsing(opened.token);
    auto const there = sign_in("bo");
    auto const listed = sessions_->list_sessions(who.seen.actor, who.seen.session).value();
    ASSERT_EQ(listed.size(), 2U);
    auto const& here = listed[0].here ? listed[0] : listed[1];
    EXPECT_EQ(here.browser, Browser::firefox);
    EXPECT_EQ(here.system, System::windows);
    EXPECT_EQ(here.address, "10.20.30.*");
    ASSERT_TRUE(sessions_->revoke_other_sessions(who.seen.actor, who.seen.session));
    EXPECT_TRUE(browsing(there.token).seen.session.empty());
    EXPECT_FALSE(browsing(opened.token).seen.session.empty());
    EXPECT_EQ(end_sessions(town(), auditor, bo_.id).error().code, ErrorCode::forbidden);
    ASSERT_TRUE(end_sessions(town(), administrator, bo_.id));
    EXPECT_EQ(last_audited(), "account.sessions");
    EXPECT_TRUE(browsing(opened.token).seen.session.empty());
}

}  // namespace
}  // namespace varn::auth
