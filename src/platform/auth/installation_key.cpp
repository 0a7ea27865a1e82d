#include "installation_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "platform/clock.h"

namespace varn::auth {
namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::uint64_t sealing = 1;
constexpr std::uint64_t vouching = 2;

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

Error unusable(std::string_view key, std::string cause) {
    return Error{ErrorCode::unavailable, std::string{key}, {}, {}, std::move(cause)};
}

/// The whole file; nothing when it is not there.
Result<std::optional<std::string>> read_key(std::string const& path) {
    int const file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0) {
        if (errno == ENOENT) {
            return std::optional<std::string>{};
        }
        return unusable("auth.key_unreadable", "cannot open the key of the installation");
    }
    struct stat facts {};
    std::string bytes(key_bytes + 1, '\0');
    auto const told = fstat(file, &facts);
    auto const count = read(file, bytes.data(), bytes.size());
    close(file);
    if (told != 0 || (facts.st_mode & 077U) != 0) {
        return unusable("auth.key_unreadable", "others may read the key of the installation");
    }
    if (count != static_cast<ssize_t>(key_bytes)) {
        return unusable("auth.key_unreadable", "the key of the installation does not have 32 bytes");
    }
    bytes.resize(key_bytes);
    return std::optional{std::move(bytes)};
}

/// Writes a new key beside its place and puts it there, unless somebody else was first.
Result<Done> make_key(std::string const& path) {
    std::error_code failed;
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path(), failed);
    auto draft = path + ".XXXXXX";
    int const file = mkostemp(draft.data(), O_CLOEXEC);
    if (file < 0) {
        return unusable("auth.key_unreadable", "cannot write the key of the installation");
    }
    auto const bytes = clock::random_bytes(key_bytes);
    bool const written =
        write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(key_bytes) && fsync(file) == 0;
    close(file);
    bool const placed = written && (link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
    unlink(draft.c_str());
    if (!placed) {
        return unusable("auth.key_unreadable", "cannot put the key of the installation in its place");
    }
    return Done{};
}

}  // namespace

Result<InstallationKey::Bytes> InstallationKey::key() {
    std::lock_guard const lock{mutex_};
    if (key_) {
        return *key_;
    }
    std::string bytes;
    if (path_.empty()) {
        bytes = clock::random_bytes(key_bytes);
    } else {
        TRY(kept, read_key(path_));
        if (!kept) {
            CHECK(make_key(path_));
            TRY(made, read_key(path_));
            kept = std::move(made);
        }
        if (!kept) {
            return unusable("auth.key_unreadable", "the key of the installation went away");
        }
        bytes = std::move(*kept);
    }
    Bytes value{};
    std::memcpy(value.data(), bytes.data(), key_bytes);
    sodium_memzero(bytes.data(), bytes.size());
    key_ = value;
    return value;
}

Result<InstallationKey::Bytes> InstallationKey::part_of_key(std::uint64_t number) {
    TRY(whole, key());
    Bytes part{};
    crypto_kdf_derive_from_key(part.data(), part.size(), number, "varnauth", whole.data());
    sodium_memzero(whole.data(), whole.size());
    return part;
}

Result<std::string> InstallationKey::seal(std::string_view clear, std::string_view owner) {
    TRY(part, part_of_key(sealing));
    auto out = clock::random_bytes(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    auto const nonce = out;
    out.resize(nonce.size() + clear.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(out) + nonce.size(), nullptr, bytes_of(clear),
                                               clear.size(), bytes_of(owner), owner.size(), nullptr,
                                               bytes_of(nonce), part.data());
    sodium_memzero(part.data(), part.size());
    return base64url(out);
}

Result<std::string> InstallationKey::open(std::string_view sealed, std::string_view owner) {
    constexpr std::size_t around =
        crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    TRY(part, part_of_key(sealing));
    auto const bytes = base64url_bytes(sealed).value_or("");
    std::string clear;
    bool opened = false;
    if (bytes.size() >= around) {
        clear.resize(bytes.size() - around);
        auto const box = std::string_view{bytes}.substr(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
        opened = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(clear), nullptr, nullptr, bytes_of(box),
                                                            box.size(), bytes_of(owner), owner.size(),
                                                            bytes_of(bytes), part.data()) == 0;
    }
    sodium_memzero(part.data(), part.size());
    if (!opened) {
        return unusable("auth.key_another", "a secret was sealed with another key");
    }
    return clear;
}

Result<std::string> InstallationKey::vouch(std::string_view text) {
    TRY(part, part_of_key(vouching));
    std::string tag(crypto_generichash_BYTES, '\0');
    crypto_generichash(bytes_of(tag), tag.size(), bytes_of(text), text.size(), part.data(), part.size());
    sodium_memzero(part.data(), part.size());
    return base64url(tag);
}

std::string base64url(std::string_view bytes) {
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes_of(bytes), bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    out.resize(out.size() - 1);
    return out;
}

std::optional<std::string> base64url_bytes(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t count = 0;
    char const* end = nullptr;
    int const read = sodium_base642bin(bytes_of(out), out.size(), text.data(), text.size(), nullptr, &count,
                                       &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (read != 0 || end != text.data() + text.size()) {
        return std::nullopt;
    }
    out.resize(count);
    return out;
}

}  // namespace varn::auth
