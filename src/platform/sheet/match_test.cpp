// Rows to objects: headings as people write them, every fault of every cell, and back again.
#include <gtest/gtest.h>

#include "platform/i18n.h"
#include "platform/sheet.h"

namespace varn::sheet {

enum class Kindness { low, very_high };

struct Line {
    Id<Line> id;
    std::string code;
    std::string name;
    std::optional<std::string> note;
    int people = 0;
    std::optional<double> share;
    std::optional<Date> from;
    bool open = false;
    std::optional<Kindness> kindness;
    std::vector<std::string> tags;
};

}  // namespace varn::sheet

template <>
struct varn::Describe<varn::sheet::Line> {
    using L = sheet::Line;
    static constexpr auto value = entity<L>(
        "line", field<&L::id>({.label = "line.id", .server_set = true}),
        field<&L::code>({.label = "line.code", .key = true}),
        field<&L::name>({.label = "line.name", .length_max = 10}), field<&L::note>({.label = "line.note"}),
        field<&L::people>({.label = "line.people", .number_max = 99'999}),
        field<&L::share>({.label = "line.share"}), field<&L::from>({.label = "line.from"}),
        field<&L::open>({.label = "line.open"}), field<&L::kindness>({.label = "line.kindness"}),
        field<&L::tags>({.label = "line.tags"}));
};

namespace varn::sheet {
namespace {

using Faults = std::map<std::string, std::string>;

class Match : public testing::Test {
protected:
    void SetUp() override {
        i18n::load_embedded();
        i18n::add_texts(
            "sv",
            R"({"line.code":"Kod","line.name":"Namn på enhet","line.note":"Anmärkning","line.people":"Antal",
          "line.share":"Andel","line.from":"Från och med","line.open":"Öppen","line.kindness":"Vänlighet",
          "line.kindness.low":"Låg","line.kindness.very_high":"Mycket hög"})");
        i18n::add_texts(
            "en", R"({"line.code":"Code","line.name":"Name of unit","line.note":"Note","line.people":"People",
          "line.share":"Share","line.from":"From","line.open":"Open","line.kindness":"Kindness"})");
    }
    static Result<Matched<Line>> of(std::string const& csv) {
        auto const sheet = read(csv);
        EXPECT_TRUE(sheet.ok());
        return match<Line>(sheet.value());
    }
    static Faults faults(Result<Matched<Line>> const& matched) {
        Faults found;
        if (!matched.ok()) {
            for (auto const& problem : matched.error().problems) {
                found[problem.pointer] = problem.key;
                EXPECT_TRUE(i18n::known("en", problem.key)) << problem.key;
            }
        }
        return found;
    }
};

TEST_F(Match, headings_are_labels_or_names_in_any_case_and_order) {
    auto const matched =
        of("ÖPPEN;name  of UNIT;code; antal ;Från och med;andel;vänlighet;Note\n"
           "ja;Åre;are;12\u00a0345;2024-02-01;0,25;mycket hög;\n"
           "no;Ö;o;1 000,0;20240229;-1.5;low;hej\n");
    ASSERT_TRUE(matched.ok()) << matched.error().problems.at(0).pointer << matched.error().problems.at(0).key;
    auto const& items = matched.value().items;
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].row, 2);
    EXPECT_EQ(items[0].value.name, "Åre");
    EXPECT_EQ(items[0].value.people, 12'345);
    EXPECT_EQ(items[0].value.share, 0.25);
    EXPECT_EQ(items[0].value.from, parse_date("2024-02-01"));
    EXPECT_TRUE(items[0].value.open);
    EXPECT_EQ(items[0].value.kindness, Kindness::very_high);
    EXPECT_FALSE(items[0].value.note);
    EXPECT_EQ(items[1].value.people, 1'000);
    EXPECT_EQ(items[1].value.from, parse_date("2024-02-29"));
    EXPECT_EQ(items[1].value.kindness, Kindness::low);
    EXPECT_EQ(items[1].value.note, "hej");
    EXPECT_EQ(matched.value().place(items[1], "people"), "row 3, column D");
    EXPECT_EQ(matched.value().place(items[1], "tags"), "row 3");
}

TEST_F(Match, every_fault_of_every_cell_is_told) {
    EXPECT_EQ(faults(of("code;name;people;open;from;kindness;share\n"
                        "A;;x;kanske;2024-02-30;mellan;1.2.3\n"
                        "ok;Elva tecken;100000;ja;;;;extra\n"
                        "b;b;1,5;ja;1 feb;;\n")),
              (Faults{{"row 2, column A", "sheet.key"},
                      {"row 2, column B", "sheet.required"},
                      {"row 2, column C", "sheet.whole_number"},
                      {"row 2, column D", "sheet.yes_or_no"},
                      {"row 2, column E", "sheet.date"},
                      {"row 2, column F", "sheet.choice"},
                      {"row 2, column G", "sheet.number"},
                      {"row 3, column B", "sheet.length"},
                      {"row 3, column C", "sheet.range"},
                      {"row 3, column H", "sheet.no_heading"},
                      {"row 4, column C", "sheet.whole_number"},
                      {"row 4, column E", "sheet.date"}}));
}

TEST_F(Match, headings_that_are_missing_unknown_or_twice_are_told) {
    EXPECT_EQ(faults(of("code;name;Namn på enhet;id;tags;people;;open\n")),
              (Faults{{"row 1, column C", "sheet.duplicate_heading"},
                      {"row 1, column D", "sheet.unknown_heading"},
                      {"row 1, column E", "sheet.unknown_heading"}}));
    EXPECT_EQ(faults(of("code;name;open\n")), (Faults{{"row 1", "sheet.missing_heading"}}));
    EXPECT_EQ(faults(of("code;name;people;;open\na;a;1;x;ja\n")),
              (Faults{{"row 2, column D", "sheet.no_heading"}}));
}

TEST_F(Match, faults_are_bounded) {
    std::string csv = "code;name;people;open\n";
    for (int i = 0; i < 2'000; ++i) {
        csv += "A;a;1;ja\n";
    }
    EXPECT_EQ(of(csv).error().problems.size(), problems_max);
}

TEST_F(Match, what_is_exported_is_matched_again) {
    std::vector<Line> lines(2);
    lines[0] = {.id = {"x"},
                .code = "a",
                .name = "=Åäö",
                .note = "-x\ny",
                .people = 7,
                .share = -0.125,
                .from = parse_date("2024-02-01"),
                .open = true,
                .kindness = Kindness::very_high,
                .tags = {"t"}};
    lines[1].code = "b";
    lines[1].name = "B";
    for (auto const* language : {"sv", "en"}) {
        auto const made = document("Rader", lines, language);
        EXPECT_EQ(made.headings.size(), 8U);
        for (auto const& bytes : {write_csv(made), write_xlsx(made).value()}) {
            auto const sheet = read(bytes);
            ASSERT_TRUE(sheet.ok());
            auto const matched = match<Line>(sheet.value());
            ASSERT_TRUE(matched.ok())
                << matched.error().problems.at(0).pointer << matched.error().problems.at(0).key;
            auto const& first = matched.value().items.at(0).value;
            EXPECT_EQ(first.name, "=Åäö");
            EXPECT_EQ(first.note, "-x\ny");
            EXPECT_EQ(first.share, -0.125);
            EXPECT_EQ(first.from, lines[0].from);
            EXPECT_EQ(first.kindness, Kindness::very_high);
            EXPECT_TRUE(first.open);
            EXPECT_EQ(document("Rader", std::vector{matched.value().items.at(1).value}, language).rows.at(0),
                      made.rows.at(1));
        }
    }
}

}  // namespace
}  // namespace varn::sheet
