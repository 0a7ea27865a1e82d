#pragma once
// Which key signs, and the file and the row that must agree on it.
#include "platform/attestation.h"
#include "platform/signed_note.h"

namespace varn::attestation {

/// The key that signs now: that of the file, known to the log. Made when there is none at all.
Result<audit::SigningKey> key_to_sign_with(Town& town, std::filesystem::path const& file);

/// The text by which a key hands over to the next.
std::string handover_text(std::string const& origin, std::string const& next_key, Instant at);
/// True when `next` was handed over to by `before`.
bool handed_over(AuditKey const& next, audit::VerifierKey const& before);

}  // namespace varn::attestation
