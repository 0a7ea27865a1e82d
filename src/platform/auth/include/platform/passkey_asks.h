#pragma once
// What a browser is asked for with a passkey, and what it answers. Bytes are base64url without padding.
#include <optional>
#include <string>
#include <vector>

#include "platform/account_asks.h"

namespace varn::auth {

/// What a browser needs to ask an authenticator for one of its passkeys.
struct PasskeyQuestion {
    std::string challenge;
    std::string party;                     // the relying party's id: a host
    std::vector<std::string> credentials;  // those that will do; any of the authenticator's when empty
    bool must_verify_user = false;
};

/// What the authenticator answered.
struct PasskeyAnswer {
    std::string credential;
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
    std::optional<std::string> user_handle;
};

/// What a browser needs to have an authenticator make a passkey.
struct PasskeyOffer {
    std::string challenge;
    std::string party;
    std::string user_handle;
    std::string user_name;
    std::string name;
    std::vector<std::string> known;  // credentials the account has already
    std::vector<int> algorithms;     // COSE numbers, the best first
};

/// A passkey that an authenticator made.
struct NewPasskey {
    std::string name;  // what its owner calls it
    std::string credential;
    std::string client_data;
    std::string authenticator_data;
    std::string public_key;  // SubjectPublicKeyInfo, as the browser's getPublicKey() gives it
    int algorithm = 0;       // COSE number
};

namespace facts {
inline constexpr FieldFacts challenge{.label = "auth.challenge", .example = "4Pb5…", .length_max = 300};
inline constexpr FieldFacts party{.label = "auth.passkey_party", .example = "varn.example.se"};
inline constexpr FieldFacts credential{
    .label = "auth.credential", .example = "ZmR1c2Fm", .length_min = 1, .length_max = 1400};
inline constexpr FieldFacts client_data{
    .label = "auth.client_data", .example = "eyJ0eXBlIjo…", .length_max = 4000};
inline constexpr FieldFacts authenticator_data{
    .label = "auth.authenticator_data", .example = "SZYN5YgO…", .length_max = 6000};
}  // namespace facts
}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::PasskeyQuestion> {
    using Q = auth::PasskeyQuestion;
    static constexpr auto value = entity<Q>(
        "passkey_question", field<&Q::challenge>(auth::facts::challenge),
        field<&Q::party>(auth::facts::party),
        field<&Q::credentials>({.label = "auth.credential", .example = "ZmR1c2Fm", .length_max = 20}),
        field<&Q::must_verify_user>({.label = "auth.must_verify_user", .example = "true"}));
};

template <>
struct varn::Describe<varn::auth::PasskeyAnswer> {
    using A = auth::PasskeyAnswer;
    static constexpr auto value = entity<A>(
        "passkey_answer", field<&A::credential>(auth::facts::credential),
        field<&A::client_data>(auth::facts::client_data),
        field<&A::authenticator_data>(auth::facts::authenticator_data),
        field<&A::signature>({.label = "auth.signature", .example = "MEUCIQ…", .length_max = 2000}),
        field<&A::user_handle>({.label = "auth.user_handle", .example = "MDE5MDNm…", .length_max = 200}));
};

template <>
struct varn::Describe<varn::auth::PasskeyOffer> {
    using O = auth::PasskeyOffer;
    static constexpr auto value = entity<O>(
        "passkey_offer", field<&O::challenge>(auth::facts::challenge), field<&O::party>(auth::facts::party),
        field<&O::user_handle>({.label = "auth.user_handle", .example = "MDE5MDNm…"}),
        field<&O::user_name>(auth::facts::user_name), field<&O::name>(auth::facts::name),
        field<&O::known>({.label = "auth.credential", .example = "ZmR1c2Fm", .length_max = 20}),
        field<&O::algorithms>({.label = "auth.algorithm", .example = "-7", .length_max = 5}));
};

template <>
struct varn::Describe<varn::auth::NewPasskey> {
    using P = auth::NewPasskey;
    static constexpr auto value = entity<P>(
        "new_passkey",
        field<&P::name>({.label = "auth.passkey_name",
                         .example = "Nyckel i telefonen",
                         .length_min = 1,
                         .length_max = 60}),
        field<&P::credential>(auth::facts::credential), field<&P::client_data>(auth::facts::client_data),
        field<&P::authenticator_data>(auth::facts::authenticator_data),
        field<&P::public_key>({.label = "auth.public_key", .example = "MFkwEwYH…", .length_max = 1500}),
        field<&P::algorithm>({.label = "auth.algorithm", .example = "-7", .number_min = -1000}));
};
