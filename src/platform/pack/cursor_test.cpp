// The cursor: every problem at once, each with its place and its cure.
#include <gtest/gtest.h>

#include "platform/pack_cursor.h"
#include "sample.h"

namespace varn::pack {
namespace {

/// What filling a Sample from a text complains of, as `place key`.
std::vector<std::string> complaints(std::string_view text) {
    auto const root = parse(text, "t.yaml");
    EXPECT_TRUE(root.ok());
    Problems problems;
    Sample sample;
    Cursor{problems, "t.yaml", root.value()}.fill(sample, {"parts"});
    std::vector<std::string> told;
    for (auto const& problem : problems.all()) {
        told.push_back(problem.pointer + " " + problem.key);
    }
    return told;
}

using Told = std::vector<std::string>;

}  // namespace

TEST(Cursor, fills_a_struct_and_leaves_absent_defaults) {
    auto const root = parse("key: a\ntitle: T\ncolour: green\nnumber: 3\nparts: []\n", "t.yaml");
    ASSERT_TRUE(root.ok());
    Problems problems;
    Sample sample;
    sample.position = 9;
    EXPECT_TRUE((Cursor{problems, "t.yaml", root.value()}.fill(sample, {"parts"})));
    EXPECT_EQ(sample.colour, Colour::green);
    EXPECT_EQ(sample.position, 9);
    EXPECT_FALSE(sample.flag);
    EXPECT_FALSE(sample.due);
    EXPECT_TRUE(problems.outcome().ok());
}

TEST(Cursor, tells_of_everything_that_is_wrong_at_once) {
    EXPECT_EQ(complaints("key: A b\ntitle: En alldeles för lång titel\ncolour: blue\nnumber: 11\nflag: ja\n"
                         "due: 2024-02-30\nnote: [x]\ntitel: T\nqwerty: 1\nid: x\n"),
              (Told{"t.yaml:1:6 pack.key_form", "t.yaml:2:8 pack.length", "t.yaml:3:9 pack.choice",
                    "t.yaml:4:9 pack.range", "t.yaml:5:7 pack.type_boolean", "t.yaml:6:6 pack.date",
                    "t.yaml:7:7 pack.type_text", "t.yaml:8:1 pack.unknown_field_near",
                    "t.yaml:9:1 pack.unknown_field", "t.yaml:10:1 pack.unknown_field"}));
}

TEST(Cursor, names_missing_fields_at_the_start_of_their_entity) {
    EXPECT_EQ(complaints("\n\nflag: true\n"), (Told{"t.yaml:3:1 pack.missing", "t.yaml:3:1 pack.missing",
                                                    "t.yaml:3:1 pack.missing", "t.yaml:3:1 pack.missing"}));
}

TEST(Cursor, does_not_take_a_quoted_number_for_a_number) {
    EXPECT_EQ(complaints("key: a\ntitle: 12\ncolour: red\nnumber: \"3\"\n"),
              (Told{"t.yaml:4:9 pack.type_number"}));
    EXPECT_EQ(complaints("key: a\ntitle: T\ncolour: red\nnumber: 3x\n"),
              (Told{"t.yaml:4:9 pack.type_number"}));
    EXPECT_EQ(complaints("key: a\ntitle: T\ncolour: red\nnumber: 99999999999999999999\n"),
              (Told{"t.yaml:4:9 pack.type_number"}));
}

TEST(Cursor, says_list_or_map_where_one_was_wanted) {
    auto const root = parse("a: 1\nb: [2]\n", "t.yaml");
    ASSERT_TRUE(root.ok());
    Problems problems;
    Cursor const cursor{problems, "t.yaml", root.value()};
    EXPECT_TRUE(cursor.list("a").empty());
    EXPECT_FALSE(cursor.map("b"));
    EXPECT_TRUE(cursor.list("absent").empty());
    EXPECT_EQ(cursor.required("absent"), "");
    ASSERT_EQ(problems.all().size(), 3U);
    EXPECT_EQ(problems.all()[0].key, "pack.type_list");
    EXPECT_EQ(problems.all()[1].key, "pack.type_map");
    EXPECT_EQ(problems.all()[2].key, "pack.missing");
}

TEST(Cursor, offers_the_nearest_key) {
    auto const root = parse("unit: trafiknamden\n", "t.yaml");
    ASSERT_TRUE(root.ok());
    Problems problems;
    Cursor{problems, "t.yaml", root.value()}.blame_unknown_key("unit", "unit",
                                                               {"socialnamnden", "trafiknamnden"});
    ASSERT_EQ(problems.all().size(), 1U);
    EXPECT_EQ(problems.all()[0].key, "pack.unknown_key_near");
    EXPECT_EQ(problems.all()[0].params.back().second, "trafiknamnden");
}

TEST(Cursor, bounds_the_list_of_problems) {
    Problems problems;
    for (int i = 0; i < 1000; ++i) {
        problems.add("t.yaml:1:1", "pack.missing");
    }
    auto const outcome = problems.outcome();
    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().problems.size(), 201U);
    EXPECT_EQ(outcome.error().problems.back().key, "pack.more");
    EXPECT_EQ(outcome.error().problems.back().params.front().second, "800");
}

}  // namespace varn::pack
