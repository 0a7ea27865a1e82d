// Notes and checkpoints: what is signed is found signed, and nothing else is.
#include "platform/signed_note.h"

#include <gtest/gtest.h>

namespace varn::audit {
namespace {

Checkpoint checkpoint() {
    return {"varn/0011223344556677", 17, leaf_hash("root"), *parse_instant("2024-02-01T12:00:00.000Z")};
}

TEST(SignedNote, a_note_is_signed_by_its_key_and_by_no_other) {
    auto const key = SigningKey::make("varn/0011223344556677");
    auto const note = key.sign(to_text(checkpoint()));
    EXPECT_TRUE(is_signed_by(note, key.verifier()));
    EXPECT_FALSE(is_signed_by(note, SigningKey::make("varn/0011223344556677").verifier()));
    auto const read = read_note(note);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->key_id, key.verifier().id);
    auto const said = checkpoint_of_text(read->text);
    ASSERT_TRUE(said);
    EXPECT_EQ(said->size, 17);
    EXPECT_EQ(said->root, leaf_hash("root"));
    EXPECT_EQ(said->origin, "varn/0011223344556677");
}

TEST(SignedNote, one_changed_character_anywhere_is_found) {
    auto const key = SigningKey::make("varn/0011223344556677");
    auto const note = key.sign(to_text(checkpoint()));
    for (std::size_t i = 0; i < note.size(); ++i) {
        auto changed = note;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(is_signed_by(changed, key.verifier())) << i;
        EXPECT_FALSE(is_signed_by(note.substr(0, i), key.verifier())) << i;
    }
}

TEST(SignedNote, keys_come_back_from_their_texts) {
    auto const key = SigningKey::make("varn/0011223344556677");
    auto const again = SigningKey::from_text(key.to_text());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->verifier().to_text(), key.verifier().to_text());
    auto const verifier = verifier_of_text(key.verifier().to_text());
    ASSERT_TRUE(verifier);
    EXPECT_TRUE(is_signed_by(again->sign("x\n"), *verifier));
    EXPECT_EQ(verifier->fingerprint(), key.verifier().fingerprint());
    EXPECT_FALSE(SigningKey::from_text("varn/x AAAA\n"));
    EXPECT_FALSE(SigningKey::from_text(""));
    auto other = key.verifier();
    other.name = "varn/another";
    EXPECT_FALSE(verifier_of_text(other.to_text())) << "the id is of the name too";
}

TEST(SignedNote, the_example_of_the_format_is_read_as_others_read_it) {
    // The key and note of golang.org/x/mod/sumdb/note, which the format comes from.
    auto const key = verifier_of_text("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    ASSERT_TRUE(key);
    std::string const note =
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "\u2014 PeterNeumann "
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    EXPECT_TRUE(is_signed_by(note, *key));
    EXPECT_FALSE(verifier_of_text("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"));
}

TEST(SignedNote, a_checkpoint_is_read_only_as_it_is_written) {
    auto const text = to_text(checkpoint());
    EXPECT_TRUE(checkpoint_of_text(text));
    EXPECT_FALSE(checkpoint_of_text(text + "\n"));
    EXPECT_FALSE(checkpoint_of_text(text.substr(0, text.size() - 1)));
    EXPECT_FALSE(checkpoint_of_text("varn/x\n017\nAAAA\n2024-02-01T12:00:00.000Z\n"));
}

}  // namespace
}  // namespace varn::audit
