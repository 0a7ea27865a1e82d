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
    std::string product_version;
    bool demo = false;                       // told on every page
    std::vector<DemoAccount> demo_accounts;  // in the demo alone
    std::string demo_password;               // published in the demo alone
};

/// GET /town.
struct TownTold {
    std::string name;
    std::string product_version;
    Date today;
    bool demo = false;
    bool awaits_first_start = false;  // there is no account yet: the link printed at the start makes one
    std::vector<DemoAccount> demo_accounts;
    std::optional<std::string> demo_password;
};

/// The routes of accounts, roles, sessions and the first start. `sessions` must outlive them.
std::vector<http::Route> auth_routes(Sessions& sessions, TownFacts facts);
/// Recognises who sends a request by the session cookie, for the dispatcher. `sessions` must outlive it.
http::Authenticate recognise_by(Sessions& sessions);

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::TownTold> {
    using T = auth::TownTold;
    static constexpr auto value =
        entity<T>("town", field<&T::name>({.label = "auth.town_name", .example = "Stockholms stad"}),
                  field<&T::product_version>({.label = "auth.product_version", .example = "0.1.0"}),
                  field<&T::today>({.label = "auth.today", .example = "2024-02-01"}),
                  field<&T::demo>({.label = "auth.demo", .example = "true"}),
                  field<&T::awaits_first_start>({.label = "auth.awaits_first_start", .example = "false"}),
                  field<&T::demo_accounts>({.label = "auth.demo_accounts"}),
                  field<&T::demo_password>({.label = "auth.demo_password", .example = "publicerat i demot"}));
};
