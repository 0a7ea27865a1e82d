#include "platform/merkle.h"

#include <sodium.h>

#include <bit>
#include <cstring>

#include "kernel/result.h"

namespace varn::audit {
namespace {

Hash digest(unsigned char prefix, std::string_view first, std::string_view second) {
    crypto_hash_sha256_state state;
    Hash hash{};
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, &prefix, 1);
    crypto_hash_sha256_update(&state, reinterpret_cast<unsigned char const*>(first.data()), first.size());
    crypto_hash_sha256_update(&state, reinterpret_cast<unsigned char const*>(second.data()), second.size());
    crypto_hash_sha256_final(&state, hash.data());
    return hash;
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
    Hash hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(text.data()), text.size());
    return hash;
}

Hash leaf_hash(std::string_view leaf) {
    return digest(0x00, leaf, {});
}

Hash node_hash(Hash const& left, Hash const& right) {
    return digest(0x01, bytes(left), bytes(right));
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
