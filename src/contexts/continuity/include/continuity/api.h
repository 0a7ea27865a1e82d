#pragma once
// What other contexts, and the command line, may ask of continuity.
#include <string>
#include <vector>

#include "continuity/network_import.h"
#include "continuity/suggestions.h"
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

struct ImportAsk {
    std::string_view file;
    Id<Unit> unit;    // that answers for all of it
    std::string top;  // of an Open-PSA file with several: the gate that is the service
    bool is_applied = false;
};
/// Takes a network into the registers, all of it or nothing, or only says what it would be: `city-dep/1` or
/// the engine's text (docs/formats/network.md), or a fault tree in Open-PSA. A service with an own loss gets
/// a resource for it, since a service of the registers falls only with what it needs. Errors: those of the
/// format with their places, and of each row at `/nodes/ID`; a key that is taken is one, so that the same
/// file is not taken in twice.
Result<NetworkImport> import_network_file(Town& town, auth::Actor const& actor, ImportAsk const& ask,
                                          std::string_view language);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();

}  // namespace varn::continuity
