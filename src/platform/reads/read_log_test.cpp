// Who has read what is kept in a chain, laid into the audit log, and weeded in whole digests.
#include "platform/read_log.h"

#include "platform/accounts.h"
#include "platform/db_migrations.h"
#include "platform/testing.h"

namespace varn::reads {
namespace {

using testing::somebody;

class ReadLog : public testing::TownTest {
protected:
    void SetUp() override { migrate(auth::auth_migrations()); }
    void read(std::string const& subject) {
        ASSERT_TRUE(keep(town(), somebody(auth::Role::reader), {"case.read", "GET /cases/{id}", {subject}}));
        clock_.move_to(Instant{clock_.now().milliseconds + 1000});
    }
    Readings seen(Filter const& filter = {}) {
        db::ReadTx tx{town().db};
        return readings(tx, somebody(auth::Role::auditor), filter).value();
    }
};
VARN_ON_EVERY_ENGINE(ReadLog);

TEST_P(ReadLog, tells_who_read_what_and_when_to_those_who_may_know) {
    read("01903f5e-0000-7000-8000-000000000001");
    read("01903f5e-0000-7000-8000-000000000002");
    ASSERT_EQ(seen().total, 2);
    EXPECT_EQ(seen().items.at(0).subjects, "01903f5e-0000-7000-8000-000000000002");
    EXPECT_EQ(seen().items.at(0).actor, somebody(auth::Role::reader).account);
    EXPECT_EQ(seen({.subject = "01903f5e-0000-7000-8000-000000000001"}).total, 1);
    EXPECT_EQ(seen({.actor = "somebody else"}).total, 0);
    db::ReadTx tx{town().db};
    EXPECT_EQ(readings(tx, somebody(auth::Role::strategist), {}).error().code, ErrorCode::forbidden);
    EXPECT_EQ(readings(tx, somebody(auth::Role::auditor, {"unit"}), {}).error().code, ErrorCode::forbidden);
    EXPECT_EQ(readings(tx, {}, {}).error().code, ErrorCode::unauthenticated);
}

TEST_P(ReadLog, a_digest_takes_in_what_was_read_since_the_one_before) {
    EXPECT_FALSE(lay_digest(town()).value());
    read("a");
    read("b");
    auto const first = lay_digest(town()).value().value();
    EXPECT_EQ(first.first_position, 1);
    EXPECT_EQ(first.last_position, 2);
    EXPECT_EQ(first.chain_before, "");
    EXPECT_FALSE(lay_digest(town()).value()) << "nothing was read since";
    read("c");
    auto const second = lay_digest(town()).value().value();
    EXPECT_EQ(second.chain_before, first.chain);
    EXPECT_EQ(second.first_position, 3);
    auto chain = first.chain;
    EXPECT_EQ(chained(chain, seen().items.at(0)), second.chain);
    EXPECT_EQ(audit_size(), 2) << "one entry for each digest, none for a reading";
}

TEST_P(ReadLog, what_was_read_is_not_changed) {
    read("a");
    db::Housekeeping tx{town().db};
    EXPECT_FALSE(tx.exec("UPDATE read_log SET actor = 'bo'").ok());
}

TEST_P(ReadLog, what_bears_a_confidential_marking_is_told_apart) {
    ASSERT_TRUE(town().db.migrate([] {
        auto all = db::base_migrations();
        auto const accounts = auth::auth_migrations();
        all.insert(all.end(), accounts.begin(), accounts.end());
        all.push_back(
            {"sample/0001",
             "CREATE TABLE marking (subject {text} NOT NULL, level {text} NOT NULL, ended_on {text}) "
             "{strict};"});
        return all;
    }()));
    std::vector<std::string> const ids{"01903f5e-0000-7000-8000-000000000001",
                                       "01903f5e-0000-7000-8000-000000000002",
                                       "01903f5e-0000-7000-8000-000000000003"};
    db::Housekeeping tx{town().db};
    ASSERT_TRUE(tx.exec("INSERT INTO marking (subject, level) VALUES ($1, 'confidential')", ids[0]));
    ASSERT_TRUE(tx.exec("INSERT INTO marking (subject, level) VALUES ($1, 'internal')", ids[1]));
    ASSERT_TRUE(tx.exec("INSERT INTO marking (subject, level, ended_on) VALUES ($1, 'confidential', $2)",
                        ids[2], "2024-01-01"));
    ASSERT_TRUE(std::move(tx).commit());
    EXPECT_EQ(confidential_among(town(), ids).value(), std::vector<std::string>{ids[0]});
    EXPECT_TRUE(confidential_among(town(), {ids[1]}).value().empty());
    EXPECT_TRUE(confidential_among(town(), {}).value().empty());
}

TEST_P(ReadLog, whole_digests_are_weeded_when_their_time_is_out) {
    read("a");
    read("b");
    ASSERT_TRUE(lay_digest(town()).value());
    auto const moment = clock_.now();
    read("c");
    ASSERT_TRUE(lay_digest(town()).value());
    auto const admin = somebody(auth::Role::administrator);
    EXPECT_EQ(weed_readings(town(), somebody(auth::Role::auditor), moment, "x").error().code,
              ErrorCode::forbidden);
    EXPECT_EQ(weed_readings(town(), admin, moment, " ").error().code, ErrorCode::invalid);
    auto const size = audit_size();
    EXPECT_EQ(weed_readings(town(), admin, moment, "efter två år").value(), 2);
    EXPECT_EQ(audit_size(), size + 1);
    EXPECT_EQ(seen().total, 1);
    EXPECT_EQ(weed_readings(town(), admin, moment, "efter två år").value(), 0);
}

}  // namespace
}  // namespace varn::reads
