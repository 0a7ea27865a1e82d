#include "engine/coverage.h"

#include <tuple>

#include "coverage_view.h"

namespace varn::coverage {
namespace {

/// Links that lead out of the input are a fault of whoever filled it, not of the town.
void assert_links(std::span<Link const> links, std::size_t from, std::size_t to) {
    for (auto const& link : links) {
        ASSERT(link.from < from && link.to < to);
    }
}

void assert_carriers(Input const& input, Carriers const& carriers) {
    for (auto const kind : carriers.kinds) {
        ASSERT(kind < input.unit_kinds.size());
    }
    for (auto const unit : carriers.units) {
        ASSERT(unit < input.units.size());
    }
}

template <class Owned>
void assert_owned(std::vector<Owned> const& things, std::size_t editions) {
    for (auto const& thing : things) {
        ASSERT(thing.edition < editions);
    }
}

void assert_things(Input const& input) {
    for (auto const& unit : input.units) {
        ASSERT(unit.kind < input.unit_kinds.size());
    }
    for (auto const& edition : input.editions) {
        ASSERT(edition.programme < input.programmes.size());
        ASSERT(!edition.replaces || *edition.replaces < input.editions.size());
        ASSERT(!edition.mandate || *edition.mandate < input.mandates.size());
        assert_carriers(input, {.kinds = edition.applies_to, .units = {}});
    }
    assert_owned(input.focus_areas, input.editions.size());
    assert_owned(input.goals, input.editions.size());
    assert_owned(input.values, input.editions.size());
    assert_owned(input.threats, input.editions.size());
    assert_owned(input.responsibilities, input.editions.size());
    for (auto const& responsibility : input.responsibilities) {
        assert_carriers(input, responsibility.carriers);
    }
    for (auto const& requirement : input.requirements) {
        for (auto const months : {requirement.interval_months, requirement.mandate_deadline_months}) {
            ASSERT(!months || (*months >= 1 && *months <= 1200));
        }
        ASSERT(!requirement.edition || *requirement.edition < input.editions.size());
        assert_carriers(input, requirement.binds);
    }
}

void assert_relations(Input const& input) {
    for (auto const& topic : input.topics) {
        ASSERT(!topic.shared_owner || *topic.shared_owner < input.units.size());
    }
    for (auto const& record : input.records) {
        ASSERT(record.requirement < input.requirements.size() && record.unit < input.units.size());
    }
    for (auto const& treatment : input.treatments) {
        ASSERT(treatment.topic < input.topics.size() && treatment.programme < input.programmes.size());
        ASSERT(!treatment.owner || *treatment.owner < input.units.size());
    }
    for (auto const& move : input.moves) {
        ASSERT(move.topic < input.topics.size() && move.edition < input.editions.size());
        ASSERT(!move.to || *move.to < input.programmes.size());
    }
    assert_links(input.goal_focus_area, input.goals.size(), input.focus_areas.size());
    assert_links(input.goal_value, input.goals.size(), input.values.size());
    assert_links(input.goal_unit, input.goals.size(), input.units.size());
    assert_links(input.value_threat, input.values.size(), input.threats.size());
    assert_links(input.requirement_goal, input.requirements.size(), input.goals.size());
    assert_links(input.requirement_responsibility, input.requirements.size(), input.responsibilities.size());
}

/// The name of the first vector that holds more than it may, or nothing.
std::string_view overfull(Input const& input, Limits const& limits) {
    std::pair<std::string_view, std::size_t> const things[] = {
        {"unit_kinds", input.unit_kinds.size()},
        {"units", input.units.size()},
        {"mandates", input.mandates.size()},
        {"programmes", input.programmes.size()},
        {"editions", input.editions.size()},
        {"focus_areas", input.focus_areas.size()},
        {"goals", input.goals.size()},
        {"values", input.values.size()},
        {"threats", input.threats.size()},
        {"responsibilities", input.responsibilities.size()},
        {"requirements", input.requirements.size()},
        {"topics", input.topics.size()}};
    std::pair<std::string_view, std::size_t> const links[] = {
        {"records", input.records.size()},
        {"treatments", input.treatments.size()},
        {"moves", input.moves.size()},
        {"goal_focus_area", input.goal_focus_area.size()},
        {"goal_value", input.goal_value.size()},
        {"goal_unit", input.goal_unit.size()},
        {"value_threat", input.value_threat.size()},
        {"requirement_goal", input.requirement_goal.size()},
        {"requirement_responsibility", input.requirement_responsibility.size()}};
    for (auto const& [name, size] : things) {
        if (size > limits.things_max) {
            return name;
        }
    }
    for (auto const& [name, size] : links) {
        if (size > limits.links_max) {
            return name;
        }
    }
    return {};
}

template <class Owned>
Marks owned_by(std::vector<Owned> const& things, Index edition) {
    Marks own(things.size(), 0);
    for (std::size_t i = 0; i < things.size(); ++i) {
        own[i] = things[i].edition == edition ? 1 : 0;
    }
    return own;
}

Marks living_units(Input const& input, Date today) {
    Marks living(input.units.size(), 0);
    for (std::size_t i = 0; i < input.units.size(); ++i) {
        living[i] = input.units[i].valid.holds(today) ? 1 : 0;
    }
    return living;
}

std::vector<Link> kind_links(Input const& input, Marks const& living) {
    std::vector<Link> links;
    for (Index i = 0; i < input.units.size(); ++i) {
        if (living[i] != 0) {
            links.push_back({.from = input.units[i].kind, .to = i});
        }
    }
    return links;
}

Marks applied_kinds(Input const& input, Edition const& edition) {
    Marks applied(input.unit_kinds.size(), edition.applies_to.empty() ? 1 : 0);
    for (auto const kind : edition.applies_to) {
        applied[kind] = 1;
    }
    return applied;
}

}  // namespace

Fan::Fan(std::size_t size, std::span<Link const> links) : start_(size + 1, 0), ends_(links.size()) {
    for (auto const& link : links) {
        ++start_[link.from + 1];
    }
    std::partial_sum(start_.begin(), start_.end(), start_.begin());
    std::vector<std::size_t> next(start_.begin(), start_.end() - 1);
    for (auto const& link : links) {
        ends_[next[link.from]++] = link.to;
    }
}

View::View(Input const& all, Question const& asked)
    : input(all),
      question(asked),
      edition(all.editions[asked.edition]),
      programme(all.programmes[edition.programme]),
      own_focus_area(owned_by(all.focus_areas, asked.edition)),
      own_goal(owned_by(all.goals, asked.edition)),
      own_value(owned_by(all.values, asked.edition)),
      own_responsibility(owned_by(all.responsibilities, asked.edition)),
      living(living_units(all, asked.today)),
      units_of_kind(all.unit_kinds.size(), kind_links(all, living)) {
    auto const applied = applied_kinds(all, edition);
    focus_areas = by_key(all.focus_areas, [&](Index i) { return own_focus_area[i] != 0; });
    goals = by_key(all.goals, [&](Index i) { return own_goal[i] != 0; });
    values = by_key(all.values, [&](Index i) { return own_value[i] != 0; });
    units = by_key(all.units, [&](Index i) { return living[i] != 0 && applied[all.units[i].kind] != 0; });
}

void Findings::add(Rule rule, engine::Thing subject, std::vector<engine::Thing> because, Params params,
                   std::size_t way) {
    if (kept_.size() >= limits_.findings_max) {
        full_ = true;
        return;
    }
    auto const& facts = rules()[static_cast<std::size_t>(rule)];
    if (because.size() > limits_.witnesses_max) {
        auto const left_out = because.size() - limits_.witnesses_max;
        because.resize(limits_.witnesses_max);
        because.push_back(fact("more", std::to_string(left_out)));
    }
    kept_.push_back({std::string(facts.id), facts.severity, std::move(subject), std::move(because),
                     std::string(facts.texts[way]), std::move(params)});
}

Result<std::vector<engine::Finding>> Findings::take() {
    if (full_) {
        return Error{ErrorCode::too_many,
                     "coverage.too_many_findings",
                     {{"limit", std::to_string(limits_.findings_max)}},
                     {},
                     {}};
    }
    engine::sort(kept_);
    return std::move(kept_);
}

Result<std::vector<engine::Finding>> analyse(Input const& input, Question const& question,
                                             Limits const& limits) {
    if (auto const name = overfull(input, limits); !name.empty()) {
        return Error{ErrorCode::too_many, "coverage.too_many_things", {{"list", std::string(name)}}, {}, {}};
    }
    ASSERT(question.edition < input.editions.size());
    assert_things(input);
    assert_relations(input);
    View const view(input, question);
    Findings findings(limits);
    find_missing_links(view, findings);
    find_lopsided_goals(view, findings);
    find_forgotten_units(view, findings);
    find_uncarried_requirements(view, findings);
    find_exceeded_intervals(view, findings);
    find_topic_faults(view, findings);
    find_lineage_faults(view, findings);
    return findings.take();
}

}  // namespace varn::coverage
