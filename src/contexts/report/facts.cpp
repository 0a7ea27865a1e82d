#include "facts.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "organisation/api.h"
#include "platform/i18n.h"

namespace varn::report {
namespace {

constexpr std::size_t reasons_max = 12;

/// The unit and everything below it, as the round knew the tree.
std::set<std::string> with_below(followup::RollUp const& rolled, std::string const& top) {
    std::set<std::string> found{top};
    for (auto const& unit : rolled.units) {  // each stands after the one above it
        if (unit.parent && found.contains(unit.parent->text)) {
            found.insert(unit.unit.text);
        }
    }
    return found;
}

bool gives_reason(programme::NodeView const& node) {
    return node.kind == programme::NodeKind::requirement || node.kind == programme::NodeKind::driver;
}

Result<GoalFacts> facts_of_goal(db::ReadTx& tx, followup::RollUpGoal const& goal, Date on) {
    GoalFacts facts{goal, {}, {}};
    TRY(around, programme::neighbours(tx, programme::NodeKind::goal, goal.goal.text, on));
    for (auto& one : around) {
        if (one.node.kind == programme::NodeKind::focus_area) {
            facts.focus_areas.push_back(one.node.title);
        } else if (gives_reason(one.node) && facts.reasons.size() < reasons_max) {
            facts.reasons.push_back(std::move(one.node));
        }
    }
    return facts;
}

Result<Done> keep_to_unit(db::ReadTx& tx, Facts& facts, Id<followup::Unit> const& unit) {
    auto const& units = facts.rolled.units;
    auto const found =
        std::find_if(units.begin(), units.end(), [&](auto const& one) { return one.unit == unit; });
    if (found == units.end()) {
        CHECK(tx.get(unit));
        return invalid("?unit", "report.unit_not_asked");
    }
    facts.unit = *found;
    auto const below = with_below(facts.rolled, unit.text);
    std::erase_if(facts.answers, [&](auto const& one) { return !below.contains(one.unit.text); });
    std::erase_if(facts.measures, [&](auto const& one) { return !below.contains(one.measure.owner.text); });
    return Done{};
}

/// The cycle of the round's year.
Result<std::optional<Id<planning::PlanningCycle>>> cycle_of(db::ReadTx& tx, int year) {
    TRY(all, planning::cycles(tx));
    for (auto const& one : all) {
        if (one.year == year) {
            return std::optional{one.id};
        }
    }
    return std::optional<Id<planning::PlanningCycle>>{};
}

Result<Planned> planned_in(db::ReadTx& tx, Facts const& facts, Id<planning::PlanningCycle> const& cycle) {
    Planned planned;
    TRY(goals, planning::goals_in(tx, cycle));
    TRY(bindings, planning::bindings_in(tx, cycle));
    TRY(indicators, planning::indicators_in(tx, cycle));
    TRY(values, planning::values_in(tx, cycle));
    if (facts.unit) {
        auto const below = with_below(facts.rolled, facts.unit->unit.text);
        auto const is_another = [&](auto const& one) { return !below.contains(one.unit.text); };
        std::erase_if(goals, is_another);
        std::erase_if(values, is_another);
        std::erase_if(indicators,
                      [&](auto const& one) { return one.unit && !below.contains(one.unit->text); });
    }
    planned.goals = std::move(goals);
    planned.bindings = std::move(bindings);
    planned.indicators = std::move(indicators);
    planned.values = std::move(values);
    return planned;
}

/// Units that have ended, or that the round never knew, may have measured all the same.
Result<Done> name_others(db::ReadTx& tx, Facts& facts) {
    std::set<std::string> known;
    for (auto const& unit : facts.rolled.units) {
        known.insert(unit.unit.text);
    }
    auto const name = [&](Id<followup::Unit> const& unit) -> Result<Done> {
        if (known.insert(unit.text).second) {
            TRY(view, organisation::unit_on(tx, unit, facts.rolled.round.period_to));
            facts.others[unit.text] = view.name;
        }
        return Done{};
    };
    for (auto const& goal : facts.planned->goals) {
        CHECK(name(goal.unit));
    }
    for (auto const& value : facts.planned->values) {
        CHECK(name(value.unit));
    }
    return Done{};
}

}  // namespace

Result<Facts> gather(Town& town, auth::Actor const& actor, Ask const& ask) {
    CHECK(auth::judge(policy(), actor, "report.read", std::nullopt));
    Facts facts;
    facts.ask = ask;
    facts.on = town.clock.today();
    facts.at = start_of(facts.on);  // the day alone, so that a report of the past is the same to the byte
    std::optional<Id<planning::PlanningCycle>> cycle;
    {
        db::ReadTx tx{town.db};
        TRY(rolled, followup::roll_up(tx, ask.round));
        facts.rolled = std::move(rolled);
        TRY(answers, followup::answers_of_round(tx, ask.round));
        facts.answers = std::move(answers);
        TRY(measures, measure::open_measures(tx, facts.on));
        facts.measures = std::move(measures);
        TRY(edition, tx.get(facts.rolled.round.edition));
        facts.edition_title = edition.title;
        for (auto const& goal : facts.rolled.goals) {
            TRY(told, facts_of_goal(tx, goal, facts.on));
            facts.goals.push_back(std::move(told));
        }
        if (ask.unit) {
            CHECK(keep_to_unit(tx, facts, *ask.unit));
        }
        TRY(found, cycle_of(tx, facts.rolled.round.year));
        cycle = found;
        if (cycle) {
            TRY(planned, planned_in(tx, facts, *cycle));
            facts.planned = std::move(planned);
            CHECK(name_others(tx, facts));
        }
    }
    if (ask.unit && cycle) {
        TRY(plan, planning::unit_plan(town, actor, *ask.unit, *cycle));
        facts.plan = std::move(plan);
    }
    return facts;
}

std::string unit_name(Facts const& facts, std::string const& unit) {
    for (auto const& one : facts.rolled.units) {
        if (one.unit.text == unit) {
            return one.name;
        }
    }
    auto const found = facts.others.find(unit);
    return found == facts.others.end() ? unit : found->second;
}

std::string kronor(std::int64_t ore) {
    constexpr std::string_view thin = "\xC2\xA0";  // does not break
    auto const negative = ore < 0;
    auto const whole = (negative ? -ore : ore) / 100;
    auto digits = std::to_string(whole);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            out += thin;
        }
        out += digits[i];
    }
    return (negative ? "\xE2\x88\x92" : "") + out + std::string{thin} + "kr";
}

