// Weeding: what was in clear of the past is gone, the proof stands, and the log tells who weeded.
#include "platform/weeding.h"

#include "platform/testing.h"
#include "platform/verification.h"

namespace varn::weeding_testing {

enum class Mood { calm, worried };

struct Patient {
    Id<Patient> id;
    std::string key;
    std::string name;
    std::optional<std::string> phone;
    Mood mood{};
    int version = 0;
};

}  // namespace varn::weeding_testing

template <>
struct varn::Describe<varn::weeding_testing::Patient> {
    using P = weeding_testing::Patient;
    static constexpr auto value =
        entity<P>("patient", field<&P::id>({.fixed = true, .server_set = true}),
                  field<&P::key>({.fixed = true, .key = true}), field<&P::name>({}), field<&P::phone>({}),
                  field<&P::mood>({}), field<&P::version>({.server_set = true}));
};

namespace varn::weeding {
namespace {

using testing::somebody;
using weeding_testing::Mood;
using weeding_testing::Patient;

constexpr std::array rules{auth::Rule{"patient.write", auth::Role::strategist, auth::Reach::whole_town}};

class Weeding : public testing::TownTest {
protected:
    void SetUp() override {
        migrate({{"sample/0001",
                  "CREATE ENTITY patient (\n    id {text} NOT NULL PRIMARY KEY,\n    key {text} NOT NULL,\n"
                  "    name {text} NOT NULL,\n    phone {text},\n    mood {text} NOT NULL,\n"
                  "    version {int} NOT NULL\n);"}});
        eva_ = {town().new_id<Patient>(), "first", "Eva Ek", "08-123", Mood::calm, 1};
        write([&](db::WriteTx& tx) { return tx.insert(permit(), eva_); }, "Efter samtal med Eva Ek");
        change({"Eva Alm", "08-123", Mood::worried});
        moment_ = clock_.now();
        change({"Borttagen", std::nullopt, Mood::worried});
    }
    struct To {
        std::string name;
        std::optional<std::string> phone;
        Mood mood;
    };
    auth::Permit<Patient> permit() {
        return auth::decide<Patient>(rules, somebody(auth::Role::strategist), "patient.write", {}).value();
    }
    template <class Work>
    void write(Work work, std::string reason = {}) {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(work(tx));
        ASSERT_TRUE(std::move(tx).commit({"anna", "patient.write", {}, {}, std::move(reason)}));
        clock_.move_to(Instant{clock_.now().milliseconds + 1000});
    }
    void change(To const& to) {
        auto after = eva_;
        after.name = to.name;
        after.phone = to.phone;
        after.mood = to.mood;
        write([&](db::WriteTx& tx) { return tx.update(permit(), eva_, after); });
        eva_ = after;
    }
    Result<Weeded> weed_eva(std::optional<Instant> before = {},
                            auth::Actor const& actor = somebody(auth::Role::administrator)) {
        return weed(town(), actor, entities_, {"patient", AnyId{eva_.id.text}, before, "begäran 2024-17"});
    }
    verification::Verdict verdict() { return verification::verify(town().db, entities_).value(); }
    std::int64_t count(std::string const& sql) {
        db::ReadTx tx{town().db};
        return tx.scalar<std::int64_t>(sql).value();
    }
    /// How often a text stands anywhere in clear.
    std::int64_t standing(std::string const& text) {
        return count("SELECT (SELECT COUNT(*) FROM audit_clear WHERE content LIKE '%" + text +
                     "%') + (SELECT COUNT(*) FROM patient_history WHERE name LIKE '%" + text +
                     "%' OR phone LIKE '%" + text +
                     "%') + (SELECT COUNT(*) FROM audit_entry WHERE leaf LIKE '%" + text + "%')");
    }
    static inline std::array<Table const*, 1> const entities_{&table<Patient>()};
    Patient eva_;
    Instant moment_;
};
VARN_ON_EVERY_ENGINE(Weeding);

TEST_P(Weeding, the_past_of_a_row_is_gone_in_clear_and_the_proof_stands) {
    auto const root = verdict().root;
    ASSERT_TRUE(verdict().sound);
    EXPECT_GT(standing("Eva"), 0);
    auto const weeded = weed_eva().value();
    EXPECT_EQ(weeded.rows, 1);
    EXPECT_EQ(weeded.history, 2);
    for (auto const* text : {"Eva", "08-123"}) {
        EXPECT_EQ(standing(text), 0) << text;
    }
    EXPECT_GT(standing("Borttagen"), 0) << "what the row has now is kept, with its proof";
    auto const after = verdict();
    EXPECT_TRUE(after.sound);
    EXPECT_GE(after.weeded, weeded.values);
    EXPECT_NE(after.root, root) << "the weeding is an entry itself";
    EXPECT_EQ(count("SELECT COUNT(*) FROM audit_entry WHERE action = 'audit.weed' AND entity = 'patient'"),
              1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM audit_clear WHERE content LIKE '%begäran 2024-17%'"), 1);
}

TEST_P(Weeding, what_was_weeded_reads_as_absent_in_the_past_and_the_rest_as_it_was) {
    ASSERT_TRUE(weed_eva());
    auto then = town().db.seen_from({.as_of = Instant{moment_.milliseconds - 1}});
    db::ReadTx tx{then};
    auto const past = tx.get(eva_.id).value();
    EXPECT_EQ(past.name, "");
    EXPECT_FALSE(past.phone);
    EXPECT_EQ(past.mood, Mood::worried);
    EXPECT_EQ(past.key, "first");
    db::ReadTx now{town().db};
    EXPECT_EQ(now.get(eva_.id).value().name, "Borttagen");
}

TEST_P(Weeding, only_what_was_replaced_before_the_moment_is_weeded) {
    ASSERT_TRUE(weed_eva(moment_));
    EXPECT_EQ(standing("Eva Ek"), 0);
    EXPECT_GT(standing("Eva Alm"), 0);
    EXPECT_GT(standing("08-123"), 0) << "it was not replaced until later";
    EXPECT_TRUE(verdict().sound);
    ASSERT_TRUE(weed_eva());
    EXPECT_EQ(standing("Eva Alm"), 0);
    EXPECT_TRUE(verdict().sound);
}

TEST_P(Weeding, a_removed_row_loses_everything_in_clear) {
    write([&](db::WriteTx& tx) { return tx.remove(permit(), eva_); });
    ASSERT_TRUE(weed_eva());
    EXPECT_EQ(standing("Borttagen"), 0);
    EXPECT_TRUE(verdict().sound);
}

TEST_P(Weeding, every_row_of_a_kind_is_weeded_with_an_entry_of_its_own_and_only_once) {
    Patient const bo{town().new_id<Patient>(), "bo", "Bo Ek", "08-456", Mood::calm, 1};
    auto after = bo;
    after.name = "Bo Alm";
    write([&](db::WriteTx& tx) { return tx.insert(permit(), bo); });
    write([&](db::WriteTx& tx) { return tx.update(permit(), bo, after); });
    Ask const ask{"patient", std::nullopt, clock_.now(), "gallringsbeslut"};
    auto const admin = somebody(auth::Role::administrator);
    auto const size = audit_size();
    EXPECT_EQ(weed(town(), admin, entities_, ask).value().rows, 2);
    EXPECT_EQ(audit_size(), size + 2);
    EXPECT_EQ(standing("Bo Ek"), 0);
    EXPECT_GT(standing("08-456"), 0) << "bo still has it";
    EXPECT_EQ(weed(town(), admin, entities_, ask).value().rows, 0);
    EXPECT_EQ(audit_size(), size + 2);
    EXPECT_TRUE(verdict().sound);
}

TEST_P(Weeding, is_for_administrators_of_the_town_and_needs_a_reason) {
    auto const size = audit_size();
    for (auto const role : {auth::Role::auditor, auth::Role::strategist, auth::Role::reader}) {
        EXPECT_EQ(weed_eva({}, somebody(role)).error().code, ErrorCode::forbidden);
    }
    EXPECT_EQ(weed_eva({}, somebody(auth::Role::administrator, {"unit"})).error().code, ErrorCode::forbidden);
    auto const admin = somebody(auth::Role::administrator);
    auto const tried = [&](Ask const& ask) { return weed(town(), admin, entities_, ask).error().code; };
    EXPECT_EQ(tried({"patient", AnyId{eva_.id.text}, {}, "  "}), ErrorCode::invalid);
    EXPECT_EQ(tried({"account", AnyId{eva_.id.text}, {}, "x"}), ErrorCode::invalid);
    EXPECT_EQ(tried({"patient", AnyId{"00000000-0000-7000-8000-00000000ffff"}, {}, "x"}),
              ErrorCode::not_found);
    EXPECT_EQ(tried({"patient", {}, {}, "x"}), ErrorCode::invalid);
    EXPECT_EQ(audit_size(), size);
    EXPECT_GT(standing("Eva Ek"), 0);
}

TEST_P(Weeding, does_not_hide_a_change_on_the_side) {
    ASSERT_TRUE(weed_eva());
    db::Housekeeping tx{town().db};
    ASSERT_TRUE(tx.exec("UPDATE patient_history SET name = 'Någon annan' WHERE name IS NULL"));
    ASSERT_TRUE(std::move(tx).commit());
    EXPECT_FALSE(verdict().sound);
}

}  // namespace
}  // namespace varn::weeding
