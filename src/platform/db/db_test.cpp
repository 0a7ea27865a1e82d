// The promises of the door to the database, on every engine: what is written is permitted, audited and kept
// in history; what fails leaves nothing behind.
#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "platform/db_migrations.h"
#include "platform/merkle.h"
#include "platform/testing.h"

namespace varn::db_testing {

enum class Mood { calm, worried };

struct Note {
    Id<Note> id;
    std::string key;
    std::string title;
    Mood mood{};
    bool urgent = false;
    std::optional<Date> due;
    std::string unit;
    int version = 0;
};

}  // namespace varn::db_testing

template <>
struct varn::Describe<varn::db_testing::Note> {
    using N = db_testing::Note;
    static constexpr auto value =
        entity<N>("note", field<&N::id>({.fixed = true, .server_set = true}), field<&N::key>({.fixed = true}),
                  field<&N::title>({}), field<&N::mood>({}), field<&N::urgent>({}), field<&N::due>({}),
                  field<&N::unit>({.owner_unit = true}), field<&N::version>({.server_set = true}));
};

namespace varn::db_testing {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array rules{Rule{"note.write", Role::coordinator, Reach::own_unit}};

constexpr std::string_view first_migration = R"(
-- Notes.
CREATE ENTITY note (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL CHECK (length(title) > 0),
    mood {text} NOT NULL CHECK (mood IN ('calm', 'worried')),
    urgent {int} NOT NULL,
    due {text},
    unit {text} NOT NULL,
    version {int} NOT NULL
);
)";

class Door : public testing::TownTest {
protected:
    void SetUp() override { migrate({{"note/0001_notes", first_migration}}); }

    Note note(std::string key, std::string unit = "trafik") {
        return Note{town().new_id<Note>(),
                    std::move(key),
                    "Elavbrott",
                    Mood::worried,
                    true,
                    parse_date("2024-03-01"),
                    std::move(unit),
                    1};
    }
    auth::Actor const anna = testing::somebody(Role::coordinator, {"trafik"});
    auth::Permit<Note> permit() { return auth::decide<Note>(rules, anna, "note.write", "trafik").value(); }
    Result<Done> add(Note const& row) {
        db::WriteTx tx{town().db};
        CHECK(tx.insert(permit(), row));
        return std::move(tx).commit(audit::entry(anna, "note.write"));
    }
    std::int64_t count(std::string const& table) {
        db::ReadTx tx{town().db};
        return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM " + table).value();
    }
};
VARN_ON_EVERY_ENGINE(Door);

TEST_P(Door, a_row_comes_back_as_it_was_written) {
    auto const written = note("ett");
    ASSERT_TRUE(add(written));
    db::ReadTx tx{town().db};
    auto const read = tx.get(written.id).value();
    EXPECT_EQ(read.title, "Elavbrott");
    EXPECT_EQ(read.mood, Mood::worried);
    EXPECT_TRUE(read.urgent);
    EXPECT_EQ(read.due, written.due);
    EXPECT_EQ(tx.get(Id<Note>{"00000000-0000-7000-8000-00000000ffff"}).error().code, ErrorCode::not_found);
    EXPECT_EQ(tx.select<Note>("WHERE key = $2 OR key = $1 OR key = $1", "ett", "två").value().size(), 1U);
}

TEST_P(Door, what_is_not_committed_was_never_there) {
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(tx.insert(permit(), note("ett")));
    }
    EXPECT_EQ(count("note"), 0);
    EXPECT_EQ(count("note_history"), 0);
    EXPECT_EQ(audit_size(), 0);
}

TEST_P(Door, a_taken_key_is_a_conflict_and_leaves_nothing) {
    ASSERT_TRUE(add(note("ett")));
    EXPECT_EQ(add(note("ett")).error().code, ErrorCode::conflict);
    EXPECT_EQ(count("note"), 1);
    EXPECT_EQ(count("note_history"), 1);
    EXPECT_EQ(audit_size(), 1);
}

