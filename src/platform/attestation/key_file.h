#pragma once
// The file of the secret key: written whole or not at all, readable by its owner alone.
#include <filesystem>

#include "kernel/result.h"
#include "platform/signed_note.h"

namespace varn::attestation {

/// Reads the key; nothing when there is no file. `conflict` when somebody but its owner may read it, or when
/// it holds no key.
Result<std::optional<audit::SigningKey>> read_key_file(std::filesystem::path const& file);
/// Writes a new file; `conflict` when there is one.
Result<Done> write_key_file(std::filesystem::path const& file, audit::SigningKey const& key);

}  // namespace varn::attestation
