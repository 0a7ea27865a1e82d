// Passkeys against a software authenticator: what is taken, and every lie that is not.
#include <tuple>

#include "factor_town.h"

namespace varn::auth {
namespace {

using testing::Authenticator;
using testing::KeyKind;

class PasskeyTown : public FactorTown {
protected:
    static NewPasskey new_passkey(std::string const& body) {
        return json::read<NewPasskey>(body, json::Reading::created).value();
    }
    static PasskeyAnswer new_answer(std::string const& body) {
        return json::read<PasskeyAnswer>(body, json::Reading::created).value();
    }
    Result<FactorMade> add_passkey(Browsing const& who, Authenticator& device) {
        auto const offer = passkeys_->offer(asker(who)).value();
        device.user_handle = offer.user_handle;
        return passkeys_->add(asker(who), new_passkey(device.made(offer.challenge)));
    }
    /// A person who has signed in and added the device.
    Browsing with_passkey(std::string const& user_name, Authenticator& device) {
        return browsing(add_passkey(sign_in(user_name), device).value().token);
    }
    static Asker stranger() { return {nobody_, "", {"10.0.0.7"}, "localhost"}; }
    Result<NewSession> sign_in_by(Authenticator& device, std::string const& challenge) {
        return passkeys_->sign_in(stranger(), new_answer(device.answer(challenge)));
    }
    std::string ask_stranger() { return passkeys_->ask(stranger()).value().challenge; }

    static inline Actor const nobody_{};
};
VARN_ON_EVERY_ENGINE(PasskeyTown);

TEST_P(PasskeyTown, a_passkey_is_a_factor_and_a_way_in_of_its_own) {
    for (auto const kind : {KeyKind::es256, KeyKind::eddsa, KeyKind::rs256}) {
        Authenticator device{kind};
        auto const who = with_passkey("bo", device);
        EXPECT_EQ(who.seen.actor.account, bo_.id.text);
        auto const opened = sign_in_by(device, ask_stranger()).value();
        EXPECT_EQ(opened.signed_in.account, bo_.id);
        EXPECT_EQ(opened.signed_in.stage, SignInStage::complete);
        ASSERT_TRUE(reset_factors(town(), administrator, bo_.id));
        EXPECT_FALSE(sign_in_by(device, ask_stranger()));
    }
}

TEST_P(PasskeyTown, an_administrator_makes_a_passkey_her_first_factor) {
    Authenticator device;
    auto const before = sign_in("anna");
    auto const made = add_passkey(before, device).value();
    EXPECT_EQ(made.codes.codes.size(), 10U);
    EXPECT_TRUE(browsing(made.token).seen.actor.is_somebody());
    EXPECT_TRUE(browsing(before.token).seen.session.empty());
    auto const listed = passkeys_->list(browsing(made.token).seen.actor).value();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].name, "Nyckel");
    // A second one gives no new recovery codes.
    Authenticator another;
    EXPECT_TRUE(add_passkey(browsing(made.token), another).value().codes.codes.empty());
}

TEST_P(PasskeyTown, the_second_step_takes_one_of_ones_own) {
    Authenticator device;
    Authenticator annas;
    (void)with_passkey("bo", device);
    (void)with_passkey("anna", annas);
    auto const half = sign_in("bo");
    auto const question = passkeys_->ask(asker(half)).value();
    EXPECT_EQ(question.credentials, std::vector{device.credential()});
    EXPECT_FALSE(question.must_verify_user);
    auto const proof = [&](Authenticator& by) {
        return Proof{.code = {}, .recovery_code = {}, .passkey = new_answer(by.answer(question.challenge))};
    };
    EXPECT_EQ(factors_->prove(asker(half), proof(annas)).error().key, "auth.proof_refused");
    // Presence is enough after a password.
    device.flags = 0x01;
    auto const another = passkeys_->ask(asker(half)).value();
    EXPECT_TRUE(factors_->prove(
        asker(half),
        {.code = {}, .recovery_code = {}, .passkey = new_answer(device.answer(another.challenge))}));
}

