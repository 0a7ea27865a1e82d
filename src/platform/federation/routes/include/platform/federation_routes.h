#pragma once
// Sign-in services over HTTP: what administrators manage, and what the sign-in page may know.
#include <vector>

#include "platform/federation.h"
#include "platform/http.h"

namespace varn::federation {

/// A way in, as the sign-in page shows it before anybody has signed in.
struct SignInWay {
    Id<IdentityProvider> id;
    std::string key;   // GET /federation/{key}/start begins
    std::string name;  // "Logga in med {name}"
};

/// The routes of providers, group roles and links.
std::vector<http::Route> federation_routes(IssuerRules rules, auth::UnitsBelow units_below);

}  // namespace varn::federation

template <>
struct varn::Describe<varn::federation::SignInWay> {
    using W = federation::SignInWay;
    static constexpr auto value =
        entity<W>("sign_in_way", field<&W::id>({.label = "common.id", .example = federation::facts::some_id}),
                  field<&W::key>(federation::facts::key), field<&W::name>(federation::facts::name));
};
