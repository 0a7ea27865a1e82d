// What a unit plans itself: its goals, what it does for them, and what it measures.
#include "parts.h"
#include "platform/i18n.h"

namespace varn::report {
namespace {

void add_activities(Blocks& blocks, Facts const& facts, planning::UnitGoalView const& goal) {
    if (goal.activities.empty()) {
        blocks.push_back(documents::Paragraph{say(facts, "no_activities")});
        return;
    }
    documents::Table table;
    table.caption = say(facts, "activities_table", {{"goal", goal.goal.title}});
    table.columns = {{3.4}, {2}, {1.7}, {1.7}, {3.4}};
    table.header = {{say(facts, "activity"), say(facts, "owner"), say(facts, "until"), say(facts, "status"),
                     say(facts, "note")}};
    for (auto const& one : goal.activities) {
        auto const until =
            one.activity.ends_on ? to_text(*one.activity.ends_on) : std::string{"\xE2\x80\x93"};
        auto const status = i18n::text(
            facts.ask.language, "planning.activity_status." + std::string{name_of(one.activity.status)});
        table.rows.push_back(
            {one.activity.title, one.owner_name,
             one.late ? documents::Cell{say(facts, "late_since", {{"day", until}}), documents::Tone::danger}
                      : documents::Cell{until},
             status, one.activity.status_words.value_or("\xE2\x80\x93")});
    }
    blocks.push_back(std::move(table));
}

void add_indicator(Blocks& blocks, Facts const& facts, planning::IndicatorView const& view) {
    auto const& indicator = view.indicator;
    auto const target =
        indicator.target ? decimal(*indicator.target, facts.ask.language) : std::string{"\xE2\x80\x93"};
    auto const latest = view.latest ? decimal(*view.latest, facts.ask.language) : say(facts, "not_measured");
    documents::Paragraph told{say(facts, "indicator_says",
                                  {{"title", indicator.title},
                                   {"latest", latest},
                                   {"unit", indicator.unit_of_measure},
                                   {"target", target}})};
    told.leads = view.series.size() > 1;  // to its picture
    blocks.push_back(std::move(told));
    if (view.series.size() < 2) {
        return;
    }
    documents::LineChart chart;
    documents::Series series{indicator.title, {}};
    auto const from =
        view.series.size() > documents::points_max ? view.series.size() - documents::points_max : 0;
    for (auto i = from; i < view.series.size(); ++i) {
        chart.categories.push_back(to_text(view.series[i].period_on));
        series.values.push_back(view.series[i].value);
    }
    chart.unit = indicator.unit_of_measure;
    chart.target = indicator.target;
    chart.target_name = say(facts, "target");
    chart.series.push_back(std::move(series));
    blocks.push_back(documents::Figure{
        indicator.title, say(facts, "indicator_alt", {{"title", indicator.title}, {"latest", latest}}),
        std::move(chart), 55});
}

}  // namespace

void add_plan(Blocks& blocks, Facts const& facts, planning::UnitPlan const& plan) {
    if (plan.goals.empty()) {
        blocks.push_back(documents::Paragraph{say(facts, "no_unit_goals")});
    }
    for (auto const& goal : plan.goals) {
        blocks.push_back(documents::Heading{2, goal.goal.title});
        if (goal.serves.empty()) {
            blocks.push_back(leading(say(facts, "serves_nothing")));
        } else {
            documents::List list;
            for (auto const& served : goal.serves) {
                list.items.push_back(documents::ListItem{documents::Text{served.title}, {}, false});
            }
            blocks.push_back(leading(say(facts, "serves_goals")));
            blocks.push_back(std::move(list));
        }
        add_activities(blocks, facts, goal);
        for (auto const& indicator : goal.indicators) {
            add_indicator(blocks, facts, indicator);
        }
    }
    for (auto const& indicator : plan.from_centre) {
        add_indicator(blocks, facts, indicator);
    }
}

}  // namespace varn::report
