// Reading YAML: what is kept, and everything that is refused with its place.
#include <gtest/gtest.h>

#include <random>

#include "platform/pack.h"
#include "platform/pack_writing.h"

namespace varn::pack {
namespace {

Node read(std::string_view text) {
    auto result = parse(text, "t.yaml");
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().problems.front().key);
    return result.ok() ? std::move(result).value() : Node{};
}

/// The first problem as `place key`.
std::string refusal(std::string_view text, Limits const& limits = {}) {
    auto const result = parse(text, "t.yaml", limits);
    if (result.ok()) {
        return "accepted";
    }
    auto const& first = result.error().problems.front();
    return first.pointer + " " + first.key;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += text;
    }
    return out;
}

}  // namespace

TEST(Yaml, keeps_order_and_place_of_every_node) {
    auto const root = read("units:\n  - key: å\n    name: Ärenden\n  - key: b\n");
    auto const* units = root.find("units");
    ASSERT_NE(units, nullptr);
    ASSERT_EQ(units->items.size(), 2U);
    auto const& first = units->items[0];
    EXPECT_EQ(first.line, 2);
    EXPECT_EQ(first.column, 5);
    EXPECT_EQ(first.members[1].name, "name");
    EXPECT_EQ(first.find("name")->text, "Ärenden");
    EXPECT_EQ(first.find("name")->line, 3);
    EXPECT_EQ(first.find("name")->column, 11);
}

TEST(Yaml, counts_columns_in_characters_not_bytes) {
    auto const root = read("a: [åäö, x]\n");
    EXPECT_EQ(root.find("a")->items[1].column, 10);
}