TEST_P(PasskeyTown, a_challenge_is_good_once_and_for_what_it_was_given_out_for) {
    Authenticator device;
    auto const who = with_passkey("bo", device);
    auto const challenge = ask_stranger();
    ASSERT_TRUE(sign_in_by(device, challenge));
    EXPECT_EQ(sign_in_by(device, challenge).error().cause, "the challenge was answered before");
    // Not one for making a passkey, nor one of somebody's second step.
    EXPECT_FALSE(sign_in_by(device, passkeys_->offer(asker(who)).value().challenge));
    auto const half = sign_in("bo");
    auto const second = passkeys_->ask(asker(half)).value().challenge;
    EXPECT_EQ(sign_in_by(device, second).error().cause, "the challenge was given out for something else");
    auto const other_half = sign_in("bo");
    EXPECT_FALSE(factors_->prove(
        asker(other_half), {.code = {}, .recovery_code = {}, .passkey = new_answer(device.answer(second))}));
    // Nor one that is old, made up or changed.
    auto const old = ask_stranger();
    wait_seconds(5 * 60 + 1);
    EXPECT_EQ(sign_in_by(device, old).error().cause, "the challenge is too old");
    auto forged = ask_stranger();
    forged[20] = forged[20] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(sign_in_by(device, forged));
    EXPECT_FALSE(sign_in_by(device, "dXRtYW5pbmc"));
    EXPECT_FALSE(sign_in_by(device, ""));
}

TEST_P(PasskeyTown, what_is_not_as_it_should_be_signs_nobody_in) {
    Authenticator device;
    (void)with_passkey("bo", device);
    struct Lie {
        char const* what;
        void (*tell)(Authenticator&);
    };
    for (auto const& lie :
         {Lie{"another origin", [](Authenticator& one) { one.origin = "https://ond.example"; }},
          Lie{"another port", [](Authenticator& one) { one.origin = "http://localhost:81"; }},
          Lie{"another party", [](Authenticator& one) { one.party = "ond.example"; }},
          Lie{"another type", [](Authenticator& one) { one.type_asked = "webauthn.create"; }},
          Lie{"inside another site",
              [](Authenticator& one) { one.more_client_data = R"(,"crossOrigin":true)"; }},
          Lie{"nobody there", [](Authenticator& one) { one.flags = 0x04; }},
          Lie{"nobody verified", [](Authenticator& one) { one.flags = 0x01; }},
          Lie{"another account", [](Authenticator& one) { one.user_handle = "YW5uYQ"; }}}) {
        auto const [party, origin, more, flags, handle] = std::tuple{
            device.party, device.origin, device.more_client_data, device.flags, device.user_handle};
        lie.tell(device);
        auto const size = count("SELECT COUNT(*) FROM audit_entry WHERE action = 'auth.sign_in_refused'");
        auto const refused = sign_in_by(device, ask_stranger());
        EXPECT_FALSE(refused) << lie.what;
        EXPECT_EQ(refused.error().key, "auth.passkey_refused") << lie.what;
        EXPECT_EQ(count("SELECT COUNT(*) FROM audit_entry WHERE action = 'auth.sign_in_refused'"), size + 1);
        std::tie(device.party, device.origin, device.more_client_data, device.flags, device.user_handle) =
            std::tuple{party, origin, more, flags, handle};
        device.type_asked = "webauthn.get";
        wait_seconds(3600);
    }
    EXPECT_TRUE(sign_in_by(device, ask_stranger()));
}

TEST_P(PasskeyTown, an_answer_by_another_key_is_refused_and_guessing_is_slowed) {
    Authenticator device;
    Authenticator thief;
    (void)with_passkey("bo", device);
    auto stolen = new_answer(thief.answer(ask_stranger()));
    stolen.credential = device.credential();
    EXPECT_EQ(passkeys_->sign_in(stranger(), stolen).error().cause, "the signature is not by the key");
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(passkeys_->sign_in(stranger(), stolen).error().code, ErrorCode::unauthenticated);
    }
    EXPECT_EQ(passkeys_->sign_in(stranger(), stolen).error().code, ErrorCode::too_many);
}

TEST_P(PasskeyTown, a_copied_passkey_is_found_by_its_counter) {
    Authenticator device;
    (void)with_passkey("bo", device);
    ASSERT_TRUE(sign_in_by(device, ask_stranger()));
    device.counter = 1;
    EXPECT_EQ(sign_in_by(device, ask_stranger()).error().cause, "the counter of the passkey went back");
    device.counter = 7;
    EXPECT_TRUE(sign_in_by(device, ask_stranger()));
}

