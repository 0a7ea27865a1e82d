#pragma once
// The two questions of the overview. Both only read, in one consistent view.
#include "overview/api.h"
#include "overview/changes.h"
#include "overview/views.h"
#include "platform/town.h"

namespace varn::overview {

/// How the town stands on a date, and what concerns the one who asks.
Result<Overview> overview(Town& town, auth::Actor const& actor, Date on);
/// Which things something was done to since the first moment of a day, the latest first, at most 200 of them.
/// `invalid` for a day to come.
Result<Changes> changes_since(Town& town, auth::Actor const& actor, Date since);
/// What a thing hangs on and what hangs on it; `not_found` for an id that nothing has.
Result<Trace> trace(Town& town, auth::Actor const& actor, std::string const& id, Date on);

}  // namespace varn::overview
