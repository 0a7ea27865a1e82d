// The report as a workbook to count in: what the pages tell, a sheet a theme, with numbers as numbers.
#include "platform/workbook.h"
#include "facts.h"
#include "platform/i18n.h"

namespace varn::report {
namespace {

using sheet::Page;
using sheet::Value;
using sheet::value_of;

/// A sheet with these headings.
Page page_of(Facts const& facts, std::string_view title, std::initializer_list<std::string_view> headings) {
    Page page{say(facts, title), {}, {}};
    for (auto const key : headings) {
        page.headings.push_back(say(facts, key));
    }
    return page;
}

/// The goals by their number in the round, from 1.
std::int64_t number_of(Facts const& facts, Id<followup::Goal> const& goal) {
    std::int64_t number = 1;
    for (auto const& one : facts.goals) {
        if (one.sums.goal == goal) {
            return number;
        }
        ++number;
    }
    return 0;
}

Page about(Facts const& facts) {
    auto const& round = facts.rolled.round;
    auto page = page_of(facts, "about", {"fact", "value"});
    auto const add = [&](std::string_view key, Value value) {
        page.rows.push_back({say(facts, key), std::move(value)});
    };
    if (round.marker == followup::Marker::fictional) {
        page.rows.push_back({say(facts, "fictional")});
    }
    add("round", round.name);
    if (facts.unit) {
        add("unit", facts.unit->name);
    }
    add("period_from", round.period_from);
    add("period_to", round.period_to);
    add("edition", facts.edition_title);
    add("state", i18n::text(facts.ask.language, "followup.round_state." + std::string{name_of(round.state)}));
    add("goals_asked", static_cast<std::int64_t>(facts.goals.size()));
    add("made_on", facts.on);
    page.rows.push_back({say(facts, "unanswered_is_not_green")});
    return page;
}

/// How one part stands, as a row. What is only subtracted has no mark.
void add_standing(Facts const& facts, Page& page, std::string_view kind, std::string const& name,
                  followup::Standing const& one) {
    bool const has_mark = kind != "counted_again";
    page.rows.push_back({say(facts, has_mark ? kind : "focus_area"), name,
                         has_mark ? mark_words(facts, one.mark) : "", has_mark ? one.rule : "", one.fulfilled,
                         one.partly, one.not_fulfilled, one.unanswered});
}

Page summary(Facts const& facts, std::vector<followup::Standing> const& goals) {
    auto page = page_of(
        facts, "summary",
        {"kind_of_part", "part", "weighed", "rule", "fulfilled", "partly", "not_fulfilled", "unanswered"});
    if (facts.unit) {
        add_standing(facts, page, "unit", facts.unit->name, facts.unit->standing);
    } else {
        add_standing(facts, page, "whole", say(facts, "whole"), facts.rolled.whole);
    }
    for (std::size_t i = 0; i < goals.size(); ++i) {
        add_standing(facts, page, "goal", facts.goals[i].sums.title, goals[i]);
    }
    if (facts.unit) {
        return page;
    }
    auto const& areas = facts.rolled.focus_areas;
    for (auto const& part : areas.parts) {
        add_standing(facts, page, "focus_area", part.title, part.standing);
    }
    if (counts_anything(areas.rest)) {
        add_standing(facts, page, "focus_area", say(facts, "no_focus_area"), areas.rest);
    }
    if (counts_anything(areas.counted_again)) {
        add_standing(facts, page, "counted_again", say(facts, "counted_again"), areas.counted_again);
    }
    for (auto const& unit : facts.rolled.units) {
        add_standing(facts, page, "unit", unit.name, unit.standing);
    }
    return page;
}

Page trend(Facts const& facts) {
    auto page = page_of(facts, "trend",
                        {"round", "period_to", "part", "weighed", "rule", "fulfilled", "partly",
                         "not_fulfilled", "unanswered"});
    auto const add = [&](followup::TrendPoint const& point, std::string const& part,
                         followup::Standing const& one) {
        page.rows.push_back({point.name, point.period_to, part, mark_words(facts, one.mark), one.rule,
                             one.fulfilled, one.partly, one.not_fulfilled, one.unanswered});
    };
    for (auto const& point : facts.rolled.trend) {
        add(point, say(facts, "whole"), point.standing);
        for (auto const& area : point.focus_areas) {
            add(point, area.title, area.standing);
        }
    }
    return page;
}

Page answers(Facts const& facts) {
    auto page =
        page_of(facts, "answers", {"unit", "number", "goal", "answer", "why", "forecast", "forecast_why"});
    for (auto const& one : facts.answers) {
        page.rows.push_back({one.unit_name, number_of(facts, one.goal), one.goal_title,
                             mark_words(facts, mark_of(one.mark)), value_of(one.words),
                             one.forecast ? Value{mark_words(facts, mark_of(one.forecast))} : Value{},
                             value_of(one.forecast_words)});
    }
    return page;
}

Page unanswered(Facts const& facts) {
    auto page = page_of(facts, "unanswered", {"unit", "number", "goal", "sheet_state"});
    std::map<std::string, std::string> states;
    for (auto const& unit : facts.rolled.units) {
        if (unit.status) {
            states[unit.unit.text] = say(facts, "sheet_" + std::string{name_of(*unit.status)});
        }
    }
    for (auto const& one : facts.answers) {
        if (!one.mark) {
            page.rows.push_back(
                {one.unit_name, number_of(facts, one.goal), one.goal_title, states[one.unit.text]});
        }
    }
    return page;
}

/// What each goal belongs to, hangs on, and is served by.
Page chain(Facts const& facts) {
    auto page = page_of(facts, "chain", {"number", "goal", "kind_of_part", "key", "part", "unit"});
    for (auto const& goal : facts.goals) {
        auto const number = number_of(facts, goal.sums.goal);
        auto const add = [&](std::string_view kind, std::string const& key, std::string const& title,
                             std::string const& unit) {
            page.rows.push_back({number, goal.sums.title, say(facts, kind), key, title, unit});
        };
        for (auto const& area : goal.focus_areas) {
            add("focus_area", "", area, "");
        }
        for (auto const& reason : goal.reasons) {
            add(reason.kind == programme::NodeKind::requirement ? "requirement" : "driver", reason.key,
                reason.title, "");
        }
        if (goal.reasons.empty()) {
            add("gap", "", say(facts, "no_reason"), "");
        }
        for (auto const& served : facts.planned ? facts.planned->goals : std::vector<planning::UnitGoal>{}) {
            for (auto const& binding : facts.planned->bindings) {
                if (binding.unit_goal == served.id && binding.goal == goal.sums.goal) {
                    add("unit_goal", served.key, served.title, unit_name(facts, served.unit.text));
                }
            }
        }
    }
    return page;
}

/// What an indicator measures: a goal of the unit's, or of the programme.
std::string measured_goal(Facts const& facts, planning::Indicator const& indicator) {
    for (auto const& goal : facts.planned->goals) {
        if (indicator.unit_goal == goal.id) {
            return goal.title;
        }
    }
    for (auto const& goal : facts.goals) {
        if (indicator.goal && indicator.goal->text == goal.sums.goal.text) {
            return goal.sums.title;
        }
    }
    return "";
}

Page indicators(Facts const& facts) {
    auto page = page_of(facts, "indicators",
                        {"unit", "goal", "indicator", "unit_of_measure", "start_value", "target", "period_to",
                         "value", "comment"});
    if (!facts.planned) {
        return page;
    }
    for (auto const& one : facts.planned->indicators) {
        auto const add = [&](std::string const& unit, Value day, Value value, Value comment) {
            page.rows.push_back({unit, measured_goal(facts, one), one.title, one.unit_of_measure,
                                 value_of(one.start_value), value_of(one.target), std::move(day),
                                 std::move(value), std::move(comment)});
        };
        bool is_measured = false;
        for (auto const& told : facts.planned->values) {
            if (told.indicator == one.id) {
                is_measured = true;
                add(unit_name(facts, told.unit.text), told.period_on, told.value, value_of(told.comment));
            }
        }
        if (!is_measured) {
            add(one.unit ? unit_name(facts, one.unit->text) : "", {}, {}, say(facts, "not_measured"));
        }
    }
    return page;
}

Page activities(Facts const& facts) {
    auto page = page_of(facts, "plan", {"unit_goal", "activity", "owner", "until", "status", "late", "note"});
    for (auto const& goal : facts.plan->goals) {
        for (auto const& one : goal.activities) {
            page.rows.push_back(
                {goal.goal.title, one.activity.title, one.owner_name, value_of(one.activity.ends_on),
                 i18n::text(facts.ask.language,
                            "planning.activity_status." + std::string{name_of(one.activity.status)}),
                 one.late ? Value{say(facts, "late")} : Value{}, value_of(one.activity.status_words)});
        }
    }
    return page;
}

Value money(std::optional<std::int64_t> const& ore) {
    return ore ? Value{sheet::Money{*ore}} : Value{};
}

Page measures(Facts const& facts) {
    auto page = page_of(facts, "measures",
                        {"key", "measure", "owner", "responsible", "due", "days_late", "status", "cost_kr",
                         "yearly_cost_kr", "effect"});
    for (auto const& view : facts.measures) {
        auto const& one = view.measure;
        page.rows.push_back(
            {one.key, one.title, view.owner_name, value_of(view.responsible_name), one.due,
             view.is_late ? Value{static_cast<std::int64_t>(view.days_late)} : Value{},
             i18n::text(facts.ask.language, "measure.status." + std::string{name_of(one.status)}),
             money(one.cost_ore), money(one.yearly_cost_ore), value_of(one.effect)});
    }
    return page;
}

/// The sheets, in the order of the pages.
std::vector<Page> pages_of(Facts const& facts) {
    std::vector<Page> pages{about(facts), summary(facts, standings_of_goals(facts))};
    if (!facts.unit) {
        pages.push_back(trend(facts));
    }
    pages.push_back(answers(facts));
    pages.push_back(unanswered(facts));
    pages.push_back(chain(facts));
    pages.push_back(indicators(facts));
    if (facts.plan) {
        pages.push_back(activities(facts));
    }
    pages.push_back(measures(facts));
    return pages;
}

}  // namespace

Result<std::string> round_workbook(Town& town, auth::Actor const& actor, Ask const& ask) {
    TRY(facts, gather(town, actor, ask));
    return sheet::write_workbook(pages_of(facts));
}

}  // namespace varn::report