TEST_P(PasskeyTown, a_passkey_that_does_not_count_is_taken) {
    Authenticator device;
    device.counter = 0;
    (void)with_passkey("bo", device);
    device.counter = 0;
    ASSERT_TRUE(sign_in_by(device, ask_stranger()));
    device.counter = 0;
    EXPECT_TRUE(sign_in_by(device, ask_stranger()));
}

TEST_P(PasskeyTown, making_one_takes_the_challenge_of_the_same_session) {
    Authenticator device;
    auto const bo = sign_in("bo");
    auto const annas = sign_in("anna");
    auto const offer = passkeys_->offer(asker(annas)).value();
    EXPECT_FALSE(passkeys_->add(asker(bo), new_passkey(device.made(offer.challenge))));
    auto const own = passkeys_->offer(asker(bo)).value();
    auto made = new_passkey(device.made(own.challenge));
    made.credential = "ZmR1c2Fm";
    EXPECT_FALSE(passkeys_->add(asker(bo), made));
    made = new_passkey(device.made(own.challenge));
    made.algorithm = -257;
    EXPECT_FALSE(passkeys_->add(asker(bo), made));
    made.algorithm = -7;
    ASSERT_TRUE(passkeys_->add(asker(bo), made));
    auto const again = sign_in("bo");
    EXPECT_EQ(passkeys_->add(asker(again), made).error().code, ErrorCode::unauthenticated);
    // A credential belongs to one account.
    auto const next = passkeys_->offer(asker(annas)).value();
    EXPECT_EQ(passkeys_->add(asker(annas), new_passkey(device.made(next.challenge))).error().code,
              ErrorCode::conflict);
}

TEST_P(PasskeyTown, passkeys_need_an_address_to_rely_on) {
    auto const bo = sign_in("bo");
    for (auto const* host : {"127.0.0.1:8080", "", "varn.example.se", "localhost.ond.example", "[::1]:80"}) {
        Asker const who{bo.seen.actor, bo.seen.session, {"10.0.0.1"}, host};
        EXPECT_EQ(passkeys_->offer(who).error().key, "auth.passkeys_need_address") << host;
    }
    SessionSettings settings{.rules = {auth_policy}};
    settings.origin = "https://varn.example.se/start";
    Sessions public_sessions{town(), below, settings};
    auto const token = public_sessions.sign_in({"bo", good_password}, {"10.0.0.1"}).value().token;
    auto const seen = public_sessions.authenticate(token).value();
    Passkeys passkeys{public_sessions};
    Asker const who{seen.actor, seen.session, {"10.0.0.1"}, "ond.example"};
    auto const offer = passkeys.offer(who).value();
    EXPECT_EQ(offer.party, "varn.example.se");
    Authenticator device;
    device.party = "varn.example.se";
    EXPECT_FALSE(passkeys.add(who, new_passkey(device.made(offer.challenge))));
    device.origin = "https://varn.example.se";
    EXPECT_TRUE(passkeys.add(who, new_passkey(device.made(offer.challenge))));
}

TEST_P(PasskeyTown, ones_own_passkeys_are_taken_away_and_nobody_elses) {
    Authenticator device;
    Authenticator annas;
    auto const bo = with_passkey("bo", device);
    auto const anna = with_passkey("anna", annas);
    auto const id = passkeys_->list(bo.seen.actor).value().at(0).id;
    EXPECT_EQ(passkeys_->drop(asker(anna), id).error().code, ErrorCode::not_found);
    EXPECT_EQ(passkeys_->drop(asker(anna), passkeys_->list(anna.seen.actor).value().at(0).id).error().key,
              "auth.last_factor");
    EXPECT_TRUE(passkeys_->drop(asker(bo), id));
    EXPECT_FALSE(sign_in_by(device, ask_stranger()));
    EXPECT_TRUE(sign_in("bo").seen.actor.is_somebody());
}

TEST_P(PasskeyTown, the_passkey_of_a_closed_account_opens_nothing) {
    Authenticator device;
    (void)with_passkey("bo", device);
    ASSERT_TRUE(close_account(town(), administrator, bo_.id));
    EXPECT_EQ(sign_in_by(device, ask_stranger()).error().code, ErrorCode::unauthenticated);
}

}  // namespace
}  // namespace varn::auth
