#pragma once
// Proofs over the tree of RFC 9162: that an entry is in it (2.1.3) and that a larger tree only adds to a
// smaller (2.1.4). A proof needs a few nodes only, so the tree is known by the nodes of its complete blocks
// and the leaves of the one or two blocks that a proof goes through.
#include <map>
#include <vector>

#include "platform/merkle.h"

namespace varn::audit {

/// Leaves of a block whose node is kept in the database. A power of two.
inline constexpr std::int64_t block_width = 256;

/// A tree of `size` leaves: the node of each complete block from the left, and the leaves of opened blocks.
class KnownTree {
public:
    KnownTree(std::int64_t size, std::vector<Hash> blocks, std::int64_t width = block_width);
    /// Lays the leaf hashes of a block beside its node.
    void open(std::int64_t block, std::vector<Hash> leaves);
    /// MTH of the leaves [from, to); asserts that the blocks they cut through are open.
    Hash node(std::int64_t from, std::int64_t to) const;
    std::int64_t size() const { return size_; }
    std::int64_t width() const { return width_; }

private:
    std::int64_t size_;
    std::int64_t width_;
    std::vector<Hash> blocks_;
    std::map<std::int64_t, std::vector<Hash>> opened_;
};

/// The node of some leaves: MTH of RFC 9162 2.1.1.
Hash root_of(std::vector<Hash> const& leaves);

/// The blocks that must be open to prove the leaf at `index`, or that `size` leaves follow on `first`.
std::vector<std::int64_t> blocks_cut(std::int64_t index_or_first, std::int64_t size,
                                     std::int64_t width = block_width);
/// PATH(index, D_size), 0 <= index < size.
std::vector<Hash> inclusion_path(KnownTree const& tree, std::int64_t index);
/// PROOF(first, D_size), 0 < first <= size; empty when they are the same.
std::vector<Hash> consistency_path(KnownTree const& tree, std::int64_t first);

/// True when the path leads from the leaf at `index` to the root of `size` leaves (2.1.3.2).
bool includes(Hash const& leaf, std::int64_t index, std::int64_t size, std::vector<Hash> const& path,
              Hash const& root);

/// A root and how many leaves it stands for.
struct Rooted {
    std::int64_t size = 0;
    Hash root{};
};
/// True when the path proves that `second` begins with all of `first` (2.1.4.2).
bool follows(Rooted const& first, Rooted const& second, std::vector<Hash> const& path);

}  // namespace varn::audit
