// What the kernel promises: dates as the calendar has them, names read from the code, descriptions complete.
#include <gtest/gtest.h>

#include "kernel/describe.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "kernel/time.h"

namespace varn {

enum class Colour { red, green, dark_blue };

struct Leaf {
    std::string word;
    int count;
};
struct Tree {
    Id<Tree> id;
    std::string title;
    Colour colour;
    std::optional<Date> planted;
    bool alive;
    double height_metres;
    std::vector<std::string> names;
    std::vector<Leaf> leaves;
    std::optional<Leaf> top;
};

}  // namespace varn

template <>
struct varn::Describe<varn::Leaf> {
    static constexpr auto value = entity<Leaf>("Leaf", field<&Leaf::word>({.label = "leaf.word"}),
                                               field<&Leaf::count>({.label = "leaf.count"}));
};
template <>
struct varn::Describe<varn::Tree> {
    using T = Tree;
    static constexpr auto value = entity<T>(
        "tree", field<&T::id>({.label = "common.id", .fixed = true, .server_set = true}),
        field<&T::title>({.label = "tree.title"}), field<&T::colour>({.label = "tree.colour"}),
        field<&T::planted>({.label = "tree.planted"}), field<&T::alive>({.label = "tree.alive"}),
        field<&T::height_metres>({.label = "tree.height"}), field<&T::names>({.label = "tree.names"}),
        field<&T::leaves>({.label = "tree.leaves"}), field<&T::top>({.label = "tree.top"}));
};

