// A plan as plain text, for pasting into another planning system: a town must not type twice.
#include <algorithm>
#include <cstdio>

#include "planning/api.h"
#include "platform/i18n.h"
#include "platform/json.h"

namespace varn::planning {
namespace {

constexpr std::int64_t ore_of_krona = 100;

/// A number as its shortest text, with the decimal comma of Swedish.
std::string number(double value, std::string_view language) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.10g", value);
    std::string text = buffer;
    if (language == "sv") {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

/// Whole kronor in groups of three, as Swedes write them.
std::string kronor(std::int64_t ore) {
    auto digits = std::to_string(ore / ore_of_krona);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), " ");
    }
    return digits;
}

class Writing {
public:
    explicit Writing(std::string_view language) : language_(language) {}

    void line(std::string_view key, Params const& params) {
        text_ += i18n::text(language_, key, params);
        text_ += '\n';
    }
    void words(std::optional<std::string> const& said) {
        if (said && !said->empty()) {
            text_ += *said;
            text_ += '\n';
        }
    }
    void gap() { text_ += '\n'; }
    std::string choice(std::string_view label, std::string_view name) const {
        return i18n::text(language_, std::string{label} + "." + std::string{name});
    }
    std::string_view language() const { return language_; }
    std::string take() { return std::move(text_); }

private:
    std::string_view language_;
    std::string text_;
};

void write_activity(Writing& out, ActivityView const& view) {
    auto const& row = view.activity;
    if (row.standing == Standing::retired) {
        return;
    }
    out.line("planning.text_activity",
             {{"title", row.title}, {"status", out.choice("planning.activity_status", name_of(row.status))}});
    out.words(row.body);
    out.line("planning.text_owner", {{"owner", view.owner_name}});
    if (view.responsible_name) {
        out.line("planning.text_responsible", {{"name", *view.responsible_name}});
    }
    if (row.starts_on || row.ends_on) {
        out.line("planning.text_period", {{"from", row.starts_on ? to_text(*row.starts_on) : ""},
                                          {"to", row.ends_on ? to_text(*row.ends_on) : ""}});
    }
    if (row.cost_ore) {
        out.line("planning.text_cost", {{"kronor", kronor(*row.cost_ore)}});
    }
    out.words(row.status_words);
}

void write_indicator(Writing& out, IndicatorView const& view) {
    auto const& row = view.indicator;
    if (row.standing == Standing::retired) {
        return;
    }
    out.line("planning.text_indicator", {{"title", row.title}, {"measure", row.unit_of_measure}});
    if (row.start_value) {
        out.line("planning.text_start", {{"value", number(*row.start_value, out.language())}});
    }
    if (row.target) {
        out.line("planning.text_target", {{"value", number(*row.target, out.language())}});
    }
    for (auto const& value : view.series) {
        out.line("planning.text_value", {{"day", to_text(value.period_on)},
                                         {"value", number(value.value, out.language())},
                                         {"comment", value.comment.value_or("")}});
    }
}

void write_goal(Writing& out, UnitGoalView const& view, int number_of_goal) {
    out.gap();
    out.line("planning.text_goal", {{"number", std::to_string(number_of_goal)}, {"title", view.goal.title}});
    out.words(view.goal.body);
    for (auto const& bound : view.serves) {
        out.line("planning.text_serves", {{"goal", bound.title}, {"edition", bound.edition_title}});
    }
    if (view.serves.empty() && view.goal.unbound_why) {
        out.line("planning.text_unbound", {{"why", *view.goal.unbound_why}});
    }
    out.line("planning.text_about",
             {{"kind", out.choice("programme.goal_kind", name_of(view.goal.kind))},
              {"ability", out.choice("programme.ability", name_of(view.goal.ability))}});
    for (auto const& activity : view.activities) {
        write_activity(out, activity);
    }
    for (auto const& indicator : view.indicators) {
        write_indicator(out, indicator);
    }
}

}  // namespace

std::string plan_text(UnitPlan const& plan, std::string_view language) {
    Writing out{language};
    out.line(
        "planning.text_heading",
        {{"unit", plan.unit.name}, {"year", std::to_string(plan.cycle.year)}, {"cycle", plan.cycle.name}});
    int number_of_goal = 0;
    for (auto const& view : plan.goals) {
        if (view.goal.standing != Standing::retired) {
            write_goal(out, view, ++number_of_goal);
        }
    }
    if (number_of_goal == 0) {
        out.gap();
        out.line("planning.text_empty", {});
    }
    return out.take();
}

}  // namespace varn::planning
