#pragma once
// For tests: the demonstration with plans, measures and what the centre measures by, and the comparisons that
// reports of the town and of a unit share.
#include "figures.h"
#include "platform/intake.h"
#include "town_test.h"

namespace varn::report {

class FiguresTown : public StockholmTown {
protected:
    template <class T>
    T put(T row) {
        db::WriteTx tx{town().db};
        row.id = town().new_id<T>();
        row.version = 1;
        auto const permit = auth::decide<T>(intake_policy(), operator_, "pack.import", std::nullopt).value();
        EXPECT_TRUE(tx.insert(permit, row));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(operator_, "pack.import")));
        return row;
    }
    void SetUp() override {
        StockholmTown::SetUp();
        {
            db::ReadTx tx{town().db};
            auto const cycles = planning::cycles(tx).value();
            for (auto const& one : cycles) {
                cycle_ = one.year == rolled_.round.year ? one.id : cycle_;
            }
        }
        // What the centre measures everybody by, on a day of its own, with a number of many figures.
        planning::Indicator central;
        central.cycle = cycle_;
        central.goal = rolled_.goals.front().goal;
        central.key = "utbildade";
        central.title = "Utbildade medarbetare";
        central.unit_of_measure = "personer";
        central.direction = planning::Direction::higher;
        central.target = 100'000;
        central.position = 1;
        central.marker = planning::Marker::own;
        auto const made = put(central);
        put(planning::IndicatorValue{
            {}, some_unit().unit, made.id, *parse_date("2023-11-15"), 1234.5, {}, 1});
        for (auto const days : {-20, 40}) {
            measure::NewMeasure ask;
            ask.title = days < 0 ? "Brandvarnare" : "Reservkraft";
            ask.owner = some_unit().unit;
            ask.source_kind = measure::SourceKind::own;
            ask.due = plus_days(town().clock.today(), days);
            ask.cost_ore = 1'250'000'00;
            ask.yearly_cost_ore = 9'000'00;
            db::WriteTx tx{town().db};
            ASSERT_TRUE(measure::add_measure(town(), tx, operator_, ask));
            ASSERT_TRUE(std::move(tx).commit(audit::entry(operator_, "measure.write")));
        }
        turn_to(round_);
    }
    void turn_to(Id<followup::Round> const& round) {
        db::ReadTx tx{town().db};
        round_ = round;
        rolled_ = followup::roll_up(tx, round_).value();
        answers_ = followup::answers_of_round(tx, round_).value();
        measures_ = measure::open_measures(tx, town().clock.today()).value();
    }

    std::vector<planning::IndicatorView> indicators_of(Id<followup::Unit> const& unit) {
        auto const plan = planning::unit_plan(town(), reader_, unit, cycle_);
        EXPECT_TRUE(plan.ok());
        std::vector<planning::IndicatorView> all;
        for (auto const& goal : plan.value().goals) {
            all.insert(all.end(), goal.indicators.begin(), goal.indicators.end());
        }
        all.insert(all.end(), plan.value().from_centre.begin(), plan.value().from_centre.end());
        return all;
    }
    /// The weakest forecast of the unit for what the indicator measures.
    std::string forecast_of(Id<followup::Unit> const& unit, planning::Indicator const& one) {
        std::set<std::string> goals;
        if (one.goal) {
            goals.insert(one.goal->text);
        }
        auto const plan = planning::unit_plan(town(), reader_, unit, cycle_).value();
        for (auto const& goal : plan.goals) {
            for (auto const& served : goal.serves) {
                if (one.unit_goal == goal.goal.id) {
                    goals.insert(served.goal.text);
                }
            }
        }
        int worst = -1;
        for (auto const& answer : answers_) {
            if (answer.unit == unit && answer.forecast && goals.contains(answer.goal.text)) {
                worst = std::max(worst, static_cast<int>(*answer.forecast));
            }
        }
        return worst < 0 ? dash : words_of(static_cast<rollup::Mark>(worst));
    }
    /// The row of an indicator, with the days of the rounds that anything was measured for.
    Row indicator_row(std::string const& unit_name, Id<followup::Unit> const& unit,
                      planning::IndicatorView const& view, std::vector<Date> const& days, bool others,
                      bool forecasts) {
        auto const number = [](double value) { return decimal(value, "sv"); };
        auto const& one = view.indicator;
        Row row{unit_name, one.title, one.unit_of_measure, one.target ? number(*one.target) : dash};
        std::string other;
        std::map<Date, std::string> told;
        for (auto const& value : view.series) {
            told[value.period_on] = number(value.value);
            if (std::find(days.begin(), days.end(), value.period_on) == days.end()) {
                other +=
                    (other.empty() ? "" : "\n") + number(value.value) + " (" + to_text(value.period_on) + ")";
            }
        }
        for (auto const day : days) {
            row.push_back(told.contains(day) ? told[day] : view.series.empty() ? "inte mätt" : dash);
        }
        if (others) {
            row.push_back(other.empty() ? dash : other);
        }
        if (forecasts) {
            row.push_back(forecast_of(unit, one));
        }
        return row;
    }
    void compare_about(Figures& figures, followup::Standing const& whole, bool of_city);
    void compare_goals(Figures& figures, std::vector<followup::Standing> const& standings,
                       std::optional<Id<followup::Unit>> const& unit);
    void compare_indicators(Figures& figures, std::vector<followup::RollUpUnit> const& units);
    void compare_measures(Figures& figures, std::vector<measure::MeasureView> const& measures);

    auth::Actor const operator_ = auth::operator_actor();
    Id<planning::PlanningCycle> cycle_;
    std::vector<followup::RollUpAnswer> answers_;
    std::vector<measure::MeasureView> measures_;
};

