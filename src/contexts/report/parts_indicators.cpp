// What the units measured, in one table: target, values round by round, forecast.
#include <algorithm>

#include "parts.h"

namespace varn::report {
namespace {

using documents::Align;
using documents::Cell;

constexpr std::string_view nothing = "\xE2\x80\x93";
constexpr std::size_t rounds_max = 4;  // columns of values; older ones are told with their day

struct RoundDay {
    Date day;
    std::string name;
};

/// The last days of rounds that something was measured for, oldest first.
std::vector<RoundDay> round_days(Facts const& facts, std::vector<Measured> const& all) {
    std::vector<RoundDay> days;
    for (auto const& point : facts.rolled.trend) {
        bool const is_told = std::any_of(days.begin(), days.end(),
                                         [&](auto const& one) { return one.day == point.period_to; });
        bool const is_measured = std::any_of(all.begin(), all.end(), [&](Measured const& one) {
            return std::any_of(one.values.begin(), one.values.end(),
                               [&](auto const& value) { return value.period_on == point.period_to; });
        });
        if (is_measured && !is_told) {
            days.push_back({point.period_to, point.name});
        }
    }
    std::sort(days.begin(), days.end(), [](auto const& a, auto const& b) { return a.day < b.day; });
    if (days.size() > rounds_max) {
        days.erase(days.begin(), days.end() - rounds_max);
    }
    return days;
}

bool is_of_a_round(std::vector<RoundDay> const& days, Date day) {
    return std::any_of(days.begin(), days.end(), [&](auto const& one) { return one.day == day; });
}

/// What the latest value says of the target.
struct Outcome {
    std::int64_t reached = 0;
    std::int64_t missed = 0;
    std::int64_t aimless = 0;
    std::int64_t unmeasured = 0;

    void add(Measured const& one) {
        if (one.values.empty()) {
            ++unmeasured;
            return;
        }
        auto const reaches = planning::reaches(one.indicator, one.values.back().value);
        ++(!reaches ? aimless : *reaches ? reached : missed);
    }
};

documents::Paragraph told(Facts const& facts, std::vector<Measured> const& all) {
    Outcome outcome;
    for (auto const& one : all) {
        outcome.add(one);
    }
    return documents::Paragraph{say(facts, "indicators_told",
                                    {{"count", std::to_string(all.size())},
                                     {"reached", std::to_string(outcome.reached)},
                                     {"short", std::to_string(outcome.missed)},
                                     {"aimless", std::to_string(outcome.aimless)},
                                     {"unmeasured", std::to_string(outcome.unmeasured)}})};
}

/// "30 april 2023 är Tertial 1, 31 augusti 2023 är Tertial 2": what the columns are called by.
std::string names_of(Facts const& facts, std::vector<RoundDay> const& days) {
    std::string told_days;
    for (auto const& one : days) {
        told_days +=
            (told_days.empty() ? "" : ", ") +
            say(facts, "day_of_round",
                {{"day", documents::written_date(one.day, facts.ask.language)}, {"round", one.name}});
    }
    return told_days;
}

/// Indicators under the name of who measures, a column for each round; without those that would be empty.
class IndicatorTable {
public:
    IndicatorTable(Facts const& facts, std::vector<Measured> const& all)
        : facts_(facts), days_(round_days(facts, all)) {
        for (auto const& one : all) {
            has_other_days_ = has_other_days_ || !of_other_days(one).empty();
            has_forecast_ = has_forecast_ || one.forecast;
            has_several_ = has_several_ || one.unit != all.front().unit;
        }
        table_.caption =
            say(facts_, "indicators_table", {{"year", std::to_string(facts_.rolled.round.year)}});
        table_.header.emplace_back();
        add_column(4.2, Align::start, say(facts_, "indicator"));
        add_column(1.8, Align::start, say(facts_, "unit_of_measure"));
        add_column(1, Align::end, say(facts_, "target"));
        for (auto const& one : days_) {
            add_column(1.6, Align::end, documents::written_date(one.day, facts_.ask.language));
        }
        if (has_other_days_) {
            add_column(2.6, Align::end, say(facts_, "other_days"));
        }
        if (has_forecast_) {
            add_column(2.2, Align::start, say(facts_, "forecast"));
        }
        for (auto const& one : all) {
            add(one);
        }
    }
    std::vector<RoundDay> const& days() const { return days_; }
    bool has_forecast() const { return has_forecast_; }
    documents::Table take() && { return std::move(table_); }

private:
    void add_column(double width, Align align, std::string title) {
        table_.columns.push_back({width, align});
        table_.header.front().emplace_back(std::move(title));
    }
    void add(Measured const& one) {
        if (has_several_ && (table_.rows.empty() || unit_ != one.unit)) {
            unit_ = one.unit;
            documents::Text const name{{unit_name(facts_, one.unit.text), true, false, {}, {}}};
            table_.rows.push_back(
                {Cell{name, documents::Tone::none, static_cast<int>(table_.columns.size())}});
        }
        std::vector<Cell> row{one.indicator.title, one.indicator.unit_of_measure,
                              one.indicator.target ? number(*one.indicator.target) : std::string{nothing}};
        for (auto const& day : days_) {
            row.push_back(value_on(one, day.day));
        }
        if (has_other_days_) {
            auto const others = of_other_days(one);
            row.emplace_back(others.empty() ? std::string{nothing} : others);
        }
        if (has_forecast_) {
            row.push_back(one.forecast ? Cell{mark_words(facts_, *one.forecast), tone_of(*one.forecast)}
                                       : Cell{std::string{nothing}});
        }
        table_.rows.push_back(std::move(row));
    }
    std::string number(double value) const { return decimal(value, facts_.ask.language); }
    Cell value_on(Measured const& one, Date day) const {
        for (auto const& value : one.values) {
            if (value.period_on == day) {
                return Cell{number(value.value)};
            }
        }
        return one.values.empty() ? Cell{say(facts_, "not_measured")} : Cell{std::string{nothing}};
    }
    std::string of_other_days(Measured const& one) const {
        std::string text;
        for (auto const& value : one.values) {
            if (!is_of_a_round(days_, value.period_on)) {
                text += (text.empty() ? "" : "\n") +
                        say(facts_, "value_on",
                            {{"value", number(value.value)}, {"day", to_text(value.period_on)}});
            }
        }
        return text;
    }

    Facts const& facts_;
    std::vector<RoundDay> days_;
    bool has_other_days_ = false;
    bool has_forecast_ = false;
    bool has_several_ = false;  // units
    Id<followup::Unit> unit_;
    documents::Table table_;
};

}  // namespace

void add_indicators(Blocks& blocks, Facts const& facts) {
    auto const all = measured(facts);
    if (all.empty()) {
        blocks.push_back(documents::Paragraph{
            say(facts, "no_indicators", {{"year", std::to_string(facts.rolled.round.year)}})});
        return;
    }
    IndicatorTable how{facts, all};
    blocks.push_back(told(facts, all));
    if (!how.days().empty()) {
        blocks.push_back(leading(say(facts, "indicators_days", {{"days", names_of(facts, how.days())}})));
    }
    if (how.has_forecast()) {
        blocks.push_back(leading(say(facts, "indicators_forecast")));
    }
    blocks.push_back(std::move(how).take());
}

}  // namespace varn::report
