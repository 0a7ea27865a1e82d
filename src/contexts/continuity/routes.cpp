// HTTP ↔ verbs. Lists stand under what they belong to; everything is created in its own collection.
#include "analysis.h"
#include "platform/asked.h"
#include "spreadsheets.h"

namespace varn::continuity {
namespace {

using http::Call;

http::Parameter const of_unit{"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"};
http::Parameter const of_supplier{"supplier", Kind::id, "01903f5e-0000-7000-8000-000000000009"};
http::Parameter const of_kind{"kind", Kind::text, "power"};
http::Parameter const of_words{"q", Kind::text, "ställverk"};
http::Parameter const and_ended{"ended", Kind::boolean, "true"};
http::Parameter const of_sector{"sector", Kind::id, "01903f5e-0000-7000-8000-000000000007"};
http::Parameter const of_plan{"plan", Kind::text, "not_at_highest"};
http::Parameter const in_order{"order", Kind::text, "tolerable"};

template <class T>
Id<T> id_in(Call const& call) {
    return Id<T>{call.id};
}

/// A POST of a row.
template <class T>
http::Route added(std::string path) {
    return http::post(std::move(path), [](Call const& call, T const& row) -> Result<T> {
        return add_row(call.town, call.actor, row);
    });
}
/// A PATCH of a row: the version from If-Match, the change from the body.
template <class T>
http::Route changed(std::string path) {
    return http::patch(std::move(path), [](Call const& call, json::Change<T> const& change) -> Result<T> {
        TRY(version, http::expected_version(call));
        return change_row(call.town, call.actor, id_in<T>(call), version, change);
    });
}
template <class Answer, class Of>
http::Route told(std::string path, Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&)) {
    return http::get(std::move(path), [verb](Call const& call) -> Result<Answer> {
        return verb(call.town, call.actor, id_in<Of>(call));
    });
}

Result<store::Filter> filter_of(Call const& call) {
    store::Filter filter;
    TRY(unit, http::id_asked(call, "unit", "continuity.no_such_id"));
    TRY(supplier, http::id_asked(call, "supplier", "continuity.no_such_id"));
    filter.unit = unit;
    filter.supplier = supplier;
    TRY(kind, http::choice_asked<ResourceClass>(call, "kind", "continuity.no_such_class"));
    filter.kind = kind ? name_of(*kind) : "";
    TRY(sector, http::id_asked(call, "sector", "continuity.no_such_id"));
    filter.sector = sector;
    TRY(plan, http::choice_asked<store::PlanAsked>(call, "plan", "continuity.no_such_plan_state"));
    filter.plan = plan ? name_of(*plan) : "";
    TRY(order, http::choice_asked<store::RegisterOrder>(call, "order", "continuity.no_such_order"));
    filter.order = order.value_or(store::RegisterOrder::name);
    TRY(words, http::words_asked(call, "q", "continuity.question_too_long"));
    filter.words = words;
    filter.ended_too = call.asked("ended").value_or("") == "true";
    return filter;
}

std::vector<http::Route> register_routes() {
    return {
        http::list("/critical-services",
                   [](Call const& call) -> Result<Page<ServiceLine>> {
                       TRY(filter, filter_of(call));
                       TRY(window, call.window());
                       return list_services(call.town, call.actor, filter, window);
                   })
            .says("continuity.list_services")
            .understands({of_unit, of_supplier, of_sector, of_plan, in_order, of_words, and_ended}),
        added<CriticalService>("/critical-services").says("continuity.add_service"),
        told("/critical-services/{id}", service_page).says("continuity.read_service"),
        changed<CriticalService>("/critical-services/{id}").says("continuity.change_service"),
        told("/critical-services/{id}/similar-needs", similar_needs).says("continuity.read_similar_needs"),
        http::get("/continuity-summary", [](Call const& call) { return summary_of(call.town, call.actor); })
            .says("continuity.read_summary"),
        added<ServiceConsequence>("/service-consequences").says("continuity.add_consequence"),
        changed<ServiceConsequence>("/service-consequences/{id}").says("continuity.change_consequence"),
        http::remove("/service-consequences/{id}",
                     [](Call const& call) {
                         return remove_row(call.town, call.actor, id_in<ServiceConsequence>(call));
                     })
            .says("continuity.remove_consequence"),
        http::list("/resources",
                   [](Call const& call) -> Result<Page<ResourceLine>> {
                       TRY(filter, filter_of(call));
                       TRY(window, call.window());
                       return list_resources(call.town, call.actor, filter, window);
                   })
            .says("continuity.list_resources")
            .understands({of_unit, of_supplier, of_kind, of_words, and_ended}),
        added<Resource>("/resources").says("continuity.add_resource"),
        told("/resources/{id}", resource_page).says("continuity.read_resource"),
        changed<Resource>("/resources/{id}").says("continuity.change_resource"),
    };
}

std::vector<http::Route> need_routes() {
    return {
        http::post("/needs", [](Call const& call,
                                NeedInFull const& need) { return add_need(call.town, call.actor, need); })
            .says("continuity.add_need"),
        http::patch("/needs/{id}",
                    [](Call const& call, json::Change<NeedInFull> const& change) -> Result<NeedInFull> {
                        TRY(version, http::expected_version(call));
                        return change_need(call.town, call.actor, id_in<Need>(call), version, change);
                    })
            .says("continuity.change_need"),
        http::remove("/needs/{id}",
                     [](Call const& call) { return remove_need(call.town, call.actor, id_in<Need>(call)); })
            .says("continuity.remove_need"),
    };
}

std::vector<http::Route> plan_routes() {
    return {
        added<ContinuityPlan>("/continuity-plans").says("continuity.add_plan"),
        told("/continuity-plans/{id}", plan_view).says("continuity.read_plan"),
        changed<ContinuityPlan>("/continuity-plans/{id}").says("continuity.change_plan"),
        http::post("/continuity-plans/{id}/approvals",
                   [](Call const& call, PlanApproval const& ask) -> Result<PlanView> {
                       TRY(version, http::expected_version(call));
                       return approve_plan(call.town, call.actor, id_in<ContinuityPlan>(call), version, ask);
                   })
            .says("continuity.approve_plan"),
        added<PlanTest>("/plan-tests").says("continuity.add_test"),
        changed<PlanTest>("/plan-tests/{id}").says("continuity.change_test"),
    };
}

}  // namespace

std::vector<http::Route> routes() {
    std::vector<http::Route> all = register_routes();
    for (auto* more : {&need_routes, &plan_routes, &register_sheet_routes, &analysis_routes}) {
        for (auto& route : more()) {
            all.push_back(std::move(route));
        }
    }
    return all;
}

}  // namespace varn::continuity
