// The report of the product's own demonstration: it stands in the order that the headings promise, and a
// report of one unit tells of nobody else. Its figures: figures_test.cpp.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "town_test.h"

namespace varn::report {
namespace {

class StockholmReport : public StockholmTown {};

std::string figures(followup::Standing const& one) {
    return "\t" + std::to_string(one.fulfilled) + "\t" + std::to_string(one.partly) + "\t" +
           std::to_string(one.not_fulfilled) + "\t" + std::to_string(one.unanswered);
}

TEST_P(StockholmReport, goals_sum_to_the_whole_and_unanswered_is_not_fulfilled) {
    followup::Standing sum;
    for (auto const& goal : rolled_.goals) {
        sum.fulfilled += goal.standing.fulfilled;
        sum.partly += goal.standing.partly;
        sum.not_fulfilled += goal.standing.not_fulfilled;
        sum.unanswered += goal.standing.unanswered;
    }
    EXPECT_EQ(figures(sum), figures(rolled_.whole));
    EXPECT_GT(rolled_.whole.unanswered, 0) << "the demonstration has holes";
    EXPECT_NE(rolled_.whole.mark, rollup::Mark::fulfilled);
}

TEST_P(StockholmReport, headings_stand_in_the_order_that_is_promised) {
    std::vector<std::string> first;
    for (auto const& block : document(city()).blocks) {
        if (auto const* heading = std::get_if<documents::Heading>(&block);
            heading != nullptr && heading->level == 1) {
            first.push_back(heading->text);
        }
    }
    EXPECT_EQ(first,
              (std::vector<std::string>{"Om uppföljningen", "Målen", "Fokusområden", "Nämnder och bolag",
                                        "Indikatorer", "Åtgärder", "Så är det räknat"}));
}

TEST_P(StockholmReport, every_form_can_be_written_and_the_text_is_the_same) {
    auto const made = document(city());
    auto const& style = documents::default_style();
    auto const pdf = documents::write_pdf(made, style);
    ASSERT_TRUE(pdf) << pdf.error().key << pdf.error().cause;
    EXPECT_GT(pdf.value().pages, 5);
    EXPECT_TRUE(pdf.value().replaced.empty());
    EXPECT_TRUE(documents::write_docx(made, style));
    EXPECT_TRUE(documents::write_pdf(made, style, documents::Archival::oldest));
    auto const sheet = round_workbook(town(), reader_, city());
    ASSERT_TRUE(sheet);
    EXPECT_TRUE(sheet.value().starts_with("PK"));
}

TEST_P(StockholmReport, a_town_gives_its_name_and_its_own_headings) {
    auto const style = documents::read_style(
        "letterhead:\n  organisation: {sv: Exempelkommunen, en: Municipality of Exempel}\n"
        "headings:\n  sv: {report.measures: Handlingsplanen}\n  en: {report.by_unit: Departments}\n",
        "stil.yaml", headings());
    ASSERT_TRUE(style) << style.error().problems.front().pointer;
    auto const swedish = documents::write_text(document(city()), style.value()).value();
    EXPECT_TRUE(swedish.starts_with("Exempelkommunen")) << swedish.substr(0, 200);
    EXPECT_NE(swedish.find("\nHandlingsplanen\n"), swedish.npos);
    EXPECT_EQ(swedish.find("\nÅtgärder\n"), swedish.npos);
    EXPECT_NE(swedish.find("\nNämnder och bolag\n"), swedish.npos) << "only what the file says is changed";
    auto const english = documents::write_text(document(city("en")), style.value()).value();
    EXPECT_TRUE(english.starts_with("Municipality of Exempel")) << english.substr(0, 200);
    EXPECT_NE(english.find("\nDepartments\n"), english.npos);
}

TEST_P(StockholmReport, every_heading_that_a_style_may_name_stands_in_a_report) {
    std::set<std::string> found;
    for (auto const& ask : {city(), Ask{round_, some_unit().unit, "sv"}}) {
        for (auto const& block : document(ask).blocks) {
            if (auto const* one = std::get_if<documents::Heading>(&block);
                one != nullptr && !one->name.empty()) {
                found.insert(one->name);
            }
        }
    }
    EXPECT_EQ(found, (std::set<std::string>{headings().begin(), headings().end()}));
    EXPECT_FALSE(documents::read_style("headings:\n  sv: {report.measure: Plan}\n", "stil.yaml", headings()));
}

TEST_P(StockholmReport, a_report_of_a_unit_tells_of_nobody_else) {
    auto const& unit = some_unit();
    auto const told = text({round_, unit.unit, "sv"});
    EXPECT_NE(told.find(unit.name), told.npos);
    for (auto const& other : rolled_.units) {
        bool const below = other.parent == unit.unit || other.unit == unit.unit;
        if (other.is_asked && !below) {
            EXPECT_EQ(told.find("\n" + other.name + "\t"), told.npos) << other.name;
        }
    }
}

TEST_P(StockholmReport, the_frame_is_english_and_the_words_of_units_are_their_own) {
    auto const swedish = text(city());
    auto const english = text(city("en"));
    EXPECT_NE(english.find("Unanswered never counts as fulfilled."), english.npos);
    EXPECT_EQ(english.find("Obesvarat räknas"), english.npos);
    db::ReadTx tx{town().db};
    auto const answers = followup::answers_of_round(tx, round_).value();
    auto const said =
        std::find_if(answers.begin(), answers.end(), [](auto const& one) { return one.words.has_value(); });
    ASSERT_NE(said, answers.end());
    EXPECT_NE(swedish.find(*said->words), swedish.npos);
    EXPECT_NE(english.find(*said->words), english.npos);
}

TEST_P(StockholmReport, what_is_made_up_says_so_first) {
    auto const told = text(city());
    auto const says = told.find("påhittade för demonstrationen");
    ASSERT_NE(says, told.npos);
    EXPECT_LT(says, told.find("Om uppföljningen"));
}

TEST_P(StockholmReport, who_asks_for_what_is_not_there_is_told) {
    EXPECT_EQ(round_report(town(), {}, city()).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(
        round_report(town(), reader_, {{"01903f5e-0000-7000-8000-00000000ffff"}, {}, "sv"}).error().code,
        ErrorCode::not_found);
    Ask const nowhere{round_, Id<followup::Unit>{"01903f5e-0000-7000-8000-00000000ffff"}, "sv"};
    EXPECT_EQ(round_report(town(), reader_, nowhere).error().code, ErrorCode::not_found);
}

TEST(Kronor, are_written_as_swedes_write_them) {
    EXPECT_EQ(kronor(1'250'000'000),
              "12\xC2\xA0"
              "500\xC2\xA0"
              "000\xC2\xA0kr");
    EXPECT_EQ(kronor(9'900), "99\xC2\xA0kr");
    EXPECT_EQ(kronor(0), "0\xC2\xA0kr");
    EXPECT_EQ(kronor(-100'000),
              "\xE2\x88\x92"
              "1\xC2\xA0"
              "000\xC2\xA0kr");
}

VARN_ON_EVERY_ENGINE(StockholmReport);

}  // namespace
}  // namespace varn::report