std::string decimal(double value, std::string const& language) {
    char digits[400];  // the greatest number has 309 before its point
    auto const end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed).ptr;
    std::string text{digits, end};
    bool const is_negative = text.starts_with('-');
    auto const first = std::size_t{is_negative ? 1U : 0U};
    auto const point = std::min(text.find('.'), text.size());
    if (point < text.size() && language == "sv") {
        text[point] = ',';
    }
    for (auto at = point; at > first + 3;) {
        at -= 3;
        text.insert(at, "\xC2\xA0");
    }
    return is_negative ? "\xE2\x88\x92" + text.substr(1) : text;
}

std::string say(Facts const& facts, std::string_view key, Params const& params) {
    return i18n::text(facts.ask.language, "report." + std::string{key}, params);
}

std::string mark_words(Facts const& facts, rollup::Mark mark) {
    constexpr std::string_view names[] = {"fulfilled", "partly", "not_fulfilled", "unanswered"};
    return i18n::text(facts.ask.language,
                      "followup.mark." + std::string{names[static_cast<std::size_t>(mark)]});
}

documents::Tone tone_of(rollup::Mark mark) {
    switch (mark) {
        case rollup::Mark::fulfilled:
            return documents::Tone::good;
        case rollup::Mark::partly:
            return documents::Tone::warning;
        case rollup::Mark::not_fulfilled:
            return documents::Tone::danger;
        case rollup::Mark::unanswered:
            break;
    }
    return documents::Tone::muted;
}

std::string counts_words(Facts const& facts, followup::Standing const& standing) {
    return say(facts, "counts",
               {{"fulfilled", std::to_string(standing.fulfilled)},
                {"partly", std::to_string(standing.partly)},
                {"not_fulfilled", std::to_string(standing.not_fulfilled)},
                {"unanswered", std::to_string(standing.unanswered)}});
}

rollup::Mark mark_of(std::optional<followup::Mark> const& mark) {
    if (!mark) {
        return rollup::Mark::unanswered;
    }
    switch (*mark) {
        case followup::Mark::fulfilled:
            return rollup::Mark::fulfilled;
        case followup::Mark::partly:
            return rollup::Mark::partly;
        case followup::Mark::not_fulfilled:
            break;
    }
    return rollup::Mark::not_fulfilled;
}

std::vector<followup::Standing> standings_of_goals(Facts const& facts) {
    std::vector<followup::Standing> all;
    for (std::size_t i = 0; i < facts.goals.size(); ++i) {
        if (!facts.unit) {
            all.push_back(facts.goals[i].sums.standing);
            continue;
        }
        rollup::Counts counts;
        for (auto const& answer : facts.answers) {
            if (answer.goal == facts.goals[i].sums.goal) {
                counts.add(mark_of(answer.mark));
            }
        }
        all.push_back(followup::standing_of(counts));
    }
    return all;
}

bool counts_anything(followup::Standing const& one) {
    return one.fulfilled + one.partly + one.not_fulfilled + one.unanswered > 0;
}

}  // namespace varn::report
