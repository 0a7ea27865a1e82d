// Proofs against the definitions of RFC 9162, computed naively, for every small tree and random larger ones;
// and every tampered proof is refused.
#include "platform/proof.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace varn::audit {
namespace {

using Hashes = std::vector<Hash>;

Hashes leaves_of(std::int64_t size) {
    Hashes leaves;
    for (std::int64_t i = 0; i < size; ++i) {
        leaves.push_back(leaf_hash("leaf " + std::to_string(i)));
    }
    return leaves;
}

std::size_t split(std::size_t count) {
    std::size_t k = 1;
    while (k * 2 < count) {
        k *= 2;
    }
    return k;
}

/// MTH, PATH and SUBPROOF word for word, over D[from:to].
Hash defined_root(Hashes const& d) {
    if (d.size() <= 1) {
        return d.empty() ? sha256({}) : d.front();
    }
    auto const k = static_cast<std::ptrdiff_t>(split(d.size()));
    return node_hash(defined_root({d.begin(), d.begin() + k}), defined_root({d.begin() + k, d.end()}));
}
Hashes defined_path(std::size_t m, Hashes const& d) {
    if (d.size() == 1) {
        return {};
    }
    auto const k = split(d.size());
    auto const middle = d.begin() + static_cast<std::ptrdiff_t>(k);
    auto path = m < k ? defined_path(m, {d.begin(), middle}) : defined_path(m - k, {middle, d.end()});
    path.push_back(m < k ? defined_root({middle, d.end()}) : defined_root({d.begin(), middle}));
    return path;
}
Hashes defined_subproof(std::size_t m, Hashes const& d, bool whole) {
    if (m == d.size()) {
        return whole ? Hashes{} : Hashes{defined_root(d)};
    }
    auto const k = split(d.size());
    auto const middle = d.begin() + static_cast<std::ptrdiff_t>(k);
    auto path = m <= k ? defined_subproof(m, {d.begin(), middle}, whole)
                       : defined_subproof(m - k, {middle, d.end()}, false);
    path.push_back(m <= k ? defined_root({middle, d.end()}) : defined_root({d.begin(), middle}));
    return path;
}

/// The tree as the database would know it: blocks, and the leaves of those that are cut.
KnownTree known(Hashes const& leaves, std::int64_t cut, std::int64_t width) {
    auto const size = static_cast<std::int64_t>(leaves.size());
    auto const block = [&](std::int64_t index) {
        auto const from = leaves.begin() + index * width;
        auto const to = leaves.begin() + std::min(size, (index + 1) * width);
        return Hashes{from, to};
    };
    Hashes blocks;
    for (std::int64_t i = 0; i < size / width; ++i) {
        blocks.push_back(root_of(block(i)));
    }
    KnownTree tree{size, blocks, width};
    for (auto const index : blocks_cut(cut, size, width)) {
        tree.open(index, block(index));
    }
    return tree;
}

void expect_tampered_is_refused(Hashes const& path, std::function<bool(Hashes const&)> const& accepts) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        auto changed = path;
        changed[i][i % 32] ^= 1U;
        EXPECT_FALSE(accepts(changed));
        auto shorter = path;
        shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_FALSE(accepts(shorter));
    }
    auto longer = path;
    longer.push_back(leaf_hash("more"));
    EXPECT_FALSE(accepts(longer));
}

void check_inclusion(Hashes const& leaves, std::int64_t index, std::int64_t width) {
    auto const size = static_cast<std::int64_t>(leaves.size());
    auto const path = inclusion_path(known(leaves, index, width), index);
    ASSERT_EQ(path, defined_path(static_cast<std::size_t>(index), leaves)) << size << " " << index;
    auto const root = defined_root(leaves);
    auto const& leaf = leaves[static_cast<std::size_t>(index)];
    ASSERT_TRUE(includes(leaf, index, size, path, root));
    EXPECT_FALSE(includes(leaf_hash("another"), index, size, path, root));
    EXPECT_FALSE(includes(leaf, index, size, path, leaf_hash("root")));
    EXPECT_FALSE(includes(leaf, size, size, path, root));
    EXPECT_FALSE(includes(leaf, -1, size, path, root));
    if (size > 1) {
        EXPECT_FALSE(includes(leaf, (index + 1) % size, size, path, root)) << size << " " << index;
    }
    expect_tampered_is_refused(path,
                               [&](Hashes const& other) { return includes(leaf, index, size, other, root); });
}

void check_consistency(Hashes const& leaves, std::int64_t first, std::int64_t width) {
    auto const size = static_cast<std::int64_t>(leaves.size());
    auto const path = consistency_path(known(leaves, first, width), first);
    ASSERT_EQ(path, defined_subproof(static_cast<std::size_t>(first), leaves, true)) << first << " " << size;
    Rooted const before{first, defined_root({leaves.begin(), leaves.begin() + first})};
    Rooted const after{size, defined_root(leaves)};
    ASSERT_TRUE(follows(before, after, path)) << first << " " << size;
    EXPECT_FALSE(follows({first, leaf_hash("x")}, after, path));
    EXPECT_FALSE(follows(before, {size, leaf_hash("x")}, path));
    EXPECT_FALSE(follows({0, before.root}, after, path));
    EXPECT_FALSE(follows({size + 1, before.root}, after, path));
    expect_tampered_is_refused(path, [&](Hashes const& other) { return follows(before, after, other); });
}

TEST(Proof, every_leaf_of_every_small_tree_is_proven_as_the_standard_defines) {
    for (std::int64_t size = 1; size <= 64; ++size) {
        auto const leaves = leaves_of(size);
        for (std::int64_t index = 0; index < size; ++index) {
            check_inclusion(leaves, index, size % 2 == 0 ? 4 : 8);
        }
    }
}

TEST(Proof, every_pair_of_small_trees_is_proven_consistent_as_the_standard_defines) {
    for (std::int64_t size = 1; size <= 64; ++size) {
        auto const leaves = leaves_of(size);
        for (std::int64_t first = 1; first <= size; ++first) {
            check_consistency(leaves, first, size % 2 == 0 ? 8 : 4);
        }
    }
}

TEST(Proof, random_larger_trees_are_proven_alike) {
    std::mt19937 random{20261126};
    for (int i = 0; i < 12; ++i) {
        auto const leaves = leaves_of(65 + static_cast<std::int64_t>(random() % 3000));
        auto const index = static_cast<std::int64_t>(random() % leaves.size());
        check_inclusion(leaves, index, block_width);
        check_consistency(leaves, index + 1, block_width);
    }
    check_consistency(leaves_of(2 * block_width), block_width, block_width);
}

TEST(Proof, a_tree_that_was_rewritten_follows_on_no_earlier_root) {
    auto leaves = leaves_of(50);
    Rooted const before{20, defined_root({leaves.begin(), leaves.begin() + 20})};
    leaves[7] = leaf_hash("rewritten");
    Rooted const after{50, defined_root(leaves)};
    EXPECT_FALSE(follows(before, after, consistency_path(known(leaves, 20, 8), 20)));
}

}  // namespace
}  // namespace varn::audit
