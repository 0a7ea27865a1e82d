// What hangs on the log is verified with it: signed heads, and the log of readings.
#include <filesystem>

#include "platform/attestation.h"
#include "platform/read_log.h"
#include "verification_sample.h"

namespace varn::verification_testing {
namespace {

using Words = std::vector<std::string>;

class Outside : public Notes {
protected:
    void SetUp() override {
        Notes::SetUp();
        std::string pattern = (std::filesystem::temp_directory_path() / "varn-keys-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
        fill();
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }
    verification::Verdict verdict() {
        static std::array<Table const*, 4> const entities{
            &table<Note>(), &table<Pin>(), &table<attestation::AuditKey>(), &table<reads::ReadDigest>()};
        return verification::verify(town().db, entities, {.batch = 3, .findings_max = 100}).value();
    }
    Words found() {
        Words words;
        for (auto const& finding : verdict().findings) {
            words.push_back(std::string{name_of(finding.code)} + " " +
                            std::to_string(finding.position.value_or(0)));
        }
        return words;
    }
    void sign() { ASSERT_TRUE(attestation::sign_head(town(), attestation::key_file_in(folder_)).ok()); }
    void drop(std::string const& trigger, std::string const& table) {
        (void)tamper("DROP TRIGGER " + trigger + (GetParam() == "sqlite" ? "" : " ON " + table));
    }
    void read(std::string const& subject) {
        ASSERT_TRUE(reads::keep(town(), testing::somebody(auth::Role::reader),
                                {"case.read", "GET /cases/{id}", {subject}}));
        tick();
    }
    std::filesystem::path folder_;
};
VARN_ON_EVERY_ENGINE(Outside);

TEST_P(Outside, heads_that_fit_are_sound_and_a_forged_one_is_named) {
    sign();
    added("mer");
    sign();
    EXPECT_EQ(found(), Words{});
    drop("audit_head_is_never_changed", "audit_head");
    ASSERT_TRUE(tamper("UPDATE audit_head SET note = replace(note, 'Z', 'Y') WHERE size = 11"));
    EXPECT_EQ(found(), Words{"head_forged 11"});
}

TEST_P(Outside, a_head_of_another_log_or_of_a_longer_one_is_named) {
    sign();
    added("mer");
    sign();
    drop("audit_head_is_never_changed", "audit_head");
    drop("audit_head_is_never_removed", "audit_head");
    ASSERT_TRUE(tamper("DELETE FROM audit_head WHERE size = 11"));
    ASSERT_TRUE(tamper("UPDATE audit_head SET size = 11 WHERE size = 12"));
    EXPECT_EQ(found(), Words{"head_differs 11"});
    ASSERT_TRUE(tamper("UPDATE audit_head SET size = 17 WHERE size = 11"));
    EXPECT_EQ(found(), Words{"head_differs 17"});
}

TEST_P(Outside, a_reading_changed_added_or_taken_away_is_found) {
    for (auto const* subject : {"a", "b", "c"}) {
        read(subject);
    }
    ASSERT_TRUE(reads::lay_digest(town()).value());
    read("d");
    EXPECT_EQ(found(), Words{});
    drop("read_log_is_never_changed", "read_log");
    ASSERT_TRUE(tamper("UPDATE read_log SET subjects = 'x' WHERE position = 2"));
    EXPECT_EQ(found(), Words{"reads_differ 3"});
    ASSERT_TRUE(tamper("UPDATE read_log SET subjects = 'b' WHERE position = 2"));
    EXPECT_EQ(found(), Words{});
    ASSERT_TRUE(tamper("UPDATE read_log SET subjects = 'x' WHERE position = 4"));
    EXPECT_EQ(found(), Words{"reads_differ 4"}) << "before any digest holds it";
    ASSERT_TRUE(tamper("DELETE FROM read_log WHERE position = 4"));
    EXPECT_EQ(found(), Words{"reads_differ 4"});
}

TEST_P(Outside, readings_that_were_weeded_are_no_deviation_but_lost_ones_are) {
    read("a");
    ASSERT_TRUE(reads::lay_digest(town()).value());
    read("b");
    ASSERT_TRUE(reads::lay_digest(town()).value());
    ASSERT_TRUE(tamper("DELETE FROM read_log WHERE position = 2"));
    EXPECT_EQ(found(), Words{"reads_differ 2"});
    auto const admin = testing::somebody(auth::Role::administrator);
    EXPECT_EQ(reads::weed_readings(town(), admin, clock_.now(), "två år").value(), 1);
    EXPECT_EQ(found(), Words{"reads_differ 2"});
}

}  // namespace
}  // namespace varn::verification_testing
