#include "platform/search_routes.h"

#include "platform/search_described.h"

namespace varn::search {

std::vector<http::Route> search_routes(Index const& index, std::vector<auth::Rules> rules) {
    using http::Call;
    auto const shared = std::make_shared<std::vector<auth::Rules> const>(std::move(rules));
    std::vector<http::Route> routes;
    routes.push_back(http::post(
                         "/searches",
                         [&index, shared](Call const& call, Search const& search) -> Result<Found> {
                             return index.find(call.town.db, {call.actor, *shared}, search);
                         },
                         200)
                         .says("search.find"));
    routes.push_back(http::post(
                         "/search-suggestions",
                         [&index, shared](Call const& call, Typed const& typed) -> Result<Found> {
                             return index.suggest(call.town.db, {call.actor, *shared}, typed.words);
                         },
                         200)
                         .says("search.suggest"));
    return routes;
}

}  // namespace varn::search
