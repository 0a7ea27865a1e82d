// The demonstration: measures that could be taken, each with what it costs and what it changes. They answer
// the weaknesses that continuity has planted (a depot behind both contracts for fuel, a ring of power and
// telecom and a single pump on an island) and some that its drawing gave; a few are poor bargains on purpose.
#include "portfolio/demo.h"

#include "demo_measures.h"
#include "measure/api.h"
#include "organisation/api.h"
#include "platform/i18n.h"
#include "service.h"

namespace varn::portfolio {
namespace {

constexpr std::int64_t a_krona = 100;
constexpr std::int64_t thousand_kronor = 1000 * a_krona;

std::string demo_text(std::string_view text, std::string_view part) {
    return i18n::text("sv", "portfolio.demo." + std::string{text} + "." + std::string{part});
}

class DemoPortfolio {
public:
    DemoPortfolio(Town& town, db::WriteTx& tx, std::map<std::string, Id<Unit>> units)
        : town_(town), tx_(tx), units_(std::move(units)) {}

    Result<Done> write() {
        for (auto const& one : planned_measures) {
            TRY(effects, effects_of(one));
            if (!effects.empty()) {
                CHECK(write(one, std::move(effects)));
            }
        }
        return Done{};
    }

private:
    /// None when the town has not all of what the measure is about.
    Result<std::vector<MeasureEffect>> effects_of(PlannedMeasure const& one) {
        std::vector<MeasureEffect> effects;
        for (auto const& does : planned_effects) {
            if (does.measure != one.text) {
                continue;
            }
            MeasureEffect row;
            row.kind = does.kind;
            TRY(service, tx_.by_key<CriticalService>(does.of));
            TRY(resource, tx_.by_key<Resource>(does.of));
            if (!service && !resource) {
                return std::vector<MeasureEffect>{};
            }
            if (does.need >= 0) {
                TRY(need, need_of(service ? service->id.text : resource->id.text,
                                  static_cast<std::size_t>(does.need)));
                row.need = need;
            } else if (resource) {
                row.resource = resource->id;
            } else {
                row.service = service->id;
            }
            if (!does.member.empty()) {
                TRY(member, tx_.by_key<Resource>(does.member));
                if (!member) {
                    return std::vector<MeasureEffect>{};
                }
                row.member_resource = member->id;
            }
            if (does.amount > 0) {
                row.minutes = does.amount;
            }
            if (does.kind == EffectKind::lower_losses) {
                row.losses_per_year = does.losses;
            }
            effects.push_back(std::move(row));
        }
        return effects;
    }
    Result<Id<Need>> need_of(std::string const& owner, std::size_t place) {
        TRY(needs, store::needs_of(tx_, owner));
        if (place >= needs.size()) {
            return internal("the demonstration names a need that is not there: " + owner);
        }
        return needs[place].id;
    }

    Result<Done> write(PlannedMeasure const& one, std::vector<MeasureEffect> effects) {
        auto const unit = units_.find(std::string{one.unit});
        measure::NewMeasure ask;
        ask.title = demo_text(one.text, "title");
        ask.body = demo_text(one.text, "body");
        ask.owner = unit == units_.end() ? units_.begin()->second : unit->second;
        ask.source_kind = measure::SourceKind::own;
        ask.due = plus_months(town_.clock.today(), one.months);
        ask.cost_ore = one.cost * thousand_kronor;
        ask.yearly_cost_ore = one.yearly * thousand_kronor;
        ask.ability = one.ability;
        TRY(made, measure::add_measure(town_, tx_, writer_, ask));
        TRY(permit, auth::decide<MeasureEffect>(policy(), writer_, "portfolio.effect", std::nullopt));
        for (auto& effect : effects) {
            effect.id = town_.new_id<MeasureEffect>();
            effect.measure = made.id;
            effect.version = 1;
            CHECK(rules::must_be_sound(tx_, effect));
            CHECK(tx_.insert(permit, effect));
        }
        return Done{};
    }

    Town& town_;
    db::WriteTx& tx_;
    std::map<std::string, Id<Unit>> units_;
    Actor const writer_{"operator", "operator", {{auth::Role::coordinator, true, {}}}};
};

}  // namespace

Result<Done> write_demo(Town& town) {
    db::WriteTx tx{town.db};
    TRY(known, store::all_effects(tx));
    TRY(services, store::services(tx));
    if (!known.empty() || services.empty()) {
        return Done{};
    }
    TRY(units, organisation::units_on(tx, town.clock.today()));
    std::map<std::string, Id<Unit>> by_key;
    for (auto const& unit : units) {
        by_key.emplace(unit.key, unit.id);
    }
    CHECK((DemoPortfolio{town, tx, std::move(by_key)}.write()));
    return std::move(tx).commit(audit::entry(auth::operator_actor(), "portfolio.effect", "demo"));
}

}  // namespace varn::portfolio
