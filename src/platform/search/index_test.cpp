// What is found, when, by whom and in which order; on both databases.
#include "search_sample.h"

namespace varn::search {
namespace {

using Titles = std::vector<std::string>;

class Searches : public SearchTown {
protected:
    std::int64_t rows_in(std::string const& table) {
        db::ReadTx tx{town().db};
        return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM " + table).value();
    }
    void rename(Id<Paper> const& id, std::string title) {
        db::WriteTx tx{town().db};
        auto const before = tx.get(id).value();
        auto after = before;
        after.title = std::move(title);
        ASSERT_TRUE(tx.update(writing(before), before, after).ok());
        ASSERT_TRUE(std::move(tx).commit(audit::entry(writer_, "paper.write")).ok());
    }
    void fold_all() {
        while (index_.fold(town().db, 1).value() > 0) {
        }
    }
};
VARN_ON_EVERY_ENGINE(Searches);

TEST_P(Searches, what_is_committed_is_found_at_once) {
    paper("Trygg vattenförsörjning");
    EXPECT_EQ(titles("vattenförsörjning"), Titles{"Trygg vattenförsörjning"});
}

// Without, every question read every document until the database had counted them by itself, up to a minute
// later.
TEST_P(Searches, after_rebuilding_the_database_knows_how_much_there_is) {
    paper("Trygg vattenförsörjning");
    ASSERT_TRUE(index_.rebuild(town().db).ok());
    if (town().db.engine() == db::Engine::postgres) {
        db::ReadTx tx{town().db};
        EXPECT_EQ(tx.scalar<std::int64_t>("SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE relname = "
                                          "'search_document'")
                      .value(),
                  1);
    }
}

TEST_P(Searches, what_is_dropped_is_not_found) {
    {
        db::WriteTx tx{town().db};
        Paper const lost{town().new_id<Paper>(), "nyckel", "Bortglömt", {}, {}, 1};
        ASSERT_TRUE(tx.insert(writing(lost), lost).ok());
    }
    EXPECT_EQ(titles("bortglömt"), Titles{});
}

TEST_P(Searches, a_change_is_found_by_its_new_words_alone_before_and_after_folding) {
    auto const before = paper("Gamla vägen");
    for (bool const folded : {false, true}) {
        if (folded) {
            fold_all();
        }
        auto const title = folded ? "Tunneln" : "Bron";
        rename(before.id, title);
        EXPECT_EQ(titles("vägen"), Titles{});
        EXPECT_EQ(titles(folded ? "bron" : "tunneln"), Titles{});
        EXPECT_EQ(titles(title), Titles{title});
    }
    fold_all();
    EXPECT_EQ(titles("tunneln"), Titles{"Tunneln"});
    EXPECT_EQ(titles("bron"), Titles{});
    EXPECT_EQ(rows_in("search_gone"), 0);
}

TEST_P(Searches, what_is_removed_is_found_no_more) {
    auto const gone = paper("Avskaffad plan");
    fold_all();
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(tx.remove(writing(gone), gone).ok());
        ASSERT_TRUE(std::move(tx).commit(audit::entry(writer_, "paper.write")).ok());
    }
    EXPECT_EQ(titles("avskaffad"), Titles{});
    fold_all();
    EXPECT_EQ(titles("avskaffad"), Titles{});
    EXPECT_EQ(rows_in("search_document"), 0);
    EXPECT_EQ(rows_in("search_posting"), 0);
}

TEST_P(Searches, the_order_is_title_beginning_in_title_text_compound_then_the_latest) {
    paper("Vattenskydd", "x");
    paper("Plan", "Skydd behövs.");
    paper("Om skydd");
    paper("Skydd och värn");
    paper("Skydd");
    paper("Mer om skydd");
    Titles const expected{"Skydd", "Skydd och värn", "Mer om skydd", "Om skydd", "Plan", "Vattenskydd"};
    EXPECT_EQ(titles("skydd"), expected);
    fold_all();
    EXPECT_EQ(titles("skydd"), expected);
    ASSERT_TRUE(index_.rebuild(town().db).ok());
    EXPECT_EQ(titles("skydd"), expected);
}

TEST_P(Searches, secrets_and_keys_are_not_searched) {
    paper("Öppen titel");
    EXPECT_EQ(titles("hemligtord"), Titles{});
    EXPECT_EQ(titles("nyckel"), Titles{});
}

TEST_P(Searches, nobody_finds_what_she_may_not_read_and_no_count_tells_of_it) {
    paper("Larm i öppet papper");
    contact("Larm hos A", "", unit_a);
    contact("Larm hos B", "", unit_b);
    contact("Larm för alla", "");
    for (bool const folded : {false, true}) {
        if (folded) {
            fold_all();
        }
        auto const as_reader = found({"larm", {}, {}, {}, {}}, reader_);
        EXPECT_EQ(titles_of(as_reader), Titles{"Larm i öppet papper"});
        EXPECT_EQ(as_reader.total, 1);
        ASSERT_EQ(as_reader.kinds.size(), 1U);
        EXPECT_EQ(as_reader.kinds[0].kind, "paper");
        auto const at_a = found({"larm", {}, {}, {}, {}}, coordinator_a_);
        EXPECT_EQ(titles_of(at_a), (Titles{"Larm i öppet papper", "Larm hos A"}));
        EXPECT_EQ(at_a.total, 2);
        EXPECT_EQ(found({"larm", {"contact"}, {}, {}, {}}, reader_).total, 0);
        EXPECT_EQ(found({"larm", {}, {}, {}, {}}, coordinator_).total, 4);
        auto const typed = index_.suggest(town().db, {reader_, rules_}, "lar").value();
        EXPECT_EQ(typed.total, 1);
    }
    EXPECT_EQ(index_.find(town().db, {{}, rules_}, {"larm", {}, {}, {}, {}}).error().code,
              ErrorCode::unauthenticated);
    auto const head = testing::somebody(auth::Role::head);
    EXPECT_EQ(index_.find(town().db, {head, rules_}, {"larm", {}, {}, {}, {}}).error().code,
              ErrorCode::forbidden);
}

TEST_P(Searches, a_filter_holds_to_kinds_and_to_what_things_belong_to) {
    auto const plan = paper("Larmplan");
    Contact belongs{town().new_id<Contact>(), "Larmcentral", "", {}, plan.id};
    keep(belongs, belongs.name);
    contact("Larmtekniker", "");
    auto const inside = found({"larm*", {}, AnyId{plan.id.text}, {}, {}}, coordinator_);
    EXPECT_EQ(titles_of(inside), Titles{"Larmcentral"});
    ASSERT_EQ(inside.hits[0].within.size(), 1U);
    EXPECT_EQ(inside.hits[0].within[0].title, "Larmplan");
    auto const contacts = found({"larm*", {"contact"}, {}, {}, {}}, coordinator_);
    EXPECT_EQ(contacts.total, 2);
    EXPECT_EQ(contacts.kinds.size(), 2U) << "counts are of every kind, so that the filter can be changed";
    auto const unknown = index_.find(town().db, {reader_, rules_}, {"larm", {"hemlig"}, {}, {}, {}}).error();
    EXPECT_EQ(unknown.problems.at(0).key, "search.kind_unknown");
}

TEST_P(Searches, pages_follow_upon_each_other) {
    for (int i = 0; i < 7; ++i) {
        paper("Rutin " + std::to_string(i));
    }
    Titles all;
    for (int offset = 0; offset < 9; offset += 3) {
        auto const page = found({"rutin", {}, {}, 3, offset}, reader_);
        EXPECT_EQ(page.total, 7);
        auto const some = titles_of(page);
        all.insert(all.end(), some.begin(), some.end());
    }
    EXPECT_EQ(all.size(), 7U);
    EXPECT_EQ(all.front(), "Rutin 6");
    EXPECT_EQ(all.back(), "Rutin 0");
}

TEST_P(Searches, what_answers_is_marked_in_title_and_text) {
    paper("Säkra vattenverk", "Långt in i texten står att dricksvattnet ska vara rent och att vatten kokas.");
    auto const hit = found({"vatten", {}, {}, {}, {}}, reader_).hits.at(0);
    ASSERT_EQ(hit.title.size(), 2U);
    EXPECT_EQ(hit.title[1].text, "vattenverk");
    EXPECT_TRUE(hit.title[1].marked);
    std::string marked;
    for (auto const& piece : hit.text) {
        marked += piece.marked ? "[" + piece.text + "]" : "";
    }
    EXPECT_EQ(marked, "[dricksvattnet][vatten]");
}

TEST_P(Searches, bounds_are_told) {
    auto const refused = [&](Search const& search) {
        return index_.find(town().db, {reader_, rules_}, search).error().problems.at(0).key;
    };
    EXPECT_EQ(refused({std::string(401, 'a'), {}, {}, {}, {}}), "search.too_long");
    EXPECT_EQ(refused({"a b c d e f g h j k l m n", {}, {}, {}, {}}), "search.too_many_words");
    EXPECT_EQ(refused({"a", {}, {}, 101, {}}), "search.limit");
    EXPECT_EQ(refused({"a", {}, {}, {}, 10'001}), "search.offset");
}

TEST_P(Searches, folding_many_gives_the_lists_that_building_anew_gives) {
    {
        db::WriteTx tx{town().db};
        for (int i = 0; i < 600; ++i) {
            auto const number = std::to_string(i);
            Paper const row{town().new_id<Paper>(), "nyckel", "Papper " + number.substr(0, 1),
                            "Sak " + number,        {},       1};
            ASSERT_TRUE(tx.insert(writing(row), row).ok());
        }
        ASSERT_TRUE(std::move(tx).commit(audit::entry(writer_, "paper.write")).ok());
    }
    fold_all();
    auto const lists = [&] {
        db::ReadTx tx{town().db};
        return tx
            .query<std::string>(
                "SELECT term || ' ' || kind || ' ' || numbers FROM search_posting ORDER BY term, kind, first")
            .value();
    };
    auto const folded = lists();
    EXPECT_EQ(found({"papper", {}, {}, {}, {}}, reader_).total, 600);
    EXPECT_EQ(index_.rebuild(town().db).value(), 600);
    EXPECT_EQ(lists(), folded);
}

TEST_P(Searches, an_index_of_other_fields_is_built_anew) {
    paper("Finns redan");
    EXPECT_FALSE(index_.ensure(town().db).value());
    Index const other{{{&table<Paper>(), "paper.read"}}, {}};
    EXPECT_TRUE(other.ensure(town().db).value());
    EXPECT_EQ(titles("redan"), Titles{"Finns redan"});
}

}  // namespace
}  // namespace varn::search
