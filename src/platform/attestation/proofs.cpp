#include "platform/json.h"
#include "platform/log_proofs.h"
#include "store.h"

namespace varn::attestation {
namespace {

using audit::Hash;

std::vector<std::string> texts_of(std::vector<Hash> const& hashes) {
    std::vector<std::string> texts;
    for (auto const& hash : hashes) {
        texts.push_back(audit::hex(hash));
    }
    return texts;
}

std::optional<std::vector<Hash>> hashes_of_texts(std::vector<std::string> const& texts) {
    std::vector<Hash> hashes;
    for (auto const& text : texts) {
        auto const hash = audit::hash_of_hex(text);
        if (!hash) {
            return std::nullopt;
        }
        hashes.push_back(*hash);
    }
    return hashes;
}

/// The root that the log wrote down when it had that size.
Result<Hash> root_written(db::ReadTx& tx, std::int64_t size) {
    TRY(roots, tx.query<std::string>("SELECT root FROM audit_entry WHERE position = $1", size));
    if (roots.empty()) {
        return not_found();
    }
    auto const root = audit::hash_of_hex(roots.front());
    if (!root) {
        return log_is_broken();
    }
    return *root;
}

Result<std::int64_t> size_to_prove(db::ReadTx& tx, std::int64_t position) {
    TRY(latest, latest_head(tx));
    if (latest && latest->size >= position) {
        return latest->size;
    }
    TRY(tree, stored_tree(tx));
    return tree.size;
}

Result<std::optional<std::string>> note_of(db::ReadTx& tx, std::int64_t size) {
    TRY(head, head_of_size(tx, size));
    return head ? std::optional{std::move(head->note)} : std::nullopt;
}

Error unfit(std::string_view key) {
    return Error{ErrorCode::conflict, std::string{key}, {}, {}, {}};
}

/// That a note says that size and root and, when a key is given, is signed by it.
Result<Done> check_note(std::optional<std::string> const& note, audit::Rooted const& said,
                        std::optional<audit::VerifierKey> const& key) {
    if (!note) {
        return key ? Result<Done>{unfit("attestation.proof_unsigned")} : Result<Done>{Done{}};
    }
    auto const read = audit::read_note(*note);
    auto const checkpoint = read ? audit::checkpoint_of_text(read->text) : std::nullopt;
    if (!checkpoint || checkpoint->size != said.size || checkpoint->root != said.root) {
        return unfit("attestation.proof_note_differs");
    }
    if (key && !audit::is_signed_by(*note, *key)) {
        return unfit("attestation.proof_forged");
    }
    return Done{};
}

}  // namespace

Result<InclusionProof> prove_entry(db::ReadTx& tx, std::int64_t position, std::optional<std::int64_t> asked) {
    if (position < 1) {
        return not_found();
    }
    auto size = asked.value_or(0);
    if (!asked) {
        TRY(usual, size_to_prove(tx, position));
        size = usual;
    }
    if (size < position) {
        return not_found();
    }
    TRY(root, root_written(tx, size));
    TRY(leaf, leaves_between(tx, position - 1, position));
    auto const index = position - 1;
    for (auto const trust : {Trust::kept_nodes, Trust::leaves_alone}) {
        TRY(tree, known_tree(tx, size, audit::blocks_cut(index, size), trust));
        auto const path = audit::inclusion_path(tree, index);
        if (audit::includes(audit::leaf_hash(leaf.front()), index, size, path, root)) {
            TRY(note, note_of(tx, size));
            return InclusionProof{position,         size,           std::move(leaf.front()),
                                  audit::hex(root), texts_of(path), std::move(note)};
        }
    }
    return log_is_broken();
}

Result<ConsistencyProof> prove_consistency(db::ReadTx& tx, std::int64_t first, std::int64_t second) {
    if (first < 1 || first > second) {
        return invalid("/first", "attestation.sizes_backwards");
    }
    TRY(first_root, root_written(tx, first));
    TRY(second_root, root_written(tx, second));
    for (auto const trust : {Trust::kept_nodes, Trust::leaves_alone}) {
        TRY(tree, known_tree(tx, second, audit::blocks_cut(first, second), trust));
        auto const path = audit::consistency_path(tree, first);
        if (audit::follows({first, first_root}, {second, second_root}, path)) {
            TRY(first_note, note_of(tx, first));
            TRY(second_note, note_of(tx, second));
            return ConsistencyProof{first,
                                    second,
                                    audit::hex(first_root),
                                    audit::hex(second_root),
                                    texts_of(path),
                                    std::move(first_note),
                                    std::move(second_note)};
        }
    }
    return log_is_broken();
}

Result<Done> check(InclusionProof const& proof, std::optional<audit::VerifierKey> const& key) {
    auto const root = audit::hash_of_hex(proof.root);
    auto const path = hashes_of_texts(proof.path);
    if (!root || !path ||
        !audit::includes(audit::leaf_hash(proof.leaf), proof.position - 1, proof.size, *path, *root)) {
        return unfit("attestation.proof_unfit");
    }
    return check_note(proof.note, {proof.size, *root}, key);
}

Result<Done> check(ConsistencyProof const& proof, std::optional<audit::VerifierKey> const& key) {
    auto const first = audit::hash_of_hex(proof.first_root);
    auto const second = audit::hash_of_hex(proof.second_root);
    auto const path = hashes_of_texts(proof.path);
    if (!first || !second || !path ||
        !audit::follows({proof.first_size, *first}, {proof.second_size, *second}, *path)) {
        return unfit("attestation.proof_unfit");
    }
    CHECK(check_note(proof.first_note, {proof.first_size, *first}, key));
    return check_note(proof.second_note, {proof.second_size, *second}, key);
}

Result<Done> check_text(std::string_view text, std::optional<audit::VerifierKey> const& key) {
    TRY(value, json::parse(text));
    if (value.find("first_size") != nullptr) {
        TRY(proof, json::read<ConsistencyProof>(text));
        return check(proof, key);
    }
    TRY(proof, json::read<InclusionProof>(text));
    return check(proof, key);
}

}  // namespace varn::attestation
