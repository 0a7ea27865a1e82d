// Plain text becomes prose and back without losing a word.
#include <gtest/gtest.h>

#include <random>

#include "platform/prose.h"

namespace varn::prose {
namespace {

TEST(PlainText, becomes_paragraphs_and_lists) {
    EXPECT_EQ(from_plain(""), "");
    EXPECT_EQ(from_plain(" \n\t\r\n\n"), "");
    EXPECT_EQ(from_plain("Ett\r\nstycke\n\n\n  Ett till  "),
              R"({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Ett"},)"
              R"({"type":"hardBreak"},{"type":"text","text":"stycke"}]},)"
              R"({"type":"paragraph","content":[{"type":"text","text":"Ett till"}]}]})");
    EXPECT_EQ(plain(from_plain("Mål:\n- ett\n- två\n\n1. först\n2) sedan\nslut")),
              "Mål:\n\n- ett\n- två\n\n1. först\n2. sedan\n\nslut");
}

TEST(PlainText, begins_a_numbered_list_at_one_only) {
    for (auto const* text : {"2024. Ett år", "7. sju", "1.5 procent", "-5 grader", "12 500 kr"}) {
        EXPECT_EQ(plain(from_plain(text)), text);
        EXPECT_EQ(from_plain(text).find("List"), std::string::npos) << text;
    }
}

TEST(PlainText, comes_back_as_it_was) {
    for (auto const* text :
         {"a", "a\nb", "a\n\nb", "- a\n- b", "1. a\n2. b\n3. c", "a\n\n- b\n\n1. c", "a\n\n\tb"}) {
        auto const made = from_plain(text);
        EXPECT_EQ(from_plain(plain(made)), made) << text;
        EXPECT_EQ(canonical(made).value(), made) << text;
    }
}

TEST(PlainText, of_any_bytes_is_a_prose) {
    std::mt19937 random{3};
    static constexpr std::string_view likely =
        "a\n\n- 1. \t\r\"\\\xC3\xA5\xC2\x80\xC2\xA0\xED\xA0\x80\xF0\x9F\x98\x80";
    for (int i = 0; i < 4'000; ++i) {
        std::string text;
        for (std::size_t length = random() % 60; length > 0; --length) {
            text += random() % 4 == 0 ? static_cast<char>(random() % 256) : likely[random() % likely.size()];
        }
        auto const made = from_plain(text);
        auto const written = canonical(made);
        ASSERT_TRUE(written.ok()) << made;
        EXPECT_EQ(written.value(), made);
    }
}

TEST(PlainText, parts_what_is_too_long_for_a_paragraph) {
    std::string words;
    while (words.size() < 3 * paragraph_max) {
        words += "åtgärd ";
    }
    for (auto const& text : {words, "- " + words, std::string(3 * paragraph_max + 1, 'a'),
                             std::string(paragraph_max - 1, 'a') + "å" + words}) {
        EXPECT_TRUE(canonical(from_plain(text)).ok());
    }
    std::string lines;
    for (int i = 0; i < 5'000; ++i) {
        lines += "rad nummer\n";
    }
    EXPECT_TRUE(canonical(from_plain(lines)).ok());
}

TEST(PlainText, has_footnotes_in_brackets_and_cells_by_tabs) {
    EXPECT_EQ(
        plain(
            R"({"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Enligt lagen"},)"
            R"({"type":"footnote","attrs":{"text":"2006:544"}},{"type":"text","text":" gäller"}]},)"
            R"({"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","content":)"
            R"([{"type":"paragraph","content":[{"type":"text","text":"A"}]}]},{"type":"tableHeader"}]},)"
            R"({"type":"tableRow","content":[{"type":"tableCell"},{"type":"tableCell","content":)"
            R"([{"type":"paragraph","content":[{"type":"text","text":"b"}]},)"
            R"({"type":"paragraph","content":[{"type":"text","text":"c"}]}]}]}]}]})"),
        "Enligt lagen [2006:544] gäller\n\nA\t\n\tb c");
}

TEST(PlainText, that_was_stored_before_there_was_prose_keeps_its_words) {
    EXPECT_EQ(plain("Bara ord.\n\n{\"type\":\"image\"}"), "Bara ord.\n\n{\"type\":\"image\"}");
    EXPECT_FALSE(is_empty("Bara ord."));
    EXPECT_EQ(blocks("Ett\n\nTvå", 0).size(), 2U);
}

}  // namespace
}  // namespace varn::prose
