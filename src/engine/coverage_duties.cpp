// Who carries what: requirements without a carrier, duties not done in time, units that nobody mentions.
#include "coverage_view.h"

namespace varn::coverage {
namespace {

/// A requirement as it binds one unit.
struct Duty {
    Requirement const& requirement;
    Unit const& unit;
    std::optional<Date> last_done;
};

/// The later of two days that may be unknown.
std::optional<Date> later(std::optional<Date> a, std::optional<Date> b) {
    return a && b ? std::max(*a, *b) : a ? a : b;
}

/// The day a duty with an interval should have been done by; nothing when it was never done and has no known
/// start, which is to say long ago.
std::optional<Date> due_on(Duty const& duty) {
    auto const since =
        duty.last_done ? duty.last_done : later(duty.unit.valid.from, duty.requirement.valid.from);
    return since ? std::optional(plus_months(*since, *duty.requirement.interval_months)) : std::nullopt;
}

/// The deadline of this mandate, with the mandate it belongs to.
struct Deadline {
    Mandate const& mandate;
    Date on;
};

/// The mandate of today; the later one, should two be registered.
Mandate const* mandate_today(View const& view) {
    Mandate const* found = nullptr;
    for (auto const& mandate : view.input.mandates) {
        bool const later_than_found = found == nullptr || std::tie(found->from, found->name.key) <
                                                              std::tie(mandate.from, mandate.name.key);
        if (holds_on(mandate.from, mandate.to, view.question.today) && later_than_found) {
            found = &mandate;
        }
    }
    return found;
}

std::optional<Deadline> deadline_in(Mandate const* mandate, Requirement const& requirement) {
    if (mandate == nullptr || !requirement.mandate_deadline_months) {
        return std::nullopt;
    }
    return Deadline{*mandate,
                    plus_days(plus_months(mandate->from, *requirement.mandate_deadline_months), -1)};
}

bool misses(Deadline const& deadline, Duty const& duty, Date today) {
    bool const bound_then = duty.unit.valid.holds(deadline.on) && duty.requirement.valid.holds(deadline.on);
    bool const done_since = duty.last_done && *duty.last_done >= deadline.mandate.from;
    return today > deadline.on && bound_then && !done_since;
}

/// Reports one duty if its interval or its deadline is past.
void judge_duty(View const& view, Findings& findings, Duty const& duty,
                std::optional<Deadline> const& deadline) {
    auto const& [requirement, unit, last_done] = duty;
    if (!last_done && !requirement.records_known) {
        return;
    }
    bool const recurs = requirement.interval_months.has_value();
    auto const due = recurs ? due_on(duty) : std::nullopt;
    bool const exceeded = recurs && (!due || *due < view.question.today);
    bool const missed = deadline && misses(*deadline, duty, view.question.today);
    if (!exceeded && !missed) {
        return;
    }
    std::vector<engine::Thing> because{thing("requirement", requirement.name), thing("unit", unit.name)};
    Params params{{"requirement", requirement.name.text}, {"unit", unit.name.text}};
    if (last_done) {
        because.push_back(fact("last_done", *last_done));
        params.emplace_back("last_done", to_text(*last_done));
    }
    if (exceeded) {
        because.push_back(fact("interval_months", std::to_string(*requirement.interval_months)));
        params.emplace_back("months", std::to_string(*requirement.interval_months));
        if (due) {
            because.push_back(fact("due", *due));
            params.emplace_back("due", to_text(*due));
        }
    }
    if (missed) {
        because.push_back(thing("mandate", deadline->mandate.name));
        because.push_back(fact("deadline", deadline->on));
        params.emplace_back("mandate", deadline->mandate.name.text);
        params.emplace_back("deadline", to_text(deadline->on));
    }
    std::size_t const way = !exceeded ? 2 : last_done ? 0 : 1;
    findings.add(
        Rule::interval_exceeded,
        {"duty", requirement.name.key + '@' + unit.name.key, requirement.name.text + " · " + unit.name.text},
        std::move(because), std::move(params), way);
}

/// The days on which things were done, by requirement; days that are still to come left out.
std::vector<Link> record_links(View const& view) {
    std::vector<Link> links;
    for (Index i = 0; i < view.input.records.size(); ++i) {
        if (view.input.records[i].on <= view.question.today) {
            links.push_back({.from = view.input.records[i].requirement, .to = i});
        }
    }
    return links;
}

void find_goal_less_units(View const& view, Findings& findings) {
    if (!view.edition.unit_goals_known || view.focus_areas.empty()) {
        return;
    }
    auto const& input = view.input;
    std::vector<Link> unit_goal;
    for (auto const& link : input.goal_unit) {
        if (view.own_goal[link.from] != 0) {
            unit_goal.push_back({.from = link.to, .to = link.from});
        }
    }
    Fan const goals_of(input.units.size(), unit_goal);
    Fan const areas_of(input.goals.size(), input.goal_focus_area);
    std::vector<Index> reached_by(input.focus_areas.size(),
                                  0);  // the last unit that reached it, counted from 1
    for (auto const unit : view.units) {
        for (auto const goal : goals_of.of(unit)) {
            for (auto const area : areas_of.of(goal)) {
                reached_by[area] = unit + 1;
            }
        }
        std::vector<engine::Thing> because{thing("edition", view.edition.name)};
        std::string names;
        for (auto const area : view.focus_areas) {
            if (reached_by[area] != unit + 1) {
                because.push_back(thing("focus_area", input.focus_areas[area].name));
                names += (names.empty() ? "" : ", ") + input.focus_areas[area].name.text;
            }
        }
        if (because.size() > 1) {
            findings.add(Rule::unit_without_goal_in_area, thing("unit", input.units[unit].name),
                         std::move(because),
                         {{"unit", input.units[unit].name.text},
                          {"edition", view.edition.name.text},
                          {"focus_areas", std::move(names)}});
        }
    }
}

}  // namespace

void find_forgotten_units(View const& view, Findings& findings) {
    auto const& input = view.input;
    Marks named(input.units.size(), 0);
    for (auto const& link : input.goal_unit) {
        if (view.own_goal[link.from] != 0) {
            named[link.to] = 1;
        }
    }
    for (std::size_t i = 0; i < input.responsibilities.size(); ++i) {
        if (view.own_responsibility[i] != 0) {
            view.each_carrier(input.responsibilities[i].carriers, [&](Index unit) { named[unit] = 1; });
        }
    }
    for (auto const index : view.units) {
        auto const& unit = input.units[index];
        if (named[index] == 0) {
            findings.add(
                Rule::unit_without_mention, thing("unit", unit.name),
                {thing("edition", view.edition.name), thing("unit_kind", input.unit_kinds[unit.kind])},
                {{"unit", unit.name.text}, {"edition", view.edition.name.text}});
        }
    }
    find_goal_less_units(view, findings);
}

void find_uncarried_requirements(View const& view, Findings& findings) {
    auto const& input = view.input;
    auto const anyone = [&](Carriers const& carriers) {
        bool found = false;
        view.each_carrier(carriers, [&](Index) { found = true; });
        return found;
    };
    Marks living_responsibility(input.responsibilities.size(), 0);
    for (std::size_t i = 0; i < input.responsibilities.size(); ++i) {
        living_responsibility[i] =
            view.own_responsibility[i] != 0 && anyone(input.responsibilities[i].carriers);
    }
    Marks living_goal(input.goals.size(), 0);
    for (auto const& link : input.goal_unit) {
        if (view.own_goal[link.from] != 0 && view.living[link.to] != 0) {
            living_goal[link.from] = 1;
        }
    }
    Marks carried(input.requirements.size(), 0);
    for (auto const& link : input.requirement_responsibility) {
        carried[link.from] = carried[link.from] != 0 || living_responsibility[link.to] != 0;
    }
    for (auto const& link : input.requirement_goal) {
        carried[link.from] = carried[link.from] != 0 || living_goal[link.to] != 0;
    }
    for (std::size_t i = 0; i < input.requirements.size(); ++i) {
        auto const& requirement = input.requirements[i];
        if (carried[i] != 0 || !view.asks(requirement) || anyone(requirement.binds)) {
            continue;
        }
        std::vector<engine::Thing> because{thing("edition", view.edition.name)};
        for (auto const kind : requirement.binds.kinds) {
            because.push_back(thing("unit_kind", input.unit_kinds[kind]));
        }
        append(because, "unit", input.units, requirement.binds.units);
        std::sort(because.begin() + 1, because.end());
        because.erase(std::unique(because.begin() + 1, because.end()), because.end());
        findings.add(Rule::requirement_without_carrier, thing("requirement", requirement.name),
                     std::move(because),
                     {{"requirement", requirement.name.text}, {"edition", view.edition.name.text}});
    }
}

void find_exceeded_intervals(View const& view, Findings& findings) {
    auto const& input = view.input;
    Fan const records_of(input.requirements.size(), record_links(view));
    Fan const responsibilities_of(input.requirements.size(), input.requirement_responsibility);
    std::vector<std::optional<Date>> last(input.units.size());
    Marks bound(input.units.size(), 0);
    auto const* mandate = mandate_today(view);
    for (Index i = 0; i < input.requirements.size(); ++i) {
        auto const& requirement = input.requirements[i];
        auto const deadline = deadline_in(mandate, requirement);
        if (!view.asks(requirement) || (!requirement.interval_months && !deadline)) {
            continue;
        }
        std::fill(bound.begin(), bound.end(), 0);
        std::fill(last.begin(), last.end(), std::nullopt);
        view.each_carrier(requirement.binds, [&](Index unit) { bound[unit] = 1; });
        for (auto const responsibility : responsibilities_of.of(i)) {
            if (view.own_responsibility[responsibility] != 0) {
                view.each_carrier(input.responsibilities[responsibility].carriers,
                                  [&](Index unit) { bound[unit] = 1; });
            }
        }
        for (auto const record : records_of.of(i)) {
            last[input.records[record].unit] =
                later(last[input.records[record].unit], input.records[record].on);
        }
        for (std::size_t unit = 0; unit < bound.size(); ++unit) {
            if (bound[unit] != 0) {
                judge_duty(view, findings, {requirement, input.units[unit], last[unit]}, deadline);
            }
        }
    }
}

}  // namespace varn::coverage
