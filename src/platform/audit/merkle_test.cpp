// The tree against RFC 9162: known roots, and the recursive definition of the paper computed naively.
#include <gtest/gtest.h>

#include "platform/leaf.h"
#include "platform/merkle.h"

namespace varn::audit {
namespace {

/// MTH of RFC 9162 2.1.1, word for word.
Hash defined_root(std::vector<Hash> const& leaves, std::size_t from, std::size_t to) {
    if (to == from) {
        return sha256({});
    }
    if (to - from == 1) {
        return leaves[from];
    }
    std::size_t split = 1;
    while (split * 2 < to - from) {
        split *= 2;
    }
    return node_hash(defined_root(leaves, from, from + split), defined_root(leaves, from + split, to));
}

TEST(Merkle, empty_and_single_leaf_roots_are_those_of_the_standard) {
    EXPECT_EQ(hex(Frontier{}.root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    Frontier tree;
    tree.append(leaf_hash(""));
    EXPECT_EQ(hex(tree.root()), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(Merkle, the_root_of_every_size_follows_the_definition) {
    std::vector<Hash> leaves;
    Frontier tree;
    for (int i = 0; i < 300; ++i) {
        leaves.push_back(leaf_hash("leaf " + std::to_string(i)));
        tree.append(leaves.back());
        ASSERT_EQ(tree.root(), defined_root(leaves, 0, leaves.size())) << i;
        auto const again = Frontier::from_text(tree.size(), tree.to_text());
        ASSERT_TRUE(again);
        ASSERT_EQ(again->root(), tree.root());
    }
    EXPECT_FALSE(Frontier::from_text(3, tree.to_text()));
    EXPECT_FALSE(Frontier::from_text(1, std::string(64, 'x')));
}

TEST(Leaf, holds_no_clear_value_and_its_salts_prove_them) {
    RowChange const change{
        "goal", "id-1", {{"title", "gammalt", "Nytt mål"}, {"body", std::nullopt, "text"}}};
    auto const leaf = make_leaf(7, Instant{0}, Entry{"anna", "goal.change", {}, {}, "därför"}, change);
    EXPECT_EQ(leaf.text.find("Nytt"), std::string::npos);
    EXPECT_EQ(leaf.text.find("därför"), std::string::npos);
    EXPECT_NE(leaf.clear.find("Nytt mål"), std::string::npos);
    EXPECT_EQ(leaf.hash, leaf_hash(leaf.text));
    EXPECT_EQ(leaf.text.find("{\"action\":\"goal.change\",\"actor\":\"anna\""), 0U);
    auto const twin = make_leaf(7, Instant{0}, Entry{"anna", "goal.change", {}, {}, "därför"}, change);
    EXPECT_NE(leaf.text, twin.text) << "salts must be fresh";
}

}  // namespace
}  // namespace varn::audit
