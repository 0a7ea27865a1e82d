// The registers as people read them.
#include <map>

#include "measure/api.h"
#include "service.h"

namespace varn::continuity {
namespace {

/// Names of units and suppliers, each looked up once.
class Names {
public:
    Names(db::ReadTx& tx, Date on) : tx_(tx), on_(on) {}

    Result<std::string> of(Id<Unit> const& unit) {
        auto const known = units_.find(unit.text);
        if (known != units_.end()) {
            return known->second;
        }
        TRY(view, organisation::unit_on(tx_, unit, on_));
        return units_.emplace(unit.text, view.name).first->second;
    }
    /// Absent when there is none, or none that the reader may know of.
    Result<std::optional<std::string>> of(std::optional<Id<ExternalActor>> const& actor) {
        if (!actor) {
            return std::optional<std::string>{};
        }
        TRY(found, tx_.find(*actor));
        return found ? std::optional{found->name} : std::nullopt;
    }

private:
    db::ReadTx& tx_;
    Date on_;
    std::map<std::string, std::string> units_;
};

Result<std::vector<NeededBy>> told_needs(db::ReadTx& tx, std::string const& member) {
    TRY(needs, store::needs_met_by(tx, member));
    std::vector<NeededBy> told;
    for (auto const& need : needs) {
        NeededBy one{need.id, need.what, need.service, need.resource, {}};
        if (need.service) {
            TRY(service, tx.get(*need.service));
            one.name = service.name;
        } else {
            TRY(resource, tx.get(*need.resource));
            one.name = resource.name;
        }
        told.push_back(std::move(one));
    }
    return told;
}

Result<std::vector<NeedInFull>> needs_in_full(db::ReadTx& tx, std::string const& owner) {
    TRY(needs, store::needs_of(tx, owner));
    std::vector<NeedInFull> told;
    for (auto const& need : needs) {
        TRY(one, in_full(tx, need));
        told.push_back(std::move(one));
    }
    return told;
}

Result<std::optional<std::string>> run_by(Names& names, CriticalService const& service) {
    if (service.run_by_unit) {
        TRY(name, names.of(*service.run_by_unit));
        return std::optional{name};
    }
    return names.of(service.run_by_actor);
}

}  // namespace

Result<Done> may_read(Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "continuity.read", std::nullopt));
    return Done{};
}

ContinuityRights rights_at(Actor const& actor, Id<Unit> const& unit) {
    auto const may = [&](std::string_view action) {
        return auth::judge(policy(), actor, action, unit.text).ok();
    };
    return {may("continuity.write"), may("continuity.approve"), may("continuity.analyse")};
}

Result<NeedInFull> in_full(db::ReadTx& tx, Need const& need) {
    TRY(rows, store::members_of(tx, need.id));
    std::vector<Member> members;
    for (auto const& row : rows) {
        Member member{row.service, row.resource, {}};
        if (row.service) {
            TRY(service, tx.get(*row.service));
            member.name = service.name;
        } else {
            TRY(resource, tx.get(*row.resource));
            member.name = resource.name;
            member.kind = resource.kind;
        }
        members.push_back(std::move(member));
    }
    return NeedInFull{
        need.id,        need.unit,          need.service,        need.resource,       need.what,
        need.needed,    std::move(members), need.buffer_minutes, need.refill_minutes, need.agreement,
        need.tested_on, need.note,          need.version};
}

Result<Page<ServiceLine>> list_services(Town& town, Actor const& actor, store::Filter const& filter,
                                        Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return lines_in(tx, filter, window, town.clock.today());
}

Result<Page<ServiceLine>> lines_in(db::ReadTx& tx, store::Filter const& filter, Window window, Date today) {
    TRY(rows, store::services(tx, filter, window));
    TRY(plans, store::plans(tx));
    TRY(tests, store::tests(tx));
    std::map<std::string, ContinuityPlan const*> of_service;
    for (auto const& plan : plans) {
        of_service[plan.service.text] = &plan;
    }
    Names names{tx, today};
    Page<ServiceLine> page;
    page.total = rows.total;
    for (auto& row : rows.items) {
        TRY(name, names.of(row.unit));
        auto const plan = of_service.find(row.id.text);
        std::optional<PlanStanding> standing;
        if (plan != of_service.end()) {
            standing = standing_of(*plan->second, tests);
        }
        auto const version = row.version;
        page.items.push_back({std::move(row), std::move(name), std::move(standing), version});
    }
    return page;
}

Result<Page<ResourceLine>> list_resources(Town& town, Actor const& actor, store::Filter const& filter,
                                          Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(rows, store::resources(tx, filter, window));
    Names names{tx, town.clock.today()};
    Page<ResourceLine> page;
    page.total = rows.total;
    for (auto& row : rows.items) {
        TRY(name, names.of(row.unit));
        TRY(supplier, names.of(row.supplier));
        auto const version = row.version;
        page.items.push_back({std::move(row), std::move(name), std::move(supplier), version});
    }
    return page;
}

Result<ServicePage> service_page(Town& town, Actor const& actor, Id<CriticalService> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return service_in(tx, actor, id, town.clock.today());
}

Result<ServicePage> service_in(db::ReadTx& tx, Actor const& actor, Id<CriticalService> const& id,
                               Date today) {
    TRY(service, tx.get(id));
    Names names{tx, today};
    TRY(unit_name, names.of(service.unit));
    TRY(runs, run_by(names, service));
    TRY(consequences, store::consequences_of(tx, id));
    TRY(needs, needs_in_full(tx, id.text));
    TRY(needed_by, told_needs(tx, id.text));
    TRY(measures, measure::measures_of(tx, {measure::SourceKind::continuity, AnyId{id.text}}, today));
    TRY(plan, store::plan_of(tx, id));
    ServicePage page{service,
                     std::move(unit_name),
                     std::move(runs),
                     std::move(consequences),
                     std::move(needs),
                     std::move(needed_by),
                     {},
                     std::move(measures),
                     rights_at(actor, service.unit),
                     service.version};
    if (plan) {
        TRY(view, view_of(tx, std::move(*plan)));
        page.plan = std::move(view);
    }
    return page;
}

Result<ResourcePage> resource_page(Town& town, Actor const& actor, Id<Resource> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(resource, tx.get(id));
    Names names{tx, town.clock.today()};
    TRY(unit_name, names.of(resource.unit));
    TRY(supplier, names.of(resource.supplier));
    TRY(needs, needs_in_full(tx, id.text));
    TRY(needed_by, told_needs(tx, id.text));
    return ResourcePage{resource,         std::move(unit_name), std::move(supplier),
                        std::move(needs), std::move(needed_by), rights_at(actor, resource.unit),
                        resource.version};
}

}  // namespace varn::continuity
