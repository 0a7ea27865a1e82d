// From measures and effects of the register to measures of the engine.
#include <algorithm>
#include <cmath>
#include <set>

#include "choosing.h"
#include "measure/api.h"
#include "platform/merkle.h"
#include "resilience/measures_writing.h"
#include "rules.h"

namespace varn::portfolio {
namespace {

/// As long as the engine takes in: longer than any outage.
constexpr resilience::Minutes without_needs = resilience::Minutes{100} * 366 * 24 * 60;

using Changes = std::vector<resilience::Change>;

/// One effect as changes of the network; a text key says why there are none.
struct Laid {
    Changes changes = {};
    std::vector<Index> touches = {};
    std::string problem = {};
};

class Laying {
public:
    explicit Laying(continuity::TownNetwork const& town) : town_(town) {}

    Laid lay(MeasureEffect const& effect) const {
        return effect.need ? lay_on_need(effect) : lay_on_thing(effect);
    }

private:
    std::optional<Index> place_of(auto const& id) const {
        auto const at = id ? town_.places.find(id->text) : town_.places.end();
        return at == town_.places.end() ? std::nullopt : std::optional{at->second};
    }
    Laid lay_on_need(MeasureEffect const& effect) const {
        auto const at = town_.needs.find(effect.need->text);
        if (at == town_.needs.end()) {
            return {{}, {}, "portfolio.need_not_in_network"};
        }
        auto const [node, need] = at->second;
        Laid laid{{}, {node}, {}};
        if (effect.kind == EffectKind::lower_needed) {
            laid.changes.push_back(
                resilience::LowerLeast{node, need, static_cast<Index>(effect.needed.value_or(0))});
        } else if (effect.kind == EffectKind::lengthen_buffer) {
            laid.changes.push_back(resilience::LengthenBuffer{node, need, effect.minutes.value_or(0)});
        } else {
            auto const member =
                effect.member_service ? place_of(effect.member_service) : place_of(effect.member_resource);
            if (!member) {
                return {{}, {}, "portfolio.thing_not_in_network"};
            }
            laid.changes.push_back(resilience::AddMember{node, need, *member});
        }
        for (auto const of : town_.network.nodes[node].needs[need].of) {
            laid.touches.push_back(of);
        }
        return laid;
    }
    Laid lay_on_thing(MeasureEffect const& effect) const {
        auto const node = effect.service ? place_of(effect.service) : place_of(effect.resource);
        if (!node) {
            return {{}, {}, "portfolio.thing_not_in_network"};
        }
        auto const minutes = effect.minutes.value_or(0);
        Laid laid{{}, {*node}, {}};
        switch (effect.kind) {
            case EffectKind::shorten_repair:
                laid.changes.push_back(resilience::ShortenRepair{*node, {minutes, minutes, minutes}});
                break;
            case EffectKind::shorten_restart:
                laid.changes.push_back(resilience::ShortenRestart{*node, minutes});
                break;
            case EffectKind::lower_losses:
                laid.changes.push_back(
                    resilience::LowerLossRate{*node, effect.losses_per_year.value_or(0.0)});
                break;
            default:
                return from_black(*node, std::move(laid));
        }
        return laid;
    }
    /// It runs though what it needs is gone: each of its needs lasts longer than any outage.
    Laid from_black(Index node, Laid laid) const {
        auto const& needs = town_.network.nodes[node].needs;
        for (Index need = 0; need < needs.size(); ++need) {
            laid.changes.push_back(resilience::LengthenBuffer{node, need, without_needs});
        }
        laid.problem = needs.empty() ? "portfolio.starts_already" : "";
        return laid;
    }

