// Signing: only what follows on what was signed before.
#include "keys.h"
#include "platform/log_proofs.h"
#include "store.h"

namespace varn::attestation {
namespace {

/// True when the tree has `root` and begins with what `before` was signed for.
Result<bool> continues(db::ReadTx& tx, audit::Rooted const& before, audit::Rooted const& now, Trust trust) {
    TRY(tree, known_tree(tx, now.size, audit::blocks_cut(before.size, now.size), trust));
    return tree.node(0, now.size) == now.root && tree.node(0, before.size) == before.root;
}

Result<audit::Rooted> root_signed(SignedHead const& head) {
    auto const note = audit::read_note(head.note);
    auto const said = note ? audit::checkpoint_of_text(note->text) : std::nullopt;
    if (!said || said->size != head.size) {
        return log_is_broken();
    }
    return audit::Rooted{said->size, said->root};
}

/// Nothing is signed that contradicts what was signed before: then somebody has rewritten the log.
Result<Done> must_continue(db::ReadTx& tx, SignedHead const& before, audit::Rooted const& now) {
    TRY(earlier, root_signed(before));
    if (earlier.size <= now.size) {
        TRY(by_nodes, continues(tx, earlier, now, Trust::kept_nodes));
        if (by_nodes) {
            return Done{};
        }
        TRY(by_leaves, continues(tx, earlier, now, Trust::leaves_alone));
        if (by_leaves) {
            return Done{};
        }
    }
    return Error{ErrorCode::conflict,
                 "attestation.rewritten",
                 {{"size", std::to_string(before.size)}},
                 {},
                 "the log does not follow on its latest signed head"};
}

}  // namespace

Result<int> keep_blocks(Town& town) {
    std::vector<audit::Hash> nodes;
    std::size_t kept = 0;
    {
        db::ReadTx tx{town.db};
        TRY(tree, stored_tree(tx));
        TRY(there, kept_nodes(tx, tree.size / audit::block_width));
        kept = there.size();
        TRY(all, block_nodes(tx, tree.size, Trust::kept_nodes));
        nodes = std::move(all);
    }
    if (nodes.size() == kept) {
        return 0;
    }
    db::Housekeeping tx{town.db};
    for (auto block = kept; block < nodes.size(); ++block) {
        CHECK(
            tx.exec("INSERT INTO audit_block (block, node) VALUES ($1, $2) ON CONFLICT (block) "
                    "DO UPDATE SET node = excluded.node",
                    static_cast<std::int64_t>(block), audit::hex(nodes[block])));
    }
    CHECK(std::move(tx).commit());
    return static_cast<int>(nodes.size() - kept);
}

Result<SignedHead> sign_head(Town& town, std::filesystem::path const& key_file) {
    TRY(key, key_to_sign_with(town, key_file));
    CHECK(keep_blocks(town));
    SignedHead head;
    {
        db::ReadTx tx{town.db};
        TRY(tree, stored_tree(tx));
        TRY(latest, latest_head(tx));
        if (latest && latest->size == tree.size) {
            return std::move(*latest);
        }
        auto const frontier = audit::Frontier::from_text(tree.size, tree.frontier);
        if (!frontier) {
            return log_is_broken();
        }
        audit::Rooted const now{tree.size, frontier->root()};
        if (latest) {
            CHECK(must_continue(tx, *latest, now));
        }
        head = {
            tree.size, tree.at, key.verifier().id,
            key.sign(audit::to_text(audit::Checkpoint{key.verifier().name, now.size, now.root, tree.at}))};
    }
    db::Housekeeping tx{town.db};
    CHECK(
        tx.exec("INSERT INTO audit_head (size, at, key_id, note) VALUES ($1, $2, $3, $4) "
                "ON CONFLICT (size) DO NOTHING",
                head.size, head.at, head.key_id, head.note));
    CHECK(std::move(tx).commit());
    return head;
}

}  // namespace varn::attestation
