// Proofs of a log in the database, and the one attack that nothing inside the database can tell.
#include "platform/log_proofs.h"

#include "log_sample.h"
#include "platform/json.h"

namespace varn::attestation {
namespace {

class Proving : public attestation_testing::Pebbles {
protected:
    Result<InclusionProof> prove(std::int64_t position, std::optional<std::int64_t> size = {}) {
        db::ReadTx tx{town().db};
        return prove_entry(tx, position, size);
    }
    Result<ConsistencyProof> prove_growth(std::int64_t first, std::int64_t second) {
        db::ReadTx tx{town().db};
        return prove_consistency(tx, first, second);
    }
    audit::VerifierKey key() {
        db::ReadTx tx{town().db};
        return audit::verifier_of_text(keys(tx).value().front().key).value();
    }
    /// What is wrong with the heads: "1 rewritten".
    std::vector<std::string> compared(std::string const& lines,
                                      std::optional<audit::VerifierKey> const& trusted = {}) {
        db::ReadTx tx{town().db};
        auto const comparison = compare(tx, lines, trusted).value();
        std::vector<std::string> words;
        for (auto const& finding : comparison.findings) {
            words.push_back(std::to_string(finding.line) + " " + std::string{name_of(finding.fault)});
        }
        return words;
    }
    using Words = std::vector<std::string>;
};
VARN_ON_EVERY_ENGINE(Proving);

TEST_P(Proving, every_entry_can_be_proven_with_and_without_kept_nodes) {
    lay(600);
    for (bool const kept : {false, true}) {
        if (kept) {
            ASSERT_EQ(keep_blocks(town()).value(), 2);
            EXPECT_EQ(keep_blocks(town()).value(), 0);
        }
        for (std::int64_t position : {1, 2, 256, 257, 511, 512, 513, 599, 600}) {
            auto const proof = prove(position);
            ASSERT_TRUE(proof.ok()) << position;
            EXPECT_TRUE(check(proof.value(), {}).ok()) << position;
            EXPECT_TRUE(check_text(json::write(proof.value()), {}).ok());
            EXPECT_TRUE(check(prove(position, position).value(), {}).ok()) << position;
        }
        for (std::int64_t first : {1, 255, 256, 257, 512, 600}) {
            auto const proof = prove_growth(first, 600);
            ASSERT_TRUE(proof.ok()) << first;
            EXPECT_TRUE(check(proof.value(), {}).ok()) << first;
            EXPECT_TRUE(check_text(json::write(proof.value()), {}).ok());
        }
    }
    tamper("UPDATE audit_block SET node = $1 WHERE block = 0", audit::hex(audit::sha256("x")));
    EXPECT_TRUE(check(prove(400).value(), {}).ok()) << "kept nodes only save time";
    EXPECT_TRUE(check(prove_growth(300, 600).value(), {}).ok());
}

TEST_P(Proving, what_never_was_is_not_proven) {
    lay(10);
    EXPECT_EQ(prove(0).error().code, ErrorCode::not_found);
    EXPECT_EQ(prove(11).error().code, ErrorCode::not_found);
    EXPECT_EQ(prove(5, 4).error().code, ErrorCode::not_found);
    EXPECT_EQ(prove(5, 11).error().code, ErrorCode::not_found);
    EXPECT_EQ(prove_growth(5, 11).error().code, ErrorCode::not_found);
    EXPECT_EQ(prove_growth(5, 4).error().code, ErrorCode::invalid);
    EXPECT_EQ(prove_growth(0, 4).error().code, ErrorCode::invalid);
}

TEST_P(Proving, a_proof_against_a_signed_head_holds_for_its_key_alone) {
    lay(5);
    signed_head();
    lay(5);
    auto proof = prove(3).value();
    EXPECT_EQ(proof.size, 6) << "of the latest signed head";
    EXPECT_TRUE(check(proof, key()).ok());
    EXPECT_EQ(check(proof, audit::SigningKey::make("varn/other").verifier()).error().key,
              "attestation.proof_forged");
    auto changed = proof;
    changed.leaf[10] = 'x';
    EXPECT_EQ(check(changed, key()).error().key, "attestation.proof_unfit");
    changed = proof;
    changed.position = 4;
    EXPECT_EQ(check(changed, key()).error().key, "attestation.proof_unfit");
    EXPECT_EQ(check(prove(8).value(), key()).error().key, "attestation.proof_unsigned");
    changed = prove(8, 8).value();
    changed.note = proof.note;
    EXPECT_EQ(check(changed, key()).error().key, "attestation.proof_note_differs");
}

TEST_P(Proving, a_changed_entry_cannot_be_proven) {
    lay(300);
    drop_trigger("audit_entry_is_never_changed", "audit_entry");
    tamper("UPDATE audit_entry SET leaf = leaf || ' ' WHERE position = 7");
    EXPECT_EQ(prove(7).error().key, "attestation.log_broken");
    EXPECT_EQ(prove(290).error().key, "attestation.log_broken");
    EXPECT_TRUE(prove(3, 6).ok()) << "what came before is whole";
}

TEST_P(Proving, an_administrator_who_rewrites_everything_is_found_by_a_head_outside) {
    lay(20);
    auto const outside = line_of(signed_head()) + "\n";
    auto const trusted = key();
    lay(20);
    auto const later = outside + line_of(signed_head()) + "\n";
    EXPECT_EQ(compared(later, trusted), Words{});
    rewrite_everything(12);
    // Inside, everything agrees: every entry can be proven.
    EXPECT_TRUE(check(prove(12, 40).value(), {}).ok());
    EXPECT_TRUE(check(prove_growth(20, 40).value(), {}).ok());
    EXPECT_EQ(compared(later, trusted), (Words{"1 rewritten", "2 rewritten"}));
    EXPECT_EQ(compared(outside), Words{"1 rewritten"});
}

TEST_P(Proving, who_also_rewrites_heads_and_keys_is_found_by_the_key_outside) {
    lay(20);
    auto const outside = line_of(signed_head()) + "\n";
    auto const trusted = key();
    // A new key in the place of the old, and everything signed anew with it.
    std::filesystem::remove(key_file());
    tamper("DELETE FROM audit_key");
    drop_trigger("audit_head_is_never_removed", "audit_head");
    tamper("DELETE FROM audit_head");
    rewrite_everything(12);
    auto const forged = outside + line_of(signed_head()) + "\n";
    EXPECT_EQ(compared(forged, trusted), (Words{"1 rewritten", "2 key_not_handed_over"}));
    EXPECT_EQ(compared(outside), Words{"1 key_unknown"});
}

TEST_P(Proving, a_log_cut_short_and_heads_of_others_are_told) {
    lay(20);
    auto const line = line_of(signed_head());
    auto forged = line;
    forged.replace(forged.find("21\\n"), 2, "20");
    EXPECT_EQ(compared("words\n" + forged + "\n\n" + line + "\n{}"),
              (Words{"1 unreadable", "2 forged", "5 unreadable"}));
    EXPECT_EQ(compared(line, audit::SigningKey::make("varn/other").verifier()),
              Words{"1 key_not_handed_over"});
    drop_trigger(GetParam() == "sqlite" ? "audit_entry_is_never_removed" : "audit_entry_is_never_changed",
                 "audit_entry");
    tamper("DELETE FROM audit_clear WHERE position > 15");
    tamper("DELETE FROM audit_entry WHERE position > 15");
    EXPECT_EQ(compared(line), Words{"1 cut"});
}

TEST_P(Proving, heads_of_a_key_that_was_handed_over_to_are_believed) {
    lay(5);
    auto const trusted = [&] { return signed_head(), key(); }();
    ASSERT_TRUE(rotate_key(town(), key_file(), testing::somebody(auth::Role::administrator), {}).ok());
    auto const after = line_of(signed_head());
    EXPECT_EQ(compared(after, trusted), Words{});
    std::filesystem::remove(key_file());
    ASSERT_TRUE(rotate_key(town(), key_file(), testing::somebody(auth::Role::administrator),
                           {.reason = {}, .lost = true})
                    .ok());
    EXPECT_EQ(compared(line_of(signed_head()), trusted), Words{"1 key_not_handed_over"})
        << "a key that nobody handed over to must be told to outsiders anew";
}

TEST_P(Proving, after_a_lost_key_the_heads_of_before_and_after_are_told_apart) {
    lay(5);
    auto const before = line_of(signed_head()) + "\n";
    auto const lost = key();
    std::filesystem::remove(key_file());
    auto const row = rotate_key(town(), key_file(), testing::somebody(auth::Role::administrator),
                                {.reason = {}, .lost = true})
                         .value();
    lay(1);
    auto const both = before + line_of(signed_head()) + "\n";
    auto const fetched = audit::verifier_of_text(row.key).value();
    EXPECT_EQ(compared(both), Words{}) << "the log has had both keys";
    EXPECT_EQ(compared(both, lost), Words{"2 key_not_handed_over"});
    EXPECT_EQ(compared(both, fetched), Words{"1 key_earlier"});
    db::ReadTx tx{town().db};
    auto const told = compare(tx, both, fetched).value();
    EXPECT_EQ(told.findings.at(0).key_id, lost.id) << "so that the reader knows which key to fetch";
}

}  // namespace
}  // namespace varn::attestation