TEST(Yaml, counts_on_along_a_line_that_holds_everything) {
    // 400 kB on one line: counted from its beginning for every node, it took minutes.
    auto const root = read("a: [" + repeated("å, ", 100'000) + "å]\n");
    auto const& items = root.find("a")->items;
    ASSERT_EQ(items.size(), 100'001U);
    EXPECT_EQ(items.front().column, 5);
    EXPECT_EQ(items[1].column, 8);
    EXPECT_EQ(items.back().column, 5 + 3 * 100'000);
}

TEST(Yaml, knows_a_quoted_text_from_a_plain_one) {
    auto const root = read("a: 12\nb: \"12\"\nc: '12'\n");
    EXPECT_FALSE(root.find("a")->quoted);
    EXPECT_TRUE(root.find("b")->quoted);
    EXPECT_TRUE(root.find("c")->quoted);
}

TEST(Yaml, takes_a_field_without_a_value_as_absent) {
    auto const root = read("a:\nb: ~\nc: null\nd: x\n");
    EXPECT_EQ(root.find("a"), nullptr);
    EXPECT_EQ(root.find("b"), nullptr);
    EXPECT_EQ(root.find("c"), nullptr);
    EXPECT_NE(root.find("d"), nullptr);
}

TEST(Yaml, reads_running_text_as_paragraphs) {
    auto const root = read("body: >\n  ett\n  två\n\n  tre\n\n\n  fyra\nnext: x\n");
    EXPECT_EQ(root.find("body")->text, "ett två\n\ntre\n\nfyra");
}

TEST(Yaml, reads_literal_text_as_it_stands) {
    auto const root = read("body: |\n  ett\n  två\n\n  tre\n");
    EXPECT_EQ(root.find("body")->text, "ett\ntvå\n\ntre");
}

TEST(Yaml, reads_files_from_windows) {
    auto const root = read(
        "\xEF\xBB\xBF"
        "a: b\r\nc: >\r\n  d\r\n  e\r\n");
    EXPECT_EQ(root.find("a")->text, "b");
    EXPECT_EQ(root.find("c")->text, "d e");
}

TEST(Yaml, refuses_aliases_anchors_tags_and_merge_keys) {
    EXPECT_EQ(refusal("a: &x 1\nb: *x\n"), "t.yaml:1:4 pack.alias");
    EXPECT_EQ(refusal("b: *x\n"), "t.yaml:1:4 pack.alias");
    EXPECT_EQ(refusal("a: {b: 1}\n<<: {c: 2}\n"), "t.yaml:2:1 pack.merge");
    EXPECT_EQ(refusal("a: !!binary aGVq\n"), "t.yaml:1:4 pack.tag");
    EXPECT_EQ(refusal("a: !secret b\n"), "t.yaml:1:4 pack.tag");
}

TEST(Yaml, refuses_a_billion_laughs_at_the_first_anchor) {
    std::string text = "a0: &a0 [lol, lol]\n";
    for (int i = 1; i < 30; ++i) {
        auto const before = "a" + std::to_string(i - 1);
        text +=
            "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*" + before + ", *" + before + "]\n";
    }
    EXPECT_EQ(refusal(text), "t.yaml:1:5 pack.alias");
}

TEST(Yaml, refuses_deep_nesting_in_every_style) {
    EXPECT_EQ(refusal("a: " + repeated("[", 1000) + repeated("]", 1000)), "t.yaml:1:19 pack.depth");
    EXPECT_EQ(refusal(repeated("[", 100'000)), "t.yaml:1:1 pack.map_key");
    EXPECT_EQ(refusal(repeated("{a: ", 1000) + "1" + repeated("}", 1000)), "t.yaml:1:65 pack.depth");
    EXPECT_EQ(refusal(repeated("- ", 1000) + "x"), "t.yaml:1:33 pack.depth");
    std::string block;
    for (std::size_t i = 0; i < 1000; ++i) {
        block += std::string(i, ' ') + "a:\n";
    }
    EXPECT_EQ(refusal(block), "t.yaml:17:17 pack.depth");
    EXPECT_EQ(refusal(repeated("? ", 1000) + "x"), "t.yaml:1:3 pack.map_key");
}

TEST(Yaml, refuses_what_is_too_much) {
    Limits small;
    small.file_bytes_max = 100;
    EXPECT_EQ(refusal(repeated("a", 101), small), "t.yaml pack.file_size");
    Limits few;
    few.nodes_max = 50;
    EXPECT_EQ(refusal("a:\n" + repeated("  - x\n", 60), few), "t.yaml:49:5 pack.nodes");
    EXPECT_EQ(refusal("[" + repeated("1,", 250'000) + "1]"), "t.yaml:1:400002 pack.nodes");
    EXPECT_EQ(refusal(repeated("[", 5 * 1024 * 1024)), "t.yaml:1:200002 pack.nodes");
}

TEST(Yaml, names_bad_bytes_with_their_place) {
    EXPECT_EQ(refusal("a: \xC3\x28\n"), "t.yaml:1:4 pack.encoding");
    EXPECT_EQ(refusal("a: b\nå: \xFF\n"), "t.yaml:2:4 pack.encoding");
    EXPECT_EQ(refusal("a: \xED\xA0\x80\n"), "t.yaml:1:4 pack.encoding");
    EXPECT_EQ(refusal("a: \xC0\xAF\n"), "t.yaml:1:4 pack.encoding");
    EXPECT_EQ(refusal(std::string_view{"a\0: b", 5}), "t.yaml:1:2 pack.control_character");
    EXPECT_EQ(refusal("a: \x04 b\n"), "t.yaml:1:4 pack.control_character");
    EXPECT_EQ(refusal("a: \"\\0\"\n"), "t.yaml:1:4 pack.control_character");
    EXPECT_EQ(refusal("\xFF\xFE"
                      "a"),
              "t.yaml:1:1 pack.encoding");
}

TEST(Yaml, names_the_usual_mistakes_with_a_cure) {
    EXPECT_EQ(refusal("a:\n\t- b\n"), "t.yaml:2:1 pack.tab");
    EXPECT_EQ(refusal("a: b: c\n"), "t.yaml:1:5 pack.colon");
    EXPECT_EQ(refusal("a: [b\nc: d\n"), "t.yaml:2:2 pack.bracket");
    EXPECT_EQ(refusal("a: \"b\nc: d\n"), "t.yaml:1:4 pack.quote");
    EXPECT_EQ(refusal("a: 'b\n"), "t.yaml:1:4 pack.quote");
    EXPECT_EQ(refusal("a: 'it''s\n"), "t.yaml:1:4 pack.quote");
    EXPECT_EQ(refusal("a: \"b\\\"\n"), "t.yaml:1:4 pack.quote");
    EXPECT_EQ(refusal("a: 'it''s'\n"), "accepted");
    EXPECT_EQ(refusal("a: \"\\q\"\n"), "t.yaml:1:7 pack.escape");
    EXPECT_EQ(refusal("a: b\n---\nc: d\n"), "t.yaml:2:1 pack.documents");
    EXPECT_EQ(refusal("[a]: b\n"), "t.yaml:1:1 pack.map_key");
}

TEST(Yaml, tells_of_every_duplicate_field) {
    auto const result = parse("a: 1\nb: 2\na: 3\nb: 4\n", "t.yaml");
    ASSERT_FALSE(result.ok());
    ASSERT_EQ(result.error().problems.size(), 2U);
    EXPECT_EQ(result.error().problems[0].pointer, "t.yaml:3:1");
    EXPECT_EQ(result.error().problems[1].pointer, "t.yaml:4:1");
}

TEST(Yaml, survives_anything_it_is_fed) {
    static constexpr std::string_view pieces[] = {"a", ": ",   "- ", "\n", "  ", "[",   "]",   "{",  "}",
                                                  ",", "\"",   "'",  "|",  ">",  "&x",  "*x",  "!t", "? ",
                                                  "#", "<<",   "å",  "\\", "%",  "---", "...", "\t", "~",
                                                  "1", "\xC3", "@",  "`",  ">-", "|2",  "\r\n"};
    std::mt19937 random{20240201};
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        auto const length = random() % 24;
        for (std::size_t i = 0; i < length; ++i) {
            text += pieces[random() % std::size(pieces)];
        }
        auto const result = parse(text, "t.yaml");
        if (result.ok()) {
            ++accepted;
            write_yaml(result.value());
        } else {
            ASSERT_FALSE(result.error().problems.empty()) << text;
            ASSERT_TRUE(result.error().problems.front().pointer.starts_with("t.yaml:")) << text;
        }
    }
    EXPECT_GT(accepted, 500);
}

}  // namespace varn::pack
