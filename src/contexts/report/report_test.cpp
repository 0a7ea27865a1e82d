// The report of the product's own demonstration: every figure in it is one that follow-up tells, in the order
// that the headings promise, and a report of one unit tells of nobody else.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "facts.h"
#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/document_style.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/pack.h"
#include "platform/seconding.h"
#include "platform/secrecy.h"
#include "platform/testing.h"

namespace varn::report {
namespace {

using auth::Role;
using testing::somebody;

class StockholmReport : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more :
             {notify::telling_migrations(), seconding::seconding_migrations(), secrecy::secrecy_migrations(),
              findings::findings_migrations(), organisation::migrations(), measure::migrations(),
              programme::migrations(), planning::migrations(), followup::migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        auto const administrator = somebody(Role::administrator);
        {
            db::WriteTx tx{town().db};
            Intake intake{town(), tx, administrator};
            auto const packs = pack::load("stockholm").value();
            for (auto const& pack : packs) {
                ASSERT_TRUE(organisation::import_pack(intake, pack));
                ASSERT_TRUE(programme::import_pack(intake, pack));
            }
            ASSERT_TRUE(std::move(tx).commit(audit::entry(administrator, "pack.import")));
        }
        auto const made = followup::add_demo_rounds(town(), "sakerhetsprogram-2024", 2024);
        ASSERT_TRUE(made) << made.error().key << made.error().cause;
        db::ReadTx tx{town().db};
        auto const rounds = followup::opened_rounds(tx).value();
        ASSERT_FALSE(rounds.empty());
        round_ = rounds.front().id;
        rolled_ = followup::roll_up(tx, round_).value();
    }

    documents::Document document(Ask ask) {
        auto made = round_report(town(), reader_, ask);
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().key + made.error().cause);
        return made.ok() ? std::move(made).value() : documents::Document{};
    }
    std::string text(Ask ask) {
        return documents::write_text(document(std::move(ask)), documents::default_style()).value();
    }
    Ask city(std::string language = "sv") const { return {round_, {}, std::move(language)}; }
    followup::RollUpUnit const& some_unit() const {
        return *std::find_if(rolled_.units.begin(), rolled_.units.end(), [](auto const& one) {
            return one.is_asked && one.status == followup::SheetStatus::accepted;
        });
    }

    auth::Actor reader_ = somebody(Role::reader);
    Id<followup::Round> round_;
    followup::RollUp rolled_;
};

std::string figures(followup::Standing const& one) {
    return "\t" + std::to_string(one.fulfilled) + "\t" + std::to_string(one.partly) + "\t" +
           std::to_string(one.not_fulfilled) + "\t" + std::to_string(one.unanswered);
}

TEST_P(StockholmReport, every_figure_is_one_that_follow_up_tells) {
    auto const told = text(city());
    for (std::size_t i = 0; i < rolled_.goals.size(); ++i) {
        auto const& goal = rolled_.goals[i];
        auto const row = std::to_string(i + 1) + "\t" + goal.title + "\t";
        auto const at = told.find(row);
        ASSERT_NE(at, told.npos) << row;
        auto const line = told.substr(at, told.find('\n', at) - at);
        EXPECT_TRUE(line.ends_with(figures(goal.standing))) << line << figures(goal.standing);
    }
    for (auto const& unit : rolled_.units) {
        auto const at = told.rfind("\n" + unit.name + "\t");
        ASSERT_NE(at, told.npos) << unit.name;
        auto const line = told.substr(at + 1, told.find('\n', at + 1) - at - 1);
        EXPECT_TRUE(line.ends_with(figures(unit.standing))) << line;
    }
    for (auto const& area : rolled_.focus_areas.parts) {
        auto const at = told.find("\n" + area.title + "\t");
        ASSERT_NE(at, told.npos) << area.title;
        auto const line = told.substr(at + 1, told.find('\n', at + 1) - at - 1);
        EXPECT_TRUE(line.ends_with(figures(area.standing))) << line;
    }
    auto const asked = std::count_if(rolled_.units.begin(), rolled_.units.end(),
                                     [](auto const& one) { return one.is_asked; });
    EXPECT_NE(told.find(std::to_string(asked)), told.npos);
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
    EXPECT_EQ(first, (std::vector<std::string>{"Om uppföljningen", "Målen", "Fokusområden",
                                               "Nämnder och bolag", "Åtgärder", "Så är det räknat"}));
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
    auto const sheet = round_sheet(town(), reader_, city());
    ASSERT_TRUE(sheet);
    EXPECT_TRUE(sheet.value().starts_with("PK"));
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
