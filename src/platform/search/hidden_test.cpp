// What bears a marking is found by those who see through it, and nothing in an answer to others tells of it.
#include "platform/concealment.h"
#include "platform/json.h"
#include "platform/search_described.h"
#include "search_sample.h"

namespace varn::search {
namespace {

using Titles = std::vector<std::string>;

class HiddenFromSearch : public SearchTown {
protected:
    void conceal(std::string entity, std::string subject, std::string part = {}) {
        db::SealingTx tx{town().db};
        tx.conceal({town().ids.next(),
                    std::move(entity),
                    std::move(subject),
                    std::move(part),
                    {auth::SecrecyLevel::confidential, {}, {}}});
        ASSERT_TRUE(std::move(tx).commit(audit::entry(writer_, "secrecy.mark")).ok());
    }
    /// What somebody who is cleared for nothing finds.
    Found outside(Search const& search) {
        auto blind = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
        auto answer = index_.find(blind, {coordinator_, rules_}, search);
        EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : answer.error().cause);
        return answer ? std::move(answer).value() : Found{};
    }
    Titles outside(std::string words) { return titles_of(outside({std::move(words), {}, {}, {}, {}})); }
    Found completed(std::string_view words) {
        auto blind = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
        return index_.suggest(blind, {coordinator_, rules_}, words).value();
    }
    /// Each expectation holds for what no list has yet, and for what the lists have.
    template <class Check>
    void before_and_after_folding(Check const& check) {
        check();
        while (index_.fold(town().db, 1).value() > 0) {
        }
        check();
    }
};
VARN_ON_EVERY_ENGINE(HiddenFromSearch);

TEST_P(HiddenFromSearch, a_hidden_row_is_as_if_it_were_not_there) {
    paper("Larmplan för vattenverket");
    auto const secret = paper("Reservvatten i Årstaberget");
    conceal("paper", secret.id.text);
    before_and_after_folding([&] {
        EXPECT_EQ(json::write(outside({"årstaberget", {}, {}, {}, {}})),
                  json::write(outside({"finnsinte", {}, {}, {}, {}})))
            << "the same answer to the byte";
        EXPECT_EQ(json::write(completed("reserv")), json::write(completed("finnsinte")));
        EXPECT_EQ(outside("vatten"), Titles{"Larmplan för vattenverket"});
        EXPECT_EQ(outside({"vatten", {}, {}, {}, {}}).total, 1);
        EXPECT_EQ(titles("årstaberget"), Titles{"Reservvatten i Årstaberget"});
    });
}

TEST_P(HiddenFromSearch, what_hangs_on_it_is_hidden_and_no_filter_finds_it) {
    auto const secret = paper("Hemlig plan");
    Contact const belongs{town().new_id<Contact>(), "Nyckelperson", "", {}, secret.id};
    keep(belongs, belongs.name);
    conceal("paper", secret.id.text);
    before_and_after_folding([&] {
        EXPECT_EQ(outside("nyckelperson"), Titles{});
        EXPECT_EQ(outside({"nyckelperson", {}, AnyId{secret.id.text}, {}, {}}).total, 0);
        EXPECT_EQ(titles("nyckelperson", coordinator_), Titles{"Nyckelperson"});
    });
}

TEST_P(HiddenFromSearch, a_word_in_a_hidden_field_gives_no_hit_no_mark_and_takes_none_away) {
    auto const part = paper("Pumpstation", "Koden är kvicksilver och vatten.");
    paper("Vattentorn", "Öppet.");
    conceal("paper", part.id.text, "body");
    before_and_after_folding([&] {
        EXPECT_EQ(outside("kvicksilver"), Titles{});
        EXPECT_EQ(outside("\"koden är kvicksilver\""), Titles{});
        EXPECT_EQ(outside("kvicks*"), Titles{});
        EXPECT_EQ(outside("pumpstation kvicksilver"), Titles{});
        EXPECT_EQ(outside("vatten"), Titles{"Vattentorn"});
        EXPECT_EQ(outside("pumpstation"), Titles{"Pumpstation"});
        EXPECT_EQ(outside("pumpstation -kvicksilver"), Titles{"Pumpstation"})
            << "that it went away would tell that the word is there";
        auto const told = outside({"pumpstation", {}, {}, {}, {}});
        for (auto const& piece : told.hits.at(0).text) {
            EXPECT_EQ(piece.text.find("kvicksilver"), std::string::npos);
        }
        EXPECT_EQ(titles("kvicksilver"), Titles{"Pumpstation"});
    });
}

TEST_P(HiddenFromSearch, a_hidden_title_is_found_by_the_text_alone) {
    auto const part = paper("Operation Skymning", "Övning vid kusten.");
    conceal("paper", part.id.text, "title");
    before_and_after_folding([&] {
        EXPECT_EQ(outside("skymning"), Titles{});
        EXPECT_EQ(completed("oper").total, 0);
        EXPECT_EQ(outside("kusten"), Titles{std::string{db::masked}});
    });
}

TEST_P(HiddenFromSearch, who_changes_what_she_sees_leaves_the_words_of_what_she_does_not) {
    auto const part = paper("Pumpstation", "Koden är kvicksilver.");
    conceal("paper", part.id.text, "body");
    auto blind = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
    {
        db::WriteTx tx{blind};
        auto const before = tx.get(part.id).value();
        auto after = before;
        after.title = "Tryckstegring";
        ASSERT_TRUE(tx.update(writing(before), before, after).ok());
        ASSERT_TRUE(std::move(tx).commit(audit::entry(writer_, "paper.write")).ok());
    }
    before_and_after_folding([&] {
        EXPECT_EQ(titles("kvicksilver"), Titles{"Tryckstegring"});
        EXPECT_EQ(outside("kvicksilver"), Titles{});
        EXPECT_EQ(outside("tryckstegring"), Titles{"Tryckstegring"});
    });
}

}  // namespace
}  // namespace varn::search
