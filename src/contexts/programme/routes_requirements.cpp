// The requirement catalogue, and what was done.
#include "routes.h"

namespace varn::programme {

std::vector<http::Route> requirement_routes() {
    return {
        undated("/catalogues", list_catalogues).says("requirement.list_catalogues"),
        create("/catalogues", add_catalogue).says("requirement.add_catalogue"),
        stored<Catalogue>("/catalogues/{id}").says("requirement.read_catalogue"),
        change("/catalogues/{id}", change_catalogue).says("requirement.change_catalogue"),
        http::list("/requirements",
                   [](Call const& call) -> Result<Page<Requirement>> {
                       TRY(window, call.window());
                       store::RequirementFilter const filter{call.asked("catalogue").value_or(""),
                                                             call.asked("binds").value_or(""),
                                                             call.asked("q").value_or("")};
                       return list_requirements(call.town, call.actor, filter, window);
                   })
            .says("requirement.list_requirements")
            .understands({{"catalogue", Kind::id, "01903f5e-0000-7000-8000-000000000020"},
                          {"binds", Kind::text, "committee"},
                          {"q", Kind::text, "brandskydd"}}),
        create("/requirements", add_requirement).says("requirement.add_requirement"),
        viewed("/requirements/{id}", requirement_view).says("requirement.read_requirement"),
        change("/requirements/{id}", change_requirement).says("requirement.change_requirement"),
        paged("/requirements/{id}/fulfilments", list_fulfilments).says("fulfilment.list_fulfilments"),
        create("/fulfilments", add_fulfilment).says("fulfilment.add_fulfilment"),
        stored<Fulfilment>("/fulfilments/{id}").says("fulfilment.read_fulfilment"),
        change("/fulfilments/{id}", change_fulfilment).says("fulfilment.change_fulfilment"),
    };
}

}  // namespace varn::programme
