#pragma once
// The key of this installation, in a file that the database and its copies do not hold. It seals what must be
// read again (the secrets that authenticator apps share with us) and vouches for challenges that we gave out.
#include <array>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace varn::auth {

/// Safe to use from several threads, and by several processes on the same file.
class InstallationKey {
public:
    /// `path` is read at the first use, and made (32 random bytes, readable by its owner alone) when there is
    /// none. Without a path the key lives as long as this object.
    explicit InstallationKey(std::string path) : path_(std::move(path)) {}

    /// The text so that only this key opens it, and only for the same owner.
    Result<std::string> seal(std::string_view clear, std::string_view owner);
    /// What was sealed. `unavailable` when it was by another key, for another owner or has been changed.
    Result<std::string> open(std::string_view sealed, std::string_view owner);
    /// A proof, in base64url, that this key has seen the text.
    Result<std::string> vouch(std::string_view text);

private:
    using Bytes = std::array<unsigned char, 32>;
    Result<Bytes> key();
    Result<Bytes> part_of_key(std::uint64_t number);

    std::string path_;
    std::mutex mutex_;
    std::optional<Bytes> key_;
};

/// Base64url without padding (RFC 4648), as WebAuthn writes bytes; nothing for text that is none.
std::string base64url(std::string_view bytes);
std::optional<std::string> base64url_bytes(std::string_view text);

}  // namespace varn::auth
