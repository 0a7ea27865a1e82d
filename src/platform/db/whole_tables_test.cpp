// What is copied is equal to the last byte, whichever engines stand on the two sides, and half a copy is
// none.
#include "platform/whole_tables.h"

#include <gtest/gtest.h>

#include "platform/db_migrations.h"
#include "platform/testing.h"

namespace varn::db {
namespace {

constexpr std::string_view text = R"(
CREATE ENTITY branch (id {text} NOT NULL PRIMARY KEY, above {text} REFERENCES branch (id), weight {real}, version {int} NOT NULL);
CREATE TABLE leaf (id {text} NOT NULL PRIMARY KEY, branch {text} NOT NULL REFERENCES branch (id), bytes {blob}) {strict};
CREATE TABLE early (id {text} NOT NULL PRIMARY KEY) {strict};
ALTER TABLE early ADD COLUMN leaf {text} REFERENCES leaf (id);
-- only: sqlite
CREATE VIRTUAL TABLE words USING fts5 (word);
CREATE TABLE words_here (word TEXT) STRICT;
-- only: postgres
CREATE TABLE words_there (word tsvector);
ALTER TABLE leaf ADD COLUMN length BIGINT GENERATED ALWAYS AS (length(id)) STORED;
-- both
)";

std::vector<Migration> migrations() {
    auto all = base_migrations();
    all.push_back({"tree/0001_tree", text});
    return all;
}

class WholeTables : public testing::TownTest {
protected:
    void SetUp() override {
        migrate({{"tree/0001_tree", text}});
        Housekeeping tx{town().db};
        // The row that refers comes before the one it refers to.
        exec(tx,
             "INSERT INTO branch (id, above, weight, version) VALUES ('a', NULL, 0.1, 1), ('b', 'a', NULL, "
             "2)");
        exec(tx, "UPDATE branch SET above = 'b' WHERE id = 'a'");
        exec(tx,
             "INSERT INTO branch_history (id, above, weight, version, known_from, audit_position) VALUES "
             "('a', NULL, 1e300, 9007199254740993, '2024', 1)");
        auto const bytes = GetParam() == "sqlite" ? "x'00ff5c'" : "'\\x00ff5c'";
        exec(tx, std::string{"INSERT INTO leaf (id, branch, bytes) VALUES ('tab\tand\\back', 'a', "} + bytes +
                     ")");
        std::string const odd = "line\nand\rreturn, \"quote\" 'apostrophe' \\N å ä ö 😀 {x}";
        ASSERT_TRUE(tx.exec("INSERT INTO leaf (id, branch) VALUES ($1, 'b')", odd).ok());
        exec(tx, "INSERT INTO early (id, leaf) VALUES ('', NULL)");
        ASSERT_TRUE(std::move(tx).commit().ok());
    }
    static void exec(Housekeeping& tx, std::string const& sql) {
        auto const done = tx.exec(sql);
        ASSERT_TRUE(done.ok()) << done.error().cause;
    }
};
VARN_ON_EVERY_ENGINE(WholeTables);

TEST(WholeTablesOrder, each_comes_after_those_it_refers_to_and_what_one_engine_has_alone_is_left_out) {
    auto names = whole_tables(migrations()).value();
    auto const base = whole_tables(base_migrations()).value();
    names.erase(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(base.size()));
    EXPECT_EQ(names, (std::vector<std::string>{"branch", "branch_history", "leaf", "early"}));
}

TEST_P(WholeTables, a_copy_is_equal_on_every_engine) {
    for (auto const& engine : testing::engines()) {
        testing::ScratchDatabase other{engine, clock_};
        ASSERT_TRUE((*other).migrate(migrations()).ok());
        auto const copied = copy_everything(town().db, *other, migrations());
        ASSERT_TRUE(copied.ok()) << copied.error().key << " " << copied.error().cause;
        WholeRead here{town().db};
        WholeRead there{*other};
        for (auto const& sum : copied.value()) {
            auto const table = here.table(sum.table).value();
            EXPECT_EQ(here.sum(table).value().digest, there.sum(table).value().digest) << sum.table;
            EXPECT_EQ(here.sum(table).value().rows, sum.rows);
        }
        EXPECT_EQ(there.scalar<std::int64_t>("SELECT count(*) FROM leaf").value(), 2);
        EXPECT_EQ(there.scalar<std::int64_t>("SELECT count(*) FROM audit_tree").value(), 1);
        EXPECT_TRUE(there.damages().value().empty());
    }
}

TEST_P(WholeTables, one_changed_value_changes_the_digest) {
    auto const digest = [&](char const* table) {
        WholeRead tx{town().db};
        return tx.sum(tx.table(table).value()).value().digest;
    };
    auto const before = digest("branch");
    {
        Housekeeping tx{town().db};
        exec(tx, "UPDATE branch SET weight = 0.10000000000000002 WHERE id = 'a'");
        ASSERT_TRUE(std::move(tx).commit().ok());
    }
    EXPECT_NE(digest("branch"), before);
    EXPECT_EQ(digest("early"), digest("early"));
}

TEST_P(WholeTables, a_database_where_somebody_has_written_is_not_filled) {
    testing::ScratchDatabase other{GetParam(), clock_};
    ASSERT_TRUE((*other).migrate(migrations()).ok());
    ASSERT_TRUE(WriteTx{*other}.commit({"operator", "note.write", "note", "1", ""}).ok());
    auto const copied = copy_everything(town().db, *other, migrations());
    ASSERT_FALSE(copied.ok());
    EXPECT_EQ(copied.error().key, "db.copy_not_empty");
}

TEST_P(WholeTables, a_copy_that_fails_leaves_nothing) {
    testing::ScratchDatabase other{GetParam(), clock_};
    ASSERT_TRUE((*other).migrate(migrations()).ok());
    {
        WholeRead from{town().db};
        WholeWrite to{*other};
        ASSERT_TRUE(to.make_room(whole_tables(migrations()).value()).ok());
        auto const table = from.table("branch").value();
        ASSERT_TRUE(to.begin(table).ok());
        ASSERT_TRUE(from.each(table, [&](StoredRow const& row) { return to.add(row); }).ok());
        EXPECT_FALSE(to.add({"too", "short"}).ok());
    }
    ReadTx tx{*other};
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT count(*) FROM branch").value(), 0);
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT count(*) FROM audit_tree").value(), 1);
}

TEST_P(WholeTables, a_database_that_lacks_a_step_is_not_filled) {
    testing::ScratchDatabase other{GetParam(), clock_};
    ASSERT_TRUE((*other).migrate(base_migrations()).ok());
    EXPECT_EQ(copy_everything(town().db, *other, migrations()).error().key, "db.copy_not_migrated");
}

}  // namespace
}  // namespace varn::db
