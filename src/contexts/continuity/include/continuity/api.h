#pragma once
// What other contexts, and the command line, may ask of continuity.
#include <string>
#include <vector>

#include "continuity/views.h"
#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"

namespace varn::continuity {

/// The town's network as `city-dep/1`, exactly what the API answers from. `forbidden` when the actor may not
/// analyse, or does not see all of it.
Result<std::string> network_text(Town& town, auth::Actor const& actor);
/// What fells a service, named by its id, or any service when none is named, as Open-PSA.
Result<std::string> network_open_psa(Town& town, auth::Actor const& actor, std::string const& service);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();

}  // namespace varn::continuity
