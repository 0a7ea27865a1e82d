#include "webauthn.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/x509.h>
#include <sodium.h>

#include <array>
#include <memory>

#include "password.h"
#include "platform/json.h"

namespace varn::auth::webauthn {
namespace {

constexpr std::size_t hash_bytes = 32;
constexpr std::size_t bare_bytes = 37;  // hash of the party, flags, counter
constexpr std::size_t credential_bytes_max = 1023;
constexpr int rsa_bits_min = 2048;
constexpr unsigned user_present = 0x01;
constexpr unsigned user_verified = 0x04;
constexpr unsigned backup_eligible = 0x08;
constexpr unsigned backed_up = 0x10;
constexpr unsigned holds_credential = 0x40;
constexpr unsigned holds_extensions = 0x80;

using KeyPtr = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

Error refused(std::string cause) {
    return Error{ErrorCode::unauthenticated, "auth.passkey_refused", {}, {}, std::move(cause)};
}

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

std::string sha256(std::string_view text) {
    std::string out(hash_bytes, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(out.data()), bytes_of(text), text.size());
    return out;
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

bool says(json::Value const& value, std::string_view name, std::string_view wanted) {
    auto const* const member = value.find(name);
    return member != nullptr && member->text() != nullptr && same_secret(*member->text(), wanted);
}

/// The key, when it is of the kind that the algorithm signs with and strong enough.
KeyPtr key_of(std::string_view public_key, int algorithm) {
    auto const* at = bytes_of(public_key);
    KeyPtr key{d2i_PUBKEY(nullptr, &at, static_cast<long>(public_key.size())), &EVP_PKEY_free};
    if (!key || at != bytes_of(public_key) + public_key.size()) {
        return {nullptr, &EVP_PKEY_free};
    }
    bool fits = false;
    if (algorithm == es256) {
        std::array<char, 32> group{};
        fits = EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC &&
               EVP_PKEY_get_group_name(key.get(), group.data(), group.size(), nullptr) == 1 &&
               std::string_view{group.data()} == "prime256v1";
    } else if (algorithm == eddsa) {
        fits = EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_ED25519;
    } else if (algorithm == rs256) {
        fits =
            EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA && EVP_PKEY_get_bits(key.get()) >= rsa_bits_min;
    }
    return fits ? std::move(key) : KeyPtr{nullptr, &EVP_PKEY_free};
}

/// The id of the credential that was made, which the key in CBOR follows.
Result<std::string> read_credential(std::string_view rest) {
    constexpr std::size_t before_id = 18;  // the model of the authenticator, the length of the id
    if (rest.size() < before_id) {
        return refused("authenticator data ends before the credential");
    }
    std::size_t const length = byte_at(rest, 16) << 8U | byte_at(rest, 17);
    if (length == 0 || length > credential_bytes_max || rest.size() <= before_id + length) {
        return refused("the credential id has a bad length");
    }
    return std::string{rest.substr(before_id, length)};
}

}  // namespace

Result<std::string> challenge_in(std::string_view client_data) {
    auto const read = json::parse(client_data);
    auto const* const challenge = read ? read.value().find("challenge") : nullptr;
    if (challenge == nullptr || challenge->text() == nullptr) {
        return refused("client data has no challenge");
    }
    return *challenge->text();
}

Result<Done> must_be_asked_by_us(std::string_view client_data, Question const& question,
                                 RelyingParty const& party) {
    auto const read = json::parse(client_data);
    if (!read || read.value().object() == nullptr) {
        return refused("client data is no JSON object");
    }
    auto const& told = read.value();
    if (!says(told, "type", question.type)) {
        return refused("client data is of another type");
    }
    if (!says(told, "challenge", question.challenge)) {
        return refused("client data answers another challenge");
    }
    if (!says(told, "origin", party.origin)) {
        return refused("client data comes from another origin");
    }
    auto const* const crossed = told.find("crossOrigin");
    bool const alone =
        crossed == nullptr || (std::holds_alternative<bool>(crossed->held) && !std::get<bool>(crossed->held));
    if (!alone || told.find("topOrigin") != nullptr) {
        return refused("client data comes from inside another site");
    }
    return Done{};
}

Result<AuthenticatorData> read_authenticator_data(std::string_view bytes, Question const& question,
                                                  RelyingParty const& party) {
    if (bytes.size() < bare_bytes) {
        return refused("authenticator data is too short");
    }
    if (!same_secret(bytes.substr(0, hash_bytes), sha256(party.id))) {
        return refused("authenticator data is for another party");
    }
    auto const flags = byte_at(bytes, hash_bytes);
    if ((flags & user_present) == 0) {
        return refused("nobody was there");
    }
    if (question.must_verify_user && (flags & user_verified) == 0) {
        return refused("the user was not verified");
    }
    if ((flags & backed_up) != 0 && (flags & backup_eligible) == 0) {
        return refused("the backup flags contradict each other");
    }
    AuthenticatorData told{.user_verified = (flags & user_verified) != 0, .counter = 0, .credential = {}};
    for (std::size_t i = hash_bytes + 1; i < bare_bytes; ++i) {
        told.counter = (told.counter << 8U) | byte_at(bytes, i);
    }
    bool const making = question.type == "webauthn.create";
    if (making != ((flags & holds_credential) != 0)) {
        return refused("a credential where none belongs, or none where one does");
    }
    if (making) {
        TRY(credential, read_credential(bytes.substr(bare_bytes)));
        told.credential = std::move(credential);
    } else if ((flags & holds_extensions) == 0 && bytes.size() != bare_bytes) {
        return refused("authenticator data has something behind it");
    }
    return told;
}

Result<Done> must_be_usable_key(std::string_view public_key, int algorithm) {
    if (!key_of(public_key, algorithm)) {
        return refused("the public key is not of an algorithm we asked for");
    }
    return Done{};
}

Result<Done> must_be_signed(std::string_view public_key, int algorithm, std::string_view text,
                            std::string_view signature) {
    auto const key = key_of(public_key, algorithm);
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    // Ed25519 hashes by itself.
    auto const* const digest = algorithm == eddsa ? nullptr : EVP_sha256();
    bool const good =
        key && context && EVP_DigestVerifyInit(context.get(), nullptr, digest, nullptr, key.get()) == 1 &&
        EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size()) ==
            1;
    if (!good) {
        return refused("the signature is not by the key");
    }
    return Done{};
}

std::string signed_text(std::string_view authenticator_data, std::string_view client_data) {
    return std::string{authenticator_data} + sha256(client_data);
}

}  // namespace varn::auth::webauthn
