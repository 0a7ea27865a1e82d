// HTTP ↔ verbs. Lists stand under what they belong to; everything is created in its own collection.
#include "routes.h"

namespace varn::programme {
namespace {

std::vector<http::Route> programme_routes() {
    return {
        dated<ProgrammeView>("/programmes", list_programmes).says("programme.list_programmes"),
        create("/programmes", add_programme).says("programme.add_programme"),
        viewed("/programmes/{id}", programme_view).says("programme.read_programme"),
        change("/programmes/{id}", change_programme).says("programme.change_programme"),
        under("/programmes/{id}/editions", list_editions).says("programme.list_editions"),
        create("/editions", add_edition).says("programme.add_edition"),
        viewed<EditionView, Edition>("/editions/{id}", edition_view).says("programme.read_edition"),
        change("/editions/{id}", change_edition).says("programme.change_edition"),
        http::post("/editions/{id}/adoptions",
                   [](Call const& call, Adoption const& ask) -> Result<Edition> {
                       return adopt(call.town, call.actor, id_of<Edition>(call), ask, call.if_match);
                   })
            .says("programme.adopt"),
        viewed("/editions/{id}/document", document).says("programme.read_document"),
        viewed("/editions/{id}/matrix", matrix).says("programme.read_matrix"),
        under("/editions/{id}/applicability", applicability).says("programme.list_applicability"),
        under("/editions/{id}/responsibility-matrix", responsibility_matrix)
            .says("programme.list_responsibility_matrix"),
        http::get("/editions/{id}/comparison",
                  [](Call const& call) -> Result<Comparison> {
                      auto const with = call.asked("with").value_or("");
                      if (!is_uuid(with)) {
                          return invalid("?with", "programme.compare_with_what");
                      }
                      return comparison(call.town, call.actor, Id<Edition>{with}, id_of<Edition>(call));
                  })
            .says("programme.compare_editions")
            .understands({{"with", Kind::id, "01903f5e-0000-7000-8000-000000000012"}}),
        viewed("/editions/{id}/findings", findings_of_edition).says("programme.list_findings"),
        http::post("/editions/{id}/finding-acceptances",
                   [](Call const& call, findings::AcceptFinding const& ask) -> Result<findings::Acceptance> {
                       return accept_finding(call.town, call.actor, id_of<Edition>(call), ask);
                   })
            .says("programme.accept_finding"),
        unlinked("/finding-acceptances/{id}", withdraw_acceptance).says("programme.withdraw_acceptance"),
    };
}

}  // namespace

std::vector<http::Route> routes() {
    std::vector<http::Route> all = programme_routes();
    for (auto* more : {&part_routes, &requirement_routes}) {
        for (auto& route : more()) {
            all.push_back(std::move(route));
        }
    }
    return all;
}

}  // namespace varn::programme
