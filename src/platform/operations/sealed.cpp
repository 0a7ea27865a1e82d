#include "sealed.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "platform/clock.h"
#include "platform/json.h"
#include "platform/merkle.h"

namespace varn::operations {
namespace {

enum class Encryption { none, key, passphrase };

/// The second line of the file.
struct SealedHead {
    Encryption encryption{};
    std::optional<std::string> salt = {};     // of the passphrase, hexadecimal
    std::optional<std::int64_t> rounds = {};  // Argon2id
    std::optional<std::int64_t> memory = {};  // Argon2id, bytes
    std::optional<std::string> proof = {};    // tells a wrong key from a damaged file
    std::optional<std::string> stream = {};   // how the encrypted stream begins, hexadecimal
};

}  // namespace
}  // namespace varn::operations

template <>
struct varn::Describe<varn::operations::SealedHead> {
    using H = operations::SealedHead;
    static constexpr auto value =
        entity<H>("backup_head", field<&H::encryption>({}), field<&H::salt>({}), field<&H::rounds>({}),
                  field<&H::memory>({}), field<&H::proof>({}), field<&H::stream>({}));
};

namespace varn::operations {
namespace {

constexpr std::string_view magic = "varn-backup 1\n";
constexpr std::size_t block = 64 * 1024;
constexpr std::size_t extra = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t head_max = 2'000;
constexpr std::size_t digest_size = crypto_hash_sha256_BYTES;
constexpr std::int64_t rounds_max = 20;
constexpr std::int64_t memory_max = 1LL << 31;

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

Error storage_failed(std::string const& path) {
    std::string cause = std::strerror(errno);
    return Error{ErrorCode::unavailable, "operations.cannot_write", {{"file", path}}, {}, std::move(cause)};
}
Error refused(char const* key) {
    return Error{ErrorCode::invalid, key, {}, {}, {}};
}

std::string from_hex(std::string_view text) {
    std::string bytes(text.size() / 2, '\0');
    std::size_t made = 0;
    sodium_hex2bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &made, nullptr);
    bytes.resize(made);
    return bytes;
}

/// The 32 bytes that encrypt: the key itself, or what the passphrase and its salt give.
Result<std::string> stream_key(Key const& key, SealedHead const& head) {
    if (!key.is_passphrase) {
        return key.secret;
    }
    auto const salt = from_hex(head.salt.value_or(""));
    auto const rounds = head.rounds.value_or(0);
    auto const memory = head.memory.value_or(0);
    bool const sane = salt.size() == crypto_pwhash_SALTBYTES && rounds >= 1 && rounds <= rounds_max &&
                      memory >= static_cast<std::int64_t>(crypto_pwhash_MEMLIMIT_MIN) && memory <= memory_max;
    std::string made(crypto_secretstream_xchacha20poly1305_KEYBYTES, '\0');
    if (!sane || crypto_pwhash(bytes_of(made), made.size(), key.secret.data(), key.secret.size(),
                               bytes_of(salt), static_cast<unsigned long long>(rounds),
                               static_cast<std::size_t>(memory), crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return refused("operations.backup_damaged");
    }
    return made;
}

std::string proof_of(std::string const& key) {
    std::string proof(16, '\0');
    constexpr std::string_view purpose = "varn backup: the right key";
    crypto_generichash(bytes_of(proof), proof.size(), bytes_of(purpose), purpose.size(), bytes_of(key),
                       key.size());
    return audit::hex(std::string_view{proof});
}

}  // namespace

struct Digest::State {
    crypto_hash_sha256_state state;
};
Digest::Digest() : state_(std::make_unique<State>()) {
    crypto_hash_sha256_init(&state_->state);
}
Digest::~Digest() = default;
void Digest::add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_->state, bytes_of(bytes), bytes.size());
}
std::string Digest::hex() {
    std::string hash(digest_size, '\0');
    crypto_hash_sha256_final(&state_->state, bytes_of(hash));
    return audit::hex(std::string_view{hash});
}

Result<Key> key_of_file(std::string const& path) {
    std::ifstream in{path, std::ios::binary};
    std::string line;
    constexpr std::size_t passphrase_min = 20;
    constexpr std::size_t line_max = 1'000;
    if (!in || !std::getline(in, line)) {
        return Error{ErrorCode::not_found, "operations.key_file_missing", {{"file", path}}, {}, {}};
    }
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
        line.pop_back();
    }
    bool const is_hex = line.size() == 64 && line.find_first_not_of("0123456789abcdefABCDEF") == line.npos;
    if (is_hex) {
        return Key{false, from_hex(line)};
    }
    if (line.size() < passphrase_min || line.size() > line_max) {
        return Error{ErrorCode::invalid, "operations.key_file_weak", {{"file", path}}, {}, {}};
    }
    return Key{true, line};
}

