#include "platform/federated_accounts.h"
#include "platform/federation_routes.h"

namespace varn::federation {
namespace {

using http::Call;
using http::Route;

template <class T>
http::Page<T> all_of(std::vector<T> items) {
    auto const total = static_cast<std::int64_t>(items.size());
    return {std::move(items), total};
}

void add_provider_routes(std::vector<Route>& routes, IssuerRules rules) {
    routes.push_back(http::list("/sign-in-ways",
                                [](Call const& call) -> Result<http::Page<SignInWay>> {
                                    TRY(providers, active_providers(call.town));
                                    std::vector<SignInWay> ways;
                                    for (auto const& one : providers) {
                                        ways.push_back({one.id, one.key, one.name});
                                    }
                                    return all_of(std::move(ways));
                                })
                         .says("provider.ways")
                         .anybody());
    routes.push_back(
        http::list("/identity-providers", [](Call const& call) -> Result<http::Page<IdentityProvider>> {
            TRY(providers, list_providers(call.town, call.actor));
            return all_of(std::move(providers));
        }).says("provider.read"));
    routes.push_back(
        http::post("/identity-providers",
                   [rules](Call const& call, NewProvider const& ask) -> Result<IdentityProvider> {
                       return add_provider(call.town, call.actor, ask, rules);
                   })
            .says("provider.add"));
    routes.push_back(http::get("/identity-providers/{id}", [](Call const& call) -> Result<IdentityProvider> {
                         return provider(call.town, call.actor, {call.id});
                     }).says("provider.read"));
    routes.push_back(
        http::patch(
            "/identity-providers/{id}",
            [](Call const& call, json::Change<IdentityProvider> const& change) -> Result<IdentityProvider> {
                TRY(version, http::expected_version(call));
                return change_provider(call.town, call.actor, {{call.id}, version, change});
            })
            .says("provider.manage"));
    routes.push_back(http::post("/identity-providers/{id}/secrets",
                                [](Call const& call, NewClientSecret const& ask) -> Result<IdentityProvider> {
                                    return set_client_secret(call.town, call.actor, {call.id}, ask);
                                })
                         .says("provider.client_secret"));
}

void add_group_routes(std::vector<Route>& routes, auth::UnitsBelow const& units_below) {
    routes.push_back(http::list("/identity-providers/{id}/group-roles",
                                [](Call const& call) -> Result<http::Page<GroupRole>> {
                                    TRY(lines, list_group_roles(call.town, call.actor, {call.id}));
                                    return all_of(std::move(lines));
                                })
                         .says("group_role.read"));
    routes.push_back(
        http::post("/identity-providers/{id}/group-roles",
                   [units_below](Call const& call, NewGroupRole const& ask) -> Result<GroupRole> {
                       return add_group_role(call.town, call.actor, {call.id}, ask, units_below);
                   })
            .says("group_role.add"));
    routes.push_back(http::remove("/group-roles/{id}", [](Call const& call) -> Result<Done> {
                         return remove_group_role(call.town, call.actor, {call.id});
                     }).says("group_role.remove"));
}

void add_link_routes(std::vector<Route>& routes) {
    routes.push_back(
        http::list("/accounts/{id}/links", [](Call const& call) -> Result<http::Page<AccountLink>> {
            TRY(links, list_links(call.town, call.actor, {call.id}));
            return all_of(std::move(links));
        }).says("account_link.read"));
    routes.push_back(
        http::post("/accounts/{id}/links", [](Call const& call, NewLink const& ask) -> Result<AccountLink> {
            return add_link(call.town, call.actor, {call.id}, ask);
        }).says("account_link.add"));
    routes.push_back(http::remove("/account-links/{id}", [](Call const& call) -> Result<Done> {
                         return remove_link(call.town, call.actor, {call.id});
                     }).says("account_link.remove"));
}

}  // namespace

std::vector<Route> federation_routes(IssuerRules rules, auth::UnitsBelow units_below) {
    std::vector<Route> routes;
    add_provider_routes(routes, rules);
    add_group_routes(routes, units_below);
    add_link_routes(routes);
    return routes;
}

}  // namespace varn::federation
