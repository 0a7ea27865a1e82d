// Units: registered, renamed, moved in the tree, merged and dissolved.
#include <set>

#include "platform/verbs.h"
#include "rules.h"
#include "service.h"
#include "store.h"

namespace varn::organisation {
namespace {

Asking read(Town& town, auth::Actor const& actor) {
    return {town, policy(), actor, "organisation.read"};
}
Asking writing_units(Town& town, auth::Actor const& actor) {
    return {town, policy(), actor, "organisation.write"};
}

Result<Done> may_read(Town& town, auth::Actor const& actor) {
    CHECK(auth::judge(policy(), actor, read(town, actor).action, std::nullopt));
    return Done{};
}

UnitView view_of(Unit const& unit, UnitPeriod const& period) {
    return UnitView{unit.id,       unit.key,          unit.kind,       period.name,   period.administration,
                    period.parent, unit.diary_prefix, unit.valid_from, unit.valid_to, unit.marker,
                    unit.source,   unit.version};
}

/// From the top of the tree down to the parent. A unit that stands below itself would have been refused; the
/// bound only keeps a damaged database from holding us here.
Result<std::vector<UnitView>> path_to(db::ReadTx& tx, UnitView const& unit, Date on) {
    constexpr std::size_t depth_max = 20;
    std::vector<UnitView> path;
    auto parent = unit.parent;
    while (parent && path.size() < depth_max) {
        TRY(above, unit_on(tx, *parent, on));
        parent = above.parent;
        path.insert(path.begin(), std::move(above));
    }
    return path;
}

/// What must hold of a period before it is written.
Result<Done> check_period(db::ReadTx& tx, UnitPeriod const& period) {
    CHECK(rules::must_end_after_it_begins(period));
    CHECK(rules::must_be_there(tx, period.unit, "/unit"));
    if (period.parent) {
        CHECK(rules::must_be_there(tx, *period.parent, "/parent"));
    }
    CHECK(rules::must_not_overlap_another_period(tx, period));
    return rules::must_not_stand_below_itself(tx, period);
}

}  // namespace

Result<std::vector<UnitView>> units_on(db::ReadTx& tx, Date on) {
    return store::all_units(tx, on);
}

Result<UnitView> unit_on(db::ReadTx& tx, Id<Unit> const& id, Date on) {
    TRY(unit, tx.get(id));
    TRY(periods, store::periods(tx, id));
    if (periods.empty()) {
        return internal("a unit without a period: " + id.text);
    }
    auto const* nearest = &periods.front();
    for (auto const& period : periods) {
        if (period.valid_from <= on) {
            nearest = &period;
        }
    }
    return view_of(unit, *nearest);
}

Result<std::vector<std::string>> with_all_below(db::ReadTx& tx, std::string const& unit, Date on) {
    return store::below(tx, unit, on);
}

Result<std::vector<std::string>> units_of_sector(db::ReadTx& tx, std::string const& sector, Date on) {
    return store::sector_units(tx, sector, on);
}

Result<std::map<std::string, Id<Unit>>> unit_keys(db::ReadTx& tx) {
    TRY(units, tx.all_by_key<Unit>());
    std::map<std::string, Id<Unit>> keys;
    for (auto& unit : units) {
        keys.emplace(std::move(unit.key), std::move(unit.id));
    }
    return keys;
}

Result<http::Page<UnitView>> list_units(Town& town, auth::Actor const& actor, Date on,
                                        std::string const& kind, http::Call::Window window) {
    CHECK(may_read(town, actor));
    if (!kind.empty() && !choice_of<UnitKind>(kind)) {
        return invalid("?kind", "organisation.unit_kind_unknown");
    }
    db::ReadTx tx{town.db};
    return store::units(tx, on, kind, window);
}

Result<http::Page<UnitView>> unit_tree(Town& town, auth::Actor const& actor, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(units, store::all_units(tx, on));
    auto const total = static_cast<std::int64_t>(units.size());
    return http::Page<UnitView>{std::move(units), total};
}

Result<UnitPage> unit_page(Town& town, auth::Actor const& actor, Id<Unit> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(unit, unit_on(tx, id, on));
    TRY(path, path_to(tx, unit, on));
    TRY(children, store::children(tx, id.text, on));
    TRY(periods, store::periods(tx, id));
    TRY(predecessors, store::predecessors(tx, id));
    TRY(successors, store::successors(tx, id));
    TRY(duties, store::duties(tx, id, on));
    TRY(sectors, store::sectors_of(tx, id, on));
    return UnitPage{std::move(unit),         std::move(path),       std::move(children), std::move(periods),
                    std::move(predecessors), std::move(successors), std::move(duties),   std::move(sectors)};
}

Result<UnitView> register_unit(Town& town, auth::Actor const& actor, NewUnit const& ask) {
    auto const asking = writing_units(town, actor);
    db::WriteTx tx{town.db};
    TRY(unit_permit, auth::decide<Unit>(asking.rules, actor, asking.action, std::nullopt));
    TRY(period_permit, auth::decide<UnitPeriod>(asking.rules, actor, asking.action, std::nullopt));
    Unit const unit{town.new_id<Unit>(), ask.key,    ask.kind, ask.diary_prefix, ask.valid_from, std::nullopt,
                    Marker::own,         ask.source, 1};
    UnitPeriod const period{town.new_id<UnitPeriod>(),
                            unit.id,
                            ask.name,
                            ask.administration,
                            ask.parent,
                            ask.valid_from,
                            std::nullopt,
                            1};
    CHECK(tx.insert(unit_permit, unit));
    CHECK(check_period(tx, period));
    CHECK(tx.insert(period_permit, period));
    CHECK(std::move(tx).commit(audit::entry(actor, "organisation.write")));
    return view_of(unit, period);
}

Result<Unit> change_unit(Town& town, auth::Actor const& actor, Id<Unit> const& id, int version,
                         json::Change<Unit> const& change) {
    return revise(writing_units(town, actor), id, version, change,
                  [](db::ReadTx&, Unit const& unit) { return rules::must_end_after_it_begins(unit); });
}

Result<UnitPeriod> add_period(Town& town, auth::Actor const& actor, UnitPeriod period) {
    auto const asking = writing_units(town, actor);
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<UnitPeriod>(asking.rules, actor, asking.action, std::nullopt));
    CHECK(rules::must_be_there(tx, period.unit, "/unit"));
    TRY(open, store::open_period(tx, period.unit, period.valid_from));
    if (open) {
        auto ended = *open;
        ended.valid_to = plus_days(period.valid_from, -1);
        CHECK(tx.update(permit, *open, ended));
    }
    period.id = town.new_id<UnitPeriod>();
    period.version = 1;
    CHECK(check_period(tx, period));
    CHECK(tx.insert(permit, period));
    CHECK(std::move(tx).commit(audit::entry(actor, "organisation.write")));
    return period;
}

