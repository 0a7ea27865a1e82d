#pragma once
// A provider's public keys (JSON Web Key Set, RFC 7517) and what they have signed.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jwt.h"

namespace varn::oidc {

/// A key that may have signed a token. What it is made of stays with OpenSSL.
struct Key {
    std::string id;
    std::string type;       // "RSA", "EC"
    std::string algorithm;  // empty when any of its type will do
    std::shared_ptr<void> made;
};

/// The keys that we can use: RSA of 2048 bits or more and P-256, meant for signatures. Others are passed
/// over. Refused as `keys_form` when it is no key set.
Result<std::vector<Key>> parse_keys(std::string_view text);

/// Which of the keys should have signed a token: the one it names, or the only one of its kind when it names
/// none. Nothing when there is none such.
Key const* key_for(std::vector<Key> const& keys, Jwt const& token);
/// True when the key has signed the token.
bool has_signed(Key const& key, Jwt const& token);

/// SHA-256 of some bytes.
std::string sha256(std::string_view bytes);
/// Bytes hidden under a key that follows from `secret`, and back; nothing for a wrong secret or changed
/// bytes. `nonce` is twelve bytes that are never used twice with a secret.
std::string seal(std::string_view bytes, std::string_view secret, std::string_view nonce);
std::optional<std::string> opened(std::string_view sealed, std::string_view secret);

}  // namespace varn::oidc
