#pragma once
// Proofs that outsiders can check without the database: that an entry is in the log, and that the log of one
// day begins with all of the log of an earlier day. The form is in docs/formats/audit.md.
#include <functional>
#include <string_view>

#include "platform/attestation.h"
#include "platform/signed_note.h"

namespace varn::attestation {

/// That the entry at `position` is in the log of `size` entries.
struct InclusionProof {
    std::int64_t position = 0;
    std::int64_t size = 0;
    std::string leaf;  // the entry as it was hashed
    std::string root;
    std::vector<std::string> path;
    std::optional<std::string> note;  // the signed head of that size, if there is one
};

/// That the log of `second_size` entries begins with all of the log of `first_size`.
struct ConsistencyProof {
    std::int64_t first_size = 0;
    std::int64_t second_size = 0;
    std::string first_root;
    std::string second_root;
    std::vector<std::string> path;
    std::optional<std::string> first_note;
    std::optional<std::string> second_note;
};

/// Proves an entry in the log of `size` entries; of the latest signed head that holds it, else of the whole
/// log, when no size is given. `not_found` when there is no such entry, `conflict` when the log does not fit
/// its roots.
Result<InclusionProof> prove_entry(db::ReadTx& tx, std::int64_t position, std::optional<std::int64_t> size);
/// Proves that the log only grew. `not_found` when the log has never had such sizes.
Result<ConsistencyProof> prove_consistency(db::ReadTx& tx, std::int64_t first, std::int64_t second);

/// Checks a proof by itself, and its notes by `key` when there is one: `conflict` with what does not fit.
Result<Done> check(InclusionProof const& proof, std::optional<audit::VerifierKey> const& key);
Result<Done> check(ConsistencyProof const& proof, std::optional<audit::VerifierKey> const& key);
/// Checks the text of either.
Result<Done> check_text(std::string_view text, std::optional<audit::VerifierKey> const& key);

/// Keeps the nodes of blocks that have become complete, so that later proofs read few leaves; how many.
Result<int> keep_blocks(Town& town);

/// What was wrong with a head that was kept outside.
enum class HeadFault {
    unreadable,           // the line is no signed head
    other_log,            // of another log
    key_unknown,          // signed by a key that this log has never had
    key_not_handed_over,  // by a key of this log that the trusted one did not hand over to, as after a loss
    key_earlier,          // by a key that this log had before the trusted one
    forged,               // the signature is not by the key it names
    cut,                  // the log is shorter than it was
    rewritten             // the log's root at that size is another: what was written has been changed
};
struct HeadFinding {
    std::int64_t line = 0;
    HeadFault fault{};
    std::int64_t size = 0;
    std::string key_id = {};  // that the line names; empty when it is no signed head
};
struct Comparison {
    std::int64_t heads = 0;
    std::vector<HeadFinding> findings;
};
/// Compares the log with heads that were kept outside, one line of JSON each (what comes before the first
/// brace is left out, so lines of a syslog do). Every leaf is read anew. With `trusted`, only heads of that
/// key and of keys that it handed over to are believed.
Result<Comparison> compare(db::ReadTx& tx, std::string_view lines,
                           std::optional<audit::VerifierKey> const& trusted);

/// Writes the whole log for an independent verifier, one line of JSON at a time, without line feeds.
Result<Done> export_log(db::ReadTx& tx, std::function<void(std::string_view line)> const& write);

}  // namespace varn::attestation

template <>
struct varn::Describe<varn::attestation::InclusionProof> {
    using P = attestation::InclusionProof;
    static constexpr auto value = entity<P>(
        "inclusion_proof", field<&P::position>({.label = "attestation.position", .example = "17"}),
        field<&P::size>({.label = "attestation.size", .example = "4711"}),
        field<&P::leaf>({.label = "attestation.leaf", .length_max = 1'000'000}),
        field<&P::root>({.label = "attestation.root",
                         .example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}),
        field<&P::path>({.label = "attestation.path"}),
        field<&P::note>({.label = "attestation.note", .length_max = 2000}));
};

template <>
struct varn::Describe<varn::attestation::ConsistencyProof> {
    using P = attestation::ConsistencyProof;
    static constexpr auto value = entity<P>(
        "consistency_proof", field<&P::first_size>({.label = "attestation.first_size", .example = "4000"}),
        field<&P::second_size>({.label = "attestation.second_size", .example = "4711"}),
        field<&P::first_root>({.label = "attestation.first_root"}),
        field<&P::second_root>({.label = "attestation.second_root"}),
        field<&P::path>({.label = "attestation.path"}),
        field<&P::first_note>({.label = "attestation.first_note", .length_max = 2000}),
        field<&P::second_note>({.label = "attestation.second_note", .length_max = 2000}));
};

template <>
struct varn::Describe<varn::attestation::HeadFinding> {
    using F = attestation::HeadFinding;
    static constexpr auto value =
        entity<F>("head_finding", field<&F::line>({.label = "attestation.line", .example = "1"}),
                  field<&F::fault>({.label = "attestation.fault", .example = "rewritten"}),
                  field<&F::size>({.label = "attestation.size", .example = "4711"}),
                  field<&F::key_id>({.label = "attestation.key_id", .example = "4219d3bf"}));
};

template <>
struct varn::Describe<varn::attestation::Comparison> {
    using C = attestation::Comparison;
    static constexpr auto value =
        entity<C>("head_comparison", field<&C::heads>({.label = "attestation.heads", .example = "12"}),
                  field<&C::findings>({.label = "attestation.findings", .length_max = 100'000}));
};
