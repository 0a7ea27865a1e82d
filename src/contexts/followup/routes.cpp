// HTTP ↔ verbs. Lists stand under what they belong to; everything is created in its own collection.
#include "service.h"

namespace varn::followup {
namespace {

using http::Call;

template <class T>
Id<T> id_of(Call const& call) {
    return Id<T>{call.id};
}

/// GET of something about a thing.
template <class Told, class Of>
http::Route viewed(std::string path, Result<Told> (*verb)(Town&, Actor const&, Id<Of> const&)) {
    return http::get(std::move(path), [verb](Call const& call) -> Result<Told> {
        return verb(call.town, call.actor, id_of<Of>(call));
    });
}
/// A PATCH: the version from If-Match, the change from the body.
template <class T>
http::Route change(std::string path,
                   Result<T> (*verb)(Town&, Actor const&, Id<T> const&, int, json::Change<T> const&)) {
    return http::patch(std::move(path),
                       [verb](Call const& call, json::Change<T> const& changed) -> Result<T> {
                           TRY(version, http::expected_version(call));
                           return verb(call.town, call.actor, id_of<T>(call), version, changed);
                       });
}
/// A POST of something that happens to a thing, with the version its asker saw when that was said.
template <class T, class Ask>
http::Route deed(std::string path,
                 Result<T> (*verb)(Town&, Actor const&, Id<T> const&, Ask const&, std::optional<int>)) {
    return http::post(std::move(path), [verb](Call const& call, Ask const& ask) -> Result<T> {
        return verb(call.town, call.actor, id_of<T>(call), ask, call.if_match);
    });
}
/// A POST of something that is added as it is.
template <class T>
http::Route create(std::string path, Result<T> (*verb)(Town&, Actor const&, T)) {
    return http::post(std::move(path), [verb](Call const& call, T const& row) -> Result<T> {
        return verb(call.town, call.actor, row);
    });
}

std::vector<http::Route> round_routes() {
    return {
        http::list("/follow-up-rounds",
                   [](Call const& call) -> Result<Page<RoundView>> {
                       TRY(window, call.window());
                       return list_rounds(call.town, call.actor, window);
                   })
            .says("followup.list_rounds"),
        create("/follow-up-rounds", add_round).says("followup.add_round"),
        viewed("/follow-up-rounds/{id}", round_view).says("followup.read_round"),
        change("/follow-up-rounds/{id}", change_round).says("followup.change_round"),
        deed("/follow-up-rounds/{id}/openings", open_round).says("followup.open_round"),
        deed("/follow-up-rounds/{id}/closings", close_round).says("followup.close_round"),
        http::list("/follow-up-rounds/{id}/sheets",
                   [](Call const& call) { return list_sheets(call.town, call.actor, id_of<Round>(call)); })
            .says("followup.list_sheets"),
        http::post("/follow-up-rounds/{id}/reminders",
                   [](Call const& call, Reminding const& ask) -> Result<Reminded> {
                       return remind_now(call.town, call.actor, id_of<Round>(call), ask);
                   })
            .says("followup.remind_now"),
        viewed<RollUp, Round>("/follow-up-rounds/{id}/roll-up", roll_up).says("followup.roll_up"),
        http::get("/follow-up-rounds/{id}/roll-up-explanation",
                  [](Call const& call) -> Result<RollUpExplanation> {
                      auto const asked = [&](std::string_view name) { return call.asked(name).value_or(""); };
                      return explain(call.town, call.actor, id_of<Round>(call),
                                     {asked("unit"), asked("goal"), asked("focus_area"), asked("sector")});
                  })
            .says("followup.explain_roll_up")
            .understands({{"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"},
                          {"goal", Kind::id, "01903f5e-0000-7000-8000-000000000203"},
                          {"focus_area", Kind::id, "01903f5e-0000-7000-8000-000000000204"},
                          {"sector", Kind::id, "01903f5e-0000-7000-8000-000000000007"}}),
        http::list("/goals/{id}/follow-up",
                   [](Call const& call) { return goal_answers(call.town, call.actor, id_of<Goal>(call)); })
            .says("followup.goal_answers"),
    };
}

std::vector<http::Route> sheet_routes() {
    return {
        http::list("/follow-up-sheets", [](Call const& call) { return own_sheets(call.town, call.actor); })
            .says("followup.own_sheets"),
        viewed("/follow-up-sheets/{id}", sheet_view).says("followup.read_sheet"),
        http::list("/follow-up-sheets/{id}/answers",
                   [](Call const& call) -> Result<Page<Answer>> {
                       TRY(window, call.window());
                       return list_answers(call.town, call.actor, id_of<Sheet>(call), window);
                   })
            .says("followup.list_answers"),
        deed("/follow-up-sheets/{id}/hand-ins", hand_in).says("followup.hand_in"),
        deed("/follow-up-sheets/{id}/hand-backs", hand_back).says("followup.hand_back"),
        deed("/follow-up-sheets/{id}/acceptances", accept).says("followup.accept"),
        http::post("/follow-up-sheets/{id}/indicator-values",
                   [](Call const& call, MeasuredValue const& ask) -> Result<SheetIndicator> {
                       return record_value(call.town, call.actor, id_of<Sheet>(call), ask);
                   })
            .says("followup.record_value"),
        create("/follow-up-answers", add_answer).says("followup.add_answer"),
        change("/follow-up-answers/{id}", change_answer).says("followup.change_answer"),
    };
}

}  // namespace

std::vector<http::Route> routes() {
    auto all = round_routes();
    for (auto& route : sheet_routes()) {
        all.push_back(std::move(route));
    }
    return all;
}

}  // namespace varn::followup
