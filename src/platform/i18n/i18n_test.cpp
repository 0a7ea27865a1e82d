// What the texts promise: both languages say the same things, and nobody is answered with nothing.
#include "platform/i18n.h"

#include <gtest/gtest.h>

#include <thread>

namespace varn::i18n {
namespace {

TEST(Texts, swedish_and_english_have_the_same_keys) {
    load_embedded();
    EXPECT_GT(keys("sv").size(), 15U);
    for (auto const& key : keys("sv")) {
        EXPECT_TRUE(known("en", key)) << key << " lacks an English text";
    }
    for (auto const& key : keys("en")) {
        EXPECT_TRUE(known("sv", key)) << key << " lacks a Swedish text";
    }
}

TEST(Texts, swedish_and_english_have_the_same_placeholders) {
    load_embedded();
    for (auto const& key : keys("sv")) {
        EXPECT_EQ(placeholders(text("sv", key)), placeholders(text("en", key))) << key;
    }
}

TEST(Texts, keys_are_written_as_area_and_name) {
    load_embedded();
    for (auto const& key : keys("sv")) {
        EXPECT_NE(key.find('.'), key.npos) << key;
        EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.-"), key.npos) << key;
    }
}

TEST(Text, placeholders_are_filled_once_and_only_with_what_was_given) {
    add_texts("sv", R"({"test.greeting":"{name} är {age} år och {name} har {x y} och {}{ {{age}}"})");
    EXPECT_EQ(text("sv", "test.greeting", {{"name", "{age}"}, {"age", "7"}}),
              "{age} är 7 år och {age} har {x y} och {}{ {7}");
    EXPECT_EQ(text("sv", "test.greeting", {{"age", "7"}}).substr(0, 12), "{name} är 7");
    EXPECT_EQ(placeholders("{b} {a} {b} {A} {"), (std::vector<std::string>{"a", "b"}));
}

TEST(Text, falls_back_to_swedish_and_at_last_to_the_key) {
    add_texts("sv", R"({"test.only_swedish":"Hej"})");
    EXPECT_EQ(text("en", "test.only_swedish"), "Hej");
    EXPECT_EQ(text("de", "test.only_swedish"), "Hej");
    EXPECT_EQ(text("sv", "test.nobody_knows"), "test.nobody_knows");
    EXPECT_FALSE(known("en", "test.only_swedish"));
    EXPECT_FALSE(known("de", "test.only_swedish"));
}

TEST(Texts, the_same_text_may_come_twice_but_not_two_texts_for_a_key) {
    add_texts("en", R"({"test.twice":"Same"})");
    add_texts("en", R"({"test.twice":"Same"})");
    EXPECT_DEATH(add_texts("en", R"({"test.twice":"Other"})"), "two texts for test.twice");
    EXPECT_DEATH(add_texts("en", R"({"test.a":"A","test.a":"A"})"), "json.duplicate /test.a");
    EXPECT_DEATH(add_texts("en", R"({"test.b":1})"), "test.b is no text");
    EXPECT_DEATH(add_texts("en", R"(["test.b"])"), "no JSON object");
}

TEST(Texts, are_read_while_others_are_added) {
    add_texts("sv", R"({"test.stays":"kvar"})");
    std::thread writer{[] {
        for (int i = 0; i < 300; ++i) {
            add_texts("sv", "{\"test.more_" + std::to_string(i) + "\":\"mer\"}");
        }
    }};
    for (int i = 0; i < 2'000; ++i) {
        ASSERT_EQ(text("sv", "test.stays"), "kvar");
    }
    writer.join();
    EXPECT_EQ(text("sv", "test.more_299"), "mer");
}

}  // namespace
}  // namespace varn::i18n
