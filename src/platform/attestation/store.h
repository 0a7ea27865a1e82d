#pragma once
// The tree as the database keeps it.
#include "platform/attestation.h"
#include "platform/proof.h"

namespace varn::attestation {

/// The tree that the next leaf will be laid into.
struct StoredTree {
    std::int64_t size = 0;
    std::string frontier;
    Instant at;
};

Result<StoredTree> stored_tree(db::ReadTx& tx);
/// The signed head of exactly that size.
Result<std::optional<SignedHead>> head_of_size(db::ReadTx& tx, std::int64_t size);
/// The leaves (from, to] as texts; `conflict` when one is missing.
Result<std::vector<std::string>> leaves_between(db::ReadTx& tx, std::int64_t from, std::int64_t to);
std::vector<audit::Hash> hashes_of(std::vector<std::string> const& leaves);

/// Whether the nodes that were kept are believed, or made anew from every leaf.
enum class Trust { kept_nodes, leaves_alone };
/// The log's first `size` leaves as a tree in which the blocks that `cuts` go through are open.
Result<audit::KnownTree> known_tree(db::ReadTx& tx, std::int64_t size, std::vector<std::int64_t> const& cuts,
                                    Trust trust);
/// The nodes of the complete blocks of the first `size` leaves.
Result<std::vector<audit::Hash>> block_nodes(db::ReadTx& tx, std::int64_t size, Trust trust);
/// How many block nodes are kept, from the left without a gap.
Result<std::vector<audit::Hash>> kept_nodes(db::ReadTx& tx, std::int64_t blocks_max);

Error log_is_broken();

}  // namespace varn::attestation