    continuity::TownNetwork const& town_;
};

/// What is paid over the years, at today's worth. Summed year by year, so that it is the same everywhere.
std::int64_t present_cost(measure::Measure const& row, std::int64_t horizon, double percent) {
    double factor = 0.0, worth = 1.0;
    for (std::int64_t year = 0; year < horizon; ++year) {
        worth /= 1.0 + percent / 100.0;
        factor += worth;
    }
    auto const yearly = static_cast<double>(row.yearly_cost_ore.value_or(0)) * factor;
    return row.cost_ore.value_or(0) + static_cast<std::int64_t>(yearly + 0.5);
}

/// The measures asked for; empty for all.
Result<std::set<std::string>> wanted_of(PortfolioAsk const& ask) {
    std::set<std::string> wanted;
    auto const text = ask.measures.value_or("");
    for (std::size_t from = 0; from < text.size();) {
        auto const to = std::min(text.find(',', from), text.size());
        auto const id = text.substr(from, to - from);
        if (!is_uuid(id)) {
            return invalid("/measures", "portfolio.no_such_id", {{"given", id.substr(0, 50)}});
        }
        wanted.insert(id);
        from = to + 1;
    }
    return wanted;
}

Result<Done> must_be_askable(PortfolioAsk const& ask) {
    CHECK(rules::must_lie_within(ask.horizon_years, 1, horizon_years_max, "/horizon_years"));
    CHECK(rules::must_lie_within(ask.years, 0, years_max, "/years"));
    CHECK(rules::must_lie_within(ask.budget_ore, 0, measure::facts::cost_max, "/budget_ore"));
    auto const percent = ask.discount_percent.value_or(0.0);
    if (!std::isfinite(percent) || percent < 0.0 || percent > discount_percent_max) {
        return invalid("/discount_percent", "portfolio.no_such_discount",
                       {{"maximum", std::to_string(static_cast<int>(discount_percent_max))}});
    }
    return Done{};
}

/// Open measures that have effects, each with them, in the order of ids.
struct WithEffects {
    measure::MeasureView view;
    std::vector<MeasureEffect> effects;
};
Result<std::vector<WithEffects>> measures_with_effects(db::ReadTx& tx, Date today) {
    TRY(effects, store::all_effects(tx));
    std::map<std::string, std::vector<MeasureEffect>> of;
    for (auto& one : effects) {
        of[one.measure.text].push_back(std::move(one));
    }
    TRY(open, measure::open_measures(tx, today));
    std::vector<WithEffects> all;
    for (auto& view : open) {
        auto const found = of.find(view.measure.id.text);
        if (found != of.end()) {
            all.push_back({std::move(view), std::move(found->second)});
        }
    }
    std::sort(all.begin(), all.end(),
              [](auto const& a, auto const& b) { return a.view.measure.id.text < b.view.measure.id.text; });
    return all;
}

/// Puts one measure into the input, or says why it is left out.
void take_in(WithEffects const& one, PortfolioAsk const& ask, ChoiceInput& input) {
    auto const& row = one.view.measure;
    resilience::Measure made{row.id.text, 0, {}};
    std::vector<Index> touches;
    std::string problem = row.cost_ore || row.yearly_cost_ore ? "" : "portfolio.no_cost";
    for (auto const& effect : one.effects) {
        auto laid = Laying{*input.town}.lay(effect);
        problem = problem.empty() ? laid.problem : problem;
        made.changes.insert(made.changes.end(), laid.changes.begin(), laid.changes.end());
        touches.insert(touches.end(), laid.touches.begin(), laid.touches.end());
    }
    made.cost = present_cost(row, ask.horizon_years.value_or(horizon_years_default),
                             ask.discount_percent.value_or(discount_percent_default));
    auto const sound = resilience::validate(input.town->network, std::span{&made, 1});
    if (problem.empty() && !sound) {
        problem = sound.error().problems.empty() ? sound.error().key : sound.error().problems.front().key;
    }
    if (!problem.empty()) {
        input.left_out.push_back({row.id, row.title, problem});
        return;
    }
    input.candidates.push_back({row.id, row.title, one.view.owner_name, row.cost_ore, row.yearly_cost_ore,
                                made.cost, 0.0, 0.0, 0.0, false});
    input.list.names.push_back(row.title);
    input.list.measures.push_back(std::move(made));
    input.touches.push_back(std::move(touches));
}

}  // namespace

Result<ChoiceInput> choice_input(db::ReadTx& tx, auth::Actor const& actor, PortfolioAsk const& ask,
                                 Date today) {
    CHECK(must_be_askable(ask));
    TRY(wanted, wanted_of(ask));
    ChoiceInput input;
    TRY(seen, continuity::town_network(tx, actor));
    input.town = seen;
    TRY(all, measures_with_effects(tx, today));
    for (auto const& one : all) {
        if (wanted.empty() || wanted.erase(one.view.measure.id.text) > 0) {
            take_in(one, ask, input);
        }
    }
    if (ask.measures && !wanted.empty()) {
        return invalid("/measures", "portfolio.not_a_candidate", {{"given", *wanted.begin()}});
    }
    if (input.candidates.empty()) {
        return invalid("/measures", "portfolio.nothing_to_choose");
    }
    CHECK(resilience::validate(input.town->network, input.list.measures));
    Roughness roughness;
    TRY(factors, factors_of(tx, *seen, roughness));
    input.factors = std::move(factors);
    TRY(model, candidates_model_of(tx, today));
    input.candidates_model = std::move(model);
    return input;
}

Result<std::string> candidates_model_of(db::ReadTx& tx, Date today) {
    TRY(all, measures_with_effects(tx, today));
    std::string text;
    for (auto const& one : all) {
        auto const& row = one.view.measure;
        text += row.id.text + " " + row.title + " " + std::to_string(row.cost_ore.value_or(-1)) + " " +
                std::to_string(row.yearly_cost_ore.value_or(-1)) + "\n";
        for (auto effect : one.effects) {
            effect.words.reset();
            effect.version = 0;
            text += json::write(effect) + "\n";
        }
    }
    return audit::hex(audit::sha256(text));
}

double losses_of(ChoiceInput const& input, PortfolioAsk const& ask) {
    double rates = 0.0, things = 0.0;
    for (auto const& node : input.town->network.nodes) {
        rates += node.losses_per_year;
        things += node.losses_per_year > 0.0 ? 1.0 : 0.0;
    }
    auto const years = static_cast<double>(ask.years.value_or(years_default_of_choice));
    return 2.0 * rates * years + things * static_cast<double>(1 + input.candidates.size());
}

Result<std::string> measures_text(Town& town, auth::Actor const& actor, PortfolioAsk const& ask) {
    db::ReadTx tx{town.db};
    TRY(input, choice_input(tx, actor, ask, town.clock.today()));
    return resilience::write_measures(input.town->network, input.list);
}

}  // namespace varn::portfolio
