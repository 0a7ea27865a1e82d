#pragma once
// Serving: the town behind the dispatcher behind the server.
#include <string>
#include <vector>

#include "cli/command.h"
#include "platform/auth_routes.h"
#include "platform/events.h"
#include "platform/secrecy.h"

namespace varn::app {

/// Every route of the product with its sessions; what `varn openapi` describes and `varn serve` answers.
std::vector<http::Route> all_routes(auth::Sessions& sessions, http::EventHub& hub,
                                    search::Index const& search, auth::TownFacts facts,
                                    secrecy::Ceiling ceiling = {});
/// Sessions of a town under these settings.
std::unique_ptr<auth::Sessions> make_sessions(Town& town, config::Settings const& settings);
/// Serves until SIGTERM or SIGINT. Prints the address and, in a town without accounts, the link that makes
/// the first administrator.
ExitCode serve(Context const& context, OpenTown& opened, auth::TownFacts facts);

}  // namespace varn::app
