// What law, agreements and the programme demand, whom it binds, and what was done.
#include <algorithm>

#include "service.h"

namespace varn::programme {
namespace {

/// Longer questions find nothing more and cost the same.
constexpr std::size_t words_max = 200;

Asking writing_requirements(Town& town, Actor const& actor) {
    return {town, policy(), actor, "requirement.write"};
}
Asking writing_fulfilments(Town& town, Actor const& actor) {
    return {town, policy(), actor, "fulfilment.write"};
}

Result<Done> check_catalogue(db::ReadTx&, Catalogue const& row) {
    return rules::must_end_after_it_begins(row.valid_from, row.valid_to);
}

Result<Done> check_requirement(db::ReadTx& tx, Requirement const& row) {
    CHECK(rules::must_end_after_it_begins(row.valid_from, row.valid_to));
    if (auto catalogue = tx.get(row.catalogue); !catalogue) {
        return invalid("/catalogue", "programme.not_there");
    }
    return row.edition ? rules::must_be_an_edition(tx, *row.edition) : Result<Done>{Done{}};
}

Asking writing_carriers(Town& town, Actor const& actor, Carrier const& row) {
    return row.requirement ? writing_requirements(town, actor) : writing(town, actor);
}

}  // namespace

Result<Page<Catalogue>> list_catalogues(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    return store::by_key<Catalogue>(tx, window);
}
Result<Catalogue> add_catalogue(Town& town, Actor const& actor, Catalogue row) {
    return add(writing_requirements(town, actor), std::move(row), check_catalogue);
}
Result<Catalogue> change_catalogue(Town& town, Actor const& actor, Id<Catalogue> const& id, int version,
                                   json::Change<Catalogue> const& change) {
    return revise(writing_requirements(town, actor), id, version, change, check_catalogue);
}

Result<Page<Requirement>> list_requirements(Town& town, Actor const& actor,
                                            store::RequirementFilter const& filter, Window window) {
    CHECK(may_read(town, actor));
    if (!filter.binds_kind.empty() && !choice_of<UnitKind>(filter.binds_kind)) {
        return invalid("?binds", "programme.unit_kind_unknown", {{"given", filter.binds_kind}});
    }
    if (filter.words.size() > words_max) {
        return invalid("?q", "programme.words_too_long", {{"maximum", std::to_string(words_max)}});
    }
    db::ReadTx tx{town.db};
    return store::requirements(tx, filter, window);
}

std::vector<CarrierView> carrier_views(std::vector<Carrier> const& carriers,
                                       std::vector<organisation::UnitView> const& units) {
    std::vector<CarrierView> views;
    for (auto const& carrier : carriers) {
        CarrierView view{carrier.id, carrier.unit, carrier.unit_kind, {}, 0};
        for (auto const& unit : units) {
            if (carrier.unit == unit.id) {
                view.unit_name = unit.name;
            }
            view.count += carrier.unit == unit.id || carrier.unit_kind == unit.kind ? 1 : 0;
        }
        views.push_back(std::move(view));
    }
    return views;
}

Result<RequirementView> requirement_view(Town& town, Actor const& actor, Id<Requirement> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(requirement, tx.get(id));
    TRY(catalogue, tx.get(requirement.catalogue));
    TRY(carriers, store::carriers_of_requirement(tx, id));
    TRY(units, organisation::units_on(tx, on));
    TRY(around, neighbours(tx, NodeKind::requirement, id.text, on));
    auto const version = requirement.version;
    return RequirementView{std::move(requirement),         catalogue.title,   catalogue.reference,
                           carrier_views(carriers, units), std::move(around), version};
}

Result<Requirement> add_requirement(Town& town, Actor const& actor, Requirement row) {
    return add(writing_requirements(town, actor), std::move(row), check_requirement);
}
Result<Requirement> change_requirement(Town& town, Actor const& actor, Id<Requirement> const& id, int version,
                                       json::Change<Requirement> const& change) {
    return revise(writing_requirements(town, actor), id, version, change, check_requirement);
}

Result<Carrier> add_carrier(Town& town, Actor const& actor, Carrier row) {
    return add(writing_carriers(town, actor, row), row, rules::must_carry_one_thing);
}
Result<Done> remove_carrier(Town& town, Actor const& actor, Id<Carrier> const& id) {
    CHECK(may_read(town, actor));
    TRY(row, read_one(reading(town, actor), id));
    return unlink(writing_carriers(town, actor, row), id);
}

Result<Page<Fulfilment>> list_fulfilments(Town& town, Actor const& actor, Id<Requirement> const& requirement,
                                          Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(requirement));
    return store::fulfilments(tx, requirement, window);
}

Result<Fulfilment> add_fulfilment(Town& town, Actor const& actor, Fulfilment row) {
    auto const today = town.clock.today();
    return add(writing_fulfilments(town, actor), std::move(row),
               [today](db::ReadTx& tx, Fulfilment const& one) -> Result<Done> {
                   if (auto requirement = tx.get(one.requirement); !requirement) {
                       return invalid("/requirement", "programme.not_there");
                   }
                   TRY(there, store::is_there<Unit>(tx, one.unit.text));
                   if (!there) {
                       return invalid("/unit", "programme.not_there");
                   }
                   return rules::must_have_been_done(one, today);
               });
}
Result<Fulfilment> change_fulfilment(Town& town, Actor const& actor, Id<Fulfilment> const& id, int version,
                                     json::Change<Fulfilment> const& change) {
    auto const today = town.clock.today();
    return revise(
        writing_fulfilments(town, actor), id, version, change,
        [today](db::ReadTx&, Fulfilment const& row) { return rules::must_have_been_done(row, today); });
}

}  // namespace varn::programme
