// HTTP ↔ verbs. Lists stand under what they belong to; everything is created in its own collection.
#include "service.h"

namespace varn::planning {
namespace {

using http::Call;

http::Parameter const of_cycle{"cycle", Kind::id, "01903f5e-0000-7000-8000-000000000101"};
http::Parameter const of_year{"year", Kind::integer, "2024"};

template <class T>
Id<T> plan_id(Call const& call) {
    return Id<T>{call.id};
}

/// A POST of a row of a plan.
template <class T>
http::Route planned(std::string path) {
    return http::post(std::move(path), [](Call const& call, T const& row) -> Result<T> {
        return add_to_plan(call.town, call.actor, row);
    });
}
/// A PATCH of a row of a plan: the version from If-Match, the change from the body.
template <class T>
http::Route replanned(std::string path) {
    return http::patch(std::move(path), [](Call const& call, json::Change<T> const& change) -> Result<T> {
        TRY(version, http::expected_version(call));
        return change_in_plan(call.town, call.actor, plan_id<T>(call), version, change);
    });
}
/// Something about a thing.
template <class Answer, class Of>
http::Route told(std::string path, Result<Answer> (*verb)(Town&, Actor const&, Id<Of> const&)) {
    return http::get(std::move(path), [verb](Call const& call) -> Result<Answer> {
        return verb(call.town, call.actor, plan_id<Of>(call));
    });
}

std::vector<http::Route> cycle_routes() {
    return {
        http::list("/planning-cycles",
                   [](Call const& call) -> Result<Page<PlanningCycle>> {
                       TRY(window, call.window());
                       return list_cycles(call.town, call.actor, window);
                   })
            .says("planning.list_cycles"),
        http::post(
            "/planning-cycles",
            [](Call const& call, PlanningCycle const& row) { return add_cycle(call.town, call.actor, row); })
            .says("planning.add_cycle"),
        told("/planning-cycles/{id}", read_cycle).says("planning.read_cycle"),
        http::patch("/planning-cycles/{id}",
                    [](Call const& call, json::Change<PlanningCycle> const& change) -> Result<PlanningCycle> {
                        TRY(version, http::expected_version(call));
                        return change_cycle(call.town, call.actor, plan_id<PlanningCycle>(call), version,
                                            change);
                    })
            .says("planning.change_cycle"),
        http::post("/planning-cycles/{id}/closings",
                   [](Call const& call, Closing const& ask) {
                       return close_cycle(call.town, call.actor, plan_id<PlanningCycle>(call), ask,
                                          call.if_match);
                   })
            .says("planning.close_cycle"),
        http::list("/planning-cycles/{id}/plans",
                   [](Call const& call) {
                       return list_standings(call.town, call.actor, plan_id<PlanningCycle>(call));
                   })
            .says("planning.list_plans"),
        told("/planning-cycles/{id}/balance", balance).says("planning.read_balance"),
        http::list("/planning-cycles/{id}/instructions",
                   [](Call const& call) -> Result<Page<Instruction>> {
                       TRY(window, call.window());
                       return list_instructions(call.town, call.actor, plan_id<PlanningCycle>(call), window);
                   })
            .says("planning.list_instructions"),
        planned<Instruction>("/instructions").says("planning.add_instruction"),
        replanned<Instruction>("/instructions/{id}").says("planning.change_instruction"),
    };
}

Result<UnitPlan> plan_asked_for(Call const& call) {
    return plan_of(call.town, call.actor, plan_id<Unit>(call), call.asked("cycle"), call.asked("year"));
}

std::vector<http::Route> plan_routes() {
    return {
        http::get("/units/{id}/plan", plan_asked_for)
            .says("planning.read_plan")
            .understands({of_cycle, of_year}),
        http::raw(http::Method::get, "/units/{id}/plan-text",
                  [](Call const& call) -> Result<http::Reply> {
                      TRY(plan, plan_asked_for(call));
                      return http::Reply{.content_type = "text/plain; charset=utf-8",
                                         .body = plan_text(plan, call.language)};
                  })
            .says("planning.read_plan_text")
            .gives("text/plain")
            .understands({of_cycle, of_year}),
        http::post("/plan-copies", [](Call const& call,
                                      PlanCopy const& ask) { return copy_plan(call.town, call.actor, ask); })
            .says("planning.copy_plan"),
        http::get("/goals/{id}/carriers-in-plans",
                  [](Call const& call) {
                      return carriers(call.town, call.actor, plan_id<Goal>(call), call.asked("cycle"));
                  })
            .says("planning.read_carriers")
            .understands({of_cycle}),
        planned<WorkStep>("/work-steps").says("planning.add_work_step"),
        replanned<WorkStep>("/work-steps/{id}").says("planning.change_work_step"),
        planned<UnitGoal>("/unit-goals").says("planning.add_unit_goal"),
        told("/unit-goals/{id}", chain).says("planning.read_unit_goal"),
        replanned<UnitGoal>("/unit-goals/{id}").says("planning.change_unit_goal"),
        planned<GoalBinding>("/goal-bindings").says("planning.add_binding"),
        http::remove(
            "/goal-bindings/{id}",
            [](Call const& call) { return unbind(call.town, call.actor, plan_id<GoalBinding>(call)); })
            .says("planning.remove_binding"),
        planned<Activity>("/activities").says("planning.add_activity"),
        replanned<Activity>("/activities/{id}").says("planning.change_activity"),
        planned<Indicator>("/indicators").says("planning.add_indicator"),
        told("/indicators/{id}", read_indicator).says("planning.read_indicator"),
        replanned<Indicator>("/indicators/{id}").says("planning.change_indicator"),
        planned<IndicatorValue>("/indicator-values").says("planning.add_value"),
        replanned<IndicatorValue>("/indicator-values/{id}").says("planning.change_value"),
        http::post(
            "/plan-comments",
            [](Call const& call, PlanComment const& row) { return add_comment(call.town, call.actor, row); })
            .says("planning.add_comment"),
    };
}

}  // namespace

std::vector<http::Route> routes() {
    std::vector<http::Route> all = cycle_routes();
    for (auto* more : {&plan_routes, &spreadsheet_routes}) {
        for (auto& route : more()) {
            all.push_back(std::move(route));
        }
    }
    return all;
}

}  // namespace varn::planning
