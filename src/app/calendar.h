#pragma once
// The addresses that calendar programs fetch, and what other contexts hand in to the annual wheel.
#include <functional>
#include <string>

#include "platform/accounts.h"
#include "platform/dispatch.h"
#include "wheel/api.h"

namespace varn::app {

/// What measures and follow-up rounds hand in to the wheel.
wheel::Contributors wheel_contributors();

/// GET /calendar/{token}.ics: no session, for a calendar program has none; the secret in the address and the
/// present rights of whoever made it decide. `address` is that of Värn as others reach it.
http::Annex calendar_annex(Town& town, auth::UnitsBelow units_below, std::function<std::string()> address);

}  // namespace varn::app
