// Marked-up text: nothing is lost, and what is shared is told as shared.
#include "word_diff.h"

#include <gtest/gtest.h>

#include "kin_words.h"

namespace varn::programme {
namespace {

std::string marked(std::string_view before, std::string_view after) {
    std::string text;
    for (auto const& segment : word_diff(before, after)) {
        text += segment.kind == SegmentKind::added     ? "{+" + segment.text + "+}"
                : segment.kind == SegmentKind::removed ? "[-" + segment.text + "-]"
                                                       : segment.text;
    }
    return text;
}

std::string joined(std::vector<Segment> const& segments, SegmentKind without) {
    std::string text;
    for (auto const& segment : segments) {
        text += segment.kind == without ? "" : segment.text;
    }
    return text;
}

TEST(WordDiff, marks_what_was_put_in_and_taken_out) {
    EXPECT_EQ(marked("Förebygga olyckor i staden", "Förebygga bränder och olyckor i staden"),
              "Förebygga {+bränder och +}olyckor i staden");
    EXPECT_EQ(marked("Krisberedskap", "Civil beredskap"), "[-Krisberedskap-]{+Civil beredskap+}");
    EXPECT_EQ(marked("", ""), "");
    EXPECT_EQ(marked("", "ny text"), "{+ny text+}");
    EXPECT_EQ(marked("samma ord", "samma ord"), "samma ord");
}

TEST(WordDiff, gives_both_texts_back_whatever_they_are) {
    std::string const words[] = {"a", "b ", "c\n", "å  ", "b", " "};
    std::uint32_t seed = 7;
    auto const next = [&](std::uint32_t below) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 16U) % below;
    };
    for (int round = 0; round < 500; ++round) {
        std::string before;
        std::string after;
        for (auto count = next(12); count > 0; --count) {
            before += words[next(6)];
        }
        for (auto count = next(12); count > 0; --count) {
            after += words[next(6)];
        }
        auto const segments = word_diff(before, after);
        EXPECT_EQ(joined(segments, SegmentKind::added), before);
        EXPECT_EQ(joined(segments, SegmentKind::removed), after);
    }
}

TEST(WordDiff, a_text_beyond_the_bound_is_told_whole) {
    std::string before;
    std::string after;
    for (int i = 0; i < 3000; ++i) {
        before += "gammal" + std::to_string(i) + " ";
        after += "ny" + std::to_string(i) + " ";
    }
    auto const segments = word_diff("början " + before, "början " + after);
    ASSERT_EQ(segments.size(), 3U);
    EXPECT_EQ(segments[1].kind, SegmentKind::removed);
    EXPECT_EQ(segments[2].text, after);
}

TEST(WordDiff, likeness_counts_the_words_that_are_shared) {
    EXPECT_EQ(similarity("ett två tre", "tre två ett"), 100);
    EXPECT_EQ(similarity("ett två", "ett fem"), 50);
    EXPECT_EQ(similarity("ett", ""), 0);
    EXPECT_EQ(similarity("", ""), 100);
}

TEST(KinWords, swedish_compounds_are_kin_and_chance_is_not) {
    EXPECT_TRUE(is_about("Stadens information är riktig", "Informationssäkerhet i allmänhet"));
    EXPECT_TRUE(is_about("Beslut fattas utan otillåten påverkan", "Otillåten påverkan"));
    EXPECT_FALSE(is_about("Färre skadas i olyckor", "Otillåten påverkan"));
    EXPECT_FALSE(is_about("Staden", "Mål"));
    EXPECT_TRUE(mentions("Krisberedskap och civilt försvar sammanförs", "Civilt försvar"));
    EXPECT_TRUE(mentions("årliga övningar", "ÖVNINGAR"));
}

}  // namespace
}  // namespace varn::programme
