#include "demo_town.h"

#include <algorithm>
#include <array>

#include "platform/i18n.h"

namespace varn::continuity {
namespace {

/// Which function of society a kind of service belongs to.
struct Belongs {
    std::string_view text;
    std::string_view function;
};
constexpr std::array belongings{
    Belongs{"aldreboende", "care"},
    Belongs{"island_home", "care"},
    Belongs{"hemtjanst", "care"},
    Belongs{"lss-boende", "care"},
    Belongs{"trygghetslarm", "care"},
    Belongs{"socialjour", "social"},
    Belongs{"skyddat-boende", "social"},
    Belongs{"orosanmalan", "social"},
    Belongs{"bistandsbeslut", "social"},
    Belongs{"godmanskap", "social"},
    Belongs{"begravning", "burial"},
    Belongs{"storkok", "food"},
    Belongs{"livsmedelskontroll", "food"},
    Belongs{"dricksvatten", "water"},
    Belongs{"avlopp", "water"},
    Belongs{"avfallshamtning", "waste"},
    Belongs{"forskola", "school"},
    Belongs{"skola", "school"},
    Belongs{"trafikledning", "roads"},
    Belongs{"vaghallning", "roads"},
    Belongs{"tunnelovervakning", "roads"},
    Belongs{"hamnverksamhet", "sea"},
    Belongs{"stadsfiber", "networks"},
    Belongs{"loner", "payments"},
    Belongs{"leverantorsbetalning", "payments"},
    Belongs{"ekonomiskt-bistand", "payments"},
    Belongs{"kontaktcenter", "leadership"},
    Belongs{"krisledning", "leadership"},
    Belongs{"stadsdelsledning", "leadership"},
    Belongs{"larmmottagning", "alarm"},
    Belongs{"trygghetspunkt", "alarm"},
};

}  // namespace

InventedTown::InventedTown(Town& town, std::map<std::string, Id<Unit>> units,
                           std::map<std::string, Id<Sector>> sectors, std::uint64_t seed)
    : town_(town), units_(std::move(units)), sectors_(std::move(sectors)), draw_(seed) {}

std::string InventedTown::words(std::string_view text) const {
    return i18n::text("sv", "continuity.demo." + std::string{text}, {{"place", place_}, {"number", number_}});
}

/// The unit of that key; the first there is in a town that has none such.
Id<Unit> InventedTown::unit_of(std::string_view key) const {
    auto const found = units_.find(std::string{key});
    return found == units_.end() ? units_.begin()->second : found->second;
}

Id<ExternalActor> InventedTown::supplier(std::string key) {
    ExternalActor row;
    row.id = town_.new_id<ExternalActor>();
    row.name = words(key);
    row.kind = words("supplier");
    row.key = "demo-" + std::move(key);
    row.marker = Marker::fictional;
    row.version = 1;
    actors.push_back(row);
    return actors.back().id;
}

void InventedTown::provided_by(std::optional<Id<ExternalActor>> actor, std::string agreement) {
    actor_ = std::move(actor);
    agreement_ = std::move(agreement);
}

void InventedTown::at(std::string place, int number) {
    place_ = std::move(place);
    number_ = std::to_string(number);
}

Member InventedTown::resource(std::string key, std::string_view text, std::string_view unit,
                              Ways const& ways) {
    Resource row;
    row.id = town_.new_id<Resource>();
    row.unit = unit_of(unit);
    row.key = std::move(key);
    row.name = words(text);
    row.kind = ways.kind;
    row.supplier = actor_;
    if (!agreement_.empty()) {
        row.agreement = agreement_;
    }
    row.repair_minutes = ways.repair;
    row.losses_per_year = ways.losses;
    row.restart_minutes = ways.restart;
    row.marker = Marker::fictional;
    row.version = 1;
    resources.push_back(std::move(row));
    return {{}, resources.back().id, resources.back().name};
}

Member InventedTown::service(std::string key, std::string_view text, std::string_view unit,
                             Bears const& bears) {
    CriticalService row;
    row.id = town_.new_id<CriticalService>();
    row.unit = unit_of(unit);
    row.key = std::move(key);
    row.name = words(text);
    if (auto const found = sectors_.find(std::string{bears.sector}); found != sectors_.end()) {
        row.sector = found->second;
    }
    for (auto const& belongs : belongings) {
        if (belongs.text == text) {
            row.societal_function = words("function." + std::string{belongs.function});
        }
    }
    row.tolerable_minutes = bears.tolerable;
    row.target_minutes = bears.tolerable * 3 / 4;
    row.restart_minutes = bears.restart;
    row.harm_per_hour = bears.harm;
    row.marker = Marker::fictional;
    row.version = 1;
    services.push_back(std::move(row));
    return {services.back().id, {}, services.back().name};
}

void InventedTown::need(Member const& owner, std::string_view what, std::vector<Member> members,
                        Keeps const& keeps) {
    NeedInFull row;
    row.id = town_.new_id<Need>();
    row.service = owner.service;
    row.resource = owner.resource;
    if (owner.service) {
        auto const of = std::find_if(services.rbegin(), services.rend(),
                                     [&](auto const& one) { return one.id == *owner.service; });
        row.unit = of->unit;
    } else {
        auto const of = std::find_if(resources.rbegin(), resources.rend(),
                                     [&](auto const& one) { return one.id == *owner.resource; });
        row.unit = of->unit;
    }
    row.what = words(what);
    row.needed = keeps.needed;
    row.members = std::move(members);
    row.buffer_minutes = keeps.buffer;
    row.refill_minutes = keeps.refill;
    row.version = 1;
    needs.push_back(std::move(row));
}

void InventedTown::plan(Member const& service, bool is_approved) {
    auto const today = town_.clock.today();
    auto const of = std::find_if(services.rbegin(), services.rend(),
                                 [&](auto const& one) { return one.id == *service.service; });
    ContinuityPlan row;
    row.id = town_.new_id<ContinuityPlan>();
    row.unit = of->unit;
    row.service = of->id;
    row.reserve_routines = words("plan.reserve_routines");
    row.contacts = words("plan.contacts");
    row.back_registration = words("plan.back_registration");
    row.peace_holds = Holds::yes;
    if (is_approved) {
        row.heightened_adds = words("plan.heightened");
        row.heightened_holds = draw_.happens(60) ? Holds::yes : Holds::no;
        row.highest_adds = words("plan.highest");
        row.highest_holds = draw_.happens(30) ? Holds::yes : Holds::no;
        row.state = ApprovalState::approved;
        row.approved_on = plus_days(today, -static_cast<int>(draw_.below(500)));
        row.approved_by = "operator";
    }
    row.marker = Marker::fictional;
    row.version = 1;
    if (is_approved && draw_.happens(50)) {
        PlanTest test;
        test.id = town_.new_id<PlanTest>();
        test.unit = row.unit;
        test.plan = row.id;
        test.kind = draw_.happens(50) ? TestKind::test : TestKind::exercise;
        test.held_on = plus_days(today, -static_cast<int>(draw_.below(400)));
        test.result = static_cast<TestResult>(draw_.below(choices<TestResult>.size()));
        test.version = 1;
        tests.push_back(std::move(test));
    }
    plans.push_back(std::move(row));
}

}  // namespace varn::continuity
