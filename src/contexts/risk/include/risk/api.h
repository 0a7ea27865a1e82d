#pragma once
// What other contexts, reports and the command line may ask of rounds, analyses and risks.
#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/intake.h"
#include "platform/pack.h"
#include "platform/town.h"
#include "risk/views.h"

namespace varn::risk {

/// Takes in the sets of scales and the kinds of risk of a pack. A set that an opened round uses is left as it
/// is.
Result<Done> import_pack(Intake& intake, pack::Pack const& pack);
/// All of them as the members of a pack's file.
Result<pack::Node> export_pack(db::ReadTx& tx);

/// Two rounds of made-up analyses about two editions, one closed and one open, marked as fictional. Nothing
/// when there are rounds already, or no such edition, or no proposal of scales.
Result<Done> add_demo_analyses(Town& town, std::string const& earlier, std::string const& later);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();

}  // namespace varn::risk
