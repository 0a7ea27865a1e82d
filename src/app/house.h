#pragma once
// The list of contexts, in the order of house.map: the one place that names them all.
#include <memory>
#include <vector>

#include "kernel/describe.h"
#include "platform/access.h"
#include "platform/document_style.h"
#include "platform/http.h"
#include "platform/inspection.h"
#include "platform/intake.h"
#include "platform/migration.h"
#include "platform/pack.h"

namespace varn::app {

/// A policy table and whose it is.
struct Policy {
    std::string_view room;
    auth::Rules rules;
};

/// Every policy of the house, in order.
std::vector<Policy> policies();
/// Every migration, in the order they are applied.
std::vector<db::Migration> migrations();
/// Every table that holds entities: what has history, and what the audit answers for.
std::vector<Table const*> entities();
/// What a database of this version of the program is.
operations::Blueprint blueprint(clock::Clock const& clock);
/// Those of them that may bear a secrecy marking, or hang on what does.
std::vector<Table const*> bearing_markings();
/// Takes packs in, each through every context that knows its content, in one transaction. With `apply` false
/// the plan is told and nothing is kept.
Result<IntakePlan> import_packs(Town& town, auth::Actor const& actor, std::vector<pack::Pack> const& packs,
                                bool apply);
/// The town's content as a pack of that key.
Result<pack::Pack> export_pack(Town& town, auth::Actor const& actor, std::string const& key);
/// The routes of all contexts (not those of auth, which need sessions); `style` is how documents look.
std::vector<http::Route> context_routes(std::shared_ptr<documents::Style const> style);

}  // namespace varn::app
