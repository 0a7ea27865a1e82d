// The registers read together: how far the town has come, and what services like this one need.
#include <algorithm>
#include <map>
#include <set>

#include "service.h"

namespace varn::continuity {
namespace {

constexpr std::size_t enough_alike = 5;
constexpr std::size_t most_alike = 40;
constexpr std::size_t shown_alike = 5;
constexpr std::size_t shown_members = 12;

/// "Hemtjänst" of "Hemtjänst 3, Norrmalm": what stands before a number or a place.
std::string_view kind_of_name(std::string_view name) {
    auto const end = name.find_first_of("0123456789,(");
    auto kind = name.substr(0, end);
    while (kind.ends_with(' ')) {
        kind.remove_suffix(1);
    }
    return kind;
}

/// How much two services have in common; nothing at all is 0.
int likeness(CriticalService const& a, CriticalService const& b) {
    bool const same_function =
        a.societal_function && !a.societal_function->empty() && a.societal_function == b.societal_function;
    bool const same_kind = !kind_of_name(a.name).empty() && kind_of_name(a.name) == kind_of_name(b.name);
    bool const same_sector = a.sector && a.sector == b.sector;
    return (same_kind ? 4 : 0) + (same_function ? 2 : 0) + (same_sector ? 1 : 0);
}

/// The most alike first; at equal likeness those of the same unit. None that is less alike than enough are.
std::vector<CriticalService const*> most_alike_of(CriticalService const& service,
                                                  std::vector<CriticalService> const& all) {
    std::vector<std::pair<int, CriticalService const*>> scored;
    for (auto const& other : all) {
        auto const score = other.id == service.id ? 0 : likeness(service, other);
        if (score > 0) {
            scored.emplace_back(2 * score + (other.unit == service.unit ? 1 : 0), &other);
        }
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [](auto const& a, auto const& b) { return a.first > b.first; });
    std::vector<CriticalService const*> alike;
    int last = 0;
    for (auto const& [score, other] : scored) {
        bool const is_less = score / 2 < last / 2;
        if (alike.size() >= most_alike || (is_less && alike.size() >= enough_alike)) {
            break;
        }
        last = score;
        alike.push_back(other);
    }
    return alike;
}

/// The middle one; of two in the middle the lower.
template <class N>
N middle(std::vector<N> numbers) {
    std::sort(numbers.begin(), numbers.end());
    return numbers[(numbers.size() - 1) / 2];
}
template <class N>
std::optional<N> middle_if_any(std::vector<N> numbers) {
    return numbers.empty() ? std::nullopt : std::optional{middle(std::move(numbers))};
}

/// What is needed under one name, as it is gathered.
struct GatheredNeed {
    std::vector<int> needed;
    std::vector<std::int64_t> buffers;
    std::map<std::optional<ResourceClass>, int> kinds;
    std::map<std::string, SuggestedMember> members;  // by id
};

class GatheredNeeds {
public:
    GatheredNeeds(db::ReadTx& tx, CriticalService const& service) : tx_(tx), service_(service) {}

