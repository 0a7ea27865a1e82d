#pragma once
// Serving: the town behind the dispatcher behind the server.
#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "platform/auth_routes.h"
#include "platform/document_style.h"
#include "platform/events.h"
#include "platform/oidc.h"
#include "platform/secrecy.h"

namespace varn::app {

/// What the routes stand on while they are served.
struct Serving {
    auth::Sessions& sessions;
    oidc::OpenIdConnect& openid;
    http::EventHub& hub;
    search::Index const& search;
    std::shared_ptr<documents::Style const> style;  // of documents
};
/// Every route of the product; what `varn openapi` describes and `varn serve` answers.
std::vector<http::Route> all_routes(Serving const& serving, auth::TownFacts facts,
                                    secrecy::Ceiling ceiling = {});
/// Sessions of a town under these settings.
std::unique_ptr<auth::Sessions> make_sessions(Town& town, config::Settings const& settings);
/// Signing in by the city's own service under these settings; `address` tells where browsers reach Värn.
oidc::Settings openid_settings(config::Settings const& settings, std::function<std::string()> address);
/// Serves until SIGTERM or SIGINT. Prints the address and, in a town without accounts, the link that makes
/// the first administrator.
ExitCode serve(Context const& context, OpenTown& opened, auth::TownFacts facts);

}  // namespace varn::app
