#include "rsa_facts.h"

#include <algorithm>

#include "measure/api.h"
#include "organisation/api.h"
#include "platform/concealment.h"
#include "store.h"

namespace varn::report::rsa {
namespace {

Result<Done> take_measures(db::ReadTx& tx, Facts& facts) {
    for (auto const& view : facts.told.risks) {
        if (view.measures == 0) {
            continue;
        }
        TRY(found, measure::measures_of(tx, {measure::SourceKind::risk, AnyId{view.risk.id.text}}, facts.on));
        for (auto& one : found) {
            facts.risks_of_measures[one.measure.id.text] = view.risk.id.text;
            facts.measures.push_back(std::move(one));
        }
    }
    std::stable_sort(facts.measures.begin(), facts.measures.end(),
                     [](auto const& a, auto const& b) { return a.measure.due < b.measure.due; });
    return Done{};
}

/// Units that do not take part have a name all the same.
Result<Done> name_units(db::ReadTx& tx, Facts& facts) {
    auto const& round = facts.told.view.round;
    auto const day = round.units_on.value_or(facts.on);
    if (auto const& unit = facts.told.view.analysis.unit) {
        TRY(view, organisation::unit_on(tx, *unit, day));
        facts.whose = view.name;
    }
    if (facts.told.town) {
        for (auto const& line : facts.told.town->analyses) {
            if (line.unit) {
                TRY(view, organisation::unit_on(tx, *line.unit, day));
                facts.units[line.unit->text] = view.name;
            }
        }
    }
    return Done{};
}

}  // namespace

Result<Facts> gather(Town& town, auth::Actor const& actor, Id<risk::Analysis> const& id) {
    Facts facts;
    facts.on = town.clock.today();
    db::ReadTx tx{town.db};
    TRY(told, risk::analysis_told(tx, actor, id, facts.on));
    facts.told = std::move(told);
    continuity::OfUnits units;
    if (auto const& unit = facts.told.view.analysis.unit) {
        TRY(below, organisation::with_all_below(tx, unit->text, facts.on));
        units = std::move(below);
    }
    TRY(services, continuity::services_told(tx, actor, units, facts.on));
    facts.services = std::move(services);
    CHECK(auth::judge(measure::policy(), actor, "measure.read", std::nullopt));
    CHECK(take_measures(tx, facts));
    CHECK(name_units(tx, facts));
    TRY(markings, store::markings(tx));
    facts.markings = std::move(markings);
    return facts;
}

std::vector<risk::ScaleStep> steps_of(Facts const& facts, risk::Scale scale) {
    std::vector<risk::ScaleStep> steps;
    for (auto const& step : facts.told.steps) {
        if (step.scale == scale && !step.protection_value_key) {
            steps.push_back(step);
        }
    }
    std::sort(steps.begin(), steps.end(), [](auto const& a, auto const& b) { return a.level < b.level; });
    return steps;
}

std::string level_words(Facts const& facts, risk::Scale scale, std::optional<int> level) {
    if (!level) {
        return std::string{Voice::dash};
    }
    for (auto const& step : facts.told.steps) {
        if (step.scale == scale && step.level == *level && !step.protection_value_key) {
            return step.name == db::masked ? std::to_string(*level)
                                           : std::to_string(*level) + "\xC2\xA0" + step.name;
        }
    }
    return std::to_string(*level);
}

std::size_t number_of(Facts const& facts, Id<risk::Risk> const& risk) {
    auto const& risks = facts.told.risks;
    auto const found =
        std::find_if(risks.begin(), risks.end(), [&](auto const& one) { return one.risk.id == risk; });
    return found == risks.end() ? 0 : static_cast<std::size_t>(found - risks.begin()) + 1;
}

std::string title_of(Voice const& voice, risk::Risk const& risk) {
    return voice.shown(risk.title).value_or(voice.say("untitled"));
}

std::string numbered_title(Facts const& facts, Voice const& voice, risk::Risk const& risk) {
    return std::to_string(number_of(facts, risk.id)) + "\xC2\xA0" + title_of(voice, risk);
}

documents::Tone tone_of_level(int level, std::size_t levels) {
    auto const most = static_cast<int>(levels);
    if (most < 2 || 2 * level <= most) {
        return documents::Tone::good;
    }
    return 5 * level > 4 * most ? documents::Tone::danger : documents::Tone::warning;
}

std::string unit_words(Voice const& voice, std::string const& unit_name) {
    return unit_name.empty() ? voice.say("whole_town") : voice.cell(unit_name);
}

}  // namespace varn::report::rsa