    Result<Done> take(CriticalService const& other) {
        TRY(needs, store::needs_of(tx_, other.id.text));
        std::set<std::string> seen;
        for (auto const& need : needs) {
            if (!seen.insert(need.what).second) {
                continue;
            }
            auto& gathered = by_name_[need.what];
            gathered.needed.push_back(need.needed);
            gathered.buffers.push_back(need.buffer_minutes);
            TRY(members, store::members_of(tx_, need.id));
            for (auto const& member : members) {
                CHECK(take(gathered, member));
            }
        }
        return Done{};
    }
    /// The most common first, equally common ones by name.
    std::vector<SuggestedNeed> told(std::set<std::string> const& stated) {
        std::vector<SuggestedNeed> all;
        for (auto& [what, gathered] : by_name_) {
            auto const kind =
                std::max_element(gathered.kinds.begin(), gathered.kinds.end(),
                                 [](auto const& a, auto const& b) { return a.second < b.second; });
            all.push_back({what, kind->first, static_cast<int>(gathered.needed.size()),
                           middle(gathered.needed), middle(gathered.buffers), stated.contains(what),
                           members_of(gathered)});
        }
        std::stable_sort(all.begin(), all.end(),
                         [](auto const& a, auto const& b) { return a.services > b.services; });
        return all;
    }

private:
    Result<Done> take(GatheredNeed& gathered, NeedMember const& member) {
        auto const& id = member.service ? member.service->text : member.resource->text;
        if (id == service_.id.text) {
            return Done{};
        }
        auto const known = gathered.members.find(id);
        if (known != gathered.members.end()) {
            ++known->second.services;
            return Done{};
        }
        SuggestedMember told{member.service, member.resource, {}, false, 1};
        std::optional<ResourceClass> kind;
        if (member.service) {
            TRY(row, tx_.get(*member.service));
            told.name = row.name;
            told.is_own = row.unit == service_.unit;
        } else {
            TRY(row, tx_.get(*member.resource));
            told.name = row.name;
            told.is_own = row.unit == service_.unit;
            kind = row.kind;
        }
        ++gathered.kinds[kind];
        gathered.members.emplace(id, std::move(told));
        return Done{};
    }
    /// What the unit has itself first, then what most lean on.
    static std::vector<SuggestedMember> members_of(GatheredNeed& gathered) {
        std::vector<SuggestedMember> all;
        for (auto& [id, member] : gathered.members) {
            all.push_back(std::move(member));
        }
        std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
            return a.is_own != b.is_own ? a.is_own : a.services > b.services;
        });
        if (all.size() > shown_members) {
            all.erase(all.begin() + shown_members, all.end());
        }
        return all;
    }

    db::ReadTx& tx_;
    CriticalService const& service_;
    std::map<std::string, GatheredNeed> by_name_;
};

void count(ContinuitySummary& summary, PlanStanding const& plan) {
    ++(plan.state == ApprovalState::approved ? summary.approved : summary.drafts);
    summary.incomplete += plan.is_incomplete ? 1 : 0;
    summary.not_at_highest += plan.highest_holds == Holds::no ? 1 : 0;
    summary.untested += plan.last_tested_on ? 0 : 1;
}

}  // namespace

Result<ContinuitySummary> summary_of(Town& town, Actor const& actor) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(services, store::all_services(tx));
    TRY(resources, store::all_resources(tx));
    TRY(plans, store::plans(tx));
    TRY(tests, store::tests(tx));
    std::map<std::string, std::vector<PlanTest>> of_plan;
    for (auto& test : tests) {
        of_plan[test.plan.text].push_back(std::move(test));
    }
    std::map<std::string, PlanStanding> standings;
    for (auto const& plan : plans) {
        standings[plan.service.text] = standing_of(plan, of_plan[plan.id.text]);
    }
    ContinuitySummary summary;
    summary.services = static_cast<std::int64_t>(services.size());
    summary.resources = static_cast<std::int64_t>(resources.size());
    for (auto const& service : services) {
        auto const plan = standings.find(service.id.text);
        if (plan == standings.end()) {
            ++summary.without_plan;
            continue;
        }
        count(summary, plan->second);
        auto const tested = plan->second.last_tested_on;
        if (tested && (!summary.oldest_test || *tested < *summary.oldest_test)) {
            summary.oldest_test = tested;
            summary.oldest_tested = service.id;
            summary.oldest_tested_name = service.name;
        }
    }
    return summary;
}

Result<SimilarNeeds> similar_needs(Town& town, Actor const& actor, Id<CriticalService> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(service, tx.get(id));
    TRY(all, store::all_services(tx));
    TRY(own, store::needs_of(tx, id.text));
    std::set<std::string> stated;
    for (auto const& need : own) {
        stated.insert(need.what);
    }
    GatheredNeeds gathered{tx, service};
    SimilarNeeds told;
    std::vector<std::int64_t> tolerable;
    std::vector<std::int64_t> target;
    for (auto const* other : most_alike_of(service, all)) {
        ++told.count;
        if (told.services.size() < shown_alike) {
            TRY(unit, organisation::unit_on(tx, other->unit, town.clock.today()));
            told.services.push_back({other->id, other->name, unit.name});
        }
        if (other->tolerable_minutes) {
            tolerable.push_back(*other->tolerable_minutes);
        }
        if (other->target_minutes) {
            target.push_back(*other->target_minutes);
        }
        CHECK(gathered.take(*other));
    }
    told.tolerable_minutes = middle_if_any(std::move(tolerable));
    told.target_minutes = middle_if_any(std::move(target));
    told.needs = gathered.told(stated);
    return told;
}

}  // namespace varn::continuity