inline void FiguresTown::compare_about(Figures& figures, followup::Standing const& whole, bool of_city) {
    auto const& round = rolled_.round;
    auto const day = [](Date date) { return documents::written_date(date, "sv"); };
    db::ReadTx tx{town().db};
    auto const edition = tx.get(round.edition).value().title;
    if (has_digit(round.name)) {
        figures.takes("Omgång: " + round.name);
    }
    figures.takes("Period: " + day(round.period_from) + " till " + day(round.period_to));
    if (has_digit(edition)) {
        figures.takes("Programutgåva: " + edition);
    }
    if (of_city) {
        auto const asked = std::count_if(rolled_.units.begin(), rolled_.units.end(),
                                         [](auto const& one) { return one.is_asked; });
        figures.takes("Tillfrågade enheter: " + digits(asked));
    }
    figures.takes("Mål som följs upp: " + digits(static_cast<std::int64_t>(rolled_.goals.size())));
    figures.takes("Utfall: " + in_words(whole));
    figures.takes("Sammanvägt: " + words_of(whole.mark) + " (" + whole.rule + ")");
}

inline void FiguresTown::compare_goals(Figures& figures, std::vector<followup::Standing> const& standings,
                                       std::optional<Id<followup::Unit>> const& unit) {
    Rows expected{{"Nr", "Mål", "Sammanvägt", "Helt", "Delvis", "Ej", "Obesvarat"}};
    for (std::size_t i = 0; i < standings.size(); ++i) {
        expected.push_back(
            row_of({digits(static_cast<std::int64_t>(i) + 1), rolled_.goals[i].title}, standings[i]));
    }
    EXPECT_EQ(figures.table("Målens läge"), expected);
    if (!unit) {
        auto const bars = figures.picture<documents::BarChart>("Så svarade enheterna, mål för mål");
        for (std::size_t s = 0; s < 4; ++s) {
            for (std::size_t i = 0; i < standings.size(); ++i) {
                EXPECT_EQ(digits(static_cast<std::int64_t>(*bars.series[s].values[i])),
                          counts(standings[i])[s]);
            }
        }
    }
    db::ReadTx tx{town().db};
    for (auto const& goal : rolled_.goals) {
        if (!unit) {
            figures.takes("Sammanvägt: " + words_of(goal.standing.mark) +
                          ". Svaren: " + in_words(goal.standing) + ".");
        }
        auto const around =
            programme::neighbours(tx, programme::NodeKind::goal, goal.goal.text, town().clock.today());
        for (auto const& one : around.value()) {
            bool const is_reason = one.node.kind == programme::NodeKind::requirement ||
                                   one.node.kind == programme::NodeKind::driver;
            if (is_reason && has_digit(one.node.title)) {
                figures.takes(one.node.title);
            }
        }
        Rows told;
        bool has_forecast = false;
        for (auto const& one : answers_) {
            if (one.goal == goal.goal && (!unit || one.unit == *unit)) {
                auto const forecast =
                    one.forecast ? words_of(static_cast<rollup::Mark>(*one.forecast)) : std::string{dash};
                told.push_back(
                    {one.unit_name,
                     words_of(one.mark ? static_cast<rollup::Mark>(*one.mark) : rollup::Mark::unanswered),
                     one.words.value_or(dash) +
                         (one.forecast_words ? "\nPrognos: " + *one.forecast_words : ""),
                     forecast});
                has_forecast = has_forecast || one.forecast;
            }
        }
        Row head{"Enhet", "Svar", "Motivering", "Prognos"};
        told.insert(told.begin(), head);
        for (auto& row : told) {
            row.resize(has_forecast ? 4 : 3);
        }
        EXPECT_EQ(figures.table("Svar om målet " + goal.title), told);
    }
}

