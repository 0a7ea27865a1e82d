// The log as an independent verifier reads it, and the log against heads that were kept outside.
#include <algorithm>
#include <map>

#include "keys.h"
#include "platform/json.h"
#include "platform/log_proofs.h"
#include "store.h"

namespace varn::attestation {
namespace {

using json::Object;
using json::Value;

constexpr std::int64_t batch = 1000;

std::string line(Object object) {
    return json::to_text(Value{std::move(object)});
}

Object key_line(AuditKey const& key) {
    Object object{{"type", "key"}, {"key", key.key}, {"valid_from", to_text(key.valid_from)}};
    if (key.valid_to) {
        object.emplace_back("valid_to", to_text(*key.valid_to));
    }
    if (key.handover) {
        object.emplace_back("handover", *key.handover);
    }
    return object;
}

/// A head as it was found outside.
struct Kept {
    std::int64_t line;
    audit::Checkpoint said;
};

/// The keys that are believed, and what is wrong with a head of any other that the log has had.
struct KnownKeys {
    std::map<std::string, audit::VerifierKey> believed;
    std::map<std::string, HeadFault> others;
};

/// Believed is the trusted key and those it handed over to; all when none is named.
KnownKeys known_keys(std::vector<AuditKey> const& keys, std::optional<audit::VerifierKey> const& trusted) {
    KnownKeys known;
    if (trusted) {
        known.believed.emplace(trusted->id, *trusted);
    }
    auto const has_trusted = [&](auto const& key) { return trusted && key.key == trusted->to_text(); };
    bool is_earlier = std::any_of(keys.begin(), keys.end(), has_trusted);
    for (auto const& key : keys) {
        is_earlier = is_earlier && !has_trusted(key);
        auto const verifier = audit::verifier_of_text(key.key);
        auto const from_believed = [&](auto const& one) { return handed_over(key, one.second); };
        if (verifier &&
            (!trusted || std::any_of(known.believed.begin(), known.believed.end(), from_believed))) {
            known.believed.emplace(verifier->id, *verifier);
        } else if (verifier) {
            known.others.emplace(verifier->id,
                                 is_earlier ? HeadFault::key_earlier : HeadFault::key_not_handed_over);
        }
    }
    return known;
}

/// The head on a line, or what is wrong with it.
std::variant<audit::Checkpoint, HeadFinding> head_on(std::string_view text, KnownKeys const& keys) {
    auto const brace = text.find('{');
    auto const parsed =
        brace == std::string_view::npos ? Result<Value>{not_found()} : json::parse(text.substr(brace));
    auto const* member = parsed.ok() ? parsed.value().find("note") : nullptr;
    auto const* note = member != nullptr ? member->text() : nullptr;
    auto const read = note != nullptr ? audit::read_note(*note) : std::nullopt;
    auto said = read ? audit::checkpoint_of_text(read->text) : std::nullopt;
    if (!said || said->size < 1) {
        return HeadFinding{.fault = HeadFault::unreadable};
    }
    auto const blamed = [&](HeadFault fault) { return HeadFinding{.fault = fault, .key_id = read->key_id}; };
    auto const key = keys.believed.find(read->key_id);
    if (key == keys.believed.end()) {
        auto const other = keys.others.find(read->key_id);
        return blamed(other == keys.others.end() ? HeadFault::key_unknown : other->second);
    }
    if (!audit::is_signed_by(*note, key->second)) {
        return blamed(HeadFault::forged);
    }
    if (said->origin != key->second.name) {
        return blamed(HeadFault::other_log);
    }
    return std::move(*said);
}

/// Walks every leaf and blames the heads whose root is not the log's.
Result<Done> walk(db::ReadTx& tx, std::vector<Kept>& heads, Comparison& comparison) {
    std::stable_sort(heads.begin(), heads.end(),
                     [](Kept const& a, Kept const& b) { return a.said.size < b.said.size; });
    TRY(last, tx.scalar<std::int64_t>("SELECT COALESCE(MAX(position), 0) FROM audit_entry"));
    audit::Frontier tree;
    auto head = heads.begin();
    while (head != heads.end() && head->said.size <= last) {
        TRY(leaves, leaves_between(tx, tree.size(), std::min(tree.size() + batch, last)));
        for (auto const& leaf : leaves) {
            tree.append(audit::leaf_hash(leaf));
            for (; head != heads.end() && head->said.size == tree.size(); ++head) {
                if (head->said.root != tree.root()) {
                    comparison.findings.push_back({head->line, HeadFault::rewritten, head->said.size, {}});
                }
            }
        }
    }
    for (; head != heads.end(); ++head) {
        comparison.findings.push_back({head->line, HeadFault::cut, head->said.size, {}});
    }
    return Done{};
}

}  // namespace

std::string line_of(SignedHead const& head) {
    return line(
        {{"size", head.size}, {"at", to_text(head.at)}, {"key_id", head.key_id}, {"note", head.note}});
}

Result<Comparison> compare(db::ReadTx& tx, std::string_view lines,
                           std::optional<audit::VerifierKey> const& trusted) {
    TRY(all_keys, keys(tx));
    auto const known = known_keys(all_keys, trusted);
    Comparison comparison;
    std::vector<Kept> heads;
    std::int64_t number = 0;
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        auto const text = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        ++number;
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        ++comparison.heads;
        auto read = head_on(text, known);
        if (auto* fault = std::get_if<HeadFinding>(&read)) {
            fault->line = number;
            comparison.findings.push_back(std::move(*fault));
        } else {
            heads.push_back({number, std::get<audit::Checkpoint>(std::move(read))});
        }
    }
    CHECK(walk(tx, heads, comparison));
    std::stable_sort(comparison.findings.begin(), comparison.findings.end(),
                     [](auto const& a, auto const& b) { return a.line < b.line; });
    return comparison;
}

Result<Done> export_log(db::ReadTx& tx, std::function<void(std::string_view line)> const& write) {
    TRY(tree, stored_tree(tx));
    write(line({{"type", "log"}, {"format", 1}, {"size", tree.size}}));
    TRY(all_keys, keys(tx));
    for (auto const& key : all_keys) {
        write(line(key_line(key)));
    }
    for (std::int64_t from = 0; from < tree.size; from += batch) {
        TRY(leaves, leaves_between(tx, from, std::min(from + batch, tree.size)));
        for (auto const& leaf : leaves) {
            write(line({{"type", "leaf"}, {"leaf", leaf}}));
        }
    }
    for (std::int64_t size = 0;;) {
        TRY(heads, heads_after(tx, size, static_cast<int>(batch)));
        if (heads.empty()) {
            return Done{};
        }
        for (auto const& head : heads) {
            write(line({{"type", "head"}, {"note", head.note}}));
        }
        size = heads.back().size;
    }
}

}  // namespace varn::attestation
