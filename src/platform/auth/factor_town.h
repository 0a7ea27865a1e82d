#pragma once
// For the tests of factors, passkeys and tokens: anna is an administrator of a town that asks administrators
// for a second factor.
#include "auth_town.h"
#include "password.h"
#include "platform/auth_policy.h"
#include "platform/authenticator.h"
#include "platform/json.h"
#include "platform/passkeys.h"
#include "platform/tokens.h"
#include "store.h"

namespace varn::auth {

class FactorTown : public AuthTown {
protected:
    void SetUp() override {
        AuthTown::SetUp();
        anna_ = add_somebody("anna");
        give(anna_, Role::administrator);
        bo_ = add_somebody("bo");
        give(bo_, Role::coordinator, trafik);
        begin(SecondFactorRule::administrators);
    }
    void begin(SecondFactorRule rule) {
        SessionSettings settings{.rules = {auth_policy}};
        settings.second_factor = rule;
        sessions_ = std::make_unique<Sessions>(town(), below, settings);
        factors_ = std::make_unique<Factors>(*sessions_);
        passkeys_ = std::make_unique<Passkeys>(*sessions_);
        tokens_ = std::make_unique<Tokens>(*sessions_);
    }

    /// An account with the good password, which is hashed once for all.
    Account add_somebody(std::string const& user_name) {
        static auto const hash = hash_password(good_password).value();
        auto const account = add(user_name);
        EXPECT_TRUE(store::keep_secret(town().db, account.id.text, hash));
        return account;
    }

    /// Somebody in front of a browser.
    struct Browsing {
        std::string token;
        Recognised seen;
    };
    Browsing browsing(std::string const& token) { return {token, sessions_->authenticate(token).value()}; }
    Browsing sign_in(std::string const& user_name) {
        return browsing(sessions_->sign_in({user_name, good_password}, {"10.0.0.1"}).value().token);
    }
    static Asker asker(Browsing const& who) {
        return {who.seen.actor, who.seen.session, {"10.0.0.1"}, "localhost"};
    }
    SignInStage stage_of(Browsing const& who) {
        return sessions_->signed_in(who.seen.actor, who.seen.session).value().stage;
    }

    std::string code(std::string const& secret, int later = 0) {
        return testing::app_code(secret, clock_.now().milliseconds / 30'000 + later);
    }
    void wait_seconds(std::int64_t seconds) { clock_.move_to({clock_.now().milliseconds + seconds * 1000}); }

    struct WithApp {
        std::string secret;
        std::vector<std::string> codes;
        Browsing who;
    };
    /// Signs in and adds an authenticator app; a minute later, so that the next code is another.
    WithApp add_app(std::string const& user_name) {
        auto const before = sign_in(user_name);
        auto const secret = factors_->offer_totp(asker(before)).value().secret;
        auto made = factors_->confirm_totp(asker(before), {code(secret)}).value();
        wait_seconds(60);
        return {secret, made.codes.codes, browsing(made.token)};
    }
    Result<NewSession> prove(Browsing const& who, std::string const& typed) {
        return factors_->prove(asker(who), {.code = typed, .recovery_code = {}, .passkey = {}});
    }
    Result<NewSession> recover(Browsing const& who, std::string const& typed) {
        return factors_->prove(asker(who), {.code = {}, .recovery_code = typed, .passkey = {}});
    }

    Account anna_;
    Account bo_;
    std::unique_ptr<Sessions> sessions_;
    std::unique_ptr<Factors> factors_;
    std::unique_ptr<Passkeys> passkeys_;
    std::unique_ptr<Tokens> tokens_;
};

}  // namespace varn::auth