inline void FiguresTown::compare_indicators(Figures& figures,
                                            std::vector<followup::RollUpUnit> const& units) {
    std::set<Date> measured;
    std::vector<std::tuple<std::string, Id<followup::Unit>, planning::IndicatorView>> all;
    for (auto const& unit : units) {
        for (auto& view : indicators_of(unit.unit)) {
            if (view.indicator.unit || unit.is_asked) {
                for (auto const& value : view.series) {
                    measured.insert(value.period_on);
                }
                all.emplace_back(unit.name, unit.unit, std::move(view));
            }
        }
    }
    Row head{"Indikator", "Måttenhet", "Mål"};
    std::vector<Date> days;
    std::string names;
    for (auto const& point : rolled_.trend) {
        if (measured.contains(point.period_to)) {
            days.push_back(point.period_to);
            head.push_back(documents::written_date(point.period_to, "sv"));
            names += (names.empty() ? "" : ", ") + head.back() + " är " + point.name;
        }
    }
    bool const others = measured.size() > days.size();
    if (others) {
        head.emplace_back("Andra dagar");
    }
    bool const forecasts = std::any_of(all.begin(), all.end(), [&](auto const& one) {
        return forecast_of(std::get<1>(one), std::get<2>(one).indicator) != dash;
    });
    if (forecasts) {
        head.emplace_back("Prognos");
    }
    std::multiset<Row> expected;
    std::int64_t reached = 0;
    std::int64_t missed = 0;
    std::int64_t unmeasured = 0;
    for (auto const& [name, unit, view] : all) {
        expected.insert(indicator_row(name, unit, view, days, others, forecasts));
        unmeasured += view.latest ? 0 : 1;
        reached += view.on_target == true ? 1 : 0;
        missed += view.on_target == false ? 1 : 0;
    }
    auto rows = figures.table("Indikatorerna och vad de har visat " + digits(rolled_.round.year));
    ASSERT_FALSE(rows.empty());
    EXPECT_EQ(rows.front(), head);
    std::multiset<Row> told;
    auto unit = std::get<0>(all.front());  // the name of who measures stands above her indicators
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() == 1) {
            unit = rows[i].front();
            continue;
        }
        rows[i].insert(rows[i].begin(), unit);
        told.insert(rows[i]);
    }
    EXPECT_EQ(told, expected);
    figures.takes("Värdena står under omgångarnas sista dag: " + names + ".");
    figures.takes("Enheterna har " + digits(static_cast<std::int64_t>(all.size())) + " indikatorer. " +
                  digits(reached) + " når sitt mål, " + digits(missed) + " når det inte, " +
                  digits(static_cast<std::int64_t>(all.size()) - reached - missed - unmeasured) +
                  " har mätts utan att något mål är satt och " + digits(unmeasured) + " är inte mätta.");
}

inline void FiguresTown::compare_measures(Figures& figures,
                                          std::vector<measure::MeasureView> const& measures) {
    Rows expected{{"Åtgärd", "Ansvarig enhet", "Klar senast", "Läge", "Kostnad"}};
    std::int64_t cost = 0;
    std::int64_t yearly = 0;
    std::int64_t late = 0;
    for (auto const& view : measures) {
        cost += *view.measure.cost_ore;
        yearly += *view.measure.yearly_cost_ore;
        late += view.is_late ? 1 : 0;
        expected.push_back({view.measure.title, view.owner_name,
                            to_text(view.measure.due) + (view.is_late ? ", försenad" : ""), "föreslagen",
                            kronor(*view.measure.cost_ore)});
    }
    ASSERT_EQ(measures.size(), 2U);
    EXPECT_EQ(late, 1);
    EXPECT_EQ(figures.table("Åtgärder som inte är avslutade den " +
                            documents::written_date(town().clock.today(), "sv")),
              expected);
    figures.takes("2 åtgärder är inte avslutade, 1 av dem är försenade. De beräknas kosta " + kronor(cost) +
                  " och därefter " + kronor(yearly) + " om året.");
}

}  // namespace varn::report
