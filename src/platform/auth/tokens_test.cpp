// Tokens: a part of their owner's rights, for a time, and nothing about how anybody signs in.
#include "factor_town.h"

namespace varn::auth {
namespace {

class TokenTown : public FactorTown {
protected:
    void SetUp() override {
        FactorTown::SetUp();
        anna_here_ = add_app("anna").who;
        cecilia_ = add_somebody("cecilia");
        give(cecilia_, Role::auditor);
        cecilia_here_ = sign_in("cecilia");
    }
    NewToken ask(TokenScope scope, std::vector<std::string> actions = {}) {
        return {"Veckans utdrag", scope, std::move(actions), plus_days(town().clock.today(), 30)};
    }
    Result<MadeToken> make(Browsing const& who, NewToken const& asked) {
        return tokens_->make(who.seen.actor, who.seen.session, asked);
    }
    Actor by(std::string const& secret) { return tokens_->authenticate(secret).value().actor; }

    Browsing anna_here_;
    Account cecilia_;
    Browsing cecilia_here_;
};
VARN_ON_EVERY_ENGINE(TokenTown);

TEST_P(TokenTown, a_token_acts_for_its_owner_within_its_scope) {
    auto const reading = make(anna_here_, ask(TokenScope::read)).value();
    EXPECT_TRUE(reading.secret.starts_with("varn_pat_"));
    EXPECT_EQ(reading.secret.size(), 73U);
    auto const program = by(reading.secret);
    EXPECT_EQ(program.account, anna_.id.text);
    EXPECT_FALSE(program.is_in_person());
    EXPECT_TRUE(list_accounts(town(), program));
    EXPECT_EQ(add_account(town(), program, {.user_name = "dora", .name = "Dora"}).error().code,
              ErrorCode::forbidden);
    auto const adding = by(make(anna_here_, ask(TokenScope::chosen, {"account.add"})).value().secret);
    EXPECT_TRUE(add_account(town(), adding, {.user_name = "dora", .name = "Dora"}));
    EXPECT_EQ(list_accounts(town(), adding).error().code, ErrorCode::forbidden);
    EXPECT_TRUE(list_accounts(town(), by(make(anna_here_, ask(TokenScope::everything)).value().secret)));
}

TEST_P(TokenTown, the_rights_are_those_the_owner_has_now) {
    auto const secret = make(anna_here_, ask(TokenScope::everything)).value().secret;
    give(bo_, Role::administrator);
    auto const grants = list_grants(town(), administrator, anna_.id).value();
    ASSERT_TRUE(end_grant(town(), administrator, grants.at(0).id));
    EXPECT_TRUE(by(secret).is_somebody());
    EXPECT_EQ(list_accounts(town(), by(secret)).error().code, ErrorCode::forbidden);
}

TEST_P(TokenTown, nobody_makes_a_token_for_more_than_she_may) {
    auto const problems = [&](NewToken const& asked) { return make(cecilia_here_, asked).error().problems; };
    EXPECT_EQ(problems(ask(TokenScope::chosen, {"account.read", "account.add"})).at(0).pointer, "/actions/1");
    EXPECT_EQ(problems(ask(TokenScope::chosen, {"audit.burn"})).at(0).key, "auth.token_action_unknown");
    EXPECT_EQ(problems(ask(TokenScope::chosen)).at(0).pointer, "/actions");
    EXPECT_EQ(problems(ask(TokenScope::read, {"audit.read"})).at(0).pointer, "/actions");
    auto asked = ask(TokenScope::read);
    asked.valid_to = plus_days(town().clock.today(), 367);
    EXPECT_EQ(problems(asked).at(0).pointer, "/valid_to");
    asked.valid_to = plus_days(town().clock.today(), -1);
    EXPECT_EQ(problems(asked).at(0).pointer, "/valid_to");
    EXPECT_EQ(make(anna_here_, ask(TokenScope::chosen, {"account.password"})).error().problems.at(0).key,
              "auth.token_action_unknown");
}

TEST_P(TokenTown, a_token_changes_nothing_about_how_anybody_signs_in) {
    auto const token = by(make(anna_here_, ask(TokenScope::everything)).value().secret);
    auto const refused = [](auto const& answer) {
        return !answer && answer.error().code == ErrorCode::forbidden;
    };
    Asker const who{token, anna_here_.seen.session, {"10.0.0.1"}, "localhost"};
    EXPECT_TRUE(refused(tokens_->make(token, anna_here_.seen.session, ask(TokenScope::read))));
    EXPECT_TRUE(refused(tokens_->list(token, anna_.id)));
    EXPECT_TRUE(refused(tokens_->revoke(token, {"00000000-0000-7000-8000-00000000beef"})));
    EXPECT_TRUE(refused(set_password(town(), token, bo_.id, "en helt ny mening")));
    EXPECT_TRUE(refused(set_password(town(), token, anna_.id, "en helt ny mening")));
    EXPECT_TRUE(refused(sessions_->change_password(token, {"en helt ny mening", good_password}, "")));
    EXPECT_TRUE(refused(add_account(
        town(), token, {.user_name = "dora", .name = "Dora", .language = {}, .password = good_password})));
    EXPECT_TRUE(refused(factors_->held(token)));
    EXPECT_TRUE(refused(factors_->offer_totp(who)));
    EXPECT_TRUE(refused(factors_->confirm_totp(who, {"123456"})));
    EXPECT_TRUE(refused(factors_->drop_totp(who)));
    EXPECT_TRUE(refused(factors_->renew_recovery_codes(who)));
    EXPECT_TRUE(refused(factors_->prove(who, {.code = "123456", .recovery_code = {}, .passkey = {}})));
    EXPECT_TRUE(refused(factors_->reset(token, bo_.id)));
    EXPECT_TRUE(refused(end_sessions(town(), token, bo_.id)));
    EXPECT_TRUE(refused(passkeys_->offer(who)));
    EXPECT_TRUE(refused(passkeys_->list(token)));
    EXPECT_TRUE(refused(passkeys_->drop(who, {"00000000-0000-7000-8000-00000000beef"})));
    EXPECT_TRUE(refused(sessions_->list_sessions(token, "")));
    EXPECT_TRUE(refused(sessions_->revoke_session(token, {anna_here_.seen.session})));
    EXPECT_TRUE(refused(sessions_->revoke_other_sessions(token, "")));
    EXPECT_TRUE(refused(sessions_->sign_out(token, anna_here_.seen.session)));
}

TEST_P(TokenTown, what_is_ones_own_alone_is_not_the_tokens) {
    auto const audits = by(make(cecilia_here_, ask(TokenScope::chosen, {"audit.read"})).value().secret);
    EXPECT_EQ(account(town(), audits, cecilia_.id).error().code, ErrorCode::not_found);
    EXPECT_TRUE(account(town(), cecilia_here_.seen.actor, cecilia_.id));
}

TEST_P(TokenTown, a_token_dies_at_once_when_it_is_revoked_over_or_its_account_closed) {
    auto const first = make(anna_here_, ask(TokenScope::read)).value();
    auto const second = make(anna_here_, ask(TokenScope::read)).value();
    ASSERT_TRUE(tokens_->revoke(anna_here_.seen.actor, first.token.id));
    EXPECT_EQ(last_audited(), "auth.token_revoked");
    EXPECT_FALSE(by(first.secret).is_somebody());
    EXPECT_EQ(tokens_->revoke(anna_here_.seen.actor, first.token.id).error().code, ErrorCode::not_found);
    EXPECT_TRUE(by(second.secret).is_somebody());
    give(bo_, Role::administrator);
    ASSERT_TRUE(close_account(town(), administrator, anna_.id));
    EXPECT_FALSE(by(second.secret).is_somebody());
    auto brief = ask(TokenScope::read);
    brief.valid_to = town().clock.today();
    auto const today = make(cecilia_here_, brief).value();
    EXPECT_TRUE(by(today.secret).is_somebody());
    wait_seconds(24LL * 3600);
    EXPECT_FALSE(by(today.secret).is_somebody());
}

TEST_P(TokenTown, what_is_no_token_is_nobody) {
    auto const secret = make(anna_here_, ask(TokenScope::read)).value().secret;
    for (auto const& wrong : {std::string{}, secret.substr(9), secret + "0", secret.substr(0, 72) + "g",
                              "varn_pat_" + std::string(64, '0'), anna_here_.token}) {
        EXPECT_FALSE(by(wrong).is_somebody()) << wrong;
    }
    // And a token is no session.
    EXPECT_FALSE(sessions_->authenticate(secret).value().actor.is_somebody());
    EXPECT_FALSE(sessions_->authenticate(std::string_view{secret}.substr(9)).value().actor.is_somebody());
}

TEST_P(TokenTown, tokens_are_listed_for_their_owner_and_administrators_without_their_secret) {
    auto const made = make(cecilia_here_, ask(TokenScope::chosen, {"audit.read"})).value();
    EXPECT_EQ(last_audited(), "auth.token_made");
    auto const mine = tokens_->list(cecilia_here_.seen.actor, cecilia_.id).value();
    ASSERT_EQ(mine.size(), 1U);
    EXPECT_EQ(mine[0].actions, std::vector<std::string>{"audit.read"});
    EXPECT_EQ(mine[0].last_used_at, std::nullopt);
    (void)by(made.secret);
    EXPECT_EQ(tokens_->list(administrator, cecilia_.id).value().at(0).last_used_at, town().clock.now());
    EXPECT_EQ(tokens_->list(auditor, cecilia_.id).error().code, ErrorCode::forbidden);
    EXPECT_EQ(tokens_->list(sign_in("bo").seen.actor, cecilia_.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(tokens_->revoke(sign_in("bo").seen.actor, made.token.id).error().code, ErrorCode::not_found);
    for (auto const& row : texts("SELECT content FROM audit_clear")) {
        EXPECT_EQ(row.find(made.secret.substr(9)), std::string::npos);
    }
    EXPECT_NE(texts("SELECT token_hash FROM access_token").at(0), made.secret);
    EXPECT_TRUE(tokens_->revoke(administrator, made.token.id));
}

TEST_P(TokenTown, a_session_that_is_old_makes_no_token_and_fifty_are_enough) {
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(make(cecilia_here_, ask(TokenScope::read))) << i;
    }
    EXPECT_EQ(make(cecilia_here_, ask(TokenScope::read)).error().code, ErrorCode::too_many);
    wait_seconds(15 * 60 + 1);
    EXPECT_EQ(make(anna_here_, ask(TokenScope::read)).error().key, "auth.sign_in_anew");
}

}  // namespace
}  // namespace varn::auth