struct SealedWriter::Inside {
    std::string path;
    int file = -1;
    bool encrypted = false;
    std::string head;  // bound to the first block
    bool begun = false;
    std::string waiting;
    crypto_secretstream_xchacha20poly1305_state stream{};
    Digest digest;
};

SealedWriter::SealedWriter() : inside_(std::make_unique<Inside>()) {}
SealedWriter::~SealedWriter() {
    if (inside_->file >= 0) {
        ::close(inside_->file);
    }
    sodium_memzero(&inside_->stream, sizeof inside_->stream);
}

Result<std::unique_ptr<SealedWriter>> SealedWriter::create(std::string const& path,
                                                           std::optional<Key> const& key) {
    std::unique_ptr<SealedWriter> made{new SealedWriter};
    auto& inside = *made->inside_;
    inside.path = path;
    inside.file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (inside.file < 0) {
        return storage_failed(path);
    }
    SealedHead head{.encryption = Encryption::none};
    if (key) {
        head.encryption = key->is_passphrase ? Encryption::passphrase : Encryption::key;
        if (key->is_passphrase) {
            head.salt = audit::hex(std::string_view{clock::random_bytes(crypto_pwhash_SALTBYTES)});
            head.rounds = crypto_pwhash_OPSLIMIT_MODERATE;
            head.memory = crypto_pwhash_MEMLIMIT_MODERATE;
        }
        TRY(secret, stream_key(*key, head));
        std::string begin(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
        crypto_secretstream_xchacha20poly1305_init_push(&inside.stream, bytes_of(begin), bytes_of(secret));
        head.proof = proof_of(secret);
        head.stream = audit::hex(std::string_view{begin});
        inside.encrypted = true;
    }
    inside.head = std::string{magic} + json::write(head) + "\n";
    CHECK(made->write(inside.head));
    inside.digest.add(inside.head);
    return made;
}

Result<Done> SealedWriter::write(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(inside_->file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return storage_failed(inside_->path);
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return Done{};
}

Result<Done> SealedWriter::send(bool last) {
    auto& inside = *inside_;
    if (!inside.encrypted) {
        inside.digest.add(inside.waiting);
        CHECK(write(inside.waiting));
        inside.waiting.clear();
        return last ? write(from_hex(inside.digest.hex())) : Result<Done>{Done{}};
    }
    std::string sealed(inside.waiting.size() + extra, '\0');
    auto const& bound = inside.begun ? std::string{} : inside.head;
    inside.begun = true;
    crypto_secretstream_xchacha20poly1305_push(
        &inside.stream, bytes_of(sealed), nullptr, bytes_of(std::string_view{inside.waiting}),
        inside.waiting.size(), bytes_of(std::string_view{bound}), bound.size(),
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
             : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    inside.waiting.clear();
    return write(sealed);
}

Result<Done> SealedWriter::put(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const room = std::min(block - inside_->waiting.size(), bytes.size());
        inside_->waiting += bytes.substr(0, room);
        bytes.remove_prefix(room);
        if (inside_->waiting.size() == block && !bytes.empty()) {
            CHECK(send(false));
        }
    }
    return Done{};
}

Result<Done> SealedWriter::finish() {
    CHECK(send(true));
    if (::fsync(inside_->file) != 0) {
        return storage_failed(inside_->path);
    }
    return Done{};
}

struct SealedReader::Inside {
    std::ifstream in;
    std::uint64_t left = 0;  // bytes of the file that have not been read
    bool encrypted = false;
    bool last_seen = false;
    std::string head;
    std::string ready;
    std::size_t taken = 0;
    crypto_secretstream_xchacha20poly1305_state stream{};
    Digest digest;
};

SealedReader::SealedReader() : inside_(std::make_unique<Inside>()) {}
SealedReader::~SealedReader() {
    sodium_memzero(&inside_->stream, sizeof inside_->stream);
}

Result<std::unique_ptr<SealedReader>> SealedReader::open(std::string const& path,
                                                         std::optional<Key> const& key) {
    std::unique_ptr<SealedReader> made{new SealedReader};
    auto& inside = *made->inside_;
    inside.in.open(path, std::ios::binary | std::ios::ate);
    if (!inside.in) {
        return Error{ErrorCode::not_found, "operations.backup_missing", {{"file", path}}, {}, {}};
    }
    auto const size = static_cast<std::uint64_t>(inside.in.tellg());
    inside.in.seekg(0);
    std::string beginning(std::min<std::uint64_t>(size, head_max), '\0');
    inside.in.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    auto const end = beginning.find('\n', magic.size());
    if (!beginning.starts_with(magic) || end == beginning.npos) {
        return refused("operations.backup_unknown");
    }
    inside.head = beginning.substr(0, end + 1);
    auto const read = json::read<SealedHead>(inside.head.substr(magic.size(), end - magic.size()));
    if (!read) {
        return refused("operations.backup_damaged");
    }
    auto const& head = read.value();
    inside.in.clear();
    inside.in.seekg(static_cast<std::streamoff>(inside.head.size()));
    inside.left = size - inside.head.size();
    inside.digest.add(inside.head);
    if (head.encryption == Encryption::none) {
        return key ? Result<std::unique_ptr<SealedReader>>{refused("operations.backup_not_encrypted")}
                   : Result<std::unique_ptr<SealedReader>>{std::move(made)};
    }
    if (!key) {
        return refused("operations.backup_needs_key");
    }
    if (key->is_passphrase != (head.encryption == Encryption::passphrase)) {
        return refused("operations.backup_key_wrong");
    }
    TRY(secret, stream_key(*key, head));
    if (proof_of(secret) != head.proof.value_or("")) {
        return refused("operations.backup_key_wrong");
    }
    auto const begin = from_hex(head.stream.value_or(""));
    if (begin.size() != crypto_secretstream_xchacha20poly1305_HEADERBYTES ||
        crypto_secretstream_xchacha20poly1305_init_pull(&inside.stream, bytes_of(std::string_view{begin}),
                                                        bytes_of(std::string_view{secret})) != 0) {
        return refused("operations.backup_damaged");
    }
    inside.encrypted = true;
    return made;
}

Result<Done> SealedReader::fill() {
    auto& inside = *inside_;
    auto const tail = inside.encrypted ? std::uint64_t{0} : std::uint64_t{digest_size};
    if (inside.left <= tail) {
        return refused("operations.backup_cut_short");
    }
    auto const count = std::min<std::uint64_t>(inside.left - tail, block + (inside.encrypted ? extra : 0));
    std::string bytes(count, '\0');
    if (!inside.in.read(bytes.data(), static_cast<std::streamsize>(count))) {
        return refused("operations.backup_cut_short");
    }
    inside.left -= count;
    inside.ready.erase(0, std::exchange(inside.taken, 0));
    if (!inside.encrypted) {
        inside.digest.add(bytes);
        inside.ready += bytes;
        return Done{};
    }
    std::string clear(count > extra ? count - extra : 0, '\0');
    auto const bound = std::exchange(inside.head, {});
    unsigned char tag = 0;
    if (count < extra ||
        crypto_secretstream_xchacha20poly1305_pull(&inside.stream, bytes_of(clear), nullptr, &tag,
                                                   bytes_of(std::string_view{bytes}), bytes.size(),
                                                   bytes_of(std::string_view{bound}), bound.size()) != 0) {
        // A block that ends too early cannot be told from one that was changed.
        return refused(inside.left == 0 ? "operations.backup_cut_short" : "operations.backup_damaged");
    }
    inside.last_seen = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    inside.ready += clear;
    return Done{};
}

Result<std::string> SealedReader::take(std::size_t count) {
    auto& inside = *inside_;
    while (inside.ready.size() - inside.taken < count) {
        CHECK(fill());
    }
    auto bytes = inside.ready.substr(inside.taken, count);
    inside.taken += count;
    return bytes;
}

Result<Done> SealedReader::finish() {
    auto& inside = *inside_;
    if (inside.taken != inside.ready.size()) {
        return refused("operations.backup_damaged");
    }
    if (inside.encrypted) {
        if (!inside.last_seen) {
            return refused("operations.backup_cut_short");
        }
        return inside.left == 0 ? Result<Done>{Done{}} : refused("operations.backup_damaged");
    }
    std::string told(digest_size, '\0');
    if (inside.left != digest_size || !inside.in.read(told.data(), digest_size)) {
        return refused(inside.left < digest_size ? "operations.backup_cut_short"
                                                 : "operations.backup_damaged");
    }
    return audit::hex(std::string_view{told}) == inside.digest.hex() ? Result<Done>{Done{}}
                                                                     : refused("operations.backup_damaged");
}

}  // namespace varn::operations
