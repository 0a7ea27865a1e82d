// Every kind of tampering is found and named, on every engine; what was left alone is sound.
#include "platform/verification.h"

#include <chrono>
#include <cstdlib>
#include <iostream>

#include "platform/merkle.h"
#include "verification_sample.h"

namespace varn::verification_testing {
namespace {

using Words = std::vector<std::string>;

class Verification : public Notes {
protected:
    void SetUp() override {
        Notes::SetUp();
        fill();
        drop_triggers();
    }
    bool has(std::string const& word) {
        auto const all = found();
        return std::find(all.begin(), all.end(), word) != all.end();
    }
};
VARN_ON_EVERY_ENGINE(Verification);

class EmptyTown : public Notes {};
VARN_ON_EVERY_ENGINE(EmptyTown);

TEST_P(EmptyTown, an_empty_log_is_sound) {
    auto const outcome = verdict();
    EXPECT_TRUE(outcome.sound);
    EXPECT_EQ(outcome.size, 0);
    EXPECT_EQ(outcome.root, audit::hex(audit::sha256("")));
}

TEST_P(Verification, what_was_left_alone_is_sound) {
    auto const outcome = verdict();
    EXPECT_EQ(found(), Words{});
    EXPECT_TRUE(outcome.sound);
    EXPECT_EQ(outcome.size, audit_size());
    EXPECT_EQ(outcome.size, 10);
    EXPECT_EQ(outcome.rows, 4);
    EXPECT_GT(outcome.values, 60);
    EXPECT_EQ(outcome.weeded, 0);
    db::ReadTx tx{town().db};
    EXPECT_EQ(outcome.root,
              tx.scalar<std::string>("SELECT root FROM audit_entry WHERE position = 10").value());
}

TEST_P(Verification, the_size_of_a_batch_changes_nothing) {
    auto const small = verdict({.batch = 1, .findings_max = 10});
    auto const large = verdict({.batch = 1000, .findings_max = 10});
    EXPECT_TRUE(small.sound && large.sound);
    EXPECT_EQ(small.root, large.root);
    EXPECT_EQ(small.values, large.values);
}

TEST_P(Verification, a_missing_entry_is_named) {
    ASSERT_TRUE(tamper("DELETE FROM audit_clear WHERE position = 4"));
    ASSERT_TRUE(tamper("DELETE FROM audit_entry WHERE position = 4"));
    EXPECT_EQ(found().at(0), "entry_missing 4");
}

TEST_P(Verification, a_log_cut_short_is_named) {
    ASSERT_TRUE(tamper("DELETE FROM audit_clear WHERE position >= 9"));
    ASSERT_TRUE(tamper("DELETE FROM audit_entry WHERE position >= 9"));
    EXPECT_TRUE(has("entry_missing 9") && has("entry_missing 10"));
}

TEST_P(Verification, an_entry_added_at_the_end_is_named) {
    ASSERT_TRUE(
        tamper("INSERT INTO audit_entry (position, at, actor, action, entity, subject, leaf, root) "
               "SELECT 11, at, actor, action, entity, subject, leaf, root FROM audit_entry "
               "WHERE position = 10"));
    EXPECT_TRUE(has("entry_inserted 11"));
}

TEST_P(Verification, a_changed_leaf_is_named) {
    ASSERT_TRUE(tamper(
        "UPDATE audit_entry SET leaf = replace(leaf, 'anna', 'anne'), actor = 'anne' WHERE position = 3"));
    EXPECT_EQ(found(), Words{"leaf_changed 3"});
}

TEST_P(Verification, a_changed_actor_is_named) {
    ASSERT_TRUE(tamper("UPDATE audit_entry SET actor = 'bosse' WHERE position = 3"));
    EXPECT_EQ(found(), Words{"entry_differs audit_entry.actor 3"});
}

TEST_P(Verification, entries_that_changed_places_are_named) {
    db::ReadTx tx{town().db};
    auto const leaves = tx.query<std::string>("SELECT leaf FROM audit_entry ORDER BY position").value();
    ASSERT_TRUE(tamper("UPDATE audit_entry SET leaf = $1 WHERE position = 2", leaves.at(2)));
    ASSERT_TRUE(tamper("UPDATE audit_entry SET leaf = $1 WHERE position = 3", leaves.at(1)));
    EXPECT_TRUE(has("entry_moved 2") && has("entry_moved 3") && has("leaf_changed 2"));
}

TEST_P(Verification, entries_taken_out_and_numbered_anew_are_named) {
    ASSERT_TRUE(tamper("DELETE FROM audit_clear WHERE position >= 4"));
    ASSERT_TRUE(tamper("DELETE FROM audit_entry WHERE position = 4"));
    for (char const* position : {"4", "5", "6", "7", "8", "9"}) {
        ASSERT_TRUE(tamper(std::string{"UPDATE audit_entry SET position = "} + position +
                           " WHERE position = " + position + " + 1"));
    }
    EXPECT_TRUE(has("entry_removed 4") && has("leaf_changed 4"));
}

TEST_P(Verification, a_changed_root_is_not_blamed_on_the_leaf) {
    auto const zeros = std::string(64, '0');
    ASSERT_TRUE(tamper("UPDATE audit_entry SET root = $1 WHERE position IN (5, 10)", zeros));
    EXPECT_EQ(found(), (Words{"root_changed 5", "root_changed 10"}));
}

TEST_P(Verification, a_changed_tree_is_named) {
    ASSERT_TRUE(tamper("UPDATE audit_tree SET size = 11"));
    EXPECT_EQ(found(), Words{"tree_differs audit_tree.size"});
    ASSERT_TRUE(tamper("UPDATE audit_tree SET size = 10, at = '2024-02-01T12:00:00.001Z'"));
    EXPECT_EQ(found(), Words{"tree_differs audit_tree.at"});
    ASSERT_TRUE(tamper("DELETE FROM audit_tree"));
    EXPECT_EQ(found(), Words{"tree_differs audit_tree.id"});
}

TEST_P(Verification, a_changed_clear_value_is_named) {
    ASSERT_TRUE(tamper(
        "UPDATE audit_clear SET content = replace(content, 'Tas bort', 'Tas fram') WHERE position = 3"));
    EXPECT_TRUE(has("clear_differs note.title 3"));
    ASSERT_TRUE(tamper("UPDATE audit_clear SET content = '[]x' WHERE position = 4"));
    EXPECT_TRUE(has("clear_unreadable audit_clear.content 4"));
}

TEST_P(Verification, weeding_the_past_leaves_the_proof_intact_but_not_of_the_present) {
    ASSERT_TRUE(tamper("UPDATE audit_clear SET content = '[]' WHERE position = 8"));  // the removal of a note
    EXPECT_EQ(found(), Words{"clear_lost note 8"}) << "nobody said so";
    {
        db::ReadTx tx{town().db};
        auto const gone = tx.query<std::string>("SELECT subject FROM audit_entry WHERE position = 8").value();
        db::WriteTx weeded{town().db};
        ASSERT_TRUE(std::move(weeded).commit({"anna", "audit.weed", "note", gone.at(0), "begäran"}));
    }
    auto const outcome = verdict();
    EXPECT_TRUE(outcome.sound);
    EXPECT_EQ(outcome.weeded, 6);
    ASSERT_TRUE(tamper("DELETE FROM audit_clear WHERE position = 2"));
    EXPECT_TRUE(has("value_unproven note.title 7")) << "still the title of a note that is there";
}

TEST_P(Verification, a_changed_row_is_named_by_table_and_field) {
    ASSERT_TRUE(
        tamper("UPDATE note SET title = 'Översvämning i Årstä' WHERE title = 'Översvämning i Årsta'"));
    auto const outcome = verdict();
    ASSERT_EQ(outcome.deviations, 1);
    auto const& finding = outcome.findings.at(0);
    EXPECT_EQ(finding.code, verification::Deviation::value_differs);
    EXPECT_EQ(finding.entity, "note");
    EXPECT_EQ(finding.field, "title");
    EXPECT_EQ(finding.id, "00000000-0000-7000-8000-000000000002");
    auto const words = verification::described(finding);
    EXPECT_EQ(words.key, "verification.deviation.value_differs");
    EXPECT_EQ(words.params.at(3), (std::pair<std::string, std::string>{"field", "title"}));
}

TEST_P(Verification, a_value_put_where_there_was_none_is_named) {
    ASSERT_TRUE(tamper("UPDATE note SET due = '2030-01-01' WHERE title = 'Sabotage'"));
    ASSERT_TRUE(tamper("UPDATE note SET reason = NULL WHERE title = 'Sabotage'"));
    EXPECT_TRUE(has("value_differs note.due 6") && has("value_differs note.reason 6"));
}

TEST_P(Verification, a_row_outside_the_log_and_a_row_that_is_gone_are_named) {
    ASSERT_TRUE(tamper("INSERT INTO pin (id, note) VALUES ('', 'x')"));
    ASSERT_TRUE(tamper("DELETE FROM note WHERE title = 'Sabotage'"));
    EXPECT_EQ(found(), (Words{"row_missing note 6", "row_without_entry pin"}));
}

TEST_P(Verification, tampering_that_a_later_change_hides_is_found_by_what_that_change_met) {
    ASSERT_TRUE(tamper("UPDATE note SET title = 'Sabotoge' WHERE title = 'Sabotage'"));
    Note met;
    {
        db::ReadTx tx{town().db};
        met = tx.first<Note>("WHERE title = 'Sabotoge'").value().value();
    }
    auto after = met;
    after.title = "Sabotage";
    change(met, after);
    EXPECT_EQ(found(), Words{"before_differs note.title 11"});
}

TEST_P(Verification, a_changed_history_is_named) {
    ASSERT_TRUE(tamper("UPDATE note_history SET title = 'Brandskydz' WHERE audit_position = 1"));
    EXPECT_EQ(found(), Words{"history_differs note.title 1"});
    ASSERT_TRUE(
        tamper("UPDATE note_history SET title = 'Brandskydd', known_to = NULL WHERE audit_position = 1"));
    EXPECT_EQ(found(), Words{"history_differs note.known_to 4"});
    ASSERT_TRUE(tamper("DELETE FROM note_history WHERE audit_position = 1"));
    EXPECT_EQ(found(), Words{"history_missing note 1"});
}

TEST_P(Verification, a_row_that_the_history_made_up_is_named) {
    ASSERT_TRUE(
        tamper("INSERT INTO pin_history (id, note, known_from, audit_position) VALUES ('a', 'b', 'c', 3)"));
    ASSERT_TRUE(
        tamper("INSERT INTO pin_history (id, note, known_from, audit_position) VALUES ('a', 'b', 'c', 900)"));
    ASSERT_TRUE(tamper(
        "INSERT INTO pin_history (id, note, known_from, audit_position) VALUES ('a', 'b', 'c', -900)"));
    EXPECT_EQ(found(), (Words{"history_without_entry pin -900", "history_without_entry pin 3",
                              "history_without_entry pin 900"}));
}

TEST_P(Verification, a_table_that_this_version_does_not_know_is_named) {
    std::array<Table const*, 1> const entities{&table<Note>()};
    auto const outcome = verification::verify(town().db, entities).value();
    ASSERT_EQ(outcome.deviations, 1);
    EXPECT_EQ(outcome.findings.at(0).code, verification::Deviation::table_unknown);
    EXPECT_EQ(outcome.findings.at(0).entity, "pin");
}

TEST_P(Verification, many_findings_are_counted_but_not_all_told) {
    ASSERT_TRUE(tamper("UPDATE audit_tree SET size = 100000000000"));
    auto const outcome = verdict({.batch = 3, .findings_max = 2});
    EXPECT_FALSE(outcome.sound);
    EXPECT_LE(outcome.findings.size(), 2U);
    ASSERT_TRUE(tamper("UPDATE audit_entry SET actor = 'x'"));
    auto const many = verdict({.batch = 3, .findings_max = 2});
    EXPECT_EQ(many.findings.size(), 2U);
    EXPECT_EQ(many.deviations, 11);
}

TEST_P(EmptyTown, a_large_log_is_verified_in_bounded_time) {
    char const* asked = std::getenv("VARN_VERIFY_ENTRIES");
    int const entries = asked != nullptr ? std::atoi(asked) : 2000;
    for (int made = 0; made < entries;) {
        db::WriteTx tx{town().db};
        for (int i = 0; i < 500 && made < entries; ++i, ++made) {
            ASSERT_TRUE(tx.insert(permit(), note("Anteckning " + std::to_string(made))));
        }
        ASSERT_TRUE(std::move(tx).commit(entry()));
    }
    auto const begun = std::chrono::steady_clock::now();
    auto const outcome = verdict({});
    auto const took = std::chrono::steady_clock::now() - begun;
    EXPECT_TRUE(outcome.sound);
    EXPECT_EQ(outcome.size, entries);
    EXPECT_LT(took, std::chrono::seconds(60));
    std::cout << entries << " entries in "
              << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms\n";
}

}  // namespace
}  // namespace varn::verification_testing
