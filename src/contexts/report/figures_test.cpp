// Every figure of a report is compared with what the API tells of the same round, plan and measures. What has
// been compared with nothing is a failure, so no new table or sentence with a number comes without its test.
#include "figures_town.h"

namespace varn::report {
namespace {

Row headed(std::string what) {
    return {std::move(what), "Sammanvägt", "Helt", "Delvis", "Ej", "Obesvarat"};
}

bool is_anything(followup::Standing const& one) {
    return one.fulfilled + one.partly + one.not_fulfilled + one.unanswered > 0;
}

double per_cent_of(followup::Standing const& one) {
    return 100.0 * static_cast<double>(one.fulfilled) /
           static_cast<double>(one.fulfilled + one.partly + one.not_fulfilled + one.unanswered);
}

class ReportFigures : public FiguresTown {
protected:
    void compare_areas(Figures& figures) const {
        auto const& areas = rolled_.focus_areas;
        Rows expected{headed("Fokusområde")};
        for (auto const& part : areas.parts) {
            expected.push_back(row_of({part.title}, part.standing));
        }
        if (is_anything(areas.rest)) {
            expected.push_back(row_of({"Mål utan fokusområde"}, areas.rest));
        }
        if (is_anything(areas.counted_again)) {
            expected.push_back(row_of({"Räknat i flera fokusområden (dras av)"}, areas.counted_again));
            expected.back()[1] = dash;
        }
        expected.push_back(row_of({"Hela staden"}, rolled_.whole));
        EXPECT_EQ(figures.table("Fokusområdenas läge"), expected);
    }
    void compare_trend(Figures& figures) const {
        Rows expected{headed("Omgång")};
        auto const lines = figures.picture<documents::LineChart>(
            "Andel svar som är uppfylls helt, i procent av alla som tillfrågats");
        ASSERT_EQ(lines.categories.size(), rolled_.trend.size());
        for (std::size_t i = 0; i < rolled_.trend.size(); ++i) {
            auto const& point = rolled_.trend[i];
            expected.push_back(row_of({point.name}, point.standing));
            EXPECT_EQ(lines.categories[i], to_text(point.period_to));
            EXPECT_NEAR(*lines.series[0].values[i], per_cent_of(point.standing), 0.051);
            for (std::size_t a = 1; a < lines.series.size(); ++a) {
                EXPECT_EQ(lines.series[a].name, point.focus_areas[a - 1].title);
                EXPECT_NEAR(*lines.series[a].values[i], per_cent_of(point.focus_areas[a - 1].standing),
                            0.051);
            }
        }
        EXPECT_EQ(figures.table("Omgångarna"), expected);
    }
    std::string sign_of(Id<followup::Unit> const& unit, Id<followup::Goal> const& goal) const {
        constexpr char const* signs[] = {"H", "D", "E"};
        auto const answer = std::find_if(answers_.begin(), answers_.end(), [&](auto const& one) {
            return one.unit == unit && one.goal == goal;
        });
        bool const is_said = answer != answers_.end() && answer->mark;
        return is_said ? signs[static_cast<std::size_t>(*answer->mark)] : dash;
    }
    void compare_units(Figures& figures) const {
        Rows expected{headed("Enhet")};
        auto const grid = figures.picture<documents::HeatMap>("Svar per enhet och mål");
        std::int64_t silent = 0;
        std::size_t line = 0;
        for (auto const& unit : rolled_.units) {
            expected.push_back(row_of({unit.name}, unit.standing));
            if (!unit.is_asked) {
                continue;
            }
            silent += unit.status == followup::SheetStatus::handed_in ||
                              unit.status == followup::SheetStatus::accepted
                          ? 0
                          : 1;
            ASSERT_LT(line, grid.rows.size());
            EXPECT_EQ(grid.rows[line], unit.name);
            for (std::size_t i = 0; i < rolled_.goals.size(); ++i) {
                EXPECT_EQ(grid.cells[line][i].text, sign_of(unit.unit, rolled_.goals[i].goal)) << unit.name;
            }
            ++line;
        }
        EXPECT_EQ(line, grid.rows.size());
        EXPECT_EQ(figures.table("Enheternas läge, var och en med det som lyder under den"), expected);
        figures.takes(digits(silent) + " tillfrågade har inte lämnat in något svar:");
    }
    void compare_activities(Figures& figures, planning::UnitGoalView const& goal) const {
        Rows expected{{"Aktivitet", "Ansvarig enhet", "Till", "Läge", "Läge i ord"}};
        for (auto const& one : goal.activities) {
            auto const until = one.activity.ends_on ? to_text(*one.activity.ends_on) : dash;
            auto const status =
                i18n::text("sv", "planning.activity_status." + std::string{name_of(one.activity.status)});
            expected.push_back({one.activity.title, one.owner_name, until + (one.late ? ", försenad" : ""),
                                status, one.activity.status_words.value_or(dash)});
        }
        if (!goal.activities.empty()) {
            EXPECT_EQ(figures.table("Aktiviteter för målet " + goal.goal.title), expected);
        }
    }
    void compare_chart(Figures& figures, planning::IndicatorView const& view) const {
        auto const& one = view.indicator;
        figures.takes("Indikator: " + one.title + ". Senaste värde " +
                      (view.latest ? decimal(*view.latest, "sv") : "inte mätt") + " " + one.unit_of_measure +
                      ", mål " + decimal(one.target.value(), "sv") + ".");
        if (view.series.size() < 2) {
            return;
        }
        auto const chart = figures.picture<documents::LineChart>(
            one.title, "Linje som visar hur " + one.title + " har utvecklats. Senaste värdet är " +
                           decimal(*view.latest, "sv") + ".");
        ASSERT_EQ(chart.series.front().values.size(), view.series.size());
        EXPECT_EQ(chart.target, one.target);
        for (std::size_t i = 0; i < view.series.size(); ++i) {
            EXPECT_EQ(chart.categories[i], to_text(view.series[i].period_on));
            EXPECT_EQ(chart.series.front().values[i], view.series[i].value);
        }
    }
};
VARN_ON_EVERY_ENGINE(ReportFigures);

TEST_P(ReportFigures, every_figure_of_the_citys_report_is_one_that_the_api_tells) {
    // The annual report, and one in the year, which has forecasts too.
    auto const rounds = rolled_.trend;
    ASSERT_EQ(rounds.size(), 3U);
    for (auto const at : {2U, 1U}) {
        turn_to(rounds[at].round);
        Figures figures{document(city())};
        std::vector<followup::Standing> standings;
        for (auto const& goal : rolled_.goals) {
            standings.push_back(goal.standing);
        }
        compare_about(figures, rolled_.whole, true);
        compare_goals(figures, standings, {});
        compare_areas(figures);
        compare_trend(figures);
        compare_units(figures);
        compare_indicators(figures, everybody());
        compare_measures(figures, measures_);
        EXPECT_EQ(figures.rest(), Row{}) << "these figures are compared with nothing";
    }
}

TEST_P(ReportFigures, every_figure_of_a_units_report_is_one_that_the_api_tells) {
    auto const& unit = some_unit();
    Figures figures{document({round_, unit.unit, "sv"})};
    std::vector<followup::Standing> standings;
    for (auto const& goal : rolled_.goals) {
        rollup::Counts counts;
        for (auto const& one : answers_) {
            if (one.unit == unit.unit && one.goal == goal.goal) {
                counts.add(mark_of(one.mark));
            }
        }
        standings.push_back(followup::standing_of(counts));
    }
    compare_about(figures, unit.standing, false);
    compare_goals(figures, standings, unit.unit);
    auto const plan = planning::unit_plan(town(), reader_, unit.unit, cycle_).value();
    for (auto const& goal : plan.goals) {
        compare_activities(figures, goal);
    }
    for (auto const& view : indicators_of(unit.unit)) {
        compare_chart(figures, view);
    }
    compare_indicators(figures, {unit});
    compare_measures(figures, measures_);
    EXPECT_EQ(figures.rest(), Row{}) << "these figures are compared with nothing";
}

TEST_P(ReportFigures, the_frame_in_english_bears_the_same_figures) {
    auto const bare = [](documents::Document const& document) {
        Rows all;
        for (auto const& block : document.blocks) {
            if (auto const* table = std::get_if<documents::Table>(&block)) {
                for (auto const& cells : table->rows) {
                    Row row;
                    for (auto const& cell : cells) {
                        auto text = plain(cell.text);
                        std::replace(text.begin(), text.end(), '.', ',');
                        row.push_back(has_digit(text) ? text.substr(0, text.find(", ")) : "");
                    }
                    all.push_back(std::move(row));
                }
            }
        }
        return all;
    };
    EXPECT_EQ(bare(document(city("sv"))), bare(document(city("en"))));
}

TEST(Decimal, is_never_shortened) {
    EXPECT_EQ(decimal(100'000, "sv"),
              "100\xC2\xA0"
              "000");
    EXPECT_EQ(decimal(1'234'567.25, "sv"),
              "1\xC2\xA0"
              "234\xC2\xA0"
              "567,25");
    EXPECT_EQ(decimal(1234.5, "en"),
              "1\xC2\xA0"
              "234.5");
    EXPECT_EQ(decimal(-999.5, "sv"),
              "\xE2\x88\x92"
              "999,5");
    EXPECT_EQ(decimal(0, "sv"), "0");
    EXPECT_EQ(decimal(100, "en"), "100");
    EXPECT_EQ(decimal(0.0001, "sv"), "0,0001");
}

}  // namespace
}  // namespace varn::report
