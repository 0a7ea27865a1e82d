#pragma once
// Signing in by the city's own service, with OpenID Connect: authorization code with PKCE. The browser is
// sent to the provider and back; everything that decides is asked server to server and held against the
// standard, and every deviation is refused with a code in the audit and a calm page.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/dispatch.h"
#include "platform/federated_accounts.h"
#include "platform/sessions.h"

namespace varn::oidc {

std::vector<db::Migration> oidc_migrations();

struct Settings {
    federation::IssuerRules rules;
    std::function<std::string()> address;  // of Värn as browsers reach it: "https://varn.staden.example"
    bool secure = false;                   // that address is https
    std::string ca_file = {};              // authorities believed in instead of the system's
};

/// Where somebody who signs out goes on to.
struct SignedOutHere {
    std::optional<std::string> end_session_url;  // the provider's, when it wants to be told
};

/// Everything between providers and sessions. Safe to use from several threads.
class OpenIdConnect {
public:
    /// `machine` is the machine's own clock even in a demonstration: tokens are of this moment.
    OpenIdConnect(Town& town, auth::Sessions& sessions, clock::Clock const& machine, Settings settings);
    ~OpenIdConnect();

    federation::IssuerRules rules() const;
    /// /federation/{key}/start, /callback and /logout (the provider's back channel).
    http::Annex annex();
    /// POST /sign-outs.
    std::vector<http::Route> routes();
    /// As `inner`, but a session that a provider vouches for is nobody's once the provider has taken its word
    /// back. It is asked at most once a minute, and before the request is answered when that was longer ago.
    http::Authenticate recognise_by(http::Authenticate inner);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace varn::oidc

template <>
struct varn::Describe<varn::oidc::SignedOutHere> {
    using S = oidc::SignedOutHere;
    static constexpr auto value =
        entity<S>("signed_out", field<&S::end_session_url>({.label = "oidc.end_session_url",
                                                            .example = "https://login.staden.example/logout",
                                                            .length_max = 70'000}));
};
