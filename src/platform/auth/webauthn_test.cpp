// What an authenticator may say, and everything that is refused of it.
#include "webauthn.h"

#include <gtest/gtest.h>

#include "platform/authenticator.h"

namespace varn::auth::webauthn {
namespace {

using testing::Authenticator;
using testing::KeyKind;

RelyingParty const party{"varn.example.se", "https://varn.example.se"};
constexpr std::string_view challenge = "dXRtYW5pbmc";
Question const making{"webauthn.create", challenge, false};
Question const getting{"webauthn.get", challenge, false};
Question const verifying{"webauthn.get", challenge, true};

Authenticator ours(KeyKind kind = KeyKind::es256) {
    Authenticator device{kind};
    device.party = party.id;
    device.origin = party.origin;
    return device;
}

std::string cause_of(Result<Done> const& checked) {
    return checked ? "" : checked.error().cause;
}
std::string cause_of(Result<AuthenticatorData> const& read) {
    return read ? "" : read.error().cause;
}

TEST(ClientData, is_taken_when_we_asked) {
    auto const device = ours();
    EXPECT_TRUE(must_be_asked_by_us(device.client_data("webauthn.get", challenge), getting, party));
    EXPECT_EQ(challenge_in(device.client_data("webauthn.get", challenge)).value(), challenge);
}

TEST(ClientData, is_refused_when_anything_is_not_ours) {
    auto device = ours();
    auto const refused = [&](std::string_view type, std::string_view answered) {
        return cause_of(must_be_asked_by_us(device.client_data(type, answered), getting, party));
    };
    EXPECT_EQ(refused("webauthn.create", challenge), "client data is of another type");
    EXPECT_EQ(refused("webauthn.get", "YW5uYXQ"), "client data answers another challenge");
    EXPECT_EQ(refused("webauthn.get", ""), "client data answers another challenge");
    device.origin = "https://varn.example.se.ond.example";
    EXPECT_EQ(refused("webauthn.get", challenge), "client data comes from another origin");
    device.origin = "http://varn.example.se";
    EXPECT_EQ(refused("webauthn.get", challenge), "client data comes from another origin");
    device.origin = party.origin;
    for (auto const* more :
         {R"(,"crossOrigin":true)", R"(,"crossOrigin":"false")", R"(,"topOrigin":"https://ond.example")"}) {
        device.more_client_data = more;
        EXPECT_EQ(refused("webauthn.get", challenge), "client data comes from inside another site") << more;
    }
    device.more_client_data = R"(,"type":"webauthn.get")";
    EXPECT_NE(refused("webauthn.create", challenge), "");
    for (auto const* text : {"", "[]", "null", "{", R"({"type":"webauthn.get"})"}) {
        EXPECT_FALSE(must_be_asked_by_us(text, getting, party)) << text;
        EXPECT_FALSE(challenge_in(text)) << text;
    }
}

TEST(AuthenticatorData, tells_counter_flags_and_credential) {
    auto device = ours();
    device.counter = 0x01020304;
    auto const told = read_authenticator_data(device.authenticator_data(false), verifying, party).value();
    EXPECT_TRUE(told.user_verified);
    EXPECT_EQ(told.counter, 0x01020304U);
    auto const made = read_authenticator_data(device.authenticator_data(true), making, party).value();
    EXPECT_EQ(testing::to_base64url(made.credential), device.credential());
    device.flags = 0x01;
    EXPECT_FALSE(
        read_authenticator_data(device.authenticator_data(false), getting, party).value().user_verified);
}

TEST(AuthenticatorData, is_refused_when_it_is_not_for_us_or_nobody_was_there) {
    auto device = ours();
    auto const refused = [&](Question const& question, bool with_credential = false) {
        return cause_of(read_authenticator_data(device.authenticator_data(with_credential), question, party));
    };
    device.flags = 0x04;
    EXPECT_EQ(refused(getting), "nobody was there");
    device.flags = 0x01;
    EXPECT_EQ(refused(verifying), "the user was not verified");
    device.flags = 0x15;
    EXPECT_EQ(refused(getting), "the backup flags contradict each other");
    device.flags = 0x1D;
    EXPECT_EQ(refused(getting), "");
    device.flags = 0x05;
    EXPECT_NE(refused(getting, true), "");
    EXPECT_NE(refused(making, false), "");
    device.party = "ond.example";
    EXPECT_EQ(refused(getting), "authenticator data is for another party");
}

TEST(AuthenticatorData, is_refused_at_every_length_but_its_own) {
    auto const device = ours();
    auto const whole = device.authenticator_data(true);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(read_authenticator_data(whole.substr(0, length), making, party)) << length;
    }
    EXPECT_TRUE(read_authenticator_data(whole, making, party));
    auto const bare = device.authenticator_data(false);
    for (std::size_t length = 0; length < bare.size(); ++length) {
        EXPECT_FALSE(read_authenticator_data(bare.substr(0, length), getting, party)) << length;
    }
    EXPECT_FALSE(read_authenticator_data(bare + "x", getting, party));
    auto long_id = whole;
    long_id[53] = '\x04';  // 1024 bytes and more
    EXPECT_FALSE(read_authenticator_data(long_id + std::string(2000, 'x'), making, party));
    auto no_id = whole;
    no_id[53] = no_id[54] = '\0';
    EXPECT_FALSE(read_authenticator_data(no_id, making, party));
}

TEST(Signature, is_checked_for_every_kind_of_key) {
    for (auto const kind : {KeyKind::es256, KeyKind::eddsa, KeyKind::rs256}) {
        auto const device = ours(kind);
        auto const other = ours(kind);
        auto const key = device.public_key();
        auto const signature = device.sign("text");
        EXPECT_TRUE(must_be_usable_key(key, device.algorithm()));
        EXPECT_TRUE(must_be_signed(key, device.algorithm(), "text", signature));
        EXPECT_FALSE(must_be_signed(key, device.algorithm(), "texT", signature));
        EXPECT_FALSE(must_be_signed(other.public_key(), device.algorithm(), "text", signature));
        EXPECT_FALSE(must_be_signed(key, device.algorithm(), "text", ""));
        EXPECT_FALSE(must_be_signed(key, device.algorithm(), "text", signature + "x"));
        auto changed = signature;
        changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
        EXPECT_FALSE(must_be_signed(key, device.algorithm(), "text", changed));
    }
}

TEST(Signature, takes_no_key_of_another_kind_than_it_says) {
    auto const p256 = ours(KeyKind::es256).public_key();
    for (int const algorithm : {eddsa, rs256, 0, -9, -37}) {
        EXPECT_FALSE(must_be_usable_key(p256, algorithm)) << algorithm;
    }
    EXPECT_FALSE(must_be_usable_key(ours(KeyKind::eddsa).public_key(), es256));
    EXPECT_FALSE(must_be_usable_key(ours(KeyKind::rs256).public_key(), es256));
    EXPECT_FALSE(must_be_usable_key("", es256));
    EXPECT_FALSE(must_be_usable_key(p256 + "x", es256));
    EXPECT_FALSE(must_be_usable_key(p256.substr(0, p256.size() - 1), es256));
    auto off_curve = p256;
    off_curve.back() = static_cast<char>(off_curve.back() ^ 1);
    EXPECT_FALSE(must_be_usable_key(off_curve, es256));
}

}  // namespace
}  // namespace varn::auth::webauthn
