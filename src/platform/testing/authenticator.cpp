#include "platform/authenticator.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

#include <array>

#include "platform/clock.h"

namespace varn::testing {
namespace {

constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view base32_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Reads digits of so many bits each; what is left over is no whole byte and goes.
std::string from_digits(std::string_view text, std::string_view digits, unsigned bits_each) {
    std::string bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (char const c : text) {
        held = (held << bits_each) | static_cast<std::uint32_t>(digits.find(c));
        bits += bits_each;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((held >> bits) & 0xFFU);
            held &= (1U << bits) - 1U;
        }
    }
    return bytes;
}

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

std::string sha256(std::string_view text) {
    std::string out(SHA256_DIGEST_LENGTH, '\0');
    SHA256(bytes_of(text), text.size(), reinterpret_cast<unsigned char*>(out.data()));
    return out;
}

EVP_PKEY* new_key(KeyKind kind) {
    switch (kind) {
        case KeyKind::es256:
            return EVP_EC_gen("P-256");
        case KeyKind::eddsa:
            return EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        case KeyKind::rs256:
            return EVP_RSA_gen(2048);
    }
    return nullptr;
}

}  // namespace

std::string app_code(std::string_view base32_secret, std::int64_t step) {
    auto const secret = from_digits(base32_secret, base32_digits, 5);
    std::string counter(8, '\0');
    for (std::size_t i = 8; i > 0; step >>= 8) {
        counter[--i] = static_cast<char>(step & 0xFF);
    }
    std::array<unsigned char, 20> mac{};
    HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), bytes_of(counter), 8, mac.data(),
         nullptr);
    std::size_t const at = mac[19] & 15U;
    std::uint32_t number = mac[at] & 0x7FU;
    for (std::size_t i = 1; i < 4; ++i) {
        number = number << 8U | mac[at + i];
    }
    auto const text = std::to_string(number % 1'000'000U);
    return std::string(6 - text.size(), '0') + text;
}

std::int64_t present_step() {
    return clock::system_clock()->now().milliseconds / 30'000;
}

std::string to_base64url(std::string_view bytes) {
    std::string out;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (char const c : bytes) {
        held = (held << 8U) | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 6;) {
            bits -= 6;
            out += base64_digits[(held >> bits) & 63U];
        }
    }
    if (bits > 0) {
        out += base64_digits[(held << (6 - bits)) & 63U];
    }
    return out;
}

std::string from_base64url(std::string_view text) {
    return from_digits(text, base64_digits, 6);
}

struct Authenticator::Key {
    EVP_PKEY* key;
    explicit Key(KeyKind kind) : key(new_key(kind)) {}
    ~Key() { EVP_PKEY_free(key); }
    Key(Key const&) = delete;
    Key& operator=(Key const&) = delete;
};

Authenticator::Authenticator(KeyKind kind)
    : kind_(kind), key_(std::make_unique<Key>(kind)), credential_(clock::random_bytes(32)) {}
Authenticator::~Authenticator() = default;
Authenticator::Authenticator(Authenticator&&) noexcept = default;
Authenticator& Authenticator::operator=(Authenticator&&) noexcept = default;

std::string Authenticator::made(std::string_view challenge, std::string_view name) {
    auto const data = authenticator_data(true);
    ++counter;
    return R"({"name":")" + std::string{name} + R"(","credential":")" + credential() +
           R"(","client_data":")" + to_base64url(client_data(type_made, challenge)) +
           R"(","authenticator_data":")" + to_base64url(data) + R"(","public_key":")" +
           to_base64url(public_key()) + R"(","algorithm":)" + std::to_string(algorithm()) + "}";
}

std::string Authenticator::answer(std::string_view challenge) {
    auto const told = client_data(type_asked, challenge);
    auto const data = authenticator_data(false);
    ++counter;
    return R"({"credential":")" + credential() + R"(","client_data":")" + to_base64url(told) +
           R"(","authenticator_data":")" + to_base64url(data) + R"(","signature":")" +
           to_base64url(sign(data + sha256(told))) + "\"" +
           (user_handle.empty() ? "" : R"(,"user_handle":")" + user_handle + "\"") + "}";
}

std::string Authenticator::credential() const {
    return to_base64url(credential_);
}

std::string Authenticator::public_key() const {
    unsigned char* der = nullptr;
    auto const length = i2d_PUBKEY(key_->key, &der);
    std::string out{reinterpret_cast<char*>(der), static_cast<std::size_t>(length)};
    OPENSSL_free(der);
    return out;
}

int Authenticator::algorithm() const {
    return kind_ == KeyKind::es256 ? -7 : kind_ == KeyKind::eddsa ? -8 : -257;
}

std::string Authenticator::client_data(std::string_view type, std::string_view challenge) const {
    return R"({"type":")" + std::string{type} + R"(","challenge":")" + std::string{challenge} +
           R"(","origin":")" + origin + "\"" + more_client_data + "}";
}

std::string Authenticator::authenticator_data(bool with_credential) const {
    auto data = sha256(party);
    data += static_cast<char>(flags | (with_credential ? 0x40U : 0U));
    for (unsigned shift = 32; shift > 0;) {
        shift -= 8;
        data += static_cast<char>((counter >> shift) & 0xFFU);
    }
    if (with_credential) {
        data.append(16, '\0');  // the model of the authenticator, which it does not tell
        data += static_cast<char>(credential_.size() >> 8U);
        data += static_cast<char>(credential_.size() & 0xFFU);
        data += credential_;
        data += "\xA5";  // where the key in CBOR begins, which nobody reads
    }
    return data;
}

std::string Authenticator::sign(std::string_view text) const {
    auto* const context = EVP_MD_CTX_new();
    auto const* const digest = kind_ == KeyKind::eddsa ? nullptr : EVP_sha256();
    std::size_t length = 0;
    EVP_DigestSignInit(context, nullptr, digest, nullptr, key_->key);
    EVP_DigestSign(context, nullptr, &length, bytes_of(text), text.size());
    std::string signature(length, '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &length, bytes_of(text),
                   text.size());
    signature.resize(length);
    EVP_MD_CTX_free(context);
    return signature;
}

}  // namespace varn::testing
