#include "keys.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include <algorithm>

#include "base64url.h"
#include "refusal.h"

namespace varn::oidc {
namespace {

constexpr std::size_t keys_max = 100;
constexpr int rsa_bits_min = 2048;
constexpr std::size_t coordinate_bytes = 32;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Pkey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytes_in(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}
Number number_of(std::string_view bytes) {
    return Number{BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr)};
}

Pkey key_from(char const* type, OSSL_PARAM_BLD* builder) {
    Parameters const parameters{OSSL_PARAM_BLD_to_param(builder)};
    PkeyContext const context{EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr)};
    EVP_PKEY* made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    return Pkey{made};
}

Pkey rsa_key(std::string_view modulus, std::string_view exponent) {
    auto const n = number_of(modulus);
    auto const e = number_of(exponent);
    if (!n || !e || BN_num_bits(n.get()) < rsa_bits_min || BN_num_bits(n.get()) > 8192 ||
        BN_num_bits(e.get()) > 32 || !BN_is_odd(e.get()) || BN_is_one(e.get())) {
        return nullptr;
    }
    Builder const builder{OSSL_PARAM_BLD_new()};
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
        return nullptr;
    }
    return key_from("RSA", builder.get());
}

/// A point that is not on the curve makes no key.
Pkey p256_key(std::string_view x, std::string_view y) {
    if (x.size() != coordinate_bytes || y.size() != coordinate_bytes) {
        return nullptr;
    }
    std::string const point = std::string{'\4'} + std::string{x} + std::string{y};
    Builder const builder{OSSL_PARAM_BLD_new()};
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                         point.size()) != 1) {
        return nullptr;
    }
    auto made = key_from("EC", builder.get());
    PkeyContext const context{made ? EVP_PKEY_CTX_new(made.get(), nullptr) : nullptr};
    return context && EVP_PKEY_public_check(context.get()) == 1 ? std::move(made) : nullptr;
}

/// The key a member of the set describes; nothing when we cannot use it.
std::optional<Key> key_of(json::Value const& member) {
    auto const said = [&](std::string_view name) { return text_claim(member, name).value_or(""); };
    auto const bytes = [&](std::string_view name) { return base64url_decoded(said(name)).value_or(""); };
    if (auto const use = text_claim(member, "use"); use && *use != "sig") {
        return std::nullopt;
    }
    auto const type = said("kty");
    Pkey made;
    if (type == "RSA") {
        made = rsa_key(bytes("n"), bytes("e"));
    } else if (type == "EC" && said("crv") == "P-256") {
        made = p256_key(bytes("x"), bytes("y"));
    }
    if (!made) {
        return std::nullopt;
    }
    return Key{said("kid"), type, said("alg"), std::shared_ptr<EVP_PKEY>{std::move(made)}};
}

/// An ECDSA signature as OpenSSL wants it, of the two numbers that a token holds.
std::string der_of(std::string_view both) {
    if (both.size() != 2 * coordinate_bytes) {
        return {};
    }
    auto r = number_of(both.substr(0, coordinate_bytes));
    auto s = number_of(both.substr(coordinate_bytes));
    EcSignature const signature{ECDSA_SIG_new()};
    if (!r || !s || !signature || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1) {
        return {};
    }
    static_cast<void>(r.release());
    static_cast<void>(s.release());
    unsigned char* der = nullptr;
    auto const length = i2d_ECDSA_SIG(signature.get(), &der);
    std::string out = length > 0 ? std::string{reinterpret_cast<char*>(der), static_cast<std::size_t>(length)}
                                 : std::string{};
    OPENSSL_free(der);
    return out;
}

std::string key_of_secret(std::string_view secret) {
    return sha256("varn: kept for a session\n" + std::string{secret});
}

}  // namespace

