// Services, needs and plans put together for documents.
#include "continuity/telling.h"

#include <algorithm>
#include <limits>
#include <set>

#include "service.h"

namespace varn::continuity {
namespace {

constexpr int every_row = std::numeric_limits<int>::max();

bool is_of(OfUnits const& units, Id<Unit> const& unit) {
    return !units || std::find(units->begin(), units->end(), unit.text) != units->end();
}

/// The members of each need that is seen whole, by its id.
using WholeNeeds = std::map<std::string, std::vector<NeedMember>>;

Result<WholeNeeds> whole_needs(db::ReadTx& tx, std::vector<Need> const& needs) {
    TRY(members, store::all_members(tx));
    WholeNeeds whole;
    for (auto& one : members) {
        whole[one.need.text].push_back(std::move(one));
    }
    for (auto const& need : needs) {
        if (static_cast<int>(whole[need.id.text].size()) != need.member_count) {
            whole.erase(need.id.text);
        }
    }
    return whole;
}

/// Needs under way to being counted.
class Counting {
public:
    void take(Need const& need, std::vector<NeedMember> const& members) {
        auto& one = by_what_[need.what];
        one.what = need.what;
        bool const is_first = one.services.empty();
        one.services.insert(need.service->text);
        if (need.needed == need.member_count) {
            one.without_alternative.insert(need.service->text);
        }
        one.shortest_buffer =
            is_first ? need.buffer_minutes : std::min(one.shortest_buffer, need.buffer_minutes);
        for (auto const& member : members) {
            if (member.resource) {
                users_[member.resource->text].insert(need.service->text);
            }
        }
    }
    std::vector<DependencyTold> dependencies() const {
        std::vector<DependencyTold> all;
        for (auto const& [what, one] : by_what_) {
            all.push_back(one);
        }
        std::stable_sort(all.begin(), all.end(),
                         [](auto const& a, auto const& b) { return a.services.size() > b.services.size(); });
        return all;
    }
    Result<std::vector<SharedResource>> resources(db::ReadTx& tx) const {
        TRY(rows, store::all_resources(tx));
        std::vector<SharedResource> all;
        for (auto& row : rows) {
            auto const found = users_.find(row.id.text);
            if (found == users_.end() || found->second.size() < 2) {
                continue;
            }
            SharedResource one{std::move(row), {}, static_cast<std::int64_t>(found->second.size())};
            if (one.resource.supplier) {
                TRY(supplier, tx.find(*one.resource.supplier));
                one.supplier_name = supplier ? std::optional{supplier->name} : std::nullopt;
            }
            all.push_back(std::move(one));
        }
        std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
            return std::tuple{-a.services, a.resource.name, a.resource.key} <
                   std::tuple{-b.services, b.resource.name, b.resource.key};
        });
        return all;
    }

private:
    std::map<std::string, DependencyTold> by_what_;
    std::map<std::string, std::set<std::string>> users_;  // services, by resource
};

struct NeedsOfServices {
    std::vector<Need> const& needs;
    WholeNeeds const& whole;
    std::set<std::string> const& services;
};

/// Those who provide what the services need directly.
Result<Done> take_suppliers(db::ReadTx& tx, NeedsOfServices const& of, std::set<std::string>& wanted) {
    for (auto const& need : of.needs) {
        auto const members = of.whole.find(need.id.text);
        if (members == of.whole.end() || !need.service || !of.services.contains(need.service->text)) {
            continue;
        }
        for (auto const& member : members->second) {
            if (!member.resource) {
                continue;
            }
            TRY(resource, tx.find(*member.resource));
            if (resource && resource->supplier) {
                wanted.insert(resource->supplier->text);
            }
        }
    }
    return Done{};
}

}  // namespace

Result<ServicesTold> services_told(db::ReadTx& tx, Actor const& actor, OfUnits const& units, Date on) {
    CHECK(may_read(actor));
    ServicesTold told;
    TRY(page, lines_in(tx, {}, {every_row, 0}, on));
    std::set<std::string> services;
    for (auto& line : page.items) {
        if (!is_of(units, line.service.unit)) {
            continue;
        }
        services.insert(line.service.id.text);
        if (auto const& sector = line.service.sector; sector && !told.sectors.contains(sector->text)) {
            TRY(found, tx.find(*sector));
            told.sectors[sector->text] = found ? found->name : "";
        }
        told.services.push_back(std::move(line));
    }
    TRY(needs, store::all_needs(tx));
    TRY(whole, whole_needs(tx, needs));
    Counting counting;
    for (auto const& need : needs) {
        auto const members = whole.find(need.id.text);
        if (members != whole.end() && need.service && services.contains(need.service->text)) {
            counting.take(need, members->second);
        }
    }
    told.dependencies = counting.dependencies();
    TRY(resources, counting.resources(tx));
    told.resources = std::move(resources);
    return told;
}

Result<PlanTold> plan_told(db::ReadTx& tx, Actor const& actor, Id<ContinuityPlan> const& id, Date on) {
    CHECK(may_read(actor));
    TRY(plan, tx.get(id));
    TRY(page, service_in(tx, actor, plan.service, on));
    PlanTold told{std::move(page), {}, {}};
    if (auto const& sector = told.page.service.sector) {
        TRY(found, tx.find(*sector));
        told.sector_name = found ? std::optional{found->name} : std::nullopt;
    }
    for (auto const& one : told.page.consequences) {
        TRY(value, tx.find(one.protection_value));
        if (value) {
            told.values[value->id.text] = value->title;
        }
    }
    return told;
}

Result<Id<ContinuityPlan>> plan_of_key(db::ReadTx& tx, std::string const& key) {
    TRY(service, tx.by_key<CriticalService>(key));
    if (!service) {
        return not_found();
    }
    TRY(plan, store::plan_of(tx, service->id));
    return plan ? Result<Id<ContinuityPlan>>{plan->id} : not_found();
}

Result<std::vector<ExternalActor>> outsiders_told(db::ReadTx& tx, Actor const& actor,
                                                  std::vector<std::string> const& units) {
    CHECK(may_read(actor));
    std::set<std::string> wanted;
    std::set<std::string> services_of_units;
    for (auto const& unit : units) {
        store::Filter filter;
        filter.unit = unit;
        TRY(services, store::services(tx, filter, {every_row, 0}));
        for (auto const& one : services.items) {
            services_of_units.insert(one.id.text);
            if (one.run_by_actor) {
                wanted.insert(one.run_by_actor->text);
            }
        }
        TRY(resources, store::resources(tx, filter, {every_row, 0}));
        for (auto const& one : resources.items) {
            if (one.supplier) {
                wanted.insert(one.supplier->text);
            }
        }
    }
    TRY(needs, store::all_needs(tx));
    TRY(whole, whole_needs(tx, needs));
    CHECK(take_suppliers(tx, {needs, whole, services_of_units}, wanted));
    TRY(all, store::outsiders(tx));
    std::erase_if(all, [&](auto const& one) { return !wanted.contains(one.id.text); });
    return std::move(all);
}

}  // namespace varn::continuity
