#include "store.h"

namespace varn::attestation {

/// A node as it is kept.
struct KeptNode {
    std::int64_t block = 0;
    std::string node;
};

}  // namespace varn::attestation

template <>
struct varn::Describe<varn::attestation::StoredTree> {
    using T = attestation::StoredTree;
    static constexpr auto value =
        entity<T>("audit_tree", field<&T::size>({}), field<&T::frontier>({}), field<&T::at>({}));
};
template <>
struct varn::Describe<varn::attestation::KeptNode> {
    using N = attestation::KeptNode;
    static constexpr auto value = entity<N>("audit_block", field<&N::block>({}), field<&N::node>({}));
};

namespace varn::attestation {

Error log_is_broken() {
    return Error{ErrorCode::conflict, "attestation.log_broken", {}, {}, {}};
}

Result<StoredTree> stored_tree(db::ReadTx& tx) {
    TRY(rows, tx.query<StoredTree>("SELECT size, frontier, at FROM audit_tree WHERE id = 1"));
    if (rows.size() != 1) {
        return log_is_broken();
    }
    return std::move(rows.front());
}

Result<std::optional<SignedHead>> head_of_size(db::ReadTx& tx, std::int64_t size) {
    TRY(rows, tx.query<SignedHead>("SELECT size, at, key_id, note FROM audit_head WHERE size = $1", size));
    return rows.empty() ? std::optional<SignedHead>{} : std::optional{std::move(rows.front())};
}

Result<std::optional<SignedHead>> latest_head(db::ReadTx& tx) {
    TRY(rows,
        tx.query<SignedHead>("SELECT size, at, key_id, note FROM audit_head ORDER BY size DESC LIMIT 1"));
    return rows.empty() ? std::optional<SignedHead>{} : std::optional{std::move(rows.front())};
}

Result<std::vector<SignedHead>> latest_heads(db::ReadTx& tx, int limit, int offset) {
    return tx.query<SignedHead>(
        "SELECT size, at, key_id, note FROM audit_head ORDER BY size DESC LIMIT $1 OFFSET $2",
        std::int64_t{limit}, std::int64_t{offset});
}

Result<std::int64_t> count_heads(db::ReadTx& tx) {
    return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM audit_head");
}

Result<std::vector<SignedHead>> heads_after(db::ReadTx& tx, std::int64_t size, int limit) {
    return tx.query<SignedHead>(
        "SELECT size, at, key_id, note FROM audit_head WHERE size > $1 ORDER BY size LIMIT $2", size,
        std::int64_t{limit});
}

Result<std::vector<std::string>> leaves_between(db::ReadTx& tx, std::int64_t from, std::int64_t to) {
    TRY(leaves, tx.query<std::string>(
                    "SELECT leaf FROM audit_entry WHERE position > $1 AND position <= $2 ORDER BY position",
                    from, to));
    if (std::cmp_not_equal(leaves.size(), to - from)) {
        return log_is_broken();
    }
    return std::move(leaves);
}

std::vector<audit::Hash> hashes_of(std::vector<std::string> const& leaves) {
    std::vector<audit::Hash> hashes;
    hashes.reserve(leaves.size());
    for (auto const& leaf : leaves) {
        hashes.push_back(audit::leaf_hash(leaf));
    }
    return hashes;
}

Result<std::vector<audit::Hash>> kept_nodes(db::ReadTx& tx, std::int64_t blocks_max) {
    TRY(rows, tx.query<KeptNode>("SELECT block, node FROM audit_block WHERE block < $1 ORDER BY block",
                                 blocks_max));
    std::vector<audit::Hash> nodes;
    for (auto const& row : rows) {
        auto const node = audit::hash_of_hex(row.node);
        if (!node || std::cmp_not_equal(row.block, nodes.size())) {
            break;
        }
        nodes.push_back(*node);
    }
    return nodes;
}

Result<std::vector<audit::Hash>> block_nodes(db::ReadTx& tx, std::int64_t size, Trust trust) {
    auto const blocks = size / audit::block_width;
    std::vector<audit::Hash> nodes;
    if (trust == Trust::kept_nodes) {
        TRY(kept, kept_nodes(tx, blocks));
        nodes = std::move(kept);
    }
    for (auto block = static_cast<std::int64_t>(nodes.size()); block < blocks; ++block) {
        TRY(leaves, leaves_between(tx, block * audit::block_width, (block + 1) * audit::block_width));
        nodes.push_back(audit::root_of(hashes_of(leaves)));
    }
    return nodes;
}

Result<audit::KnownTree> known_tree(db::ReadTx& tx, std::int64_t size, std::vector<std::int64_t> const& cuts,
                                    Trust trust) {
    TRY(nodes, block_nodes(tx, size, trust));
    audit::KnownTree tree{size, std::move(nodes)};
    for (auto const block : cuts) {
        auto const from = block * audit::block_width;
        TRY(leaves, leaves_between(tx, from, std::min(from + audit::block_width, size)));
        tree.open(block, hashes_of(leaves));
    }
    return tree;
}

}  // namespace varn::attestation