Result<std::vector<Key>> parse_keys(std::string_view text) {
    auto const parsed = json::parse(text);
    auto const* set = parsed ? parsed.value().find("keys") : nullptr;
    auto const* members = set != nullptr ? set->array() : nullptr;
    if (members == nullptr || members->size() > keys_max) {
        return unreachable("keys_form");
    }
    std::vector<Key> keys;
    for (auto const& member : *members) {
        if (auto key = key_of(member)) {
            keys.push_back(std::move(*key));
        }
    }
    return keys;
}

Key const* key_for(std::vector<Key> const& keys, Jwt const& token) {
    std::string_view const type = token.algorithm == "ES256" ? "EC" : "RSA";
    Key const* hit = nullptr;
    for (auto const& key : keys) {
        bool const fits = key.type == type && (key.algorithm.empty() || key.algorithm == token.algorithm) &&
                          (token.key_id.empty() || key.id == token.key_id);
        if (fits && hit != nullptr) {
            return nullptr;  // two could have: that is none
        }
        hit = fits ? &key : hit;
    }
    return hit;
}

bool has_signed(Key const& key, Jwt const& token) {
    bool const elliptic = token.algorithm == "ES256";
    if ((key.type == "EC") != elliptic) {
        return false;
    }
    auto const signature = elliptic ? der_of(token.signature) : token.signature;
    DigestContext const context{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* how = nullptr;
    auto* made = static_cast<EVP_PKEY*>(key.made.get());
    if (signature.empty() || !context ||
        EVP_DigestVerifyInit(context.get(), &how, EVP_sha256(), nullptr, made) != 1) {
        return false;
    }
    if (token.algorithm == "PS256" && (EVP_PKEY_CTX_set_rsa_padding(how, RSA_PKCS1_PSS_PADDING) != 1 ||
                                       EVP_PKEY_CTX_set_rsa_pss_saltlen(how, RSA_PSS_SALTLEN_DIGEST) != 1)) {
        return false;
    }
    return EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(token.signed_text),
                            token.signed_text.size()) == 1;
}

std::string sha256(std::string_view bytes) {
    std::string out(32, '\0');
    unsigned int length = 0;
    auto const done = EVP_Digest(bytes.data(), bytes.size(), bytes_in(out), &length, EVP_sha256(), nullptr);
    ASSERT(done == 1 && length == out.size());
    return out;
}

std::string seal(std::string_view bytes, std::string_view secret, std::string_view nonce) {
    ASSERT(nonce.size() == nonce_bytes);
    auto const key = key_of_secret(secret);
    CipherContext const context{EVP_CIPHER_CTX_new()};
    std::string out(bytes.size(), '\0');
    std::string tag(tag_bytes, '\0');
    int length = 0;
    int more = 0;
    bool const done =
        context &&
        EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(nonce)) == 1 &&
        EVP_EncryptUpdate(context.get(), bytes_in(out), &length, bytes_of(bytes),
                          static_cast<int>(bytes.size())) == 1 &&
        EVP_EncryptFinal_ex(context.get(), bytes_in(out) + length, &more) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, tag.data()) == 1;
    ASSERT(done);
    return base64url(std::string{nonce} + out + tag);
}

std::optional<std::string> opened(std::string_view sealed, std::string_view secret) {
    auto all = base64url_decoded(sealed);
    if (!all || all->size() < nonce_bytes + tag_bytes) {
        return std::nullopt;
    }
    auto const key = key_of_secret(secret);
    auto const hidden = all->substr(nonce_bytes, all->size() - nonce_bytes - tag_bytes);
    auto tag = all->substr(all->size() - tag_bytes);
    CipherContext const context{EVP_CIPHER_CTX_new()};
    std::string out(hidden.size(), '\0');
    int length = 0;
    int more = 0;
    bool const done =
        context &&
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes_of(key), bytes_of(*all)) == 1 &&
        EVP_DecryptUpdate(context.get(), bytes_in(out), &length, bytes_of(hidden),
                          static_cast<int>(hidden.size())) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(context.get(), bytes_in(out) + length, &more) == 1;
    return done ? std::optional{out} : std::nullopt;
}

}  // namespace varn::oidc