Result<UnitPeriod> change_period(Town& town, auth::Actor const& actor, Id<UnitPeriod> const& id, int version,
                                 json::Change<UnitPeriod> const& change) {
    return revise(writing_units(town, actor), id, version, change, check_period);
}

Result<Succession> add_succession(Town& town, auth::Actor const& actor, Succession succession) {
    return add(writing_units(town, actor), std::move(succession),
               [](db::ReadTx& tx, Succession const& row) -> Result<Done> {
                   CHECK(rules::must_be_there(tx, row.predecessor, "/predecessor"));
                   CHECK(rules::must_be_there(tx, row.successor, "/successor"));
                   if (row.predecessor == row.successor) {
                       return invalid("/successor", "organisation.succeeds_itself");
                   }
                   return Done{};
               });
}

Result<std::vector<std::string>> writers_of(db::ReadTx& tx, Id<Unit> const& unit, Date on) {
    std::set<std::string> seen;
    for (std::optional<Id<Unit>> at = unit; at && seen.insert(at->text).second;) {
        TRY(found, store::writers_at(tx, *at, on));
        if (!found.empty()) {
            return std::move(found);
        }
        TRY(view, unit_on(tx, *at, on));
        at = view.parent;
    }
    return std::vector<std::string>{};
}

}  // namespace varn::organisation
