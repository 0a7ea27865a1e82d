// Writing: the same tree always gives the same text, and reading it gives the tree back.
#include <gtest/gtest.h>

#include <random>

#include "platform/pack_cursor.h"
#include "platform/pack_writing.h"
#include "sample.h"

namespace varn::pack {
namespace {

/// The tree without places, as a text that can be compared.
std::string shape(Node const& node) {
    if (node.form == Form::scalar) {
        return "\"" + node.text + "\"";
    }
    std::string out = node.form == Form::list ? "[" : node.form == Form::map ? "{" : "nothing";
    for (auto const& item : node.items) {
        out += shape(item) + ",";
    }
    for (auto const& member : node.members) {
        out += member.name + "=" + shape(member.value) + ",";
    }
    return out + (node.form == Form::list ? "]" : node.form == Form::map ? "}" : "");
}

std::string random_text(std::mt19937& random) {
    static constexpr std::string_view pieces[] = {"ord",
                                                  " ",
                                                  "å",
                                                  ":",
                                                  "#",
                                                  "-",
                                                  "\n",
                                                  "\n\n",
                                                  "'",
                                                  "\"",
                                                  "\\",
                                                  ",",
                                                  "true",
                                                  "12",
                                                  "[",
                                                  "{",
                                                  ">",
                                                  "|",
                                                  "ett längre ord ",
                                                  "  ",
                                                  "~",
                                                  "\t"};
    std::string text;
    auto const length = random() % 30;
    for (std::size_t i = 0; i < length; ++i) {
        text += pieces[random() % std::size(pieces)];
    }
    return text;
}

Node random_node(std::mt19937& random, int depth) {
    auto const choice = depth == 0 ? 0U : random() % 4;
    if (choice < 2) {
        return text_node(random_text(random));
    }
    auto node = choice == 2 ? list_node() : map_node();
    auto const count = random() % 5;
    for (std::size_t i = 0; i < count; ++i) {
        if (choice == 2) {
            node.items.push_back(random_node(random, depth - 1));
        } else {
            put(node, "name" + std::to_string(i), random_node(random, depth - 1));
        }
    }
    return node;
}

}  // namespace

TEST(Writing, writes_entities_as_a_person_would) {
    auto root = map_node();
    auto& units = put(root, "units", list_node());
    auto unit = map_node();
    put(unit, "key", "trafiknamnden");
    put(unit, "valid_from", plain_node("2020-01-01"));
    put(unit, "title", "Plan: ett");
    put(unit, "aliases", list_node({text_node("a"), text_node("b")}));
    units.items.push_back(unit);
    units.items.push_back(unit);
    EXPECT_EQ(write_yaml(root),
              "units:\n"
              "  - key: trafiknamnden\n"
              "    valid_from: 2020-01-01\n"
              "    title: \"Plan: ett\"\n"
              "    aliases: [a, b]\n"
              "\n"
              "  - key: trafiknamnden\n"
              "    valid_from: 2020-01-01\n"
              "    title: \"Plan: ett\"\n"
              "    aliases: [a, b]\n");
}

TEST(Writing, folds_running_text_and_keeps_its_paragraphs) {
    auto root = map_node();
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += (i == 20 ? "\n\n" : i == 0 ? "" : " ") + std::string{"ord"} + std::to_string(i);
    }
    put(root, "body", text);
    auto const written = write_yaml(root);
    EXPECT_TRUE(written.starts_with("body: >\n  ord0 "));
    auto const read = parse(written, "t.yaml");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value().find("body")->text, text);
}

TEST(Writing, comes_back_the_same_whatever_the_tree) {
    std::mt19937 random{7};
    for (int round = 0; round < 3000; ++round) {
        auto root = map_node();
        put(root, "root", random_node(random, 4));
        auto const written = write_yaml(root);
        auto const read = parse(written, "t.yaml");
        ASSERT_TRUE(read.ok()) << read.error().problems.front().pointer << " "
                               << read.error().problems.front().key << "\n"
                               << written;
        ASSERT_EQ(shape(read.value()), shape(root)) << written;
        ASSERT_EQ(write_yaml(root), written);
    }
}

TEST(Writing, fills_and_writes_a_described_struct_both_ways) {
    Sample const sample{
        {"u"}, "a-key", "Titel: med kolon", Colour::green, 7, true, *parse_date("2024-02-01"), 3, "not here"};
    auto map = map_node();
    put_fields(map, sample, {"note"});
    auto const read = parse(write_yaml(map), "t.yaml");
    ASSERT_TRUE(read.ok());
    Problems problems;
    Sample back;
    EXPECT_TRUE((Cursor{problems, "t.yaml", read.value()}.fill(back)));
    EXPECT_EQ(back.title, sample.title);
    EXPECT_EQ(back.colour, sample.colour);
    EXPECT_EQ(back.number, sample.number);
    EXPECT_EQ(back.flag, sample.flag);
    EXPECT_EQ(back.due, sample.due);
    EXPECT_FALSE(back.note);
    EXPECT_TRUE(back.id.text.empty());
}

}  // namespace varn::pack
