// HTTP ↔ verbs of scales, rounds and analyses. Lists stand under what they belong to; everything is created
// in its own collection.
#include "service_risks.h"

namespace varn::risk {
namespace {

using http::Call;

template <class T>
Id<T> id_in(Call const& call) {
    return Id<T>{call.id};
}
/// GET of something about a thing.
template <class Told, class Of>
http::Route viewing(std::string path, Result<Told> (*verb)(Town&, Actor const&, Id<Of> const&)) {
    return http::get(std::move(path), [verb](Call const& call) -> Result<Told> {
        return verb(call.town, call.actor, id_in<Of>(call));
    });
}
/// GET of a list that belongs to a thing.
template <class Item, class Of>
http::Route listing(std::string path, Result<Page<Item>> (*verb)(Town&, Actor const&, Id<Of> const&)) {
    return http::list(std::move(path), [verb](Call const& call) -> Result<Page<Item>> {
        return verb(call.town, call.actor, id_in<Of>(call));
    });
}
/// GET of a page of everything.
template <class Item>
http::Route paging(std::string path, Result<Page<Item>> (*verb)(Town&, Actor const&, Window)) {
    return http::list(std::move(path), [verb](Call const& call) -> Result<Page<Item>> {
        TRY(window, call.window());
        return verb(call.town, call.actor, window);
    });
}
/// A POST of something that is added as it is.
template <class T>
http::Route adding(std::string path, Result<T> (*verb)(Town&, Actor const&, T)) {
    return http::post(std::move(path), [verb](Call const& call, T const& row) -> Result<T> {
        return verb(call.town, call.actor, row);
    });
}
/// A PATCH: the version from If-Match, the change from the body.
template <class T>
http::Route changing(std::string path,
                     Result<T> (*verb)(Town&, Actor const&, Id<T> const&, int, json::Change<T> const&)) {
    return http::patch(std::move(path),
                       [verb](Call const& call, json::Change<T> const& changed) -> Result<T> {
                           TRY(version, http::expected_version(call));
                           return verb(call.town, call.actor, id_in<T>(call), version, changed);
                       });
}
/// A POST of something that happens to a thing, with the version its asker saw when that was said.
template <class T, class Ask>
http::Route happening(std::string path,
                      Result<T> (*verb)(Town&, Actor const&, Id<T> const&, Ask const&, std::optional<int>)) {
    return http::post(std::move(path), [verb](Call const& call, Ask const& ask) -> Result<T> {
        return verb(call.town, call.actor, id_in<T>(call), ask, call.if_match);
    });
}
/// A POST that asks something of a thing and answers with something else.
template <class Told, class Of, class Ask>
http::Route asking(std::string path, Result<Told> (*verb)(Town&, Actor const&, Id<Of> const&, Ask const&),
                   int status = 201) {
    return http::post(
        std::move(path),
        [verb](Call const& call, Ask const& ask) -> Result<Told> {
            return verb(call.town, call.actor, id_in<Of>(call), ask);
        },
        status);
}
template <class Of>
http::Route removing(std::string path, Result<Done> (*verb)(Town&, Actor const&, Id<Of> const&)) {
    return http::remove(std::move(path),
                        [verb](Call const& call) { return verb(call.town, call.actor, id_in<Of>(call)); });
}

std::vector<http::Route> scale_routes() {
    return {
        paging("/scale-sets", list_scale_sets).says("risk.list_scale_sets"),
        adding("/scale-sets", add_scale_set).says("risk.add_scale_set"),
        viewing("/scale-sets/{id}", scale_set_view).says("risk.read_scale_set"),
        changing("/scale-sets/{id}", change_scale_set).says("risk.change_scale_set"),
        asking("/scale-sets/{id}/renewals", renew_scale_set).says("risk.renew_scale_set"),
        adding("/scale-steps", add_scale_step).says("risk.add_scale_step"),
        changing("/scale-steps/{id}", change_scale_step).says("risk.change_scale_step"),
        removing("/scale-steps/{id}", remove_scale_step).says("risk.remove_scale_step"),
        http::list("/risk-kinds", [](Call const& call) { return list_kinds(call.town, call.actor); })
            .says("risk.list_kinds"),
        adding("/risk-kinds", add_kind).says("risk.add_kind"),
        changing("/risk-kinds/{id}", change_kind).says("risk.change_kind"),
        http::list("/analysis-guidance", [](Call const& call) { return list_guidance(call.actor); })
            .says("risk.list_guidance"),
    };
}

std::vector<http::Route> round_routes() {
    return {
        paging("/analysis-rounds", list_rounds).says("risk.list_rounds"),
        adding("/analysis-rounds", add_round).says("risk.add_round"),
        viewing("/analysis-rounds/{id}", round_view).says("risk.read_round"),
        changing("/analysis-rounds/{id}", change_round).says("risk.change_round"),
        happening("/analysis-rounds/{id}/openings", open_round).says("risk.open_round"),
        happening("/analysis-rounds/{id}/closings", close_round).says("risk.close_round"),
        listing("/analysis-rounds/{id}/participants", list_participants).says("risk.list_participants"),
        adding("/analysis-participants", add_participant).says("risk.add_participant"),
        changing("/analysis-participants/{id}", change_participant).says("risk.change_participant"),
        listing("/analysis-rounds/{id}/analyses", list_analyses).says("risk.list_analyses"),
        listing("/analysis-rounds/{id}/chase-list", chase_list).says("risk.chase_list"),
        asking("/analysis-rounds/{id}/reminders", remind_now).says("risk.remind_now"),
    };
}

std::vector<http::Route> analysis_routes() {
    return {
        adding("/risk-analyses", add_analysis).says("risk.add_analysis"),
        viewing("/risk-analyses/{id}", analysis_view).says("risk.read_analysis"),
        changing("/risk-analyses/{id}", change_analysis).says("risk.change_analysis"),
        happening("/risk-analyses/{id}/hand-ins", hand_in).says("risk.hand_in"),
        happening("/risk-analyses/{id}/approvals", approve).says("risk.approve"),
        happening("/risk-analyses/{id}/reopenings", reopen).says("risk.reopen"),
        happening("/risk-analyses/{id}/confirmations", confirm).says("risk.confirm"),
        adding("/capability-assessments", add_capability).says("risk.add_capability"),
        changing("/capability-assessments/{id}", change_capability).says("risk.change_capability"),
    };
}

std::vector<http::Route> risk_routes() {
    return {
        http::list("/risks",
                   [](Call const& call) -> Result<Page<RiskView>> {
                       TRY(question, risk_question_of(call));
                       TRY(window, call.window());
                       return list_risks(call.town, call.actor, question, window);
                   })
            .says("risk.list_risks")
            .understands(risk_question_parameters()),
        adding("/risks", add_risk).says("risk.add_risk"),
        viewing("/risks/{id}", risk_view).says("risk.read_risk"),
        changing("/risks/{id}", change_risk).says("risk.change_risk"),
        listing("/risks/{id}/measures", measures_of_risk).says("risk.list_measures"),
        asking("/risks/{id}/measures", add_measure_of_risk).says("risk.add_measure"),
        adding("/risk-consequences", add_consequence).says("risk.add_consequence"),
        changing("/risk-consequences/{id}", change_consequence).says("risk.change_consequence"),
        removing("/risk-consequences/{id}", remove_consequence).says("risk.remove_consequence"),
        listing("/risk-analyses/{id}/risks", risks_of_analysis).says("risk.list_risks_of_analysis"),
        asking("/risk-analyses/{id}/copies", copy_risks, 200).says("risk.copy_risks"),
        http::get("/risk-analyses/{id}/comparison",
                  [](Call const& call) -> Result<AnalysisComparison> {
                      return compare(call.town, call.actor, id_in<Analysis>(call),
                                     call.asked("with").value_or(""));
                  })
            .says("risk.compare")
            .understands({{"with", Kind::id, "01903f5e-0000-7000-8000-000000000308"}}),
    };
}

std::vector<http::Route> picture_routes() {
    return {
        http::get("/analysis-rounds/{id}/matrix",
                  [](Call const& call) -> Result<RiskMatrix> {
                      return risk_matrix(
                          call.town, call.actor, id_in<AnalysisRound>(call),
                          {call.asked("unit").value_or(""), call.asked("protection_value").value_or(""),
                           call.asked("after").value_or("") == "true"});
                  })
            .says("risk.read_matrix")
            .understands({{"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"},
                          {"protection_value", Kind::id, "01903f5e-0000-7000-8000-000000000304"},
                          {"after", Kind::boolean, "true"}}),
        viewing<RiskHeat, AnalysisRound>("/analysis-rounds/{id}/heat", risk_heat).says("risk.read_heat"),
        viewing<RoundFindings, AnalysisRound>("/analysis-rounds/{id}/findings", findings_of_round)
            .says("risk.list_findings"),
        asking("/analysis-rounds/{id}/finding-acceptances", accept_finding_of_round)
            .says("risk.accept_finding"),
        risk_export_route(),
    };
}

}  // namespace

std::vector<http::Route> routes() {
    std::vector<http::Route> all;
    for (auto* more : {&scale_routes, &round_routes, &analysis_routes, &risk_routes, &picture_routes}) {
        for (auto& route : more()) {
            all.push_back(std::move(route));
        }
    }
    return all;
}

}  // namespace varn::risk