TEST_P(Door, a_change_keeps_both_states_in_history_and_says_what_differed) {
    auto const before = note("ett");
    ASSERT_TRUE(add(before));
    clock_.move_to(Instant{clock_.now().milliseconds + 60'000});
    auto after = before;
    after.title = "Elavbrott i tunnel";
    after.due.reset();
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(tx.update(permit(), before, after));
        EXPECT_EQ(after.version, 2);
        ASSERT_TRUE(std::move(tx).commit(audit::entry(anna, "note.write")));
    }
    db::ReadTx tx{town().db};
    using Texts = std::vector<std::string>;
    EXPECT_EQ(tx.query<std::string>("SELECT title FROM note_history ORDER BY known_from").value(),
              (Texts{"Elavbrott", "Elavbrott i tunnel"}));
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT COUNT(*) FROM note_history WHERE known_to IS NULL").value(), 1);
    EXPECT_EQ(
        tx.query<std::int64_t>("SELECT audit_position FROM note_history ORDER BY audit_position").value(),
        (std::vector<std::int64_t>{1, 2}));
    auto const leaf = tx.scalar<std::string>("SELECT leaf FROM audit_entry WHERE position = 2").value();
    EXPECT_NE(leaf.find("\"field\":\"due\""), std::string::npos);
    EXPECT_EQ(leaf.find("\"field\":\"mood\""), std::string::npos) << "an unchanged field is no change";
}

TEST_P(Door, whoever_read_an_older_version_is_told_so) {
    auto const before = note("ett");
    ASSERT_TRUE(add(before));
    auto change = [&](std::string title) -> Result<Done> {
        auto after = before;
        after.title = std::move(title);
        db::WriteTx tx{town().db};
        CHECK(tx.update(permit(), before, after));
        return std::move(tx).commit(audit::entry(anna, "note.write"));
    };
    ASSERT_TRUE(change("först"));
    EXPECT_EQ(change("sedan").error().code, ErrorCode::stale);
    EXPECT_EQ(audit_size(), 2);
}

class Past : public Door {
protected:
    void SetUp() override {
        Door::SetUp();
        before_all_ = clock_.now();
        step();
        first_ = note("ett");
        ASSERT_TRUE(add(first_));
        added_ = clock_.now();
        step();
        auto after = first_;
        after.title = "Elavbrott i tunnel";
        {
            db::WriteTx tx{town().db};
            ASSERT_TRUE(tx.update(permit(), first_, after));
            ASSERT_TRUE(std::move(tx).commit(audit::entry(anna, "note.write")));
        }
        changed_ = clock_.now();
        step();
        {
            db::WriteTx tx{town().db};
            ASSERT_TRUE(tx.remove(permit(), after));
            ASSERT_TRUE(std::move(tx).commit(audit::entry(anna, "note.write")));
        }
        step();
    }
    void step() { clock_.move_to(Instant{clock_.now().milliseconds + 60'000}); }
    std::vector<std::string> titles(Instant as_of, std::string const& sql) {
        auto then = town().db.seen_from({.as_of = as_of});
        db::ReadTx tx{then};
        return tx.query<std::string>(sql).value();
    }
    Instant before_all_{};
    Instant added_{};
    Instant changed_{};
    Note first_;
};
VARN_ON_EVERY_ENGINE(Past);

TEST_P(Past, is_answered_as_it_was_known) {
    using Texts = std::vector<std::string>;
    std::string const all = "SELECT title FROM {note}";
    EXPECT_EQ(titles(before_all_, all), Texts{});
    EXPECT_EQ(titles(Instant{added_.milliseconds - 1}, all), Texts{});
    EXPECT_EQ(titles(added_, all), Texts{"Elavbrott"});
    EXPECT_EQ(titles(Instant{changed_.milliseconds - 1}, all), Texts{"Elavbrott"});
    EXPECT_EQ(titles(changed_, all), Texts{"Elavbrott i tunnel"});
    EXPECT_EQ(titles(clock_.now(), all), Texts{}) << "removed";
    auto then = town().db.seen_from({.as_of = added_});
    db::ReadTx tx{then};
    EXPECT_EQ(tx.get(first_.id).value().title, "Elavbrott");
    EXPECT_EQ(tx.get(first_.id).value().version, 1);
}

TEST_P(Past, is_the_same_through_aliases_joins_and_expressions_of_the_question) {
    using Texts = std::vector<std::string>;
    for (auto const* sql :
         {"SELECT n.title FROM {note} n JOIN {note} AS m ON m.id = n.id",
          "WITH mine AS (SELECT id FROM {note}) SELECT title FROM {note} WHERE id IN (SELECT id FROM mine)",
          "WITH RECURSIVE walk (id) AS (SELECT id FROM {note} UNION SELECT note.id FROM {note} JOIN walk ON "
          "walk.id = note.id) SELECT title FROM {note} JOIN walk ON walk.id = note.id"}) {
        EXPECT_EQ(titles(added_, sql), Texts{"Elavbrott"}) << sql;
    }
    auto then = town().db.seen_from({.as_of = added_});
    db::ReadTx tx{then};
    EXPECT_EQ(tx.select<Note>("WHERE note.key = $1 OR key = $2", "ett", "två").value().size(), 1U);
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT MAX(position) FROM {audit_entry}").value(), 1);
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT size FROM audit_tree").value(), 3) << "no entity's table";
}

TEST_P(Past, is_only_read) {
    auto then = town().db.seen_from({.as_of = added_});
    db::WriteTx tx{then};
    EXPECT_EQ(tx.insert(permit(), note("två")).error().key, "db.past_is_only_read");
    EXPECT_EQ(audit_size(), 3);
}

TEST_P(Past, reads_what_was_weeded_as_empty) {
    db::Housekeeping weeding{town().db};
    ASSERT_TRUE(weeding.exec("UPDATE note_history SET title = NULL, due = NULL"));
    ASSERT_TRUE(std::move(weeding).commit());
    auto then = town().db.seen_from({.as_of = added_});
    db::ReadTx tx{then};
    auto const weeded = tx.get(first_.id).value();
    EXPECT_EQ(weeded.title, "");
    EXPECT_FALSE(weeded.due);
    EXPECT_EQ(weeded.key, "ett");
}

TEST_P(Door, a_removed_row_stays_in_history) {
    auto const row = note("ett");
    ASSERT_TRUE(add(row));
    db::WriteTx tx{town().db};
    ASSERT_TRUE(tx.remove(permit(), row));
    ASSERT_TRUE(std::move(tx).commit(audit::entry(anna, "note.write", "dubblett")));
    EXPECT_EQ(count("note"), 0);
    EXPECT_EQ(count("note_history"), 1);
    EXPECT_EQ(audit_size(), 2);
}

TEST_P(Door, a_row_taken_out_and_put_back_in_one_transaction_has_one_present_state) {
    auto const row = note("ett");
    ASSERT_TRUE(add(row));
    auto again = row;
    again.title = "Tillbaka";
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(tx.remove(permit(), row));
        ASSERT_TRUE(tx.insert(permit(), again));
        ASSERT_TRUE(std::move(tx).commit(audit::entry(anna, "note.write")));
    }
    db::ReadTx tx{town().db};
    EXPECT_EQ(tx.query<std::string>("SELECT title FROM note_history WHERE known_to IS NULL").value(),
              std::vector<std::string>{"Tillbaka"});
}

TEST_P(Door, the_log_grows_without_gaps_when_many_write_at_once) {
    std::vector<std::thread> writers;
    for (int w = 0; w < 4; ++w) {
        writers.emplace_back([&, w] {
            for (int i = 0; i < 10; ++i) {
                Note const row{
                    Id<Note>{"00000000-0000-7000-8000-0000000" + std::to_string(10000 + w * 100 + i)},
                    "n" + std::to_string(w) + "-" + std::to_string(i),
                    "x",
                    Mood::calm,
                    false,
                    {},
                    "trafik",
                    1};
                EXPECT_TRUE(add(row));
            }
        });
    }
    for (auto& writer : writers) {
        writer.join();
    }
    db::ReadTx tx{town().db};
    auto const leaves = tx.query<std::string>("SELECT leaf FROM audit_entry ORDER BY position").value();
    auto const roots = tx.query<std::string>("SELECT root FROM audit_entry ORDER BY position").value();
    ASSERT_EQ(leaves.size(), 40U);
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT MAX(position) FROM audit_entry").value(), 40);
    audit::Frontier tree;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        tree.append(audit::leaf_hash(leaves[i]));
        ASSERT_EQ(audit::hex(tree.root()), roots[i]);
    }
    EXPECT_EQ(town().db.last_position(), 40);
}

TEST_P(Door, the_log_can_only_grow) {
    ASSERT_TRUE(add(note("ett")));
    for (auto const* attempt :
         {"UPDATE audit_entry SET actor = 'x' WHERE position = 1", "DELETE FROM audit_entry"}) {
        db::Housekeeping tx{town().db};
        EXPECT_FALSE(tx.exec(attempt)) << attempt;
    }
}

TEST_P(Door, a_read_sees_one_moment_whatever_others_write) {
    ASSERT_TRUE(add(note("ett")));
    db::ReadTx tx{town().db};
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT COUNT(*) FROM note").value(), 1);
    ASSERT_TRUE(add(note("två")));
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT COUNT(*) FROM note").value(), 1);
}

TEST_P(Door, swedish_order_is_the_same_on_every_engine) {
    for (auto const* title : {"Öland", "Åmål", "Wadköping", "Ängelholm", "Vadstena", "Zinkgruvan"}) {
        auto row = note(std::to_string(std::hash<std::string>{}(title)));
        row.title = title;
        ASSERT_TRUE(add(row));
    }
    db::ReadTx tx{town().db};
    EXPECT_EQ(
        tx.query<std::string>("SELECT title FROM {note} ORDER BY title COLLATE \"sv-SE-x-icu\"").value(),
        (std::vector<std::string>{"Vadstena", "Wadköping", "Zinkgruvan", "Åmål", "Ängelholm", "Öland"}));
}

TEST_P(Door, an_edited_or_unknown_migration_is_refused) {
    auto all = [](std::string_view text) {
        auto migrations = db::base_migrations();
        migrations.push_back({"note/0001_notes", text});
        return migrations;
    };
    EXPECT_TRUE(town().db.migrate(all(first_migration))) << "twice is once";
    EXPECT_EQ(town().db.migrate(all("CREATE TABLE other (id {int})")).error().key, "db.migration_changed");
    EXPECT_EQ(town().db.migrate(db::base_migrations()).error().key, "db.migration_unknown");
    auto more = all(first_migration);
    more.push_back({"note/0002_bad", "CREATE TABLE half (id {int}); CREATE TABLE note (id {int})"});
    EXPECT_FALSE(town().db.migrate(more));
    EXPECT_EQ(town().db.missing(more).value(), std::vector<std::string>{"note/0002_bad"});
    db::ReadTx tx{town().db};
    EXPECT_FALSE(tx.scalar<std::int64_t>("SELECT COUNT(*) FROM half")) << "a failed migration leaves nothing";
}

TEST_P(Door, a_column_added_later_is_in_the_history_too) {
    auto migrations = db::base_migrations();
    migrations.push_back({"note/0001_notes", first_migration});
    migrations.push_back({"note/0002_place", "ALTER ENTITY note ADD COLUMN place {text};"});
    ASSERT_TRUE(town().db.migrate(migrations));
    db::ReadTx tx{town().db};
    EXPECT_TRUE(tx.query<std::string>("SELECT place FROM note_history"));
}

TEST_P(Door, a_row_that_does_not_fit_the_description_is_an_error_and_not_a_guess) {
    ASSERT_TRUE(add(note("ett")));
    db::ReadTx tx{town().db};
    EXPECT_FALSE(tx.query<Note>("SELECT id FROM note"));
    EXPECT_FALSE(tx.query<std::int64_t>("SELECT due FROM note WHERE 1 = 0 UNION ALL SELECT NULL"));
}

TEST_P(Door, a_permit_for_another_unit_stops_the_process_before_the_write) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_DEATH(
        {
            db::WriteTx tx{town().db};
            (void)tx.insert(permit(), note("ett", "skola"));
        },
        "permit.covers");
}

TEST(Address, a_place_that_cannot_be_opened_is_told) {
    clock::FixedClock const clock{Date{0}};
    EXPECT_EQ(db::Database::open("sqlite:/nowhere/at/all.db", clock).error().code, ErrorCode::unavailable);
    EXPECT_EQ(db::Database::open("mysql://localhost/varn", clock).error().code, ErrorCode::invalid);
    EXPECT_EQ(db::Database::open("postgres://127.0.0.1:1/x?connect_timeout=1", clock).error().code,
              ErrorCode::unavailable);
}

}  // namespace
}  // namespace varn::db_testing
