#include "platform/merkle.h"

#include <openssl/evp.h>

#include <bit>
#include <cstring>
#include <initializer_list>
#include <memory>

#include "kernel/result.h"

namespace varn::audit {
namespace {

/// SHA-256 by the processor's own instructions where it has them; a row that is written needs some twenty of
/// them.
class Digest {
public:
    Digest() : method_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
        ASSERT(method_ != nullptr && context_ != nullptr);
    }
    Hash of(std::initializer_list<std::string_view> parts) {
        Hash hash{};
        bool fine = EVP_DigestInit_ex2(context_.get(), method_.get(), nullptr) == 1;
        for (auto const part : parts) {
            fine = fine && EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1;
        }
        ASSERT(fine && EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) == 1);
        return hash;
    }

private:
    struct Free {
        void operator()(EVP_MD* method) const { EVP_MD_free(method); }
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD, Free> method_;
    std::unique_ptr<EVP_MD_CTX, Free> context_;
};

/// One for each thread: to make one costs more than to use it.
Hash digest(std::initializer_list<std::string_view> parts) {
    thread_local Digest mine;
    return mine.of(parts);
}

std::string_view bytes(Hash const& hash) {
    return {reinterpret_cast<char const*>(hash.data()), hash.size()};
}

int digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

Hash sha256(std::string_view text) {
    return digest({text});
}

Hash leaf_hash(std::string_view leaf) {
    constexpr std::string_view of_leaf{"\x00", 1};
    return digest({of_leaf, leaf});
}

Hash node_hash(Hash const& left, Hash const& right) {
    constexpr std::string_view of_node{"\x01", 1};
    return digest({of_node, bytes(left), bytes(right)});
}

std::string hex(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(text.size() * 2);
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

std::string hex(Hash const& hash) {
    return hex(bytes(hash));
}

std::optional<Hash> hash_of_hex(std::string_view text) {
    Hash hash{};
    if (text.size() != hash.size() * 2) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < hash.size(); ++i) {
        int const high = digit(text[2 * i]);
        int const low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) {
            return std::nullopt;
        }
        hash[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return hash;
}

std::optional<Frontier> Frontier::from_text(std::int64_t size, std::string_view text) {
    Frontier frontier;
    if (size < 0 ||
        text.size() != static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(size))) * 64) {
        return std::nullopt;
    }
    for (std::size_t at = 0; at < text.size(); at += 64) {
        auto const hash = hash_of_hex(text.substr(at, 64));
        if (!hash) {
            return std::nullopt;
        }
        frontier.complete_.push_back(*hash);
    }
    frontier.size_ = size;
    return frontier;
}

std::string Frontier::to_text() const {
    std::string text;
    for (auto const& hash : complete_) {
        text += hex(hash);
    }
    return text;
}

void Frontier::append(Hash const& leaf) {
    Hash carried = leaf;
    // Every trailing one of the old size is a complete subtree as large as what is carried: they join.
    for (auto bits = static_cast<std::uint64_t>(size_); (bits & 1U) != 0; bits >>= 1U) {
        carried = node_hash(complete_.back(), carried);
        complete_.pop_back();
    }
    complete_.push_back(carried);
    ++size_;
    ASSERT(complete_.size() == static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(size_))));
}

Hash Frontier::root() const {
    if (complete_.empty()) {
        return sha256({});
    }
    Hash root = complete_.back();
    for (auto at = complete_.size() - 1; at-- > 0;) {
        root = node_hash(complete_[at], root);
    }
    return root;
}

}  // namespace varn::audit
