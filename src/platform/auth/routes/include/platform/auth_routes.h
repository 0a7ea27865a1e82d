#pragma once
// Accounts and sessions over HTTP.
#include <string>
#include <vector>

#include "platform/dispatch.h"
#include "platform/first_start.h"
#include "platform/http.h"
#include "platform/sessions.h"

namespace varn::auth {

/// What anybody may know of the town before signing in. Given at the start.
struct TownFacts {
    std::string name;                        // "Stockholms stad"
    std::string version;                     // of the product
    bool demo = false;                       // told on every page
    std::vector<DemoAccount> demo_accounts;  // in the demo alone
    std::string demo_password;               // published in the demo alone
};

/// A demo account as the sign-in page shows it, with its published password.
struct PublishedAccount {
    std::string user_name;
    std::string name;
    Role role{};
    std::optional<AnyId> unit;
    std::string password;
};

/// GET /town.
struct TownTold {
    std::string name;
    std::string version;  // of the product
    Date today;
    bool demo = false;
    bool awaits_first_start = false;  // there is no account yet: the link printed at the start makes one
    std::vector<PublishedAccount> accounts;
};

/// The routes of accounts, roles, sessions and the first start. `sessions` must outlive them.
std::vector<http::Route> auth_routes(Sessions& sessions, TownFacts facts);
/// The actions that are open to a session that is half-way: to take the second step, to make a first factor,
/// to read how far one has come and to leave. Their verbs look at the session themselves.
std::vector<std::string> half_way_actions();
/// Recognises who sends a request by the session cookie, for the dispatcher. `sessions` must outlive it.
http::Authenticate recognise_by(Sessions& sessions);

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::PublishedAccount> {
    using P = auth::PublishedAccount;
    static constexpr auto value = entity<P>(
        "published_account", field<&P::user_name>(auth::facts::user_name), field<&P::name>(auth::facts::name),
        field<&P::role>({.label = "auth.role", .example = "coordinator"}),
        field<&P::unit>({.label = "auth.unit", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&P::password>(auth::facts::password));
};

template <>
struct varn::Describe<varn::auth::TownTold> {
    using T = auth::TownTold;
    static constexpr auto value =
        entity<T>("town", field<&T::name>({.label = "auth.town_name", .example = "Stockholms stad"}),
                  field<&T::version>({.label = "auth.product_version", .example = "0.1.0"}),
                  field<&T::today>({.label = "auth.today", .example = "2024-02-01"}),
                  field<&T::demo>({.label = "auth.demo", .example = "true"}),
                  field<&T::awaits_first_start>({.label = "auth.awaits_first_start", .example = "false"}),
                  field<&T::accounts>({.label = "auth.demo_accounts"}));
};
