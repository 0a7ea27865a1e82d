#include "platform/signed_note.h"

#include <sodium.h>

#include <charconv>

#include "kernel/result.h"

namespace varn::audit {
namespace {

constexpr std::string_view signature_begins = "\u2014 ";  // an em dash, as the format has it
constexpr char ed25519 = 1;

std::string_view bytes_of(unsigned char const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}
unsigned char const* unsigned_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

std::string base64(std::string_view bytes) {
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), unsigned_of(bytes), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    out.pop_back();  // the closing zero
    return out;
}

std::optional<std::string> bytes_of_base64(std::string_view text) {
    std::string out(text.size(), '\0');
    std::size_t length = 0;
    char const* end = nullptr;
    auto const read = sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                                        text.size(), nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL);
    if (read != 0 || end != text.data() + text.size()) {
        return std::nullopt;
    }
    out.resize(length);
    return out;
}

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= 200 && name.find_first_of(" +\n\r\t") == std::string_view::npos;
}

/// The four bytes by which a signature tells its key: SHA-256(name, line feed, 1, key), cut.
std::string short_id(std::string_view name, std::string_view key) {
    std::string text{name};
    text += '\n';
    text += ed25519;
    text += key;
    auto const hash = sha256(text);
    return std::string{bytes_of(hash.data(), 4)};
}

VerifierKey verifier_of(std::string name, std::string_view key) {
    VerifierKey made;
    made.id = hex(short_id(name, key));
    made.name = std::move(name);
    std::copy(key.begin(), key.end(), made.key.begin());
    return made;
}

/// Cuts what stands before `end` off a text.
std::optional<std::string_view> cut(std::string_view& text, char end) {
    auto const at = text.find(end);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    auto const before = text.substr(0, at);
    text.remove_prefix(at + 1);
    return before;
}

struct SignatureLine {
    std::string_view name;
    std::string bytes;  // four of the key, 64 of the signature
};

std::optional<SignatureLine> signature_of(std::string_view line) {
    if (!line.starts_with(signature_begins)) {
        return std::nullopt;
    }
    line.remove_prefix(signature_begins.size());
    auto const name = cut(line, ' ');
    auto bytes = name ? bytes_of_base64(line) : std::nullopt;
    if (!bytes || !is_name(*name) || bytes->size() != 4 + crypto_sign_BYTES) {
        return std::nullopt;
    }
    return SignatureLine{*name, std::move(*bytes)};
}

struct Parts {
    std::string_view text;
    std::vector<SignatureLine> signatures;
};

std::optional<Parts> parts_of(std::string_view note) {
    auto const end = note.rfind("\n\n");
    if (end == std::string_view::npos || note.size() > 10'000) {
        return std::nullopt;
    }
    Parts parts{note.substr(0, end + 1), {}};
    note.remove_prefix(end + 2);
    while (auto const line = cut(note, '\n')) {
        auto signature = signature_of(*line);
        if (!signature) {
            return std::nullopt;
        }
        parts.signatures.push_back(std::move(*signature));
    }
    return note.empty() && !parts.signatures.empty() ? std::optional{std::move(parts)} : std::nullopt;
}

}  // namespace

std::string VerifierKey::to_text() const {
    std::string bytes{ed25519};
    bytes += bytes_of(key.data(), key.size());
    return name + "+" + id + "+" + base64(bytes);
}

std::string VerifierKey::fingerprint() const {
    return hex(sha256(bytes_of(key.data(), key.size())));
}

std::optional<VerifierKey> verifier_of_text(std::string_view text) {
    auto const name = cut(text, '+');
    auto const id = cut(text, '+');
    auto const bytes = bytes_of_base64(text);
    if (!name || !id || !is_name(*name) || !bytes || bytes->size() != 33 || bytes->front() != ed25519) {
        return std::nullopt;
    }
    auto made = verifier_of(std::string{*name}, std::string_view{*bytes}.substr(1));
    return made.id == *id ? std::optional{std::move(made)} : std::nullopt;
}