namespace varn {
namespace {

TEST(Choice, names_are_read_from_the_enumerators) {
    static_assert(choices<Colour>.size() == 3);
    EXPECT_EQ(name_of(Colour::dark_blue), "dark_blue");
    EXPECT_EQ(choice_of<Colour>("green"), Colour::green);
    EXPECT_FALSE(choice_of<Colour>("yellow"));
}

TEST(Date, only_real_days_in_the_exact_form_are_dates) {
    for (auto const* good : {"2024-02-29", "1970-01-01", "9999-12-31", "0001-01-01"}) {
        auto const date = parse_date(good);
        ASSERT_TRUE(date) << good;
        EXPECT_EQ(to_text(*date), good);
    }
    for (auto const* bad :
         {"2023-02-29", "2024-2-1", "2024-13-01", "2024-00-10", "24-01-01", "2024-01-01 ", ""}) {
        EXPECT_FALSE(parse_date(bad)) << bad;
    }
}

TEST(Date, months_end_on_the_last_day_when_they_are_shorter) {
    EXPECT_EQ(to_text(plus_months(*parse_date("2024-01-31"), 1)), "2024-02-29");
    EXPECT_EQ(to_text(plus_months(*parse_date("2023-10-31"), 48)), "2027-10-31");
    EXPECT_EQ(to_text(plus_months(*parse_date("2024-02-29"), 12)), "2025-02-28");
}

TEST(Date, a_period_holds_on_both_its_days) {
    auto const first = *parse_date("2020-03-23");
    auto const last = *parse_date("2023-12-31");
    EXPECT_TRUE(holds_on(first, last, first));
    EXPECT_TRUE(holds_on(first, last, last));
    EXPECT_FALSE(holds_on(first, last, plus_days(last, 1)));
    EXPECT_TRUE(holds_on(first, std::nullopt, *parse_date("2999-01-01")));
    EXPECT_TRUE(overlap(first, last, last, std::nullopt));
    EXPECT_FALSE(overlap(first, last, plus_days(last, 1), std::nullopt));
}

TEST(Instant, is_written_with_fixed_width_and_read_back) {
    for (auto const* text :
         {"2024-02-01T12:34:56.789Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00.000Z"}) {
        auto const instant = parse_instant(text);
        ASSERT_TRUE(instant) << text;
        EXPECT_EQ(to_text(*instant), text);
    }
    EXPECT_EQ(parse_instant("2024-02-01T12:34:56Z"), parse_instant("2024-02-01T12:34:56.000Z"));
    for (auto const* bad :
         {"2024-02-01", "2024-02-01T24:00:00Z", "2024-02-01T12:00:00+01:00", "2024-02-01 12:00:00Z"}) {
        EXPECT_FALSE(parse_instant(bad)) << bad;
    }
}

TEST(Id, only_canonical_text_is_an_id) {
    EXPECT_TRUE(is_uuid("01903f5e-7a1c-7c2e-9d4b-1f2a3b4c5d6e"));
    EXPECT_FALSE(is_uuid("01903F5E-7A1C-7C2E-9D4B-1F2A3B4C5D6E"));
    EXPECT_FALSE(is_uuid("01903f5e-7a1c-7c2e-9d4b-1f2a3b4c5d6"));
    EXPECT_TRUE(is_key("olycksforebyggande-arbete"));
    EXPECT_FALSE(is_key("Beredskap"));
    EXPECT_FALSE(is_key("-x"));
}

TEST(Describe, the_table_names_every_field_in_order) {
    auto const& tree = table<Tree>();
    EXPECT_EQ(tree.name, "tree");
    ASSERT_EQ(tree.columns.size(), 9U);
    EXPECT_EQ(tree.columns[5].name, "height_metres");
    EXPECT_EQ(tree.find("colour")->shape->choices.size(), 3U);
    EXPECT_EQ(tree.find("nothing"), nullptr);
}

TEST(Describe, fields_are_read_and_set_through_the_table) {
    Tree oak{};
    auto const& columns = table<Tree>();
    auto put = [&](std::string_view name, View view) {
        auto const& column = *columns.find(name);
        return column.shape->put(column.in(&oak), view);
    };
    EXPECT_TRUE(put("title", std::string_view{"Ek"}));
    EXPECT_TRUE(put("colour", std::string_view{"green"}));
    EXPECT_FALSE(put("colour", std::string_view{"pink"}));
    EXPECT_TRUE(put("planted", std::string_view{"2024-02-01"}));
    EXPECT_FALSE(put("planted", std::string_view{"2024-02-31"}));
    EXPECT_TRUE(put("alive", true));
    EXPECT_TRUE(put("height_metres", std::int64_t{12}));
    EXPECT_FALSE(put("id", std::string_view{"not an id"}));
    EXPECT_EQ(oak.title, "Ek");
    EXPECT_EQ(oak.colour, Colour::green);
    EXPECT_EQ(to_text(*oak.planted), "2024-02-01");
    Scratch scratch;
    auto const& planted = *columns.find("planted");
    EXPECT_EQ(std::get<std::string_view>(planted.shape->get(planted.of(&oak), scratch)), "2024-02-01");
    EXPECT_TRUE(put("planted", std::monostate{}));
    EXPECT_FALSE(oak.planted);
}

TEST(Describe, lists_and_records_open_the_same_way) {
    Tree oak{};
    auto const& leaves = *table<Tree>().find("leaves");
    auto* leaf = leaves.shape->append(leaves.in(&oak));
    auto const& word = *leaves.shape->element->record().find("word");
    EXPECT_TRUE(word.shape->put(word.in(leaf), std::string_view{"blad"}));
    ASSERT_EQ(oak.leaves.size(), 1U);
    EXPECT_EQ(oak.leaves[0].word, "blad");
    auto const& top = *table<Tree>().find("top");
    EXPECT_EQ(top.shape->inside(top.of(&oak)), nullptr);
    top.shape->emplace(top.in(&oak));
    EXPECT_NE(top.shape->inside(top.of(&oak)), nullptr);
}

Result<int> half(int number) {
    if (number % 2 != 0) {
        return invalid("/number", "test.odd");
    }
    return number / 2;
}
Result<int> quarter(int number) {
    TRY(first, half(number));
    TRY(second, half(first));
    return second;
}

TEST(Result, a_failure_travels_up_unchanged) {
    EXPECT_EQ(quarter(8).value(), 2);
    auto const failed = quarter(6);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::invalid);
    EXPECT_EQ(failed.error().problems.at(0).pointer, "/number");
}

}  // namespace
}  // namespace varn
