// How focus areas and units stand, and how it went through the rounds.
#include <algorithm>

#include "parts.h"

namespace varn::report {
namespace {

using documents::Align;

std::string count_text(std::int64_t count) {
    return std::to_string(count);
}

/// A row of a table of standings. What is only subtracted stands nowhere.
struct PartRow {
    std::string title;
    followup::Standing standing;
    bool has_mark = true;
};

documents::Table table_of_parts(Facts const& facts, std::string caption, std::string what,
                                std::vector<PartRow> const& parts) {
    documents::Table table;
    table.caption = std::move(caption);
    table.columns = {{4}, {1.9}, {0.9, Align::end}, {1.2, Align::end}, {0.8, Align::end}, {1.7, Align::end}};
    table.header = {{std::move(what), say(facts, "weighed"), say(facts, "fulfilled"), say(facts, "partly"),
                     say(facts, "not_fulfilled"), say(facts, "unanswered")}};
    for (auto const& [title, one, has_mark] : parts) {
        table.rows.push_back({title,
                              has_mark ? documents::Cell{mark_words(facts, one.mark), tone_of(one.mark)}
                                       : documents::Cell{"\xE2\x80\x93"},
                              count_text(one.fulfilled), count_text(one.partly),
                              count_text(one.not_fulfilled), count_text(one.unanswered)});
    }
    return table;
}

/// The share of all asked cells that are answered "uppfylls helt", in per cent.
std::optional<double> share(followup::Standing const& one) {
    auto const all = one.fulfilled + one.partly + one.not_fulfilled + one.unanswered;
    if (all == 0) {
        return std::nullopt;
    }
    return static_cast<double>((1000 * one.fulfilled + all / 2) / all) / 10.0;
}

documents::Figure grid(Facts const& facts) {
    documents::HeatMap map;
    map.rows_title = say(facts, "unit");
    map.columns_title = say(facts, "goals_by_number");
    auto const columns = std::min(facts.goals.size(), documents::points_max);
    for (std::size_t i = 0; i < columns; ++i) {
        map.columns.push_back(std::to_string(i + 1));
    }
    for (auto const& unit : facts.rolled.units) {
        if (!unit.is_asked || map.rows.size() >= documents::points_max) {
            continue;
        }
        map.rows.push_back(unit.name);
        std::vector<documents::HeatCell> row;
        for (std::size_t i = 0; i < columns; ++i) {
            auto const mark =
                i < unit.marks.size() ? rollup::mark_of(unit.marks[i]) : rollup::Mark::unanswered;
            constexpr std::string_view signs[] = {"H", "D", "E", "\xE2\x80\x93"};
            row.push_back({std::string{signs[static_cast<std::size_t>(mark)]}, tone_of(mark)});
        }
        map.cells.push_back(std::move(row));
    }
    // Up to fifty units there is room for the heading on the same page.
    double const most = map.rows.size() > 50 ? 200 : 165;
    auto const height = std::clamp(12.0 + 5.2 * static_cast<double>(map.rows.size()), 40.0, most);
    return documents::Figure{say(facts, "units_figure"), say(facts, "units_figure_alt"), std::move(map),
                             height};
}

}  // namespace

void add_focus_areas(Blocks& blocks, Facts const& facts) {
    std::vector<PartRow> parts;
    for (auto const& part : facts.rolled.focus_areas.parts) {
        parts.push_back({part.title, part.standing});
    }
    if (counts_anything(facts.rolled.focus_areas.rest)) {
        parts.push_back({say(facts, "no_focus_area"), facts.rolled.focus_areas.rest});
    }
    if (counts_anything(facts.rolled.focus_areas.counted_again)) {
        parts.push_back({say(facts, "counted_again"), facts.rolled.focus_areas.counted_again, false});
    }
    parts.push_back({say(facts, "whole"), facts.rolled.whole});
    blocks.push_back(table_of_parts(facts, say(facts, "areas_table"), say(facts, "focus_area"), parts));
}

void add_trend(Blocks& blocks, Facts const& facts) {
    auto const& trend = facts.rolled.trend;
    blocks.push_back(heading(facts, 2, "trend"));
    if (trend.size() < 2) {
        blocks.push_back(documents::Paragraph{say(facts, "no_trend")});
        return;
    }
    auto const from = trend.size() > documents::points_max ? trend.size() - documents::points_max : 0;
    documents::LineChart chart;
    chart.unit = say(facts, "per_cent");
    std::vector<PartRow> rounds;
    documents::Series whole{say(facts, "whole"), {}};
    for (auto i = from; i < trend.size(); ++i) {
        chart.categories.push_back(to_text(trend[i].period_to));
        whole.values.push_back(share(trend[i].standing));
        rounds.push_back({trend[i].name, trend[i].standing});
    }
    chart.series.push_back(std::move(whole));
    for (auto const& part : facts.rolled.focus_areas.parts) {
        if (chart.series.size() == documents::series_max) {
            break;
        }
        documents::Series one{part.title, {}};
        for (auto i = from; i < trend.size(); ++i) {
            auto const& areas = trend[i].focus_areas;
            auto const found =
                std::find_if(areas.begin(), areas.end(), [&](auto const& a) { return a.id == part.id; });
            one.values.push_back(found == areas.end() ? std::nullopt : share(found->standing));
        }
        chart.series.push_back(std::move(one));
    }
    blocks.push_back(
        documents::Figure{say(facts, "trend_figure"), say(facts, "trend_figure_alt"), std::move(chart), 80});
    blocks.push_back(table_of_parts(facts, say(facts, "trend_table"), say(facts, "round"), rounds));
}

void add_units(Blocks& blocks, Facts const& facts) {
    std::vector<PartRow> parts;
    for (auto const& unit : facts.rolled.units) {
        parts.push_back({unit.name, unit.standing});
    }
    blocks.push_back(leading(say(facts, "grid_key")));
    blocks.push_back(grid(facts));
    blocks.push_back(table_of_parts(facts, say(facts, "units_table"), say(facts, "unit"), parts));
}

}  // namespace varn::report