SigningKey SigningKey::make(std::string name) {
    ASSERT(is_name(name));
    SigningKey made;
    std::array<unsigned char, 32> open{};
    crypto_sign_keypair(open.data(), made.secret_.data());
    made.verifier_ = verifier_of(std::move(name), bytes_of(open.data(), open.size()));
    return made;
}

std::optional<SigningKey> SigningKey::from_text(std::string_view text) {
    auto const line = cut(text, '\n');
    auto rest = line.value_or(std::string_view{});
    auto const name = cut(rest, ' ');
    auto seed = name ? bytes_of_base64(rest) : std::nullopt;
    if (!seed || !is_name(*name) || seed->size() != crypto_sign_SEEDBYTES) {
        return std::nullopt;
    }
    SigningKey made;
    std::array<unsigned char, 32> open{};
    crypto_sign_seed_keypair(open.data(), made.secret_.data(), unsigned_of(*seed));
    sodium_memzero(seed->data(), seed->size());
    made.verifier_ = verifier_of(std::string{*name}, bytes_of(open.data(), open.size()));
    return made;
}

SigningKey::~SigningKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

std::string SigningKey::to_text() const {
    // The first half of libsodium's secret key is the seed, from which everything follows.
    return verifier_.name + " " + base64(bytes_of(secret_.data(), crypto_sign_SEEDBYTES)) + "\n";
}

std::string SigningKey::sign(std::string const& text) const {
    ASSERT(text.ends_with('\n'));
    std::string bytes = short_id(verifier_.name, bytes_of(verifier_.key.data(), verifier_.key.size()));
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, unsigned_of(text), text.size(), secret_.data());
    bytes += bytes_of(signature.data(), signature.size());
    return text + "\n" + std::string{signature_begins} + verifier_.name + " " + base64(bytes) + "\n";
}

std::optional<ReadNote> read_note(std::string_view note) {
    auto const parts = parts_of(note);
    if (!parts) {
        return std::nullopt;
    }
    return ReadNote{std::string{parts->text},
                    hex(std::string_view{parts->signatures.front().bytes}.substr(0, 4))};
}

bool is_signed_by(std::string_view note, VerifierKey const& key) {
    auto const parts = parts_of(note);
    if (!parts) {
        return false;
    }
    for (auto const& signature : parts->signatures) {
        std::string_view const bytes{signature.bytes};
        if (signature.name == key.name && hex(bytes.substr(0, 4)) == key.id &&
            crypto_sign_verify_detached(unsigned_of(bytes.substr(4)), unsigned_of(parts->text),
                                        parts->text.size(), key.key.data()) == 0) {
            return true;
        }
    }
    return false;
}

std::string to_text(Checkpoint const& checkpoint) {
    return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
           base64(bytes_of(checkpoint.root.data(), checkpoint.root.size())) + "\n" +
           varn::to_text(checkpoint.at) + "\n";
}

std::optional<Checkpoint> checkpoint_of_text(std::string_view text) {
    auto rest = text;
    Checkpoint read;
    auto const origin = cut(rest, '\n');
    auto const size = cut(rest, '\n');
    auto const root = cut(rest, '\n');
    auto const at = cut(rest, '\n');
    if (!at || !rest.empty()) {
        return std::nullopt;
    }
    auto const number = std::from_chars(size->data(), size->data() + size->size(), read.size);
    auto const bytes = bytes_of_base64(*root);
    auto const instant = parse_instant(*at);
    if (number.ec != std::errc{} || !bytes || bytes->size() != read.root.size() || !instant) {
        return std::nullopt;
    }
    read.origin = *origin;
    std::copy(bytes->begin(), bytes->end(), reinterpret_cast<char*>(read.root.data()));
    read.at = *instant;
    return to_text(read) == text ? std::optional{std::move(read)} : std::nullopt;
}

}  // namespace varn::audit
