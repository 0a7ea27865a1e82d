// HTTP ↔ verbs.
#include "platform/asked.h"
#include "service.h"

namespace varn::portfolio {
namespace {

using http::Call;

http::Parameter const of_measure{"measure", Kind::id, "01903f5e-0000-7000-8000-000000000051"};

std::vector<http::Route> effect_routes() {
    return {
        http::list("/measure-effects",
                   [](Call const& call) -> Result<Page<EffectView>> {
                       TRY(measure, http::id_asked(call, "measure", "portfolio.no_such_id_asked"));
                       TRY(window, call.window());
                       return list_effects(call.town, call.actor, call.language, measure, window);
                   })
            .says("portfolio.list_effects")
            .understands({of_measure}),
        http::post(
            "/measure-effects",
            [](Call const& call, MeasureEffect const& row) { return add_effect(call.town, call.actor, row); })
            .says("portfolio.add_effect"),
        http::patch("/measure-effects/{id}",
                    [](Call const& call, json::Change<MeasureEffect> const& change) -> Result<MeasureEffect> {
                        TRY(version, http::expected_version(call));
                        return change_effect(call.town, call.actor, Id<MeasureEffect>{call.id}, version,
                                             change);
                    })
            .says("portfolio.change_effect"),
        http::remove(
            "/measure-effects/{id}",
            [](Call const& call) { return remove_effect(call.town, call.actor, Id<MeasureEffect>{call.id}); })
            .says("portfolio.remove_effect"),
    };
}

/// A verb on a reckoning: nothing is told but which.
http::Route stopping() {
    auto route =
        http::raw(http::Method::post, "/reckonings/{id}/cancellations",
                  [](Call const& call) -> Result<http::Reply> {
                      TRY(told, stop_reckoning(call.town, call.actor, call.language, Id<Reckoning>{call.id}));
                      return http::Reply{.body = json::write(told)};
                  })
            .says("portfolio.stop_reckoning");
    route.answers = &table<ReckoningTold>();
    return route;
}

/// Answers with the page, whose figures the row holds as a text.
http::Route changing_proposal() {
    auto route =
        http::raw(http::Method::patch, "/decision-proposals/{id}",
                  [](Call const& call) -> Result<http::Reply> {
                      TRY(version, http::expected_version(call));
                      TRY(page,
                          change_proposal(call.town, call.actor, call.language, Id<DecisionProposal>{call.id},
                                          version, json::Change<DecisionProposal>{std::string{call.body}}));
                      return http::Reply{.body = json::write(page), .version = page.version};
                  })
            .says("portfolio.change_proposal");
    route.takes = &table<DecisionProposal>();
    route.reading = json::Reading::changed;
    route.answers = &table<ProposalPage>();
    return route;
}

std::vector<http::Route> reckoning_routes() {
    return {
        http::post("/continuity-years",
                   [](Call const& call, YearsAsk const& ask) {
                       return reckon_years(call.town, call.actor, call.language, ask);
                   })
            .says("portfolio.reckon_years"),
        http::post("/portfolios",
                   [](Call const& call, PortfolioAsk const& ask) {
                       return reckon_portfolio(call.town, call.actor, call.language, ask);
                   })
            .says("portfolio.reckon_portfolio"),
        http::list("/reckonings",
                   [](Call const& call) -> Result<Page<ReckoningTold>> {
                       TRY(window, call.window());
                       return list_reckonings(call.town, call.actor, window);
                   })
            .says("portfolio.list_reckonings")
            .of_the_present(),
        http::get("/reckonings/{id}",
                  [](Call const& call) {
                      return read_reckoning(call.town, call.actor, call.language, Id<Reckoning>{call.id});
                  })
            .says("portfolio.read_reckoning")
            .of_the_present(),
        stopping(),
    };
}

std::vector<http::Route> proposal_routes() {
    return {
        http::list("/decision-proposals",
                   [](Call const& call) -> Result<Page<ProposalLine>> {
                       TRY(window, call.window());
                       return list_proposals(call.town, call.actor, window);
                   })
            .says("portfolio.list_proposals"),
        http::post("/decision-proposals",
                   [](Call const& call, NewProposal const& ask) {
                       return propose(call.town, call.actor, call.language, ask);
                   })
            .says("portfolio.propose"),
        http::get("/decision-proposals/{id}",
                  [](Call const& call) {
                      return proposal_page(call.town, call.actor, call.language,
                                           Id<DecisionProposal>{call.id});
                  })
            .says("portfolio.read_proposal"),
        changing_proposal(),
    };
}

}  // namespace

std::vector<http::Route> routes() {
    std::vector<http::Route> all = effect_routes();
    for (auto* more : {&reckoning_routes, &proposal_routes}) {
        for (auto& route : more()) {
            all.push_back(std::move(route));
        }
    }
    return all;
}

}  // namespace varn::portfolio
