// The goals of a round: an overview, then each with why it is there and what was answered.
#include <algorithm>

#include "parts.h"

namespace varn::report {
namespace {

using documents::BarChart;
using documents::Figure;
using documents::Heading;

constexpr std::size_t bars_max = 20;

std::string number(std::int64_t count) {
    return std::to_string(count);
}

/// Goals are many words: in a picture they are called by their number.
std::string goal_number(std::size_t index) {
    return std::to_string(index + 1);
}

Figure bars(Facts const& facts, std::vector<followup::Standing> const& standings) {
    BarChart chart;
    chart.stacked = true;
    chart.unit = say(facts, "answers_unit");
    std::vector<documents::Series> series(4);
    rollup::Mark const marks[] = {rollup::Mark::fulfilled, rollup::Mark::partly, rollup::Mark::not_fulfilled,
                                  rollup::Mark::unanswered};
    for (std::size_t i = 0; i < 4; ++i) {
        series[i].name = mark_words(facts, marks[i]);
        series[i].tone = tone_of(marks[i]);
    }
    for (std::size_t i = 0; i < standings.size() && i < bars_max; ++i) {
        chart.categories.push_back(goal_number(i));
        auto const& one = standings[i];
        std::int64_t const counts[] = {one.fulfilled, one.partly, one.not_fulfilled, one.unanswered};
        for (std::size_t s = 0; s < 4; ++s) {
            series[s].values.push_back(static_cast<double>(counts[s]));
        }
    }
    chart.series = std::move(series);
    return Figure{say(facts, "goals_figure"), say(facts, "goals_figure_alt"), std::move(chart), 75};
}

documents::Table table_of_goals(Facts const& facts, std::vector<followup::Standing> const& standings) {
    using documents::Align;
    documents::Table table;
    table.caption = say(facts, "goals_table");
    table.columns = {{0.6, Align::end}, {3.9}, {2.2}, {0.9, Align::end}, {1.1, Align::end}, {0.7, Align::end},
                     {1.6, Align::end}};
    table.header = {{say(facts, "number"), say(facts, "goal"), say(facts, "weighed"), say(facts, "fulfilled"),
                     say(facts, "partly"), say(facts, "not_fulfilled"), say(facts, "unanswered")}};
    for (std::size_t i = 0; i < standings.size(); ++i) {
        auto const& one = standings[i];
        table.rows.push_back({goal_number(i), facts.goals[i].sums.title,
                              documents::Cell{mark_words(facts, one.mark), tone_of(one.mark)},
                              number(one.fulfilled), number(one.partly), number(one.not_fulfilled),
                              number(one.unanswered)});
    }
    return table;
}

void add_reasons(Blocks& blocks, Facts const& facts, GoalFacts const& goal) {
    if (!goal.focus_areas.empty()) {
        std::string areas;
        for (auto const& area : goal.focus_areas) {
            areas += (areas.empty() ? "" : ", ") + area;
        }
        blocks.push_back(leading(say(facts, "serves", {{"areas", areas}})));
    }
    if (goal.reasons.empty()) {
        blocks.push_back(leading(say(facts, "no_reason")));
        return;
    }
    blocks.push_back(leading(say(facts, "because_of")));
    documents::List list;
    for (auto const& reason : goal.reasons) {
        list.items.push_back(documents::ListItem{documents::Text{reason.title}, {}, false});
    }
    blocks.push_back(std::move(list));
}

/// What was answered of a goal. Where nobody gave a forecast there is no column for it.
documents::Table table_of_answers(Facts const& facts, GoalFacts const& goal) {
    bool const has_forecast = std::any_of(facts.answers.begin(), facts.answers.end(), [&](auto const& one) {
        return one.goal == goal.sums.goal && one.forecast;
    });
    documents::Table table;
    table.caption = say(facts, "answers_table", {{"goal", goal.sums.title}});
    table.columns = {{3}, {1.6}, {5}};
    table.header = {{say(facts, "unit"), say(facts, "answer"), say(facts, "why")}};
    if (has_forecast) {
        table.columns.push_back({1.6});
        table.header.front().emplace_back(say(facts, "forecast"));
    }
    for (auto const& answer : facts.answers) {
        if (answer.goal != goal.sums.goal) {
            continue;
        }
        auto const mark = mark_of(answer.mark);
        auto words = answer.words.value_or("\xE2\x80\x93");
        if (answer.forecast_words) {
            words += "\n" + say(facts, "forecast_says", {{"words", *answer.forecast_words}});
        }
        std::vector<documents::Cell> row{answer.unit_name,
                                         documents::Cell{mark_words(facts, mark), tone_of(mark)}, words};
        if (has_forecast) {
            auto const forecast = mark_of(answer.forecast);
            row.push_back(answer.forecast ? documents::Cell{mark_words(facts, forecast), tone_of(forecast)}
                                          : documents::Cell{"\xE2\x80\x93"});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

void add_goals_overview(Blocks& blocks, Facts const& facts,
                        std::vector<followup::Standing> const& standings) {
    if (standings.empty()) {
        blocks.push_back(documents::Paragraph{say(facts, "no_goals")});
        return;
    }
    bool const of_several = std::any_of(standings.begin(), standings.end(), [](auto const& one) {
        return one.fulfilled + one.partly + one.not_fulfilled + one.unanswered > 1;
    });
    if (of_several) {  // one unit's answers are told by the table alone
        blocks.push_back(bars(facts, standings));
    }
    if (of_several && standings.size() > bars_max) {
        blocks.push_back(documents::Paragraph{
            say(facts, "first_goals", {{"count", number(static_cast<std::int64_t>(bars_max))}})});
    }
    blocks.push_back(table_of_goals(facts, standings));
}

void add_goal(Blocks& blocks, Facts const& facts, GoalFacts const& goal, int level) {
    blocks.push_back(Heading{level, goal.sums.title});
    if (!facts.unit) {
        blocks.push_back(leading(say(facts, "goal_stands",
                                     {{"mark", mark_words(facts, goal.sums.standing.mark)},
                                      {"counts", counts_words(facts, goal.sums.standing)}})));
    }
    add_reasons(blocks, facts, goal);
    auto table = table_of_answers(facts, goal);
    if (table.rows.empty()) {
        blocks.push_back(documents::Paragraph{say(facts, "nobody_asked")});
    } else {
        blocks.push_back(std::move(table));
    }
}

}  // namespace varn::report
