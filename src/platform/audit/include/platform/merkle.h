#pragma once
// The Merkle tree of RFC 9162 (section 2.1) over SHA-256. A tree is kept as its frontier, the roots of the
// complete subtrees from the left: appending a leaf and reading the root cost O(log n) and need no earlier
// leaf.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace varn::audit {

using Hash = std::array<unsigned char, 32>;

/// SHA-256(bytes).
Hash sha256(std::string_view bytes);
/// SHA-256(0x00 || leaf), RFC 9162 2.1.1.
Hash leaf_hash(std::string_view leaf);
/// SHA-256(0x01 || left || right).
Hash node_hash(Hash const& left, Hash const& right);
/// 64 lower-case hexadecimal digits, and back.
std::string hex(Hash const& hash);
std::string hex(std::string_view bytes);
std::optional<Hash> hash_of_hex(std::string_view text);

/// A growing tree, reduced to what the next leaf needs.
class Frontier {
public:
    Frontier() = default;
    /// A frontier of `size` leaves from its text; nothing when the text does not fit the size.
    static std::optional<Frontier> from_text(std::int64_t size, std::string_view text);
    std::string to_text() const;

    void append(Hash const& leaf);
    /// The root of all leaves appended; SHA-256 of nothing for the empty tree.
    Hash root() const;
    std::int64_t size() const { return size_; }

private:
    std::int64_t size_ = 0;
    std::vector<Hash> complete_;  // one for each bit of size_, the largest subtree first
};

}  // namespace varn::audit
