// Swedish words as search knows them.
#include "platform/search_words.h"

#include <gtest/gtest.h>

#include "folding.h"
#include "numbers.h"
#include "platform/search.h"
#include "question.h"

namespace varn::search {
namespace {

std::string stems(std::string_view text) {
    std::string joined;
    for (auto const& word : words_of(text)) {
        joined += (joined.empty() ? "" : " ") + word.stem;
    }
    return joined;
}

TEST(Words, forms_of_a_word_have_one_stem) {
    EXPECT_EQ(stems("kommun kommunen kommuner kommunernas"), "kommun kommun kommun kommun");
    EXPECT_EQ(stems("program programmet programmets programmen"), "program program program program");
    EXPECT_EQ(stems("målet mål målen"), "mål mål mål");
    EXPECT_EQ(stems("skogsbrand skogsbränder skogsbränderna"), "skogsbrand skogsbrand skogsbrand");
    EXPECT_EQ(stems("ledamot ledamöter ledamöterna"), "ledamot ledamot ledamot");
}

TEST(Words, words_that_only_end_like_a_neuter_are_left_whole) {
    EXPECT_EQ(stems("paket paketet"), "paket paket");
    EXPECT_EQ(stems("kvalitet verksamhet meddelandet meddelande"), "kvalitet verksam meddel meddel");
}

TEST(Words, a_ring_and_dots_make_other_letters_and_accents_do_not) {
    EXPECT_EQ(stems("bal bål häl hal hål"), "bal bål häl hal hål");
    EXPECT_EQ(words_of("Café").front().folded, "cafe");
    EXPECT_EQ(words_of("MÜLLER").front().folded, "muller");
    EXPECT_EQ(words_of("Ørsted").front().folded, "örsted");
    EXPECT_EQ(words_of("A\xCC\x8AR").front().folded, "år") << "typed as a letter and a ring";
}

TEST(Words, numbers_of_laws_sections_and_diaries_are_whole) {
    EXPECT_EQ(stems("Lag (2006:544), 2 kap. 1 §. Se 4.2 och KS 2023/1267."),
              "lag 2006:544 2 kap 1 § se 4.2 och ks 2023/1267");
}

TEST(Words, a_word_knows_its_place_in_the_text) {
    std::string_view const text = "Åtgärder, mot ras";
    for (auto const& word : words_of(text)) {
        EXPECT_EQ(fold(text.substr(word.begin, word.end - word.begin)), word.folded);
    }
}

TEST(Words, anything_at_all_can_be_read) {
    EXPECT_EQ(stems("\xFF\xC3 x\xE2\x80\x8By \xF0\x9F\x94\xA5 日本"), "x y 日本");
    EXPECT_EQ(words_of(std::string(5000, 'a')).front().folded.size(), 64U);
    EXPECT_TRUE(words_of("").empty());
}

TEST(Words, a_compound_ends_as_its_last_part_does) {
    EXPECT_TRUE(is_compound_of(stem_of("vattenskydd"), stem_of("skydd")));
    EXPECT_TRUE(is_compound_of(stem_of("dricksvattnet"), stem_of("vatten")));
    EXPECT_EQ(stem_of("dricksvatten"), stem_of("dricksvattnets"));
    EXPECT_EQ(stem_of("midnatten"), stem_of("midnatt"));
}

TEST(Words, a_compound_has_its_parts) {
    EXPECT_TRUE(is_compound_of("vattenförsörjning", "försörjning"));
    EXPECT_TRUE(is_compound_of("riskanalys", "risk"));
    EXPECT_FALSE(is_compound_of("friskvård", "risk")) << "four letters stand first or last";
    EXPECT_FALSE(is_compound_of("släck", "läck")) << "one letter is no part";
    EXPECT_FALSE(is_compound_of("balans", "bal")) << "three letters are no part";
    EXPECT_FALSE(is_compound_of("bål", "bål"));
}

TEST(Questions, words_phrases_exclusions_and_beginnings_are_understood) {
    auto const question = read_question("ras \"risk och sårbarhet\" -snö översv*").value();
    ASSERT_EQ(question.words.size(), 5U);
    EXPECT_EQ(question.words[1].folded, "risk");
    EXPECT_EQ(question.words[2].folded, "sårbarhet");
    EXPECT_TRUE(question.words[3].is_excluded);
    EXPECT_TRUE(question.words[4].is_beginning);
    ASSERT_EQ(question.phrases.size(), 1U);
    EXPECT_EQ(question.phrases[0].stems.size(), 3U);
}

TEST(Questions, whatever_is_typed_means_something) {
    for (auto const* typed : {"", "-", "\"", "*", "- - \"\" ***", "\"utan slut", "och", "a-b-c"}) {
        EXPECT_TRUE(read_question(typed).ok()) << typed;
    }
    EXPECT_FALSE(read_question("-snö").value().asks());
    EXPECT_TRUE(read_question("och").value().asks()) << "a word that says nothing, when there is no other";
    EXPECT_EQ(read_question("a b c d e f g h j k l m n o").error().code, ErrorCode::invalid);
}

TEST(NumberLists, come_back_as_they_were) {
    std::vector<std::int64_t> const numbers{7, 8, 39, 40, 1'000'000, 9'000'000'000};
    std::string piece;
    std::int64_t last = 7;
    for (auto const number : numbers) {
        append_number(piece, number - last);
        last = number;
    }
    std::vector<std::int64_t> back;
    each_number(piece, 7, [&](std::int64_t number) { back.push_back(number); });
    EXPECT_EQ(back, numbers);
    each_number("\x01zz", 0, [](std::int64_t) { FAIL() << "no such text"; });
}

TEST(NumberLists, sets_are_laid_together) {
    Numbers some;
    Numbers others;
    for (std::int64_t number = 0; number < 1000; number += 3) {
        some.add(number);
    }
    for (std::int64_t number = 0; number < 500; number += 2) {
        others.add(number);
    }
    auto both = some;
    both.keep(others);
    EXPECT_EQ(both.count(), 84);
    EXPECT_TRUE(both.has(498) && !both.has(600));
    auto either = some;
    either.join(others);
    EXPECT_EQ(either.count(), 334 + 250 - 84);
    either.drop(others);
    EXPECT_EQ(either.count(), 250);
    std::vector<std::int64_t> greatest;
    some.each_from_greatest([&](std::int64_t number) {
        greatest.push_back(number);
        return greatest.size() < 3;
    });
    EXPECT_EQ(greatest, (std::vector<std::int64_t>{999, 996, 993}));
}

}  // namespace
}  // namespace varn::search
