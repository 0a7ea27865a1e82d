// The workbook carries what the pages carry: every figure is compared with what the API tells of the same
// round.
#include "platform/workbook.h"

#include <algorithm>
#include <set>

#include "platform/json.h"
#include "town_test.h"

namespace varn::report {
namespace {

using Cells = std::vector<std::string>;

class ReportWorkbook : public StockholmTown {
protected:
    void SetUp() override {
        StockholmTown::SetUp();
        auto made = round_workbook(town(), reader_, city());
        ASSERT_TRUE(made) << made.error().key;
        bytes_ = std::move(made).value();
    }
    sheet::Sheet page(std::string_view title) const {
        auto read = sheet::read_page(bytes_, title);
        EXPECT_TRUE(read.ok()) << title;
        return read.ok() ? std::move(read).value() : sheet::Sheet{};
    }
    std::string bytes_;
};

Cells figures_of(followup::Standing const& one) {
    return {std::to_string(one.fulfilled), std::to_string(one.partly), std::to_string(one.not_fulfilled),
            std::to_string(one.unanswered)};
}

/// The last cells of a row, as many as a sum has.
Cells last_four(sheet::Row const& row) {
    return {row.cells.end() - 4, row.cells.end()};
}

TEST_P(ReportWorkbook, summary_and_trend_tell_every_sum_of_the_rounds) {
    auto const summary = page("Sammanfattning");
    std::vector<std::pair<std::string, followup::Standing>> told{{"Hela staden", rolled_.whole}};
    for (auto const& goal : rolled_.goals) {
        told.emplace_back(goal.title, goal.standing);
    }
    for (auto const& area : rolled_.focus_areas.parts) {
        told.emplace_back(area.title, area.standing);
    }
    for (auto const& unit : rolled_.units) {
        told.emplace_back(unit.name, unit.standing);
    }
    for (auto const& [name, standing] : told) {
        auto const found = std::find_if(summary.rows.begin(), summary.rows.end(), [&](auto const& row) {
            return row.cells[1] == name && last_four(row) == figures_of(standing);
        });
        EXPECT_NE(found, summary.rows.end()) << name;
    }
    EXPECT_GE(summary.rows.size(), told.size());
    EXPECT_LE(summary.rows.size(), told.size() + 2) << "the rest, and what is counted again";

    auto const trend = page("Utveckling");
    std::size_t expected = 0;
    for (auto const& point : rolled_.trend) {
        expected += 1 + point.focus_areas.size();
        auto const found = std::find_if(trend.rows.begin(), trend.rows.end(), [&](auto const& row) {
            return row.cells[0] == point.name && row.cells[1] == to_text(point.period_to) &&
                   last_four(row) == figures_of(point.standing);
        });
        EXPECT_NE(found, trend.rows.end()) << point.name;
    }
    EXPECT_EQ(trend.rows.size(), expected);
}

TEST_P(ReportWorkbook, answers_silences_and_the_chain_are_those_of_the_round) {
    db::ReadTx tx{town().db};
    auto const told = followup::answers_of_round(tx, round_).value();
    auto const answers = page("Svaren");
    ASSERT_EQ(answers.rows.size(), told.size());
    std::size_t silent = 0;
    for (std::size_t i = 0; i < told.size(); ++i) {
        auto const& cells = answers.rows[i].cells;
        EXPECT_EQ(cells[0], told[i].unit_name);
        EXPECT_EQ(rolled_.goals.at(static_cast<std::size_t>(std::stoi(cells[1]) - 1)).goal, told[i].goal);
        EXPECT_EQ(cells[2], told[i].goal_title);
        EXPECT_EQ(cells.size() > 4 ? cells[4] : "", told[i].words.value_or(""));
        silent += told[i].mark ? 0 : 1;
    }
    EXPECT_EQ(page("Obesvarat").rows.size(), silent);
    EXPECT_EQ(silent, static_cast<std::size_t>(rolled_.whole.unanswered));

    auto const chain = page("Målkedjan");
    for (auto const& goal : rolled_.goals) {
        EXPECT_TRUE(std::any_of(chain.rows.begin(), chain.rows.end(), [&](auto const& row) {
            return row.cells[1] == goal.title && row.cells[2] == "Fokusområde";
        })) << goal.title;
    }
}

TEST_P(ReportWorkbook, indicators_and_the_plan_are_those_that_the_plans_of_the_units_tell) {
    Id<planning::PlanningCycle> cycle;
    {
        db::ReadTx tx{town().db};
        auto const cycles = planning::cycles(tx).value();
        for (auto const& one : cycles) {
            cycle = one.year == rolled_.round.year ? one.id : cycle;
        }
    }
    auto const number = [](std::optional<double> value) {
        return value ? json::to_text(json::Value(*value)) : std::string{};
    };
    std::multiset<Cells> expected;
    auto const units = everybody();
    for (auto const& unit : units) {
        auto const plan = planning::unit_plan(town(), reader_, unit.unit, cycle).value();
        for (auto const& goal : plan.goals) {
            for (auto const& view : goal.indicators) {
                auto const& one = view.indicator;
                Cells const first{unit.name,           goal.goal.title,         one.title,
                                  one.unit_of_measure, number(one.start_value), number(one.target)};
                for (auto const& value : view.series) {
                    auto row = first;
                    row.insert(row.end(), {to_text(value.period_on), number(value.value)});
                    expected.insert(std::move(row));
                }
                if (view.series.empty()) {
                    auto row = first;
                    row.insert(row.end(), {"", "", "inte mätt"});
                    expected.insert(std::move(row));
                }
            }
        }
    }
    std::multiset<Cells> told;
    for (auto const& row : page("Indikatorer").rows) {
        told.insert(row.cells);
    }
    EXPECT_GT(told.size(), 20U);
    EXPECT_EQ(told, expected);
}

TEST_P(ReportWorkbook, measures_carry_owner_day_cost_and_status_as_what_they_are) {
    auto const strategist = testing::somebody(auth::Role::strategist);
    measure::NewMeasure ask;
    ask.title = "=Brandvarnare i alla lokaler";
    ask.owner = some_unit().unit;
    ask.source_kind = measure::SourceKind::own;
    ask.due = *parse_date("2023-12-31");
    ask.cost_ore = 1'250'050;
    ask.yearly_cost_ore = 90'000;
    ask.effect = "Färre bränder";
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(measure::add_measure(town(), tx, strategist, ask));
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "measure.write")));
    }
    bytes_ = round_workbook(town(), reader_, city()).value();
    db::ReadTx tx{town().db};
    auto const told = measure::open_measures(tx, town().clock.today()).value();
    auto const measures = page("Åtgärder");
    ASSERT_EQ(measures.rows.size(), told.size());
    for (std::size_t i = 0; i < told.size(); ++i) {
        auto const& one = told[i];
        EXPECT_EQ(measures.rows[i].cells,
                  (Cells{one.measure.key, one.measure.title, one.owner_name,
                         one.responsible_name.value_or(""), to_text(one.measure.due),
                         std::to_string(one.days_late), "föreslagen", "12500.5", "900", "Färre bränder"}));
    }
}

TEST_P(ReportWorkbook, a_unit_gets_its_own_and_english_gets_english_sheets) {
    auto const& unit = some_unit();
    bytes_ = round_workbook(town(), reader_, {round_, unit.unit, "en"}).value();
    for (auto const& row : page("The answers").rows) {
        EXPECT_EQ(row.cells[0], unit.name);
    }
    auto const summary = page("Summary");
    EXPECT_EQ(summary.rows.size(), 1 + rolled_.goals.size());
    EXPECT_EQ(last_four(summary.rows.front()), figures_of(unit.standing));
    for (auto const* title : {"About the follow-up", "Indicators", "Measures", "The goal chain"}) {
        EXPECT_FALSE(page(title).headings.cells.empty()) << title;
    }
    EXPECT_FALSE(sheet::read_page(bytes_, "Through the rounds").ok()) << "that is the town's";
}

VARN_ON_EVERY_ENGINE(ReportWorkbook);

}  // namespace
}  // namespace varn::report
