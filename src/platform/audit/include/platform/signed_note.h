#pragma once
// What is signed of the log: a head as a checkpoint in a signed note (C2SP tlog-checkpoint and signed-note,
// docs/formats/audit.md), with Ed25519. Text that a person can read and openssl can check.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/time.h"
#include "platform/merkle.h"

namespace varn::audit {

/// The public half of a key, as outsiders keep it: `NAME+KEY_ID+BASE64`.
struct VerifierKey {
    std::string name;
    std::string id;  // eight hexadecimal digits, from name and key
    std::array<unsigned char, 32> key{};
    std::string to_text() const;
    /// SHA-256 of the 32 bytes, for people to compare.
    std::string fingerprint() const;
};
/// Reads one; nothing unless the id is the one that name and key give.
std::optional<VerifierKey> verifier_of_text(std::string_view text);

/// A key that signs. Its secret is wiped when it goes away.
class SigningKey {
public:
    /// A new key of the machine's random source.
    static SigningKey make(std::string name);
    /// From the text of a key file.
    static std::optional<SigningKey> from_text(std::string_view text);
    SigningKey(SigningKey const&) = default;
    SigningKey& operator=(SigningKey const&) = default;
    ~SigningKey();

    VerifierKey const& verifier() const { return verifier_; }
    /// The text of a key file: secret.
    std::string to_text() const;
    /// The note: the text, which ends with a line feed, an empty line and the signature.
    std::string sign(std::string const& text) const;

private:
    SigningKey() = default;
    VerifierKey verifier_;
    std::array<unsigned char, 64> secret_{};
};

/// A note taken apart.
struct ReadNote {
    std::string text;    // what was signed
    std::string key_id;  // of its first signature
};
/// Nothing when the text is no note.
std::optional<ReadNote> read_note(std::string_view note);
/// True when one of the note's signatures is by that key.
bool is_signed_by(std::string_view note, VerifierKey const& key);

/// What a checkpoint says.
struct Checkpoint {
    std::string origin;  // which log
    std::int64_t size = 0;
    Hash root{};
    Instant at;  // of the latest entry
};
std::string to_text(Checkpoint const& checkpoint);
/// Nothing when the text is not exactly such a checkpoint.
std::optional<Checkpoint> checkpoint_of_text(std::string_view text);

}  // namespace varn::audit
