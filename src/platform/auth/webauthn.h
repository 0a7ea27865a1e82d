#pragma once
// What an authenticator says, checked (WebAuthn Level 2, 7.1 and 7.2). Attestation is not asked for, and the
// public key comes from the browser as SubjectPublicKeyInfo, so nothing here reads CBOR.
#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace varn::auth::webauthn {

/// The algorithms we ask for, by their COSE numbers.
inline constexpr int es256 = -7;
inline constexpr int eddsa = -8;
inline constexpr int rs256 = -257;

/// Who relies on passkeys: the address of the product as a browser sees it.
struct RelyingParty {
    std::string id;      // "varn.example.se": the host alone
    std::string origin;  // "https://varn.example.se"
};

/// What the authenticator was asked.
struct Question {
    std::string_view type;       // "webauthn.create" or "webauthn.get"
    std::string_view challenge;  // base64url, as it was given out
    bool must_verify_user = false;
};

/// The authenticator's own words.
struct AuthenticatorData {
    bool user_verified = false;
    std::uint32_t counter = 0;
    std::string credential;  // its id, when one was made
};

// Every refusal is `unauthenticated` with one key for the reader and the failed check as its cause.

/// The challenge that the browser says was answered.
Result<std::string> challenge_in(std::string_view client_data);
/// What the browser says it asked: type, challenge and origin must be ours, and no other site's frame
/// between.
Result<Done> must_be_asked_by_us(std::string_view client_data, Question const& question,
                                 RelyingParty const& party);
/// Reads and checks an authenticator's data: made for us, somebody there, and verified when that was asked.
Result<AuthenticatorData> read_authenticator_data(std::string_view bytes, Question const& question,
                                                  RelyingParty const& party);
/// That this is a key of that algorithm which we can check signatures with.
Result<Done> must_be_usable_key(std::string_view public_key, int algorithm);
/// That the holder of the key signed the authenticator's data and the browser's.
Result<Done> must_be_signed(std::string_view public_key, int algorithm, std::string_view signed_text,
                            std::string_view signature);
/// What is signed: the authenticator's data followed by the hash of the browser's.
std::string signed_text(std::string_view authenticator_data, std::string_view client_data);

}  // namespace varn::auth::webauthn
